//! How a task stands, from its words and its numbers together.
//!
//! Words about the task as a whole come first (完成年度任务, 已终止), then the numbers that were compared with the target, then
//! words about its parts (正在推进, 已完成…). Where words of the first kind and numbers contradict each other, the words are
//! taken and a diagnostic says so.

mod numbers;
mod said;

use super::ItemView;
use super::comparison::Pairs;
use super::item::View;
use super::share::Shares;
use crate::diagnostic::{Diagnostic, DiagnosticCode, Stage};
use crate::lexicon::status::{Class, StatusWords};
use crate::rows::Status;
use numbers::Numbers;
use said::Said;

/// A status with the rule that decided it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Verdict {
    pub status: Status,
    pub rule: &'static str,
    pub diagnostic: Option<Diagnostic>,
}

/// Judges an item.
pub(super) fn status(
    item: &ItemView<'_>,
    view: &View<'_>,
    pairs: &Pairs,
    shares: &Shares,
    words: &StatusWords,
) -> Verdict {
    let said = Said::new(item, words);
    let numbers = Numbers::new(view, pairs, shares);
    let (status, rule) = decide(item, &said, &numbers);
    Verdict {
        status,
        rule,
        diagnostic: contradiction(item.item_seq, &said, &numbers),
    }
}

type Decision = (Status, &'static str);

fn decide(item: &ItemView<'_>, said: &Said, numbers: &Numbers) -> Decision {
    if !item.progress.chars().any(char::is_alphanumeric) {
        return (Status::Unclear, "no_progress");
    }
    given_up(said, numbers)
        .or_else(|| whole_task(said, numbers))
        .or_else(|| numbers.decision(said))
        .or_else(|| going_on(item, said, numbers))
        .unwrap_or_else(|| finished(said, numbers))
}

/// The task was given up, or not begun, and nothing speaks against it.
fn given_up(said: &Said, numbers: &Numbers) -> Option<Decision> {
    if said.task_done() || numbers.compared > 0 {
        return None;
    }
    if said.has(Class::Cancelled) {
        return Some((Status::Cancelled, "cancelled_words"));
    }
    let idle = said.has(Class::NotStarted) && !said.has(Class::Done);
    idle.then_some((Status::NotStarted, "not_started_words"))
}

/// What the text says of the task as a whole.
fn whole_task(said: &Said, numbers: &Numbers) -> Option<Decision> {
    if said.behind_target && !numbers.kept_ceiling {
        return Some((Status::NotMet, "behind_target_words"));
    }
    if said.has(Class::Exceeded) || said.ahead_of_target && numbers.missed == 0 {
        return Some((Status::Exceeded, "exceeded_words"));
    }
    let exceeded = numbers.missed == 0 && numbers.exceeded > 0;
    said.task_done().then_some(if exceeded {
        (Status::Exceeded, "completed_words_and_numbers_exceed")
    } else {
        (Status::Completed, "completed_words")
    })
}

/// Words that say that work goes on, or that only a step on the way is done.
fn going_on(item: &ItemView<'_>, said: &Said, numbers: &Numbers) -> Option<Decision> {
    if said.has(Class::NotStarted) || said.has(Class::Unfinished) {
        return Some((Status::InProgress, "unfinished_words"));
    }
    if said.has(Class::Ongoing) {
        return Some((Status::InProgress, "ongoing_words"));
    }
    if said.milestone_only(item) {
        return Some((Status::InProgress, "milestone_words"));
    }
    if said.has(Class::NoData) && !said.has(Class::Done) {
        return Some((Status::Unclear, "no_data_words"));
    }
    let open = numbers.unanswered > 0 && !said.has(Class::Done);
    open.then_some((Status::InProgress, "target_number_unanswered"))
}

fn finished(said: &Said, numbers: &Numbers) -> Decision {
    if said.has(Class::Done) {
        (Status::Completed, "done_words")
    } else if said.has(Class::Achieved) && numbers.unanswered == 0 {
        (Status::Completed, "achieved_words")
    } else {
        (Status::InProgress, "no_statement")
    }
}

/// Words and numbers that cannot both be right.
fn contradiction(item_seq: i32, said: &Said, numbers: &Numbers) -> Option<Diagnostic> {
    let (missed, compared) = (numbers.missed, numbers.compared);
    let message = if (said.task_done() || said.has(Class::Exceeded)) && missed > 0 {
        format!(
            "the progress says that the task is done, but {missed} of {compared} compared target numbers are missed"
        )
    } else if said.behind_target && !numbers.kept_ceiling && compared > 0 && missed == 0 {
        format!("the progress says that the target is missed, but all {compared} compared target numbers are met")
    } else {
        return None;
    };
    Some(Diagnostic::new(Stage::Assess, DiagnosticCode::StatusContradiction, message).at_item(item_seq))
}
