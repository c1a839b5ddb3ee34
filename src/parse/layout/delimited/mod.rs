//! Tables flattened to one row a line, the cells parted by tabs, bars, blanks or full stops.

use std::borrow::Cow;
use std::ops::Range;

use super::Doc;
use super::cells::{Separator, cells, is_bar};
use super::columns::{Columns, Head};
use super::table::Span;
use super::tail::is_heading;
use crate::number::integer;
use crate::parse::line::{Line, is_short_phrase};
use crate::parse::mark::{Style, bare, is_digit, mark};

/// How the rows of a region stand on their lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Form {
    separator: Separator,
    /// Whether the number is run together with the first cell: `1新建…`.
    glued: bool,
}

impl Form {
    const fn plain(separator: Separator) -> Self {
        Self {
            separator,
            glued: false,
        }
    }

    const fn glued(separator: Separator) -> Self {
        Self { separator, glued: true }
    }
}

/// A row's own line.
struct Found<'t> {
    number: Option<u32>,
    /// All cells besides the number's.
    cells: Vec<&'t str>,
    /// Whether there is one for each column.
    placed: bool,
}

impl<'t> Found<'t> {
    fn span(self, number: Option<u32>, line: usize) -> Span<'t> {
        let cells = self.cells.into_iter().map(Cow::Borrowed).collect();
        Span {
            number,
            cells,
            placed: self.placed,
            parted: false,
            loose: line + 1..line + 1,
        }
    }
}

/// How the rows of a region share their lines; none where they do not. A section's heading may stand over the first.
pub(super) fn form(doc: Doc<'_>, region: Range<usize>, head: &Head) -> Option<Form> {
    const LINES: usize = 4;
    let lines = &doc.lines[region.start..region.end.min(region.start + LINES)];
    let is_row = |form: &Form| lines.iter().any(|line| found(line, *form, &head.columns, 1).is_some());
    if let Some(separator) = head.separator {
        return Some(Form::plain(separator)).filter(is_row);
    }
    // Only headings that share a line stand over rows that do, unless these are sentences.
    let forms = |separator: &Separator| [Form::plain(*separator), Form::glued(*separator)];
    let on_one_line = Separator::ALL.iter().filter(|_| head.lines.len() == 1);
    let known = on_one_line.flat_map(forms).find(is_row);
    known.or_else(|| {
        let mut sentences = forms(&Separator::Sentence).into_iter();
        sentences.find(|form| counts(lines, *form, &head.columns))
    })
}

/// Whether the first two lines are the rows 1 and 2.
fn counts(lines: &[Line<'_>], form: Form, columns: &Columns) -> bool {
    let is = |line: Option<&Line<'_>>, number: u32| {
        line.and_then(|line| found(line, form, columns, number)?.number) == Some(number)
    };
    columns.number() == Some(0) && is(lines.first(), 1) && is(lines.get(1), 2)
}

/// The rows of a region, and the line of the heading over the first, if one stands there.
pub(super) fn spans<'t>(
    doc: Doc<'t>,
    region: Range<usize>,
    columns: &Columns,
    form: Form,
) -> (Option<usize>, Vec<Span<'t>>) {
    let mut spans: Vec<Span<'t>> = Vec::new();
    let (mut heading, mut page) = (None, false);
    for at in region {
        let line = &doc.lines[at];
        // Without numbers a line of the page may look like a row.
        let may_be_row = columns.number().is_some() || !(page || doc.is_page(at));
        let next = next_number(doc, spans.last());
        if let Some(found) = found(line, form, columns, next).filter(|_| may_be_row) {
            page = false;
            let number = found.number.or_else(|| carried(columns, spans.last()));
            spans.push(found.span(number, at));
            continue;
        }
        page = page || doc.is_page(at) || doc.is_outlook(at);
        match spans.last_mut() {
            Some(span) if !page => extend(doc, span, at, columns, form.separator),
            Some(span) => span.loose.end = at + 1,
            None if is_heading(doc, at) || is_short_phrase(line.text) => heading = Some(at),
            None => {}
        }
    }
    (heading, spans)
}

