//! What share of the metrics has a key, as aligned tables.

use super::listing::listing;
use super::width::shown_line;
use crate::analyze::indicators::{Coverage, Share};

/// Districts and sections beyond these are left to `--format json`.
const MOST: usize = 20;

/// One table a question, an empty line between.
pub(in crate::cli) fn text(coverage: &Coverage, colour: bool) -> String {
    let all = Share {
        group: Some("all metrics".to_owned()),
        metrics: coverage.metrics,
        keyed: coverage.keyed,
    };
    let keys = coverage
        .keys
        .iter()
        .map(|key| vec![shown_line(&key.indicator), key.metrics.to_string()]);
    let names = coverage.names.iter().map(|name| {
        let known = |text: &Option<String>| text.as_deref().map_or_else(|| "–".to_owned(), shown_line);
        vec![
            known(&name.name),
            name.metrics.to_string(),
            name.kind.clone(),
            known(&name.unit),
        ]
    });
    let tables = [
        ("with a key", shares(&[all])),
        ("by kind", shares(&coverage.by_kind)),
        ("by district", shares(&coverage.by_district)),
        ("by section", shares(&coverage.by_section)),
        ("most frequent keys", keys.collect()),
        ("most frequent names without a key", names.collect()),
    ];
    tables.map(|(title, rows)| listing(title, rows, colour)).join("\n")
}

fn shares(shares: &[Share]) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = shares.iter().take(MOST).map(share).collect();
    if let more @ 1.. = shares.len().saturating_sub(MOST) {
        rows.push(vec![format!("and {more} more")]);
    }
    rows
}

fn share(share: &Share) -> Vec<String> {
    let group = share.group.as_deref().map_or_else(|| "–".to_owned(), shown_line);
    vec![group, percent(share), format!("{} of {}", share.keyed, share.metrics)]
}

#[allow(clippy::cast_precision_loss, reason = "counts of rows are far below 2^53")]
fn percent(share: &Share) -> String {
    if share.metrics == 0 {
        return "–".to_owned();
    }
    format!("{:.1}%", share.keyed as f64 * 100.0 / share.metrics as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_told_in_percent_and_numbers() {
        let share = |group: Option<&str>, metrics, keyed| Share {
            group: group.map(str::to_owned),
            metrics,
            keyed,
        };
        let coverage = Coverage {
            metrics: 8,
            keyed: 3,
            by_kind: vec![share(Some("count"), 8, 3)],
            by_district: vec![share(None, 8, 3)],
            by_section: Vec::new(),
            keys: Vec::new(),
            names: Vec::new(),
        };
        let text = text(&coverage, false);
        assert!(
            text.starts_with("with a key\n  all metrics  37.5%  3 of 8\n\nby kind\n"),
            "{text}"
        );
        assert!(
            text.contains("by section\n  none\n") && text.contains("  –  37.5%  3 of 8\n"),
            "{text}"
        );
    }
}
