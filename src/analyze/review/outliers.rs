//! Figures far from their series; those that a missing 万 explains are a reason of their own.

use super::Entry;
use super::priority::{Priority, Reason};
use crate::analyze::series::{Finding, outliers};
use crate::analyze::tables::Tables;

/// Each outlier, unless a reviewer has decided about it.
pub(super) fn entries(tables: &Tables) -> Vec<Entry> {
    let found = outliers(&tables.metrics);
    let entries = found.into_iter().filter_map(|finding| {
        let reason = finding.suspect.map_or(Reason::Outlier, |_| Reason::SuspectedUnit);
        let severity = finding.score.unwrap_or_default();
        of_finding(&finding, Priority { reason, severity }, tables)
    });
    entries.collect()
}

/// The figure that a finding is about.
pub(super) fn of_finding(finding: &Finding, priority: Priority, tables: &Tables) -> Option<Entry> {
    let metric = tables.metric_by_id(&finding.later.metric_id)?;
    (!metric.corrected).then(|| Entry::metric(metric, priority, finding.message.zh.clone()))
}
