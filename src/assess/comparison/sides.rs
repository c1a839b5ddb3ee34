//! Which numbers take part in comparing: those of the target that ask for a counterpart, those of the progress that can be
//! one.

use super::MOST_ACTUALS;
use super::around::{describes, is_of_rate, parts};
use super::topic::{Topic, thing, topic};
use crate::assess::amount::{compatible, values};
use crate::assess::item::View;
use crate::assess::line::{Line, Place};
use crate::lexicon::relations::{Mark, RelationWords};
use crate::rows::{Metric, Role};
use crate::span::Span;

/// The most target numbers of one item that are compared.
const MOST_TARGETS: usize = 64;

/// A number that takes part.
pub(super) struct Side {
    /// Its index in its text.
    pub index: usize,
    pub topic: Topic,
    /// Whether it has its counterpart, or cannot have one.
    pub taken: bool,
}

/// All numbers that take part.
pub(super) struct Sides {
    pub targets: Vec<Side>,
    pub actuals: Vec<Side>,
    /// Higher levels of a target, each with the target they belong to: 引进60家，力争100家.
    pub stretches: Vec<(usize, usize)>,
}

impl Sides {
    pub fn new(view: &View<'_>) -> Self {
        let mut targets = targets(view);
        let stretches = stretches(&view.target, &targets, view.words);
        targets.retain(|t| !stretches.iter().any(|(stretch, _)| *stretch == t.index));
        Self {
            targets,
            actuals: actuals(view),
            stretches,
        }
    }
}

fn targets(view: &View<'_>) -> Vec<Side> {
    let line = &view.target;
    let wanted = |i: &usize| {
        let metric = line.places[*i].metric;
        let of_others = describes(line, *i) || is_of_rate(line, *i) || is_difference(line, *i);
        metric.role == Role::Target && !(of_others || groups(metric) || is_size(line, *i))
    };
    let sides = sides(view, line, (0..line.places.len()).filter(wanted).take(MOST_TARGETS));
    let divided: Vec<bool> = (0..sides.len()).map(|t| is_divided(&sides, t)).collect();
    let whole = sides.into_iter().zip(divided).filter(|(_, divided)| !divided);
    whole.map(|(side, _)| side).collect()
}

fn actuals(view: &View<'_>) -> Vec<Side> {
    let line = &view.progress;
    let wanted = |i: &usize| {
        let place = &line.places[*i];
        let earlier = place.metric.change == "none" && line.says(place.before, Mark::Earlier);
        let planned = line.says(place.before, Mark::Planned);
        // 剩余3公里 is what was not reached.
        let done = line.str(place.after).starts_with(['已', '均', '全']) && line.says(place.after, Mark::Finished);
        let rest = line.says(place.before, Mark::Rest) && !done;
        let other_time = planned || earlier || rest || is_goal(line, *i) || is_from(line, *i);
        let of_others = is_base(view, *i) || is_difference(line, *i) || describes(line, *i);
        place.metric.role == Role::Actual && !(other_time || of_others)
    };
    sides(view, line, (0..line.places.len()).filter(wanted).take(MOST_ACTUALS))
}

fn sides(view: &View<'_>, line: &Line<'_>, indices: impl Iterator<Item = usize>) -> Vec<Side> {
    let parts = parts(line);
    let side = |index| Side {
        index,
        topic: topic(line, index, &parts, view.words),
        taken: false,
    };
    indices.map(side).collect()
}

/// The longest clause before a size, in characters: 项目总投资约9.8亿元. A longer one says what is to be done.
const LONGEST_SIZE: usize = 6;

/// 新建医院，总投资9.8亿元: how large the thing is, which nobody will report to have reached.
fn is_size(line: &Line<'_>, i: usize) -> bool {
    let Some(place) = line.places.get(i).filter(|p| line.says(p.before, Mark::Size)) else {
        return false;
    };
    let clause = line.str(place.before).rsplit(['（', '(']).next().unwrap_or_default();
    clause.trim().trim_end_matches(['约', '为', '达']).chars().count() <= LONGEST_SIZE
}

/// 三大项目, 八类案件: the number groups what is named elsewhere.
fn groups(metric: &Metric) -> bool {
    matches!(metric.unit.as_deref(), Some("大" | "类"))
}

/// 安排项目62个，其中开工11个，竣工10个: the parts say what is to be done; the whole has no counterpart of its own.
fn is_divided(targets: &[Side], t: usize) -> bool {
    let next = targets.get(t + 1);
    next.is_some_and(|n| n.topic.part && n.topic.phases != 0 && !targets[t].topic.part)
}

