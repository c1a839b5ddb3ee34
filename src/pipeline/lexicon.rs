//! The built-in lexicon with a config's extensions.

use super::RunError;
use super::config::LexiconFile;
use crate::lexicon::Lexicon;
use crate::lexicon::relations::RelationWords;

/// The words by which names are told apart and put together.
#[derive(Debug)]
pub struct Vocabulary {
    /// Units, words, indicators.
    pub lexicon: Lexicon,
    /// Which words say the same.
    pub relations: RelationWords,
}

impl Vocabulary {
    /// The built-in words with these files added.
    ///
    /// # Errors
    /// A lexicon file that cannot be taken.
    pub fn new(files: &[LexiconFile]) -> Result<Self, RunError> {
        Ok(Self {
            lexicon: load(files)?,
            relations: RelationWords::builtin()?,
        })
    }
}

/// The built-in lexicon with these files added, in their order.
///
/// # Errors
/// A file that breaks its format or contradicts what is there.
pub fn load(files: &[LexiconFile]) -> Result<Lexicon, RunError> {
    let mut lexicon = Lexicon::builtin()?;
    for file in files {
        lexicon.extend(&file.name, &file.text)?;
    }
    Ok(lexicon)
}
