//! What follows a row before the next one begins: the rest of its cells, then perhaps the next section's heading, or
//! the page around the report.

use std::ops::Range;

use super::Doc;
use super::align::{Look, look};
use super::columns::Columns;
use super::table::Span;
use crate::lexicon::headings::Role;
use crate::parse::foot;
use crate::parse::labels::is_bare_label;
use crate::parse::line::{ends_sentence, is_short_phrase};
use crate::parse::mark::mark;

/// What comes behind a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// A row that goes on counting.
    Row,
    /// A row that starts over.
    FirstRow,
    /// Column headings; whether the rows under them start over.
    Head { restart: bool },
    /// Nothing more.
    End,
}

/// The lines behind a row's number, told apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tail {
    /// Those that belong to the row's cells.
    pub kept: Range<usize>,
    /// The heading of the next section.
    pub heading: Option<usize>,
    /// Those that belong to no item.
    pub outside: Range<usize>,
    /// How many of `outside`, from its start, belong neither to the page around the report.
    pub stray: usize,
}

/// Whether a line is clearly a section's heading by its number or its set phrase, whatever stands around it.
pub(super) fn is_heading(doc: Doc<'_>, line: usize) -> bool {
    let text = doc.text(line);
    let dressed = || {
        mark(text).is_some_and(|m| m.style.is_heading() && !m.rest.is_empty())
            || doc.headings.without_boilerplate(text).len() < text.len()
    };
    is_short_phrase(text) && dressed() && !doc.is_page(line)
}

/// A remark between a heading and its table: （单位：万元）, 截至12月底.
pub(super) fn is_caption(text: &str) -> bool {
    let text = text.trim_start_matches(['（', '(', '[', '【']);
    ["单位：", "单位:", "计量单位", "截至", "截止"]
        .iter()
        .any(|word| text.starts_with(word))
}

/// Tells apart the lines behind a row.
pub(super) fn tail(doc: Doc<'_>, span: &Span<'_>, columns: &Columns, next: Next) -> Tail {
    let loose = span.loose.clone();
    // The task itself is neither the page's nor a heading; between rows that go on counting, no cell is.
    let first = loose.start + usize::from(span.cells.is_empty());
    let foreign = |line: &usize| {
        let full = full_before(span, columns, *line);
        (next != Next::Row || full) && doc.is_page(*line) || (next != Next::Row && full && doc.is_outlook(*line))
    };
    let page = (first..loose.end)
        .find(foreign)
        .map(|line| block(doc, first..line))
        .or_else(|| signature(doc, span, columns, next));
    let heading = match next {
        Next::Row => loose
            .end
            .checked_sub(1)
            .filter(|at| *at >= first && stands_alone(doc, &loose, *at)),
        _ => heading(doc, span, columns, page, next),
    };
    let end = heading.map_or(loose.end, |at| without_captions_and_headings(doc, span, at));
    let last = page.unwrap_or(end).min(end);
    let at_edge = next == Next::End || (next != Next::Row && page.is_some());
    let kept = kept(doc, span, columns, last, at_edge);
    Tail {
        kept: loose.start..kept,
        heading,
        outside: kept..end,
        stray: last - kept,
    }
}

/// Where the page begins, of which the line behind `cells` is the first known one: where empty lines part the cells,
/// the lines right above it, without one, belong to it.
fn block(doc: Doc<'_>, cells: Range<usize>) -> usize {
    let gap = |line: usize| doc.lines.get(line).is_none_or(|line| line.gap);
    let goes_on = |line: &usize| gap(cells.start) && !gap(line + 1) && !ends_sentence(doc.text(*line));
    cells.clone().rev().take_while(goes_on).last().unwrap_or(cells.end)
}

