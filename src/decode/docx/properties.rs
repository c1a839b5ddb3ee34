//! What stands before the content of paragraphs, runs, rows and cells (ISO/IEC 29500-1, 17.3.1.26, 17.3.2.28, 17.4.70
//! and 17.4.82).

use crate::decode::flow::{Extent, Merge};
use crate::decode::xml::{Element, Xml};
use crate::diagnostic::Refusal;

/// Which list numbers a paragraph, and at which level, as far as it is said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Listed {
    /// The list's id; `0` takes a paragraph out of the list of its style.
    pub(super) list: Option<String>,
    /// 0 … 8.
    pub(super) level: Option<usize>,
}

/// A paragraph's or a style's properties, as far as they matter to the text.
#[derive(Debug, Clone, Default)]
pub(super) struct Properties {
    pub(super) style: Option<String>,
    pub(super) listed: Listed,
    /// 0 … 8 for headings, 9 for body text.
    pub(super) outline: Option<u8>,
    /// Whether the paragraph's end was deleted, so that the next goes on where it ends.
    pub(super) is_joined: bool,
}

impl Properties {
    /// Reads `pPr`.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<Self, Refusal> {
        let mut read = Self::default();
        xml.inside(|element| {
            match element.name() {
                "pPrChange" | "rPrChange" | "sectPr" | "framePr" => return false,
                "pStyle" => read.style = value(element),
                "numId" => read.listed.list = value(element),
                "ilvl" => read.listed.level = element.number("val"),
                "outlineLvl" => read.outline = element.number("val"),
                "del" | "moveFrom" => read.is_joined = true,
                _ => {}
            }
            true
        })?;
        Ok(read)
    }
}

/// A run's properties, as far as they matter to the text.
#[derive(Debug, Clone, Default)]
pub(super) struct RunProperties {
    pub(super) style: Option<String>,
    pub(super) is_hidden: Option<bool>,
}

impl RunProperties {
    /// Reads `rPr`.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<Self, Refusal> {
        let mut read = Self::default();
        xml.inside(|element| {
            match element.name() {
                "rPrChange" => return false,
                "rStyle" => read.style = value(element),
                "vanish" => read.is_hidden = Some(is_on(element)),
                _ => {}
            }
            true
        })?;
        Ok(read)
    }
}

/// A row's properties.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct RowProperties {
    /// How many columns are left empty before the first cell.
    pub(super) before: usize,
    pub(super) is_deleted: bool,
}

impl RowProperties {
    /// Reads `trPr`.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<Self, Refusal> {
        let mut read = Self::default();
        xml.inside(|element| {
            match element.name() {
                "trPrChange" => return false,
                "gridBefore" => read.before = element.number("val").unwrap_or(0),
                "del" => read.is_deleted = true,
                "hidden" => read.is_deleted |= is_on(element),
                _ => {}
            }
            true
        })?;
        Ok(read)
    }
}

/// Reads `tcPr`.
///
/// # Errors
/// As [`Xml::next`].
pub(super) fn extent(xml: &mut Xml<'_>) -> Result<Extent, Refusal> {
    let mut read = Extent::default();
    xml.inside(|element| {
        match element.name() {
            "tcPrChange" => return false,
            "gridSpan" => read.columns = element.number("val").unwrap_or(1),
            "vMerge" => read.vertical = merge(element),
            "hMerge" => read.horizontal = merge(element),
            _ => {}
        }
        true
    })?;
    Ok(read)
}

fn merge(element: &Element<'_>) -> Merge {
    match value(element).as_deref() {
        Some("restart") => Merge::Start,
        _ => Merge::Continue,
    }
}

/// The attribute `val`.
pub(super) fn value(element: &Element<'_>) -> Option<String> {
    element.attribute("val")
}

/// Whether a property that is on or off is on: it is where nothing else is said (17.17.4).
pub(super) fn is_on(element: &Element<'_>) -> bool {
    !matches!(value(element).as_deref(), Some("0" | "false" | "off" | "none"))
}
