//! A table while it is read: cells as documents store them → a grid.

use rustc_hash::FxHashMap;

use crate::decode::{Table, TableBuilder};

/// How cells of a column or row hang together, where a document says so at each of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::decode) enum Merge {
    /// The cell stands alone.
    #[default]
    None,
    /// Cells that continue this one follow.
    Start,
    /// The cell is a part of the one before it.
    Continue,
}

/// How a cell lies in its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::decode) struct Extent {
    /// Over how many columns and rows the cell reaches.
    pub(in crate::decode) columns: usize,
    pub(in crate::decode) rows: usize,
    /// Whether it hangs together with the cell above, and with the one to the left.
    pub(in crate::decode) vertical: Merge,
    pub(in crate::decode) horizontal: Merge,
}

impl Default for Extent {
    fn default() -> Self {
        Self {
            columns: 1,
            rows: 1,
            vertical: Merge::None,
            horizontal: Merge::None,
        }
    }
}

/// A piece of a document or of a cell.
#[derive(Debug, Clone)]
pub(super) enum Block {
    Paragraph(String),
    Heading(u8, String),
    Table(Table),
}

/// A table while it is read.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) rows: Vec<Vec<Cell>>,
    /// Whether the last cell is still open.
    pub(super) is_open: bool,
    /// Whether the last row is left out.
    pub(super) drops_row: bool,
}

#[derive(Debug, Default, Clone)]
pub(super) struct Cell {
    pub(super) extent: Extent,
    pub(super) blocks: Vec<Block>,
}

impl Draft {
    /// Makes one cell of those that continue another. A cell continues the one above only where both have the same
    /// edges; another one that says so stands alone.
    pub(super) fn join_cells(&mut self) {
        let mut above: FxHashMap<(usize, usize), (usize, usize)> = FxHashMap::default();
        for row in 0..self.rows.len() {
            join_columns(&mut self.rows[row]);
            let mut here = FxHashMap::default();
            let mut column = 0;
            for cell in 0..self.rows[row].len() {
                let extent = self.rows[row][cell].extent;
                let edges = (column, extent.columns);
                column += extent.columns;
                match (extent.vertical, above.get(&edges)) {
                    (Merge::None, _) => {}
                    (Merge::Continue, Some(&(top, first))) => {
                        self.rows[top][first].extent.rows += 1;
                        here.insert(edges, (top, first));
                    }
                    _ => {
                        self.rows[row][cell].extent.vertical = Merge::Start;
                        here.insert(edges, (row, cell));
                    }
                }
            }
            above = here;
        }
    }

    /// Whether the table only places things: it has one cell, one column, or hardly any text beside the tables in it.
    pub(super) fn is_layout(&self) -> bool {
        let inner = self.blocks().map(|block| match block {
            Block::Table(table) => table.rows() * table.columns(),
            Block::Paragraph(_) | Block::Heading(..) => 0,
        });
        let inner: usize = inner.sum();
        let own = self.rows.iter().flatten().filter(|cell| cell.has_own_text()).count();
        let is_one_row = self.rows.iter().filter(|row| !row.is_empty()).count() == 1;
        let is_one_column = self.rows.iter().all(|row| row.len() <= 1);
        is_one_column || (inner > 0 && (is_one_row || own * 4 <= inner))
    }

    fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.rows.iter().flatten().flat_map(|cell| &cell.blocks)
    }

    pub(super) fn build(self) -> Option<Table> {
        let mut table = TableBuilder::new();
        for row in self.rows {
            table.row();
            for cell in row.iter().filter(|cell| cell.extent.vertical != Merge::Continue) {
                table.cell(&cell.text(), cell.extent.columns, cell.extent.rows);
            }
        }
        table.finish()
    }
}

impl Cell {
    /// What a copy of the cell costs, in places.
    pub(super) fn size(&self) -> usize {
        let text = self.blocks.iter().map(|block| match block {
            Block::Paragraph(text) | Block::Heading(_, text) => text.len(),
            Block::Table(table) => (0..table.rows()).map(|row| 8 + table.line(row).len()).sum(),
        });
        1 + self.blocks.len() + text.sum::<usize>() / 8
    }

    /// Whether the cell holds text beside tables.
    fn has_own_text(&self) -> bool {
        self.blocks.iter().any(|block| match block {
            Block::Paragraph(text) | Block::Heading(_, text) => !text.trim().is_empty(),
            Block::Table(_) => false,
        })
    }

    /// The cell's text, a paragraph or a row of an inner table a line, without empty ones.
    fn text(&self) -> String {
        let mut all = String::new();
        for block in &self.blocks {
            match block {
                Block::Paragraph(text) | Block::Heading(_, text) => push_line(&mut all, text),
                Block::Table(table) => (0..table.rows()).for_each(|row| push_line(&mut all, &table.line(row))),
            }
        }
        all
    }
}

fn push_line(all: &mut String, line: &str) {
    let line = line.trim();
    if !all.is_empty() && !line.is_empty() {
        all.push('\n');
    }
    // A tab would part cells.
    all.extend(line.chars().map(|c| if c == '\t' { ' ' } else { c }));
}

/// Makes one cell of those in a row that continue the one before.
fn join_columns(row: &mut Vec<Cell>) {
    let mut joined: Vec<Cell> = Vec::with_capacity(row.len());
    for cell in row.drain(..) {
        match joined.last_mut() {
            Some(last) if cell.extent.horizontal == Merge::Continue => last.extent.columns += cell.extent.columns,
            _ => joined.push(cell),
        }
    }
    *row = joined;
}
