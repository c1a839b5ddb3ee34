//! 甲类28万件、乙类15万件，两类合计占受理总量的43%: a share of several parts together.

use super::named::wholes_named;
use super::{Counts, best, wholes_before};
use crate::assess::amount::{canonical, compatible};
use crate::assess::checks::numbers::Numbers;
use crate::assess::checks::scene::Scene;
use crate::assess::checks::sum::total;
use crate::lexicon::relations::Mark;
use crate::rows::Metric;

/// How many parts there can be.
const PARTS: std::ops::RangeInclusive<usize> = 2..=9;

/// The number before the share says how many of the numbers before it are meant.
pub(in crate::assess::checks) fn find<'a>(scene: &Scene<'_, 'a>, i: usize) -> Option<Counts<'a>> {
    let numbers = scene.progress;
    let count = i
        .checked_sub(1)
        .filter(|c| counts_parts(numbers, *c) && numbers.same_sentence(*c, i))?;
    let many = usize::try_from(numbers.metric(count)?.value?.trunc().mantissa()).ok()?;
    let first = count.checked_sub(many).filter(|_| PARTS.contains(&many))?;
    if !(first..count).all(|j| numbers.of_one_unit(first, j) && numbers.same_sentence(j, i)) {
        return None;
    }
    let parts: Vec<&'a Metric> = (first..count).filter_map(|j| numbers.metric(j)).collect();
    let larger = |whole: &&Metric| {
        let alike = parts
            .first()
            .is_some_and(|part| compatible(whole, part, scene.view.words));
        alike && canonical(whole) >= total(&parts)
    };
    let counts = |whole| Counts {
        whole,
        parts: parts.clone(),
    };
    let before = || wholes_before(scene, first).filter_map(|w| numbers.metric(w));
    let wholes: Vec<&'a Metric> = match wholes_named(scene, i, first) {
        Some(named) => named.filter(larger).collect(),
        None => before().filter(larger).collect(),
    };
    best(scene, i, wholes.into_iter().map(counts))
}

/// Whether number `i` says of how many numbers before it the total is meant: 两类合计.
pub(super) fn counts_parts(numbers: Numbers<'_, '_>, i: usize) -> bool {
    let counted = numbers.metric(i).is_some_and(|m| m.kind == "count" && m.exponent == 0);
    counted
        && numbers
            .place(i)
            .is_some_and(|p| numbers.line.says(p.after, Mark::Total))
}
