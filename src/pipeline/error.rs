//! What can end a run: the world, never the content of a document.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

use super::config::ConfigError;
use crate::lexicon::LexiconError;

/// Why a run ended early.
#[derive(Debug, Error)]
pub enum RunError {
    /// A path that cannot be read at all. What is wrong inside a file or an archive is a row of `rejects` instead.
    #[error("cannot read {path}: {error}")]
    Source {
        /// As the config or the command line says it.
        path: String,
        /// What the system says.
        #[source]
        error: io::Error,
    },
    /// The dataset cannot be written; what stood there before is intact.
    #[error("cannot write {path}: {error}", path = path.display())]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        #[source]
        error: io::Error,
    },
    /// Another run writes the same dataset.
    #[error("{path} is being written by another run; try again when that has ended", path = path.display())]
    Locked {
        /// The dataset's folder.
        path: PathBuf,
    },
    /// The config.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// A lexicon extension of the config.
    #[error(transparent)]
    Lexicon(#[from] LexiconError),
    /// A signal asked to stop. Whole documents were committed.
    #[error("stopped by a signal; the documents that were whole are kept")]
    Interrupted {
        /// The signal's number.
        signal: usize,
    },
}
