//! temporary
use crate::diagnostic::Diagnostic;
use crate::rows;
pub struct ItemView<'a> {
    pub item_seq: i32,
    pub target: &'a str,
    pub progress: &'a str,
    pub metrics: &'a [rows::Metric],
}
pub struct Assessment {
    pub status: rows::Status,
    pub status_rule: &'static str,
    pub comparisons: Vec<rows::Comparison>,
    pub checks: Vec<rows::Check>,
    pub diagnostics: Vec<Diagnostic>,
}
pub fn assess(_: &ItemView<'_>, _: &crate::lexicon::status::StatusWords) -> Assessment {
    Assessment {
        status: rows::Status::Unclear,
        status_rule: "x",
        comparisons: vec![],
        checks: vec![],
        diagnostics: vec![],
    }
}
