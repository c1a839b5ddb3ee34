//! Words at the edges of a phrase that are no part of what is measured: `lexicon/names.toml`.

use serde::Deserialize;

use super::LexiconError;
use super::affix::{Prefixes, Suffixes};

/// Edge words, ready for matching.
#[derive(Debug, Clone, Default)]
pub struct NameWords {
    /// Taken off the front; `false` for a word that begins like one and stays.
    pub lead: Prefixes<bool>,
    /// Verbs inside a long phrase, behind which the measured thing begins.
    pub inner: Prefixes<()>,
    /// Verbs that say nothing of what is measured, taken off the front always.
    pub light: Prefixes<()>,
    /// Verbs that are taken off the front if something is left.
    pub verbs: Prefixes<()>,
    /// Taken off the back.
    pub trail: Suffixes<()>,
    /// What ends a phrase behind a number.
    pub cut: Prefixes<()>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    keep: Vec<String>,
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
        file.inner.iter().for_each(|w| words.inner.add(w, ()));
        file.light.iter().for_each(|w| words.light.add(w, ()));
        file.verbs.iter().for_each(|w| words.verbs.add(w, ()));
        file.trail.iter().for_each(|w| words.trail.add(w, ()));
        file.cut.iter().for_each(|w| words.cut.add(w, ()));
        Ok(words)
    }
}
