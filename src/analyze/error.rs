//! Why a dataset gives no answers.

use std::path::PathBuf;

use thiserror::Error;

use crate::lexicon::LexiconError;

/// Why a dataset could not be read.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum AnalyzeError {
    /// There is no dataset at the path.
    #[error(
        "{}: there is no dataset here; name the folder that `zhibiao run` wrote to (its --output, or output.path of its config)",
        .path.display()
    )]
    NoDataset {
        /// The path as it was given.
        path: PathBuf,
    },
    /// Some tables are there, but not all.
    #[error("{}: the dataset has no table `{table}`; write it again with `zhibiao run`", .path.display())]
    NoTable {
        /// The dataset.
        path: PathBuf,
        /// The first table that is not there.
        table: &'static str,
    },
    /// A table is there but cannot be read: without files, damaged, not permitted, or with other columns than expected.
    #[error("{}: cannot read this part of the dataset: {message}; write the dataset again with `zhibiao run`", .path.display())]
    Read {
        /// The file, or the table's folder if no file alone is to blame.
        path: PathBuf,
        /// What the reader said.
        message: String,
    },
    /// The words that the rules look for cannot be taken.
    #[error(transparent)]
    Lexicon(#[from] LexiconError),
}
