//! CMaps (ISO 32000-1, 9.7.5 and 9.10.3): how a string's bytes part into codes, and which character or glyph a code is.

use rustc_hash::FxHashMap;

use crate::decode::pdf::lexer::{Lexer, Token};

/// A CMap of a document.
#[derive(Debug, Default)]
pub(super) struct CMap {
    spaces: Vec<Space>,
    /// Characters of single codes.
    singles: FxHashMap<u32, String>,
    /// Characters of ranges of codes, that of the first one given, in order.
    ranges: Vec<(u32, u32, String)>,
    /// Glyph numbers of ranges of codes, that of the first one given, in order.
    glyphs: Vec<(u32, u32, u32)>,
}

/// Codes of one length: each byte stands between two bounds.
#[derive(Debug, PartialEq, Eq)]
struct Space {
    low: Vec<u8>,
    high: Vec<u8>,
}

/// How many codespaces are looked at.
const MAX_SPACES: usize = 64;

impl CMap {
    /// Reads a CMap's program. What it does not understand is passed over.
    pub(super) fn read(program: &[u8]) -> Self {
        let mut map = Self::default();
        let mut lexer = Lexer::new(program);
        while let Some(token) = lexer.next() {
            match token {
                Token::Operator(b"begincodespacerange") => map.read_spaces(&mut lexer),
                Token::Operator(b"beginbfchar") => map.read_characters(&mut lexer),
                Token::Operator(b"beginbfrange") => map.read_ranges(&mut lexer),
                Token::Operator(b"begincidchar") => map.read_glyphs(&mut lexer, false),
                Token::Operator(b"begincidrange") => map.read_glyphs(&mut lexer, true),
                _ => {}
            }
        }
        map.ranges.sort_by_key(|range| range.0);
        map.glyphs.sort_by_key(|range| range.0);
        map
    }

    fn read_spaces(&mut self, lexer: &mut Lexer<'_>) {
        while let (Some(Token::String(low)), Some(Token::String(high))) = (lexer.next(), lexer.next()) {
            let fits = low.len() == high.len() && (1..=4).contains(&low.len());
            if fits && self.spaces.len() < MAX_SPACES {
                let (low, high) = (low.into_owned(), high.into_owned());
                self.spaces.push(Space { low, high });
            }
        }
    }

    fn read_characters(&mut self, lexer: &mut Lexer<'_>) {
        while let Some(Token::String(code)) = lexer.next() {
            let target = lexer.next();
            if let (Some(code), Some(Token::String(text))) = (number(&code), target) {
                self.singles.insert(code, utf16(&text));
            }
        }
    }

    fn read_ranges(&mut self, lexer: &mut Lexer<'_>) {
        while let (Some(Token::String(low)), Some(Token::String(high))) = (lexer.next(), lexer.next()) {
            let bounds = number(&low).zip(number(&high)).filter(|(low, high)| low <= high);
            match (lexer.next(), bounds) {
                (Some(Token::String(text)), Some((low, high))) if low == high => {
                    self.singles.insert(low, utf16(&text));
                }
                (Some(Token::String(text)), Some((low, high))) => self.ranges.push((low, high, utf16(&text))),
                (Some(Token::Bracket(b"[")), bounds) => {
                    let mut codes = bounds.into_iter().flat_map(|(low, high)| low..=high);
                    while let Some(Token::String(text)) = lexer.next() {
                        if let Some(code) = codes.next() {
                            self.singles.insert(code, utf16(&text));
                        }
                    }
                }
                (Some(Token::String(_)), None) => {}
                _ => return,
            }
        }
    }

    fn read_glyphs(&mut self, lexer: &mut Lexer<'_>, ranges: bool) {
        while let Some(Token::String(low)) = lexer.next() {
            let high = if ranges {
                lexer.next()
            } else {
                Some(Token::String(low.clone()))
            };
            let (Some(Token::String(high)), Some(Token::Number(glyph))) = (high, lexer.next()) else {
                return;
            };
            if let Some((low, high)) = number(&low).zip(number(&high)) {
                self.glyphs.push((low, high, glyph as u32));
            }
        }
    }

    /// Whether it says how bytes part into codes.
    pub(super) const fn has_spaces(&self) -> bool {
        !self.spaces.is_empty()
    }

    /// How many bytes the first code of a string has; at least one, and no more than there are.
    pub(super) fn code_length(&self, bytes: &[u8]) -> usize {
        let longest = bytes.len().min(4);
        let found = (1..=longest).find(|length| self.spaces.iter().any(|space| space.holds(&bytes[..*length])));
        let shortest = self.spaces.iter().map(|space| space.low.len()).min();
        found.or(shortest).unwrap_or(1).min(bytes.len().max(1))
    }

