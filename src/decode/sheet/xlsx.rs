//! Workbooks in Office Open XML (ECMA-376 Part 1, §18; strict and transitional).
//!
//! Parts are read as streams in which a cell comes with its style, since the libraries for workbooks give the value that
//! is stored, 0.953, where the sheet shows 95.3%.

use super::format::Epoch;
use super::worksheet::{Shared, Worksheet, is_set};
use super::{strings, styles};
use crate::decode::builder::Builder;
use crate::decode::package::{Package, corrupt, too_large};
use crate::decode::relations::{Relations, relations};
use crate::decode::xml::{Node, Xml};
use crate::decode::{Bounds, Text};
use crate::diagnostic::{Refusal, RejectReason};

/// What the workbook's main part says.
#[derive(Default)]
struct Contents {
    /// The name of each sheet that is shown, and which relation leads to it.
    sheets: Vec<(String, String)>,
    epoch: Epoch,
}

/// The text of a workbook: each sheet that is shown under its name, in order.
///
/// # Errors
/// `corrupt_document`, `encrypted`, `member_too_large`, `unsupported_format` for the binary XLSB, `empty`.
pub(in crate::decode) fn decode(bytes: &[u8], bounds: Bounds) -> Result<Text, Refusal> {
    let mut package = Package::open(bytes, bounds)?;
    let (main, part) = main_part(&mut package)?;
    let contents = contents(&part)?;
    let relations = relations(&mut package, &main)?;
    let shared = shared(&mut package, &relations, contents.epoch)?;
    let mut text = Builder::default();
    let mut left = bounds.unpacked;
    for (name, relation) in &contents.sheets {
        // Sheets of charts and dialogues have no cells.
        let part = match relations.target(relation, "/worksheet") {
            Some(target) => package.xml(target)?,
            None => None,
        };
        let Some(part) = part else { continue };
        let mut worksheet = Worksheet::new(&shared);
        let mut xml = Xml::new(&part);
        while let Some(node) = xml.next()? {
            let added = worksheet.take(&node) as u64;
            left = left.checked_sub(added).ok_or_else(|| too_large(bounds))?;
        }
        worksheet.grid.write(name, bounds, &mut text)?;
    }
    text.finish("xlsx", None)
}

/// The part that lists the sheets: its name and its content.
fn main_part(package: &mut Package) -> Result<(String, String), Refusal> {
    let relations = relations(package, "")?;
    let name = relations.of_kind("/officeDocument").unwrap_or("xl/workbook.xml");
    if name.ends_with(".bin") {
        let detail = "a binary workbook (XLSB) has no decoder; save it as XLSX";
        return Err(Refusal::new(RejectReason::UnsupportedFormat, detail));
    }
    let part = package.xml(name)?;
    let part = part.ok_or_else(|| corrupt(&format!("the part {name} is missing")))?;
    Ok((name.to_owned(), part))
}

/// The strings and formats that all sheets share.
fn shared(package: &mut Package, relations: &Relations, epoch: Epoch) -> Result<Shared, Refusal> {
    let mut part = |kind| match relations.of_kind(kind) {
        Some(target) => Ok(package.xml(target)?.unwrap_or_default()),
        None => Ok(String::new()),
    };
    Ok(Shared {
        strings: strings::shared(&part("/sharedStrings")?)?,
        formats: styles::formats(&part("/styles")?)?,
        epoch,
        ..Shared::default()
    })
}

/// The sheets that are shown and the epoch (§18.2.19, §18.2.28).
fn contents(part: &str) -> Result<Contents, Refusal> {
    let mut contents = Contents::default();
    let mut xml = Xml::new(part);
    while let Some(node) = xml.next()? {
        let Node::Open(element) = node else { continue };
        let text = |name| element.attribute(name).unwrap_or_default();
        match element.name() {
            "workbookPr" if is_set(&element, "date1904") => contents.epoch = Epoch::Y1904,
            "sheet" if !matches!(text("state").as_str(), "hidden" | "veryHidden") => {
                contents.sheets.push((text("name"), text("id")));
            }
            _ => {}
        }
    }
    Ok(contents)
}
