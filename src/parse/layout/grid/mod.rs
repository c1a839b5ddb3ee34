//! Real tables of a document (HTML, Word, workbooks, PDF …): which of them list tasks, and their rows.
//!
//! A table without such headings is the page's or the header's; its lines are read like any others.

mod body;
mod caption;
mod head;
#[cfg(test)]
mod tests;

use std::ops::Range;
use std::rc::Rc;

use super::columns::Columns;
use super::row::{Row, add};
use super::tail::is_heading;
use super::{Doc, Reading, mixture};
use crate::decode::{Table, Text};
use crate::parse::line::{is_page_number, is_short_phrase};
use crate::parse::mark::{bare, mark};
use crate::parse::title::has_period;
use body::{Body, Entry, counts_in_digits};
pub(super) use caption::caption_unit;
use caption::is_caption;
use head::{Head, heads};

/// A table of tasks and the lines that it fills.
struct Placed<'t> {
    table: &'t Table,
    heads: Vec<Head>,
    /// The line of each row; a row that holds nothing has that of the next one.
    rows: Vec<usize>,
    /// The line behind the table.
    end: usize,
}

/// Reads the tables of a document; none where no table has the headings of one that lists tasks.
pub(super) fn read<'t>(doc: Doc<'t>, text: &'t Text) -> Option<Reading<'t>> {
    let tables = placed(doc, text);
    let first = tables.first()?;
    let head = first.rows[first.heads[0].rows.start];
    let marks: Vec<usize> = text
        .headings
        .iter()
        .filter(|h| h.level > 0)
        .map(|h| line_at(doc, text, h.span.start))
        .collect();
    let several = tables.iter().filter(|table| !table.heads.is_empty()).count() > 1;
    let finder = Finder {
        doc,
        marks: &marks,
        several,
    };
    let over = finder.over(first.table, 0..head);
    let is_section = |line: &usize| several && first.table.sheet.is_none() && !has_period(doc.text(*line));
    let doc = doc.titled(over.filter(is_section).unwrap_or(head));
    let finder = Finder { doc, ..finder };
    let mut reading = Reading::new(doc);
    let mut reader = Reader {
        finder,
        rows: Vec::new(),
        before: 0,
        last: None,
    };
    tables.iter().for_each(|table| reader.table(table, &mut reading));
    reader.flush(&mut reading);
    reader.between(reader.before..doc.lines.len(), &mut reading);
    Some(reading)
}

/// The tables that list tasks: those with headings, and those that go on with one after the end of a page.
fn placed<'t>(doc: Doc<'t>, text: &'t Text) -> Vec<Placed<'t>> {
    let mut placed: Vec<Placed<'t>> = Vec::new();
    for table in &text.tables {
        let heads = heads(table, doc.headings);
        let goes_on = |before: &Placed<'_>| goes_on(before, table);
        if heads.is_empty() && !placed.last().is_some_and(goes_on) {
            continue;
        }
        let mut rows = Vec::with_capacity(table.rows());
        let mut at = table.span.start;
        for _ in 0..table.rows() {
            rows.push(line_at(doc, text, at));
            at += text.content[at..].find('\n').map_or(0, |end| end + 1);
        }
        placed.push(Placed {
            table,
            heads,
            rows,
            end: line_at(doc, text, table.span.end),
        });
    }
    placed
}

/// Whether a table without headings goes on with the one before: it is as wide, and its first row is an item's, or what
/// is left of one.
fn goes_on(before: &Placed<'_>, table: &Table) -> bool {
    let Some(number) = before.heads.last().map(|head| head.number) else {
        return before.table.columns() == table.columns();
    };
    let fits = |column: usize| table.text(0, column).is_empty() || bare(table.text(0, column)).is_some();
    before.table.columns() == table.columns() && number.is_none_or(fits)
}

/// The first line that begins at or behind a place in the content.
fn line_at(doc: Doc<'_>, text: &Text, at: usize) -> usize {
    let base = text.content.as_ptr() as usize;
    doc.lines
        .partition_point(|line| (line.text.as_ptr() as usize).saturating_sub(base) < at)
}

/// Finds what stands over a table.
#[derive(Clone, Copy)]
struct Finder<'t, 'm> {
    doc: Doc<'t>,
    /// The lines that the document marks as headings, in order.
    marks: &'m [usize],
    /// Whether the document has several tables of tasks, so that what stands over one may name it.
    several: bool,
}

impl Finder<'_, '_> {
    /// The line of the section's heading among the lines between two tables: the sheet's name, else a line that the
    /// document marks, else one that is numbered as headings are, or stands right over the table.
    fn over(&self, table: &Table, lines: Range<usize>) -> Option<usize> {
        let title = self.doc.title;
        let may = |line: &usize| title.is_none_or(|title| *line >= title.next && self.doc.text(*line) != title.text);
        let mut within = self.marks.iter().copied().filter(|line| lines.contains(line));
        if let Some(sheet) = &table.sheet {
            return within.rev().find(|line| self.doc.text(*line) == sheet.trim());
        }
        let marked = within
            .rfind(may)
            .filter(|line| self.several || is_numbered(self.doc.text(*line)));
        let headings = || {
            lines
                .clone()
                .rev()
                .filter(may)
                .filter(|line| is_heading(self.doc, *line))
        };
        marked
            .or_else(|| headings().find(|line| is_numbered(self.doc.text(*line))))
            .or_else(|| headings().next().filter(|_| self.several))
            .or_else(|| self.plain(lines.clone()).filter(may))
    }

