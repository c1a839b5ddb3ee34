//! Compound files: `xls` sheets; old Word and WPS texts are refused.

use super::{Bounds, Format, Text, unsupported};
use crate::diagnostic::Refusal;

/// The text of a compound file.
pub(super) fn decode(bytes: Vec<u8>, bounds: Bounds) -> Result<Text, Refusal> {
    let _ = (bytes, bounds);
    Err(unsupported(Format::Ole))
}
