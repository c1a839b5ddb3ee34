//! Where a numeral stands: inside a title or a quotation, in which clause.

use crate::span::Span;

/// Titles (《》) and quotations of a text, in reading order.
#[derive(Debug, Default)]
pub(super) struct Brackets {
    titles: Vec<Span>,
    quotations: Vec<Span>,
    title_open: Vec<usize>,
    quote_open: Option<usize>,
}

impl Brackets {
    /// Makes room for another text.
    pub fn clear(&mut self) {
        self.titles.clear();
        self.quotations.clear();
        self.title_open.clear();
        self.quote_open = None;
    }

    /// Whether the text has neither titles nor quotations.
    pub const fn is_empty(&self) -> bool {
        self.titles.is_empty() && self.quotations.is_empty()
    }

    /// Notes a bracket character at a byte.
    pub fn see(&mut self, c: char, at: usize) {
        let end = at + c.len_utf8();
        match c {
            '《' | '〈' => self.title_open.push(at),
            '》' | '〉' => {
                if let Some(start) = self.title_open.pop() {
                    self.titles.push(Span::new(start, end));
                }
            }
            '"' if self.quote_open.is_none() => self.quote_open = Some(end),
            '“' | '‘' | '「' | '『' => {
                self.quote_open.get_or_insert(end);
            }
            _ => {
                if let Some(start) = self.quote_open.take() {
                    self.quotations.push(Span::new(start, at));
                }
            }
        }
    }

    /// Whether a span stands inside a title. Titles do not overlap but nest, so the first that ends behind it decides.
    pub fn in_title(&self, span: Span) -> bool {
        let from = self.titles.partition_point(|t| t.end <= span.start);
        self.titles[from..].iter().take(4).any(|t| t.contains(span))
    }

    /// The quotation that a span stands in, without the marks.
    pub fn quotation(&self, span: Span) -> Option<Span> {
        let from = self.quotations.partition_point(|q| q.end <= span.start);
        self.quotations.get(from).copied().filter(|q| q.contains(span))
    }
}

/// How many bytes back the beginning of a clause is looked for.
pub(super) const MOST_BACK: usize = 240;

/// Where the clause that `at` stands in begins, looking back no further than `floor` and [`MOST_BACK`] bytes.
pub(super) fn clause_start(text: &str, at: usize, floor: usize) -> usize {
    let mut floor = floor.max(at.saturating_sub(MOST_BACK)).min(at);
    while !text.is_char_boundary(floor) {
        floor += 1;
    }
    let zone = &text.as_bytes()[floor..at];
    let end = (0..zone.len()).rev().find(|i| ends_clause(zone, *i));
    floor + end.map_or(0, |i| i + 1)
}

/// Whether the character whose last byte stands at `i` ends a clause: [`is_clause_end`], without decoding what does not.
fn ends_clause(bytes: &[u8], i: usize) -> bool {
    match bytes[i] {
        b',' | b';' | b'!' | b'?' | b'\n' => true,
        // ， ； ！ ？ and 。
        0x8C | 0x9B | 0x81 | 0x9F => i >= 2 && bytes[i - 2] == 0xEF && bytes[i - 1] == 0xBC,
        0x82 => i >= 2 && bytes[i - 2] == 0xE3 && bytes[i - 1] == 0x80,
        _ => false,
    }
}

/// Whether a clause ends at a character.
pub(super) const fn is_clause_end(c: char) -> bool {
    matches!(c, '，' | ',' | '。' | '；' | ';' | '！' | '!' | '？' | '?' | '\n')
}

/// Whether nothing that belongs to a number's noun follows: the text or the clause ends, or a list goes on.
pub(super) fn at_boundary(after: &str) -> bool {
    after
        .trim_start_matches([' ', '\u{a0}'])
        .chars()
        .next()
        .is_none_or(|c| {
            is_clause_end(c)
                || matches!(
                    c,
                    '、' | ')' | '）' | '(' | '（' | '”' | '"' | '．' | '.' | '】' | ']' | '/' | '和' | '与'
                )
        })
}
