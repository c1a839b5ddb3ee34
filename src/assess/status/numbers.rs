//! What the numbers of an item say of the task.

use rust_decimal::Decimal;

use super::Decision;
use super::said::Said;
use crate::assess::amount::values;
use crate::assess::comparison::{Pair, Pairs};
use crate::assess::item::View;
use crate::assess::share::{Share, Shares};
use crate::lexicon::status::Class;
use crate::rows::Status;

/// Kinds of numbers that grow through the year, so that less than the target is not yet a miss.
const AMOUNTS: [&str; 8] = ["count", "money", "area", "length", "volume", "mass", "energy", "power"];

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
    growing: bool,
    /// Shares of the plan, in percent.
    plan: Vec<Decimal>,
    /// Whether parts that are each no counterpart reach the target together.
    parts_reach: bool,
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
            .filter(|(s, _)| **s == Share::Plan);
        let ambiguous = &pairs.ambiguous;
        Self {
            compared: pairs.found.len(),
            missed: missed().count(),
            exceeded: pairs.found.iter().filter(|p| p.verdict.exceeded).count(),
            unanswered: pairs.unanswered.len() + ambiguous.len(),
            kept_ceiling: pairs.found.iter().any(|p| p.verdict.met && p.verdict.ceiling),
            growing: missed().all(|p| AMOUNTS.contains(&kind(p))),
            plan: plan.filter_map(|(_, p)| p.metric.value).collect(),
            parts_reach: !ambiguous.is_empty() && ambiguous.iter().all(|(t, parts)| reach(view, *t, parts)),
        }
    }

    /// What the numbers decide; nothing where too little was compared.
    pub fn decision(&self, said: &Said) -> Option<Decision> {
        if self.missed > 0 {
            let status = if self.growing {
                Status::InProgress
            } else {
                Status::NotMet
            };
            return Some((status, "numbers_miss_target"));
        }
        let open = self.unanswered > 0 && (said.has(Class::Ongoing) || said.has(Class::Unfinished));
        if self.compared > 0 && !open {
            return Some(if self.exceeded > 0 {
                (Status::Exceeded, "numbers_exceed_target")
            } else {
                (Status::Completed, "numbers_meet_target")
            });
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
        let status = if self.compared > 0 || *least < full {
            Status::InProgress
        } else if *least > full {
            Status::Exceeded
        } else {
            Status::Completed
        };
        Some((status, "share_of_plan"))
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
