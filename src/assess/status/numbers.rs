//! What the numbers of an item say of the task.

use rust_decimal::Decimal;

use crate::assess::amount::values;
use crate::assess::comparison::verdict::{Verdict, verdict};
use crate::assess::comparison::{Pair, Pairs};
use crate::assess::item::View;
use crate::assess::line::Line;
use crate::assess::share::{Share, Shares};
use crate::lexicon::relations::Mark;

/// Kinds of numbers that grow through the year, so that less than the target is not yet a miss.
const AMOUNTS: [&str; 9] = [
    "count", "money", "area", "length", "volume", "mass", "energy", "power", "duration",
];

/// What the comparisons and shares of the plan come to.
#[derive(Debug)]
pub(super) struct Numbers {
    /// How many targets have a counterpart.
    pub compared: usize,
    /// How many of them are missed, higher levels that nobody promised apart. 增长8.2% against 增长7%左右 is more than was
    /// planned and no miss.
    pub missed: usize,
    /// How many are exceeded.
    pub exceeded: usize,
    /// How many target numbers have none.
    pub unanswered: usize,
    /// Whether a number stayed below one that it was to stay below: 低于目标 is then no lack.
    pub kept_ceiling: bool,
    /// Whether all that is missed can still grow, which a rate or a change does not.
    pub growing: bool,
    /// Whether a target without a counterpart is a change (下降5%).
    pub change_unanswered: bool,
    /// Shares of the plan, in percent.
    pub plan: Vec<Decimal>,
    /// Whether parts that are each no counterpart reach the target together.
    pub parts_reach: bool,
}

impl Numbers {
    pub fn new(view: &View<'_>, pairs: &Pairs, shares: &Shares) -> Self {
        let missed = || {
            pairs
                .found
                .iter()
                .filter(|p| !p.verdict.met && !p.verdict.exceeded && !p.stretch)
        };
        let kind = |p: &Pair| view.place(p.target).map_or("", |t| t.metric.kind.as_str());
        let plan = shares
            .progress
            .iter()
            .zip(&view.progress.places)
            .filter(|(s, _)| **s == Share::Plan || is_of_investment(&view.progress, **s));
        let ambiguous = &pairs.ambiguous;
        let sure = Sure::new(view, ambiguous);
        let open = pairs.unanswered.iter().chain(ambiguous.iter().map(|(t, _)| t));
        let mut open = open.filter_map(|t| view.target.places.get(*t)).map(|p| p.metric);
        Self {
            compared: pairs.found.len() + sure.missed + sure.exceeded,
            missed: missed().count() + sure.missed,
            exceeded: pairs.found.iter().filter(|p| p.verdict.exceeded).count() + sure.exceeded,
            change_unanswered: open.any(|m| m.change != "none"),
            unanswered: pairs.unanswered.len() + ambiguous.len(),
            kept_ceiling: pairs.found.iter().any(|p| p.verdict.met && p.verdict.ceiling),
            growing: missed().all(|p| AMOUNTS.contains(&kind(p))),
            plan: plan.filter_map(|(_, p)| p.metric.value).collect(),
            parts_reach: !ambiguous.is_empty() && ambiguous.iter().all(|(t, parts)| reach(view, *t, parts)),
        }
    }
}

/// What ambiguous targets come to where all their possible counterparts say the same.
struct Sure {
    missed: usize,
    exceeded: usize,
}

impl Sure {
    fn new(view: &View<'_>, ambiguous: &[(usize, Vec<usize>)]) -> Self {
        let verdicts = |(target, rivals): &(usize, Vec<usize>)| -> Option<Vec<Verdict>> {
            let goal = view.target.places.get(*target)?;
            let of = |r: &usize| verdict(&view.target, goal, view.progress.places.get(*r)?.metric);
            rivals.iter().map(of).collect()
        };
        let several = ambiguous.iter().filter(|(_, rivals)| rivals.len() > 1);
        let judged: Vec<(bool, Vec<Verdict>)> = several
            .filter_map(|a| Some((reach(view, a.0, &a.1), verdicts(a)?)))
            .collect();
        let all = |test: fn(&Verdict) -> bool| judged.iter().filter(move |(_, v)| v.iter().all(test));
        Self {
            missed: all(|v| !v.met && !v.exceeded).filter(|(reached, _)| !reached).count(),
            exceeded: all(|v| v.exceeded).count(),
        }
    }
}

/// 占总投资的40%: what was spent of what the whole project will cost.
fn is_of_investment(line: &Line<'_>, share: Share) -> bool {
    match share {
        Share::Of(whole) => line.str(whole).ends_with("总投资"),
        Share::OfNumber(whole) => line.places.get(whole).is_some_and(|p| line.says(p.before, Mark::Size)),
        Share::None | Share::Plan | Share::OfWhole => false,
    }
}

/// 1家已上市、1家已过会 against 2家: numbers of one list reach the target together.
fn reach(view: &View<'_>, target: usize, parts: &[usize]) -> bool {
    let line = &view.progress;
    let one_list = parts
        .windows(2)
        .all(|w| w[1] == w[0] + 1 && line.same_clause(w[0], w[1]));
    let Some(planned) = view.target.places.get(target).filter(|_| one_list && parts.len() > 1) else {
        return false;
    };
    let value = |p: &usize| Some(values(planned.metric, line.places.get(*p)?.metric)?.1);
    let sum = parts
        .iter()
        .try_fold(Decimal::ZERO, |sum, p| sum.checked_add(value(p)?));
    let goal = planned.metric.value.or(planned.metric.low);
    sum.zip(goal).is_some_and(|(sum, goal)| sum >= goal)
}
