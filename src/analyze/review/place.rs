//! Reports whose district or period is not known, so that their rows join nothing.

use super::Entry;
use super::priority::{Priority, Reason};
use crate::analyze::tables::{Report, Tables};

/// All such reports. No correction of a number helps them: the config's `[report]` says what a document does not.
pub(super) fn entries(tables: &Tables) -> Vec<Entry> {
    let entries = tables.reports.iter().filter_map(|report| {
        let message = unknown(report)?;
        let priority = Priority::plain(Reason::UnknownPlace);
        Some(Entry::report(report, priority, message.to_owned()))
    });
    entries.collect()
}

fn unknown(report: &Report) -> Option<&'static str> {
    match (report.place(), &report.period) {
        (None, None) => Some("行政区和报告期未知，请在配置的[report]中写明"),
        (None, Some(_)) => Some("行政区未知，请在配置的[report]中写明"),
        (Some(_), None) => Some("报告期未知，请在配置的[report]中写明"),
        (Some(_), Some(_)) => None,
    }
}