/// The number that the next row would have: 1 behind a section's heading.
fn next_number(doc: Doc<'_>, above: Option<&Span<'_>>) -> u32 {
    let headed = |span: &Span<'_>| span.loose.clone().next_back().is_some_and(|line| is_heading(doc, line));
    above
        .filter(|span| !headed(span))
        .and_then(|span| span.number)
        .map_or(1, |number| number.saturating_add(1))
}

/// A row whose number's cell was merged with the one above has that one's number.
fn carried(columns: &Columns, above: Option<&Span<'_>>) -> Option<u32> {
    columns.number().and(above?.number)
}

/// A line behind a row: one cell may be anything; several go on with the row, which a line break inside a cell has torn.
fn extend<'t>(doc: Doc<'t>, span: &mut Span<'t>, at: usize, columns: &Columns, separator: Separator) {
    let more = cells(doc.text(at), separator);
    if more.len() > 1 && !is_heading(doc, at) && (separator.keeps_empty() || span.cells.len() < columns.width()) {
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

/// Reads a line as a row, if it is one; `next` is the number that a row may have run together with its first cell.
fn found<'t>(line: &Line<'t>, form: Form, columns: &Columns, next: u32) -> Option<Found<'t>> {
    let separator = form.separator;
    let mut cells = all_cells(line, separator, columns);
    let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
    if filled < 2 {
        return None;
    }
    let Some(lead) = columns.number() else {
        return Some(fitted(None, cells, separator, columns));
    };
    if let Some((style, value)) = cells.get(lead).and_then(|cell| bare(cell)) {
        cells.remove(lead);
        // A Chinese numeral beside a single cell counts sections, and that is its heading.
        let row = style != Style::Chinese || filled > 2 || columns.width() == 1;
        return row.then(|| fitted(Some(value), cells, separator, columns));
    }
    // The cells before the number may have vanished with the merged one above: the group of the rows.
    let vanished = lead > 0 && cells.len() + lead <= columns.width() + 1;
    if let Some((_, value)) = bare(cells[0]).filter(|_| vanished && separator.keeps_empty()) {
        cells.splice(0..1, std::iter::repeat_n("", lead));
        return Some(fitted(Some(value), cells, separator, columns));
    }
    if let Some(m) = mark(cells[0]).filter(|m| lead == 0 && !m.rest.is_empty() && !m.style.is_heading()) {
        cells[0] = m.rest;
        return Some(fitted(Some(m.value), cells, separator, columns));
    }
    if form.glued {
        cells[0] = glued(cells[0], next).filter(|_| lead == 0)?;
        return Some(fitted(Some(next), cells, separator, columns));
    }
    unnumbered(cells, lead, separator, columns)
}

/// The cells of a line, with the empty ones at its start.
fn all_cells<'t>(line: &Line<'t>, separator: Separator, columns: &Columns) -> Vec<&'t str> {
    let mut cells = cells(line.text, separator);
    if separator == Separator::Tab {
        cells.splice(0..0, std::iter::repeat_n("", usize::from(line.tabs)));
    }
    let short = cells.len() < columns.width() + usize::from(columns.number().is_some());
    if separator == Separator::Bar && short && line.text.starts_with(is_bar) && !line.text.ends_with(is_bar) {
        // Where no bar ends the line, the one at its start stands behind an empty cell.
        cells.insert(0, "");
    }
    cells
}

/// A cell behind the number that is run together with it, which only counting tells: behind 2 `35条街巷` is 3 and 5条街巷.
fn glued(cell: &str, number: u32) -> Option<&str> {
    let mut digits = 0;
    let mut rest = cell;
    for c in cell.chars().take_while(|c| is_digit(*c)) {
        digits = digits * 10 + integer(c.encode_utf8(&mut [0; 4]))?;
        rest = &rest[c.len_utf8()..];
        if digits >= u64::from(number) {
            break;
        }
    }
    let amount = |c: char| matches!(c, '.' | '．' | '%' | '％' | ',' | '，');
    (digits == u64::from(number) && !rest.is_empty() && !rest.starts_with(amount)).then(|| rest.trim_start())
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

#[cfg(test)]
mod tests;
