//! Rows of `checks`.

use super::super::batch::{Column, column};
use super::Context;
use crate::rows::Check;

/// One row, in the order of `schemas/checks.json`.
pub(super) fn row<'a>(context: &Context<'a>, check: &'a Check) -> [Column<'a>; 17] {
    let report = context.report();
    let item = context.item(check.item_seq);
    [
        column("report_id", &report.report_id),
        column("item_seq", check.item_seq),
        column("district_code", &report.district_code),
        column("period", context.period()),
        column("section_no", item.map(|item| item.section_no)),
        column("item_no", item.and_then(|item| item.item_no)),
        column("rule", &check.rule),
        column("whole", &check.whole),
        column("parts", &check.parts),
        column("whole_seq", check.whole_seq),
        column("part_seqs", &check.part_seqs),
        column("reported_seq", check.reported_seq),
        column("reported", check.reported),
        column("expected", check.expected),
        column("deviation", check.deviation),
        column("holds", check.holds),
        column("within_rounding", check.within_rounding),
    ]
}
