//! What can end a run: the world, never the content of a document.

use thiserror::Error;

use super::config::ConfigError;
use crate::lexicon::LexiconError;
use crate::source::SourceError;
use crate::write::WriteError;

/// Why a run ended early.
#[derive(Debug, Error)]
pub enum RunError {
    /// A path that cannot be read at all. What is wrong inside a file or an archive is a row of `rejects` instead.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// The dataset cannot be written; what stood there before is intact.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// The config.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// A lexicon extension of the config.
    #[error(transparent)]
    Lexicon(#[from] LexiconError),
    /// The system gives no threads.
    #[error("cannot start worker threads: {0}; try --threads 1")]
    Threads(String),
    /// A signal asked to stop. Whole documents were committed.
    #[error("stopped by a signal; the documents that were whole are kept")]
    Interrupted {
        /// The signal's number.
        signal: usize,
    },
}

impl RunError {
    /// A pool that could not be built.
    pub(super) fn threads(error: rayon::ThreadPoolBuildError) -> Self {
        Self::Threads(error.to_string())
    }
}
