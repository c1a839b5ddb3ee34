//! The indicator of the catalogue that a name reminds of: the longest of its names that stands in it.

use crate::lexicon::affix::Prefixes;
use crate::lexicon::indicators::{Indicator, Indicators};

/// Shorter names stand in too many others to remind of anything.
const SHORTEST: usize = 3;

/// The catalogue's names, ready for looking up at every character of a text.
pub(super) struct Nearest<'i> {
    rows: Vec<&'i Indicator>,
    names: Prefixes<usize>,
}

impl<'i> Nearest<'i> {
    pub(super) fn new(catalogue: &'i Indicators) -> Self {
        let rows: Vec<_> = catalogue.iter().collect();
        let mut names = Prefixes::default();
        for (at, row) in rows.iter().enumerate() {
            let own = std::iter::once(&row.name).chain(&row.aliases);
            own.filter(|name| name.chars().count() >= SHORTEST)
                .for_each(|name| names.add(name, at));
        }
        Self { rows, names }
    }

    pub(super) fn of(&self, name: &str) -> Option<&'i Indicator> {
        let found = name.char_indices().filter_map(|(at, _)| self.names.find(&name[at..]));
        // Of equally long names the first, which stands in front.
        let longest = found.reduce(|best, next| if next.0 > best.0 { next } else { best });
        longest.and_then(|(_, at)| self.rows.get(at).copied())
    }
}
