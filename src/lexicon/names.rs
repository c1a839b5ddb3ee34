//! Words at the edges of a phrase that are no part of what is measured: `lexicon/names.toml`.

use serde::Deserialize;

use super::LexiconError;
use super::affix::{Prefixes, Suffixes};

/// Edge words, ready for matching.
#[derive(Debug, Clone, Default)]
pub struct NameWords {
    /// Taken off the front; `false` for a word that begins like one and stays.
    pub lead: Prefixes<bool>,
    /// Verbs and adverbs inside a phrase, behind which the measured thing begins; `false` for a word that begins like one.
    pub inner: Prefixes<bool>,
    /// Verbs that say nothing of what is measured, taken off the front always.
    pub light: Prefixes<()>,
    /// Verbs that are taken off the front if something is left.
    pub verbs: Prefixes<()>,
    /// All verbs of the lists above, for asking what a text ends with.
    pub acts: Suffixes<()>,
    /// Nouns that the verb before them belongs to where another verb stands before it (出动执法人员).
    pub carriers: Prefixes<()>,
    /// Nouns of measure, to which the verb before them belongs (种植面积).
    pub measures: Prefixes<()>,
    /// Taken off the back; `false` for a word that ends like one and stays.
    pub trail: Suffixes<bool>,
    /// What ends a phrase behind a number.
    pub cut: Prefixes<()>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    keep: Vec<String>,
    keep_inner: Vec<String>,
    keep_behind: Vec<String>,
    carriers: Vec<String>,
    measures: Vec<String>,
    inner: Vec<String>,
    lead: Vec<String>,
    light: Vec<String>,
    verbs: Vec<String>,
    trail: Vec<String>,
    cut: Vec<String>,
}

impl NameWords {
    /// The words that come with the program.
    ///
    /// # Errors
    /// Only if the compiled-in file is broken, which a test excludes.
    pub fn builtin() -> Result<Self, LexiconError> {
        let file: File =
            toml::from_str(include_str!("../../lexicon/names.toml")).map_err(|e| LexiconError::Format {
                file: "lexicon/names.toml".to_owned(),
                message: e.to_string(),
            })?;
        let mut words = Self::default();
        file.keep.iter().for_each(|w| words.lead.add(w, false));
        file.lead.iter().for_each(|w| words.lead.add(w, true));
        file.keep_inner.iter().for_each(|w| words.inner.add(w, false));
        file.inner.iter().for_each(|w| words.inner.add(w, true));
        file.carriers.iter().for_each(|w| words.carriers.add(w, ()));
        file.measures.iter().for_each(|w| words.measures.add(w, ()));
        file.light.iter().for_each(|w| words.light.add(w, ()));
        file.verbs.iter().for_each(|w| words.verbs.add(w, ()));
        let acts = file.light.iter().chain(&file.verbs).chain(&file.inner);
        acts.for_each(|w| words.acts.add(w, ()));
        file.keep_behind.iter().for_each(|w| words.trail.add(w, false));
        file.trail.iter().for_each(|w| words.trail.add(w, true));
        file.cut.iter().for_each(|w| words.cut.add(w, ()));
        Ok(words)
    }
}
