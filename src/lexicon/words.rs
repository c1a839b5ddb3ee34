//! The words around numerals: `lexicon/words.toml`.

use rustc_hash::FxHashMap;

use super::LexiconError;
use super::affix::{Prefixes, Suffixes};
pub use super::qualifier::{Basis, Bound, Change};
pub use super::traps::TrapReason;
use super::traps::Traps;
use super::words_file::{TrapEntry, WordLists};

/// A change word, and whether it turns only shares into changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChangeWord {
    /// Which way; none for a word that only protects (新增, 增至).
    pub change: Change,
    /// Only percentages, differences of percentages and multiples.
    pub share_only: bool,
}

/// A word that begins like a unit (大型 after 3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnitException {
    /// How many bytes of the word are a unit all the same, 0 for none.
    pub unit_bytes: usize,
}

/// All word lists, ready for matching.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// Bounds that stand before a number; `None` protects a word that ends like one.
    pub bound_before: Suffixes<Option<Bound>>,
    /// Bounds that stand behind a number and its unit.
    pub bound_after: Prefixes<Bound>,
    /// Bounds before a bare scale (上百).
    pub scale_bound: Suffixes<Bound>,
    /// Words that make the scale behind them vague (数十).
    pub vague: Suffixes<()>,
    /// Change words, to be found before a number.
    pub change: Suffixes<ChangeWord>,
    /// What may stand between a change word and its number.
    pub change_filler: Suffixes<()>,
    /// Phrases that name a basis, by where they begin.
    pub basis: Prefixes<Basis>,
    /// What stands before a year that is a basis.
    pub basis_year: Suffixes<()>,
    /// What stands before 第N that is a rank.
    pub rank_before: Suffixes<()>,
    /// What stands before 第N位 that is none.
    pub rank_not_before: Suffixes<()>,
    /// What stands behind 第N that is a rank (从第9上升到第4).
    pub rank_after: Prefixes<()>,
    /// What stands before 前N that is a rank.
    pub rank_top_before: Suffixes<()>,
    /// What makes the numeral before it an ordinal or a grade.
    pub ordinal_after: Prefixes<()>,
    /// What makes a numeral without a unit behind it a grade (国六).
    pub ordinal_before: Suffixes<()>,
    /// What 一 picks out rather than counts behind (这一项); `false` protects a word that ends like one (合同).
    pub article_before: Suffixes<bool>,
    /// Units with which 一 is an article.
    pub article_units: Vec<Box<str>>,
    /// What makes a number without a unit behind it an identifier.
    pub code_before: Suffixes<()>,
    /// What makes a number without a unit before it an identifier.
    pub code_after: Prefixes<()>,
    /// Ends of names of places, firms and people; `false` protects a word that begins like one or holds one.
    pub place_after: Prefixes<bool>,
    /// What makes a number without a unit a quantity.
    pub bare_nouns: Suffixes<()>,
    /// What may stand between such a noun and its number.
    pub bare_links: Suffixes<()>,
    /// What makes 万 and 亿 money; searched in the words before the number.
    pub money_nouns: Vec<Box<str>>,
    /// What makes 方 a volume.
    pub volume_nouns: Vec<Box<str>>,
    /// What makes 路 a count of channels.
    pub channel_nouns: Vec<Box<str>>,
    /// Words that begin like a unit.
    pub unit_exceptions: Prefixes<UnitException>,
    /// What makes 一个 a count.
    pub counting_before: Suffixes<()>,
    /// What stands before an amount of money: an index into `currencies`.
    pub currency_before: Suffixes<usize>,
    /// Names of units of money.
    pub currencies: Vec<Box<str>>,
    /// What may stand behind the stroke of a rate.
    pub denominators: Prefixes<()>,
    traps: FxHashMap<Box<str>, Traps>,
}

const NAME: &str = "lexicon/words.toml";

fn entry_error(entry: &str, message: &str) -> LexiconError {
    LexiconError::Entry {
        file: NAME.to_owned(),
        entry: entry.to_owned(),
        message: message.to_owned(),
    }
}

