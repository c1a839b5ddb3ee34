//! Remarks in brackets behind a task: who is responsible, and by when.

use super::fields::{Piece, pieces};
use crate::lexicon::headings::{Headings, Role};

/// A line and the remarks in brackets at its end that begin with labels: `4.修渠（责任单位：某局；完成时限：年底）`; the
/// last remark first. Labels of tasks and reports stand in no brackets.
pub(super) fn noted<'t>(line: &'t str, headings: &Headings) -> Option<(&'t str, Vec<&'t str>)> {
    let (mut rest, mut notes) = (line, Vec::new());
    while let Some((before, note)) = bracketed(rest).filter(|(_, note)| is_note(note, headings)) {
        notes.push(note);
        rest = before.trim_end();
    }
    (!notes.is_empty()).then_some((rest, notes))
}

/// The pieces of a line whose remarks were told from it.
pub(super) fn with_notes<'t>(line: &'t str, notes: &[&'t str], headings: &Headings) -> Vec<Piece<'t>> {
    let notes = notes.iter().rev().flat_map(|note| pieces(note, headings));
    pieces(line, headings).into_iter().chain(notes).collect()
}

/// What stands in brackets at the end of a text, and what before them.
fn bracketed(text: &str) -> Option<(&str, &str)> {
    let inner = text.trim_end_matches(['。', '；', ';']).strip_suffix(['）', ')'])?;
    let mut depth = 1;
    let open = inner.char_indices().rev().find(|(_, c)| {
        match c {
            '）' | ')' => depth += 1,
            '（' | '(' => depth -= 1,
            _ => {}
        }
        depth == 0
    });
    let (at, c) = open?;
    Some((&inner[..at], &inner[at + c.len_utf8()..]))
}

fn is_note(note: &str, headings: &Headings) -> bool {
    let role = note.find(['：', ':']).and_then(|colon| headings.column(&note[..colon]));
    role.is_some_and(|role| !matches!(role, Role::Task | Role::Target | Role::Progress | Role::Number))
}
