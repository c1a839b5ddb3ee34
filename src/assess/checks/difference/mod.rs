//! Differences: a printed change with the levels that give it.

pub(super) mod excess;
pub(super) mod growth;
pub(super) mod levels;

use rust_decimal::Decimal;

use super::found::{Computed, Found, Outcome};
use super::numbers::Numbers;
use super::scene::Scene;
use super::{RULES, Rule};
use crate::assess::amount::{self, canonical};
use crate::assess::rounding::Interval;
use crate::rows::Metric;

/// A printed change with what it is computed from.
#[derive(Debug, Clone)]
pub(super) struct Change<'a> {
    /// The level that was reached.
    pub to: &'a Metric,
    /// The earlier level, or what has been added to it.
    pub from: &'a Metric,
    pub printed: &'a Metric,
    /// What the levels give, in the canonical unit of `printed`.
    pub computed: Computed,
}

/// All changes of an item's progress that stand beside their levels.
pub(super) fn all<'a>(scene: &Scene<'_, 'a>) -> Vec<Found<'a>> {
    let changes = (0..scene.progress.len()).flat_map(|i| {
        RULES.iter().filter_map(move |rule| match rule {
            Rule::Difference(find) => found(&find(scene, i)?),
            _ => None,
        })
    });
    changes.collect()
}

fn found<'a>(change: &Change<'a>) -> Option<Found<'a>> {
    Some(Found {
        rule: "difference",
        whole: change.to,
        parts: vec![change.from],
        reported: Some(change.printed),
        outcome: Outcome::new(change.printed, change.computed, [change.to, change.from])?,
    })
}

/// How a change is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    /// 增长14.1%.
    Percent,
    /// 增长3倍.
    Multiple,
    /// 减少22家, and 提高7个百分点 of two percentages.
    Amount,
}

/// How the change from one level to another is told; `None` where the number is no change of such levels.
fn told(change: &Metric, level: &Metric) -> Option<Told> {
    let same = change.kind == level.kind && amount::unit(change) == amount::unit(level);
    match (change.kind.as_str(), level.kind.as_str()) {
        ("percentage_point", "percent") => Some(Told::Amount),
        (_, "percent") => None,
        ("percent", _) => Some(Told::Percent),
        ("multiple", _) => Some(Told::Multiple),
        _ => same.then_some(Told::Amount),
    }
}

/// The change from one level to another, told as `told` says.
fn between(from: &Metric, to: &Metric, told: Told) -> Option<Computed> {
    let (base, level) = (canonical(from)?, canonical(to)?);
    let difference = level.checked_sub(base)?;
    let range = Interval::of(to)?.minus(Interval::of(from)?);
    let Some(scale) = scale(told) else {
        return Some(Computed {
            expected: difference,
            possible: range,
        });
    };
    let share = || {
        Interval::of(to)?
            .over(Interval::of(from)?)?
            .minus(Interval::exact(Decimal::ONE))?
            .times(scale)
    };
    Some(Computed {
        expected: difference.checked_div(base)?.checked_mul(scale)?,
        possible: share(),
    })
}

/// By what a change as a share of its base is multiplied; `None` where it is told as an amount.
const fn scale(told: Told) -> Option<Decimal> {
    match told {
        Told::Percent => Some(Decimal::ONE_HUNDRED),
        Told::Multiple => Some(Decimal::ONE),
        Told::Amount => None,
    }
}

/// Whether numbers `i` and `j` speak of one thing: their names are the same, or one is the other with more words.
fn one_thing(numbers: Numbers<'_, '_>, i: usize, j: usize) -> bool {
    let name = |i: usize| numbers.metric(i).and_then(|m| m.name.as_deref());
    match (name(i), name(j)) {
        (Some(a), Some(b)) => a.contains(b) || b.contains(a),
        _ => true,
    }
}

fn is_change(metric: &Metric) -> bool {
    metric.change != "none" && metric.value.is_some()
}
