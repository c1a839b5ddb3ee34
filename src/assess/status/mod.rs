//! How a task stands, from its words and its numbers together.
//!
//! `said` hears the words clause by clause, `numbers` sums up what was compared, `rules` are asked one after the other, and
//! `contradiction` says where words and numbers cannot both be right.

mod contradiction;
mod numbers;
mod rules;
mod said;

use super::ItemView;
use super::comparison::Pairs;
use super::item::View;
use super::share::Shares;
use crate::diagnostic::Diagnostic;
use crate::lexicon::status::{Class, StatusWords};
use crate::rows::Status;
use contradiction::contradiction;
use numbers::Numbers;
use rules::{RULES, decide};
use said::Said;

/// A status with the rule that decided it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Verdict {
    pub status: Status,
    pub rule: &'static str,
    pub diagnostic: Option<Diagnostic>,
}

/// What the rules look at.
struct Case<'a> {
    item: &'a ItemView<'a>,
    said: Said,
    numbers: Numbers,
}

/// The codes of all rules, in the order in which they are asked.
pub(super) fn codes() -> impl Iterator<Item = &'static str> {
    RULES.iter().map(|rule| rule.code)
}

/// Judges an item.
pub(super) fn status(
    item: &ItemView<'_>,
    view: &View<'_>,
    pairs: &Pairs,
    shares: &Shares,
    words: &StatusWords,
) -> Verdict {
    let case = Case {
        item,
        said: Said::new(item, words),
        numbers: Numbers::new(view, pairs, shares),
    };
    let (status, rule) = decide(&case);
    Verdict {
        status,
        rule,
        diagnostic: contradiction(&case),
    }
}

impl Case<'_> {
    /// Whether nothing speaks against it that the task was given up or never begun.
    fn may_be_given_up(&self) -> bool {
        !self.said.task_done() && self.numbers.compared == 0
    }

    /// Whether the numbers show that the task is done, and no words say that a number without counterpart is still open.
    fn numbers_decide(&self) -> bool {
        let words = [Class::Ongoing, Class::Unfinished, Class::Rest];
        let unfinished = words.iter().any(|class| self.said.has(*class)) || self.said.milestone_only(self.item);
        let open = self.numbers.unanswered > 0 && unfinished;
        self.numbers.compared > 0 && !open
    }
}
