//! Rows that a page's end cuts in two.

use super::cell::CellText;
use super::joint::glue;
use super::layout::{Block, Layout};
use super::table::Ruled;

/// Joins rows that surely are one: the second half stands at the top of the next page in a table of the same columns,
/// perhaps below the repeated heading.
pub(super) fn join(layouts: &mut [Layout]) {
    for page in 1..layouts.len() {
        let (above, below) = layouts.split_at_mut(page);
        let last = above.last_mut().and_then(|layout| layout.blocks.last_mut());
        let first = below.first_mut().and_then(|layout| layout.blocks.first_mut());
        if let (Some(Block::Table(last)), Some(Block::Table(first))) = (last, first)
            && is_same_shape(last, first)
        {
            join_row(last, first);
        }
    }
}

/// Whether two tables have the same columns.
fn is_same_shape(one: &Ruled, other: &Ruled) -> bool {
    let mut pairs = one.xs.iter().zip(&other.xs);
    one.xs.len() == other.xs.len() && pairs.all(|(one, other)| (one - other).abs() < 2.0)
}

/// Moves the first own row of a table into the last of the table before it.
fn join_row(last: &mut Ruled, first: &mut Ruled) {
    let head = |table: &Ruled| -> Vec<String> { table.row(0).map(|(_, cell)| cell.text.clone()).collect() };
    let (Some(end), row) = (last.rows.checked_sub(1), usize::from(head(first) == head(last))) else {
        return;
    };
    if continues(last, end, first, row) {
        let rests = first.remove_row(row);
        let start = last.cells.partition_point(|(span, _)| span.row < end);
        for ((_, cell), rest) in last.cells[start..].iter_mut().zip(rests) {
            go_on(cell, &rest);
        }
    }
}

/// Adds the second half of a cell to the first.
fn go_on(cell: &mut CellText, rest: &CellText) {
    if !rest.text.is_empty() {
        let glue = if cell.breaks_off {
            glue(&cell.text, &rest.text)
        } else {
            "\n"
        };
        cell.text.push_str(glue);
        cell.text.push_str(&rest.text);
        cell.breaks_off = rest.breaks_off;
    }
}

/// Whether a row goes on with the row `row` of the next table: cell below cell, without a number of its own, and only
/// in cells that break off or in few cells at all.
fn continues(last: &Ruled, end: usize, first: &Ruled, row: usize) -> bool {
    let pairs: Vec<_> = last.row(end).zip(first.row(row)).collect();
    let alike = pairs.len() == last.row(end).count() && pairs.len() == first.row(row).count();
    let fits = pairs.iter().all(|((above, cell), (below, rest))| {
        let same = above.column == below.column && above.columns == below.columns;
        same && above.rows == 1 && below.rows == 1 && (rest.text.is_empty() || !cell.text.is_empty())
    });
    let numbered = pairs
        .first()
        .is_some_and(|((_, cell), (_, rest))| !cell.text.is_empty() && rest.text.is_empty());
    let rests: Vec<_> = pairs.iter().filter(|(_, (_, rest))| !rest.text.is_empty()).collect();
    let broken = rests.iter().all(|((_, cell), _)| cell.breaks_off);
    alike && fits && numbered && !rests.is_empty() && (broken || rests.len() * 2 <= pairs.len())
}
