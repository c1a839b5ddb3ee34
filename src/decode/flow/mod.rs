//! What text documents (Word, OpenDocument) write into: paragraphs and tables as they open and close, tables in cells of
//! tables too, become paragraphs and tables in reading order.
//!
//! A table that only places things on the page is no table to its reader: its paragraphs and inner tables are written one
//! after another. A table inside a table of data belongs to its cell's text.

mod draft;

#[cfg(test)]
mod tests;

use super::builder::Builder;
use super::package::too_large;
use super::{Bounds, Text};
use crate::diagnostic::Refusal;

use draft::{Block, Cell, Draft};
pub(super) use draft::{Extent, Merge};

/// A text document while it is read.
#[derive(Debug, Default)]
pub(super) struct Flow {
    builder: Builder,
    /// The tables that are open, the outermost first.
    tables: Vec<Draft>,
    /// How many tables are open that lie too deep to be tables.
    ignored: usize,
    /// How many cells were opened, and how many places the finished tables have.
    places: usize,
}

/// Tables that lie deeper than this are read as the text of their cell. It bounds how often a text is copied outwards.
const MAX_DEPTH: usize = 12;

/// More columns than a page or sheet of a text document has.
const MAX_COLUMNS: usize = 1000;

/// How many cells and places all tables of a document may have together.
const MAX_PLACES: usize = 8 << 20;

impl Flow {
    /// Adds a paragraph; `level` is that of a heading, 0 for a title.
    pub(super) fn paragraph(&mut self, text: String, level: Option<u8>) {
        self.put(match level {
            Some(level) => Block::Heading(level, text),
            None => Block::Paragraph(text),
        });
    }

    /// Begins a table.
    pub(super) fn open_table(&mut self) {
        if self.tables.len() < MAX_DEPTH && !self.is_full() {
            self.tables.push(Draft::default());
        } else {
            self.ignored += 1;
        }
    }

    /// Begins the next row.
    pub(super) fn open_row(&mut self) {
        if let Some(table) = self.table() {
            table.is_open = false;
            table.drops_row = false;
            table.rows.push(Vec::new());
        }
    }

    /// Ends the row.
    pub(super) fn close_row(&mut self) {
        if let Some(table) = self.table() {
            table.is_open = false;
            if std::mem::take(&mut table.drops_row) {
                table.rows.pop();
            }
        }
    }

    /// Leaves the row out when it ends.
    pub(super) fn drop_row(&mut self) {
        if let Some(table) = self.table() {
            table.drops_row = true;
        }
    }

    /// Leaves places empty.
    pub(super) fn leave(&mut self, columns: usize) {
        for _ in 0..columns.min(MAX_COLUMNS) {
            self.open_cell();
        }
        self.close_cell();
    }

    /// Begins the next cell.
    pub(super) fn open_cell(&mut self) {
        self.places += 1;
        if self.is_full() {
            return;
        }
        if let Some(table) = self.table() {
            table.is_open = true;
            if table.rows.is_empty() {
                table.rows.push(Vec::new());
            }
            if let Some(row) = table.rows.last_mut() {
                row.push(Cell::default());
            }
        }
    }

    /// Says how the cell that was opened last lies in its table.
    pub(super) fn extend(&mut self, extent: Extent) {
        if let Some(cell) = self.cell() {
            cell.extent = Extent {
                columns: extent.columns.clamp(1, MAX_COLUMNS),
                ..extent
            };
        }
    }

    /// Ends the cell.
    pub(super) fn close_cell(&mut self) {
        if let Some(table) = self.table() {
            table.is_open = false;
        }
    }

    /// Ends the cell, which stands this often in its row.
    pub(super) fn repeat_cell(&mut self, times: usize) {
        let more = times.saturating_sub(1).min(MAX_COLUMNS);
        let size = self.cell().filter(|_| more > 0).map_or(0, |cell| cell.size());
        self.places += size * more;
        if size > 0
            && !self.is_full()
            && let Some(row) = self.table().and_then(|table| table.rows.last_mut())
            && let Some(cell) = row.last().cloned()
        {
            row.extend(vec![cell; more]);
        }
        self.close_cell();
    }

    /// Ends the row, which stands this often in its table.
    pub(super) fn repeat_row(&mut self, times: usize) {
        let more = times.saturating_sub(1).min(MAX_COLUMNS);
        let row = self.table().and_then(|table| table.rows.last());
        let size: usize = row.filter(|_| more > 0).into_iter().flatten().map(Cell::size).sum();
        self.places += size * more;
        if size > 0
            && !self.is_full()
            && let Some(rows) = self.table().map(|table| &mut table.rows)
            && let Some(row) = rows.last().cloned()
        {
            rows.extend(vec![row; more]);
        }
        self.close_row();
    }

    /// Ends the table.
    pub(super) fn close_table(&mut self) {
        if self.ignored > 0 {
            self.ignored -= 1;
            return;
        }
        let Some(mut table) = self.tables.pop() else { return };
        table.join_cells();
        if table.is_layout() {
            let cells = table.rows.into_iter().flatten();
            cells.flat_map(|cell| cell.blocks).for_each(|block| self.put(block));
        } else if let Some(table) = table.build() {
            self.places += table.rows() * table.columns();
            self.put(Block::Table(table));
        }
    }

    /// The document's text.
    ///
    /// # Errors
    /// As [`Builder::finish`]; `member_too_large` where its tables have more places than a document may have.
    pub(super) fn finish(mut self, format: &'static str, bounds: Bounds) -> Result<Text, Refusal> {
        if self.is_full() {
            return Err(too_large(bounds));
        }
        while !self.tables.is_empty() {
            self.close_table();
        }
        self.builder.finish(format, None)
    }

    /// Whether no text was written, and no table is open.
    pub(super) fn is_empty(&self) -> bool {
        self.builder.is_empty() && self.tables.is_empty()
    }

    const fn is_full(&self) -> bool {
        self.places > MAX_PLACES
    }

    /// The innermost table, unless what is read lies too deep.
    fn table(&mut self) -> Option<&mut Draft> {
        self.tables.last_mut().filter(|_| self.ignored == 0)
    }

    fn cell(&mut self) -> Option<&mut Cell> {
        self.table().filter(|table| table.is_open)?.rows.last_mut()?.last_mut()
    }

    /// Puts a block where it belongs: into the open cell, else on the page.
    fn put(&mut self, block: Block) {
        let open = self.tables.last_mut().filter(|table| table.is_open);
        if let Some(cell) = open.and_then(|table| table.rows.last_mut()?.last_mut()) {
            cell.blocks.push(block);
            return;
        }
        match block {
            Block::Paragraph(text) => self.builder.paragraph(&text),
            Block::Heading(level, text) => self.builder.heading(level, &text),
            Block::Table(table) => self.builder.table(table),
        }
    }
}
