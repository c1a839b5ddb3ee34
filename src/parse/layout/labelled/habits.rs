//! How a document writes its fields, which only the whole of it shows.

use std::ops::Range;

use super::super::Doc;
use super::super::tail::is_heading;
use super::fields::{Piece, paired, pieces};
use crate::lexicon::headings::Role;
use crate::parse::line::is_short_phrase;

/// What holds for all fields of a document.
#[derive(Debug, Clone, Copy)]
pub(super) struct Habits {
    /// Labels stand on lines of their own, without a colon: over their values, or where the cell beside them is empty.
    pub bare: bool,
    /// Numbers before labels count the fields of an item (`2．完成情况：…`), not the items.
    pub numbered_fields: bool,
    /// A line over the fields of every item names it.
    pub named: bool,
}

impl Habits {
    /// The habits of some lines.
    pub fn of(doc: Doc<'_>, lines: Range<usize>) -> Self {
        let mut habits = Self {
            bare: is_bare(doc) || is_paired(doc, lines.clone()),
            numbered_fields: lines.clone().any(|line| counts_fields(doc, line)),
            named: false,
        };
        habits.named = habits.names_every(doc, lines);
        habits
    }

    /// The pieces of a line.
    pub fn pieces<'t>(self, doc: Doc<'t>, line: usize) -> Vec<Piece<'t>> {
        let text = doc.text(line);
        match doc.headings.column(text).filter(|_| self.bare) {
            Some(role) => vec![Piece::Field { role, text: "" }],
            None => pieces(text, doc.headings),
        }
    }

    /// Whether a line names the item whose fields stand under it.
    pub fn names_item(self, doc: Doc<'_>, line: usize, pieces: &[Piece<'_>]) -> bool {
        self.named && self.may_name(doc, line, pieces)
    }

    /// Whether a line may be such: a short one without labels, over the label of a goal that has no number of its own.
    fn may_name(self, doc: Doc<'_>, line: usize, pieces: &[Piece<'_>]) -> bool {
        let plain = match pieces {
            [Piece::Text(_)] => is_heading(doc, line) || doc.lines[line].gap,
            _ => false,
        };
        plain && is_short_phrase(doc.text(line)) && !doc.is_page(line) && self.begins_fields(doc, line + 1)
    }

    fn begins_fields(self, doc: Doc<'_>, line: usize) -> bool {
        let goal = |piece: Option<&Piece<'_>>| matches!(piece, Some(Piece::Field { role: Role::Target, .. }));
        match self.pieces(doc, line).as_slice() {
            [Piece::Number { text: "", .. }, rest @ ..] if self.numbered_fields => goal(rest.first()),
            pieces => goal(pieces.first()),
        }
    }

    /// Whether every line that may name an item stands over one report, and there are several.
    fn names_every(self, doc: Doc<'_>, lines: Range<usize>) -> bool {
        let mut reports: Vec<usize> = Vec::new();
        for line in lines {
            let pieces = self.pieces(doc, line);
            if self.may_name(doc, line, &pieces) {
                reports.push(0);
            } else if matches!(pieces.as_slice(), [Piece::Text(_)]) && is_heading(doc, line) {
                continue;
            }
            if let Some(count) = reports.last_mut() {
                *count += pieces.iter().filter(|piece| piece.is_report()).count();
            }
        }
        reports.len() > 1 && reports.iter().all(|count| *count == 1)
    }
}

/// Whether a line's report has a number of its own that is not the first.
fn counts_fields(doc: Doc<'_>, line: usize) -> bool {
    match pieces(doc.text(line), doc.headings).as_slice() {
        [Piece::Number { value, text: "", .. }, next, ..] => *value > 1 && next.is_report(),
        _ => false,
    }
}

/// Whether labels stand on lines of their own: several of tasks and several of reports, each over something else.
fn is_bare(doc: Doc<'_>) -> bool {
    const MIN_ITEMS: usize = 2;
    let count = |wanted: &[Role]| {
        let alone = |line: &usize| bare_label(doc, *line).is_some_and(|role| wanted.contains(&role));
        (0..doc.lines.len()).filter(alone).take(MIN_ITEMS).count()
    };
    count(&[Role::Progress]) == MIN_ITEMS && count(&[Role::Task, Role::Target]) == MIN_ITEMS
}

/// Whether labels stand beside their values in cells, as in a small table for each item: several tasks and reports do.
fn is_paired(doc: Doc<'_>, lines: Range<usize>) -> bool {
    const MIN_ITEMS: usize = 2;
    let count = |wanted: &[Role]| {
        let is = |line: &usize| matches!(paired(doc.text(*line), doc.headings).as_deref(), Some([Piece::Field { role, .. }, ..]) if wanted.contains(role));
        lines.clone().filter(is).take(MIN_ITEMS).count()
    };
    count(&[Role::Progress]) == MIN_ITEMS && count(&[Role::Task, Role::Target]) == MIN_ITEMS
}

/// The first line of labels without colons, where a document has such.
pub(super) fn first_bare(doc: Doc<'_>) -> Option<usize> {
    let bare = is_bare(doc);
    (0..doc.lines.len()).find(|line| bare && bare_label(doc, *line).is_some())
}

/// The role of a line that is a label over its value.
fn bare_label(doc: Doc<'_>, line: usize) -> Option<Role> {
    let role = doc.headings.column(doc.text(line))?;
    let value = doc.text(line + 1);
    (!value.is_empty() && doc.headings.column(value).is_none()).then_some(role)
}
