//! Numbers whose unit is not known: a count of nothing, a unit that the lexicon does not have, a kind that no list has.

use super::Entry;
use super::priority::{Priority, Reason};
use crate::analyze::tables::{Metric, Tables};
use crate::lexicon::units::Units;

/// All such numbers that no reviewer has decided about.
pub(super) fn entries(tables: &Tables, units: &Units) -> Vec<Entry> {
    let open = tables.metrics.iter().filter(|metric| !metric.corrected);
    let entries = open.filter_map(|metric| {
        let message = unknown(metric, units)?;
        Some(Entry::metric(metric, Priority::plain(Reason::UnknownUnit), message))
    });
    entries.collect()
}

fn unknown(metric: &Metric, units: &Units) -> Option<String> {
    match (&*metric.kind, metric.unit.as_deref()) {
        ("other", _) => Some("类别无法判定".to_owned()),
        ("count", None) => Some("计数没有单位".to_owned()),
        // Units of rates and ratios are composed of others.
        ("rate" | "ratio" | "rank", _) | (_, None) => None,
        (_, Some(unit)) if is_known(unit, units) => None,
        (_, Some(unit)) => Some(format!("词库中没有单位“{unit}”")),
    }
}

/// Whether the lexicon has a unit, or both of two that stand for each other: 台(套).
fn is_known(unit: &str, units: &Units) -> bool {
    let known = |name| units.named(name).is_some();
    let pair = unit.strip_suffix(')').and_then(|unit| unit.split_once('('));
    known(unit) || pair.is_some_and(|(first, second)| known(first) && known(second))
}
