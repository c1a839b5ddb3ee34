//! Tables as a document draws them: a grid of places, where a merged cell fills several.

use std::ops::Range;

use super::clean::clean;

/// A table of a document. A grid of rows and columns; a merged cell stands at every place that it covers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// Where the table's lines stand in [`Text::content`](super::Text::content), in bytes.
    pub span: Range<usize>,
    /// The name of the sheet that the table fills, for workbooks.
    pub sheet: Option<String>,
    /// The texts of the cells; the first is empty and stands wherever no cell is.
    cells: Vec<String>,
    /// For each row and column the number of its cell. All rows are equally long.
    grid: Vec<Vec<usize>>,
}

impl Table {
    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.grid.len()
    }

    /// How many columns there are.
    pub fn columns(&self) -> usize {
        self.grid.first().map_or(0, Vec::len)
    }

    /// The text at a place, its lines parted by `\n`; empty where no cell is.
    pub fn text(&self, row: usize, column: usize) -> &str {
        self.cell(row, column).map_or("", |cell| &self.cells[cell])
    }

    /// Whether one cell covers both places.
    pub fn is_same(&self, one: (usize, usize), other: (usize, usize)) -> bool {
        let cell = self.cell(one.0, one.1);
        cell != Some(0) && cell.is_some() && cell == self.cell(other.0, other.1)
    }

    fn cell(&self, row: usize, column: usize) -> Option<usize> {
        self.grid.get(row)?.get(column).copied()
    }

    /// A row as a line of text: its cells parted by tabs, a merged one once, empty ones at the end left out.
    pub fn line(&self, row: usize) -> String {
        let mut line = String::new();
        for column in 0..self.columns() {
            if column > 0 && self.is_same((row, column - 1), (row, column)) {
                continue;
            }
            if column > 0 {
                line.push('\t');
            }
            let text = self.text(row, column);
            if text.contains(['\n', '\t']) {
                line.extend(text.chars().map(|c| if c == '\n' || c == '\t' { ' ' } else { c }));
            } else {
                line.push_str(text);
            }
        }
        line.truncate(line.trim_end().len());
        line
    }
}

/// How many places a grid may have: more are no table that a person reads, but a trap of merged cells.
const MAX_PLACES: usize = 4 << 20;

/// Builds a [`Table`] from cells in reading order, as HTML, Word and OpenDocument store them: a cell that spans rows takes
/// its places in the rows below, and later cells of those rows go on behind it.
#[derive(Debug, Default)]
pub struct TableBuilder {
    cells: Vec<String>,
    grid: Vec<Vec<usize>>,
    /// For each column the cell that reaches down from above, and over how many more rows.
    reaching: Vec<(usize, usize)>,
    column: usize,
    places: usize,
}

impl TableBuilder {
    /// A table without rows.
    pub fn new() -> Self {
        Self {
            cells: vec![String::new()],
            ..Self::default()
        }
    }

    /// Begins the next row.
    pub fn row(&mut self) {
        self.end_row();
        self.grid.push(Vec::new());
        self.column = 0;
    }

    /// Adds a cell to the row at its next free place. Spans of 0 count as 1; those that reach beyond what a table may
    /// have are cut.
    pub fn cell(&mut self, text: &str, columns: usize, rows: usize) {
        const MAX_SPAN: usize = 1000;
        if self.grid.is_empty() {
            self.row();
        }
        self.fill();
        let text = text.trim();
        let cell = if text.is_empty() && columns <= 1 && rows <= 1 {
            0
        } else {
            self.cells.push(clean(text.to_owned()).text);
            self.cells.len() - 1
        };
        for _ in 0..columns.clamp(1, MAX_SPAN) {
            let before = self.column;
            self.put(cell);
            if self.column == before {
                return;
            }
            let rows = rows.clamp(1, 1 << 16);
            if rows > 1 {
                if self.reaching.len() < self.column {
                    self.reaching.resize(self.column, (0, 0));
                }
                self.reaching[self.column - 1] = (cell, rows - 1);
            }
        }
    }

    /// Whether the table grew beyond what a table may have; the rest is left out.
    pub const fn is_too_large(&self) -> bool {
        self.places >= MAX_PLACES
    }

    /// Puts a cell at the row's next place.
    fn put(&mut self, cell: usize) {
        if self.is_too_large() {
            return;
        }
        if let Some(row) = self.grid.last_mut() {
            row.push(cell);
            self.column += 1;
            self.places += 1;
        }
    }

    /// Fills the places that cells from above reach into, up to the next free one.
    fn fill(&mut self) {
        while let Some((cell, left)) = self.reaching.get_mut(self.column).filter(|(_, left)| *left > 0) {
            *left -= 1;
            let cell = *cell;
            let before = self.column;
            self.put(cell);
            if self.column == before {
                return;
            }
        }
    }

    /// Fills the row's end with what reaches into it.
    fn end_row(&mut self) {
        if self.grid.is_empty() {
            return;
        }
        self.fill();
        while self.reaching.iter().skip(self.column).any(|(_, left)| *left > 0) && !self.is_too_large() {
            self.put(0);
            self.fill();
        }
    }

    /// The table, its rows brought to one length; none where no cell holds anything.
    pub fn finish(mut self) -> Option<Table> {
        self.end_row();
        let filled = self.cells.iter().any(|cell| !cell.trim().is_empty());
        let width = self.grid.iter().map(Vec::len).max().unwrap_or(0);
        let fits = width.saturating_mul(self.grid.len()) <= 2 * MAX_PLACES;
        self.grid
            .iter_mut()
            .filter(|_| fits)
            .for_each(|row| row.resize(width, 0));
        (filled && fits).then_some(Table {
            span: 0..0,
            sheet: None,
            cells: self.cells,
            grid: self.grid,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn merged_cells_take_their_places() {
        let mut table = TableBuilder::new();
        table.row();
        table.cell("题", 3, 1);
        table.row();
        table.cell("甲", 1, 2);
        table.cell("一", 1, 1);
        table.cell("丙\n丁", 1, 2);
        table.row();
        table.cell("二", 1, 1);
        let table = table.finish().unwrap();
        assert_eq!((table.rows(), table.columns()), (3, 3));
        let lines: Vec<_> = (0..3).map(|row| table.line(row)).collect();
        assert_eq!(lines, ["题", "甲\t一\t丙 丁", "甲\t二\t丙 丁"]);
        assert!(table.is_same((1, 0), (2, 0)) && !table.is_same((1, 1), (2, 1)) && table.is_same((0, 0), (0, 2)));
    }

    #[test]
    fn rows_of_any_length_make_a_grid() {
        let mut table = TableBuilder::new();
        table.cell("a", 1, 3);
        table.cell("", 1, 1);
        table.row();
        table.cell("b", 1, 1);
        table.cell("c", 0, 0);
        table.row();
        let table = table.finish().unwrap();
        assert_eq!((table.rows(), table.columns()), (3, 3));
        assert_eq!((table.text(2, 0), table.text(2, 2), table.text(9, 9)), ("a", "", ""));
        assert!(!table.is_same((0, 1), (0, 2)), "places without a cell are not one cell");
        assert!(TableBuilder::new().finish().is_none());
    }

    #[test]
    fn a_trap_of_merged_cells_stays_small() {
        let mut table = TableBuilder::new();
        for _ in 0..100 {
            table.row();
            (0..100).for_each(|_| table.cell("x", 1 << 30, 1 << 30));
        }
        assert!(table.is_too_large());
        table.finish();
    }
}
