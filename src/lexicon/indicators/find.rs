//! From the name of a number to its indicator: look-ups of whole phrases, and of what is left of them without the neutral
//! words at their edges.

use std::borrow::Cow;

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

use super::super::affix::{Prefixes, Suffixes};
use super::super::units::Kind;
use super::{Indicator, Indicators};
use crate::script;

/// What is known of a number beside its name.
#[derive(Debug, Clone, Copy)]
pub struct Measured<'m> {
    /// Its kind.
    pub kind: Kind,
    /// Its canonical unit; empty where it has none.
    pub unit: &'m str,
    /// Whether it is a change, and no level.
    pub change: bool,
}

/// A name as it is looked up: simplified characters, half-width letters in lower case, no blanks and no quotes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Phrase(String);

impl Phrase {
    /// The phrase of a name.
    pub fn of(name: &str) -> Self {
        Self(plain(name).into_owned())
    }

    /// What is looked up.
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl std::borrow::Borrow<str> for Phrase {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// Most names are plain already, and borrowed.
fn plain(name: &str) -> Cow<'_, str> {
    let folded = script::fold(name);
    if folded.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)) {
        return folded;
    }
    let kept = folded
        .nfkc()
        .filter(|c| !c.is_whitespace() && !"“”\"‘’'《》".contains(*c));
    Cow::Owned(kept.collect::<String>().to_ascii_lowercase())
}

/// The lists at the head of the catalogue.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WordLists {
    lead: Vec<String>,
    keep_lead: Vec<String>,
    tail: Vec<String>,
    keep_tail: Vec<String>,
    change_tail: Vec<String>,
    same_units: Vec<Vec<String>>,
}

/// What a word at the back of a name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tail {
    /// Nothing: it is taken off.
    Neutral,
    /// That the number is a change.
    Change,
    /// Something of its own: it stays.
    Kept,
}

/// The words at the edges, ready for matching.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    lead: Prefixes<bool>,
    tail: Suffixes<Tail>,
    same_units: Vec<Vec<String>>,
}

impl Words {
    /// The words of these lists.
    pub fn new(lists: &WordLists) -> Self {
        let mut words = Self {
            same_units: lists.same_units.clone(),
            ..Self::default()
        };
        lists.keep_lead.iter().for_each(|w| words.lead.add(w, false));
        lists.lead.iter().for_each(|w| words.lead.add(w, true));
        lists.keep_tail.iter().for_each(|w| words.tail.add(w, Tail::Kept));
        lists.change_tail.iter().for_each(|w| words.tail.add(w, Tail::Change));
        lists.tail.iter().for_each(|w| words.tail.add(w, Tail::Neutral));
        words
    }

    /// Whether two units count the same, as 人 and 名.
    fn same_unit(&self, one: &str, other: &str) -> bool {
        let together = |list: &Vec<String>| list.iter().any(|u| u == one) && list.iter().any(|u| u == other);
        one == other || self.same_units.iter().any(together)
    }

    /// Whether a level in this unit can be one of the indicator.
    fn measures(&self, indicator: &Indicator, kind: Kind, unit: &str) -> bool {
        let mut units = std::iter::once(&indicator.unit).chain(&indicator.units);
        kind == indicator.kind && units.any(|own| self.same_unit(own, unit))
    }

    /// Whether the levels of two indicators cannot be told apart by their units.
    pub fn same_dimension(&self, one: &Indicator, other: &Indicator) -> bool {
        let mut units = std::iter::once(&one.unit).chain(&one.units);
        units.any(|unit| self.measures(other, one.kind, unit))
    }
}

impl Indicators {
    /// The indicator that a number of this name measures: the same for a level and for its change, which the columns
    /// `kind`, `change` and `basis` tell apart.
    pub fn find(&self, name: &str, measured: Measured<'_>) -> Option<&Indicator> {
        let name = plain(name);
        let mut front = &*name;
        loop {
            if let Some(found) = self.without_tails(front, measured) {
                return Some(found);
            }
            let (length, _) = self.words.lead.find(front).filter(|(_, neutral)| *neutral)?;
            front = &front[length..];
        }
    }

    fn without_tails(&self, mut phrase: &str, measured: Measured<'_>) -> Option<&Indicator> {
        loop {
            if let Some(found) = self.named(phrase, measured) {
                return Some(found);
            }
            let (length, tail) = self.words.tail.find(phrase)?;
            if tail == Tail::Kept || tail == Tail::Change && !measured.change {
                return None;
            }
            phrase = &phrase[..phrase.len() - length];
        }
    }

    /// The indicator of exactly this phrase. A change in percent says nothing of the level's unit, so the phrase must
    /// name one indicator alone.
    fn named(&self, phrase: &str, measured: Measured<'_>) -> Option<&Indicator> {
        let bearers = self.phrases.get(phrase)?;
        let mut rows = bearers.iter().filter_map(|id| self.rows.get(*id as usize));
        let level = rows
            .clone()
            .find(|row| self.words.measures(row, measured.kind, measured.unit));
        let share = matches!(measured.kind, Kind::Percent | Kind::PercentagePoint | Kind::Multiple);
        let only = || rows.next().filter(|_| measured.change && share && bearers.len() == 1);
        level.or_else(only)
    }
}
