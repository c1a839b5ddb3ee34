//! What only several reports together show: a cumulative figure that falls, a growth that contradicts last year's report,
//! a figure far from all others of its series. One rule a file; metrics go in, findings come out.
//!
//! A series is what one district reports of one thing, in one unit, over periods. Only what was reached counts
//! (role `actual` of the progress text). What cannot be held against each other for sure is left out.

mod clause;
mod cumulative_fall;
mod figure;
mod finding;
mod key;
mod outlier;
mod printed;
mod stretch;
#[cfg(test)]
pub(super) mod testing;
mod yoy_contradiction;

pub use finding::{Figure, Finding, Message, Rule, Suspect};

use crate::lexicon::LexiconError;
use crate::lexicon::indicators::{Indicator, Indicators};
use crate::lexicon::series::SeriesWords;

use super::tables::Metric;

/// What the rules look up.
#[derive(Debug, Clone)]
pub(super) struct Context<'l> {
    /// What reports measure.
    pub indicators: &'l Indicators,
    /// The words beside a figure.
    pub words: SeriesWords,
}

impl<'l> Context<'l> {
    /// The words that come with the program, with these indicators.
    pub fn new(indicators: &'l Indicators) -> Result<Self, LexiconError> {
        Ok(Self {
            indicators,
            words: SeriesWords::builtin()?,
        })
    }

    /// The metric's indicator, where the catalogue has it.
    fn indicator(&self, metric: &Metric) -> Option<&'l Indicator> {
        self.indicators.get(metric.indicator.as_deref()?)
    }
}

/// How many series have figures of several reports.
pub(super) fn joined(metrics: &[Metric]) -> usize {
    let several = |figures: &&Vec<&Metric>| match figures.as_slice() {
        [first, others @ ..] => others.iter().any(|other| other.item.report != first.item.report),
        [] => false,
    };
    key::by_key(metrics).values().filter(several).count()
}

/// What contradicts each other between reports, by district, period, item and rule. The metrics come sorted by report,
/// item and number.
pub(super) fn contradictions(metrics: &[Metric], context: &Context<'_>) -> Vec<Finding> {
    let series = key::by_key(metrics);
    let mut found = cumulative_fall::falls(&series, context);
    found.extend(yoy_contradiction::contradictions(metrics, &series, context));
    sort(&mut found);
    found
}

/// What stands far from the rest of its series, by district, period and item.
pub(super) fn outliers(metrics: &[Metric]) -> Vec<Finding> {
    let mut found = outlier::outliers(&key::by_key(metrics));
    sort(&mut found);
    found
}

fn sort(found: &mut [Finding]) {
    let key = |f: &Finding| {
        (
            f.district_code.clone(),
            f.district.clone(),
            f.later.period.clone(),
            f.item(),
            f.rule,
        )
    };
    found.sort_by_cached_key(key);
}
