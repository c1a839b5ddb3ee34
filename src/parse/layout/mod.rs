//! How a report's body is laid out. Each layout has its reader; which one reads is decided by what the text shows:
//! column headings make a table, names of columns before colons make labelled fields, numbered paragraphs make prose.

mod align;
mod blocks;
mod cells;
mod columns;
mod delimited;
mod glued;
mod grid;
mod labelled;
mod lead;
mod mixture;
mod prose;
mod row;
mod sequence;
mod stacked;
mod table;
mod tail;

use std::borrow::Cow;
use std::ops::Range;

use super::date::is_day;
use super::labels::is_header;
use super::line::{Line, ends_sentence, is_short_phrase};
use super::mark::mark;
use super::outline::Outline;
use super::title::{Title, title};
use crate::decode::Text;
use crate::lexicon::headings::Headings;

/// A document as the readers see it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Doc<'t> {
    pub lines: &'t [Line<'t>],
    pub headings: &'t Headings,
    pub title: Option<Title<'t>>,
}

impl<'t> Doc<'t> {
    /// The same document with the title that stands among its first lines.
    fn titled(self, before: usize) -> Self {
        Self {
            title: title(&self.lines[..before], self.headings),
            ..self
        }
    }

    /// The text of a line; empty behind the last.
    fn text(&self, line: usize) -> &'t str {
        self.lines.get(line).map_or("", |line| line.text)
    }

    /// Several lines as one text, parted by `\n`; borrowed where it is one line.
    fn joined(&self, lines: Range<usize>) -> Cow<'t, str> {
        match self.lines.get(lines) {
            Some([one]) => Cow::Borrowed(one.text),
            Some(several) => Cow::Owned(several.iter().map(|line| line.text).collect::<Vec<_>>().join("\n")),
            None => Cow::Borrowed(""),
        }
    }

    /// Whether a line, or its first cell, names a row that adds up others.
    fn is_total(&self, text: &str) -> bool {
        let mut cells = text
            .split(|c: char| c.is_whitespace() || c == '|')
            .filter(|cell| !cell.is_empty());
        self.headings.is_total(text) || cells.next().is_some_and(|cell| self.headings.is_total(cell))
    }

    /// Whether a line is the office or the day at the foot of a letter.
    fn is_signature(&self, line: usize) -> bool {
        let signs = |office: usize| {
            is_day(self.text(office + 1))
                && is_short_phrase(self.text(office))
                && self.headings.ends_as_office(self.text(office))
        };
        signs(line) || line.checked_sub(1).is_some_and(signs)
    }

    /// Whether problems or plans begin with a line: a numbered heading, or a short line of its own over a text.
    fn is_outlook(&self, line: usize) -> bool {
        const MAX_CHARS: usize = 12;
        let text = self.text(line);
        if !is_short_phrase(text) || !self.headings.is_outlook(text) {
            return false;
        }
        let numbered = mark(text).is_some_and(|m| m.style.is_heading() && !m.rest.is_empty());
        let over = mark(self.text(line + 1)).is_some() || ends_sentence(self.text(line + 1));
        numbered || (text.chars().count() <= MAX_CHARS && self.lines[line].gap && over)
    }

    /// Whether a line belongs to no item: navigation, a header, the title again, a row that adds up others, a footnote.
    fn is_page(&self, line: usize) -> bool {
        const MAX_BYTES: usize = 600;
        let text = self.text(line);
        if ends_sentence(text) {
            return self.headings.is_footnote(text);
        }
        text.len() <= MAX_BYTES
            && (self.title.is_some_and(|title| title.is(text))
                || self.headings.is_navigation(text)
                || self.headings.is_footnote(text)
                || self.is_total(text)
                || is_header(text, self.headings))
    }
}

/// What a reader made of a document.
#[derive(Debug)]
pub(super) struct Reading<'t> {
    pub title: Option<Title<'t>>,
    pub outline: Outline<'t>,
    /// The lines that belong to no item, in order.
    pub outside: Vec<Range<usize>>,
    /// Those of them that belong neither to the page around the report.
    pub stray: Vec<usize>,
    /// How many rows add up others; they are no items.
    pub totals: usize,
}

impl<'t> Reading<'t> {
    fn new(doc: Doc<'t>) -> Self {
        Self {
            title: doc.title,
            outline: Outline::new(doc.headings),
            outside: Vec::new(),
            stray: Vec::new(),
            totals: 0,
        }
    }

    /// Lines that belong to no item.
    fn outside(&mut self, lines: Range<usize>) {
        if !lines.is_empty() {
            self.outside.push(lines);
        }
    }

    /// The line of the next section's heading, if there is one.
    fn heading(&mut self, doc: Doc<'_>, line: Option<usize>) {
        if let Some(line) = line {
            self.outline.heading(doc.text(line));
        }
    }
}

/// Reads a document with the layout that it shows; none where no layout finds a task with its progress.
pub(super) fn read<'t>(text: &'t Text, lines: &'t [Line<'t>], headings: &'t Headings) -> Option<Reading<'t>> {
    let doc = Doc {
        lines,
        headings,
        title: None,
    };
    let found = |reading: &Reading<'_>| reading.outline.complete() > 0;
    if let Some(reading) = grid::read(doc, text).filter(found) {
        return Some(reading);
    }
    let heads = columns::heads(lines, headings);
    let table = || {
        let doc = doc.titled(table::before(doc, &heads)?);
        // Under headings on one line may stand labelled fields; then the headings say nothing.
        (!labelled::follows(doc, &heads)).then(|| mixture::read(doc, &heads))
    };
    let labelled = || Some(labelled::read(doc.titled(labelled::first(doc)?)));
    let prose = || prose::read(doc.titled(prose::first(doc)));
    table()
        .filter(found)
        .or_else(|| labelled().filter(found))
        .or_else(prose)
}
