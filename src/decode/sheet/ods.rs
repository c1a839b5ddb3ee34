//! Workbooks in OpenDocument (ISO/IEC 26300-1, §9): which sheets there are, and their order.

use rustc_hash::FxHashSet;

use super::ods_sheet::OdsSheet;
use super::xml::{Attributes, Node, walk};
use crate::decode::builder::Builder;
use crate::decode::package::{Package, corrupt};
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
    let part = package.part("content.xml")?;
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
    walk(part, |node| workbook.take(&node))?;
    workbook.text.finish("ods", None)
}

impl Workbook {
    fn take(&mut self, node: &Node) -> Result<(), Refusal> {
        match node {
            Node::Start("style", attributes) => self.style = attributes.get("name").unwrap_or_default().into_owned(),
            Node::Start("table-properties", attributes) => {
                if attributes.get("display").is_some_and(|display| display == "false") {
                    self.hidden.insert(std::mem::take(&mut self.style));
                }
            }
            Node::Start("table", attributes) => {
                self.depth += 1;
                // A table in a table's cell is part of that cell.
                if self.depth == 1 && self.is_shown(attributes) {
                    self.sheet = Some(OdsSheet::new(&attributes.get("name").unwrap_or_default()));
                }
            }
            Node::End("table") => {
                self.depth = self.depth.saturating_sub(1);
                if let Some(sheet) = self.sheet.take_if(|_| self.depth == 0) {
                    return sheet.write(self.bounds, &mut self.text);
                }
            }
            node => {
                if let Some(sheet) = &mut self.sheet {
                    return sheet.take(node, &mut self.left, self.bounds);
                }
            }
        }
        Ok(())
    }

    fn is_shown(&self, attributes: &Attributes) -> bool {
        !attributes
            .get("style-name")
            .is_some_and(|style| self.hidden.contains(&*style))
    }
}
