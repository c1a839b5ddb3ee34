//! Tables of a page: which rows are data and which only lay the page out.
//!
//! Pages put their banner, their menu and their text into the cells of a table. Such rows come out cell by cell, in
//! order; the rows between them that hold nothing but lines of text are a table of data.

use super::dom::NodeId;
use super::flow::Flow;
use super::grid::{self, Cell};
use crate::decode::table::TableBuilder;

/// Writes a table. What a page wrote before it must come first.
pub(super) fn write(flow: &mut Flow<'_, '_>, table: NodeId) {
    flow.flush();
    let read = grid::read(flow.dom, table);
    for caption in read.captions {
        flow.walk(caption);
    }
    let mut rows = read.rows;
    fill(flow, &mut rows);
    let mut run: Vec<Vec<Cell>> = Vec::new();
    for row in rows {
        if is_page(flow, &row, run.is_empty()) {
            write_run(flow, &std::mem::take(&mut run));
            unfold(flow, &row);
        } else {
            run.push(row);
        }
    }
    write_run(flow, &run);
}

/// Reads the text of all cells that hold no page; of the others, too, where the table as a whole is one of data.
fn fill(flow: &Flow<'_, '_>, rows: &mut [Vec<Cell>]) {
    for cell in rows.iter_mut().flatten().filter(|cell| !flow.within.is_page(cell.id)) {
        cell.text.get_or_insert_with(|| flow.cell(cell.id));
    }
    if is_data(rows) {
        for cell in rows.iter_mut().flatten() {
            cell.text.get_or_insert_with(|| flow.cell(cell.id));
        }
    }
}

/// Whether a table is one of data although cells of it hold tables: it has a row of headings, and in each row most cells
/// are text.
fn is_data(rows: &[Vec<Cell>]) -> bool {
    const MIN: usize = 3;
    let is_text = |cell: &Cell| cell.text.as_ref().is_some_and(|text| !text.is_empty());
    let mut wide = rows.iter().filter(|row| row.len() >= MIN);
    let headed = wide.next().is_some_and(|row| row.iter().all(is_text));
    let mixed = |row: &&Vec<Cell>| row.iter().any(|cell| cell.text.is_none());
    let mostly_text = |row: &Vec<Cell>| row.iter().filter(|cell| is_text(cell)).count() * 2 >= row.len();
    headed
        && wide.count() + 1 >= MIN
        && rows
            .iter()
            .filter(mixed)
            .all(|row| row.len() >= MIN && mostly_text(row))
}

/// Whether a row lays out a page: a cell holds tables or parts of pages, or a heading with text below it, or the row is
/// a heading above the data.
fn is_page(flow: &Flow<'_, '_>, row: &[Cell], first: bool) -> bool {
    const MIN_LINES: usize = 4;
    row.iter().any(|cell| match &cell.text {
        None => true,
        Some(_) if !flow.within.holds_heading(cell.id) => false,
        Some(text) => text.lines().count() >= MIN_LINES || row.len() == 1 && first,
    })
}

/// Writes the cells of a row one after the other.
fn unfold(flow: &mut Flow<'_, '_>, row: &[Cell]) {
    for cell in row {
        match &cell.text {
            Some(text) if !flow.within.holds_heading(cell.id) => flow.set(text),
            _ => flow.walk(cell.id),
        }
    }
}

/// Writes rows of data, as a table if they have columns and as lines if not.
fn write_run(flow: &mut Flow<'_, '_>, rows: &[Vec<Cell>]) {
    let mut builder = TableBuilder::new();
    for row in rows {
        builder.row();
        for cell in row {
            builder.cell(cell.text.as_deref().unwrap_or_default(), cell.columns, cell.rows);
        }
    }
    if builder.is_too_large() {
        rows.iter().for_each(|row| flow.set(&tabbed(row)));
        return;
    }
    let table = builder.finish().filter(|table| table.columns() > 1 && !is_layout(rows));
    match (table, flow.page()) {
        (Some(table), Some(page)) => page.table(table),
        _ => rows.iter().for_each(|row| unfold(flow, row)),
    }
}

fn tabbed(row: &[Cell]) -> String {
    let texts: Vec<_> = row
        .iter()
        .map(|cell| cell.text.as_deref().unwrap_or_default().replace('\n', " "))
        .collect();
    texts.join("\t")
}

/// Whether one cell is too long for a table of so few rows: the text of a page beside its menu.
fn is_layout(rows: &[Vec<Cell>]) -> bool {
    const LINES_OF_ONE_ROW: usize = 3;
    const LINES_A_ROW: usize = 12;
    let lines = |cell: &Cell| cell.text.as_ref().map_or(0, |text| text.lines().count());
    let longest = rows.iter().flatten().map(lines).max().unwrap_or(0);
    match grid::rows_of_several(rows) {
        0 => true,
        1 => longest > LINES_OF_ONE_ROW,
        rows => longest > LINES_A_ROW * rows,
    }
}
