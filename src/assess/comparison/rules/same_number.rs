//! 30场“乐游”系列活动如期举办 against 举办活动30场: the planned number itself, said again, is its own counterpart, wherever its
//! name stands; it must be the only such number, and half of the words around it must be said again, unless the number is too large to be a
//! coincidence.

use rust_decimal::Decimal;

use super::super::likeness::share_words;
use super::super::search::{Candidate, Search};
use crate::lexicon::relations::Mark;
use crate::rows::Metric;

pub(super) fn take(search: &mut Search<'_, '_>) {
    let again = search.possible.iter().filter(|c| is_again(search, c));
    let again: Vec<Candidate> = again.copied().collect();
    for Candidate { target, actual, .. } in &again {
        let rivals = again.iter().filter(|c| c.target == *target || c.actual == *actual);
        if rivals.count() == 1 && search.is_free(*target, *actual) {
            search.pair(*target, *actual);
        }
    }
}

fn is_again(search: &Search<'_, '_>, candidate: &Candidate) -> bool {
    let (planned, reported) = (
        &search.sides.targets[candidate.target].topic,
        &search.sides.actuals[candidate.actual].topic,
    );
    let begun = reported.says(Mark::Begun) && !planned.says(Mark::Begun);
    let metrics = search.metrics(candidate.target, candidate.actual);
    let same =
        metrics.is_some_and(|(t, a)| is_telling(t) && t.value == a.value && t.unit == a.unit && t.change == a.change);
    let large = metrics.is_some_and(|(t, _)| t.value.is_some_and(|v| v >= Decimal::TEN));
    same && !begun && !reported.part && (large || share_words(planned, reported))
}

/// Whether the number is large enough to be no chance, and no share, of which many are 100%.
pub(super) fn is_telling(metric: &Metric) -> bool {
    metric.kind != "percent" && metric.value.is_some_and(|v| v > Decimal::TWO)
}
