//! Zip packages of parts (Office Open XML, OpenDocument, OFD): bounded reading of one part at a time.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::Bounds;
use crate::diagnostic::{Refusal, RejectReason};

/// A package that is being read.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// How many more bytes its parts may unpack to.
    left: u64,
    bounds: Bounds,
}

impl<'b> Package<'b> {
    /// Opens a package.
    ///
    /// # Errors
    /// `corrupt_document` where the bytes are no zip.
    pub(super) fn open(bytes: &'b [u8], bounds: Bounds) -> Result<Self, Refusal> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| corrupt(&error.to_string()))?;
        Ok(Self {
            archive,
            left: bounds.unpacked,
            bounds,
        })
    }

    /// The names of all parts, in their order.
    pub(super) fn names(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.archive.file_names().filter_map(Result::ok)
    }

    /// A part's bytes; none where the package has no part of that name. Names are compared without regard to a slash at
    /// their beginning.
    ///
    /// # Errors
    /// `encrypted`, `corrupt_document`, or `member_too_large` where the parts read so far unpack to more than allowed.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let name = name.trim_start_matches('/');
        let mut file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(Refusal::new(
                    RejectReason::Encrypted,
                    format!("the part {name} needs a password"),
                ));
            }
            Err(error) => return Err(corrupt(&format!("part {name}: {error}"))),
        };
        let mut bytes = Vec::new();
        let read = (&mut file).take(self.left.saturating_add(1)).read_to_end(&mut bytes);
        let read = read.map_err(|error| corrupt(&format!("part {name}: {error}")))? as u64;
        self.left = self.left.checked_sub(read).ok_or_else(|| too_large(self.bounds))?;
        Ok(Some(bytes))
    }
}

/// The refusal of a document that unpacks to more than allowed.
pub(super) fn too_large(bounds: Bounds) -> Refusal {
    let detail = format!(
        "the document unpacks to more than {} bytes (limits.member_bytes)",
        bounds.unpacked
    );
    Refusal::new(RejectReason::MemberTooLarge, detail)
}

/// The refusal of a document that breaks its format's rules.
pub(super) fn corrupt(what: &str) -> Refusal {
    Refusal::new(
        RejectReason::CorruptDocument,
        format!("{what}; open it in its own program and save it again"),
    )
}
