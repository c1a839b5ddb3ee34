//! Metrics → verdicts: how each task stands, target against actual, and whether the item's own arithmetic holds.
//!
//! It reads metrics and the two texts of one item and changes no value. One rule a folder or file: `status`, `comparison`,
//! and in `checks` sums, ratios and differences. The words that the rules look for are data (`lexicon/status.toml`,
//! `lexicon/relations.toml`). What cannot be judged is left out.

mod amount;
mod checks;
mod comparison;
mod item;
mod line;
mod rounding;
mod share;
mod status;
#[cfg(test)]
mod testing;

use std::borrow::Cow;

use crate::diagnostic::Diagnostic;
use crate::lexicon::LexiconError;
use crate::lexicon::relations::RelationWords;
use crate::lexicon::status::StatusWords;
use crate::rows;
use crate::script;

/// One item with its numbers.
#[derive(Debug, Clone, Copy)]
pub struct ItemView<'a> {
    /// 1 … in the report.
    pub item_seq: i32,
    /// The task as planned.
    pub target: &'a str,
    /// What was reported.
    pub progress: &'a str,
    /// The metrics of this item only, target field first, by `seq`.
    pub metrics: &'a [rows::Metric],
}

/// What was found out about one item.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// How the task stands.
    pub status: rows::Status,
    /// The rule that decided the status.
    pub status_rule: &'static str,
    /// By `(target_seq, actual_seq)`.
    pub comparisons: Vec<rows::Comparison>,
    /// By `(whole_seq, rule)`.
    pub checks: Vec<rows::Check>,
    /// Where words and numbers contradict each other.
    pub diagnostics: Vec<Diagnostic>,
}

/// The words that the rules look for.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// How a task stands.
    pub status: StatusWords,
    /// How numbers belong together.
    pub relations: RelationWords,
}

impl Words {
    /// The words that come with the program.
    ///
    /// # Errors
    /// Only if a compiled-in file is broken, which a test excludes.
    pub fn builtin() -> Result<Self, LexiconError> {
        Ok(Self {
            status: StatusWords::builtin()?,
            relations: RelationWords::builtin()?,
        })
    }
}

/// The values that `status_rule` can have, in the order in which the rules are asked.
pub fn status_rules() -> impl Iterator<Item = &'static str> {
    status::codes()
}

/// Judges one item, one in traditional characters by its simplified twin.
pub fn assess(item: &ItemView<'_>, words: &Words) -> Assessment {
    let (target, progress) = (script::fold(item.target), script::fold(item.progress));
    let metrics = simplified(item.metrics);
    let twin = ItemView {
        target: &target,
        progress: &progress,
        metrics: &metrics,
        ..*item
    };
    let mut judged = judge(&twin, words);
    if matches!(metrics, Cow::Owned(_)) {
        judged
            .comparisons
            .iter_mut()
            .for_each(|row| as_printed(row, item.metrics));
    }
    judged
}

fn judge(item: &ItemView<'_>, words: &Words) -> Assessment {
    let view = item::View::new(item, &words.relations);
    let shares = share::shares(&view);
    let pairs = comparison::pairs(&view, &shares);
    let verdict = status::status(item, &view, &pairs, &shares, &words.status);
    Assessment {
        status: verdict.status,
        status_rule: verdict.rule,
        comparisons: pairs.rows(item.item_seq, &view),
        checks: checks::checks(item.item_seq, &view, &pairs, &shares),
        diagnostics: verdict.diagnostic.into_iter().collect(),
    }
}

/// Gives a comparison the name that its metrics print.
fn as_printed(row: &mut rows::Comparison, metrics: &[rows::Metric]) {
    let name = |seq: i32| metrics.iter().find(|metric| metric.seq == seq)?.name.clone();
    row.name = name(row.target_seq).or_else(|| name(row.actual_seq));
}

/// Metrics with their names in simplified characters; all else about them is the same.
fn simplified(metrics: &[rows::Metric]) -> Cow<'_, [rows::Metric]> {
    let traditional = |metric: &rows::Metric| metric.name.as_deref().is_some_and(|name| script::fold(name) != name);
    if !metrics.iter().any(traditional) {
        return Cow::Borrowed(metrics);
    }
    let named = |metric: &rows::Metric| rows::Metric {
        name: metric.name.as_deref().map(|name| script::fold(name).into_owned()),
        ..metric.clone()
    };
    Cow::Owned(metrics.iter().map(named).collect())
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::testing::judged;
    use crate::diagnostic::DiagnosticCode;
    use crate::rows::Status;

    #[test]
    fn words_and_numbers_are_judged_together() {
        let judged = judged("修复古桥[12座]", "已完成。累计修复[15座]。");
        assert_eq!(judged.status, Status::Exceeded);
        assert_eq!(judged.comparisons[0].ratio, Some(1.25));
        assert!(judged.diagnostics.is_empty());
    }

    #[test]
    fn traditional_items_are_judged_alike_and_named_as_printed() {
        let judged = judged("修復古橋[12座]", "已完成。累計修復古橋[15座]。");
        assert_eq!(judged.status, Status::Exceeded);
        assert_eq!(judged.comparisons[0].name.as_deref(), Some("修復古橋"));
    }

    #[test]
    fn words_that_the_numbers_belie_are_reported() {
        let judged = judged("修复古桥[12座]", "完成年度任务，修复古桥[9座]。");
        assert_eq!(judged.diagnostics[0].code, DiagnosticCode::StatusContradiction);
        assert_eq!(judged.diagnostics[0].item_seq, Some(1));
        assert_eq!(judged.status, Status::Completed);
    }

    #[test]
    fn an_item_without_anything_is_unclear() {
        let judged = judged("", "");
        assert_eq!((judged.status, judged.status_rule), (Status::Unclear, "no_progress"));
        assert!(judged.comparisons.is_empty() && judged.checks.is_empty());
    }

    #[test]
    fn ten_thousand_numbers_are_judged_in_linear_time() {
        let (mut target, mut progress) = (String::new(), String::new());
        for i in 0..5_000 {
            write!(target, "新建站点[{i}个]、").unwrap();
            write!(progress, "新建站点[{i}个]，其中在用[{i}个]、").unwrap();
        }
        let judged = judged(&target, &progress);
        assert!(judged.comparisons.len() <= 64);
    }
}
