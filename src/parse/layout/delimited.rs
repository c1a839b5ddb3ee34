//! Tables flattened to one row a line, the cells parted by tabs, bars or blanks.

use std::borrow::Cow;
use std::ops::Range;

use super::Doc;
use super::cells::{Separator, cells};
use super::columns::Columns;
use super::table::Span;
use super::tail::is_heading;
use crate::parse::line::{Line, is_short_phrase};
use crate::parse::mark::{bare, mark};

/// A row's own line.
struct Found<'t> {
    number: Option<u32>,
    /// All cells besides the number's.
    cells: Vec<&'t str>,
    /// Whether there is one for each column.
    placed: bool,
}

/// Whether the rows of a region share their lines as its headings do; a section's heading may stand over the first.
pub(super) fn fits(doc: Doc<'_>, region: Range<usize>, separator: Separator, columns: &Columns) -> bool {
    const LINES: usize = 4;
    doc.lines[region]
        .iter()
        .take(LINES)
        .any(|line| found(line, separator, columns).is_some())
}

/// The rows of a region, and the line of the heading over the first, if one stands there.
pub(super) fn spans<'t>(
    doc: Doc<'t>,
    region: Range<usize>,
    columns: &Columns,
    separator: Separator,
) -> (Option<usize>, Vec<Span<'t>>) {
    let mut spans: Vec<Span<'t>> = Vec::new();
    let mut heading = None;
    let mut page = false;
    for at in region {
        let line = &doc.lines[at];
        if let Some(found) = found(line, separator, columns) {
            page = false;
            let number = found.number.or_else(|| carried(columns, spans.last()));
            let cells = found.cells.into_iter().map(Cow::Borrowed).collect();
            spans.push(Span {
                number,
                cells,
                placed: found.placed,
                loose: at + 1..at + 1,
            });
            continue;
        }
        page = page || doc.is_page(at);
        match spans.last_mut() {
            Some(span) if !page => extend(doc, span, at, separator),
            Some(span) => span.loose.end = at + 1,
            None if is_heading(doc, at) || is_short_phrase(line.text) => heading = Some(at),
            None => {}
        }
    }
    (heading, spans)
}

/// A row whose number's cell was merged with the one above has that one's number.
fn carried(columns: &Columns, above: Option<&Span<'_>>) -> Option<u32> {
    columns.number().and(above?.number)
}

/// A line behind a row: one cell may be anything; several go on with the row, which a line break inside a cell has torn.
fn extend<'t>(doc: Doc<'t>, span: &mut Span<'t>, at: usize, separator: Separator) {
    let more = cells(doc.text(at), separator);
    if more.len() > 1 {
        if span.placed {
            span.cells.retain(|cell| !cell.is_empty());
        }
        let before = span.loose.clone().map(|line| Cow::Borrowed(doc.text(line)));
        span.cells
            .extend(before.chain(more.into_iter().filter(|cell| !cell.is_empty()).map(Cow::Borrowed)));
        (span.placed, span.loose) = (false, at + 1..at + 1);
    } else {
        span.loose.end = at + 1;
    }
}

/// Reads a line as a row, if it is one.
fn found<'t>(line: &Line<'t>, separator: Separator, columns: &Columns) -> Option<Found<'t>> {
    let mut cells = cells(line.text, separator);
    if separator == Separator::Tab {
        cells.splice(0..0, std::iter::repeat_n("", usize::from(line.tabs)));
    }
    if cells.iter().filter(|cell| !cell.is_empty()).count() < 2 {
        return None;
    }
    let Some(lead) = columns.number() else {
        return Some(fitted(None, cells, separator, columns));
    };
    if let Some((_, value)) = cells.get(lead).and_then(|cell| bare(cell)) {
        cells.remove(lead);
        return Some(fitted(Some(value), cells, separator, columns));
    }
    if let Some(m) = mark(cells[0]).filter(|m| lead == 0 && !m.rest.is_empty() && !m.style.is_heading()) {
        cells[0] = m.rest;
        return Some(fitted(Some(m.value), cells, separator, columns));
    }
    unnumbered(cells, lead, separator, columns)
}

/// A row without its number: the number's cell is empty, or has vanished and the others moved up.
fn unnumbered<'t>(mut cells: Vec<&'t str>, lead: usize, separator: Separator, columns: &Columns) -> Option<Found<'t>> {
    if !separator.keeps_empty() || cells.len() < columns.width() {
        return None;
    }
    let empty = cells[lead].is_empty();
    if empty {
        cells.remove(lead);
    }
    (empty || cells.last().is_some_and(|cell| cell.is_empty()) || cells.len() == columns.width())
        .then(|| fitted(None, cells, separator, columns))
}

/// The cells brought to the table's width, where only empty ones are missing or too many.
fn fitted<'t>(number: Option<u32>, mut cells: Vec<&'t str>, separator: Separator, columns: &Columns) -> Found<'t> {
    let width = columns.width();
    if separator.keeps_empty() {
        while cells.len() > width && cells.last().is_some_and(|cell| cell.is_empty()) {
            cells.pop();
        }
        if cells.len() < width {
            cells.resize(width, "");
        }
    }
    let placed = separator.keeps_empty() && cells.len() == width;
    if !placed {
        cells.retain(|cell| !cell.is_empty());
    }
    Found { number, cells, placed }
}
