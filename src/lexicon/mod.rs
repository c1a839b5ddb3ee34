//! Words as data: units, headings, districts. Every table stands in `lexicon/` at the top level, is compiled in, and can
//! be extended by a pipeline's config. Imports nothing above the leaves.

pub mod districts;
pub mod headings;
pub mod units;

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
