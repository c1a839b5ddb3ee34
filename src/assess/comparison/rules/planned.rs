//! Targets that stand in the progress itself: 已安置120户（年度目标任务为100户）.

use super::super::search::Search;
use super::super::sides::{is_difference, is_goal};
use super::super::verdict::verdict;
use super::super::{MOST_ACTUALS, Pair};
use crate::assess::amount::compatible;
use crate::assess::item::{At, View};
use crate::rows::Role;

/// Pairs each such target with the number beside it, unless that one is the counterpart of the task's own target.
pub(super) fn take(search: &mut Search<'_, '_>) {
    let (view, pairs) = (search.view, &mut search.pairs);
    let line = &view.progress;
    for i in 0..line.places.len().min(MOST_ACTUALS) {
        let Some(place) = line.places.get(i).filter(|_| is_goal(line, i)) else {
            continue;
        };
        let Some(actual) = beside(view, i).filter(|a| !pairs.found.iter().any(|p| p.actual == *a)) else {
            continue;
        };
        if let Some(verdict) = verdict(line, place, line.places[actual].metric) {
            pairs.found.push(Pair {
                target: At::progress(i),
                actual,
                verdict,
                stretch: false,
            });
        }
    }
}

/// The nearest reported number of the same sentence that the target in the progress can be the target of.
fn beside(view: &View<'_>, i: usize) -> Option<usize> {
    let line = &view.progress;
    let place = line.places.get(i)?;
    let fits = |j: &usize| {
        let Some(other) = line.places.get(*j).filter(|p| p.sentence == place.sentence) else {
            return false;
        };
        let same = other.metric.change == place.metric.change && compatible(other.metric, place.metric, view.words);
        other.metric.role == Role::Actual && same && !is_goal(line, *j) && !is_difference(line, *j)
    };
    let before = (i.saturating_sub(3)..i).rev().find(fits);
    before.or_else(|| (i + 1..i + 3).find(fits))
}
