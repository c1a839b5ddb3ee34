//! A level with its printed growth on a year ago gives last year's level; last year's report printed another one.

use super::figure::{figure, finding, name, period, shown};
use super::key::{Series, is_amount, key, measured};
use super::printed::slack;
use super::stretch::{Grounds, Stretch, marks, stretch};
use super::{Context, Finding, Message, Rule};
use crate::analyze::tables::{Metric, Period, Text};
use crate::lexicon::series::Mark;

/// How far last year's printed level may be off beyond all rounding, as a share of it: final figures replace
/// preliminary ones in the year after, and growth is computed on the final ones.
const REVISION: f64 = 0.02;

/// The same for shares, in percentage points: they are revised less.
const REVISED_POINTS: f64 = 0.1;

/// All contradictions, by item.
pub(super) fn contradictions(metrics: &[Metric], series: &Series<'_>, context: &Context<'_>) -> Vec<Finding> {
    let of_item = |a: &Metric, b: &Metric| a.item == b.item;
    let items = metrics.chunk_by(of_item);
    items.flat_map(|item| of_one_item(item, series, context)).collect()
}

fn of_one_item(item: &[Metric], series: &Series<'_>, context: &Context<'_>) -> Vec<Finding> {
    let is_growth = |metric: &&Metric| metric.is_reached() && &*metric.change != "none" && &*metric.basis == "yoy";
    let growths: Vec<_> = item.iter().filter(is_growth).collect();
    let found = growths.iter().filter_map(|growth| {
        only(growths.iter().copied().filter(|other| beside(other, growth)))?;
        let levels = item
            .iter()
            .filter(|level| key(level).is_some() && beside(level, growth));
        let level = only(levels)?;
        let before = a_year_before(level, series, context)?;
        contradiction(level, growth, before, context)
    });
    found.collect()
}

/// The only one, so that nothing is guessed: 分别增长3%、4% belong to two things, whatever their names.
fn only<'m>(mut metrics: impl Iterator<Item = &'m Metric>) -> Option<&'m Metric> {
    let first = metrics.next()?;
    metrics.next().is_none().then_some(first)
}

/// Whether both measure the same thing in the same sentence.
fn beside(a: &Metric, b: &Metric) -> bool {
    let same = match (&a.indicator, &b.indicator) {
        (Some(a), Some(b)) => a == b,
        _ => a.name.is_some() && a.name == b.name,
    };
    same && measured(a).is_some() && a.sentence == b.sentence
}

/// The figure of the same series that last year's report of the same months printed, for the same stretch of time.
fn a_year_before<'m>(level: &Metric, series: &Series<'m>, context: &Context<'_>) -> Option<&'m Metric> {
    let period = level.item.report.period.as_ref()?;
    let of = stretch_of(level, context)?;
    let candidates = series.get(&key(level)?)?.iter().copied().filter(|other| {
        let before = other.item.report.period.as_ref();
        before.is_some_and(|before| is_a_year_before(before, period))
            && stretch_of(other, context).is_some_and(|other| alike(other, of))
    });
    let mut candidates = candidates;
    let first = candidates.next()?;
    candidates.all(|other| other.level() == first.level()).then_some(first)
}

fn is_a_year_before(before: &Period, period: &Period) -> bool {
    let months = |period: &Period| (period.start.month(), period.end.month());
    before.end.year() + 1 == period.end.year() && months(before) == months(period)
}

fn stretch_of(metric: &Metric, context: &Context<'_>) -> Option<Stretch> {
    let period = metric.item.report.period.as_ref()?;
    let cumulative = context.indicator(metric).is_some_and(|indicator| indicator.cumulative);
    Some(stretch(metric, period, marks(metric, context), cumulative))
}

/// Whether two stretches of neighbouring years cover the same months. What is said to count from the year's first day is
/// not held against what only the catalogue knows to.
fn alike(a: Stretch, b: Stretch) -> bool {
    match (a, b) {
        (Stretch::ToDate { through: a, grounds: x }, Stretch::ToDate { through: b, grounds: y }) => {
            let calendar = [x, y].contains(&Grounds::Calendar);
            a.month() == b.month() && (x == y || calendar)
        }
        (a, b) => a == b && a != Stretch::Within,
    }
}

/// What a printed growth makes of a level: last year's one, at least and at most.
#[derive(Debug, Clone, Copy)]
struct Expected {
    value: f64,
    low: f64,
    high: f64,
    tolerance: f64,
}

