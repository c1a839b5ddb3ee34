//! The formats `mhtml` and `eml`.

use super::{Bounds, Format, Text, unsupported};
use crate::diagnostic::Refusal;

/// The text of a saved web page or mail.
pub(super) fn decode(bytes: &[u8], bounds: Bounds) -> Result<Text, Refusal> {
    let _ = (bytes, bounds);
    Err(unsupported(Format::Mime))
}
