//! Sums: a whole with the parts that make it up.

pub(super) mod brackets;
pub(super) mod listed;
pub(super) mod of_which;
pub(super) mod rest;
pub(super) mod total;
pub(super) mod undone;

use rust_decimal::Decimal;
use rustc_hash::FxHashSet;

use super::found::{Computed, Found, Outcome};
use super::numbers::Numbers;
use super::scene::Scene;
use super::{RULES, Rule};
use crate::assess::amount::canonical;
use crate::assess::rounding::Interval;
use crate::rows::Metric;

/// How many numbers away a whole is looked for.
const WINDOW: usize = 8;

/// How many parts are looked at.
const MOST_PARTS: usize = 40;

/// The share of a whole by which parts that are meant to be all of it are off at most.
const NEARLY: Decimal = Decimal::from_parts(1, 0, 0, false, 1);

/// A whole with its parts.
#[derive(Debug, Clone)]
pub(super) struct Sum<'a> {
    pub whole: &'a Metric,
    pub parts: Vec<&'a Metric>,
    /// Whether words say so, or only the figures.
    pub said: bool,
}

impl<'a> Sum<'a> {
    /// The sum that words say of these numbers of one text.
    pub fn said(numbers: Numbers<'_, 'a>, whole: usize, parts: &[usize]) -> Option<Self> {
        Self::of(numbers, numbers.metric(whole)?, parts)
    }

    /// The same, of a whole that may stand elsewhere.
    pub fn of(numbers: Numbers<'_, 'a>, whole: &'a Metric, parts: &[usize]) -> Option<Self> {
        let parts = parts.iter().map(|p| numbers.metric(*p)).collect::<Option<Vec<_>>>()?;
        // A part above its whole says that the whole is another number.
        let total = canonical(whole)?;
        let fits = parts.iter().all(|p| canonical(p).is_some_and(|part| part <= total));
        let said = true;
        (fits && parts.len() >= 2).then_some(Self { whole, parts, said })
    }

    /// Whether the parts are all there is of the whole, as far as the printed digits tell.
    pub fn is_whole(&self) -> bool {
        outcome(self).is_some_and(|o| o.within_rounding)
    }

    /// Whether the parts miss the whole by so little that they are meant to be all of it: by a tenth, or by one thing.
    pub fn nearly_holds(&self) -> bool {
        outcome(self).is_some_and(|o| o.holds || off(&o) <= share(&o, NEARLY).map(|s| s.max(Decimal::ONE)))
    }

    /// Whether the parts give the printed whole.
    pub fn holds(&self) -> bool {
        outcome(self).is_some_and(|o| o.holds)
    }
}

/// All sums of both texts.
pub(super) fn all<'a>(scene: &Scene<'_, 'a>) -> Vec<Sum<'a>> {
    let mut sums = Vec::new();
    for numbers in [scene.target, scene.progress] {
        for i in 0..numbers.len() {
            let rules = RULES.iter().filter_map(|rule| match rule {
                Rule::Sum(find) => find(scene, numbers, i),
                _ => None,
            });
            sums.extend(rules);
        }
    }
    without_chance(sums)
}

/// Without the sums that only the figures say where words say that one of the numbers is a part of something else: of
/// 一级32株、二级20株、三级12株 the first is not the sum of the others.
fn without_chance(mut sums: Vec<Sum<'_>>) -> Vec<Sum<'_>> {
    let parts: FxHashSet<i32> = sums.iter().flat_map(|s| s.parts.iter().map(|p| p.seq)).collect();
    let wholes: FxHashSet<i32> = sums.iter().filter(|s| s.said).map(|s| s.whole.seq).collect();
    sums.retain(|s| s.said || !parts.contains(&s.whole.seq) && !wholes.contains(&s.whole.seq));
    sums
}

/// The sum with what it gives.
pub(super) fn found<'a>(sum: &Sum<'a>) -> Option<Found<'a>> {
    Some(Found {
        rule: "sum",
        whole: sum.whole,
        parts: sum.parts.clone(),
        reported: None,
        outcome: outcome(sum)?,
    })
}

/// How far the printed whole is from what the parts give.
fn off(outcome: &Outcome) -> Option<Decimal> {
    Some(outcome.reported.checked_sub(outcome.expected)?.abs())
}

fn share(outcome: &Outcome, share: Decimal) -> Option<Decimal> {
    outcome.reported.abs().checked_mul(share)
}

/// The values of all parts together, in their canonical unit.
pub(super) fn total(parts: &[&Metric]) -> Option<Decimal> {
    let values = parts.iter().map(|part| canonical(part));
    values
        .into_iter()
        .try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part?))
}

fn outcome(sum: &Sum<'_>) -> Option<Outcome> {
    let computed = Computed {
        expected: total(&sum.parts)?,
        possible: Interval::of_sum(&sum.parts),
    };
    Outcome::new(sum.whole, computed, sum.parts.iter().copied())
}

#[cfg(test)]
mod tests {
    use crate::assess::testing::judged;

    #[test]
    fn a_sum_says_how_far_it_is_off() {
        let checks = judged("", "栽树[90株]，其中松[50株]、柏[30株]。").checks;
        assert_eq!(
            (checks[0].whole.as_str(), checks[0].parts.as_str()),
            ("90株", "50株 + 30株")
        );
        assert_eq!((checks[0].whole_seq, checks[0].part_seqs.as_str()), (1, "2 + 3"));
        assert_eq!((checks[0].expected, checks[0].deviation), (Some(80.0), Some(10.0)));
        assert!(!checks[0].holds && !checks[0].within_rounding);
    }

    #[test]
    fn rounding_explains_what_printed_digits_leave_open() {
        let check = |text| judged("", text).checks.remove(0);
        let rounded = check("投入资金[1.5元]，其中甲[0.8元]、乙[0.6元]。");
        assert!(!rounded.holds && rounded.within_rounding);
        let wrong = check("投入资金[1.9元]，其中甲[0.8元]、乙[0.6元]。");
        assert!(!wrong.holds && !wrong.within_rounding);
    }

    #[test]
    fn a_sum_is_held_against_the_digits_that_its_whole_prints() {
        let check = judged("", "投入资金[5元]，其中甲[2.3元]、乙[2.4元]。").checks.remove(0);
        assert!(check.holds);
    }

    #[test]
    fn the_same_sum_is_found_once() {
        let checks = judged("", "查出隐患[9处]，其中已整改[5处]，其余[4处]限期整改。").checks;
        assert_eq!(checks.len(), 1);
        assert!(checks[0].holds);
    }
}
