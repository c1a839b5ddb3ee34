//! The words that say how numbers of one item belong together: `lexicon/relations.toml`.

use serde::Deserialize;

use super::LexiconError;
use super::marker::{Bits, Hit, Marker, Words};

pub use super::mark::Mark;

/// The first bit of a [`Hit`] that stands for a phase.
const FIRST_PHASE: u32 = 40;

// A mark beyond it would be taken for a phase.
const _: () = assert!((Mark::Across as u32) < FIRST_PHASE);

/// All bits that stand for phases.
pub const PHASES: Bits = !((1 << FIRST_PHASE) - 1);

/// Relation words, ready for searching.
#[derive(Debug, Clone, Default)]
pub struct RelationWords {
    marker: Marker,
    generic: Marker,
    same: Marker,
    first: Vec<Box<str>>,
    contrast: Marker,
    edges: Vec<char>,
    /// Classifiers that count people.
    pub people: Vec<Box<str>>,
    /// Classifiers that count events.
    pub events: Vec<Box<str>>,
    /// Classifiers that go with every other.
    pub any: Vec<Box<str>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    mark: Vec<MarkList>,
    phase: Vec<PhaseList>,
    generic: GenericList,
    same: Vec<WordList>,
    contrast: Vec<WordList>,
    classifiers: ClassifierList,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MarkList {
    mark: Mark,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PhaseList {
    name: String,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GenericList {
    words: Vec<String>,
    edges: Vec<char>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WordList {
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClassifierList {
    people: Vec<Box<str>>,
    events: Vec<Box<str>>,
    any: Vec<Box<str>>,
}

const NAME: &str = "lexicon/relations.toml";

impl RelationWords {
    /// The words that come with the program.
    ///
    /// # Errors
    /// Only if the compiled-in file is broken, which a test excludes.
    pub fn builtin() -> Result<Self, LexiconError> {
        let file: File =
            toml::from_str(include_str!("../../lexicon/relations.toml")).map_err(|e| LexiconError::Format {
                file: NAME.to_owned(),
                message: e.to_string(),
            })?;
        Ok(Self {
            marker: marks(&file)?,
            generic: list(file.generic.words.iter().map(|w| (w.as_str(), 1)))?,
            same: groups(&file.same)?,
            first: file
                .same
                .iter()
                .filter_map(|g| g.words.first())
                .map(|w| w.as_str().into())
                .collect(),
            contrast: members(&file.contrast)?,
            edges: file.generic.edges,
            people: file.classifiers.people,
            events: file.classifiers.events,
            any: file.classifiers.any,
        })
    }

    /// All marks and phases of a text, in reading order.
    pub fn marks(&self, text: &str) -> Vec<Hit> {
        self.marker.find(text)
    }

    /// The name with one word for all that say the same.
    pub fn unified(&self, name: &str) -> String {
        self.replaced(&self.same, name, |group| self.first.get(group).map_or("", |w| w))
    }

    /// The name without the words that tell no thing from another; empty where nothing else is in it.
    pub fn core<'n>(&self, name: &'n str, scratch: &'n mut String) -> &'n str {
        *scratch = self.replaced(&self.generic, name, |_| "");
        let trimmed = scratch.trim_matches(|c: char| self.edges.contains(&c));
        // 上市 is a word, and 上 at its edge no preposition.
        let word = trimmed.chars().count() == 1 && scratch.chars().count() == 2;
        if word { scratch } else { trimmed }
    }

    /// The name without the words of phases (开工, 竣工).
    pub fn without_phases(&self, name: &str) -> String {
        self.without(name, PHASES)
    }

    /// The name without the words that make a number an amount for each of something (每村).
    pub fn without_per(&self, name: &str) -> String {
        self.without(name, Mark::Per.bit())
    }

    fn without(&self, name: &str, bits: Bits) -> String {
        let mut out = String::with_capacity(name.len());
        let mut from = 0;
        for hit in self.marker.find(name).iter().filter(|h| h.bits & bits != 0) {
            out.push_str(name.get(from..hit.span.start).unwrap_or_default());
            from = hit.span.end;
        }
        out.push_str(name.get(from..).unwrap_or_default());
        out
    }

    fn replaced<'w>(&'w self, marker: &Marker, text: &str, by: impl Fn(usize) -> &'w str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut from = 0;
        for hit in marker.find(text) {
            out.push_str(text.get(from..hit.span.start).unwrap_or_default());
            out.push_str(by(hit.bits.trailing_zeros() as usize));
            from = hit.span.end;
        }
        out.push_str(text.get(from..).unwrap_or_default());
        out
    }

    /// Which contrasting words a name holds: of each its group and its place in the group.
    pub fn contrasts(&self, name: &str) -> Vec<(usize, usize)> {
        let hits = self.contrast.find(name);
        hits.iter()
            .map(|h| ((h.bits >> 8) as usize, (h.bits & 0xff) as usize))
            .collect()
    }
}

fn list<'w>(words: impl Iterator<Item = (&'w str, Bits)>) -> Result<Marker, LexiconError> {
    let mut all = Words::default();
    words.for_each(|(word, bits)| all.add(word, bits));
    all.build(NAME)
}

fn marks(file: &File) -> Result<Marker, LexiconError> {
    let marks = file
        .mark
        .iter()
        .flat_map(|l| l.words.iter().map(|w| (w.as_str(), l.mark.bit())));
    let mut phases = Vec::new();
    for (phase, bit) in file.phase.iter().zip(FIRST_PHASE..) {
        let bits = 1_u64.checked_shl(bit).ok_or_else(|| too_many(&phase.name))?;
        phases.extend(phase.words.iter().map(|w| (w.as_str(), bits)));
    }
    list(marks.chain(phases))
}

fn groups(lists: &[WordList]) -> Result<Marker, LexiconError> {
    let mut all = Words::default();
    for (group, list) in lists.iter().enumerate() {
        let bit = u32::try_from(group).ok().and_then(|g| 1_u64.checked_shl(g));
        let bit = bit.ok_or_else(|| too_many(list.words.first().map_or("", |w| w)))?;
        list.words.iter().for_each(|w| all.add(w, bit));
    }
    all.build(NAME)
}

/// Each word with its group, from 1 on, and its place in the group.
fn members(lists: &[WordList]) -> Result<Marker, LexiconError> {
    let mut all = Words::default();
    for (group, list) in (1_u64..).zip(lists) {
        for (member, word) in (0_u64..0xff).zip(&list.words) {
            all.add(word, group << 8 | member);
        }
    }
    all.build(NAME)
}

fn too_many(entry: &str) -> LexiconError {
    LexiconError::Entry {
        file: NAME.to_owned(),
        entry: entry.to_owned(),
        message: "there is no room for one more group".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_phases_are_found_apart() {
        let words = RelationWords::builtin().unwrap();
        let bits = |text| words.marks(text).iter().fold(0, |all, h| all | h.bits);
        assert_eq!(bits("其中"), Mark::OfWhich.bit());
        assert_eq!(bits("高等级公路"), 0);
        assert_ne!(bits("开工") & PHASES, 0);
        assert_eq!(bits("开工") & bits("竣工") & PHASES, 0);
        assert_eq!(bits("完工"), bits("竣工"));
        assert_eq!(bits("新开工") & PHASES, bits("开工") & PHASES);
    }

    #[test]
    fn names_keep_what_tells_them_apart() {
        let words = RelationWords::builtin().unwrap();
        let mut scratch = String::new();
        assert_eq!(words.core("企业总数", &mut scratch), "");
        assert_eq!(words.core("规上企业数量", &mut scratch), "规上");
        assert_eq!(words.unified("隐患销号率"), "隐患整改率");
        assert_eq!(words.unified("限上零售额"), "限额以上零售额");
    }

    #[test]
    fn contrasting_words_have_one_group() {
        let words = RelationWords::builtin().unwrap();
        let (town, village) = (words.contrasts("城镇居民收入"), words.contrasts("农村居民收入"));
        assert_eq!(town[0].0, village[0].0);
        assert_ne!(town[0].1, village[0].1);
        assert!(words.contrasts("居民收入").is_empty());
    }
}
