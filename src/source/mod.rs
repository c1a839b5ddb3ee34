//! Paths, globs and archives → [`RawDocument`]s. The only stage that reads the outside, and the one that bounds every
//! size. It never looks inside the bytes beyond the archive that it opens.
//!
//! [`open`] lists the files at once, so that a missing path is an error before any work begins; [`Documents`] then reads
//! one document at a time, so that memory does not grow with the archive.

mod archive;
mod documents;
mod error;
mod glob;
mod hash;
mod input;
mod limits;
mod listing;
mod name;
mod read;
mod stream;
mod tar_archive;
mod zip_archive;

pub use documents::{Documents, Taken, open};
pub use error::SourceError;
pub use hash::sha256_hex;
pub use limits::Limits;
pub use listing::{Location, SourceFile};

/// Where a document comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The path as the config or the command line says it.
    pub source: String,
    /// The path inside the archive, `outer.zip/inner.txt` where archives nest; decoded, never used as an output path.
    pub member: Option<String>,
}

impl Origin {
    /// The file name that an extension can be read from: the member's, else the source's.
    pub fn name(&self) -> &str {
        self.member.as_deref().unwrap_or(&self.source)
    }
}

/// One document as it was found.
#[derive(Debug, Clone)]
pub struct RawDocument {
    /// Where from.
    pub origin: Origin,
    /// All of it.
    pub bytes: Vec<u8>,
}
