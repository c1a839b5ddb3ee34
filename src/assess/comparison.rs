//! Target numbers with their reported counterparts.
//!
//! Two numbers are a pair if they measure the same thing in one dimension. Every possible pair gets a likeness; the surest
//! are taken first, and where two are equally sure neither is: what cannot be told apart is left out.

use super::amount::{self, compatible};
use super::item::{At, View};
use super::likeness::{Likeness, likeness};
use super::line::Line;
use super::share::{Share, Shares, joins};
use super::topic::{Topic, describes, is_of_rate, parts, topic};
use super::verdict::{Verdict, verdict};
use crate::lexicon::relations::Mark;
use crate::number::nearest_double;
use crate::rows::{Comparison, Field, Metric};

/// The most target numbers of one item that are compared.
const MOST_TARGETS: usize = 64;

/// The most reported numbers of one item that are looked at.
const MOST_ACTUALS: usize = 512;

/// Likenesses closer than this are equal.
const EQUAL: f64 = 0.015;

/// A target number with its counterpart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pair {
    pub target: At,
    /// Index in the progress.
    pub actual: usize,
    pub verdict: Verdict,
    /// Whether the target is a second, higher level, which nobody promised.
    pub stretch: bool,
}

/// Target numbers and what was found for them.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    /// By target and actual.
    pub found: Vec<Pair>,
    /// Target numbers (indices in the target) without a counterpart.
    pub unanswered: Vec<usize>,
    /// Target numbers with several equal counterparts, which are no pair with any of them.
    pub ambiguous: Vec<(usize, Vec<usize>)>,
}

/// One side of a possible pair.
struct Side {
    index: usize,
    topic: Topic,
    taken: bool,
}

struct Candidate {
    target: usize,
    actual: usize,
    score: f64,
}

/// Finds the pairs of an item.
pub(super) fn pairs(view: &View<'_>, shares: &Shares) -> Pairs {
    let mut targets = targets(view);
    let mut actuals = actuals(view);
    let levels = stretches(view, &targets);
    targets.retain(|t| !levels.iter().any(|(stretch, _)| *stretch == t.index));
    let mut pairs = Pairs::default();
    let (named, unnamed) = candidates(view, shares, &targets, &actuals);
    take_named(view, named, &mut targets, &mut actuals, &mut pairs);
    take_unnamed(view, &unnamed, &mut targets, &mut actuals, &mut pairs);
    for (stretch, base) in levels {
        let of_base = pairs.found.iter().find(|p| p.target == At::target(base)).map(|p| p.actual);
        match of_base {
            Some(actual) => push(view, stretch, actual, true, &mut pairs),
            None => pairs.unanswered.push(stretch),
        }
    }
    let open = targets.iter().filter(|t| !t.taken).map(|t| t.index);
    pairs.unanswered.extend(open);
    take_planned(view, &mut pairs);
    pairs.found.sort_by_key(|p| (p.target, p.actual));
    pairs
}

/// The numbers of the target that ask for a counterpart.
fn targets(view: &View<'_>) -> Vec<Side> {
    let line = &view.target;
    let wanted = |i: &usize| {
        let metric = line.places[*i].metric;
        let none = describes(line, *i) || is_of_rate(line, *i) || is_difference(line, *i) || groups(metric);
        metric.role.code() == "target" && !none
    };
    let mut sides = sides(view, line, (0..line.places.len()).filter(wanted).take(MOST_TARGETS));
    let divided: Vec<bool> = (0..sides.len()).map(|t| is_divided(&sides, t)).collect();
    let mut divided = divided.into_iter();
    sides.retain(|_| divided.next() == Some(false));
    sides
}

/// 三大项目: the number groups what is named elsewhere.
fn groups(metric: &Metric) -> bool {
    metric.unit.as_deref() == Some("大")
}

/// 安排项目62个，其中开工11个，竣工10个: the parts say what is to be done; the whole has no counterpart of its own.
fn is_divided(targets: &[Side], t: usize) -> bool {
    let next = targets.get(t + 1);
    next.is_some_and(|n| n.topic.part && n.topic.phases != 0 && !targets[t].topic.part)
}