    /// Appends a code's characters to a text.
    pub(super) fn push_text(&self, code: u32, text: &mut String) -> bool {
        if let Some(found) = self.singles.get(&code) {
            text.push_str(found);
            return !found.is_empty();
        }
        let Some((low, _, first)) = find(&self.ranges, code, |range| (range.0, range.1)) else {
            return false;
        };
        let mut chars = first.chars();
        let Some(last) = chars.next_back() else { return false };
        let last = u32::from(last).checked_add(code - low).and_then(char::from_u32);
        text.push_str(chars.as_str());
        text.push(last.unwrap_or(char::REPLACEMENT_CHARACTER));
        true
    }

    /// The number of a code's glyph.
    pub(super) fn glyph(&self, code: u32) -> Option<u32> {
        let (low, _, first) = find(&self.glyphs, code, |range| (range.0, range.1))?;
        first.checked_add(code - low)
    }
}

impl Space {
    fn holds(&self, code: &[u8]) -> bool {
        let bounds = self.low.iter().zip(&self.high);
        code.len() == self.low.len()
            && code
                .iter()
                .zip(bounds)
                .all(|(byte, (low, high))| (low..=high).contains(&byte))
    }
}

/// The last of the ranges in order that begins at or before a code, if it reaches so far.
pub(super) fn find<T>(ranges: &[T], code: u32, bounds: impl Fn(&T) -> (u32, u32)) -> Option<&T> {
    let behind = ranges.partition_point(|range| bounds(range).0 <= code);
    let range = ranges.get(behind.checked_sub(1)?)?;
    (code <= bounds(range).1).then_some(range)
}

/// The number that up to four bytes are.
pub(super) fn number(bytes: &[u8]) -> Option<u32> {
    let number = bytes.iter().fold(0, |number, byte| number << 8 | u32::from(*byte));
    (1..=4).contains(&bytes.len()).then_some(number)
}

/// Text in UTF-16BE. A single byte, which some programs write, is a character of Latin-1.
pub(super) fn utf16(bytes: &[u8]) -> String {
    if let [byte] = bytes {
        return char::from(*byte).to_string();
    }
    let units = bytes.as_chunks().0.iter().map(|pair| u16::from_be_bytes(*pair));
    char::decode_utf16(units)
        .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
        .filter(|c| *c != '\0')
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(map: &CMap, code: u32) -> Option<String> {
        let mut text = String::new();
        map.push_text(code, &mut text).then_some(text)
    }

    #[test]
    fn characters_ranges_and_lists() {
        let map = CMap::read(
            b"2 beginbfchar <0003> <4E2D> <01> <D840DC00> endbfchar
              3 beginbfrange <0010> <0012> <4E00> <20> <22> [<0041> <00660069> <0043>] <30><30><4E8C> endbfrange",
        );
        assert_eq!(text(&map, 3).as_deref(), Some("中"));
        assert_eq!(text(&map, 1).as_deref(), Some("\u{20000}"));
        assert_eq!(text(&map, 0x12).as_deref(), Some("丂"));
        assert_eq!(text(&map, 0x21).as_deref(), Some("fi"));
        assert_eq!(text(&map, 0x30).as_deref(), Some("二"));
        assert_eq!(text(&map, 0x13), None);
    }

    #[test]
    fn codes_have_the_length_of_their_space() {
        let map = CMap::read(b"begincodespacerange <00> <80> <8140> <FEFE> endcodespacerange");
        assert_eq!((map.code_length(b"A\x81"), map.code_length(b"\x81\x41")), (1, 2));
        assert_eq!((map.code_length(b"\x81\x01"), map.code_length(b"\xFF")), (1, 1));
    }

    #[test]
    fn glyphs_of_codes() {
        let map = CMap::read(b"begincidrange <20> <7e> 1 <8140><8141> 100 endcidrange begincidchar <80> 97 endcidchar");
        assert_eq!(
            [0x21, 0x8141, 0x80, 0x7F].map(|code| map.glyph(code)),
            [Some(2), Some(101), Some(97), None]
        );
    }

    #[test]
    fn a_range_of_all_codes_costs_nothing() {
        let map = CMap::read(b"beginbfrange <00000000> <FFFFFFFF> <0041> <0000> <FFFFFFFF> [<0042>] endbfrange");
        assert_eq!(text(&map, 0).as_deref(), Some("B"));
        assert_eq!(text(&map, u32::MAX).as_deref(), Some("\u{FFFD}"));
    }
}