fn contradiction(level: &Metric, growth: &Metric, before: &Metric, context: &Context<'_>) -> Option<Finding> {
    let bounded = |metric: &Metric| matches!(&*metric.bound, "min" | "max");
    if bounded(level) || bounded(growth) || bounded(before) || !computable(level, growth, context) {
        return None;
    }
    let reported = before.level()?;
    let expected = expected(level, growth, reported)?;
    let room = slack(before) + expected.tolerance;
    if reported + room >= expected.low && reported - room <= expected.high {
        return None;
    }
    let message = message(level, growth, before, expected.value);
    let deviation = reported - expected.value;
    Some(Finding {
        earlier: Some(figure(before)),
        change: Some(figure(growth)),
        ..finding(Rule::YoyContradiction, level, expected.value, deviation, message)
    })
}

/// Whether two printed levels give the growth: not where prices or scope are made comparable, and not where 较上年
/// within a year may mean the whole year before.
fn computable(level: &Metric, growth: &Metric, context: &Context<'_>) -> bool {
    let constant_prices = context
        .indicator(level)
        .is_some_and(|indicator| indicator.constant_prices);
    let of_growth = marks(growth, context);
    let real = (of_growth | marks(level, context)) & Mark::Real.bit() != 0;
    let same_time = of_growth & Mark::SameTime.bit() != 0;
    let whole_year = |period: &Period| period.end.month() == 12;
    let year_end = level.item.report.period.as_ref().is_some_and(whole_year);
    !constant_prices && !real && (same_time || year_end)
}

fn expected(level: &Metric, growth: &Metric, reported: f64) -> Option<Expected> {
    let (now, around) = (level.level()?, slack(level));
    let sign = if &*growth.change == "decrease" { -1.0 } else { 1.0 };
    let (by, by_around) = (sign * growth.level()?.abs(), slack(growth));
    if let Some(scale) = share(level, growth) {
        let (factor, factor_around) = (1.0 + by * scale, by_around * scale);
        if now <= 0.0 || factor <= factor_around {
            return None;
        }
        return Some(Expected {
            value: now / factor,
            low: (now - around) / (factor + factor_around),
            high: (now + around) / (factor - factor_around),
            tolerance: REVISION * reported.abs(),
        });
    }
    let tolerance = absolute(level, growth, reported)?;
    Some(Expected {
        value: now - by,
        low: now - by - around - by_around,
        high: now - by + around + by_around,
        tolerance,
    })
}

/// What one unit of a growth is of the level, where the growth is a share of it. A percentage's own percent is left
/// out: it is said of the points as often as of the share.
fn share(level: &Metric, growth: &Metric) -> Option<f64> {
    if !(is_amount(&level.kind) || matches!(&*level.kind, "rate" | "duration")) {
        return None;
    }
    match &*growth.kind {
        "percent" => Some(0.01),
        "multiple" => Some(1.0),
        _ => None,
    }
}

/// The tolerance of a growth that is printed in the level's own unit; none if it is in another.
fn absolute(level: &Metric, growth: &Metric, reported: f64) -> Option<f64> {
    match (&*level.kind, &*growth.kind) {
        ("percent", "percentage_point") if growth.level_unit().map(Text::as_ref) == Some("个百分点") => {
            Some(REVISED_POINTS)
        }
        (a, b) if a == b && is_amount(a) && level.level_unit() == growth.level_unit() => {
            Some(REVISION * reported.abs())
        }
        _ => None,
    }
}

fn message(level: &Metric, growth: &Metric, before: &Metric, expected: f64) -> Message {
    let fall = &*growth.change == "decrease";
    // 增长-4.7% is a fall of 4.7%.
    let by = growth.text.trim_start_matches(['-', '－', '−']);
    let expected = shown(expected, level.level_unit());
    Message {
        zh: format!(
            "同比与上年报告不符：{}在{}为{}，同比{}{}，上年同期应为{expected}，而{}报告为{}",
            name(level),
            period(level),
            level.text,
            if fall { "下降" } else { "增长" },
            by,
            period(before),
            before.text
        ),
        en: format!(
            "growth contradicts last year's report: {} is {} in {}, {} by {} on a year ago, which gives {expected}, but {} reports {}",
            name(level),
            level.text,
            period(level),
            if fall { "down" } else { "up" },
            by,
            period(before),
            before.text
        ),
    }
}

#[cfg(test)]
#[path = "tests_yoy_contradiction.rs"]
mod tests;
