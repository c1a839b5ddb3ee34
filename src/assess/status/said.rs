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
    /// The first two clauses say that work has not begun: what follows are plans and circumstances.
    pub idle_at_once: bool,
    /// The first clause says that the figures are not known: numbers behind them are others.
    pub unknown_at_once: bool,
    /// The target asks for less than before, so that as much as before is too much.
    pub to_fall: bool,
    /// Steps on the way (初稿, 可研批复) that the progress names.
    milestones: Vec<String>,
}

/// How many clauses from the text's beginning can say at once how things stand: 因选址调整，项目尚未启动。
const AT_ONCE: usize = 2;

impl Said {
    pub fn new(item: &ItemView<'_>, words: &StatusWords) -> Self {
        let text = item.progress;
        let hits = words.find(text);
        let mut said = Self::default();
        for (i, clause) in clauses(text).enumerate() {
            said.hear(text, inside(&hits, clause), clause);
            said.idle_at_once |= i < AT_ONCE && said.has(Class::NotStarted);
            said.unknown_at_once |= i == 0 && said.has(Class::NoData);
        }
        if said.has(Class::Flat) {
            let asked = words.find(item.target).iter().fold(0, |all, hit| all | hit.bits);
            said.to_fall = asked & (Class::ToFall.bit() | Class::Flat.bit()) == Class::ToFall.bit();
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
        self.bits |= of_the_whole(text, hits, bits, clause);
    }
}

/// The bits of a clause, without those that say nothing of the task as a whole.
fn of_the_whole(text: &str, hits: &[Hit], mut bits: Bits, clause: Span) -> Bits {
    if bits & Class::Behind.bit() != 0 || is_hoped(hits) || is_share(text, hits) || is_of_step(hits) {
        bits &= !(Class::PlanDone.bit() | Class::Exceeded.bit());
    }
    if has_come_to_end(text, hits, clause) {
        bits |= Class::Done.bit();
    }
    if gives_up(text, hits, clause) {
        bits |= Class::Cancelled.bit();
    }
    if bits & Class::Partial.bit() != 0 || counts_idle(text, hits, clause) {
        // 其余3个尚未开工 says nothing of the whole, but that it is not finished.
        let idle = Class::NotStarted.bit() | Class::Cancelled.bit();
        if bits & idle != 0 {
            bits |= Class::Unfinished.bit();
        }
        bits &= !(idle | Class::PlanDone.bit());
    }
    bits
}

/// 已于8月28日竣工: 已 and the word of the end stand apart.
fn has_come_to_end(text: &str, hits: &[Hit], clause: Span) -> bool {
    let end = hits.iter().find(|h| h.bits & Class::Finish.bit() != 0);
    end.is_some_and(|h| Span::new(clause.start, h.span.start).of(text).contains("已于"))
}

/// 取消举办, 核销该项任务, 活动取消: the task is given up. 取消证明事项14项 is work, and its object is counted.
fn gives_up(text: &str, hits: &[Hit], clause: Span) -> bool {
    let mut words = hits.iter().enumerate();
    let Some((i, word)) = words.find(|(_, h)| h.bits & Class::GivingUp.bit() != 0) else {
        return false;
    };
    let behind = Span::new(word.span.end, clause.end).of(text).trim();
    let of_task = hits.iter().skip(i + 1).any(|h| h.bits & Class::Task.bit() != 0);
    let after_task = hits.iter().take(i).any(|h| h.bits & Class::Task.bit() != 0);
    let before = Span::new(clause.start, word.span.start).of(text);
    let decided = ["已", "予以", "调整", "按程序"]
        .iter()
        .any(|said| before.contains(said));
    of_task && !behind.contains(|c: char| c.is_ascii_digit()) || behind.is_empty() && (after_task || decided)
}

/// 2座尚未开工: what has not begun is counted, so it is a part.
fn counts_idle(text: &str, hits: &[Hit], clause: Span) -> bool {
    let idle = hits.iter().find(|h| h.bits & Class::NotStarted.bit() != 0);
    let before = idle.map_or("", |h| Span::new(clause.start, h.span.start).of(text));
    let mut chars = before.char_indices().filter(|(_, c)| c.is_ascii_digit());
    chars.any(|(at, _)| {
        let unit = before[at..].trim_start_matches(|c: char| c.is_ascii_digit());
        !unit.starts_with(['年', '月', '日'])
    })
}

/// 全部完成招标: a step on the way is done, and not the task.
fn is_of_step(hits: &[Hit]) -> bool {
    hits.windows(2).any(|pair| {
        let done = pair[0].bits & Class::PlanDone.bit() != 0;
        done && pair[1].bits & Class::Milestone.bit() != 0 && pair[0].span.end == pair[1].span.start
    })
}

/// 预计可完成年度任务: the word of completion stands behind one of hope.
fn is_hoped(hits: &[Hit]) -> bool {
    let done = Class::PlanDone.bit() | Class::Exceeded.bit();
    let mut before = hits.iter().take_while(|h| h.bits & done == 0);
    before.any(|h| h.bits & Class::Hoped.bit() != 0)
}

/// 完成年度目标的96%, 完成年度目标（60家）的96%, 完成全年任务的四分之三: a share of the plan and not the plan.
fn is_share(text: &str, hits: &[Hit]) -> bool {
    hits.iter().filter(|h| h.bits & Class::PlanDone.bit() != 0).any(|h| {
        let behind = without_bracket(text.get(h.span.end..).unwrap_or_default());
        let number = behind.trim_start_matches(['的', '任', '务', '数', '约', '近', '超']);
        let counted = |c: char| c.is_numeric() || number.len() < behind.len() && "一二三四五六七八九十百半".contains(c);
        number.starts_with(counted)
    })
}

/// The text behind a bracket that it begins with.
fn without_bracket(text: &str) -> &str {
    let inside = text.strip_prefix(['（', '(']);
    let behind = inside.and_then(|inside| Some(&inside[inside.find(['）', ')'])?..]));
    behind.map_or(text, |behind| behind.trim_start_matches(['）', ')']))
}

/// A sentence that is nothing but 已完成, 均已完成, 基本完成, or the text's first clause that is.
fn is_bare(text: &str, hits: &[Hit], clause: Span) -> bool {
    let begins = text
        .get(..clause.start)
        .is_none_or(|t| t.is_empty() || t.ends_with(ends_sentence));
    let ends = text
        .get(clause.end..)
        .is_none_or(|t| t.is_empty() || t.starts_with(ends_sentence));
    let done = Class::Done.bit() | Class::PlanDone.bit() | Class::Achieved.bit();
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
