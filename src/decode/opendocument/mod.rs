//! OpenDocument (ISO/IEC 26300): texts (`odt`) are read here, spreadsheets (`ods`) are workbooks.

mod lists;
mod styles;
mod text;

#[cfg(test)]
mod tests;

use super::package::{Package, corrupt};
use super::xml::{Node, Xml};
use super::{Bounds, Format, Text, sheet, unsupported};
use crate::diagnostic::{Refusal, RejectReason};

use lists::Lists;
use styles::Styles;
use text::Reader;

/// The text of an OpenDocument file, whose kind its part `mimetype` says.
///
/// # Errors
/// `unsupported_format` for drawings and presentations; `corrupt_document`, `encrypted`, `member_too_large`, `empty`,
/// `mojibake`.
pub(super) fn decode(bytes: Vec<u8>, bounds: Bounds) -> Result<Text, Refusal> {
    let mut package = Package::open(&bytes, bounds)?;
    let kind = package.xml("mimetype")?.unwrap_or_default();
    let Some(kind) = kind.trim().strip_prefix("application/vnd.oasis.opendocument.") else {
        return Err(unsupported(Format::OpenDocument));
    };
    if is_encrypted(&mut package)? {
        return Err(Refusal::new(
            RejectReason::Encrypted,
            "the document needs a password; save it without one",
        ));
    }
    match kind.split('-').next() {
        Some("text") => read(&mut package, bounds),
        Some("spreadsheet") => {
            drop(package);
            sheet::ods(bytes, bounds)
        }
        _ => Err(unsupported(Format::OpenDocument)),
    }
}

/// Whether the manifest tells how a part was encrypted (part 2, 4.4).
fn is_encrypted(package: &mut Package<'_>) -> Result<bool, Refusal> {
    let manifest = package.xml("META-INF/manifest.xml")?.unwrap_or_default();
    let mut xml = Xml::new(&manifest);
    while let Some(node) = xml.next()? {
        if let Node::Open(element) = node
            && element.name() == "encryption-data"
        {
            return Ok(true);
        }
    }
    Ok(false)
}

fn read(package: &mut Package<'_>, bounds: Bounds) -> Result<Text, Refusal> {
    let content = package
        .xml("content.xml")?
        .ok_or_else(|| corrupt("the package has no part content.xml"))?;
    let common = package.xml("styles.xml")?.unwrap_or_default();
    let mut styles = Styles::default();
    let mut lists = Lists::default();
    for part in [&common, &content] {
        styles.read(part, &mut lists)?;
    }
    let mut reader = Reader::new(&styles, lists);
    reader.read(&content)?;
    reader.flow.finish("odt", bounds)
}
