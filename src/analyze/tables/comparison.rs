//! Rows of `comparisons`.

use std::sync::Arc;

use polars::prelude::{DataFrame, PolarsError};

use super::cells::{Wanted, flags, integers, numbers, texts};
use super::{Item, Items};
use crate::analyze::AnalyzeError;
use crate::analyze::dataset::Dataset;
use crate::schema::Table;

/// One target number with its reported counterpart.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::analyze) struct Comparison {
    pub item: Arc<Item>,
    pub target_seq: i32,
    pub actual_seq: i32,
    /// actual / target, signed.
    pub ratio: Option<f64>,
    pub met: Option<bool>,
}

const WANTED: Wanted = Wanted {
    columns: &["report_id", "item_seq", "target_seq", "actual_seq", "ratio", "met"],
    days: &[],
    present: &[],
    optional: &[],
};

pub(super) fn read(dataset: &Dataset, items: &Items) -> Result<Vec<Comparison>, AnalyzeError> {
    let mut comparisons = Vec::new();
    dataset.each(
        Table::Comparisons,
        |rows| WANTED.of(rows),
        |frame| take(frame, items, &mut comparisons),
    )?;
    Ok(comparisons)
}

fn take(frame: &DataFrame, items: &Items, comparisons: &mut Vec<Comparison>) -> Result<(), PolarsError> {
    let (ids, item_seqs) = (texts(frame, "report_id")?, integers(frame, "item_seq")?);
    let (targets, actuals) = (integers(frame, "target_seq")?, integers(frame, "actual_seq")?);
    let (ratios, met) = (numbers(frame, "ratio")?, flags(frame, "met")?);
    comparisons.extend((0..frame.height()).filter_map(|at| {
        Some(Comparison {
            item: Arc::clone(items.get(ids.get(at)?)?.get(&item_seqs.get(at)?)?),
            target_seq: targets.get(at)?,
            actual_seq: actuals.get(at)?,
            ratio: ratios.get(at),
            met: met.get(at),
        })
    }));
    Ok(())
}
