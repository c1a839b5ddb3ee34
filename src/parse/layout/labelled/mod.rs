//! Labelled fields: `工作任务：… 完成情况：… 责任单位：…`, a field a line, several on a line, or a label over its value.

mod fields;
mod habits;
mod notes;
mod open;

use super::columns::Head;
use super::tail::is_heading;
use super::{Doc, Reading};
use crate::lexicon::headings::Role;
use crate::parse::line::{breaks_off, ends_sentence, is_short_phrase};
use crate::parse::mark::{bare, mark};
use crate::parse::outline::Outline;
use fields::{Piece, pieces};
use habits::Habits;
use open::Open;

/// How far ahead an unlabelled task looks for its report, in lines.
const LOOK_AHEAD: usize = 12;

/// The line of the first report in a labelled field: what stands before the first task holds the title.
pub(super) fn first(doc: Doc<'_>) -> Option<usize> {
    let labelled = (0..doc.lines.len()).find(|line| reports(doc, *line));
    labelled.or_else(|| habits::first_bare(doc))
}

/// Whether the lines under column headings are labelled fields.
pub(super) fn follows(doc: Doc<'_>, heads: &[Head]) -> bool {
    let Some(head) = heads.first() else { return false };
    head.separator.is_some() && (head.lines.end..head.lines.end + LOOK_AHEAD).any(|line| reports(doc, line))
}

/// Whether a line holds the label of a report.
fn reports(doc: Doc<'_>, line: usize) -> bool {
    pieces(doc.text(line), doc.headings).iter().any(Piece::is_report)
}

/// Reads a document of labelled fields.
pub(super) fn read<'t>(doc: Doc<'t>) -> Reading<'t> {
    let mut reading = Reading::new(doc);
    let start = doc.title.map_or(0, |title| title.next);
    let mut fields = Fields {
        doc,
        habits: Habits::of(doc, start..doc.lines.len()),
        item: None,
        done: None,
    };
    let mut outside = 0..start;
    for line in start..doc.lines.len() {
        if fields.line(line, &mut reading.outline) {
            reading.outside(outside);
            outside = line + 1..line + 1;
        } else {
            outside.end = line + 1;
        }
    }
    fields.flush(&mut reading.outline);
    reading.outside(outside);
    reading
}

/// The state of the reader.
struct Fields<'t> {
    doc: Doc<'t>,
    habits: Habits,
    item: Option<Open<'t>>,
    /// The number of the last item that was begun.
    done: Option<u32>,
}

impl<'t> Fields<'t> {
    /// Reads a line; false where it belongs to nothing.
    fn line(&mut self, line: usize, outline: &mut Outline<'_>) -> bool {
        let doc = self.doc;
        let pieces = self.habits.pieces(doc, line);
        let plain = matches!(pieces.as_slice(), [Piece::Text(_)]);
        if self.habits.names_item(doc, line, &pieces) {
            self.named(line, outline);
            return true;
        }
        if plain && (is_heading(doc, line) || self.stands_over(line)) {
            self.flush(outline);
            outline.heading(doc.text(line));
            return true;
        }
        if plain && (doc.is_page(line) || doc.is_signature(line)) {
            self.flush(outline);
            return false;
        }
        let pieces = self.noted(line).unwrap_or(pieces);
        let mut taken = false;
        for at in 0..pieces.len() {
            taken |= self.piece(&pieces, at, line, outline);
        }
        taken
    }

