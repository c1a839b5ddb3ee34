//! What a percentage is a share of: a level of its own, the plan, or another number of the item.

use super::item::View;
use super::line::{Line, Place};
use crate::lexicon::relations::Mark;
use crate::span::Span;

/// What a number is a share of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Share {
    /// Of nothing that is said: a rate, a change, or no percentage at all.
    None,
    /// Of the plan: 完成年度目标的104.5%.
    Plan,
    /// Of what these words name: 占工业投资的36.1%.
    Of(Span),
    /// Of the number with this index in the same text: 占总投资（5亿元）的80%.
    OfNumber(usize),
    /// Of what the sentence speaks of: 占比30%.
    OfWhole,
}

/// The shares of both texts, one a number.
#[derive(Debug)]
pub(super) struct Shares {
    pub target: Vec<Share>,
    pub progress: Vec<Share>,
}

/// Reads the shares of an item.
pub(super) fn shares(view: &View<'_>) -> Shares {
    Shares {
        target: of_line(&view.target),
        progress: of_line(&view.progress),
    }
}

fn of_line(line: &Line<'_>) -> Vec<Share> {
    let mut shares: Vec<Share> = Vec::with_capacity(line.places.len());
    for i in 0..line.places.len() {
        let previous = shares.last().copied().filter(|_| joins(line, i));
        shares.push(share(line, i, previous));
    }
    shares
}

/// Whether only a joining word stands between number `i` and the one before: 108.7%和98.3%.
pub(super) fn joins(line: &Line<'_>, i: usize) -> bool {
    let gap = line.places.get(i).map_or("", |p| line.str(p.gap));
    matches!(gap.trim(), "、" | "和" | "与" | "及")
}

/// Words between what is named and the percentage.
const LINKS: [&str; 16] = [
    "的比重",
    "的比例",
    "比重",
    "比例",
    "的",
    "达到",
    "达",
    "为",
    "约",
    "近",
    "超过",
    "超",
    "接近",
    "逾",
    "在",
    "约为",
];

fn share(line: &Line<'_>, i: usize, previous: Option<Share>) -> Share {
    let level = |p: &&Place<'_>| p.metric.kind == "percent" && p.metric.change == "none";
    let Some(place) = line.places.get(i).filter(level) else {
        return Share::None;
    };
    if let Some(share @ (Share::Plan | Share::Of(_))) = previous {
        return share;
    }
    if let Some(of) = of_number(line, i) {
        return of;
    }
    match line.last(place.before, Mark::Share) {
        Some(word) => said(line, place.before, word),
        None if of_plan(line, place.before) => Share::Plan,
        None => Share::None,
    }
}

/// 占工业投资的36%, 占比30%; `word` is the 占.
fn said(line: &Line<'_>, before: Span, word: Span) -> Share {
    let share = named(line, Span::new(word.end, before.end));
    let subject = line.str(Span::new(before.start, word.start)).trim_start_matches("其中");
    // 护理型床位占比62.5% is a level of its own.
    let own = share == Share::OfWhole && subject.chars().any(char::is_alphanumeric);
    // 公办园占比、普惠园覆盖率分别为53%和91%: the word names a level of its own, and the next one follows.
    let listed = matches!(share, Share::Of(of) if line.str(of).starts_with('、'));
    if own || listed { Share::None } else { share }
}

/// 占总投资（5亿元）的80%: the number right before is the whole.
fn of_number(line: &Line<'_>, i: usize) -> Option<Share> {
    let whole = i.checked_sub(1)?;
    let (place, part) = (line.places.get(whole)?, line.places.get(i)?);
    let gap = line.str(part.gap).trim_start_matches(['）', ')', '元']);
    let of = gap
        .strip_prefix('的')
        .is_some_and(|rest| LINKS.contains(&rest) || rest.is_empty());
    let said = line.says(place.before, Mark::Share) || line.says(place.before, Mark::Goal);
    (of && said && part.clause == place.clause).then_some(Share::OfNumber(whole))
}

/// What stands behind 占.
fn named(line: &Line<'_>, mut words: Span) -> Share {
    while let Some(link) = LINKS.iter().find(|l| line.str(words).ends_with(**l)) {
        words.end -= link.len();
    }
    if line.says(words, Mark::Goal) {
        Share::Plan
    } else if words.is_empty() || matches!(line.str(words), "总数" | "总量" | "全部" | "总额" | "其中" | "总")
    {
        Share::OfWhole
    } else {
        Share::Of(words)
    }
}

/// 完成年度目标的104.5%, 目标完成率101%, 完成率80%.
fn of_plan(line: &Line<'_>, before: Span) -> bool {
    let text = line.str(before);
    let goal = line.last(before, Mark::Goal);
    if text.contains("完成率") || text.contains("完成进度") {
        return goal.is_some() || text.trim_start_matches(['为', '达', '到']).starts_with("完成");
    }
    let Some(goal) = goal else { return false };
    let mut rest = Span::new(goal.end, before.end);
    while let Some(link) = LINKS.iter().find(|l| line.str(rest).ends_with(**l)) {
        rest.end -= link.len();
    }
    // 完成年度任务100% and 为年计划的98% are shares of the plan; 目标为95% is the target itself.
    let of = text.get(goal.end - before.start..).is_some_and(|t| t.contains('的'));
    rest.is_empty() && (of || text.contains("完成") && !text.ends_with('为'))
}
