//! Blocks → the document's paragraphs: lines that a paragraph's geometry joins are one.

use super::joint::{ends_sentence, glue, is_entry, is_full};
use super::layout::{Block, Layout};
use super::line::Line;
use super::table::Ruled;
use crate::decode::builder::Builder;

/// How far below one another lines of a paragraph stand at most, as a part of their size.
const LEADING: f32 = 2.6;

/// Writes blocks, one after another.
pub(super) struct Writer<'w> {
    builder: &'w mut Builder,
    /// The left and right edge of each page's text.
    edges: Vec<(f32, f32)>,
    open: Option<Open>,
    /// The title's lines so far.
    title: String,
}

/// A paragraph that may go on.
struct Open {
    page: usize,
    text: String,
    /// Where its first line begins.
    first: f32,
    /// Whether a second line has shown where the others begin.
    settled: bool,
    last: Line,
}

impl<'w> Writer<'w> {
    /// Begins to write the blocks of pages.
    pub(super) fn new(layouts: &[Layout], builder: &'w mut Builder) -> Self {
        Self {
            builder,
            edges: layouts.iter().map(edges).collect(),
            open: None,
            title: String::new(),
        }
    }

    /// Writes a line of the title.
    pub(super) fn title(&mut self, line: &Line) {
        self.close_paragraph();
        let glue = glue(&self.title, &line.text);
        self.title.push_str(glue);
        self.title.push_str(line.text.trim());
    }

    /// Writes a line of a page.
    pub(super) fn line(&mut self, page: usize, line: &Line) {
        if let Some(open) = &mut self.open
            && goes_on(open, page, line, self.edges[open.page])
        {
            open.text.push_str(glue(&open.last.text, &line.text));
            open.text.push_str(&line.text);
            open.settled = true;
            open.page = page;
            open.last = line.clone();
            return;
        }
        self.close();
        self.open = Some(Open {
            page,
            text: line.text.clone(),
            first: line.x,
            settled: false,
            last: line.clone(),
        });
    }

    /// Writes a table.
    pub(super) fn table(&mut self, table: &Ruled) {
        self.close();
        if let Some(table) = table.table() {
            self.builder.table(table);
        }
    }

    /// Ends what is being written.
    pub(super) fn finish(mut self) {
        self.close();
    }

    fn close(&mut self) {
        if !self.title.is_empty() {
            self.builder.heading(0, &std::mem::take(&mut self.title));
        }
        self.close_paragraph();
    }

    fn close_paragraph(&mut self) {
        if let Some(open) = self.open.take() {
            self.builder.paragraph(&open.text);
        }
    }
}

/// Whether a paragraph goes on in a line. Where it does not surely, the line stands for itself.
fn goes_on(open: &Open, page: usize, line: &Line, edges: (f32, f32)) -> bool {
    let last = &open.last;
    let size = last.size;
    let below = if page == open.page { line.y - last.y } else { 0.0 };
    let begins = line.x - if open.settled { last.x } else { open.first };
    let aligned = if open.settled {
        begins.abs() < 0.5 * size
    } else {
        (-5.0 * size..0.5 * size).contains(&begins)
    };
    // Signatures and dates stand far from the left edge.
    let set_in = (last.x.max(line.x) - edges.0) / size;
    // A paragraph whose first line is set in shows that a line which is not set in begins none.
    let ended = ends_sentence(&last.text) && open.first < line.x + 1.5 * size;
    last.gaps == 0
        && line.gaps == 0
        && (line.size - size).abs() < 0.1 * size
        && below < LEADING * size
        && aligned
        && set_in < 4.0
        && !ended
        && !is_entry(&line.text)
        && is_full(last, &line.text, edges)
}

/// The left and right edge of a page's text. Where all lines are short, the right margin is about as wide as the left one.
fn edges(layout: &Layout) -> (f32, f32) {
    let lines = layout.blocks.iter().filter_map(Block::line);
    let (left, right) = lines.fold((f32::MAX, 0.0_f32), |(left, right), line| {
        (left.min(line.x), right.max(line.right))
    });
    (left, right.max(layout.size.0 - 1.3 * left))
}