/// The offices and the day under the last row, where the row is full without them.
fn signature(doc: Doc<'_>, span: &Span<'_>, columns: &Columns, next: Next) -> Option<usize> {
    let behind = |line: &usize| full_before(span, columns, *line);
    let mut lines = span.loose.clone().filter(|_| next == Next::End).filter(behind);
    let signed = lines.find(|line| foot::signs(&doc.lines[*line..span.loose.end], doc.headings))?;
    let office = |line: &usize| behind(line) && foot::office(doc.text(*line), doc.headings).is_some();
    let offices = (span.loose.start..signed).rev().take_while(office);
    // Where empty lines part the cells, a signature does not begin inside one.
    let begins = |line: &usize| !span.parted || doc.lines[*line].gap;
    offices.filter(begins).last().or(Some(signed))
}

/// Whether the row has all its cells before a line.
fn full_before(span: &Span<'_>, columns: &Columns, line: usize) -> bool {
    line >= span.loose.start && span.cells.len() + (line - span.loose.start) >= columns.width()
}

/// A heading amid rows that go on counting: it has a number, and no other line of the row is numbered so.
fn stands_alone(doc: Doc<'_>, loose: &Range<usize>, line: usize) -> bool {
    let style = |line: usize| mark(doc.text(line)).map(|m| m.style).filter(|style| style.is_heading());
    let Some(own) = style(line).filter(|_| is_heading(doc, line)) else {
        return false;
    };
    !(loose.start..line).any(|other| style(other) == Some(own))
}

/// The heading that stands right before what comes next.
fn heading(doc: Doc<'_>, span: &Span<'_>, columns: &Columns, page: Option<usize>, next: Next) -> Option<usize> {
    let mut line = span.loose.end.checked_sub(1)?;
    while is_caption(doc.text(line)) && line > span.loose.start {
        line -= 1;
    }
    let text = doc.text(line);
    let labelled = line > 0 && is_bare_label(doc.text(line - 1), doc.headings) && !is_heading(doc, line);
    if next == Next::End || line < span.loose.start || !is_short_phrase(text) || doc.is_page(line) || labelled {
        return None;
    }
    let has_task = span.cells.len() + (line - span.loose.start) > 0;
    let behind_page = page.is_some_and(|page| page < line);
    let restart = matches!(next, Next::FirstRow | Next::Head { restart: true });
    let more = restart && full_before(span, columns, line) && !fits_last(doc, columns, line);
    (has_task && (is_heading(doc, line) || behind_page || more)).then_some(line)
}

/// Whether a line looks like the cell of a last column that holds offices or days.
pub(super) fn fits_last(doc: Doc<'_>, columns: &Columns, line: usize) -> bool {
    let look = || look(doc.text(line), doc.headings);
    match columns.texts().last() {
        Some(Role::Owner) => look() == Look::Office,
        Some(Role::Deadline) => look() == Look::Day,
        Some(Role::Rate) => look() == Look::Rate,
        _ => false,
    }
}

/// Where the row ends before a heading: headings above it (一、 over （一）) have no items of their own.
fn without_captions_and_headings(doc: Doc<'_>, span: &Span<'_>, heading: usize) -> usize {
    let numbered = |line: usize| mark(doc.text(line)).is_some_and(|m| m.style.is_heading()) && is_heading(doc, line);
    let mut end = heading;
    while end > span.loose.start + 1 && numbered(end - 1) {
        end -= 1;
    }
    end
}

/// Where the row's cells end: lines without a full stop behind a full row, where its sentences have one, are the page's.
fn kept(doc: Doc<'_>, span: &Span<'_>, columns: &Columns, last: usize, at_edge: bool) -> usize {
    let mut end = last;
    let extra = |end: usize| end > span.loose.start && full_before(span, columns, end - 1);
    while at_edge && extra(end) && !ends_sentence(doc.text(end - 1)) && !fits_last(doc, columns, end - 1) {
        end -= 1;
    }
    let cell = |line: usize| ends_sentence(doc.text(line));
    // A report that never uses a full stop may have several such lines; then only what follows it tells.
    let punctuated = (span.loose.start + 1..end).any(cell) || span.cells.iter().skip(1).any(|c| ends_sentence(c));
    if punctuated || last < span.loose.end { end } else { last }
}
