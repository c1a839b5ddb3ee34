//! Values that the column of exact values cannot hold.

use super::Entry;
use super::priority::{Priority, Reason};
use crate::analyze::tables::Tables;

/// All such numbers that no reviewer has decided about. A range has no value, so it has no exact one either.
pub(super) fn entries(tables: &Tables) -> Vec<Entry> {
    let inexact = |metric: &&_| is_inexact(metric);
    let metrics = tables.metrics.iter().filter(inexact);
    let priority = Priority::plain(Reason::InexactValue);
    metrics
        .map(|metric| Entry::metric(metric, priority, "数值超出精确数值列的范围".to_owned()))
        .collect()
}

fn is_inexact(metric: &crate::analyze::tables::Metric) -> bool {
    !metric.corrected && metric.value.is_some() && !metric.exact
}
