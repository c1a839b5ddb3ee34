//! Rows of `comparisons`.

use super::super::batch::{Column, column};
use super::Context;
use crate::rows::Comparison;

/// One row, in the order of `schemas/comparisons.json`.
pub(super) fn row<'a>(context: &Context<'a>, comparison: &'a Comparison) -> [Column<'a>; 16] {
    let report = context.report();
    let item = context.item(comparison.item_seq);
    [
        column("report_id", &report.report_id),
        column("item_seq", comparison.item_seq),
        column("district_code", &report.district_code),
        column("period", context.period()),
        column("section_no", item.map(|item| item.section_no)),
        column("item_no", item.and_then(|item| item.item_no)),
        column("name", &comparison.name),
        column("target_seq", comparison.target_seq),
        column("actual_seq", comparison.actual_seq),
        column("target_text", &comparison.target_text),
        column("actual_text", &comparison.actual_text),
        column("target_value", comparison.target_value),
        column("actual_value", comparison.actual_value),
        column("unit", &comparison.unit),
        column("ratio", comparison.ratio),
        column("met", comparison.met),
    ]
}
