//! Rows of `checks`.

use std::sync::Arc;

use polars::prelude::{DataFrame, PolarsError};

use super::cells::{Wanted, flags, integers, numbers, texts};
use super::{Item, Items, Known, Text};
use crate::analyze::AnalyzeError;
use crate::analyze::dataset::Dataset;
use crate::schema::Table;

/// One arithmetic relation inside an item.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::analyze) struct Check {
    pub item: Arc<Item>,
    pub rule: Text,
    pub whole: Text,
    /// Surfaces joined by ` + `.
    pub parts: Text,
    pub whole_seq: i32,
    pub reported_seq: Option<i32>,
    pub reported: Option<f64>,
    pub expected: Option<f64>,
    pub deviation: Option<f64>,
    pub holds: bool,
    /// Whether the rounding of the printed figures, or a word like 约, explains the deviation.
    pub within_rounding: bool,
}

const WANTED: Wanted = Wanted {
    columns: &[
        "report_id",
        "item_seq",
        "rule",
        "whole",
        "parts",
        "whole_seq",
        "reported_seq",
        "reported",
        "expected",
        "deviation",
        "holds",
        "within_rounding",
    ],
    days: &[],
    present: &[],
    optional: &[],
};

pub(super) fn read(dataset: &Dataset, known: &mut Known, items: &Items) -> Result<Vec<Check>, AnalyzeError> {
    let mut checks = Vec::new();
    dataset.each(
        Table::Checks,
        |rows| WANTED.of(rows),
        |frame| take(frame, known, items, &mut checks),
    )?;
    Ok(checks)
}

fn take(frame: &DataFrame, known: &mut Known, items: &Items, checks: &mut Vec<Check>) -> Result<(), PolarsError> {
    let (ids, item_seqs) = (texts(frame, "report_id")?, integers(frame, "item_seq")?);
    let (rules, wholes, parts) = (texts(frame, "rule")?, texts(frame, "whole")?, texts(frame, "parts")?);
    let (whole_seqs, reported_seqs) = (integers(frame, "whole_seq")?, integers(frame, "reported_seq")?);
    let (reported, expected) = (numbers(frame, "reported")?, numbers(frame, "expected")?);
    let deviations = numbers(frame, "deviation")?;
    let (holds, within_rounding) = (flags(frame, "holds")?, flags(frame, "within_rounding")?);
    checks.extend((0..frame.height()).filter_map(|at| {
        Some(Check {
            item: Arc::clone(items.get(ids.get(at)?)?.get(&item_seqs.get(at)?)?),
            rule: known.text(rules.get(at)?),
            whole: known.text(wholes.get(at)?),
            parts: known.text(parts.get(at)?),
            whole_seq: whole_seqs.get(at)?,
            reported_seq: reported_seqs.get(at),
            reported: reported.get(at),
            expected: expected.get(at),
            deviation: deviations.get(at),
            holds: holds.get(at)?,
            within_rounding: within_rounding.get(at).unwrap_or(false),
        })
    }));
    Ok(())
}
