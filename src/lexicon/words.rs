//! The words around numerals: `lexicon/words.toml`.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::LexiconError;
use super::affix::{Prefixes, Suffixes};

/// What a number says about the true value: the column `bound`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// As printed.
    #[default]
    Exact,
    /// About that much (约, 近, 余, 左右).
    Approx,
    /// That much or more (以上, 超, 不少于).
    Min,
    /// That much or less (以内, 不超过, 不足).
    Max,
}

impl Bound {
    /// The bound's code in the tables.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Approx => "approx",
            Self::Min => "min",
            Self::Max => "max",
        }
    }
}

/// Whether the number is itself a change: the column `change`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// A level.
    #[default]
    None,
    /// A rise.
    Increase,
    /// A fall.
    Decrease,
}

impl Change {
    /// The change's code in the tables.
    pub const fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Increase => "increase",
            Self::Decrease => "decrease",
        }
    }

    /// The opposite direction.
    #[must_use]
    pub const fn reversed(self) -> Self {
        match self {
            Self::None => Self::None,
            Self::Increase => Self::Decrease,
            Self::Decrease => Self::Increase,
        }
    }
}

/// What a change is measured against: the column `basis`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Not said.
    #[default]
    None,
    /// The same time of the year before (同比).
    Yoy,
    /// The period before (环比).
    Pop,
    /// A mean of several years.
    Avg,
    /// Another point in time, or a plan.
    Other,
}

impl Basis {
    /// The basis's code in the tables.
    pub const fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Yoy => "yoy",
            Self::Pop => "pop",
            Self::Avg => "avg",
            Self::Other => "other",
        }
    }
}

/// Why a numeral that a trap catches is no quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TrapReason {
    /// A set phrase (一体化).
    Idiom,
    /// A period with a name (十四五).
    Period,
    /// A name (三峡, 二十大).
    Name,
}

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

/// All traps of one numeral: what stands behind it, then what must stand before it.
#[derive(Debug, Clone, Default)]
struct Traps {
    behind: Prefixes<usize>,
    /// One list for each word of `behind`; an empty `before` fits everywhere.
    before: Vec<Vec<(Box<str>, TrapReason)>>,
    /// Those that say nothing of what stands behind.
    anywhere: Suffixes<TrapReason>,
}

impl Traps {
    fn add(&mut self, before: &str, after: &str, reason: TrapReason) {
        if after.is_empty() {
            self.anywhere.add(before, reason);
            return;
        }
        let list = self
            .behind
            .insert(after, self.before.len())
            .unwrap_or(self.before.len());
        self.before.resize_with(self.before.len().max(list + 1), Vec::new);
        self.before[list].push((before.into(), reason));
    }

