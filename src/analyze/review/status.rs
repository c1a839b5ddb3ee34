//! An item's status contradicts its comparisons: done although a target is missed, or not done although all are met.

use super::Entry;
use super::priority::{Priority, Reason};
use crate::analyze::tables::{Comparison, Item, Metric, Tables};

/// All contradictions of items that no reviewer has decided about.
pub(super) fn entries(tables: &Tables) -> Vec<Entry> {
    let items = tables.comparisons.chunk_by(|a, b| a.item == b.item);
    items
        .filter_map(|comparisons| contradiction(comparisons, tables))
        .collect()
}

fn contradiction(comparisons: &[Comparison], tables: &Tables) -> Option<Entry> {
    let item = &*comparisons.first()?.item;
    if item.corrected {
        return None;
    }
    let (comparison, words) = match &*item.status {
        "completed" | "exceeded" => (
            comparisons.iter().find(|c| missed(c, tables))?,
            "状态为已完成，但目标未达到",
        ),
        "not_met" | "in_progress" if all_met(item, comparisons, tables) => {
            (comparisons.first()?, "状态为未完成，但各项目标均已达到")
        }
        _ => return None,
    };
    let text = |seq| tables.metric(item, seq).map_or("", |metric| &metric.text);
    let message = format!(
        "{words}：目标{}，实际{}",
        text(comparison.target_seq),
        text(comparison.actual_seq)
    );
    let off = comparison.ratio.map_or(0.0, |ratio| (ratio - 1.0).abs());
    let priority = Priority {
        reason: Reason::StatusContradiction,
        severity: off,
    };
    let sentence = tables.metric(item, comparison.actual_seq);
    Some(Entry {
        sentence: sentence.map_or_else(String::new, |metric| metric.sentence.to_string()),
        ..Entry::item(item, priority, message)
    })
}

/// Whether a target is missed. What is more than a target of about that much is not.
fn missed(comparison: &Comparison, tables: &Tables) -> bool {
    let about = |metric: &Metric| &*metric.bound == "approx";
    let target = tables.metric(&comparison.item, comparison.target_seq);
    let more = comparison.ratio.is_some_and(|ratio| ratio > 1.0) && target.is_some_and(about);
    comparison.met == Some(false) && !more
}

/// Whether every number that is planned has a counterpart, and each is met.
fn all_met(item: &Item, comparisons: &[Comparison], tables: &Tables) -> bool {
    let of_item = tables.metrics_of(item);
    let mut planned = of_item.iter().filter(|m| &*m.field == "target" && &*m.role == "target");
    comparisons.iter().all(|comparison| comparison.met == Some(true))
        && planned.all(|metric| comparisons.iter().any(|comparison| comparison.target_seq == metric.seq))
}
