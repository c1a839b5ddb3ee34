//! What each number of a text was read as: one line a number.

use super::style::{FAINT, paint};
use super::width::{align, shown_line};
use crate::pipeline::view::{MentionView, SentenceView};

/// A line for each mention, then one for each rejected numeral.
pub(super) fn readings(sentence: &SentenceView, colour: bool) -> Vec<String> {
    let rows: Vec<_> = sentence.mentions.iter().map(row).collect();
    let mut lines = align(&rows);
    let rejected = sentence.rejected.iter().map(|numeral| {
        let rule = numeral
            .rule
            .as_ref()
            .map(|rule| format!(" by {rule}"))
            .unwrap_or_default();
        format!("{}  is no metric: {}{rule}", shown_line(&numeral.text), numeral.reason)
    });
    lines.extend(rejected.map(|line| paint(&line, FAINT, colour)));
    lines
}

/// Surface, value, kind, change, name, role, rule.
fn row(mention: &MentionView) -> Vec<String> {
    let corrected = if mention.corrected { ", corrected" } else { "" };
    let role = mention.role.as_ref().filter(|role| *role != "actual");
    vec![
        shown_line(&mention.text),
        value(mention),
        mention.kind.clone(),
        change(mention),
        mention
            .name
            .as_ref()
            .map(|name| format!("of {}", shown_line(name)))
            .unwrap_or_default(),
        role.map(|role| format!("as {role}")).unwrap_or_default(),
        format!("by {}{corrected}", mention.rule),
    ]
}

/// `= 1785 户`, `≥ 80 %`, `≈ 1000 家`, `= 1 … 4 名`.
fn value(mention: &MentionView) -> String {
    let sign = match mention.bound.as_str() {
        "approx" => "≈",
        "min" => "≥",
        "max" => "≤",
        _ => "=",
    };
    let digits = match (&mention.value, &mention.low, &mention.high) {
        (Some(value), _, _) => plain(value).to_owned(),
        (None, Some(low), Some(high)) => format!("{} … {}", plain(low), plain(high)),
        (None, low, high) => low.as_deref().or(high.as_deref()).map_or("?", plain).to_owned(),
    };
    let unit = mention
        .unit
        .as_ref()
        .map(|unit| format!(" {}", shown_line(unit)))
        .unwrap_or_default();
    format!("{sign} {digits}{unit}")
}

/// `decrease, yoy`; nothing for a level.
fn change(mention: &MentionView) -> String {
    let known = [&mention.change, &mention.basis]
        .into_iter()
        .filter(|code| !code.is_empty() && *code != "none");
    known.map(String::as_str).collect::<Vec<_>>().join(", ")
}

/// Digits without zeros that say nothing.
fn plain(digits: &str) -> &str {
    if digits.contains('.') {
        digits.trim_end_matches('0').trim_end_matches('.')
    } else {
        digits
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::pipeline::view::RejectedView;

    /// A sentence with two numbers and a date.
    pub(in crate::cli::render) fn sample() -> SentenceView {
        let first = MentionView {
            start: 8,
            end: 15,
            text: "1.25万余户".to_owned(),
            kind: "count".to_owned(),
            value: Some("12500.00".to_owned()),
            bound: "approx".to_owned(),
            unit: Some("户".to_owned()),
            change: "none".to_owned(),
            basis: "none".to_owned(),
            name: Some("走访".to_owned()),
            rule: "decimal, scale, 余, classifier".to_owned(),
            role: Some("actual".to_owned()),
            ..MentionView::default()
        };
        let second = MentionView {
            start: 20,
            end: 24,
            text: "5.2%".to_owned(),
            kind: "percent".to_owned(),
            value: Some("5.2".to_owned()),
            bound: "min".to_owned(),
            unit: Some("%".to_owned()),
            change: "decrease".to_owned(),
            basis: "yoy".to_owned(),
            rule: "decimal, percent sign".to_owned(),
            role: Some("target".to_owned()),
            ..MentionView::default()
        };
        let date = RejectedView {
            start: 0,
            end: 5,
            text: "2022年".to_owned(),
            reason: "date".to_owned(),
            rule: Some("calendar".to_owned()),
        };
        SentenceView {
            text: "2022年已走访1.25万余户，同比下降5.2%以上".to_owned(),
            mentions: vec![first, second],
            rejected: vec![date],
        }
    }

    #[test]
    fn a_number_is_told_on_one_line() {
        assert_eq!(
            readings(&sample(), false),
            [
                "1.25万余户  ≈ 12500 户  count                   of 走访             by decimal, scale, 余, classifier",
                "5.2%        ≥ 5.2 %     percent  decrease, yoy           as target  by decimal, percent sign",
                "2022年  is no metric: date by calendar",
            ]
        );
    }

    #[test]
    fn ranges_have_two_ends() {
        let range = |low: Option<&str>, high: Option<&str>| MentionView {
            low: low.map(str::to_owned),
            high: high.map(str::to_owned),
            ..MentionView::default()
        };
        assert_eq!(value(&range(Some("1"), Some("4.50"))), "= 1 … 4.5");
        assert_eq!(value(&range(Some("100"), None)), "= 100");
        assert_eq!(value(&range(None, None)), "= ?");
    }
}
