//! Rows of `rejected_numerals`.

use super::super::batch::{Column, column};
use super::Context;
use crate::rows::RejectedNumeral;

/// One row, in the order of `schemas/rejected_numerals.json`.
pub(super) fn row<'a>(context: &Context<'a>, numeral: &'a RejectedNumeral) -> [Column<'a>; 9] {
    let report = context.report();
    let item = context.item(numeral.item_seq);
    [
        column("report_id", &report.report_id),
        column("item_seq", numeral.item_seq),
        column("section_no", item.map(|item| item.section_no)),
        column("item_no", item.and_then(|item| item.item_no)),
        column("field", numeral.field.code()),
        column("start", numeral.start),
        column("end", numeral.end),
        column("text", &numeral.text),
        column("reason", &numeral.reason),
    ]
}
