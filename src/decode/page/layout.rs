//! A page → its blocks: lines and tables, from top to bottom.

use super::bare::Columns;
use super::grid::Grid;
use super::line::{Line, lines};
use super::table::Ruled;
use super::{Page, Run, bare, frame, open};

/// A part of a page.
#[derive(Debug, Clone)]
pub(super) enum Block {
    Line(Line),
    Table(Ruled),
}

impl Block {
    /// The line that it is.
    pub(super) const fn line(&self) -> Option<&Line> {
        match self {
            Self::Line(line) => Some(line),
            Self::Table(_) => None,
        }
    }

    /// Where it begins; for a line its base line.
    fn top(&self) -> f32 {
        match self {
            Self::Line(line) => line.y,
            Self::Table(table) => table.top,
        }
    }
}

/// A page's blocks.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    pub(super) size: (f32, f32),
    pub(super) blocks: Vec<Block>,
}

/// How many tables a page may have; the smallest are left out of more.
const MAX_TABLES: usize = 200;

impl Layout {
    /// The blocks of each page.
    pub(super) fn of(pages: &[Page]) -> Vec<Self> {
        let mut columns = None;
        pages.iter().map(|page| Self::of_page(page, &mut columns)).collect()
    }

    /// The blocks of a page. A table without lines may go on in the columns that the page before ended with; those that
    /// this page ends with are left there.
    fn of_page(page: &Page, columns: &mut Option<Columns>) -> Self {
        let grids = grids(page, columns);
        let mut inside: Vec<Vec<&Run>> = vec![Vec::new(); grids.len()];
        let mut outside = Vec::new();
        for run in &page.runs {
            match home(run, &grids) {
                Some(grid) => inside[grid].push(run),
                None => outside.push(run),
            }
        }
        let tables = grids.iter().zip(&inside).filter(|(_, runs)| !runs.is_empty());
        let tables = tables.map(|(grid, runs)| Block::Table(Ruled::new(grid, runs)));
        let mut blocks: Vec<_> = tables.chain(lines(outside).into_iter().map(Block::Line)).collect();
        blocks.sort_by(|one, other| one.top().total_cmp(&other.top()));
        Self {
            size: page.size,
            blocks,
        }
    }
}

/// The grids of a page, the largest first: those whose lines are all drawn, among the other text those that have
/// horizontal ones only, and among what is left those that have none.
fn grids(page: &Page, columns: &mut Option<Columns>) -> Vec<Grid> {
    let (closed, lonely) = frame::frames(&page.rules);
    let mut grids: Vec<_> = closed.iter().filter_map(Grid::of).collect();
    largest_first(&mut grids);
    grids.truncate(MAX_TABLES);
    let free: Vec<_> = page.runs.iter().filter(|run| home(run, &grids).is_none()).collect();
    grids.extend(open::frames(&lonely, &free).iter().filter_map(Grid::of));
    largest_first(&mut grids);
    let free: Vec<_> = page.runs.iter().filter(|run| home(run, &grids).is_none()).collect();
    grids.extend(bare::frames(free, columns).iter().filter_map(Grid::of));
    largest_first(&mut grids);
    grids
}

fn largest_first(grids: &mut [Grid]) {
    grids.sort_by(|one, other| other.area().total_cmp(&one.area()));
}

/// The smallest table around a run: tables may stand in the cells of others.
fn home(run: &Run, grids: &[Grid]) -> Option<usize> {
    grids.iter().rposition(|grid| grid.cell_at(run.middle()).is_some())
}
