//! 新增灌溉面积0.9万亩、恢复0.7万亩，合计1.6万亩: where the target is the only one of its unit, the sum is its counterpart, and not
//! the part that has its name.

use rust_decimal::Decimal;

use super::super::search::{Candidate, Search};
use crate::lexicon::relations::Mark;

/// The most parts of a sum that are looked at.
const MOST_PARTS: usize = 12;

pub(super) fn take(search: &mut Search<'_, '_>) {
    for Candidate { target, actual, .. } in search.possible.clone() {
        let total = search.sides.actuals[actual].topic.says(Mark::Total);
        let proven = || follows_parts(search, target, actual) || adds_up(search, actual);
        if total && search.is_free(target, actual) && is_alone(search, target) && proven() {
            search.pair(target, actual);
        }
    }
}

/// Whether no other target can be put beside the numbers that this one can.
fn is_alone(search: &Search<'_, '_>, target: usize) -> bool {
    let unit = |t: usize| {
        let place = search.view.target.places.get(search.sides.targets[t].index);
        place.map(|p| p.metric.unit.as_deref())
    };
    (0..search.sides.targets.len()).all(|other| other == target || unit(other) != unit(target))
}

/// Whether the numbers right before the sum, in its sentence and unit, make it together: 首批143名，第二批118名，共计261名.
fn adds_up(search: &Search<'_, '_>, total: usize) -> bool {
    let line = &search.view.progress;
    let at = search.sides.actuals[total].index;
    let Some(sum) = line.places.get(at) else { return false };
    let parts = line.places[..at].iter().rev().take(MOST_PARTS);
    let parts = parts.take_while(|p| p.sentence == sum.sentence && p.metric.unit == sum.metric.unit);
    let values: Option<Vec<Decimal>> = parts.map(|p| p.metric.value).collect();
    let values = values.filter(|values| values.len() > 1);
    values.is_some_and(|v| v.iter().try_fold(Decimal::ZERO, |all, v| all.checked_add(*v)) == sum.metric.value)
}

/// Whether a number of the target's name and the sum's unit stands before the sum in its sentence.
fn follows_parts(search: &Search<'_, '_>, target: usize, total: usize) -> bool {
    let line = &search.view.progress;
    let index = |a: usize| search.sides.actuals[a].index;
    let unit = |i: usize| line.places.get(i).map(|p| p.metric.unit.as_deref());
    let parts = search.named.iter().filter(|c| c.target == target && c.actual < total);
    let mut parts = parts.map(|c| index(c.actual));
    parts.any(|part| line.joined(part, index(total)) && unit(part) == unit(index(total)))
}
