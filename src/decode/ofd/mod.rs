//! The format `ofd`: Open Fixed-layout Document (GB/T 33190-2016). Its pages hold characters and lines at their places, as
//! those of PDF do, and become text in the same way.

mod content;
mod document;
mod geometry;
mod glyphs;
mod path;

#[cfg(test)]
mod tests;

use super::builder::Builder;
use super::package::{Package, corrupt, resolve};
use super::xml::{Node, Xml};
use super::{Bounds, Text, page};
use crate::diagnostic::{Refusal, RejectReason};

use document::Pages;

/// The text of an OFD.
///
/// # Errors
/// `scanned` where the pages hold pictures only; `corrupt_document`, `encrypted`, `member_too_large`, `empty`, `mojibake`.
pub(super) fn decode(bytes: &[u8], bounds: Bounds) -> Result<Text, Refusal> {
    let pages = pages(bytes, bounds)?;
    if pages.pages.iter().all(|page| page.runs.is_empty()) && pages.pictures > 0 {
        return Err(Refusal::new(
            RejectReason::Scanned,
            "the pages are pictures without text; run OCR over them first, or name a command that does (convert.scanned)",
        ));
    }
    let mut builder = Builder::default();
    page::write(&pages.pages, &mut builder);
    builder.finish("ofd", None)
}

/// The pages of all documents of a package.
fn pages(bytes: &[u8], bounds: Bounds) -> Result<Pages, Refusal> {
    let mut package = Package::open(bytes, bounds)?;
    // GM/T 0099, 7.2: the list of encrypted parts stands beside the entry.
    if package.names().any(|name| name.ends_with("encryptions.xml")) {
        return Err(Refusal::new(
            RejectReason::Encrypted,
            "the document is encrypted; save it without encryption",
        ));
    }
    let entry = package
        .xml(ENTRY)?
        .ok_or_else(|| corrupt("the package has no part OFD.xml"))?;
    let mut pages = Pages::default();
    for root in roots(&entry)? {
        pages.read(&root, &mut package, bounds)?;
    }
    Ok(pages)
}

/// The part with which a package begins (clause 7.4).
const ENTRY: &str = "OFD.xml";

/// The root parts of the package's documents.
fn roots(entry: &str) -> Result<Vec<String>, Refusal> {
    let mut xml = Xml::new(entry);
    let mut roots = Vec::new();
    while let Some(node) = xml.next()? {
        if let Node::Open(element) = node
            && element.name() == "DocRoot"
        {
            roots.push(resolve(ENTRY, xml.text()?.trim()));
        }
    }
    Ok(roots)
}
