//! Rows of `items`.

use super::super::batch::{Column, column};
use super::Context;
use crate::rows::Item;

/// One row, in the order of `schemas/items.json`.
pub(super) fn row<'a>(context: &Context<'a>, item: &'a Item) -> [Column<'a>; 18] {
    let report = context.report();
    [
        column("report_id", &report.report_id),
        column("item_seq", item.item_seq),
        column("district_code", &report.district_code),
        column("district", &report.district),
        column("period", context.period()),
        column("section_no", item.section_no),
        column("section", &item.section),
        column("section_title", &item.section_title),
        column("item_no", item.item_no),
        column("target", &item.target),
        column("progress", &item.progress),
        column("owner", &item.owner),
        column("deadline", &item.deadline),
        column("status", item.status.code()),
        column("status_rule", &item.status_rule),
        column("item_key", &item.item_key),
        column("metrics", context.metrics(item.item_seq)),
        column("corrected", item.corrected),
    ]
}
