//! Where configuration text came from. A config file and the `--set` flags lie behind each other in one space of byte
//! offsets, so that a span alone says which of them it belongs to.

use std::ops::Range;

/// One text with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// The file as it was named, or `--set`.
    pub(super) name: String,
    /// All of it.
    pub(super) text: String,
    start: usize,
}

/// All texts of one configuration.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Sources {
    pieces: Vec<Piece>,
}

/// A place a person can go to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// The file as it was named, or `--set`.
    pub source: String,
    /// 1 …
    pub line: usize,
    /// 1 …, in characters.
    pub column: usize,
}

impl std::fmt::Display for Position {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}:{}", self.source, self.line, self.column)
    }
}

impl Sources {
    /// Appends a text; returns the offset that its spans are to be shifted by.
    pub(super) fn add(&mut self, name: &str, text: &str) -> usize {
        // One offset stays free behind each text: an error at its very end must not look like the next one's start.
        let start = self.pieces.last().map_or(0, |last| last.start + last.text.len() + 1);
        self.pieces.push(Piece {
            name: name.to_owned(),
            text: text.to_owned(),
            start,
        });
        start
    }

    /// The text that a span lies in, and the span inside it, cut to its first line: an error in a table would
    /// otherwise underline all of the table.
    pub(super) fn locate(&self, span: &Range<usize>) -> Option<(&Piece, Range<usize>)> {
        let piece = self.pieces.iter().rev().find(|piece| piece.start <= span.start)?;
        let length = piece.text.len();
        let start = (span.start - piece.start).min(length);
        let end = span.end.saturating_sub(piece.start).clamp(start, length);
        let line_end = piece.text[start..end].find(['\n', '\r']).map_or(end, |at| start + at);
        Some((piece, start..line_end))
    }

    /// Line and column of a span's start.
    pub(super) fn position(&self, span: &Range<usize>) -> Option<Position> {
        let (piece, local) = self.locate(span)?;
        let before = &piece.text[..local.start];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Some(Position {
            source: piece.name.clone(),
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        })
    }

    /// The text under a span.
    pub(super) fn slice(&self, span: &Range<usize>) -> Option<&str> {
        let piece = self.pieces.iter().rev().find(|piece| piece.start <= span.start)?;
        piece
            .text
            .get(span.start - piece.start..span.end.checked_sub(piece.start)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_knows_its_text_line_and_column() {
        let mut sources = Sources::default();
        assert_eq!(sources.add("a.toml", "x = 1\n名 = 2\n"), 0);
        let second = sources.add("--set", "y=3");
        let at = |span: Range<usize>| sources.position(&span).unwrap().to_string();
        assert_eq!(at(0..1), "a.toml:1:1");
        assert_eq!(at(10..11), "a.toml:2:3", "columns count characters");
        assert_eq!(at(14..14), "a.toml:3:1", "the end of a text belongs to it");
        assert_eq!(at(second + 2..second + 3), "--set:1:3");
        assert_eq!(sources.slice(&(second..second + 3)), Some("y=3"));
    }

    #[test]
    fn a_span_over_lines_is_cut_to_its_first() {
        let mut sources = Sources::default();
        sources.add("a.toml", "[a]\nb = 1\n");
        assert_eq!(sources.locate(&(0..9)).unwrap().1, 0..3);
    }
}
