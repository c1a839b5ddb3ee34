//! The catalogue of indicators: `lexicon/indicators.toml`, so that one thing measured has one key in every quarter and
//! district, whatever the words of a report.
//!
//! A name is looked up whole, then without the neutral words at its edges; nothing is found inside of a name. So a
//! longer name is another thing until the catalogue says that it is not.

mod entry;
mod find;
mod pattern;

use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

pub use entry::{Better, IndicatorEntry};
pub use find::Measured;

use super::LexiconError;
use super::units::{Kind, Units};
use find::{Phrase, Words};

/// One thing that reports measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// The stable key, in ASCII: `alerts_effective`.
    pub key: String,
    /// The name in Chinese, as statisticians print it.
    pub name: String,
    /// The name in English; empty where a config's own entry gives none.
    pub name_en: String,
    /// What its level is.
    pub kind: Kind,
    /// The canonical unit of its level; empty for an index.
    pub unit: String,
    /// Further canonical units that its level is printed in, such as another currency.
    pub units: Vec<String>,
    /// Other names, word by word.
    pub aliases: Vec<String>,
    /// Other names as words in any order (see `lexicon/README.md`).
    pub patterns: Vec<String>,
    /// Whether a year's figures grow from quarter to quarter and begin anew in January.
    pub cumulative: bool,
    /// Which way is better, where one is.
    pub better: Option<Better>,
    /// Whether its growth is published in comparable prices, so that it cannot be computed from two levels.
    pub constant_prices: bool,
}

/// All indicators, searchable by name.
#[derive(Debug, Clone, Default)]
pub struct Indicators {
    rows: Vec<Indicator>,
    by_key: FxHashMap<String, u32>,
    /// The indicators that a phrase names: at most one a dimension.
    phrases: FxHashMap<Phrase, Vec<u32>>,
    words: Words,
}

const NAME: &str = "lexicon/indicators.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    words: find::WordLists,
    indicator: Vec<IndicatorEntry>,
}

impl Indicators {
    /// The indicators that come with the program.
    ///
    /// # Errors
    /// Only if the compiled-in file is broken, which a test excludes.
    pub fn builtin() -> Result<Self, LexiconError> {
        // Thousands of phrases: a process that asks often (a test) reads them once.
        static BUILTIN: OnceLock<Indicators> = OnceLock::new();
        if let Some(known) = BUILTIN.get() {
            return Ok(known.clone());
        }
        let read = Self::read()?;
        Ok(BUILTIN.get_or_init(|| read).clone())
    }

    fn read() -> Result<Self, LexiconError> {
        let text = include_str!("../../../lexicon/indicators.toml");
        let file: File = toml::from_str(text).map_err(|e| LexiconError::Format {
            file: NAME.to_owned(),
            message: e.to_string(),
        })?;
        let mut indicators = Self {
            words: Words::new(file.words)?,
            ..Self::default()
        };
        indicators.extend(NAME, &file.indicator)?;
        Ok(indicators)
    }

    /// Adds the indicators of a lexicon file. An entry whose key is known adds its aliases, patterns and units.
    ///
    /// # Errors
    /// A key that is no key, a new one without name or kind, an entry that contradicts the known one, a pattern that
    /// cannot be read, or a phrase that already names another indicator of the same dimension.
    pub fn extend(&mut self, file: &str, entries: &[IndicatorEntry]) -> Result<(), LexiconError> {
        entries.iter().try_for_each(|entry| {
            self.add(entry).map_err(|message| LexiconError::Entry {
                file: file.to_owned(),
                entry: entry.key.clone(),
                message,
            })
        })
    }

    /// The indicator with that key.
    pub fn get(&self, key: &str) -> Option<&Indicator> {
        self.by_key.get(key).and_then(|id| self.rows.get(*id as usize))
    }

    /// All indicators, in the order of their files.
    pub fn iter(&self) -> impl Iterator<Item = &Indicator> {
        self.rows.iter()
    }

    /// How many indicators there are.
    pub const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The first indicator whose unit is not canonical, with the unit that it should have: such a unit stands in no
    /// column `canonical_unit`, and the indicator would never be met.
    pub fn uncanonical<'i>(&'i self, units: &'i Units) -> Option<(&'i Indicator, &'i str)> {
        self.rows.iter().find_map(|row| {
            let mut own = std::iter::once(&row.unit).chain(&row.units);
            let canonical = own.find_map(|name| units.named(name).filter(|unit| unit.canonical != unit.name));
            canonical.map(|unit| (row, &*unit.canonical))
        })
    }
}

#[cfg(test)]
mod tests;
