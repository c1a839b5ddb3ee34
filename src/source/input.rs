//! What a document or archive is read from: a file on disk, or a member that was already unpacked.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read, Seek, SeekFrom};

use crate::diagnostic::Refusal;
use crate::source::hash::{sha256_hex, sha256_of_reader};
use crate::source::limits::{Limits, too_large};
use crate::source::read::io_refusal;

/// Bytes that can be read from any place. A file is never held in memory as a whole before it is known to be a document.
#[derive(Debug)]
pub(super) enum Input {
    /// A file on disk, and how many bytes it said to have.
    File(BufReader<File>, u64),
    /// An unpacked member.
    Memory(Cursor<Vec<u8>>),
}

/// What `rejects` says about the bytes.
#[derive(Debug, Default)]
pub(super) struct Facts {
    pub(super) sha256: Option<String>,
    pub(super) bytes: Option<i64>,
}

impl Facts {
    /// The facts of bytes in memory.
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self {
            sha256: Some(sha256_hex(bytes)),
            bytes: i64::try_from(bytes.len()).ok(),
        }
    }
}

impl Input {
    /// The input over bytes in memory.
    pub(super) fn memory(bytes: Vec<u8>) -> Self {
        Self::Memory(Cursor::new(bytes))
    }

    /// How many bytes there are; a file may have changed since.
    pub(super) fn len(&self) -> u64 {
        match self {
            Self::File(_, len) => *len,
            Self::Memory(cursor) => cursor.get_ref().len() as u64,
        }
    }

    /// The first bytes, at most `count`; the next read starts over at the first.
    ///
    /// # Errors
    /// Whatever the file gives.
    pub(super) fn head(&mut self, count: u64) -> io::Result<Vec<u8>> {
        let mut head = Vec::new();
        self.rewind()?;
        self.take(count).read_to_end(&mut head)?;
        self.rewind()?;
        Ok(head)
    }

    /// All of it.
    ///
    /// # Errors
    /// `member_too_large` or `unreadable`.
    pub(super) fn into_bytes(self, limits: &Limits) -> Result<Vec<u8>, Refusal> {
        let limit = limits.member_bytes;
        if self.len() > limit {
            return Err(too_large(limit));
        }
        match self {
            Self::Memory(cursor) => Ok(cursor.into_inner()),
            Self::File(mut reader, len) => {
                let mut bytes = Vec::with_capacity(usize::try_from(len).unwrap_or(0));
                reader.rewind().map_err(|error| io_refusal(&error))?;
                // A file can grow between listing and reading, so the limit is held here, too.
                reader
                    .take(limit.saturating_add(1))
                    .read_to_end(&mut bytes)
                    .map_err(|error| io_refusal(&error))?;
                if bytes.len() as u64 > limit {
                    Err(too_large(limit))
                } else {
                    Ok(bytes)
                }
            }
        }
    }

    /// What `rejects` says about it. A file beyond the size of a document is not read a second time for its hash.
    pub(super) fn facts(&mut self, limits: &Limits) -> Facts {
        let bytes = i64::try_from(self.len()).ok();
        if self.len() > limits.member_bytes || self.rewind().is_err() {
            return Facts { sha256: None, bytes };
        }
        Facts {
            sha256: sha256_of_reader(self).ok(),
            bytes,
        }
    }
}

impl Read for Input {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::File(reader, _) => reader.read(buffer),
            Self::Memory(cursor) => cursor.read(buffer),
        }
    }
}

impl BufRead for Input {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        match self {
            Self::File(reader, _) => reader.fill_buf(),
            Self::Memory(cursor) => cursor.fill_buf(),
        }
    }

    fn consume(&mut self, amount: usize) {
        match self {
            Self::File(reader, _) => reader.consume(amount),
            Self::Memory(cursor) => cursor.consume(amount),
        }
    }
}

impl Seek for Input {
    fn seek(&mut self, position: SeekFrom) -> io::Result<u64> {
        match self {
            Self::File(reader, _) => reader.seek(position),
            Self::Memory(cursor) => cursor.seek(position),
        }
    }
}
