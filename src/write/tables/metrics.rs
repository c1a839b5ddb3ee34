//! Rows of `metrics`.

use super::super::batch::{Column, column, double, exact};
use super::Context;
use crate::rows::{Metric, Report};

/// One row, in the order of `schemas/metrics.json`.
pub(super) fn row<'a>(context: &Context<'a>, metric: &'a Metric) -> [Column<'a>; 37] {
    let report = context.report();
    let item = context.item(metric.item_seq);
    [
        column("metric_id", metric_id(report, metric)),
        column("report_id", &report.report_id),
        column("item_seq", metric.item_seq),
        column("district_code", &report.district_code),
        column("district", &report.district),
        column("period", context.period()),
        column("period_start", context.period_start()),
        column("period_end", context.period_end()),
        column("section_no", item.map(|item| item.section_no)),
        column("section", context.section(item)),
        column("item_no", item.and_then(|item| item.item_no)),
        column("field", metric.field.code()),
        column("seq", metric.seq),
        column("start", metric.start),
        column("end", metric.end),
        column("text", &metric.text),
        column("role", metric.role.code()),
        column("kind", &metric.kind),
        ("value", double(metric.value)),
        ("value_exact", exact(metric.value)),
        ("low", double(metric.low)),
        ("high", double(metric.high)),
        column("bound", &metric.bound),
        column("unit", &metric.unit),
        column("unit_written", &metric.unit_written),
        ("canonical_value", double(metric.canonical_value)),
        column("canonical_unit", &metric.canonical_unit),
        column("change", &metric.change),
        column("basis", &metric.basis),
        column("name", &metric.name),
        column("indicator", &metric.indicator),
        column("window_text", &metric.window_text),
        column("window_start", metric.window_start),
        column("window_end", metric.window_end),
        column("sentence", &metric.sentence),
        column("rule", &metric.rule),
        column("corrected", metric.corrected),
    ]
}

/// `report_id:item_seq:seq`.
fn metric_id(report: &Report, metric: &Metric) -> String {
    format!("{}:{}:{}", report.report_id, metric.item_seq, metric.seq)
}
