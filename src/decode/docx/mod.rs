//! The format `docx`: WordprocessingML (ISO/IEC 29500-1, 17) of Word, WPS and others, in its transitional and its strict
//! edition. What Word shows is read: text with its automatic numbers, without what was deleted or hidden.

mod body;
mod numbering;
mod parts;
mod properties;
mod styles;
mod symbols;

#[cfg(test)]
mod tests;

use super::package::{Package, corrupt};
use super::{Bounds, Format, Text, html, mime, text};
use crate::diagnostic::Refusal;

use body::Body;
use numbering::Numbering;
use parts::Parts;
use styles::Styles;

/// The text of a Word document. Headers, footers, notes and comments are left out.
///
/// # Errors
/// `corrupt_document`, `encrypted`, `member_too_large`, `empty`, `mojibake`.
pub(super) fn decode(bytes: &[u8], bounds: Bounds) -> Result<Text, Refusal> {
    let mut package = Package::open(bytes, bounds)?;
    let parts = Parts::find(&mut package)?;
    let document = package
        .xml(&parts.document)?
        .ok_or_else(|| corrupt("the package has no document part"))?;
    let styles = Styles::read(&parts.read("/styles", &mut package)?)?;
    let numbering = Numbering::read(&parts.read("/numbering", &mut package)?, &styles)?;
    let mut body = Body::new(&styles, numbering);
    body.read(&document)?;
    match body.chunk.as_ref().and_then(|chunk| parts.by_id(chunk)) {
        Some(chunk) if body.flow.is_empty() => {
            let chunk = package.part(chunk)?.unwrap_or_default();
            foreign(chunk)
        }
        _ => body.flow.finish("docx", bounds),
    }
}

/// The text of a document that is only a wrapper around one in another format: editors on the web write such.
fn foreign(chunk: Vec<u8>) -> Result<Text, Refusal> {
    let text = match Format::of(&chunk, "") {
        Format::Html => html::decode(chunk),
        Format::Mime => mime::decode(&chunk),
        Format::Text => text::decode(chunk),
        _ => Err(corrupt("the document holds nothing but another document")),
    };
    text.map(|text| Text { format: "docx", ..text })
}
