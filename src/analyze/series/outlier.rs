//! A figure far from the history of its series, or from its peers: what other districts report of the same indicator
//! for the same period.
//!
//! The measure is robust, |x − median| / (1.4826 · MAD) with the median absolute deviation (Leys et al. 2013), so that
//! the outlier itself does not hide itself. Amounts are measured by their logarithms, since they grow by factors: within
//! a year, and from district to district. This is for review, and no verdict.

use rustc_hash::FxHashMap;

use super::figure::{finding, name, period, shown};
use super::key::{Key, Measured, Series, is_amount};
use super::{Finding, Message, Rule, Suspect};
use crate::analyze::tables::Metric;

/// Of fewer values no spread is known.
const ENOUGH: usize = 5;

/// Makes the median absolute deviation a standard deviation where values are spread normally.
const CONSISTENT: f64 = 1.4826;

/// How many standard deviations off a figure is an outlier. 3.5 is usual; figures that grow through the year spread wider.
const LIMIT: f64 = 5.0;

/// The least spread: a series that hardly moves makes no outlier of a small step. Of logarithms to base ten (a figure
/// must be five times off at least), and of percentages, in points.
const LEAST_SPREAD: (f64, f64) = (0.1, 2.0);

/// What peers have in common: indicator, kind, unit and period. Only the catalogue says that two districts measure the
/// same thing.
type Peers<'m> = FxHashMap<(&'m str, Option<&'m str>, &'m str), Vec<&'m Metric>>;

/// Middle and spread of a group on its scale.
#[derive(Debug, Clone, Copy)]
struct Spread {
    median: f64,
    deviation: f64,
}

/// All outliers, in no order.
pub(super) fn outliers(series: &Series<'_>) -> Vec<Finding> {
    let peers = peers(series);
    let peer_spreads: FxHashMap<_, _> = peers.iter().map(|(key, group)| (*key, spread(group))).collect();
    let mut found = Vec::new();
    for (key, figures) in series {
        let history = spread(figures);
        for metric in figures {
            let peers = indicator(key).and_then(|i| *peer_spreads.get(&(i, key.unit, period(metric)))?);
            found.extend(outlier(metric, history, peers));
        }
    }
    found
}

fn peers<'m>(series: &Series<'m>) -> Peers<'m> {
    let mut peers = Peers::default();
    for (key, figures) in series {
        let Some(indicator) = indicator(key) else { continue };
        for &metric in figures {
            let group = peers.entry((indicator, key.unit, period(metric))).or_default();
            group.push(metric);
        }
    }
    peers
}

const fn indicator<'m>(key: &Key<'m>) -> Option<&'m str> {
    match key.measured {
        Measured::Indicator(indicator) => Some(indicator),
        Measured::Named { .. } => None,
    }
}

/// An outlier lies off everything that it can be held against: a district far larger than its peers is none if it
/// always was, and neither is a jump that all districts make.
fn outlier(metric: &Metric, history: Option<Spread>, peers: Option<Spread>) -> Option<Finding> {
    let value = scaled(metric)?;
    let groups: Vec<_> = [history, peers].into_iter().flatten().collect();
    let score = |spread: &Spread| (value - spread.median).abs() / (CONSISTENT * spread.deviation);
    let least = groups.iter().map(score).min_by(f64::total_cmp)?;
    if least <= LIMIT {
        return None;
    }
    let (level, first) = (metric.level()?, groups.first()?);
    let median = if is_logarithmic(metric) {
        10_f64.powf(first.median)
    } else {
        first.median
    };
    let suspect = is_logarithmic(metric).then(|| suspect(level / median)).flatten();
    let message = message(metric, median, groups.len(), suspect);
    Some(Finding {
        score: Some((least * 10.0).round() / 10.0),
        suspect,
        ..finding(Rule::Outlier, metric, median, level - median, message)
    })
}

/// A figure on the scale on which it is measured; none where a logarithm does not exist.
fn scaled(metric: &Metric) -> Option<f64> {
    let level = metric.level()?;
    if is_logarithmic(metric) {
        (level > 0.0).then(|| level.log10())
    } else {
        Some(level)
    }
}

fn is_logarithmic(metric: &Metric) -> bool {
    is_amount(&metric.kind)
}

/// Middle and spread of a group; none of too few values.
fn spread(group: &[&Metric]) -> Option<Spread> {
    let mut values: Vec<_> = group.iter().filter_map(|metric| scaled(metric)).collect();
    if values.len() < ENOUGH {
        return None;
    }
    let middle = median(&mut values)?;
    let mut off: Vec<_> = values.iter().map(|value| (value - middle).abs()).collect();
    let least = if group.first().is_some_and(|metric| is_logarithmic(metric)) {
        LEAST_SPREAD.0
    } else {
        LEAST_SPREAD.1
    };
    Some(Spread {
        median: middle,
        deviation: median(&mut off)?.max(least),
    })
}

fn median(values: &mut [f64]) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let upper = *values.get(values.len() / 2)?;
    let lower = *values.get(values.len().checked_sub(1)? / 2)?;
    Some(f64::midpoint(lower, upper))
}

/// The mistake that explains a figure so many times its usual size, give or take half a power of ten.
fn suspect(times: f64) -> Option<Suspect> {
    let power = times.log10();
    let near = |to: f64| (power - to).abs() <= 0.5;
    [
        (4.0, Suspect::WanTooMuch),
        (-4.0, Suspect::WanMissing),
        (8.0, Suspect::YiTooMuch),
        (-8.0, Suspect::YiMissing),
    ]
    .into_iter()
    .find_map(|(to, suspect)| near(to).then_some(suspect))
}

fn message(metric: &Metric, median: f64, groups: usize, suspect: Option<Suspect>) -> Message {
    let median = shown(median, metric.level_unit());
    let suspect = suspect.map(Suspect::message);
    let (zh, en) = suspect.map_or_else(Default::default, |m| (format!("，{}", m.zh), format!("; {}", m.en)));
    let both = groups > 1;
    Message {
        zh: format!(
            "离群值：{}在{}为{}，{}的中位数为{median}{zh}",
            name(metric),
            period(metric),
            metric.text,
            if both { "历史" } else { "可比数据" }
        ),
        en: format!(
            "outlier: {} is {} in {}; the median of {} is {median}{en}",
            name(metric),
            metric.text,
            period(metric),
            if both { "its history" } else { "what is comparable" }
        ),
    }
}

#[cfg(test)]
#[path = "tests_outlier.rs"]
mod tests;
