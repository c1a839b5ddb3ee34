//! Pages of characters and lines at their places, as PDF and OFD store them → paragraphs and tables.

mod bare;
mod cell;
mod continued;
mod frame;
mod grid;
mod heading;
mod joint;
mod layout;
mod line;
mod margins;
mod open;
mod paragraph;
mod table;

#[cfg(test)]
mod tests;

use super::builder::Builder;
use layout::{Block, Layout};

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

impl Run {
    /// The run's right end.
    fn right(&self) -> f32 {
        self.x + self.width
    }

    /// The middle of the run's characters.
    fn middle(&self) -> (f32, f32) {
        // Characters reach from about a tenth of their size below the base line to eight tenths above.
        (self.x + self.width / 2.0, self.y - 0.35 * self.size)
    }
}

/// A horizontal or vertical line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rule {
    pub(super) from: (f32, f32),
    pub(super) to: (f32, f32),
}

/// Writes the pages' paragraphs and ruled tables in reading order. Headers and footers that the pages repeat are left out.
pub(super) fn write(pages: &[Page], builder: &mut Builder) {
    let mut layouts = Layout::of(pages);
    margins::clear(&mut layouts);
    continued::join(&mut layouts);
    let title = heading::title(pages, &layouts);
    let mut writer = paragraph::Writer::new(&layouts, builder);
    for (page, layout) in layouts.iter().enumerate() {
        for (at, block) in layout.blocks.iter().enumerate() {
            match block {
                Block::Line(line) if page == 0 && title.contains(&at) => writer.title(line),
                Block::Line(line) => writer.line(page, line),
                Block::Table(table) => writer.table(table),
            }
        }
    }
    writer.finish();
}
