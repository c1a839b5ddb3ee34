//! Figures that contradict earlier reports.

use super::Entry;
use super::outliers::of_finding;
use super::priority::{Priority, Reason};
use crate::analyze::series::{Context, Rule, contradictions};
use crate::analyze::tables::Tables;

/// The later figure of each contradiction, unless a reviewer has decided about it.
pub(super) fn entries(tables: &Tables, context: &Context<'_>) -> Vec<Entry> {
    let found = contradictions(&tables.metrics, context);
    let entries = found.into_iter().filter_map(|finding| {
        let reason = match finding.rule {
            Rule::CumulativeFall => Reason::CumulativeFall,
            Rule::YoyContradiction => Reason::YoyContradiction,
            Rule::Outlier => Reason::Outlier,
        };
        let priority = Priority::of_deviation(reason, finding.deviation, finding.expected);
        of_finding(&finding, priority, tables)
    });
    entries.collect()
}
