//! The format `rtf`.

use super::{Format, Text, unsupported};
use crate::diagnostic::Refusal;

/// The text of an RTF document.
pub(super) fn decode(bytes: &[u8]) -> Result<Text, Refusal> {
    let _ = bytes;
    Err(unsupported(Format::Rtf))
}
