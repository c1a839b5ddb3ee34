//! Two decisions about one cell.

use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use super::{Change, Correction, Id};

/// The decisions so far, by what they speak of.
#[derive(Debug, Default)]
pub(super) struct Decided(FxHashMap<(Id, String), Vec<(Change, String)>>);

impl Decided {
    /// Takes a decision that stands at `place`; the place of an earlier one that says otherwise, if one does.
    pub(super) fn contradicts(&mut self, correction: &Correction, place: String) -> Option<String> {
        let key = (correction.id.clone(), super::place::bare(&correction.surface));
        let earlier = match self.0.entry(key) {
            Entry::Vacant(vacant) => {
                vacant.insert(vec![(correction.change.clone(), place)]);
                return None;
            }
            Entry::Occupied(occupied) => occupied.into_mut(),
        };
        let other = earlier.iter().find(|(change, _)| exclude(change, &correction.change));
        let other = other.map(|(_, place)| place.clone());
        if other.is_none() {
            earlier.push((correction.change.clone(), place));
        }
        other
    }
}

/// Whether two changes of one row cannot both be made: another value for one column, or anything beside striking out.
fn exclude(one: &Change, other: &Change) -> bool {
    let strikes = |change: &Change| matches!(change, Change::Strike);
    let same_column = one.code() == other.code();
    one != other && (same_column || strikes(one) || strikes(other))
}
