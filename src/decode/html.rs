//! The format `html`.

use super::{Format, Text, unsupported};
use crate::diagnostic::Refusal;

/// The text of a web page.
pub(super) fn decode(bytes: &[u8]) -> Result<Text, Refusal> {
    let _ = bytes;
    Err(unsupported(Format::Html))
}
