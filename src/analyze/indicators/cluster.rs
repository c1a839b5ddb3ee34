//! Names that are one thing, put together.

use std::collections::{BTreeMap, BTreeSet};

use super::cumulative::Levels;
use super::names::Named;
use super::phrase::phrase;
use crate::lexicon::Lexicon;
use crate::lexicon::relations::RelationWords;

/// Names that differ only in edges, in the order of their words or by synonyms.
#[derive(Debug, Clone, Default)]
pub(super) struct Cluster {
    pub(super) metrics: u64,
    /// How often each name was used, with what belongs to it before it.
    pub(super) names: BTreeMap<String, u64>,
    /// How often each canonical unit was used.
    pub(super) units: BTreeMap<String, u64>,
    pub(super) districts: BTreeSet<String>,
    pub(super) periods: BTreeSet<String>,
    /// Some names with their sentences, by district.
    sentences: BTreeMap<Option<String>, Vec<(String, String)>>,
    pub(super) levels: Levels,
    /// Whether anything but shares of change was said.
    pub(super) has_levels: bool,
}

/// What numbers of one thing have in common: kind, unit, and the name's characters.
pub(super) type Thing = (String, String, String);

/// How many sentences are kept.
const EXAMPLES: usize = 3;

impl Cluster {
    fn add(&mut self, named: &Named, phrase: String) {
        self.metrics += 1;
        *self.names.entry(phrase).or_default() += 1;
        if !is_share_of_change(named) {
            self.has_levels = true;
            *self.units.entry(named.unit.clone()).or_default() += 1;
        }
        self.districts.extend(named.district.clone());
        self.periods.extend(named.period.clone());
        let of_district = self.sentences.entry(named.district.clone()).or_default();
        if of_district.len() < EXAMPLES {
            of_district.push((named.name.clone(), named.sentence.clone()));
        }
        self.levels.add(named);
    }

    /// Names with their sentences, of different districts first.
    pub(super) fn examples(&self) -> Vec<(String, String)> {
        let rounds = (0..EXAMPLES).flat_map(|round| self.sentences.values().filter_map(move |found| found.get(round)));
        let mut examples: Vec<(String, String)> = Vec::new();
        for example in rounds {
            if examples.len() < EXAMPLES && examples.iter().all(|known| known.1 != example.1) {
                examples.push(example.clone());
            }
        }
        examples
    }
}

/// Whether a number says by what share something changed: it goes with the level, whatever the level's unit.
fn is_share_of_change(named: &Named) -> bool {
    named.change && matches!(named.kind.as_str(), "percent" | "percentage_point" | "multiple")
}

/// Puts names together, levels first. Shares of change go with the levels of the same name, if there is one kind of
/// them; where levels of several kinds bear the name, they belong to none that could be told.
pub(super) fn clusters(names: &[Named], lexicon: &Lexicon, relations: &RelationWords) -> BTreeMap<Thing, Cluster> {
    let words = Words { lexicon, relations };
    let mut clusters: BTreeMap<Thing, Cluster> = BTreeMap::new();
    let mut bearers: BTreeMap<String, BTreeSet<Thing>> = BTreeMap::new();
    let (shares, levels): (Vec<&Named>, Vec<&Named>) = names.iter().partition(|named| is_share_of_change(named));
    for named in levels {
        let (phrase, letters) = words.read(named);
        let unit = lexicon.indicators.common_unit(&named.unit).to_owned();
        let thing = (named.kind.clone(), unit, letters.clone());
        clusters.entry(thing.clone()).or_default().add(named, phrase);
        bearers.entry(letters).or_default().insert(thing);
    }
    for named in shares {
        let (phrase, letters) = words.read(named);
        let own = || BTreeSet::from([("percent".to_owned(), "%".to_owned(), letters.clone())]);
        let of_name = bearers.get(&letters).cloned().unwrap_or_else(own);
        let mut of_name = of_name.into_iter();
        // Points of anything but a percentage are a change of its growth.
        let fits = |thing: &Thing| named.kind != "percentage_point" || thing.0 == "percent";
        if let (Some(thing), None) = (of_name.next().filter(fits), of_name.next()) {
            clusters.entry(thing).or_default().add(named, phrase);
        }
    }
    clusters
}

