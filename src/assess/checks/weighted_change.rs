//! 进出口100亿元，增长5.2%，其中出口60亿元、增长8%，进口40亿元、增长1.3%: a total grows as its parts do, each with the weight that it had
//! before. Looked at where the parts make up the total and every level stands with its growth.

use rust_decimal::Decimal;

use super::found::{Computed, Found, Outcome};
use super::numbers::Numbers;
use super::scene::Scene;
use super::sum::Sum;
use crate::assess::rounding::Interval;
use crate::lexicon::relations::Mark;
use crate::rows::Metric;

/// How many numbers behind a level its growth is looked for.
const NEAR: usize = 3;

/// All weighted changes of the progress.
pub(super) fn all<'a>(scene: &Scene<'_, 'a>, sums: &[Sum<'a>]) -> Vec<Found<'a>> {
    sums.iter().filter_map(|sum| weighted(scene.progress, sum)).collect()
}

/// A level with its growth.
struct Grown {
    level: Interval,
    /// In percent.
    growth: Interval,
}

fn weighted<'a>(numbers: Numbers<'_, 'a>, sum: &Sum<'a>) -> Option<Found<'a>> {
    if !sum.is_whole() || in_real_terms(numbers, sum) {
        return None;
    }
    let printed = growth(numbers, index(numbers, sum.whole)?)?;
    let growths = growths(numbers, sum)?;
    if growths.iter().any(|g| g.basis != "none" && g.basis != printed.basis) {
        return None;
    }
    let grown = |(part, growth): (&&Metric, &&Metric)| {
        Some(Grown {
            level: Interval::of(part)?,
            growth: Interval::of(growth)?,
        })
    };
    let grown = sum.parts.iter().zip(&growths).map(grown).collect::<Option<Vec<_>>>()?;
    let from = sum.parts.iter().chain(&growths).copied();
    Some(Found {
        rule: "weighted_change",
        whole: sum.whole,
        parts: sum.parts.clone(),
        reported: Some(printed),
        outcome: Outcome::new(printed, computed(&grown)?, from)?,
    })
}

/// Levels at current prices do not weigh growth at constant prices.
fn in_real_terms(numbers: Numbers<'_, '_>, sum: &Sum<'_>) -> bool {
    let all = sum.parts.iter().chain([&sum.whole]);
    all.filter_map(|m| index(numbers, m)).any(|i| {
        let place = numbers.place(i);
        let next = numbers.place(i + 1);
        place.is_some_and(|p| numbers.line.says(p.gap, Mark::Real))
            || next.is_some_and(|p| numbers.line.says(p.gap, Mark::Real))
    })
}

/// Where a number of the progress stands among its numbers.
fn index(numbers: Numbers<'_, '_>, metric: &Metric) -> Option<usize> {
    let places = &numbers.line.places;
    let i = places.partition_point(|p| p.metric.seq < metric.seq);
    places.get(i).filter(|p| p.metric.seq == metric.seq).map(|_| i)
}

/// The growth of each part, in their order: behind each of them, or all behind the last (分别增长8%和1.3%).
fn growths<'a>(numbers: Numbers<'_, 'a>, sum: &Sum<'a>) -> Option<Vec<&'a Metric>> {
    let parts: Vec<usize> = sum.parts.iter().map(|p| index(numbers, p)).collect::<Option<_>>()?;
    let last = *parts.last()?;
    let behind: Vec<_> = (last + 1..=last + parts.len())
        .map_while(|i| growth_at(numbers, i))
        .collect();
    if behind.len() == parts.len() && numbers.same_sentence(last, last + parts.len()) {
        return Some(behind);
    }
    parts.iter().map(|p| growth(numbers, *p)).collect()
}

/// The growth of number `i`: the next percentage of change, before any other level.
fn growth<'a>(numbers: Numbers<'_, 'a>, i: usize) -> Option<&'a Metric> {
    let near = (i + 1..=i + NEAR).take_while(|j| numbers.same_sentence(i, *j) && !numbers.is_amount(*j));
    near.into_iter().find_map(|j| growth_at(numbers, j))
}

fn growth_at<'a>(numbers: Numbers<'_, 'a>, i: usize) -> Option<&'a Metric> {
    numbers
        .metric(i)
        .filter(|m| m.kind == "percent" && m.change != "none" && m.value.is_some() && m.bound == "exact")
}

/// The mean of the parts' growths, weighted by their earlier levels, in percent.
fn computed(parts: &[Grown]) -> Option<Computed> {
    let expected = mean(parts, |p| Some((p.level.middle()?, p.growth.middle()?)))?;
    // The mean rises with every growth, and with the level of a part that grows faster than the whole.
    let low = |p: &Grown| {
        let level = if p.growth.low > expected {
            p.level.low
        } else {
            p.level.high
        };
        Some((level, p.growth.low))
    };
    let high = |p: &Grown| {
        let level = if p.growth.high > expected {
            p.level.high
        } else {
            p.level.low
        };
        Some((level, p.growth.high))
    };
    let possible = mean(parts, low).zip(mean(parts, high));
    Some(Computed {
        expected,
        possible: possible.map(|(low, high)| Interval { low, high }),
    })
}

/// The growth of all parts together, where `of` says the level and the growth of each.
fn mean(parts: &[Grown], of: impl Fn(&Grown) -> Option<(Decimal, Decimal)>) -> Option<Decimal> {
    let (mut now, mut before) = (Decimal::ZERO, Decimal::ZERO);
    for part in parts {
        let (level, growth) = of(part)?;
        let factor = growth.checked_div(Decimal::ONE_HUNDRED)?.checked_add(Decimal::ONE)?;
        now = now.checked_add(level)?;
        before = before.checked_add(level.checked_div(factor)?)?;
    }
    if before <= Decimal::ZERO {
        return None;
    }
    now.checked_div(before)?
        .checked_sub(Decimal::ONE)?
        .checked_mul(Decimal::ONE_HUNDRED)
}
