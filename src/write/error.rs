//! What can go wrong while a dataset is written.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use parquet::errors::ParquetError;
use thiserror::Error;

use crate::schema::SchemaError;

/// Why a dataset was not written. The former dataset stands untouched.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum WriteError {
    /// Another run holds the output folder.
    #[error(
        "{}: another run is writing to this folder ({owner}); try again when it has ended, or choose another output folder",
        .path.display()
    )]
    Locked {
        /// The lock file.
        path: PathBuf,
        /// Process and time, as the other run wrote them.
        owner: String,
    },
    /// Something that no run of this program wrote stands where the dataset goes, and would be replaced.
    #[error(
        "{}: this was not written by zhibiao and would be replaced; move it, or choose another output folder",
        .path.display()
    )]
    Foreign {
        /// The file or folder that does not belong.
        path: PathBuf,
    },
    /// Reading or writing a file failed.
    #[error("{}: cannot {action}: {source}{}", .path.display(), advice(.source))]
    File {
        /// Which file or folder.
        path: PathBuf,
        /// What was tried.
        action: &'static str,
        /// What the system said.
        source: io::Error,
    },
    /// The Parquet encoder refused rows.
    #[error("{}: cannot encode rows: {source}; please report this", .path.display())]
    Encode {
        /// The file that was being written.
        path: PathBuf,
        /// What the encoder said.
        source: ParquetError,
    },
    /// A row does not fit its table's schema: a fault of the program.
    #[error("table {table}, column {column}: {message}; please report this")]
    Column {
        /// The table's name.
        table: &'static str,
        /// The column's name in the schema.
        column: String,
        /// What does not fit.
        message: String,
    },
    /// Rows that were put aside cannot be read back.
    #[error(
        "rows put aside while the run went on cannot be read back: {message}; run again, and check the disk if it repeats"
    )]
    Scratch {
        /// What is wrong with them.
        message: String,
    },
    /// A built-in schema is broken.
    #[error(transparent)]
    Schema(#[from] SchemaError),
}

impl WriteError {
    /// An encoder's error at a file; where the file itself failed, that is told.
    pub(super) fn encode(path: &Path, error: ParquetError) -> Self {
        match error {
            ParquetError::External(inner) => match inner.downcast::<io::Error>() {
                Ok(source) => Self::File {
                    path: path.to_owned(),
                    action: "write",
                    source: *source,
                },
                Err(inner) => Self::Encode {
                    path: path.to_owned(),
                    source: ParquetError::External(inner),
                },
            },
            source => Self::Encode {
                path: path.to_owned(),
                source,
            },
        }
    }

    /// Rows put aside that cannot be packed or read back.
    pub(super) fn scratch(message: impl ToString) -> Self {
        Self::Scratch {
            message: message.to_string(),
        }
    }
}

/// What to do about a file's error, as the rest of a sentence.
fn advice(error: &io::Error) -> &'static str {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            "; free some space, or choose an output folder on another disk"
        }
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            "; choose an output folder that can be written, or change its permissions"
        }
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => {
            "; a file stands where a folder is needed: choose another output folder"
        }
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_behind_the_encoder_is_told_as_such() {
        let inner = ParquetError::External(Box::new(io::Error::from(ErrorKind::StorageFull)));
        let text = WriteError::encode(Path::new("out/metrics"), inner).to_string();
        assert!(text.starts_with("out/metrics: cannot write: "), "{text}");
        assert!(
            text.ends_with("free some space, or choose an output folder on another disk"),
            "{text}"
        );
    }
}
