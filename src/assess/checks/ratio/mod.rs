//! Ratios: a printed rate with the two counts that give it.

pub(super) mod beside;
pub(super) mod borne_out;
pub(super) mod due;
pub(super) mod named;
pub(super) mod own_name;
pub(super) mod plan;
pub(super) mod rate;
pub(super) mod share;
pub(super) mod together;

use rust_decimal::Decimal;

use super::found::{Computed, Found, Outcome};
use super::scene::Scene;
use super::sum::total;
use super::{RULES, Rule};
use crate::assess::amount::canonical;
use crate::assess::rounding::Interval;
use crate::lexicon::relations::Mark;
use crate::rows::{Metric, Role};

/// How many numbers back a count of a rate is looked for.
const NEAR: usize = 4;

/// How many numbers before its part a whole is looked for.
const WHOLES: usize = 6;

/// How many numbers back the number that a share names is looked for.
const FAR: usize = 40;

/// A whole and its part, or the parts that a rate is of together.
#[derive(Debug, Clone)]
pub(super) struct Counts<'a> {
    pub whole: &'a Metric,
    pub parts: Vec<&'a Metric>,
}

impl<'a> Counts<'a> {
    /// A whole and its one part.
    pub fn new(whole: &'a Metric, part: &'a Metric) -> Self {
        let parts = vec![part];
        Self { whole, parts }
    }

    /// Two numbers of the progress, by their indices.
    pub fn of(scene: &Scene<'_, 'a>, whole: usize, part: usize) -> Option<Self> {
        Some(Self::new(scene.progress.metric(whole)?, scene.progress.metric(part)?))
    }

    /// Number `part` of the progress with the target that it is the counterpart of.
    pub fn of_target(scene: &Scene<'_, 'a>, part: usize) -> Option<Self> {
        Some(Self::new(scene.target_of(part)?, scene.progress.metric(part)?))
    }

    /// Whether the counts give number `rate` of the progress.
    pub fn give(&self, scene: &Scene<'_, 'a>, rate: usize) -> bool {
        let rate = scene.progress.metric(rate);
        rate.and_then(|rate| outcome(self, rate)).is_some_and(|o| o.holds)
    }
}

/// All ratios of an item's progress. What the target prints is to be reached, and no rate of anything.
pub(super) fn all<'a>(scene: &Scene<'_, 'a>) -> Vec<Found<'a>> {
    (0..scene.progress.len()).filter_map(|i| of_rate(scene, i)).collect()
}

/// The ratio that number `i` is the rate of.
fn of_rate<'a>(scene: &Scene<'_, 'a>, i: usize) -> Option<Found<'a>> {
    let rate = scene.progress.metric(i).filter(|m| is_rate(m))?;
    let mut found = RULES.iter().filter_map(|rule| match rule {
        Rule::Ratio(find) => ratio(&find(scene, i)?, rate),
        _ => None,
    });
    let first = found.next()?;
    if first.outcome.holds {
        return Some(first);
    }
    Some(found.find(|f| f.outcome.holds).unwrap_or(first))
}

/// A share of something, at its level.
fn is_rate(metric: &Metric) -> bool {
    metric.kind == "percent" && metric.change == "none" && metric.value.is_some() && metric.role != Role::Baseline
}

fn ratio<'a>(counts: &Counts<'a>, rate: &'a Metric) -> Option<Found<'a>> {
    Some(Found {
        rule: "ratio",
        whole: counts.whole,
        parts: counts.parts.clone(),
        reported: Some(rate),
        outcome: outcome(counts, rate)?,
    })
}

fn outcome<'a>(counts: &Counts<'a>, rate: &'a Metric) -> Option<Outcome> {
    let part = total(&counts.parts)?;
    let expected = part.checked_mul(Decimal::ONE_HUNDRED)?;
    let range = || {
        let part = Interval::of_sum(&counts.parts)?;
        part.times(Decimal::ONE_HUNDRED)?.over(Interval::of(counts.whole)?)
    };
    let computed = Computed {
        expected: expected.checked_div(canonical(counts.whole)?)?,
        possible: range(),
    };
    Outcome::new(rate, computed, counts.parts.iter().copied().chain([counts.whole]))
}

/// The nearest amount before number `i`, in its sentence.
fn amount_before(scene: &Scene<'_, '_>, i: usize) -> Option<usize> {
    let amount = scene.progress.back(i, NEAR).find(|j| scene.progress.is_amount(*j))?;
    // 三类合计占36%: the number only says how many parts there are.
    (!together::counts_parts(scene.progress, amount)).then_some(amount)
}

/// The numbers before `part` that it can be a part of, the nearest first; from the sentence before too where 其中 leads on from
/// it. An earlier level of the same thing is no whole.
fn wholes_before<'v, 'a>(scene: &Scene<'v, 'a>, part: usize) -> impl Iterator<Item = usize> + use<'v, 'a> {
    let numbers = scene.progress;
    let gap = numbers.place(part).map(|p| p.gap);
    let leads_on = gap.is_some_and(|gap| numbers.line.says(gap, Mark::OfWhich));
    let back = (part.saturating_sub(WHOLES)..part).rev();
    let near = back.take_while(move |w| numbers.sentences_between(*w, part) <= usize::from(leads_on));
    near.filter(move |w| {
        let own = numbers.metric(*w).is_some_and(|m| m.role != Role::Baseline);
        own && numbers.alike(*w, part) && numbers.value(*w) >= numbers.value(part)
    })
}

/// The first of the counts that give number `rate`, or else the first of all.
fn best<'a>(
    scene: &Scene<'_, 'a>,
    rate: usize,
    counts: impl Iterator<Item = Counts<'a>> + Clone,
) -> Option<Counts<'a>> {
    let given = counts.clone().find(|c| c.give(scene, rate));
    given.or_else(|| counts.into_iter().next())
}

#[cfg(test)]
mod tests {
    use crate::assess::testing::judged;

    #[test]
    fn a_rate_is_compared_at_its_printed_digits() {
        let holds = |progress| judged("", progress).checks.first().map(|c| c.holds);
        assert_eq!(holds("抽检茶园[37座]，合格茶园[31座]，合格率[83.8%]"), Some(true));
        assert_eq!(holds("抽检茶园[37座]，合格茶园[31座]，合格率[83.7%]"), Some(false));
        assert_eq!(holds("抽检茶园[37座]，走访茶农[31人]，合格率[83.8%]"), None);
        assert_eq!(holds("抽检茶园[0座]，合格茶园[0座]，合格率[100%]"), None);
    }
}
