//! The format `ofd`: Open Fixed-layout Document (GB/T 33190).

use super::{Bounds, Format, Text, unsupported};
use crate::diagnostic::Refusal;

/// The text of an OFD.
pub(super) fn decode(bytes: &[u8], bounds: Bounds) -> Result<Text, Refusal> {
    let _ = (bytes, bounds);
    Err(unsupported(Format::Ofd))
}
