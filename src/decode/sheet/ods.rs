//! Workbooks in OpenDocument (ISO/IEC 26300-1, §9): which sheets there are, and their order.

use rustc_hash::FxHashSet;

use super::ods_sheet::OdsSheet;
use crate::decode::builder::Builder;
use crate::decode::package::{Package, corrupt};
use crate::decode::xml::{Element, Node, Xml};
use crate::decode::{Bounds, Text};
use crate::diagnostic::Refusal;

/// A workbook that is being read.
struct Workbook {
    bounds: Bounds,
    text: Builder,
    /// How many bytes of text the cells may still hold.
    left: u64,
    /// The style whose properties come next.
    style: String,
    /// Styles of sheets that are not shown.
    hidden: FxHashSet<String>,
    /// How deep the node stands in tables.
    depth: u32,
    sheet: Option<OdsSheet>,
}

/// The text of a workbook: each sheet that is shown under its name, in order.
///
/// # Errors
/// `corrupt_document`, `encrypted`, `member_too_large`, `empty`.
pub(in crate::decode) fn decode(bytes: &[u8], bounds: Bounds) -> Result<Text, Refusal> {
    let mut package = Package::open(bytes, bounds)?;
    let part = package.xml("content.xml")?;
    let part = part.ok_or_else(|| corrupt("the part content.xml is missing"))?;
    let mut workbook = Workbook {
        bounds,
        text: Builder::default(),
        left: bounds.unpacked,
        style: String::new(),
        hidden: FxHashSet::default(),
        depth: 0,
        sheet: None,
    };
    let mut xml = Xml::new(&part);
    while let Some(node) = xml.next()? {
        workbook.take(&node)?;
    }
    workbook.text.finish("ods", None)
}

impl Workbook {
    fn take(&mut self, node: &Node) -> Result<(), Refusal> {
        match node {
            Node::Open(element) if self.open(element) => return Ok(()),
            Node::Close(end) if end.name() == "table" => {
                self.depth = self.depth.saturating_sub(1);
                if let Some(sheet) = self.sheet.take_if(|_| self.depth == 0) {
                    return sheet.write(self.bounds, &mut self.text);
                }
            }
            _ => {}
        }
        match &mut self.sheet {
            Some(sheet) => sheet.take(node, &mut self.left, self.bounds),
            None => Ok(()),
        }
    }

    /// Takes the beginning of an element, unless it belongs to a sheet.
    fn open(&mut self, element: &Element) -> bool {
        match element.name() {
            "style" => self.style = element.attribute("name").unwrap_or_default(),
            "table-properties" => {
                if element.attribute("display").is_some_and(|display| display == "false") {
                    self.hidden.insert(std::mem::take(&mut self.style));
                }
            }
            "table" => {
                self.depth += 1;
                // A table in a table's cell is part of that cell.
                if self.depth == 1 && self.is_shown(element) {
                    self.sheet = Some(OdsSheet::new(element.attribute("name").unwrap_or_default()));
                }
            }
            _ => return false,
        }
        true
    }

    fn is_shown(&self, element: &Element) -> bool {
        !element
            .attribute("style-name")
            .is_some_and(|style| self.hidden.contains(&style))
    }
}
