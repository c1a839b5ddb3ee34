//! Metrics → verdicts: how each task stands, target against actual, and whether the item's own arithmetic holds.
//!
//! It reads metrics and the two texts of one item and changes no value. One rule a file: [`status`], [`comparison`],
//! and in `checks` [`checks::sum`], [`checks::ratio`], [`checks::difference`]. What cannot be judged is left out.

mod amount;
pub mod checks;
pub mod comparison;
mod item;
mod likeness;
mod line;
mod share;
pub mod status;
mod topic;
mod verdict;

use crate::diagnostic::Diagnostic;
use crate::lexicon::LexiconError;
use crate::lexicon::relations::RelationWords;
use crate::lexicon::status::StatusWords;
use crate::rows;

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

/// Judges one item.
pub fn assess(item: &ItemView<'_>, words: &Words) -> Assessment {
    let view = item::View::new(item, &words.relations);
    let shares = share::shares(&view);
    let pairs = comparison::pairs(&view, &shares);
    let verdict = status::status(item, &view, &pairs, &shares, &words.status);
    Assessment {
        status: verdict.status,
        status_rule: verdict.rule,
        comparisons: comparison::rows(item.item_seq, &view, &pairs),
        checks: checks::checks(item.item_seq, &view, &pairs, &shares),
        diagnostics: verdict.diagnostic.into_iter().collect(),
    }
}
