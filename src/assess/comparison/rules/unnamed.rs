//! A reported number without a name of its own (累计完成1785户) belongs to the one target that it can belong to.

use super::super::search::Search;
use super::named::outstanding;
use crate::lexicon::relations::Mark;

pub(super) fn take(search: &mut Search<'_, '_>) {
    let mut unnamed = std::mem::take(&mut search.unnamed);
    unnamed.retain(|(t, a)| search.is_free(*t, *a));
    // A number that has the unit of one target belongs to no target of another unit.
    let own: Vec<usize> = unnamed
        .iter()
        .filter(|(t, a)| same_unit(search, *t, *a))
        .map(|(_, a)| *a)
        .collect();
    unnamed.retain(|(t, a)| same_unit(search, *t, *a) || !own.contains(a));
    let of_target = unnamed.chunk_by(|x, y| x.0 == y.0).map(|pairs| {
        let actuals: Vec<usize> = pairs.iter().map(|(_, a)| *a).collect();
        (pairs[0].0, fitting(search, pairs[0].0, &actuals))
    });
    let of_target: Vec<(usize, Vec<usize>)> = of_target.collect();
    let mut claims = vec![0; search.sides.actuals.len()];
    of_target
        .iter()
        .flat_map(|(_, actuals)| actuals)
        .for_each(|a| claims[*a] += 1);
    for (target, actuals) in of_target {
        match (actuals.as_slice(), outstanding(search, &actuals)) {
            ([a], _) if claims[*a] == 1 => search.pair(target, *a),
            (_, Some(a)) if claims[a] == 1 => search.pair(target, a),
            ([_, _, ..], _) => search.leave(target, &actuals),
            _ => {}
        }
    }
}

/// Of the numbers without a name those that fit best: wholes before parts, since a part is seldom what was asked for, and the
/// target's own unit before others.
fn fitting(search: &Search<'_, '_>, target: usize, actuals: &[usize]) -> Vec<usize> {
    let is_part = |a: &&usize| search.sides.actuals[**a].topic.part;
    let finished = |a: &&usize| search.sides.actuals[**a].topic.says(Mark::Finished);
    let wholes = narrowed(actuals, |a| !is_part(a));
    let fitting = if wholes.iter().any(|a| is_part(&a)) {
        wholes.iter().filter(finished).copied().collect()
    } else {
        wholes
    };
    narrowed(&fitting, |a| same_unit(search, target, **a))
}

fn same_unit(search: &Search<'_, '_>, target: usize, actual: usize) -> bool {
    search.metrics(target, actual).is_some_and(|(t, a)| t.unit == a.unit)
}

/// Those that pass a test, or all where none does.
fn narrowed(actuals: &[usize], test: impl Fn(&&usize) -> bool) -> Vec<usize> {
    let passed: Vec<usize> = actuals.iter().filter(test).copied().collect();
    if passed.is_empty() { actuals.to_vec() } else { passed }
}
