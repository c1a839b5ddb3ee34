//! Workbooks: each sheet that is shown becomes a heading and a table, its cells as they are shown.
//!
//! Hidden sheets, rows and columns are left out, since their makers did not publish them: last year's data, helping
//! columns, what a filter excludes.

mod format;
mod grid;
mod hidden;
mod relations;
mod strings;
mod styles;
mod worksheet;
mod xlsx;
mod xml;

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