fn read_bound(code: &str) -> Result<Option<Bound>, LexiconError> {
    match code {
        "none" => Ok(None),
        "approx" => Ok(Some(Bound::Approx)),
        "min" => Ok(Some(Bound::Min)),
        "max" => Ok(Some(Bound::Max)),
        other => Err(entry_error(other, "bound is one of none, approx, min, max")),
    }
}

/// Fails where a word said something else before.
fn agree<T: PartialEq>(word: &str, before: Option<T>, value: T) -> Result<(), LexiconError> {
    match before {
        Some(before) if before != value => Err(entry_error(word, "the word already says something else")),
        _ => Ok(()),
    }
}

impl Words {
    /// The words that come with the program.
    ///
    /// # Errors
    /// Only if the compiled-in file is broken, which a test excludes.
    pub fn builtin() -> Result<Self, LexiconError> {
        let lists = toml::from_str(include_str!("../../lexicon/words.toml")).map_err(|e| LexiconError::Format {
            file: NAME.to_owned(),
            message: e.to_string(),
        })?;
        let mut words = Self::default();
        words.extend(&lists)?;
        Ok(words)
    }

    /// Adds the words of these lists.
    ///
    /// # Errors
    /// A word that says something else already, a code that is none, an entry without its bars.
    pub fn extend(&mut self, lists: &WordLists) -> Result<(), LexiconError> {
        self.take_bounds(lists)?;
        self.take_changes(lists)?;
        self.take_plain(lists);
        self.take_protected(lists);
        self.take_currencies(lists)?;
        self.take_unit_exceptions(&lists.unit_exceptions.words)?;
        self.take_traps(&lists.trap)
    }

    fn take_bounds(&mut self, lists: &WordLists) -> Result<(), LexiconError> {
        for list in &lists.bound {
            let bound = read_bound(&list.bound)?;
            for word in &list.before {
                agree(word, self.bound_before.insert(word, bound), bound)?;
            }
            for (word, bound) in list.after.iter().zip(std::iter::repeat(bound)) {
                let bound = bound.ok_or_else(|| entry_error(word, "none protects only before a number"))?;
                agree(word, self.bound_after.insert(word, bound), bound)?;
            }
        }
        for list in &lists.scale_bound {
            let bound = read_bound(&list.bound)?.unwrap_or_default();
            for word in &list.before {
                agree(word, self.scale_bound.insert(word, bound), bound)?;
            }
        }
        Ok(())
    }

    fn take_changes(&mut self, lists: &WordLists) -> Result<(), LexiconError> {
        for list in &lists.change {
            let any = list.any.iter().map(|word| (word, false));
            for (word, share_only) in any.chain(list.share.iter().map(|word| (word, true))) {
                let change = ChangeWord {
                    change: list.change,
                    share_only,
                };
                agree(word, self.change.insert(word, change), change)?;
            }
        }
        for list in &lists.basis {
            for word in &list.words {
                agree(word, self.basis.insert(word, list.basis), list.basis)?;
            }
        }
        Ok(())
    }

    fn take_plain(&mut self, lists: &WordLists) {
        let behind = [
            (&lists.change_filler.words, &mut self.change_filler),
            (&lists.basis_year.before, &mut self.basis_year),
            (&lists.vague.before, &mut self.vague),
            (&lists.rank.before, &mut self.rank_before),
            (&lists.rank.before_top, &mut self.rank_top_before),
            (&lists.rank.not_before, &mut self.rank_not_before),
            (&lists.ordinal.before, &mut self.ordinal_before),
            (&lists.code.before, &mut self.code_before),
            (&lists.bare.nouns, &mut self.bare_nouns),
            (&lists.bare.links, &mut self.bare_links),
            (&lists.counting.before, &mut self.counting_before),
        ];
        for (words, set) in behind {
            words.iter().for_each(|word| set.add(word, ()));
        }
        let ahead = [
            (&lists.rank.after, &mut self.rank_after),
            (&lists.ordinal.after, &mut self.ordinal_after),
            (&lists.code.after, &mut self.code_after),
            (&lists.rate.denominators, &mut self.denominators),
        ];
        for (words, set) in ahead {
            words.iter().for_each(|word| set.add(word, ()));
        }
        let nouns = [
            (&lists.money.nouns, &mut self.money_nouns),
            (&lists.volume.nouns, &mut self.volume_nouns),
            (&lists.channel.nouns, &mut self.channel_nouns),
            (&lists.article.units, &mut self.article_units),
        ];
        for (words, list) in nouns {
            list.extend(words.iter().map(|word| Box::from(word.as_str())));
        }
    }

