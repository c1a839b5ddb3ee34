//! A figure that counts from the year's first day is smaller in a later report of the same year.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::figure::{figure, finding, name, period};
use super::key::{Series, is_amount};
use super::printed::slack;
use super::stretch::{Grounds, Stretch, marks, stretch};
use super::{Context, Finding, Message, Rule};
use crate::analyze::tables::Metric;
use crate::lexicon::series::Mark;

/// A figure that may only grow.
#[derive(Debug, Clone, Copy)]
struct Grown<'m> {
    metric: &'m Metric,
    level: f64,
    /// Whether it is cumulative for sure: by its words, or by the catalogue in a report that begins with the year.
    surely: bool,
}

/// How many steps within years must be known, and of how many only one may fall, before a series is taken to be cumulative
/// on the catalogue's word alone: reports that print each quarter for itself rise in about every second step.
const STEADY: (usize, usize) = (5, 5);

/// All falls, in no order.
pub(super) fn falls(series: &Series<'_>, context: &Context<'_>) -> Vec<Finding> {
    let amounts = series
        .iter()
        .filter(|(key, figures)| is_amount(key.kind) && figures.len() > 1);
    amounts.flat_map(|(_, figures)| of_series(figures, context)).collect()
}

/// Each figure is held against the one of the report before, so that one wrong figure is found once. Of several figures
/// for one day the largest counts: the others are parts of it.
fn of_series(figures: &[&Metric], context: &Context<'_>) -> Vec<Finding> {
    let mut by_day: BTreeMap<Date, Grown<'_>> = BTreeMap::new();
    for (day, grown) in figures.iter().filter_map(|metric| grown(metric, context)) {
        let largest = by_day.entry(day).or_insert(grown);
        if grown.level > largest.level {
            *largest = grown;
        }
    }
    let days: Vec<_> = by_day.into_iter().collect();
    let steps: Vec<_> = days.windows(2).filter_map(step).collect();
    let steady = is_steady(&steps);
    let falls = steps.iter().filter(|(_, later)| later.surely || steady);
    falls.filter_map(|(earlier, later)| fall(earlier, later)).collect()
}

/// Two figures of one year that follow each other.
fn step<'s, 'm>(pair: &'s [(Date, Grown<'m>)]) -> Option<(&'s Grown<'m>, &'s Grown<'m>)> {
    match pair {
        [(before, earlier), (day, later)] if before.year() == day.year() => Some((earlier, later)),
        _ => None,
    }
}

/// Whether nearly all figures of a series grow through the year, so that one that falls is wrong.
fn is_steady(steps: &[(&Grown<'_>, &Grown<'_>)]) -> bool {
    let rises = steps.iter().filter(|(earlier, later)| later.level >= earlier.level);
    let (enough, of) = STEADY;
    steps.len() >= enough && rises.count() * of >= steps.len() * (of - 1)
}

/// The figure with its last day, if it counts up to that day. Of an indicator the catalogue knows whether it does; else
/// the words must not speak of what there is at a time, or of an average.
fn grown<'m>(metric: &'m Metric, context: &Context<'_>) -> Option<(Date, Grown<'m>)> {
    let cumulative = context.indicator(metric).map(|indicator| indicator.cumulative);
    let marks = marks(metric, context);
    let falling = Mark::Average.bit() | if cumulative.is_none() { Mark::State.bit() } else { 0 };
    if cumulative == Some(false) || marks & falling != 0 {
        return None;
    }
    let period = metric.item.report.period.as_ref()?;
    match stretch(metric, period, marks, cumulative.is_some()) {
        Stretch::ToDate { through, grounds } => {
            let surely = grounds == Grounds::Words || grounds == Grounds::Calendar && cumulative.is_some();
            let level = metric.level()?;
            Some((through, Grown { metric, level, surely }))
        }
        Stretch::Within | Stretch::Unsaid => None,
    }
}

/// Compares two figures that follow each other. A figure said to be at most or at least something leaves room on that side.
fn fall(earlier: &Grown<'_>, later: &Grown<'_>) -> Option<Finding> {
    let (before, after) = (earlier.metric, later.metric);
    let room = &*before.bound == "max" || &*after.bound == "min";
    let deviation = later.level - earlier.level;
    if room || -deviation <= slack(before) + slack(after) {
        return None;
    }
    let message = Message {
        zh: format!(
            "累计数下降：{}在{}为{}，{}却为{}",
            name(after),
            period(before),
            before.text,
            period(after),
            after.text
        ),
        en: format!(
            "a cumulative figure falls: {} is {} in {}, but {} in {}",
            name(after),
            before.text,
            period(before),
            after.text,
            period(after)
        ),
    };
    Some(Finding {
        earlier: Some(figure(before)),
        ..finding(Rule::CumulativeFall, after, earlier.level, deviation, message)
    })
}

#[cfg(test)]
#[path = "tests_cumulative_fall.rs"]
mod tests;
