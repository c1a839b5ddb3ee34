//! Compound files (\[MS-CFB\]): workbooks before 2007 are read; the other formats that come in them are told apart and
//! refused.

use std::io::{Cursor, Read};

use cfb::CompoundFile;

use super::package::{corrupt, too_large};
use super::{Bounds, Text, sheet};
use crate::diagnostic::{Refusal, RejectReason};

/// Streams that tell what a compound file is, with why it is refused and what helps.
const REFUSED: [(&str, RejectReason, &str); 4] = [
    (
        "EncryptedPackage",
        RejectReason::Encrypted,
        "a DOCX, XLSX or PPTX that needs a password; save it without one",
    ),
    (
        "WordDocument",
        RejectReason::UnsupportedFormat,
        "a Word or WPS text before 2007 (DOC, WPS) has no decoder; save it as DOCX or PDF, or name a command for it (convert.unsupported_format)",
    ),
    (
        "PowerPoint Document",
        RejectReason::UnsupportedFormat,
        "a PowerPoint presentation before 2007 (PPT) has no decoder; save it as PDF",
    ),
    (
        "__properties_version1.0",
        RejectReason::UnsupportedFormat,
        "a mail of Outlook (MSG) has no decoder; save it as EML or PDF",
    ),
];

/// The names of the stream that holds a workbook; the second is Excel 95's.
const WORKBOOKS: [&str; 2] = ["Workbook", "Book"];

/// The text of a compound file.
///
/// # Errors
/// `unsupported_format` for what is no workbook, `encrypted`, `corrupt_document`, `member_too_large`, `empty`.
pub(super) fn decode(bytes: Vec<u8>, bounds: Bounds) -> Result<Text, Refusal> {
    let broken = |error: std::io::Error| corrupt(&format!("broken compound file: {error}"));
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(broken)?;
    if let Some((_, reason, detail)) = REFUSED.iter().find(|(name, ..)| file.is_stream(name)) {
        return Err(Refusal::new(*reason, *detail));
    }
    let Some(name) = WORKBOOKS.iter().find(|name| file.is_stream(name)) else {
        let detail = "a compound file that is no workbook has no decoder; save it as DOCX, XLSX or PDF";
        return Err(Refusal::new(RejectReason::UnsupportedFormat, detail));
    };
    let mut stream = Vec::new();
    let opened = file.open_stream(name).map_err(broken)?;
    opened
        .take(bounds.unpacked.saturating_add(1))
        .read_to_end(&mut stream)
        .map_err(broken)?;
    if stream.len() as u64 > bounds.unpacked {
        return Err(too_large(bounds));
    }
    sheet::xls(&stream, bounds)
}
