//! 引进60家，力争100家: the higher level has the counterpart of the level that it belongs to.

use super::super::search::Search;
use crate::assess::item::At;

pub(super) fn take(search: &mut Search<'_, '_>) {
    for (stretch, base) in std::mem::take(&mut search.sides.stretches) {
        let of_base = search.pairs.found.iter().find(|p| p.target == At::target(base));
        match of_base.map(|p| p.actual) {
            Some(actual) => search.pairs.push(search.view, stretch, actual, true),
            None => search.pairs.unanswered.push(stretch),
        }
    }
}
