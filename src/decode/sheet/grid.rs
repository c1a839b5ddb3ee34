//! A sheet's cells, wherever they stand, and the table that they make.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::hidden::Hidden;
use crate::decode::builder::Builder;
use crate::decode::{Bounds, Table, TableBuilder, package};
use crate::diagnostic::Refusal;

/// A place: row and column, from 0.
pub(super) type Place = (u32, u32);

/// The cells of one sheet. Only what is filled is stored, so that a cell in the last row costs no more than any other.
#[derive(Debug, Default)]
pub(super) struct Grid {
    cells: BTreeMap<Place, String>,
    /// Merged cells: the first and the last place.
    merged: Vec<(Place, Place)>,
    pub(super) hidden_rows: Hidden,
    pub(super) hidden_columns: Hidden,
}

impl Grid {
    /// Puts a text at a place, without the blanks around it; one that is blank changes nothing.
    pub(super) fn put(&mut self, place: Place, text: &str) {
        let text = text.trim();
        if !text.is_empty() {
            self.cells.insert(place, text.to_owned());
        }
    }

    /// Merges all cells between two places.
    pub(super) fn merge(&mut self, first: Place, last: Place) {
        if first.0 <= last.0 && first.1 <= last.1 && first != last {
            self.merged.push((first, last));
        }
    }

    /// Writes the sheet under its name; nothing where it shows nothing.
    ///
    /// # Errors
    /// `member_too_large` where merged cells repeat more text than a document may unpack to.
    pub(super) fn write(mut self, name: &str, bounds: Bounds, into: &mut Builder) -> Result<(), Refusal> {
        self.drop_hidden();
        let layout = Layout::new(&self);
        if layout.rows.is_empty() {
            return Ok(());
        }
        if layout.repeated(&self) > bounds.unpacked {
            return Err(package::too_large(bounds));
        }
        into.heading(1, name);
        if !layout.fits() {
            self.write_lines(into);
        } else if let Some(mut table) = layout.table(&self) {
            table.sheet = Some(name.to_owned());
            into.table(table);
        }
        Ok(())
    }

    /// Takes hidden cells away. A merged cell that is only partly hidden still shows its text.
    fn drop_hidden(&mut self) {
        self.hidden_rows.settle();
        self.hidden_columns.settle();
        let (rows, columns) = (&self.hidden_rows, &self.hidden_columns);
        for (first, last) in &mut self.merged {
            let shown = (rows.next_shown(first.0), columns.next_shown(first.1));
            if shown != *first && shown.0 <= last.0 && shown.1 <= last.1 {
                if let Some(text) = self.cells.remove(first) {
                    self.cells.insert(shown, text);
                }
                *first = shown;
            }
        }
        self.cells
            .retain(|place, _| !rows.contains(place.0) && !columns.contains(place.1));
    }

    /// A sheet whose cells stand too far apart for a table: a line a row.
    fn write_lines(&self, into: &mut Builder) {
        let mut lines: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
        for ((row, _), text) in &self.cells {
            lines.entry(*row).or_default().push(text);
        }
        for cells in lines.values() {
            into.paragraph(&cells.join("\t"));
        }
    }
}

/// Which rows and columns a table takes over. Of several empty ones side by side one is kept, since it parts what stands
/// on its two sides; those around the table are left out.
struct Layout {
    rows: Vec<u32>,
    columns: Vec<u32>,
    /// Merged cells by their first row and column in the table: how many columns and rows of it they take.
    merged: FxHashMap<(usize, usize), (usize, usize)>,
}

impl Layout {
    fn new(grid: &Grid) -> Self {
        let rows = with_gaps(grid.cells.keys().map(|place| place.0).collect(), &grid.hidden_rows);
        let columns = with_gaps(grid.cells.keys().map(|place| place.1).collect(), &grid.hidden_columns);
        let mut merged = FxHashMap::default();
        for (first, last) in &grid.merged {
            let (row, rows) = taken(&rows, first.0, last.0);
            let (column, columns) = taken(&columns, first.1, last.1);
            if rows > 0 && columns > 0 {
                merged.insert((row, column), (columns, rows));
            }
        }
        Self { rows, columns, merged }
    }

    /// How many bytes the texts of cells merged over rows take in the lines of the table.
    fn repeated(&self, grid: &Grid) -> u64 {
        let bytes = |(&(row, column), &(_, rows)): (&(usize, usize), &(usize, usize))| {
            let text = grid.cells.get(&(self.rows[row], self.columns[column]));
            (text.map_or(0, String::len) as u64).saturating_mul(rows as u64)
        };
        self.merged.iter().map(bytes).fold(0, u64::saturating_add)
    }

    /// Whether a table of that many places is still one, not a trap.
    const fn fits(&self) -> bool {
        const MOST: usize = 2 << 20;
        self.rows.len().saturating_mul(self.columns.len()) <= MOST
    }

    /// The table; none where it would be empty.
    fn table(&self, grid: &Grid) -> Option<Table> {
        let mut table = TableBuilder::new();
        // For each column the first row that no merged cell reaches into.
        let mut free = vec![0; self.columns.len()];
        for (row, &sheet_row) in self.rows.iter().enumerate() {
            table.row();
            let mut column = 0;
            while column < free.len() {
                if free[column] > row {
                    column += 1;
                    continue;
                }
                let text = grid
                    .cells
                    .get(&(sheet_row, self.columns[column]))
                    .map_or("", String::as_str);
                let (columns, rows) = self.span(row, column, &free);
                table.cell(text, columns, rows);
                free[column..column + columns].fill(row + rows);
                column += columns;
            }
        }
        table.finish()
    }

    /// How many columns and rows the cell at a place takes; those of other merged cells are left to them.
    fn span(&self, row: usize, column: usize, free: &[usize]) -> (usize, usize) {
        // A table's cell spans no more.
        const MOST: usize = 1000;
        let (columns, rows) = self.merged.get(&(row, column)).copied().unwrap_or((1, 1));
        let room = free[column..]
            .iter()
            .take(columns.min(MOST))
            .take_while(|free| **free <= row)
            .count();
        (room.max(1), rows)
    }
}

/// Sorted numbers without doubles, and one between any two that do not follow each other.
fn with_gaps(mut used: Vec<u32>, hidden: &Hidden) -> Vec<u32> {
    used.sort_unstable();
    used.dedup();
    let mut kept = Vec::with_capacity(used.len());
    for index in used {
        if let Some(&before) = kept.last() {
            let between = hidden.next_shown(before + 1);
            if between < index {
                kept.push(between);
            }
        }
        kept.push(index);
    }
    kept
}

/// Where a range begins among the numbers that are kept, and how many of them it takes.
fn taken(kept: &[u32], first: u32, last: u32) -> (usize, usize) {
    let start = kept.partition_point(|&index| index < first);
    let end = kept.partition_point(|&index| index <= last);
    (start, end.saturating_sub(start))
}