    fn take_protected(&mut self, lists: &WordLists) {
        let (place, article) = (&lists.place, &lists.article);
        place.after.iter().for_each(|word| self.place_after.add(word, true));
        place.words.iter().for_each(|word| self.place_after.add(word, false));
        article
            .before
            .iter()
            .for_each(|word| self.article_before.add(word, true));
        article
            .words
            .iter()
            .for_each(|word| self.article_before.add(word, false));
    }

    fn take_currencies(&mut self, lists: &WordLists) -> Result<(), LexiconError> {
        for list in &lists.currency {
            let known = self.currencies.iter().position(|unit| **unit == *list.unit);
            let index = known.unwrap_or(self.currencies.len());
            if known.is_none() {
                self.currencies.push(list.unit.as_str().into());
            }
            for word in &list.before {
                agree(word, self.currency_before.insert(word, index), index)?;
            }
        }
        Ok(())
    }

    fn take_unit_exceptions(&mut self, words: &[String]) -> Result<(), LexiconError> {
        for entry in words {
            let (word, unit) = entry
                .split_once('|')
                .ok_or_else(|| entry_error(entry, "an exception is written word|unit"))?;
            let unit_bytes = if word.starts_with(unit) { unit.len() } else { 0 };
            let exception = UnitException { unit_bytes };
            agree(entry, self.unit_exceptions.insert(word, exception), exception)?;
        }
        Ok(())
    }

    fn take_traps(&mut self, entries: &[TrapEntry]) -> Result<(), LexiconError> {
        for entry in entries {
            for word in &entry.words {
                let mut parts = word.split('|');
                let (Some(before), Some(numeral), Some(after), None) =
                    (parts.next(), parts.next(), parts.next(), parts.next())
                else {
                    return Err(entry_error(word, "a trap is written before|numeral|after"));
                };
                let traps = self.traps.entry(numeral.into()).or_default();
                traps.add(before, after, entry.reason);
            }
        }
        Ok(())
    }

    /// Whether the numeral between `before` and `after` belongs to a set phrase or a name: how many bytes of the longest
    /// one stand behind the numeral, and what it is.
    pub fn trap(&self, before: &str, numeral: &str, after: &str) -> Option<(usize, TrapReason)> {
        self.traps.get(numeral)?.find(before, after)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_well_formed() {
        let words = Words::builtin().unwrap();
        assert_eq!(words.bound_before.find("规模达到约"), Some((3, Some(Bound::Approx))));
        assert_eq!(words.bound_before.find("共节约"), Some((6, None)));
        assert_eq!(words.bound_after.find("及以上水平"), Some((9, Bound::Min)));
        assert_eq!(words.trap("落实", "八", "项规定精神"), Some((9, TrapReason::Idiom)));
        assert_eq!(words.trap("建立", "三", "个场馆"), None);
    }

    #[test]
    fn a_longer_word_protects() {
        let words = Words::builtin().unwrap();
        let found = |text| words.change.find(text).map(|(_, w)| w.change);
        assert_eq!(found("收入增长"), Some(Change::Increase));
        assert_eq!(found("企业新增"), Some(Change::None));
        assert_eq!(found("比重提高到"), Some(Change::None));
    }
}
