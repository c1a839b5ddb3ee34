//! A report's numbers and texts → verdicts, with what reviewers decided put in.

use super::document::Context;
use crate::assess::{self, ItemView};
use crate::correct;
use crate::diagnostic::Diagnostic;
use crate::normalize::Normalized;
use crate::rows::ReportRows;

/// Judges the numbers as reviewers corrected them; a status that they set stands whatever the numbers say.
pub(super) fn judge(
    mut normalized: Normalized,
    rows: &mut ReportRows,
    context: Context<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<correct::Outcome> {
    let Context {
        lexicon, corrections, ..
    } = context;
    let decisions = corrections.of(&rows.report.report_id);
    let (metrics, numerals) = (&mut normalized.metrics, &mut normalized.rejected_numerals);
    let mut outcomes = decisions.correct_metrics(metrics, numerals, lexicon);
    diagnostics.extend(assess(normalized, rows, context.judgement));
    outcomes.extend(decisions.correct_items(&mut rows.items, &outcomes));
    let remarks = outcomes
        .iter()
        .filter_map(|outcome| outcome.diagnostic(corrections.rows()));
    diagnostics.extend(remarks);
    outcomes
}

/// Judges item after item and fills the tables.
fn assess(normalized: Normalized, rows: &mut ReportRows, words: &assess::Words) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let mut start = 0;
    for mut item in normalized.items {
        let of_item = normalized.metrics[start..]
            .iter()
            .take_while(|m| m.item_seq == item.item_seq)
            .count();
        let view = ItemView {
            item_seq: item.item_seq,
            target: &item.target,
            progress: &item.progress,
            metrics: &normalized.metrics[start..start + of_item],
        };
        start += of_item;
        let judged = assess::assess(&view, words);
        item.status = judged.status;
        judged.status_rule.clone_into(&mut item.status_rule);
        rows.comparisons.extend(judged.comparisons);
        rows.checks.extend(judged.checks);
        diagnostics.extend(judged.diagnostics);
        rows.items.push(item);
    }
    rows.metrics = normalized.metrics;
    rows.rejected_numerals = normalized.rejected_numerals;
    diagnostics
}
