//! Set phrases and names with numerals in them, found by what stands behind a numeral and before it.

use schemars::JsonSchema;
use serde::Deserialize;

use super::affix::{Prefixes, Suffixes};

/// Why a numeral that a trap catches is no quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TrapReason {
    /// A set phrase (一体化).
    Idiom,
    /// A period with a name (十四五).
    Period,
    /// A name (三峡, 二十大).
    Name,
}

/// What stands behind the numeral of a trap: which list says what must stand before it, and its length.
#[derive(Debug, Clone, Copy)]
struct Behind {
    list: usize,
    bytes: usize,
}

/// All traps of one numeral: what stands behind it, then what must stand before it.
#[derive(Debug, Clone, Default)]
pub(super) struct Traps {
    behind: Prefixes<Behind>,
    /// One list for each word of `behind`; an empty `before` fits everywhere.
    before: Vec<Vec<(Box<str>, TrapReason)>>,
    /// Those that say nothing of what stands behind.
    anywhere: Suffixes<TrapReason>,
    /// The one that says nothing of either side.
    everywhere: Option<TrapReason>,
}

impl Traps {
    /// Adds a phrase; of two that fit a place the one with more behind the numeral wins.
    pub(super) fn add(&mut self, before: &str, after: &str, reason: TrapReason) {
        if after.is_empty() {
            if before.is_empty() {
                self.everywhere.get_or_insert(reason);
            }
            self.anywhere.add(before, reason);
            return;
        }
        let list = self
            .behind
            .insert(
                after,
                Behind {
                    list: self.before.len(),
                    bytes: after.len(),
                },
            )
            .map_or(self.before.len(), |behind| behind.list);
        self.before.resize_with(self.before.len().max(list + 1), Vec::new);
        self.before[list].push((before.into(), reason));
    }

    /// How many bytes of the phrase stand behind the numeral, and why it is none.
    pub(super) fn find(&self, before: &str, after: &str) -> Option<(usize, TrapReason)> {
        let fits = |behind: Behind| {
            let list = &self.before[behind.list];
            let trap = list.iter().find(|(word, _)| before.ends_with(&**word));
            trap.map(|(_, reason)| (behind.bytes, *reason))
        };
        let anywhere = || self.anywhere.find(before).map(|(_, reason)| reason);
        self.behind
            .find_map(after, fits)
            .or_else(|| anywhere().or(self.everywhere).map(|reason| (0, reason)))
    }
}
