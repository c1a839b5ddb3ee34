//! What can be wrong with the world before a file is read.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

/// Why the files cannot be listed. Nothing was read yet.
#[derive(Debug, Error)]
pub enum SourceError {
    /// Neither a file nor a folder, and no glob.
    #[error("`{given}`: no such file or folder (looked for {}); check the spelling and the folder it is relative to", path.display())]
    NotFound {
        /// As the config or the command line says it.
        given: String,
        /// Where it was looked for.
        path: PathBuf,
    },
    /// A folder, or a file's entry in it, cannot be read.
    #[error("`{given}`: cannot read {}: {error}; check its permissions or leave it out", path.display())]
    Unreadable {
        /// As the config or the command line says it.
        given: String,
        /// What cannot be read.
        path: PathBuf,
        /// What the system says.
        #[source]
        error: io::Error,
    },
    /// The glob breaks the rules of globs.
    #[error("`{given}`: bad glob: {error}; `*`, `?`, `[abc]`, `{{a,b}}` and `**` are understood")]
    BadGlob {
        /// As the config or the command line says it.
        given: String,
        /// What the parser says.
        #[source]
        error: globset::Error,
    },
    /// The glob is good, but no file fits.
    #[error("`{given}`: no file fits this glob below {}; `*` stays within one folder, `**` goes into folders", base.display())]
    NoMatch {
        /// As the config or the command line says it.
        given: String,
        /// The folder that was searched.
        base: PathBuf,
    },
}