    /// A short line right over one of several tables.
    fn plain(&self, lines: Range<usize>) -> Option<usize> {
        let line = lines
            .rev()
            .find(|line| !is_caption(self.doc.text(*line)) && !is_page_number(self.doc.text(*line)))?;
        let text = self.doc.text(line);
        let bracketed = text.starts_with(['（', '(', '[', '【']);
        let named = is_short_phrase(text) && !bracketed && !self.doc.is_page(line);
        (self.several && named).then_some(line)
    }
}

/// Whether a line is numbered as headings are.
fn is_numbered(text: &str) -> bool {
    mark(text).is_some_and(|m| m.style.is_heading() && !m.rest.is_empty())
}

/// Reads table after table.
struct Reader<'t, 'm> {
    finder: Finder<'t, 'm>,
    /// The rows of the current section that are not added yet: the next page may go on with the last one.
    rows: Vec<(Row<'t>, Rc<Columns>)>,
    /// The line behind the last item.
    before: usize,
    /// The headings and the number that a table without headings goes on with.
    last: Option<(Head, Option<u32>)>,
}

impl<'t> Reader<'t, '_> {
    fn table(&mut self, placed: &Placed<'t>, reading: &mut Reading<'t>) {
        let start = placed.heads.first().map_or(0, |head| head.rows.start);
        let line = placed.rows.get(start).copied().unwrap_or(placed.end);
        let lines = self.before..line;
        let over = self.finder.over(placed.table, lines.clone());
        let title = self.finder.doc.title.map_or(0, |title| title.next);
        let part = lines.start.max(title)..over.unwrap_or(lines.end);
        reading.outside(lines.start..part.start.min(lines.end));
        if part.len() > 1 {
            self.flush(reading);
        }
        self.between(part, reading);
        if let Some(over) = over {
            self.flush(reading);
            reading.outline.heading(self.finder.doc.text(over));
            reading.outside(over..lines.end);
        }
        let unit = caption_unit(lines.map(|line| self.finder.doc.text(line)));
        if placed.heads.is_empty() {
            let Some((head, number)) = self.last.take() else { return };
            let head = Head { rows: 0..0, ..head };
            self.body(placed, &head, 0..placed.table.rows(), number, reading);
        }
        for (i, head) in placed.heads.iter().enumerate() {
            let end = placed
                .heads
                .get(i + 1)
                .map_or(placed.table.rows(), |next| next.rows.start);
            // A heading that a page repeats starts nothing over.
            let before = self
                .last
                .take()
                .filter(|(last, _)| last.columns.is_like(&head.columns) && over.is_none());
            let unit = unit.as_deref().or_else(|| before.as_ref()?.0.columns.caption());
            let head = Head {
                columns: head.columns.clone().with_unit(unit),
                ..head.clone()
            };
            let number = before.and_then(|(_, number)| number);
            if number.is_some() {
                self.more(&head.below);
            }
            self.body(placed, &head, head.rows.end..end, number, reading);
        }
        self.before = self.before.max(line);
    }

    /// Lines between tables: what lists tasks in another layout, under a heading of its own, and what belongs to no item.
    fn between(&self, lines: Range<usize>, reading: &mut Reading<'t>) {
        match mixture::within(self.finder.doc, lines.clone()) {
            Some((part, items)) => {
                reading.outside(lines.start..part.start);
                mixture::append(reading, items, part.start);
            }
            None => reading.outside(lines),
        }
    }

    fn body(
        &mut self,
        placed: &Placed<'t>,
        head: &Head,
        rows: Range<usize>,
        number: Option<u32>,
        reading: &mut Reading<'t>,
    ) {
        let mut body = Body {
            doc: self.finder.doc,
            table: placed.table,
            head,
            number,
            digits: counts_in_digits(placed.table, head.number),
            goes_on: number.is_some(),
        };
        let columns = Rc::new(head.columns.clone());
        for row in rows {
            match body.entry(row) {
                Entry::Heading(text) => {
                    self.flush(reading);
                    reading.outline.heading(&text);
                }
                Entry::Item(item) => self.rows.push((item, Rc::clone(&columns))),
                Entry::More(cells) => self.more(&cells),
                Entry::Total => reading.totals += 1,
                Entry::Other => continue,
            }
            self.before = placed.rows.get(row + 1).copied().unwrap_or(placed.end);
        }
        self.last = Some((head.clone(), body.number));
    }

    /// Adds cells to the row before, each to its own.
    fn more<T: AsRef<str>>(&mut self, cells: &[T]) {
        let Some((row, _)) = self.rows.last_mut() else { return };
        let pieces = cells.iter().map(AsRef::as_ref);
        for (cell, more) in row.cells.iter_mut().zip(pieces).filter(|(_, more)| !more.is_empty()) {
            let text = cell.to_mut();
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(more);
        }
    }

    /// Adds the rows that stand complete.
    fn flush(&mut self, reading: &mut Reading<'t>) {
        for (row, columns) in self.rows.drain(..) {
            add(&row, &columns, self.finder.doc.headings, &mut reading.outline);
        }
    }
}
