//! Results that are absurdly far from their targets: mostly two numbers that do not measure the same thing, or a unit
//! that was read wrongly.

use super::Entry;
use super::priority::{Priority, Reason};
use crate::analyze::tables::{Comparison, Tables};

/// What ratios are to be expected.
const EXPECTED: std::ops::RangeInclusive<f64> = 0.01..=20.0;

/// The reported number of each absurd comparison, unless a reviewer has decided about it.
pub(super) fn entries(tables: &Tables) -> Vec<Entry> {
    let entries = tables
        .comparisons
        .iter()
        .filter_map(|comparison| entry(comparison, tables));
    entries.collect()
}

fn entry(comparison: &Comparison, tables: &Tables) -> Option<Entry> {
    let ratio = comparison.ratio.filter(|ratio| is_odd(*ratio))?;
    let of_item = |seq| tables.metric(&comparison.item, seq);
    let (target, actual) = (of_item(comparison.target_seq)?, of_item(comparison.actual_seq)?);
    if target.corrected || actual.corrected {
        return None;
    }
    let message = format!(
        "实际与目标相差悬殊：目标{}，实际{}，为{}倍",
        target.text,
        actual.text,
        (ratio * 1e4).round() / 1e4
    );
    let severity = ratio.abs().log10().abs();
    let priority = Priority {
        reason: Reason::OddRatio,
        severity,
    };
    Some(Entry::metric(actual, priority, message))
}

/// Whether a ratio is absurd. Nothing done yet is no absurdity, and a rise against a planned fall is judged by its size.
fn is_odd(ratio: f64) -> bool {
    ratio != 0.0 && !EXPECTED.contains(&ratio.abs())
}
