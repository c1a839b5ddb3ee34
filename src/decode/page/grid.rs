//! A frame → a grid of rows and columns. Where no line stands between two places, they are one merged cell.

use super::frame::{Frame, NEAR, Stroke};

/// A cell: its first row and column, and how many it spans.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) rows: usize,
    pub(super) columns: usize,
}

/// A grid.
#[derive(Debug)]
pub(super) struct Grid {
    /// The edges of the columns, from left to right, one more than there are columns.
    pub(super) xs: Vec<f32>,
    /// The edges of the rows, from top to bottom.
    pub(super) ys: Vec<f32>,
    /// The cells in reading order.
    pub(super) spans: Vec<Span>,
    /// For each place, row by row, the number of its cell.
    owners: Vec<usize>,
}

/// How far horizontal lines must reach beyond the outermost vertical ones for a column that is open at the side, and the
/// other way round.
const OPEN: f32 = 12.0;

impl Grid {
    /// The grid of a frame; none where it has a single column or a single cell, as a box around text has.
    pub(super) fn of(frame: &Frame) -> Option<Self> {
        let xs = edges(&frame.vertical, &frame.horizontal);
        let ys = edges(&frame.horizontal, &frame.vertical);
        let (columns, rows) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
        let walls = Walls {
            right: sides(&frame.vertical, &xs, &ys),
            below: sides(&frame.horizontal, &ys, &xs),
            rows,
            columns,
        };
        let mut grid = Self {
            xs,
            ys,
            spans: Vec::new(),
            owners: vec![usize::MAX; rows * columns],
        };
        for place in 0..rows * columns {
            if grid.owners[place] == usize::MAX {
                grid.grow(place / columns, place % columns, &walls);
            }
        }
        let parted = grid.spans.iter().any(|span| span.columns < columns);
        (columns >= 2 && parted).then_some(grid)
    }

    /// Makes a cell that begins at a place, as wide and then as high as no line stops it.
    fn grow(&mut self, row: usize, column: usize, walls: &Walls) {
        let mut columns = 1;
        while column + columns < walls.columns
            && !walls.is_right(row, column + columns - 1)
            && self.is_free(row, column + columns)
        {
            columns += 1;
        }
        let mut rows = 1;
        while row + rows < walls.rows && (column..column + columns).all(|at| self.opens(row + rows, at, walls)) {
            let inner = column..column + columns - 1;
            if inner.clone().any(|at| walls.is_right(row + rows, at)) {
                break;
            }
            rows += 1;
        }
        for covered in row..row + rows {
            let start = covered * walls.columns + column;
            self.owners[start..start + columns].fill(self.spans.len());
        }
        self.spans.push(Span {
            row,
            column,
            rows,
            columns,
        });
    }

    /// Whether nothing parts a place from the one above it.
    fn opens(&self, row: usize, column: usize, walls: &Walls) -> bool {
        !walls.is_below(row - 1, column) && self.is_free(row, column)
    }

    fn is_free(&self, row: usize, column: usize) -> bool {
        self.owners[row * self.columns() + column] == usize::MAX
    }

    /// How many columns there are.
    pub(super) const fn columns(&self) -> usize {
        self.xs.len() - 1
    }

    /// The number of the cell at a point of the page; none outside.
    pub(super) fn cell_at(&self, (x, y): (f32, f32)) -> Option<usize> {
        let column = self.xs.partition_point(|edge| *edge <= x).checked_sub(1)?;
        let row = self.ys.partition_point(|edge| *edge <= y).checked_sub(1)?;
        let inside = column < self.columns() && row + 1 < self.ys.len();
        inside.then(|| self.owners[row * self.columns() + column])
    }

    /// The left and right edge of a cell.
    pub(super) fn sides(&self, span: Span) -> (f32, f32) {
        (self.xs[span.column], self.xs[span.column + span.columns])
    }

    /// The grid's area, by which a table inside another's cell is told.
    pub(super) fn area(&self) -> f32 {
        let length = |edges: &[f32]| edges.last().copied().unwrap_or(0.0) - edges.first().copied().unwrap_or(0.0);
        length(&self.xs) * length(&self.ys)
    }
}

/// Which places have a line on their right side and below.
struct Walls {
    right: Vec<bool>,
    below: Vec<bool>,
    rows: usize,
    columns: usize,
}

impl Walls {
    fn is_right(&self, row: usize, column: usize) -> bool {
        self.right[(column + 1) * self.rows + row]
    }

    fn is_below(&self, row: usize, column: usize) -> bool {
        self.below[(row + 1) * self.columns + column]
    }
}

