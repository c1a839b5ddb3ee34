//! Positions in a text. Imports nothing of the project.

use serde::{Deserialize, Serialize};

/// A half-open range of byte offsets into one text: `text[start..end]`.
///
/// Offsets lie on character boundaries of the text they were made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to but not including `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the span covers nothing.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the two spans share at least one byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside this span.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The text the span covers.
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }
}

/// Turns byte offsets into Unicode character offsets, in one pass over the text.
///
/// Asking for offsets in ascending order costs linear time altogether; an offset behind the last one starts over.
#[derive(Debug)]
pub struct CharOffsets<'t> {
    text: &'t str,
    byte: usize,
    chars: usize,
}

impl<'t> CharOffsets<'t> {
    /// A counter that stands at the start of `text`.
    pub const fn new(text: &'t str) -> Self {
        Self {
            text,
            byte: 0,
            chars: 0,
        }
    }

    /// The number of characters before `byte`, which must lie on a character boundary.
    pub fn at(&mut self, byte: usize) -> usize {
        if byte < self.byte {
            (self.byte, self.chars) = (0, 0);
        }
        self.chars += self.text[self.byte..byte].chars().count();
        self.byte = byte;
        self.chars
    }

    /// Both ends of a span, in characters.
    pub fn span(&mut self, span: Span) -> (usize, usize) {
        let start = self.at(span.start);
        (start, self.at(span.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn character_offsets_count_characters_and_may_go_back() {
        let text = "共53168起，約𠮷3户";
        let mut offsets = CharOffsets::new(text);
        let at = text.find('起').unwrap();
        assert_eq!(
            offsets.span(Span::new(text.find('5').unwrap(), at + '起'.len_utf8())),
            (1, 7)
        );
        assert_eq!(offsets.at(text.rfind('3').unwrap()), 10);
        assert_eq!(offsets.at(text.find('3').unwrap()), 2);
        assert_eq!(offsets.at(text.len()), text.chars().count());
    }

    #[test]
    fn overlap_needs_a_shared_byte() {
        assert!(!Span::new(0, 3).overlaps(Span::new(3, 6)));
        assert!(Span::new(0, 4).overlaps(Span::new(3, 6)));
        assert!(Span::new(0, 4).contains(Span::new(1, 4)));
    }
}
