//! Workbooks: `xlsx`, `xls`, `ods`.

use super::{Bounds, Format, Text, unsupported};
use crate::diagnostic::Refusal;

/// The text of a workbook.
pub(super) fn xlsx(bytes: Vec<u8>, bounds: Bounds) -> Result<Text, Refusal> {
    let _ = (bytes, bounds);
    Err(unsupported(Format::Xlsx))
}

/// The text of an OpenDocument spreadsheet.
pub(super) fn ods(bytes: Vec<u8>, bounds: Bounds) -> Result<Text, Refusal> {
    let _ = (bytes, bounds);
    Err(unsupported(Format::OpenDocument))
}
