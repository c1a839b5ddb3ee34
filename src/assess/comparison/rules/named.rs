//! Numbers of one name: the surest pairs first; where two are equally sure neither is taken.

use super::super::search::{Candidate, SURE, Search};
use crate::lexicon::relations::Mark;

/// Likenesses closer than this are equal; those that are hardly alike must differ by more.
const EQUAL: f64 = 0.015;
const HARDLY_EQUAL: f64 = 0.05;

pub(super) fn take(search: &mut Search<'_, '_>) {
    let mut named = std::mem::take(&mut search.named);
    named.sort_by(|x, y| {
        y.score
            .total_cmp(&x.score)
            .then((x.target, x.actual).cmp(&(y.target, y.actual)))
    });
    for (i, best) in named.iter().enumerate() {
        if search.is_free(best.target, best.actual) {
            let (targets, actuals) = rivals(search, best, &named[i..]);
            settle(search, best, &targets, &actuals);
        }
    }
}

/// The targets and the reported numbers that have as good a claim as the best pair's, that pair included.
fn rivals(search: &Search<'_, '_>, best: &Candidate, named: &[Candidate]) -> (Vec<usize>, Vec<usize>) {
    let (mut targets, mut actuals) = (Vec::new(), Vec::new());
    let equal = if best.score < SURE { HARDLY_EQUAL } else { EQUAL };
    let near = named.iter().take_while(|c| c.score > best.score - equal);
    for rival in near.filter(|c| search.is_free(c.target, c.actual)) {
        if rival.actual == best.actual {
            targets.push(rival.target);
        }
        if rival.target == best.target {
            actuals.push(rival.actual);
        }
    }
    (targets, actuals)
}

/// Takes the pair, unless other targets or other reported numbers have the same claim.
fn settle(search: &mut Search<'_, '_>, best: &Candidate, targets: &[usize], actuals: &[usize]) {
    if targets.len() > 1 && targets.len() != actuals.len() {
        // 竣工8个，投用8个 against 竣工投用16个: both have a claim.
        targets.iter().for_each(|t| search.leave(*t, &[best.actual]));
        search.sides.actuals[best.actual].taken = true;
    } else if targets.len() == 1 && actuals.len() > 1 && !search.said_again(actuals) {
        match outstanding(search, actuals) {
            Some(actual) => search.pair(best.target, actual),
            None => search.leave(best.target, actuals),
        }
    } else {
        // As many targets as numbers, all alike: they go together in order.
        search.pair(best.target, best.actual);
    }
}

/// The one among equals that says more than the others: the sum of them (合计1.6万亩), or what is finished (建成7处、在建3处).
pub(super) fn outstanding(search: &Search<'_, '_>, actuals: &[usize]) -> Option<usize> {
    let says = |a: usize, mark: Mark| search.sides.actuals[a].topic.says(mark);
    let only = |mark: Mark| {
        let mut of_mark = actuals.iter().copied().filter(|a| says(*a, mark));
        of_mark.next().filter(|_| of_mark.next().is_none())
    };
    only(Mark::Total).or_else(|| only(Mark::Finished))
}
