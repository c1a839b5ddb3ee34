//! A check fails that neither rounding nor 约 explains.

use super::Entry;
use super::priority::{Priority, Reason};
use crate::analyze::tables::{Check, Metric, Tables};

/// The printed rate or the whole of each failed check, unless a reviewer has decided about it.
pub(super) fn entries(tables: &Tables) -> Vec<Entry> {
    let failed = tables
        .checks
        .iter()
        .filter(|check| !check.holds && !check.within_rounding);
    failed.filter_map(|check| entry(check, tables)).collect()
}

fn entry(check: &Check, tables: &Tables) -> Option<Entry> {
    let metric = tables.metric(&check.item, check.reported_seq.unwrap_or(check.whole_seq))?;
    if metric.corrected {
        return None;
    }
    let (deviation, expected) = (check.deviation.unwrap_or_default(), check.expected.unwrap_or_default());
    let priority = Priority::of_deviation(Reason::FailedCheck, deviation, expected);
    let message = message(check, expected, metric);
    Some(Entry::metric(metric, priority, message))
}

/// What the parts give, in the unit of the printed figure, and what is printed.
fn message(check: &Check, expected: f64, printed: &Metric) -> String {
    let (whole, parts, text) = (&check.whole, &check.parts, &printed.text);
    let expected = (expected * 1e4).round() / 1e4;
    let expected = format!("{expected}{}", printed.unit.as_deref().unwrap_or_default());
    match &*check.rule {
        "sum" => format!("分项 {parts} 合计应为{expected}，所报总数为{text}"),
        "ratio" => format!("{parts}与{whole}之比应为{expected}，所报为{text}"),
        "difference" => format!("由{parts}到{whole}，变动应为{expected}，所报为{text}"),
        _ => format!("按分项 {parts} 推算，总数的变动应为{expected}，所报为{text}"),
    }
}
