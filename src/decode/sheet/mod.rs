//! Workbooks: each sheet that is shown becomes a heading and a table, its cells as they are shown.
//!
//! Hidden sheets, rows and columns are left out, since their makers did not publish them: last year's data, helping
//! columns, what a filter excludes.

mod biff;
mod format;
mod grid;
mod hidden;
mod ods;
mod ods_sheet;
mod strings;
mod styles;
mod worksheet;
mod xls;
mod xls_sheet;
mod xlsx;

#[cfg(test)]
mod tests;

use super::{Bounds, Text};
use crate::diagnostic::Refusal;

/// The text of a workbook in Office Open XML.
///
/// # Errors
/// `corrupt_document`, `encrypted`, `member_too_large`, `unsupported_format` for the binary XLSB, `empty`.
pub(super) fn xlsx(bytes: Vec<u8>, bounds: Bounds) -> Result<Text, Refusal> {
    xlsx::decode(&bytes, bounds)
}

/// The text of a workbook before 2007, from the stream of its compound file.
///
/// # Errors
/// `corrupt_document`, `encrypted`, `member_too_large`, `empty`.
pub(super) fn xls(stream: &[u8], bounds: Bounds) -> Result<Text, Refusal> {
    xls::decode(stream, bounds)
}

/// The text of a workbook in OpenDocument.
///
/// # Errors
/// `corrupt_document`, `encrypted`, `member_too_large`, `empty`.
pub(super) fn ods(bytes: Vec<u8>, bounds: Bounds) -> Result<Text, Refusal> {
    ods::decode(&bytes, bounds)
}
