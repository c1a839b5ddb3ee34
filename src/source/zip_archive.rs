//! Members of a zip archive, found by its central directory. All use of the `zip` crate stands here.
//!
//! The directory is walked with `ZipIterable`, which (unlike `ZipArchive`) stops at a limit and keeps members that
//! share a name. It is marked unstable, hence the exact version in Cargo.toml.

use std::io::{self, Read, Seek, SeekFrom};
use std::vec;

use memchr::memmem;
use zip::read::{Config, OwnedZipFileEntry};
use zip::result::ZipError;
use zip::unstable::read::ZipIterable;
use zip::{CompressionMethod, SUPPORTED_COMPRESSION_METHODS, ZipReadOptions};

use crate::diagnostic::{Refusal, RejectReason};
use crate::source::archive::Member;
use crate::source::input::Input;
use crate::source::limits::Budget;
use crate::source::name::decode_name;
use crate::source::read::{io_refusal, read_member};

/// Whether the first bytes are those of a zip archive: of a member, or of the end of an empty one.
pub(super) fn is_zip(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06")
}

/// Entries that make a zip a document: Office Open XML, OpenDocument (and EPUB), OFD.
const DOCUMENT_ENTRIES: [&[u8]; 3] = [b"[Content_Types].xml", b"mimetype", b"OFD.xml"];

/// The directory of a zip archive.
pub(super) struct Directory {
    entries: Vec<OwnedZipFileEntry>,
    /// The directory is broken behind the entries.
    broken: Option<Refusal>,
}

impl Directory {
    /// Reads the directory, and of it no more than the budget allows to look at.
    ///
    /// # Errors
    /// `truncated_archive` where there is none, `corrupt_archive` where it makes no sense.
    pub(super) fn read(input: &mut Input, budget: &Budget) -> Result<Self, Refusal> {
        if !has_end_record(input).map_err(|error| io_refusal(&error))? {
            let detail = "the zip has no directory at its end: it was cut off; fetch it again";
            return Err(Refusal::new(RejectReason::TruncatedArchive, detail));
        }
        let mut archive = ZipIterable::try_new(input, Config::default()).map_err(|error| refusal(&error))?;
        let mut directory = Self {
            entries: Vec::new(),
            broken: None,
        };
        // One more than allowed, so that the limit is seen to be passed.
        let most = usize::try_from(budget.members_left())
            .unwrap_or(usize::MAX)
            .saturating_add(1);
        for entry in archive.files().map_err(|error| refusal(&error))?.take(most) {
            match entry {
                Ok(entry) => directory.entries.push(entry.into()),
                Err(error) => directory.broken = Some(refusal(&error)),
            }
        }
        Ok(directory)
    }

    /// Whether the zip is itself one document, not an archive of documents.
    pub(super) fn is_document(&self) -> bool {
        self.entries
            .iter()
            .any(|entry| DOCUMENT_ENTRIES.contains(&entry.name_raw()))
    }
}

/// The members that are still to come.
pub(super) struct ZipMembers {
    input: Input,
    total: usize,
    entries: vec::IntoIter<OwnedZipFileEntry>,
    broken: Option<Refusal>,
}

impl ZipMembers {
    pub(super) fn new(input: Input, directory: Directory) -> Self {
        let total = directory.entries.len();
        Self {
            input,
            total,
            entries: directory.entries.into_iter(),
            broken: directory.broken,
        }
    }

    /// How much of the archive has been used up, taken by the share of members.
    pub(super) fn consumed(&self) -> u64 {
        let done = (self.total - self.entries.len()) as u128;
        let share = u128::from(self.input.len()) * done / (self.total.max(1) as u128);
        u64::try_from(share).unwrap_or(u64::MAX)
    }

    /// The next member that is no folder. A directory that breaks off gives one last member without a name.
    pub(super) fn next(&mut self, budget: &mut Budget) -> Option<Member> {
        loop {
            let Some(entry) = self.entries.next() else {
                return self.broken.take().map(Member::failed);
            };
            let name = decode_name(entry.name_raw());
            let counted = budget.count_member();
            if counted.is_ok() && is_folder(&entry, &name) {
                continue;
            }
            let content = counted.and_then(|()| self.content(&entry, budget));
            return Some(Member {
                name: Some(name),
                content,
            });
        }
    }

    fn content(&mut self, entry: &OwnedZipFileEntry, budget: &mut Budget) -> Result<Vec<u8>, Refusal> {
        check_entry(entry)?;
        // The stated packed size can be a lie, but no member is made of more bytes than the archive has.
        let packed = entry.compressed_size().min(self.input.len());
        let file = entry.as_ref().with_reader(&mut self.input, ZipReadOptions::new());
        read_member(&mut file.map_err(|error| refusal(&error))?, |_| packed, budget)
    }
}

const TYPE_MASK: u32 = 0o170_000;
const TYPE_FOLDER: u32 = 0o040_000;
const TYPE_FILE: u32 = 0o100_000;

fn file_type(entry: &OwnedZipFileEntry) -> u32 {
    entry.unix_mode().unwrap_or(0) & TYPE_MASK
}

fn is_folder(entry: &OwnedZipFileEntry, name: &str) -> bool {
    name.ends_with(['/', '\\']) || file_type(entry) == TYPE_FOLDER
}

fn check_entry(entry: &OwnedZipFileEntry) -> Result<(), Refusal> {
    if !matches!(file_type(entry), 0 | TYPE_FILE) {
        return Err(Refusal::new(
            RejectReason::SpecialFile,
            "the member is a link or device, no plain file",
        ));
    }
    if entry.encrypted() {
        return Err(encrypted());
    }
    let method = entry.compression();
    if !SUPPORTED_COMPRESSION_METHODS.contains(&method) {
        return Err(unsupported(method));
    }
    Ok(())
}

/// Whether a whole end record stands where it may: before a comment of at most 64 KiB.
fn has_end_record(input: &mut Input) -> io::Result<bool> {
    const SIGNATURE: &[u8] = b"PK\x05\x06";
    const RECORD: usize = 22;
    const LONGEST: u64 = RECORD as u64 + 0xFFFF;
    let mut tail = Vec::new();
    input.seek(SeekFrom::Start(input.len().saturating_sub(LONGEST)))?;
    input.take(LONGEST).read_to_end(&mut tail)?;
    // Further back than this the record would not be whole.
    tail.truncate((tail.len() + SIGNATURE.len()).saturating_sub(RECORD));
    Ok(memmem::rfind(&tail, SIGNATURE).is_some())
}

fn refusal(error: &ZipError) -> Refusal {
    match error {
        ZipError::Io(error) => io_refusal(error),
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => encrypted(),
        ZipError::CompressionMethodNotSupported(_) => {
            Refusal::new(RejectReason::UnsupportedCompression, error.to_string())
        }
        _ => Refusal::new(RejectReason::CorruptArchive, format!("the zip is broken: {error}")),
    }
}

fn encrypted() -> Refusal {
    Refusal::new(
        RejectReason::Encrypted,
        "the member needs a password; unpack it and give the files",
    )
}

fn unsupported(method: CompressionMethod) -> Refusal {
    let detail = format!("the compression method {method} is not supported; pack it again with Deflate");
    Refusal::new(RejectReason::UnsupportedCompression, detail)
}
