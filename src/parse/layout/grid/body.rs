//! The rows under a real table's headings.

use std::borrow::Cow;

use super::super::row::Row;
use super::super::{Doc, tail};
use super::head::Head;
use crate::decode::Table;
use crate::lexicon::headings::Role;
use crate::parse::line::is_short_phrase;
use crate::parse::mark::{Style, bare, mark};

/// What a row is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Entry<'t> {
    /// The heading of a section.
    Heading(Cow<'t, str>),
    /// An item's row.
    Item(Row<'t>),
    /// More of the row before it, which the end of a page or a cell of its own has cut off.
    More(Vec<&'t str>),
    /// A row that adds up others.
    Total,
    /// Nothing, a footnote, a caption.
    Other,
}

/// Reads rows under one heading.
pub(super) struct Body<'t, 'h> {
    pub doc: Doc<'t>,
    pub table: &'t Table,
    pub head: &'h Head,
    /// The number of the row before.
    pub number: Option<u32>,
    /// Whether items are counted in digits somewhere in the table.
    pub digits: bool,
    /// Whether the first row may go on with the last one of the page before.
    pub goes_on: bool,
}

impl<'t> Body<'t, '_> {
    /// What a row is.
    pub fn entry(&mut self, row: usize) -> Entry<'t> {
        let first_of_page = std::mem::take(&mut self.goes_on);
        if self.is_copy(row) {
            return Entry::Other;
        }
        let filled: Vec<usize> = (0..self.table.columns())
            .filter(|column| self.stands(row, *column))
            .collect();
        let Some(first) = filled.first().copied() else {
            return Entry::Other;
        };
        if self.is_total(row, &filled) {
            return Entry::Total;
        }
        if let Some(entry) = self.alone(row, first, &filled) {
            return entry;
        }
        self.item(row, first_of_page)
    }

    /// Whether a cell of its own stands here that holds something.
    fn stands(&self, row: usize, column: usize) -> bool {
        let covered = column > 0 && self.table.is_same((row, column - 1), (row, column));
        !covered && !self.table.text(row, column).is_empty()
    }

    /// Whether every cell reaches down from the row above.
    fn is_copy(&self, row: usize) -> bool {
        row > self.head.rows.end
            && (0..self.table.columns()).all(|column| self.table.is_same((row - 1, column), (row, column)))
    }

    /// Whether the row names itself a sum, before anything that is counted.
    fn is_total(&self, row: usize, filled: &[usize]) -> bool {
        let named = filled.iter().take(3).map(|column| self.table.text(row, *column));
        named
            .take_while(|text| !text.contains(|c: char| c.is_ascii_digit()))
            .any(|text| self.doc.headings.is_total(text))
    }

    /// A row with a single cell, or with one beside a numeral that counts sections: a heading, if it stands at the left or
    /// across the table, and is not the only cell that the item's row has left.
    fn alone(&self, row: usize, first: usize, filled: &[usize]) -> Option<Entry<'t>> {
        let text = self.table.text(row, first);
        let wide = self.table.columns() > 1 && self.table.is_same((row, first), (row, first + 1));
        let from_above = row > 0 && self.table.is_same((row - 1, first), (row, first));
        match filled {
            [_] if from_above => Some(Entry::Other),
            [_] if bare(text).is_some() || self.doc.headings.is_footnote(text) => Some(Entry::Other),
            [_] if first == 0 && (wide || self.head.number == Some(0) || is_dressed(text)) => Some(self.heading(text)),
            [_, second, sums @ ..] if self.head.number == Some(first) && counts_sections(text) => self.group(
                text,
                *second,
                sums.iter().map(|column| self.table.text(row, *column)),
                row,
            ),
            _ => None,
        }
    }

    /// A row that counts sections where items are counted in digits: its task is a heading, its amounts are the group's.
    fn group(
        &self,
        text: &str,
        second: usize,
        mut sums: impl Iterator<Item = &'t str>,
        row: usize,
    ) -> Option<Entry<'t>> {
        let more = self.table.text(row, second);
        let task = self.head.places.iter().position(|place| *place == second);
        let is_task = task.is_some_and(|at| matches!(self.head.columns.texts()[at], Role::Task | Role::Target));
        let amounts = sums.all(|sum| !sum.chars().any(char::is_alphabetic));
        let counted = is_task && amounts && self.digits && is_short_phrase(more);
        counted.then(|| Entry::Heading(format!("{text} {more}").into()))
    }

    fn heading(&self, text: &'t str) -> Entry<'t> {
        let foreign =
            self.doc.headings.is_footnote(text) || self.doc.headings.is_navigation(text) || tail::is_caption(text);
        if foreign || !is_short_phrase(text) {
            Entry::Other
        } else {
            Entry::Heading(Cow::Borrowed(text))
        }
    }

    fn item(&mut self, row: usize, first_of_page: bool) -> Entry<'t> {
        let cells: Vec<&str> = self.head.places.iter().map(|column| self.own(row, *column)).collect();
        let mut number = self.head.number.and_then(|column| bare(self.table.text(row, column)));
        let has = |wanted: &[Role]| {
            let mut pairs = self.head.columns.texts().iter().zip(&cells);
            pairs.any(|(role, cell)| wanted.contains(role) && !cell.is_empty())
        };
        let counted = self
            .head
            .number
            .is_some_and(|column| !self.table.text(row, column).is_empty());
        let has_task = has(&[Role::Task, Role::Target]);
        if self.head.number.is_some() && !counted && self.number.is_some() && (first_of_page || !has_task) {
            return Entry::More(cells);
        }
        if !has_task && !has(&[Role::Progress]) {
            return Entry::Other;
        }
        let mut cells: Vec<Cow<'_, str>> = cells.into_iter().map(Cow::Borrowed).collect();
        if self.head.number.is_none() {
            number = self.glued(&mut cells);
        }
        let number = number.map(|(_, value)| value).or(self.head.number.and(self.number));
        self.number = number;
        Entry::Item(Row {
            number,
            cells,
            placed: true,
        })
    }

    /// The text of a cell; of one that covers several columns, in the first of them.
    fn own(&self, row: usize, column: usize) -> &'t str {
        let covered = column > 0 && self.table.is_same((row, column - 1), (row, column));
        if covered { "" } else { self.table.text(row, column) }
    }

    /// A number that shares the task's cell, where no column holds the numbers: `1.新建公园`.
    fn glued(&self, cells: &mut [Cow<'t, str>]) -> Option<(Style, u32)> {
        let texts = self.head.columns.texts();
        let at = texts
            .iter()
            .position(|role| matches!(role, Role::Task | Role::Target))?;
        let Cow::Borrowed(text) = cells[at] else { return None };
        let found = mark(text).filter(|m| !m.decimal && !m.rest.is_empty() && !m.style.is_heading())?;
        let goes_on = self
            .number
            .map_or(found.value == 1, |before| found.value == before + 1 || found.value == 1);
        goes_on.then(|| {
            cells[at] = Cow::Borrowed(found.rest);
            (found.style, found.value)
        })
    }
}

/// Whether a column of a table counts in digits.
pub(super) fn counts_in_digits(table: &Table, column: Option<usize>) -> bool {
    column.is_some_and(|column| {
        let style = |row: usize| bare(table.text(row, column)).map(|(style, _)| style);
        (0..table.rows()).any(|row| style(row) == Some(Style::Arabic))
    })
}

/// Whether a text is numbered as headings are.
fn is_dressed(text: &str) -> bool {
    mark(text).is_some_and(|m| m.style.is_heading() && !m.rest.is_empty())
}

/// Whether a cell counts sections, not items: 一, （二）, 三、.
fn counts_sections(text: &str) -> bool {
    text.chars().any(|c| "一二三四五六七八九十".contains(c)) && bare(text).is_some_and(|(style, _)| style.is_heading())
}
