//! The rows and cells of a table element.

use html5ever::local_name;

use super::dom::{Dom, NodeId};
use super::style::Style;

/// A cell.
#[derive(Debug)]
pub(super) struct Cell {
    pub(super) id: NodeId,
    /// How many columns and rows it spans.
    pub(super) columns: usize,
    pub(super) rows: usize,
    /// Its lines, once they are read.
    pub(super) text: Option<String>,
}

/// A table element.
#[derive(Debug, Default)]
pub(super) struct Grid {
    pub(super) captions: Vec<NodeId>,
    /// The rows as they are shown: those of `<tfoot>` stand last wherever they are written.
    pub(super) rows: Vec<Vec<Cell>>,
}

/// Reads the rows of a table that are shown.
pub(super) fn read(dom: &Dom, table: NodeId) -> Grid {
    let mut grid = Grid::default();
    let mut foot = Vec::new();
    for child in dom.children(table).filter(|child| is_shown(dom, *child)) {
        match dom.tag(child) {
            Some(&local_name!("caption")) => grid.captions.push(child),
            Some(&local_name!("tfoot")) => read_group(dom, child, &mut foot),
            Some(&local_name!("thead") | &local_name!("tbody")) => read_group(dom, child, &mut grid.rows),
            _ => {}
        }
    }
    grid.rows.append(&mut foot);
    grid
}

fn is_shown(dom: &Dom, id: NodeId) -> bool {
    dom.tag(id).is_some() && !Style::of(dom, id).gone
}

/// Reads a group of rows; no cell reaches beyond it (HTML Standard, section 4.9.12).
fn read_group(dom: &Dom, group: NodeId, rows: &mut Vec<Vec<Cell>>) {
    let shown: Vec<_> = dom
        .children(group)
        .filter(|row| dom.tag(*row) == Some(&local_name!("tr")) && is_shown(dom, *row))
        .collect();
    for (at, row) in shown.iter().enumerate() {
        rows.push(read_row(dom, *row, shown.len() - at));
    }
}

fn read_row(dom: &Dom, row: NodeId, left: usize) -> Vec<Cell> {
    let is_cell = |id: &NodeId| matches!(dom.tag(*id), Some(&local_name!("td") | &local_name!("th")));
    let cells = dom.children(row).filter(|id| is_cell(id) && is_shown(dom, *id));
    let cell = |id| {
        let rows = span(dom, id, "rowspan");
        Cell {
            id,
            columns: span(dom, id, "colspan").max(1),
            rows: if rows == 0 { left } else { rows.min(left) },
            text: Style::of(dom, id).blank.then(String::new),
        }
    };
    cells.map(cell).collect()
}

/// The number that an attribute begins with; 1 where it begins with none.
fn span(dom: &Dom, id: NodeId, name: &str) -> usize {
    let value = dom.attribute(id, name).unwrap_or_default().trim_start();
    let digits = value.len() - value.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    value[..digits]
        .parse()
        .unwrap_or(if digits > 0 { usize::MAX } else { 1 })
}

/// How many rows have more than one cell, those counted in that a cell above reaches into.
pub(super) fn rows_of_several(rows: &[Vec<Cell>]) -> usize {
    let mut reach = 0;
    let mut several = 0;
    for row in rows {
        several += usize::from(row.len() > 1 || reach > 0 && !row.is_empty());
        let deepest = row.iter().map(|cell| cell.rows).max().unwrap_or(0);
        reach = deepest.max(reach).saturating_sub(1);
    }
    several
}
