//! 受理率、答复率均达到100%: each thing of a list is to reach the one number, so each has its own counterpart.

use super::super::likeness::is_named_by;
use super::super::search::Search;
use super::super::topic::literal;
use crate::lexicon::relations::Mark;
use crate::rows::Metric;

/// The most things that one list is taken for.
const MOST_THINGS: usize = 8;

/// Characters that no name of a thing to be measured goes on behind.
const ENDS_OF_NAME: [char; 9] = ['均', '都', '达', '较', '不', '稳', '保', '同', '环'];

pub(super) fn take(search: &mut Search<'_, '_>) {
    for target in 0..search.sides.targets.len() {
        let found = counterparts(search, target);
        if found.len() < 2 {
            continue;
        }
        search.sides.targets[target].taken = true;
        for actual in found {
            search.sides.actuals[actual].taken = true;
            let (t, a) = (search.sides.targets[target].index, search.sides.actuals[actual].index);
            search.pairs.push(search.view, t, a, false);
        }
    }
}

/// The reported numbers of the things in the target's list, if every number has but one thing.
fn counterparts(search: &Search<'_, '_>, target: usize) -> Vec<usize> {
    let things = things(search, target);
    let mut found = Vec::new();
    for thing in things.iter().take(MOST_THINGS) {
        let candidates = search.possible.iter().filter(|c| c.target == target);
        let free = candidates.filter(|c| search.is_free(c.target, c.actual) && !found.contains(&c.actual));
        let mut named = free.filter(|c| is_named_by(&search.sides.actuals[c.actual].topic, thing));
        if let (Some(only), None) = (named.next(), named.next()) {
            found.push(only.actual);
        }
    }
    found
}

/// The names before the target number, where one number can hold for each of them: a rate, a change, or 均.
fn things(search: &Search<'_, '_>, target: usize) -> Vec<Vec<char>> {
    let line = &search.view.target;
    let Some(place) = line.places.get(search.sides.targets[target].index) else {
        return Vec::new();
    };
    let before = line.str(place.before);
    if !(is_level(place.metric) || line.says(place.before, Mark::Each)) || !before.contains(['、', '和', '与']) {
        return Vec::new();
    }
    let names = before.split(['、', '和', '与']).map(|name| {
        let end = name.find(ENDS_OF_NAME).unwrap_or(name.len());
        literal(&name[..end]).chars().collect::<Vec<char>>()
    });
    names.filter(|name| name.len() >= 2).collect()
}

fn is_level(metric: &Metric) -> bool {
    metric.change != "none" || matches!(metric.kind.as_str(), "percent" | "rate" | "rank")
}
