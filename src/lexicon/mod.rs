//! Words as data: units, headings, districts. Every table stands in `lexicon/` at the top level, is compiled in, and can
//! be extended by a pipeline's config. Imports nothing above the leaves.

pub mod affix;
pub mod districts;
pub mod headings;
pub mod marker;
pub mod names;
pub mod relations;
pub mod status;
pub mod units;
pub mod words;

use thiserror::Error;

/// A lexicon file that cannot be taken.
#[derive(Debug, Error)]
pub enum LexiconError {
    /// The file breaks TOML or holds an unknown key.
    #[error("{file}: {message}")]
    Format {
        /// The file as it was named.
        file: String,
        /// What is wrong, with line and column.
        message: String,
    },
    /// An entry contradicts another one, or itself.
    #[error("{file}: {entry}: {message}")]
    Entry {
        /// The file as it was named.
        file: String,
        /// The entry's own name.
        entry: String,
        /// What is wrong.
        message: String,
    },
}

/// Everything that a reader of numbers must know.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    /// Units and classifiers.
    pub units: units::Units,
    /// The words around numerals.
    pub words: words::Words,
    /// Words at the edges of names.
    pub names: names::NameWords,
}

impl Lexicon {
    /// The lexicon that comes with the program.
    ///
    /// # Errors
    /// Only if a compiled-in file is broken, which a test excludes.
    pub fn builtin() -> Result<Self, LexiconError> {
        Ok(Self {
            units: units::Units::builtin()?,
            words: words::Words::builtin()?,
            names: names::NameWords::builtin()?,
        })
    }
}