    fn find(&self, before: &str, after: &str) -> Option<TrapReason> {
        let fits = |list: usize| {
            let trap = self.before[list].iter().find(|(word, _)| before.ends_with(&**word));
            trap.map(|(_, reason)| *reason)
        };
        self.behind
            .find_map(after, fits)
            .or_else(|| self.anywhere.find(before).map(|(_, reason)| reason))
    }
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
    /// What stands before 前N that is a rank.
    pub rank_top_before: Suffixes<()>,
    /// What makes the numeral before it an ordinal or a grade.
    pub ordinal_after: Prefixes<()>,
    /// What makes a number without a unit a quantity.
    pub bare_nouns: Suffixes<()>,
    /// What may stand between such a noun and its number.
    pub bare_links: Suffixes<()>,
    /// What makes 万 and 亿 money; searched in the words before the number.
    pub money_nouns: Vec<Box<str>>,
    /// What makes 方 a volume.
    pub volume_nouns: Vec<Box<str>>,
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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    bound: Vec<BoundList>,
    scale_bound: Vec<BoundList>,
    vague: BeforeList,
    change: Vec<ChangeList>,
    change_filler: WordList,
    basis: Vec<BasisList>,
    basis_year: BeforeList,
    rank: RankList,
    trap: Vec<TrapEntry>,
    ordinal: AfterList,
    bare: BareList,
    money: NounList,
    volume: NounList,
    unit_exceptions: WordList,
    counting: BeforeList,
    currency: Vec<CurrencyList>,
    rate: RateList,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BoundList {
    bound: String,
    #[serde(default)]
    before: Vec<String>,
    #[serde(default)]
    after: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChangeList {
    change: Change,
    #[serde(default)]
    any: Vec<String>,
    #[serde(default)]
    share: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BasisList {
    basis: Basis,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RankList {
    before: Vec<String>,
    before_top: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TrapEntry {
    reason: TrapReason,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BareList {
    nouns: Vec<String>,
    links: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BeforeList {
    before: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AfterList {
    after: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WordList {
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NounList {
    nouns: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CurrencyList {
    unit: String,
    before: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RateList {
    denominators: Vec<String>,
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

impl Words {
    /// The words that come with the program.
    ///
    /// # Errors
    /// Only if the compiled-in file is broken, which a test excludes.
    pub fn builtin() -> Result<Self, LexiconError> {
        let file: File =
            toml::from_str(include_str!("../../lexicon/words.toml")).map_err(|e| LexiconError::Format {
                file: NAME.to_owned(),
                message: e.to_string(),
            })?;
        let mut words = Self::default();
        words.take_bounds(&file)?;
        words.take_changes(&file);
        words.take_plain(&file);
        words.take_unit_exceptions(&file.unit_exceptions)?;
        words.take_traps(&file.trap)?;
        Ok(words)
    }

    fn take_bounds(&mut self, file: &File) -> Result<(), LexiconError> {
        for list in &file.bound {
            let bound = read_bound(&list.bound)?;
            list.before.iter().for_each(|w| self.bound_before.add(w, bound));
            if let Some(bound) = bound {
                list.after.iter().for_each(|w| self.bound_after.add(w, bound));
            }
        }
        for list in &file.scale_bound {
            let bound = read_bound(&list.bound)?.unwrap_or_default();
            list.before.iter().for_each(|w| self.scale_bound.add(w, bound));
        }
        Ok(())
    }

    fn take_changes(&mut self, file: &File) {
        for list in &file.change {
            let change = list.change;
            list.any.iter().for_each(|w| {
                self.change.add(
                    w,
                    ChangeWord {
                        change,
                        share_only: false,
                    },
                )
            });
            list.share.iter().for_each(|w| {
                self.change.add(
                    w,
                    ChangeWord {
                        change,
                        share_only: true,
                    },
                )
            });
        }
        file.change_filler
            .words
            .iter()
            .for_each(|w| self.change_filler.add(w, ()));
        for list in &file.basis {
            list.words.iter().for_each(|w| self.basis.add(w, list.basis));
        }
        file.basis_year.before.iter().for_each(|w| self.basis_year.add(w, ()));
    }

    fn take_plain(&mut self, file: &File) {
        file.vague.before.iter().for_each(|w| self.vague.add(w, ()));
        file.rank.before.iter().for_each(|w| self.rank_before.add(w, ()));
        file.rank
            .before_top
            .iter()
            .for_each(|w| self.rank_top_before.add(w, ()));
        file.ordinal.after.iter().for_each(|w| self.ordinal_after.add(w, ()));
        file.bare.nouns.iter().for_each(|w| self.bare_nouns.add(w, ()));
        file.bare.links.iter().for_each(|w| self.bare_links.add(w, ()));
        file.rate.denominators.iter().for_each(|w| self.denominators.add(w, ()));
        file.counting
            .before
            .iter()
            .for_each(|w| self.counting_before.add(w, ()));
        for (i, currency) in file.currency.iter().enumerate() {
            self.currencies.push(currency.unit.as_str().into());
            currency.before.iter().for_each(|w| self.currency_before.add(w, i));
        }
        self.money_nouns = file.money.nouns.iter().map(|w| w.as_str().into()).collect();
        self.volume_nouns = file.volume.nouns.iter().map(|w| w.as_str().into()).collect();
    }

    fn take_unit_exceptions(&mut self, list: &WordList) -> Result<(), LexiconError> {
        for entry in &list.words {
            let (word, unit) = entry
                .split_once('|')
                .ok_or_else(|| entry_error(entry, "an exception is written word|unit"))?;
            let unit_bytes = if word.starts_with(unit) { unit.len() } else { 0 };
            self.unit_exceptions.add(word, UnitException { unit_bytes });
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

    /// The bound before a bare scale (上百家), unless a longer word that ends like it says none (线上百余家).
    pub fn bound_of_scale(&self, before: &str) -> Option<(usize, Bound)> {
        let (length, bound) = self.scale_bound.find(before)?;
        let protected = self
            .bound_before
            .find(before)
            .is_some_and(|(longer, said)| longer > length && said.is_none());
        (!protected).then_some((length, bound))
    }

    /// Whether the numeral between `before` and `after` belongs to a set phrase or a name.
    pub fn trap(&self, before: &str, numeral: &str, after: &str) -> Option<TrapReason> {
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
        assert_eq!(words.trap("建立", "三", "位一体机制"), Some(TrapReason::Idiom));
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
