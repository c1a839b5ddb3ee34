//! A check fails that neither rounding nor 约 explains.

use super::Entry;
use super::priority::{Priority, Reason};
use crate::analyze::tables::{Check, Tables};

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
    let rule = match &*check.rule {
        "sum" => "分项之和与总数不符",
        "ratio" => "比率与分子分母不符",
        "difference" => "增减幅与前后数值不符",
        _ => "总增速与分项增速不符",
    };
    let message = format!(
        "{rule}：{}（{}），应为{}",
        check.whole,
        check.parts,
        (expected * 1e4).round() / 1e4
    );
    Some(Entry::metric(metric, priority, message))
}
