//! A grid and the runs on it → a table.

use super::Run;
use super::cell::{self, CellText};
use super::grid::{Grid, Span};
use super::line::{Line, lines};
use crate::decode::{Table, TableBuilder};

/// A table with its place on the page.
#[derive(Debug, Clone)]
pub(super) struct Ruled {
    /// The upper edge.
    pub(super) top: f32,
    /// The edges of the columns.
    pub(super) xs: Vec<f32>,
    pub(super) rows: usize,
    /// The cells in reading order.
    pub(super) cells: Vec<(Span, CellText)>,
}

impl Ruled {
    /// The table of a grid and the runs whose middle stands on it.
    pub(super) fn new(grid: &Grid, runs: &[&Run]) -> Self {
        let parts: Vec<_> = runs.iter().flat_map(|run| split(run, grid)).collect();
        let mut cells: Vec<Vec<&Run>> = vec![Vec::new(); grid.spans.len()];
        for part in &parts {
            if let Some(cell) = grid.cell_at(part.middle()) {
                cells[cell].push(part);
            }
        }
        let cells: Vec<_> = cells.into_iter().map(lines).collect();
        let margin = margin(grid, &cells);
        let texts = grid.spans.iter().zip(&cells).map(|(span, lines)| {
            let (left, right) = grid.sides(*span);
            (*span, cell::text(lines, (left + margin, right - margin)))
        });
        let mut table = Self {
            top: grid.ys.first().copied().unwrap_or(0.0),
            xs: grid.xs.clone(),
            rows: grid.ys.len() - 1,
            cells: texts.collect(),
        };
        table.drop_empty_rows();
        table
    }

    /// Takes away rows that hold nothing: double lines, and headings that are repeated as decoration only.
    fn drop_empty_rows(&mut self) {
        let mut kept = vec![false; self.rows];
        for (span, cell) in &self.cells {
            if !cell.text.is_empty() || span.rows > 1 {
                kept[span.row..span.row + span.rows].fill(true);
            }
        }
        let mut places = Vec::with_capacity(kept.len());
        let mut place = 0;
        for kept in &kept {
            places.push(place);
            place += usize::from(*kept);
        }
        self.rows = place;
        self.cells.retain_mut(|(span, _)| {
            let is_kept = kept[span.row];
            span.row = places[span.row];
            is_kept
        });
    }

    /// The texts of a row's own cells with their columns.
    pub(super) fn row(&self, row: usize) -> impl Iterator<Item = &(Span, CellText)> {
        let start = self.cells.partition_point(|(span, _)| span.row < row);
        self.cells[start..].iter().take_while(move |(span, _)| span.row == row)
    }

    /// Takes a row away that no cell from above reaches into, and gives its cells' texts.
    pub(super) fn remove_row(&mut self, row: usize) -> Vec<CellText> {
        let texts = self.row(row).map(|(_, cell)| cell.clone()).collect();
        self.cells.retain(|(span, _)| span.row != row);
        for (span, _) in &mut self.cells {
            span.row -= usize::from(span.row > row);
        }
        self.rows = self.rows.saturating_sub(1);
        texts
    }

    /// The table as a document's.
    pub(super) fn table(&self) -> Option<Table> {
        let mut builder = TableBuilder::new();
        let mut row = None;
        for (span, cell) in &self.cells {
            while row.is_none_or(|row| row < span.row) {
                builder.row();
                row = Some(row.map_or(0, |row| row + 1));
            }
            builder.cell(&cell.text, span.columns, span.rows);
        }
        builder.finish()
    }
}

/// How far text keeps from the edges of its cell, by the cell where it comes nearest.
fn margin(grid: &Grid, cells: &[Vec<Line>]) -> f32 {
    const WIDEST: f32 = 8.0;
    let distances = grid.spans.iter().zip(cells).flat_map(|(span, lines)| {
        let (left, _) = grid.sides(*span);
        lines.iter().map(move |line| line.x - left)
    });
    distances.fold(WIDEST, f32::min).max(0.0)
}

/// A run as the parts that stand in different cells.
fn split(run: &Run, grid: &Grid) -> Vec<Run> {
    let y = run.middle().1;
    let inset = (0.5 * run.size).min(run.width / 2.0);
    let ends = (grid.cell_at((run.x + inset, y)), grid.cell_at((run.right() - inset, y)));
    if ends.0 == ends.1 {
        return vec![run.clone()];
    }
    let mut parts: Vec<Run> = Vec::new();
    let mut last = None;
    for character in characters(run) {
        let cell = grid.cell_at(character.middle());
        match parts.last_mut().filter(|_| last == Some(cell)) {
            Some(part) => {
                part.text.push_str(&character.text);
                part.width += character.width;
            }
            None => parts.push(character),
        }
        last = Some(cell);
    }
    parts
}

/// The characters of a run, taken to be as wide as such characters are.
fn characters(run: &Run) -> impl Iterator<Item = Run> {
    let weight = |c: char| if c.is_ascii() { 1.0 } else { 2.0 };
    let unit = run.width / run.text.chars().map(weight).sum::<f32>().max(1.0);
    let mut x = run.x;
    run.text.chars().map(move |c| {
        let width = unit * weight(c);
        x += width;
        Run {
            x: x - width,
            width,
            text: c.to_string(),
            ..run.clone()
        }
    })
}
