//! From the name of a number to its indicator: look-ups of whole phrases, and of what is left of them without the neutral
//! words at their edges.

use std::borrow::Cow;

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

use super::super::LexiconError;
use super::super::affix::{Prefixes, Suffixes};
use super::super::marker::{self, Bits, Marker};
use super::super::units::Kind;
use super::{Indicator, Indicators};
use crate::script;

/// What a word between a name and its number says: that they do not belong together.
const APART: Bits = 1;

/// That numbers follow of which each belongs to a name of its own.
const RESPECTIVELY: Bits = 2;

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
    tail: Vec<String>,
    filler: Vec<String>,
    apart: Vec<String>,
    respectively: Vec<String>,
    share: Vec<String>,
    part: Vec<String>,
    same_units: Vec<Vec<String>>,
}

/// The words around names, ready for matching.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    lead: Prefixes<()>,
    tail: Suffixes<()>,
    filler: Suffixes<()>,
    apart: Marker,
    share: Suffixes<()>,
    part: Suffixes<()>,
    same_units: Vec<Vec<String>>,
}

impl Words {
    /// The words of these lists.
    pub fn new(lists: WordLists) -> Result<Self, LexiconError> {
        let mut words = Self {
            same_units: lists.same_units,
            ..Self::default()
        };
        lists.lead.iter().for_each(|w| words.lead.add(w, ()));
        lists.tail.iter().for_each(|w| words.tail.add(w, ()));
        let filler = lists.filler.iter().chain(&lists.lead);
        filler.for_each(|w| words.filler.add(w, ()));
        lists.share.iter().for_each(|w| words.share.add(w, ()));
        lists.part.iter().for_each(|w| words.part.add(w, ()));
        let mut apart = marker::Words::default();
        lists.apart.iter().for_each(|w| apart.add(w, APART));
        lists.respectively.iter().for_each(|w| apart.add(w, RESPECTIVELY));
        words.apart = apart.build(super::NAME)?;
        Ok(words)
    }

    /// Whether two units count the same, as 人 and 名.
    fn same_unit(&self, one: &str, other: &str) -> bool {
        let together = |list: &Vec<String>| list.iter().any(|u| u == one) && list.iter().any(|u| u == other);
        one == other || self.same_units.iter().any(together)
    }

    /// Whether a level in this unit can be one of the indicator. A unit of its list `units` may be of another kind
    /// (亩均税收28万元).
    fn measures(&self, indicator: &Indicator, kind: Kind, unit: &str) -> bool {
        let mut units = std::iter::once(&indicator.unit).chain(&indicator.units);
        let same_kind = kind == indicator.kind && units.any(|own| self.same_unit(own, unit));
        same_kind || indicator.units.iter().any(|own| own == unit)
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
    ///
    /// At most as many look-ups as the name has words at its edges; every indicator is a whole phrase.
    pub fn find(&self, name: &str, measured: Measured<'_>) -> Option<&Indicator> {
        let name = plain(name);
        let mut front = &*name;
        loop {
            if let Some(found) = self.without_tails(front, measured) {
                return Some(found);
            }
            let (length, ()) = self.words.lead.find(front)?;
            front = &front[length..];
        }
    }

    /// What is left of a name without all neutral words at its edges: the last phrase that [`Self::find`] looks for.
    pub fn stem(&self, name: &str) -> String {
        let whole = plain(name);
        let mut stem = self.without_lead(&whole);
        while let Some((length, ())) = self.words.tail.find(stem).filter(|(length, ())| *length < stem.len()) {
            stem = &stem[..stem.len() - length];
        }
        stem.to_owned()
    }

    /// A name without the neutral words in front, unless it is made of them.
    pub fn without_lead<'n>(&self, mut name: &'n str) -> &'n str {
        while let Some((length, ())) = self.words.lead.find(name).filter(|(length, ())| *length < name.len()) {
            name = &name[length..];
        }
        name
    }

    /// One unit for all that count the same.
    pub fn common_unit<'u>(&'u self, unit: &'u str) -> &'u str {
        let together = self
            .words
            .same_units
            .iter()
            .find(|list| list.iter().any(|known| known == unit));
        together.and_then(|list| list.first()).map_or(unit, String::as_str)
    }

    /// Whether a number in this unit can be one of the indicator: its level, or a change of it.
    pub fn fits(&self, indicator: &Indicator, measured: Measured<'_>) -> bool {
        self.words.measures(indicator, measured.kind, measured.unit) || is_change(indicator, measured)
    }

    /// Whether a text between a name and its number says that the number is no value of what the name says. So does a
    /// list of numbers (分别) that begins in a later clause, as it goes on with several names.
    pub fn sets_apart(&self, between: &str) -> bool {
        let later = between.contains(['，', ',', ';', '；', '。']);
        let mut hits = self.words.apart.find(between).into_iter();
        hits.any(|hit| hit.bits & APART != 0 || later)
    }

    /// Whether a text between a name and its number says that numbers of several names follow.
    pub fn is_list(&self, between: &str) -> bool {
        let mut hits = self.words.apart.find(between).into_iter();
        hits.any(|hit| hit.bits & RESPECTIVELY != 0)
    }

    /// Whether a text before a name ends with a word for a part (其中).
    pub fn is_part(&self, before: &str) -> bool {
        let before = before.trim_end_matches(['，', ',', '：', ':', ' ']);
        self.words.part.find(before).is_some()
    }

    /// The word at the end of a text between a name and its number which says that the number is a share of the name's
    /// thing in another one.
    pub fn share<'t>(&self, between: &'t str) -> Option<&'t str> {
        let (length, ()) = self.words.share.find(between)?;
        Some(&between[between.len() - length..])
    }

    /// The words that may stand before a name in its clause and say nothing of it, for asking what a text ends with.
    pub const fn filler(&self) -> &Suffixes<()> {
        &self.words.filler
    }

    fn without_tails(&self, mut phrase: &str, measured: Measured<'_>) -> Option<&Indicator> {
        loop {
            if let Some(found) = self.named(phrase, measured) {
                return Some(found);
            }
            let (length, ()) = self.words.tail.find(phrase)?;
            phrase = &phrase[..phrase.len() - length];
        }
    }

    /// The indicator of exactly this phrase. A change in percent does not say the level's unit: where the phrase names
    /// several indicators, it is a change of none that could be told.
    fn named(&self, phrase: &str, measured: Measured<'_>) -> Option<&Indicator> {
        let bearers = self.phrases.get(phrase)?;
        let mut rows = bearers.iter().filter_map(|id| self.rows.get(*id as usize));
        let level = rows
            .clone()
            .find(|row| self.words.measures(row, measured.kind, measured.unit));
        let only = || rows.next().filter(|row| bearers.len() == 1 && is_change(row, measured));
        level.or_else(only)
    }
}

/// Whether this is a change of the indicator that is told as a share of its level, or in points of a share. Points of
/// anything else (投资增速提高2个百分点) are a change of its growth.
fn is_change(indicator: &Indicator, measured: Measured<'_>) -> bool {
    measured.change
        && match measured.kind {
            Kind::Percent | Kind::Multiple => true,
            Kind::PercentagePoint => indicator.kind == Kind::Percent,
            _ => false,
        }
}
