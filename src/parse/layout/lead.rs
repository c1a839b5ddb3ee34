//! The cells that stand before a row's number, where each cell has its line.

use std::ops::Range;

use super::Doc;
use super::align::{Look, look};
use super::blocks::block_before;
use super::columns::Columns;
use super::tail::fits_last;
use crate::lexicon::headings::Role;
use crate::parse::line::{ends_sentence, is_short_phrase};

/// How many cells stand before the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead {
    /// The same in each row.
    Cells(usize),
    /// The cell of a group, which is printed before the first of its rows only.
    Group,
}

impl Lead {
    /// What the columns before the number's are.
    pub fn of(columns: &Columns) -> Self {
        let before = &columns.texts()[..columns.number().unwrap_or(0)];
        if before == [Role::Category] {
            Self::Group
        } else {
            Self::Cells(before.len())
        }
    }

    /// How many cells stand before each number.
    pub const fn fixed(self) -> usize {
        match self {
            Self::Cells(count) => count,
            Self::Group => 0,
        }
    }

    /// How many more may stand there.
    pub const fn optional(self) -> usize {
        matches!(self, Self::Group) as usize
    }

    /// The first line of a row; the lines are those from behind the number before to its own number.
    pub fn begin(self, doc: Doc<'_>, columns: &Columns, lines: Range<usize>, parted: bool, first: bool) -> usize {
        let cell = |line: usize| {
            if parted {
                block_before(doc, line, lines.start)
            } else {
                line.saturating_sub(1).max(lines.start)
            }
        };
        match self {
            Self::Cells(count) => {
                let begin = (0..count).fold(lines.end, |line, _| cell(line));
                more_offices(doc, columns, lines.start..begin, first)
            }
            Self::Group => {
                let begin = cell(lines.end);
                let group = begin < lines.end && is_group(doc, columns, &lines, begin, first);
                if group { begin } else { lines.end }
            }
        }
    }
}

/// A row may begin with several offices, each on its line, if the row before is complete without them.
fn more_offices(doc: Doc<'_>, columns: &Columns, lines: Range<usize>, first: bool) -> usize {
    let lead = columns.number().unwrap_or(0);
    let needed = if first { 0 } else { columns.width() - lead };
    let is_office = |line: &usize| look(doc.text(*line), doc.headings) == Look::Office;
    let free = lines.start.saturating_add(needed)..lines.end;
    let offices = if lead == 1 && columns.texts().first() == Some(&Role::Owner) && !fits_office(columns) {
        free.rev().take_while(is_office).count()
    } else {
        0
    };
    lines.end - offices
}

/// Whether the last cell of a row is an office.
fn fits_office(columns: &Columns) -> bool {
    columns.texts().last() == Some(&Role::Owner)
}

/// Whether the cell before a number names a group: the row before is complete without it.
fn is_group(doc: Doc<'_>, columns: &Columns, lines: &Range<usize>, begin: usize, first: bool) -> bool {
    let text = doc.text(begin);
    if !is_short_phrase(text) || ends_sentence(text) || doc.is_page(begin) {
        return false;
    }
    let width = columns.width() - 1;
    let complete = begin - lines.start >= width;
    first
        || (complete && !fits_last(doc, columns, begin))
        || (begin > lines.start + 1 && fits_last(doc, columns, begin - 1))
}
