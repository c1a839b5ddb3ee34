//! OpenDocument: `odt` texts, `ods` sheets.

use super::{Bounds, Format, Text, unsupported};
use crate::diagnostic::Refusal;

/// The text of an OpenDocument file.
pub(super) fn decode(bytes: Vec<u8>, bounds: Bounds) -> Result<Text, Refusal> {
    let _ = (bytes, bounds);
    Err(unsupported(Format::OpenDocument))
}