/// The places of lines, those that are near as one, and where the lines across reach far beyond them.
fn edges(lines: &[Stroke], across: &[Stroke]) -> Vec<f32> {
    let mut places: Vec<_> = lines.iter().map(|line| line.at).collect();
    places.sort_by(f32::total_cmp);
    let (first, last) = (places.first().copied(), places.last().copied());
    let least = across.iter().map(|line| line.from).min_by(f32::total_cmp);
    let most = across.iter().map(|line| line.to).max_by(f32::total_cmp);
    places.extend(least.filter(|least| first.is_none_or(|first| *least < first - OPEN)));
    places.extend(most.filter(|most| last.is_none_or(|last| *most > last + OPEN)));
    places.sort_by(f32::total_cmp);
    places.dedup_by(|next, kept| *next - *kept <= NEAR);
    places
}

/// For each edge and each interval across it, whether a line covers most of it.
fn sides(lines: &[Stroke], edges: &[f32], across: &[f32]) -> Vec<bool> {
    const MOST: f32 = 0.6;
    let intervals = across.len() - 1;
    let mut covered = vec![false; edges.len() * intervals];
    for line in lines {
        let edge = edges.partition_point(|edge| *edge <= line.at).saturating_sub(1);
        let first = across.partition_point(|place| *place < line.from).saturating_sub(1);
        for interval in first..intervals {
            let (from, to) = (across[interval], across[interval + 1]);
            if from >= line.to {
                break;
            }
            if line.to.min(to) - line.from.max(from) >= MOST * (to - from) {
                covered[edge * intervals + interval] = true;
            }
        }
    }
    covered
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stroke(at: f32, from: f32, to: f32) -> Stroke {
        Stroke { at, from, to }
    }

    fn spans(grid: &Grid) -> Vec<[usize; 4]> {
        grid.spans
            .iter()
            .map(|span| [span.row, span.column, span.rows, span.columns])
            .collect()
    }

    #[test]
    fn places_without_a_line_between_them_are_one_cell() {
        let frame = Frame {
            // The second line stops short of the last column, the third begins behind the first.
            horizontal: vec![
                stroke(0.0, 0.0, 90.0),
                stroke(20.0, 0.0, 90.0),
                stroke(40.0, 30.0, 90.0),
                stroke(60.0, 0.0, 90.0),
            ],
            vertical: vec![
                stroke(0.0, 0.0, 60.0),
                stroke(30.0, 20.0, 60.0),
                stroke(60.0, 20.0, 60.0),
                stroke(91.0, 0.0, 60.0),
            ],
        };
        let grid = Grid::of(&frame).unwrap();
        assert_eq!(
            spans(&grid),
            [
                [0, 0, 1, 3],
                [1, 0, 2, 1],
                [1, 1, 1, 1],
                [1, 2, 1, 1],
                [2, 1, 1, 1],
                [2, 2, 1, 1]
            ]
        );
        assert_eq!(grid.cell_at((10.0, 50.0)), Some(1));
        assert_eq!(grid.cell_at((95.0, 50.0)), None);
    }

    #[test]
    fn a_table_may_be_open_at_its_sides() {
        let frame = Frame {
            horizontal: vec![stroke(0.0, 0.0, 90.0), stroke(20.0, 0.0, 90.0)],
            vertical: vec![stroke(30.0, 0.0, 20.0)],
        };
        assert_eq!(Grid::of(&frame).unwrap().xs, [0.0, 30.0, 90.0]);
    }

    #[test]
    fn a_box_around_text_is_no_table() {
        let sides = vec![stroke(0.0, 0.0, 60.0), stroke(90.0, 0.0, 60.0)];
        let frame = Frame {
            horizontal: vec![stroke(0.0, 0.0, 90.0), stroke(30.0, 0.0, 90.0), stroke(60.0, 0.0, 90.0)],
            vertical: sides,
        };
        assert!(Grid::of(&frame).is_none());
    }

    #[test]
    fn a_cell_of_an_uneven_shape_is_taken_apart() {
        // The middle line is missing on the left, the vertical one in the upper half.
        let frame = Frame {
            horizontal: vec![
                stroke(0.0, 0.0, 60.0),
                stroke(20.0, 30.0, 60.0),
                stroke(40.0, 0.0, 60.0),
            ],
            vertical: vec![
                stroke(0.0, 0.0, 40.0),
                stroke(30.0, 20.0, 40.0),
                stroke(60.0, 0.0, 40.0),
            ],
        };
        let grid = Grid::of(&frame).unwrap();
        assert_eq!(spans(&grid), [[0, 0, 1, 2], [1, 0, 1, 1], [1, 1, 1, 1]]);
    }
}
