//! The number formats of a workbook's cell styles in Office Open XML.

use rustc_hash::FxHashMap;

use super::format::NumberFormat;
use crate::decode::xml::{Node, Xml};
use crate::diagnostic::Refusal;

/// The number format of each style that cells name (`cellXfs`; ECMA-376 Part 1, §18.8.10).
///
/// # Errors
/// `corrupt_document`.
pub(super) fn formats(part: &str) -> Result<Vec<NumberFormat>, Refusal> {
    let mut codes: FxHashMap<u32, String> = FxHashMap::default();
    let (mut styles, mut in_cells) = (Vec::new(), false);
    let mut xml = Xml::new(part);
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(element) => match element.name() {
                "numFmt" => {
                    if let (Some(id), Some(code)) = (element.number("numFmtId"), element.attribute("formatCode")) {
                        // Formats for conditions share the element, but come later.
                        codes.entry(id).or_insert(code);
                    }
                }
                "cellXfs" => in_cells = true,
                "xf" if in_cells => styles.push(element.number("numFmtId").unwrap_or(0)),
                _ => {}
            },
            Node::Close(end) if end.name() == "cellXfs" => in_cells = false,
            _ => {}
        }
    }
    let format = |id: &u32| match codes.get(id) {
        Some(code) => NumberFormat::new(code),
        None => NumberFormat::builtin(*id),
    };
    Ok(styles.iter().map(format).collect())
}