/// 超额完成37个, 高于全市1.4个百分点: the number is a difference of two others. 超额完成造林3200亩 names what was done, and is none.
pub(super) fn is_difference(line: &Line<'_>, i: usize) -> bool {
    let Some(place) = line.places.get(i) else { return false };
    let between = |word: Span| line.str(Span::new(word.end, place.before.end)).chars().count();
    let compared = line.str(place.before).trim_end_matches(['约', '近']);
    let than =
        compared.contains(['比', '较']) && compared.ends_with(['快', '慢', '多', '少', '高', '低', '长', '短', '前']);
    let point = place.metric.kind == "percentage_point" && place.metric.change == "none";
    let beside = line
        .last(place.before, Mark::Beside)
        .is_some_and(|word| between(word) > 0);
    point
        || beside
        || than && place.metric.change == "none"
        || line
            .last(place.before, Mark::Excess)
            .is_some_and(|word| between(word) <= 1)
}

/// Whether a number of the progress is a target: its role says so, or the words beside it: 指标值45%, 0.5‰的控制指标,
/// 市定目标为利用率93%.
pub(super) fn is_goal(line: &Line<'_>, i: usize) -> bool {
    let Some(place) = line.places.get(i) else { return false };
    let goal = line.last(place.before, Mark::Goal);
    let behind = line.str(place.after).strip_prefix('的');
    let named = behind.is_some_and(|b| {
        ["目标", "控制目标", "指标", "控制指标", "任务"]
            .iter()
            .any(|g| b.starts_with(g))
    });
    let said = goal.is_some_and(|word| {
        let between = line.str(Span::new(word.end, place.before.end));
        let value = line.str(word).ends_with('值') && between.trim_end_matches(['为', '是', '：', ':']).is_empty();
        let verbs = ["下达", "分解", "安排"];
        let handed_down = between.is_empty() && verbs.iter().any(|verb| line.str(place.before).contains(verb));
        value
            || handed_down
            || between.starts_with(['为', '是'])
                && !line.str(Span::new(place.before.start, word.start)).contains("完成")
    });
    place.metric.role == Role::Target || said || named && line.says(place.before, Mark::Beside)
}

/// 由8月底的88.7%（男生87.1%）提高到94.1%: the level that a change starts from.
fn is_from(line: &Line<'_>, i: usize) -> bool {
    let Some(place) = line.places.get(i) else { return false };
    let bracketed = line.str(place.gap).starts_with(['（', '(']) && i > 0 && line.same_clause(i - 1, i);
    if bracketed && line.says_from(i - 1) {
        return line
            .places
            .get(i + 1)
            .is_some_and(|p| line.str(p.gap).contains(['到', '至']));
    }
    let next = line.places.iter().skip(i + 1).take(2);
    let to = |p: &Place<'_>| p.sentence == place.sentence && line.str(p.gap).contains(['到', '至']);
    line.says_from(i) && next.filter(|p| to(p)).count() > 0
}

/// What stands between a base and what is out of it.
const BASES: [&str; 4] = ["中", "有", "中已", "中的"];

/// The same in one clause: 14处易涝点整治完成11处.
const STAGES: [&str; 6] = ["完成", "复工", "开工", "竣工", "销号", "办结"];

/// 7个断面中有6个达标: the first number is what the second is out of.
fn is_base(view: &View<'_>, i: usize) -> bool {
    let line = &view.progress;
    let (Some(place), Some(next)) = (line.places.get(i), line.places.get(i + 1)) else {
        return false;
    };
    let behind = line.str(place.after).trim_end();
    let of = BASES.iter().any(|end| behind.ends_with(end)) && place.sentence == next.sentence;
    let of = of || place.clause == next.clause && STAGES.iter().any(|end| behind.ends_with(end));
    let smaller = values(next.metric, place.metric).is_some_and(|(part, whole)| part <= whole);
    of && smaller && compatible(place.metric, next.metric, view.words)
}

/// 引进60家，力争100家: the second number is a higher level of the first one's target. Pairs of (second, first).
fn stretches(line: &Line<'_>, targets: &[Side], words: &RelationWords) -> Vec<(usize, usize)> {
    let of = |pair: &[Side]| {
        let (base, stretch) = (&pair[0], &pair[1]);
        let (first, second) = (&line.places[base.index], &line.places[stretch.index]);
        let word = line.last(second.before, Mark::Stretch)?;
        let between = line.str(Span::new(word.end, second.before.end));
        let bare = between.chars().count() <= 2 && thing(between, words).is_empty();
        let alone = line.str(second.after).trim().chars().count() <= 2;
        let same = first.metric.unit == second.metric.unit && first.metric.change == second.metric.change;
        (bare && alone && same).then_some((stretch.index, base.index))
    };
    targets.windows(2).filter_map(of).collect()
}
