//! 新增灌溉面积0.9万亩、恢复0.7万亩，合计1.6万亩: where the target is the only one of its unit, the sum is its counterpart, and not
//! the part that has its name.

use super::super::search::{Candidate, Search};
use crate::lexicon::relations::Mark;

pub(super) fn take(search: &mut Search<'_, '_>) {
    for Candidate { target, actual, .. } in search.possible.clone() {
        let total = search.sides.actuals[actual].topic.says(Mark::Total);
        if total && search.is_free(target, actual) && is_alone(search, target) && follows_parts(search, target, actual)
        {
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

/// Whether a number of the target's name and the sum's unit stands before the sum in its sentence.
fn follows_parts(search: &Search<'_, '_>, target: usize, total: usize) -> bool {
    let line = &search.view.progress;
    let index = |a: usize| search.sides.actuals[a].index;
    let unit = |i: usize| line.places.get(i).map(|p| p.metric.unit.as_deref());
    let parts = search.named.iter().filter(|c| c.target == target && c.actual < total);
    let mut parts = parts.map(|c| index(c.actual));
    parts.any(|part| line.joined(part, index(total)) && unit(part) == unit(index(total)))
}