/// The numbers of the progress that can be a counterpart.
fn actuals(view: &View<'_>) -> Vec<Side> {
    let line = &view.progress;
    let wanted = |i: &usize| {
        let place = &line.places[*i];
        let level = place.metric.change == "none";
        let planned = line.says(place.before, Mark::Planned);
        let earlier = level && line.says(place.before, Mark::Earlier);
        let other = planned || earlier || is_base(view, *i) || is_difference(line, *i) || describes(line, *i);
        place.metric.role.code() == "actual" && !other
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

/// 超额完成37个, 高于全市1.4个百分点: the number is a difference of two others.
fn is_difference(line: &Line<'_>, i: usize) -> bool {
    let Some(place) = line.places.get(i) else { return false };
    let point = place.metric.kind == "percentage_point" && place.metric.change == "none";
    let beside = line.last(place.before, Mark::Beside).is_some_and(|word| word.end < place.before.end);
    point || beside || line.says(place.before, Mark::Excess)
}

/// 7个断面中有6个达标: the first number is what the second is out of.
fn is_base(view: &View<'_>, i: usize) -> bool {
    let line = &view.progress;
    let (Some(place), Some(next)) = (line.places.get(i), line.places.get(i + 1)) else {
        return false;
    };
    let behind = line.str(place.after).trim_end();
    let of = behind.ends_with('中') || behind.ends_with("中有") || behind.ends_with("中已") || behind.ends_with("中的");
    let smaller = amount::values(next.metric, place.metric).is_some_and(|(part, whole)| part <= whole);
    of && smaller && place.sentence == next.sentence && compatible(place.metric, next.metric, view.words)
}

/// 引进60家，力争100家: the second number is a higher level of the first one's target. Pairs of (second, first).
fn stretches(view: &View<'_>, targets: &[Side]) -> Vec<(usize, usize)> {
    let line = &view.target;
    let of = |pair: &[Side]| {
        let (base, stretch) = (&pair[0], &pair[1]);
        let (first, second) = (&line.places[base.index], &line.places[stretch.index]);
        let word = line.last(second.before, Mark::Stretch)?;
        let bare = line.str(second.before)[word.end - second.before.start..].chars().count() <= 2;
        let alone = line.str(second.after).trim().chars().count() <= 2;
        let same = first.metric.unit == second.metric.unit && first.metric.change == second.metric.change;
        (bare && alone && same).then_some((stretch.index, base.index))
    };
    targets.windows(2).filter_map(of).collect()
}

/// All possible pairs: those of one name, with their likeness, and those whose reported number has no name.
fn candidates(
    view: &View<'_>,
    shares: &Shares,
    targets: &[Side],
    actuals: &[Side],
) -> (Vec<Candidate>, Vec<(usize, usize)>) {
    let (mut named, mut unnamed) = (Vec::new(), Vec::new());
    for (t, target) in targets.iter().enumerate() {
        for (a, actual) in actuals.iter().enumerate() {
            if !comparable(view, shares, target.index, actual.index) || comes_down(view, target, actual) {
                continue;
            }
            match likeness(&target.topic, &actual.topic) {
                Likeness::Same(score) => named.push(Candidate {
                    target: t,
                    actual: a,
                    score: score + nearness(view, target.index, actual.index),
                }),
                // A number without a name may be the whole of what was asked, but no part of what is reported.
                Likeness::Unnamed if !actual.topic.part => unnamed.push((t, a)),
                Likeness::Unnamed | Likeness::Different => {}
            }
        }
    }
    (named, unnamed)
}

/// Whether two numbers can be put beside each other at all, whatever they measure.
fn comparable(view: &View<'_>, shares: &Shares, target: usize, actual: usize) -> bool {
    let (Some(t), Some(a)) = (view.target.places.get(target), view.progress.places.get(actual)) else {
        return false;
    };
    let (t, a) = (t.metric, a.metric);
    let changes = (t.change == "none") == (a.change == "none");
    let bases = t.basis == a.basis || t.basis == "none" || a.basis == "none";
    let share = |list: &[Share], i: usize| list.get(i).copied().unwrap_or(Share::None);
    changes && bases && compatible(t, a, view.words) && alike(share(&shares.target, target), share(&shares.progress, actual))
}

/// 由120家减少到98家 is no counterpart of a number of things to be done, only of one to come down to.
fn comes_down(view: &View<'_>, target: &Side, actual: &Side) -> bool {
    let says = |side: &Side| side.topic.marks & Mark::Ceiling.bit() != 0;
    let planned = view.target.places.get(target.index).map(|p| p.metric);
    says(actual) && !says(target) && planned.is_some_and(|m| m.kind == "count" && m.bound != "max")
}

/// A share of the plan is no counterpart of a level, nor is a share of another number.
const fn alike(target: Share, actual: Share) -> bool {
    match actual {
        Share::None => true,
        Share::Plan => matches!(target, Share::Plan),
        Share::Of(_) | Share::OfNumber(_) | Share::OfWhole => {
            matches!(target, Share::Of(_) | Share::OfNumber(_) | Share::OfWhole)
        }
    }
}

fn nearness(view: &View<'_>, target: usize, actual: usize) -> f64 {
    let (Some(t), Some(a)) = (view.target.places.get(target), view.progress.places.get(actual)) else {
        return 0.0;
    };
    let unit = if t.metric.unit == a.metric.unit { 0.03 } else { 0.0 };
    let basis = if t.metric.basis == a.metric.basis { 0.02 } else { 0.0 };
    unit + basis
}

/// Takes the surest pairs first; a number that fits two others equally well is left out.
fn take_named(
    view: &View<'_>,
    mut named: Vec<Candidate>,
    targets: &mut [Side],
    actuals: &mut [Side],
    pairs: &mut Pairs,
) {
    named.sort_by(|x, y| y.score.total_cmp(&x.score).then((x.target, x.actual).cmp(&(y.target, y.actual))));
    for (i, best) in named.iter().enumerate() {
        if targets[best.target].taken || actuals[best.actual].taken {
            continue;
        }
        let rivals = named[i..].iter().take_while(|c| c.score > best.score - EQUAL);
        let rivals: Vec<&Candidate> = rivals.filter(|c| !targets[c.target].taken && !actuals[c.actual].taken).collect();
        let other_actuals: Vec<usize> =
            rivals.iter().filter(|c| c.target == best.target).map(|c| actuals[c.actual].index).collect();
        let other_targets = rivals.iter().filter(|c| c.actual == best.actual).count();
        targets[best.target].taken = true;
        if other_targets > 1 && other_targets != other_actuals.len() {
            // 竣工8个，投用8个 against 竣工投用16个: both have a claim.
            let claims = rivals.iter().filter(|c| c.actual == best.actual);
            actuals[best.actual].taken = true;
            for claim in claims {
                targets[claim.target].taken = true;
                pairs.ambiguous.push((targets[claim.target].index, vec![actuals[best.actual].index]));
            }
        } else if other_targets == 1 && other_actuals.len() > 1 && !all_equal(view, &other_actuals) {
            let mut rivals = other_actuals;
            rivals.sort_unstable();
            pairs.ambiguous.push((targets[best.target].index, rivals));
        } else {
            actuals[best.actual].taken = true;
            push(view, targets[best.target].index, actuals[best.actual].index, false, pairs);
        }
    }
}

/// The same number said again in another sentence is no rival.
fn all_equal(view: &View<'_>, actuals: &[usize]) -> bool {
    let again = |pair: &[usize]| {
        let (Some(a), Some(b)) = (view.progress.places.get(pair[0]), view.progress.places.get(pair[1])) else {
            return false;
        };
        a.sentence != b.sentence && amount::canonical(a.metric) == amount::canonical(b.metric)
    };
    actuals.windows(2).all(again)
}

/// A reported number without a name of its own (累计完成1785户) belongs to the one target that it can belong to.
fn take_unnamed(
    view: &View<'_>,
    unnamed: &[(usize, usize)],
    targets: &mut [Side],
    actuals: &mut [Side],
    pairs: &mut Pairs,
) {
    let free: Vec<(usize, usize)> =
        unnamed.iter().copied().filter(|(t, a)| !targets[*t].taken && !actuals[*a].taken).collect();
    let (mut of_target, mut of_actual) = (vec![0; targets.len()], vec![0; actuals.len()]);
    for (t, a) in &free {
        of_target[*t] += 1;
        of_actual[*a] += 1;
    }
    for (t, a) in &free {
        if of_target[*t] == 1 && of_actual[*a] == 1 {
            (targets[*t].taken, actuals[*a].taken) = (true, true);
            push(view, targets[*t].index, actuals[*a].index, false, pairs);
        } else if of_target[*t] > 1 && !targets[*t].taken {
            let rivals = free.iter().filter(|(other, _)| other == t).map(|(_, a)| actuals[*a].index).collect();
            targets[*t].taken = true;
            pairs.ambiguous.push((targets[*t].index, rivals));
        }
    }
}

/// A target that stands in the progress (（年度目标任务为100户）) goes with the number beside it, unless that one has its
/// counterpart already.
fn take_planned(view: &View<'_>, pairs: &mut Pairs) {
    let line = &view.progress;
    for (i, place) in line.places.iter().enumerate().take(MOST_ACTUALS) {
        if place.metric.role.code() != "target" || joins(line, i) {
            continue;
        }
        let beside = |j: &usize| {
            line.places.get(*j).is_some_and(|p| {
                p.sentence == place.sentence
                    && p.metric.role.code() == "actual"
                    && p.metric.change == place.metric.change
                    && compatible(p.metric, place.metric, view.words)
                    && !is_difference(line, *j)
            })
        };
        let before = (i.saturating_sub(3)..i).rev().find(beside);
        let Some(actual) = before.or_else(|| (i + 1..i + 3).find(beside)) else { continue };
        if pairs.found.iter().any(|p| p.actual == actual) {
            continue;
        }
        if let Some(verdict) = verdict(line, place, line.places[actual].metric) {
            pairs.found.push(Pair {
                target: At::progress(i),
                actual,
                verdict,
                stretch: false,
            });
        }
    }
}

fn push(view: &View<'_>, target: usize, actual: usize, stretch: bool, pairs: &mut Pairs) {
    let (Some(planned), Some(reported)) = (view.target.places.get(target), view.progress.places.get(actual)) else {
        return;
    };
    match verdict(&view.target, planned, reported.metric) {
        Some(verdict) => pairs.found.push(Pair {
            target: At::target(target),
            actual,
            verdict,
            stretch,
        }),
        None => pairs.unanswered.push(target),
    }
}

/// The pairs as rows.
pub(super) fn rows(item_seq: i32, view: &View<'_>, pairs: &Pairs) -> Vec<Comparison> {
    let row = |pair: &Pair| {
        let target = view.place(pair.target)?.metric;
        let actual = view.place(At::progress(pair.actual))?.metric;
        let (planned, reached) = amount::values(target, actual)?;
        let unit = if target.unit == actual.unit || target.kind == "count" {
            &target.unit
        } else {
            &target.canonical_unit
        };
        Some(Comparison {
            item_seq,
            name: name(target, actual),
            target_seq: target.seq,
            actual_seq: actual.seq,
            target_text: target.text.clone(),
            actual_text: actual.text.clone(),
            target_value: Some(nearest_double(planned)),
            actual_value: Some(nearest_double(reached)),
            unit: unit.clone(),
            ratio: Some(nearest_double(pair.verdict.ratio)),
            met: Some(pair.verdict.met),
        })
    };
    let mut rows: Vec<Comparison> = pairs.found.iter().filter_map(row).collect();
    rows.sort_by_key(|r| (r.target_seq, r.actual_seq));
    rows
}

/// The target's own name, else the reported number's.
fn name(target: &Metric, actual: &Metric) -> Option<String> {
    target.name.clone().or_else(|| actual.name.clone())
}

/// Whether a number of the progress is a counterpart of a target, and of which.
pub(super) fn target_of(pairs: &Pairs, actual: usize) -> Option<At> {
    let mut own = pairs.found.iter().filter(|p| p.actual == actual);
    own.find(|p| p.target.field == Field::Target).map(|p| p.target)
}
