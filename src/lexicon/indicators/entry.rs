//! One `[[indicator]]` of a lexicon file, and how it becomes a row of the catalogue.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::super::units::Kind;
use super::find::Phrase;
use super::{Indicator, Indicators, pattern};

/// Which way of an indicator is the better one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
}

/// One `[[indicator]]`: a thing that reports measure, or further names of one that the catalogue has.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct IndicatorEntry {
    /// The stable key: ASCII letters in lower case, digits and underscores.
    #[schemars(regex(pattern = r"^[a-z][a-z0-9_]*$"))]
    pub key: String,
    /// The name in Chinese; may be left out where the key is known.
    pub name: Option<String>,
    /// The name in English.
    pub name_en: Option<String>,
    /// What its level is; may be left out where the key is known.
    pub kind: Option<Kind>,
    /// The canonical unit of its level; left out for an index.
    pub unit: Option<String>,
    /// Further canonical units that its level is printed in.
    pub units: Vec<String>,
    /// Other names, word by word.
    pub aliases: Vec<String>,
    /// Other names as words in any order: `(规模以上|规上)工业 增加值`.
    pub patterns: Vec<String>,
    /// Whether a year's figures grow from quarter to quarter and begin anew in January.
    pub cumulative: Option<bool>,
    /// Which way is better, where one is.
    pub better: Option<Better>,
    /// Whether its growth is published in comparable prices.
    pub constant_prices: Option<bool>,
}

impl Indicators {
    /// Adds one entry; the error is a message without file and key.
    pub(super) fn add(&mut self, entry: &IndicatorEntry) -> Result<(), String> {
        if !is_key(&entry.key) {
            return Err("a key is lower-case ASCII letters, digits and underscores, a letter first".to_owned());
        }
        let known = self.by_key.get(&entry.key).copied();
        let id = match known {
            Some(id) => id,
            None => self.push(row(entry)?),
        };
        if known.is_some() {
            self.enrich(id, entry)?;
        }
        for phrase in phrases(entry)? {
            self.name(phrase, id)?;
        }
        Ok(())
    }

    fn push(&mut self, row: Indicator) -> u32 {
        let id = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        self.by_key.insert(row.key.clone(), id);
        self.rows.push(row);
        id
    }

    /// Adds what an entry says of an indicator that is known.
    fn enrich(&mut self, id: u32, entry: &IndicatorEntry) -> Result<(), String> {
        let Some(row) = self.rows.get_mut(id as usize) else {
            return Ok(());
        };
        let other_kind = entry.kind.is_some_and(|kind| kind != row.kind);
        let other_unit = entry.unit.as_ref().is_some_and(|unit| *unit != row.unit);
        if other_kind || other_unit {
            let (kind, unit) = (row.kind.code(), &row.unit);
            return Err(format!(
                "the key is known with kind {kind:?} and unit {unit:?}: leave both out, or take another key"
            ));
        }
        if let Some(name) = &entry.name {
            row.name.clone_from(name);
        }
        if let Some(name) = &entry.name_en {
            row.name_en.clone_from(name);
        }
        row.units.extend(entry.units.iter().cloned());
        row.aliases.extend(entry.aliases.iter().cloned());
        row.patterns.extend(entry.patterns.iter().cloned());
        row.cumulative = entry.cumulative.unwrap_or(row.cumulative);
        row.better = entry.better.or(row.better);
        row.constant_prices = entry.constant_prices.unwrap_or(row.constant_prices);
        Ok(())
    }

    /// Makes an indicator known under a phrase.
    fn name(&mut self, phrase: Phrase, id: u32) -> Result<(), String> {
        let bearers = self.phrases.entry(phrase.clone()).or_default();
        if bearers.contains(&id) {
            return Ok(());
        }
        let own = self.rows.get(id as usize);
        let same = bearers.iter().filter_map(|b| self.rows.get(*b as usize));
        let mut same = same.filter(|other| own.is_some_and(|own| self.words.same_dimension(own, other)));
        if let Some(other) = same.next() {
            let (phrase, key) = (phrase.text(), &other.key);
            return Err(format!("{phrase:?} already names {key}"));
        }
        bearers.push(id);
        Ok(())
    }
}

fn is_key(key: &str) -> bool {
    let letter = |c: char| c.is_ascii_lowercase();
    key.starts_with(letter) && key.chars().all(|c| letter(c) || c.is_ascii_digit() || c == '_')
}

fn row(entry: &IndicatorEntry) -> Result<Indicator, String> {
    let (Some(name), Some(kind)) = (&entry.name, entry.kind) else {
        return Err("the key is new: give it a name and a kind".to_owned());
    };
    Ok(Indicator {
        key: entry.key.clone(),
        name: name.clone(),
        name_en: entry.name_en.clone().unwrap_or_default(),
        kind,
        unit: entry.unit.clone().unwrap_or_default(),
        units: entry.units.clone(),
        aliases: entry.aliases.clone(),
        patterns: entry.patterns.clone(),
        cumulative: entry.cumulative.unwrap_or(false),
        better: entry.better,
        constant_prices: entry.constant_prices.unwrap_or(false),
    })
}

/// Everything that an entry is called.
fn phrases(entry: &IndicatorEntry) -> Result<Vec<Phrase>, String> {
    let plain = entry.name.iter().chain(&entry.aliases);
    let mut phrases: Vec<Phrase> = plain.map(|name| Phrase::of(name)).collect();
    for text in &entry.patterns {
        phrases.extend(pattern::expand(text)?.iter().map(|name| Phrase::of(name)));
    }
    if phrases.iter().any(|phrase| phrase.text().is_empty()) {
        return Err("a name or alias is empty".to_owned());
    }
    Ok(phrases)
}