    /// The pieces of a line that is a task with remarks in brackets.
    fn noted(&self, line: usize) -> Option<Vec<Piece<'t>>> {
        let (task, notes) = notes::noted(self.doc.text(line), self.doc.headings)?;
        let begins = self.begins(task, line);
        begins.then(|| notes::with_notes(task, &notes, self.doc.headings))
    }

    /// Whether a text is a numbered task whose report follows its line.
    fn begins(&self, task: &'t str, line: usize) -> bool {
        match pieces(task, self.doc.headings).as_slice() {
            [Piece::Number { value, text, .. }] => {
                !text.is_empty() && self.counts(*value) && self.report_follows(*value, &[], line)
            }
            _ => false,
        }
    }

    /// Reads one of a line's pieces.
    fn piece(&mut self, pieces: &[Piece<'t>], at: usize, line: usize, outline: &mut Outline<'_>) -> bool {
        match pieces[at] {
            Piece::Number { value, text, whole } => {
                let of_field = self.habits.numbered_fields && matches!(pieces.get(at + 1), Some(Piece::Field { .. }));
                // A number inside a label that does not count is the label's.
                if text.is_empty() && (of_field || whole.is_empty() && !self.counts(value)) {
                    true
                } else if self.counts(value) && self.report_follows(value, &pieces[at + 1..], line) {
                    self.begin(value, text, outline)
                } else {
                    self.text(whole, outline)
                }
            }
            Piece::Field { role, text } => self.field(role, text, outline),
            Piece::Text(text) => self.text(text, outline),
        }
    }

    /// A line over an item's fields names it; it may carry the item's number.
    fn named(&mut self, line: usize, outline: &mut Outline<'_>) {
        self.flush(outline);
        let text = self.doc.text(line);
        let mark = mark(text).filter(|m| !m.decimal && !m.rest.is_empty());
        self.item = Some(Open {
            number: mark.map(|m| m.value),
            name: mark.map_or(text, |m| m.rest),
            fields: Vec::new(),
        });
    }

    /// Whether a short line without a number stands over items, behind one that is complete.
    fn stands_over(&self, line: usize) -> bool {
        let ended = self.item.as_ref().is_none_or(|item| item.has(Role::Progress));
        if !ended || !self.doc.lines[line].gap || !is_short_phrase(self.doc.text(line)) || self.doc.is_page(line) {
            return false;
        }
        match self.habits.pieces(self.doc, line + 1).first() {
            Some(Piece::Field { role, .. }) => matches!(role, Role::Task | Role::Target),
            Some(Piece::Number { value, .. }) => self.counts(*value),
            _ => false,
        }
    }

    /// Whether a number goes on counting, or starts over behind a report. Where items began without one, none counts.
    fn counts(&self, value: u32) -> bool {
        if self.done.is_none() && self.item.is_some() {
            return false;
        }
        let reported = self.item.as_ref().is_none_or(|item| item.has(Role::Progress));
        self.done.is_none_or(|done| value == done.saturating_add(1)) || (value == 1 && reported)
    }

    /// A number begins an item; the text behind it is the task.
    fn begin(&mut self, value: u32, text: &'t str, outline: &mut Outline<'_>) -> bool {
        self.flush(outline);
        self.done = Some(value);
        self.item = Some(Open {
            number: Some(value),
            name: text,
            fields: Vec::new(),
        });
        true
    }

    /// Whether a report comes before the next number of the same count.
    fn report_follows(&self, value: u32, behind: &[Piece<'t>], line: usize) -> bool {
        let lines = (line + 1..self.doc.lines.len()).take(LOOK_AHEAD);
        let later = lines.flat_map(|line| self.habits.pieces(self.doc, line));
        let mut next = behind.iter().copied().chain(later).filter_map(|piece| match piece {
            Piece::Field {
                role: Role::Progress, ..
            } => Some(true),
            Piece::Number { value: other, .. } if other == value.saturating_add(1) || other == value => Some(false),
            _ => None,
        });
        next.next() == Some(true)
    }

    /// A label begins a field; a task's label behind a report begins an item.
    fn field(&mut self, role: Role, text: &'t str, outline: &mut Outline<'_>) -> bool {
        if let Some((_, value)) = bare(text).filter(|_| role == Role::Number) {
            return self.begin(value, "", outline);
        }
        let is_task = matches!(role, Role::Task | Role::Target);
        let full = self
            .item
            .as_ref()
            .is_some_and(|item| item.has(Role::Progress) || item.has(role));
        if is_task && full {
            self.flush(outline);
        }
        let item = match &mut self.item {
            Some(item) => item,
            None if is_task || role == Role::Number => self.item.insert(Open::default()),
            None => return false,
        };
        item.fields
            .push((role, if text.is_empty() { Vec::new() } else { vec![text] }));
        true
    }

    /// Text without a label goes on with the field before it; behind an office or a day only another one does.
    fn text(&mut self, text: &'t str, outline: &mut Outline<'_>) -> bool {
        let headings = self.doc.headings;
        let Some(item) = &mut self.item else { return false };
        let Some((role, lines)) = item.fields.last_mut() else {
            return false;
        };
        if let Some((_, value)) = bare(text).filter(|_| *role == Role::Number && lines.is_empty()) {
            return self.begin(value, "", outline);
        }
        let more = match role {
            Role::Owner => headings.ends_as_office(text) && !ends_sentence(text),
            Role::Deadline | Role::Rate => false,
            _ => true,
        };
        if lines.last().is_none_or(|before| more || breaks_off(before)) {
            lines.push(text);
            return true;
        }
        // An item goes on until its report has come.
        if item.has(Role::Progress) {
            self.flush(outline);
        }
        false
    }

    /// Ends the item; one without a task or a report is none.
    fn flush(&mut self, outline: &mut Outline<'_>) {
        if let Some(draft) = self.item.take().and_then(Open::draft) {
            outline.item(draft);
        }
    }
}

#[cfg(test)]
mod tests;
