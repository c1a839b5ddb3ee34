//! The number formats of a workbook's cell styles in Office Open XML.

use rustc_hash::FxHashMap;

use super::format::NumberFormat;
use super::xml::{Node, walk};
use crate::diagnostic::Refusal;

/// The number format of each style that cells name (`cellXfs`; ECMA-376 Part 1, §18.8.10).
///
/// # Errors
/// `corrupt_document`.
pub(super) fn formats(part: Vec<u8>) -> Result<Vec<NumberFormat>, Refusal> {
    let mut codes: FxHashMap<u32, String> = FxHashMap::default();
    let (mut styles, mut in_cells) = (Vec::new(), false);
    walk(part, |node| {
        match node {
            Node::Start("numFmt", attributes) => {
                if let (Some(id), Some(code)) = (attributes.number("numFmtId"), attributes.get("formatCode")) {
                    // Formats for conditions share the element, but come later.
                    codes.entry(id).or_insert(code.into_owned());
                }
            }
            Node::Start("cellXfs", _) => in_cells = true,
            Node::End("cellXfs") => in_cells = false,
            Node::Start("xf", attributes) if in_cells => styles.push(attributes.number("numFmtId").unwrap_or(0)),
            _ => {}
        }
        Ok(())
    })?;
    let format = |id: &u32| match codes.get(id) {
        Some(code) => NumberFormat::new(code),
        None => NumberFormat::builtin(*id),
    };
    Ok(styles.iter().map(format).collect())
}
