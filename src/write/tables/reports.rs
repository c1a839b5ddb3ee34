//! Rows of `reports`.

use super::super::batch::{Column, column};
use super::Context;

/// One row, in the order of `schemas/reports.json`.
pub(super) fn row<'a>(context: &Context<'a>) -> [Column<'a>; 30] {
    let report = context.report();
    [
        column("report_id", &report.report_id),
        column("title", &report.title),
        column("district_code", &report.district_code),
        column("district", &report.district),
        column("city", &report.city),
        column("province", &report.province),
        column("district_basis", &report.district_basis),
        column("period", context.period()),
        column("period_kind", report.period.map_or("", |period| period.kind.code())),
        column("period_start", context.period_start()),
        column("period_end", context.period_end()),
        column("index_no", &report.index_no),
        column("doc_no", &report.doc_no),
        column("issuer", &report.issuer),
        column("disclosure", &report.disclosure),
        column("audience", &report.audience),
        column("disclosure_term", &report.disclosure_term),
        column("generated_on", report.generated_on),
        column("published_on", report.published_on),
        column("source", &report.source),
        column("member", &report.member),
        column("sha256", &report.sha256),
        column("bytes", report.bytes),
        column("format", &report.format),
        column("encoding", &report.encoding),
        column("body_copies", report.body_copies),
        column("sections", report.sections),
        column("items", context.items()),
        column("metrics", context.all_metrics()),
        column("diagnostics", report.diagnostics),
    ]
}
