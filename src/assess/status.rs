//! How a task stands, from its words and its numbers together.
//!
//! Words about the task as a whole come first (完成年度任务, 已终止), then the numbers that were compared with the target, then
//! words about its parts (正在推进, 已完成…). Where words of the first kind and numbers contradict each other, the words are
//! taken and a diagnostic says so.

use super::ItemView;
use super::amount::values;
use super::comparison::Pairs;
use super::item::View;
use super::line::{ends_clause, ends_sentence};
use super::share::{Share, Shares};
use crate::diagnostic::{Diagnostic, DiagnosticCode, Stage};
use crate::lexicon::marker::{Bits, Hit, bits_inside};
use crate::lexicon::status::{Class, StatusWords};
use crate::rows::Status;
use crate::span::Span;
use rust_decimal::Decimal;

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
    whole_task(said, numbers)
        .or_else(|| numbers.decision(said))
        .or_else(|| going_on(item, said, numbers))
        .unwrap_or_else(|| finished(said, numbers))
}

/// What the text says of the task as a whole.
fn whole_task(said: &Said, numbers: &Numbers) -> Option<Decision> {
    let done = said.has(Class::PlanDone) || said.bare_done;
    if said.has(Class::Cancelled) && !done && numbers.compared == 0 {
        return Some((Status::Cancelled, "cancelled_words"));
    }
    if said.has(Class::NotStarted) && !done && !said.has(Class::Done) && numbers.compared == 0 {
        return Some((Status::NotStarted, "not_started_words"));
    }
    if said.behind_target && !numbers.kept_ceiling {
        return Some((Status::NotMet, "behind_target_words"));
    }
    if said.has(Class::Exceeded) || said.ahead_of_target && numbers.missed == 0 {
        return Some((Status::Exceeded, "exceeded_words"));
    }
    if !done {
        return None;
    }
    Some(if numbers.missed == 0 && numbers.exceeded > 0 {
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
    let claims = said.has(Class::PlanDone) || said.bare_done || said.has(Class::Exceeded);
    let message = if claims && numbers.missed > 0 {
        format!(
            "the progress says that the task is done, but {} of {} compared target numbers are missed",
            numbers.missed, numbers.compared
        )
    } else if said.behind_target && !numbers.kept_ceiling && numbers.compared > 0 && numbers.missed == 0 {
        format!(
            "the progress says that the target is missed, but all {} compared target numbers are met",
            numbers.compared
        )
    } else {
        return None;
    };
    Some(Diagnostic::new(Stage::Assess, DiagnosticCode::StatusContradiction, message).at_item(item_seq))
}

/// What the words of the progress say.
struct Said {
    bits: Bits,
    /// A clause of nothing but 已完成.
    bare_done: bool,
    /// 低于年度目标: a word of lacking and the target in one clause.
    behind_target: bool,
    /// 高于年度目标.
    ahead_of_target: bool,
    /// Milestones that the progress names.
    milestones: Vec<String>,
}

impl Said {
    fn new(item: &ItemView<'_>, words: &StatusWords) -> Self {
        let text = item.progress;
        let hits = words.find(text);
        let mut said = Self {
            bits: 0,
            bare_done: false,
            behind_target: false,
            ahead_of_target: false,
            milestones: Vec::new(),
        };
        for clause in clauses(text) {
            said.clause(text, &hits, clause);
        }
        if said.has(Class::Started) {
            let asked = ["开工", "启动", "动工"].iter().any(|word| item.target.contains(word));
            said.bits |= if asked { Class::Done.bit() } else { Class::Ongoing.bit() };
        }
        said
    }

    const fn has(&self, class: Class) -> bool {
        self.bits & class.bit() != 0
    }

    fn clause(&mut self, text: &str, hits: &[Hit], clause: Span) {
        let hits = crate::lexicon::marker::inside(hits, clause);
        let mut bits = bits_inside(hits, clause);
        let has = |class: Class| bits & class.bit() != 0;
        if has(Class::Goal) || has(Class::Behind) && has(Class::PlanDone) {
            self.behind_target |= has(Class::Behind);
            self.ahead_of_target |= has(Class::Ahead) && !has(Class::Behind);
        }
        let behind = has(Class::Behind);
        if behind || self.only_hoped(text, hits) || of_a_share(text, hits) {
            bits &= !(Class::PlanDone.bit() | Class::Exceeded.bit());
        }
        if behind {
            bits |= Class::Unfinished.bit();
        }
        if bits & Class::Partial.bit() != 0 {
            // 其余3个尚未开工 says nothing of the whole.
            let whole = Class::Cancelled.bit() | Class::NotStarted.bit() | Class::PlanDone.bit();
            if bits & (Class::NotStarted.bit() | Class::Cancelled.bit()) != 0 {
                bits |= Class::Unfinished.bit();
            }
            bits &= !whole;
        }
        self.bare_done |= is_bare(text, hits, clause);
        self.milestones.extend(hits.iter().filter(|h| h.bits & Class::Milestone.bit() != 0).map(|h| h.span.of(text).to_owned()));
        self.bits |= bits;
    }

    /// 预计可完成年度任务: the word of completion stands behind one of hope.
    #[allow(clippy::unused_self, reason = "it belongs to what is said")]
    fn only_hoped(&self, text: &str, hits: &[Hit]) -> bool {
        let done = Class::PlanDone.bit() | Class::Exceeded.bit();
        let first = hits.iter().position(|h| h.bits & done != 0);
        first.is_some_and(|at| hits[..at].iter().any(|h| h.bits & Class::Hoped.bit() != 0 && h.span.of(text) != "为"))
    }

    /// Whether all that is done is a step on the way, which the target does not ask for.
    fn milestone_only(&self, item: &ItemView<'_>) -> bool {
        let asked = |m: &String| item.target.contains(m.as_str());
        !self.milestones.is_empty() && !self.milestones.iter().any(asked)
    }
}

/// 完成年度目标的96%: a share of the plan and not the plan.
fn of_a_share(text: &str, hits: &[Hit]) -> bool {
    hits.iter().filter(|h| h.bits & Class::PlanDone.bit() != 0).any(|h| {
        let behind = text.get(h.span.end..).unwrap_or_default();
        let mut next = behind.chars().skip_while(|c| matches!(c, '的' | '任' | '务' | '数' | '约' | '近' | '超'));
        next.next().is_some_and(|c| c.is_numeric())
    })
}

/// A clause that is nothing but 已完成, 均已完成, 基本完成.
fn is_bare(text: &str, hits: &[Hit], clause: Span) -> bool {
    let done = Class::Done.bit() | Class::PlanDone.bit();
    let words = clause.of(text).trim();
    let covered: usize = hits.iter().filter(|h| h.bits & done != 0).map(|h| h.span.len()).sum();
    covered > 0 && covered == words.len()
}

/// The clauses of a text.
fn clauses(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut from = 0;
    let ends = text.char_indices().filter(|(_, c)| ends_clause(*c)).chain([(text.len(), '。')]);
    ends.map(move |(at, c)| {
        let clause = Span::new(from, at);
        from = (at + c.len_utf8()).min(text.len());
        debug_assert!(ends_clause(c) || ends_sentence(c));
        clause
    })
}

/// Kinds of numbers that grow through the year, so that less than the target is not yet a miss.
const AMOUNTS: [&str; 8] = ["count", "money", "area", "length", "volume", "mass", "energy", "power"];

/// What the numbers say.
struct Numbers {
    compared: usize,
    missed: usize,
    exceeded: usize,
    /// Whether a missed target is an amount still to grow, and not a rate or a change.
    missed_count: bool,
    unanswered: usize,
    /// Whether a number stayed below one that it was to stay below: 低于目标 is then no lack.
    kept_ceiling: bool,
    /// Shares of the plan, in percent.
    plan: Vec<Decimal>,
    /// Whether parts that are each no counterpart reach the target together.
    parts_reach: bool,
}

impl Numbers {
    fn new(view: &View<'_>, pairs: &Pairs, shares: &Shares) -> Self {
        let missed = || pairs.found.iter().filter(|p| !p.verdict.met && !p.stretch);
        let kind = |p: &super::comparison::Pair| view.place(p.target).map_or("", |t| t.metric.kind.as_str());
        let plan = shares.progress.iter().zip(&view.progress.places).filter(|(s, _)| **s == Share::Plan);
        Self {
            compared: pairs.found.len(),
            missed: missed().count(),
            exceeded: pairs.found.iter().filter(|p| p.verdict.exceeded).count(),
            missed_count: missed().all(|p| AMOUNTS.contains(&kind(p))),
            kept_ceiling: pairs.found.iter().any(|p| p.verdict.met && p.verdict.ceiling),
            unanswered: pairs.unanswered.len() + pairs.ambiguous.len(),
            plan: plan.filter_map(|(_, p)| p.metric.value).collect(),
            parts_reach: !pairs.ambiguous.is_empty() && pairs.ambiguous.iter().all(|(t, parts)| reach(view, *t, parts)),
        }
    }

    fn decision(&self, said: &Said) -> Option<Decision> {
        if self.missed > 0 {
            let status = if self.missed_count { Status::InProgress } else { Status::NotMet };
            return Some((status, "numbers_miss_target"));
        }
        let open = self.unanswered > 0 && (said.has(Class::Ongoing) || said.has(Class::Unfinished));
        if self.compared > 0 && !open {
            let rule = if self.exceeded > 0 { "numbers_exceed_target" } else { "numbers_meet_target" };
            let status = if self.exceeded > 0 { Status::Exceeded } else { Status::Completed };
            return Some((status, rule));
        }
        if self.compared == 0 && self.parts_reach {
            return Some((Status::Completed, "parts_reach_target"));
        }
        self.of_plan()
    }

    /// 完成年度目标的104.5%, where there is nothing to compare.
    fn of_plan(&self) -> Option<Decision> {
        let least = self.plan.iter().min()?;
        let full = Decimal::ONE_HUNDRED;
        Some(if self.compared > 0 || *least < full {
            (Status::InProgress, "share_of_plan")
        } else if *least > full {
            (Status::Exceeded, "share_of_plan")
        } else {
            (Status::Completed, "share_of_plan")
        })
    }
}

/// 1家已上市、1家已过会 against 2家: together they reach it.
fn reach(view: &View<'_>, target: usize, parts: &[usize]) -> bool {
    let Some(planned) = view.target.places.get(target) else { return false };
    let mut sum = Decimal::ZERO;
    for part in parts.iter().filter_map(|p| view.progress.places.get(*p)) {
        let Some((_, value)) = values(planned.metric, part.metric) else { return false };
        let Some(more) = sum.checked_add(value) else { return false };
        sum = more;
    }
    let goal = planned.metric.value.or(planned.metric.low);
    let one_list = parts.windows(2).all(|w| w[1] == w[0] + 1 && view.progress.same_clause(w[0], w[1]));
    one_list && parts.len() > 1 && goal.is_some_and(|g| sum >= g)
}
