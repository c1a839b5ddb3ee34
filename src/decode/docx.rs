//! The format `docx`: Word, Office Open XML (ISO/IEC 29500).

use super::{Bounds, Format, Text, unsupported};
use crate::diagnostic::Refusal;

/// The text of a Word document.
pub(super) fn decode(bytes: &[u8], bounds: Bounds) -> Result<Text, Refusal> {
    let _ = (bytes, bounds);
    Err(unsupported(Format::Docx))
}
