//! The format `markdown`.

use super::{Format, Text, unsupported};
use crate::diagnostic::Refusal;

/// The text of a Markdown file.
pub(super) fn decode(bytes: Vec<u8>) -> Result<Text, Refusal> {
    let _ = bytes;
    Err(unsupported(Format::Markdown))
}