struct Words<'l> {
    lexicon: &'l Lexicon,
    relations: &'l RelationWords,
}

impl Words<'_> {
    /// What a number is called, and what two names of one thing have in common: of long names the characters in any
    /// order (城镇新增就业, 新增城镇就业), with one word for all that say the same.
    fn read(&self, named: &Named) -> (String, String) {
        let phrase = phrase(named, self.lexicon);
        let stem = self.lexicon.indicators.stem(&phrase);
        let mut letters: Vec<char> = self.relations.unified(self.bare(&stem)).chars().collect();
        if letters.len() >= 4 {
            letters.sort_unstable();
        }
        (phrase, letters.into_iter().collect())
    }

    /// A name without the words of the sentence at its edges; itself where nothing else is in it.
    fn bare<'n>(&self, name: &'n str) -> &'n str {
        let words = &self.lexicon.names;
        let mut bare = name;
        while let Some((length, true)) = words.lead.find(bare) {
            bare = &bare[length..];
        }
        while let Some((length, true)) = words.trail.find(bare) {
            bare = &bare[..bare.len() - length];
        }
        if bare.is_empty() { name } else { bare }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str, kind: &str, unit: &str, change: bool) -> Named {
        Named {
            name: name.to_owned(),
            kind: kind.to_owned(),
            unit: unit.to_owned(),
            change,
            sentence: format!("{name}若干"),
            ..Named::default()
        }
    }

    /// How many numbers each cluster has, and what they are called.
    fn clustered(names: &[Named]) -> Vec<(u64, Vec<String>)> {
        let (lexicon, relations) = (Lexicon::builtin().unwrap(), RelationWords::builtin().unwrap());
        let clusters = clusters(names, &lexicon, &relations).into_values();
        clusters.map(|c| (c.metrics, c.names.into_keys().collect())).collect()
    }

    fn count(name: &str) -> Named {
        named(name, "count", "株", false)
    }

    #[test]
    fn names_that_differ_in_edges_order_or_synonyms_are_one_thing() {
        for (one, other) in [
            ("珙桐苗木", "全区累计珙桐苗木"),
            ("新植珙桐苗木", "珙桐苗木新植"),
            ("规模以上苗圃", "规上苗圃"),
            ("珙桐苗木", "珙桐苗木达到"),
        ] {
            assert_eq!(clustered(&[count(one), count(other)]).len(), 1, "{one}, {other}");
        }
        for (one, other) in [("珙桐苗木", "银杏苗木"), ("苗木", "苗圃"), ("山上", "上山")] {
            assert_eq!(clustered(&[count(one), count(other)]).len(), 2, "{one}, {other}");
        }
    }

    #[test]
    fn another_unit_is_another_thing_unless_it_counts_the_same() {
        let people = |unit| named("护林队员", "count", unit, false);
        assert_eq!(clustered(&[people("人"), people("名")]).len(), 1);
        assert_eq!(clustered(&[people("人"), people("支")]).len(), 2);
    }

    #[test]
    fn a_share_of_change_goes_with_the_one_level_of_its_name() {
        let growth = named("珙桐苗木", "percent", "%", true);
        assert_eq!(
            clustered(&[count("珙桐苗木"), growth.clone()]),
            [(2, vec!["珙桐苗木".to_owned()])]
        );
        let area = named("珙桐苗木", "area", "平方米", false);
        let both: u64 = clustered(&[count("珙桐苗木"), area, growth.clone()])
            .iter()
            .map(|c| c.0)
            .sum();
        assert_eq!(both, 2, "which of the two grew is not known");
        assert_eq!(clustered(&[growth]).len(), 1);
    }
}
