//! What the words of a progress say of the task, clause by clause.

use crate::assess::ItemView;
use crate::assess::line::{ends_clause, ends_sentence};
use crate::lexicon::marker::{Bits, Hit, bits_inside, inside};
use crate::lexicon::status::{Class, StatusWords};
use crate::span::Span;

/// Words of a target that asks for no more than a beginning.
const BEGINNINGS: [&str; 3] = ["开工", "启动", "动工"];

/// What was said.
#[derive(Debug, Default)]
pub(super) struct Said {
    bits: Bits,
    /// A sentence of nothing but 已完成.
    bare_done: bool,
    /// 低于年度目标: a word of lacking and the target in one clause.
    pub behind_target: bool,
    /// 高于年度目标.
    pub ahead_of_target: bool,
    /// Steps on the way (初稿, 可研批复) that the progress names.
    milestones: Vec<String>,
}

impl Said {
    pub fn new(item: &ItemView<'_>, words: &StatusWords) -> Self {
        let text = item.progress;
        let hits = words.find(text);
        let mut said = Self::default();
        for clause in clauses(text) {
            said.hear(text, inside(&hits, clause), clause);
        }
        if said.has(Class::Started) {
            let asked = BEGINNINGS.iter().any(|word| item.target.contains(word));
            said.bits |= if asked { Class::Done.bit() } else { Class::Ongoing.bit() };
        }
        said
    }

    /// Whether a word of the class was said.
    pub const fn has(&self, class: Class) -> bool {
        self.bits & class.bit() != 0
    }

    /// Whether the task as a whole is said to be done.
    pub const fn task_done(&self) -> bool {
        self.bare_done || self.has(Class::PlanDone)
    }

    /// Whether all that is named is a step on the way, which the target does not ask for.
    pub fn milestone_only(&self, item: &ItemView<'_>) -> bool {
        let asked = |m: &String| item.target.contains(m.as_str());
        !self.milestones.is_empty() && !self.milestones.iter().any(asked)
    }

    fn hear(&mut self, text: &str, hits: &[Hit], clause: Span) {
        let bits = bits_inside(hits, clause);
        let has = |class: Class| bits & class.bit() != 0;
        let of_target = has(Class::Goal) || has(Class::PlanDone);
        self.behind_target |= has(Class::Behind) && of_target;
        self.ahead_of_target |= has(Class::Ahead) && has(Class::Goal) && !has(Class::Behind);
        self.bare_done |= is_bare(text, hits, clause);
        let milestones = hits.iter().filter(|h| h.bits & Class::Milestone.bit() != 0);
        self.milestones.extend(milestones.map(|h| h.span.of(text).to_owned()));
        self.bits |= of_the_whole(text, hits, bits);
    }
}

/// The bits of a clause, without those that say nothing of the task as a whole.
fn of_the_whole(text: &str, hits: &[Hit], mut bits: Bits) -> Bits {
    if bits & Class::Behind.bit() != 0 || is_hoped(hits) || is_share(text, hits) {
        bits &= !(Class::PlanDone.bit() | Class::Exceeded.bit());
    }
    if bits & Class::Partial.bit() != 0 {
        // 其余3个尚未开工 says nothing of the whole, but that it is not finished.
        let idle = Class::NotStarted.bit() | Class::Cancelled.bit();
        if bits & idle != 0 {
            bits |= Class::Unfinished.bit();
        }
        bits &= !(idle | Class::PlanDone.bit());
    }
    bits
}

/// 预计可完成年度任务: the word of completion stands behind one of hope.
fn is_hoped(hits: &[Hit]) -> bool {
    let done = Class::PlanDone.bit() | Class::Exceeded.bit();
    let mut before = hits.iter().take_while(|h| h.bits & done == 0);
    before.any(|h| h.bits & Class::Hoped.bit() != 0)
}

/// 完成年度目标的96%: a share of the plan and not the plan.
fn is_share(text: &str, hits: &[Hit]) -> bool {
    let filler = |c: &char| "的任务数约近超".contains(*c);
    hits.iter().filter(|h| h.bits & Class::PlanDone.bit() != 0).any(|h| {
        let behind = text.get(h.span.end..).unwrap_or_default();
        behind.chars().find(|c| !filler(c)).is_some_and(char::is_numeric)
    })
}

/// A sentence that is nothing but 已完成, 均已完成, 基本完成, or the text's first clause that is.
fn is_bare(text: &str, hits: &[Hit], clause: Span) -> bool {
    let begins = text
        .get(..clause.start)
        .is_none_or(|t| t.is_empty() || t.ends_with(ends_sentence));
    let ends = text
        .get(clause.end..)
        .is_none_or(|t| t.is_empty() || t.starts_with(ends_sentence));
    let done = Class::Done.bit() | Class::PlanDone.bit();
    let covered: usize = hits.iter().filter(|h| h.bits & done != 0).map(|h| h.span.len()).sum();
    (clause.start == 0 || begins && ends) && covered > 0 && covered == clause.of(text).trim().len()
}

/// The clauses of a text.
fn clauses(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut from = 0;
    let ends = text.char_indices().filter(|(_, c)| ends_clause(*c));
    ends.map(|(at, c)| (at, at + c.len_utf8()))
        .chain([(text.len(), text.len())])
        .map(move |(at, next)| {
            let clause = Span::new(from, at);
            from = next;
            clause
        })
}
