//! The words of content streams and CMaps (ISO 32000-1, 7.2 and 7.3), one after another.
//!
//! Arrays and dictionaries are not built: their brackets are words like others. What is read holds no more than its
//! bytes, nothing nests, and what is no word is passed over, as viewers do.

use std::borrow::Cow;

/// A word.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token<'c> {
    Number(f32),
    Name(Cow<'c, [u8]>),
    String(Cow<'c, [u8]>),
    /// `[`, `<<` …
    Bracket(&'c [u8]),
    Operator(&'c [u8]),
}

/// Reads words.
pub(super) struct Lexer<'c> {
    bytes: &'c [u8],
    at: usize,
}

impl<'c> Lexer<'c> {
    /// A reader at the beginning.
    pub(super) const fn new(bytes: &'c [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at + ahead).copied()
    }

    /// Passes over white space and comments.
    fn skip_blanks(&mut self) {
        while let Some(byte) = self.peek(0) {
            match byte {
                b'%' => self.at = self.end_where(|byte| matches!(byte, b'\r' | b'\n')),
                byte if is_blank(byte) => self.at += 1,
                _ => return,
            }
        }
    }

    /// The first place from here on whose byte is such; the end where none is.
    fn end_where(&self, is_end: impl Fn(u8) -> bool) -> usize {
        let rest = &self.bytes[self.at..];
        self.at + rest.iter().position(|byte| is_end(*byte)).unwrap_or(rest.len())
    }

    /// Takes bytes up to the next blank or bracket, at least one.
    fn word(&mut self) -> &'c [u8] {
        let start = self.at;
        self.at += 1;
        self.at = self.end_where(|byte| !is_regular(byte));
        &self.bytes[start..self.at]
    }

    fn bracket(&mut self, length: usize) -> Token<'c> {
        let start = self.at;
        self.at += length;
        Token::Bracket(&self.bytes[start..self.at])
    }

    /// `/name`, its `#hh` read (7.3.5).
    fn name(&mut self) -> Token<'c> {
        let name = &self.word()[1..];
        if !name.contains(&b'#') {
            return Token::Name(Cow::Borrowed(name));
        }
        let mut read = Vec::with_capacity(name.len());
        let mut rest = name;
        while let Some((&byte, behind)) = rest.split_first() {
            let escaped = match (byte, behind) {
                (b'#', [high, low, ..]) => hex(*high).zip(hex(*low)),
                _ => None,
            };
            read.push(escaped.map_or(byte, |(high, low)| high << 4 | low));
            rest = if escaped.is_some() { &behind[2..] } else { behind };
        }
        Token::Name(Cow::Owned(read))
    }

    /// `(string)`, its brackets balanced and escapes read (7.3.4.2).
    fn literal(&mut self) -> Token<'c> {
        self.at += 1;
        let start = self.at;
        let end = self.end_where(|byte| matches!(byte, b'(' | b')' | b'\\' | b'\r'));
        if self.bytes.get(end) == Some(&b')') {
            self.at = end + 1;
            return Token::String(Cow::Borrowed(&self.bytes[start..end]));
        }
        let (mut read, mut depth) = (Vec::new(), 0_usize);
        while let Some(byte) = self.peek(0) {
            self.at += 1;
            match byte {
                b')' if depth == 0 => break,
                b'\\' => read.extend(self.escape()),
                b'\r' => {
                    self.at += usize::from(self.peek(0) == Some(b'\n'));
                    read.push(b'\n');
                }
                _ => {
                    depth = depth + usize::from(byte == b'(') - usize::from(byte == b')');
                    read.push(byte);
                }
            }
        }
        Token::String(Cow::Owned(read))
    }

    /// What stands behind a backslash.
    fn escape(&mut self) -> Option<u8> {
        let byte = self.peek(0)?;
        self.at += 1;
        match byte {
            b'n' => Some(b'\n'),
            b'r' => Some(b'\r'),
            b't' => Some(b'\t'),
            b'b' => Some(8),
            b'f' => Some(12),
            b'\n' => None,
            b'\r' => {
                self.at += usize::from(self.peek(0) == Some(b'\n'));
                None
            }
            b'0'..=b'7' => {
                let mut code = u16::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek(0) else { break };
                    code = code << 3 | u16::from(digit - b'0');
                    self.at += 1;
                }
                Some(code.to_le_bytes()[0])
            }
            other => Some(other),
        }
    }

    /// `<hexadecimal string>` (7.3.4.3).
    fn hexadecimal(&mut self) -> Token<'c> {
        self.at += 1;
        let end = self.end_where(|byte| byte == b'>');
        let mut digits = self.bytes[self.at..end].iter().filter_map(|byte| hex(*byte));
        let mut read = Vec::with_capacity((end - self.at) / 2);
        while let Some(high) = digits.next() {
            read.push(high << 4 | digits.next().unwrap_or(0));
        }
        self.at = (end + 1).min(self.bytes.len());
        Token::String(Cow::Owned(read))
    }

    /// Passes over the data of an inline picture, behind its `ID` (8.9.7). It ends with `EI` between blanks.
    pub(super) fn skip_picture(&mut self) {
        while let Some(found) = memchr::memmem::find(&self.bytes[self.at..], b"EI") {
            let start = self.at + found;
            self.at = start + 2;
            if self.bytes[..start].last().is_some_and(|byte| is_blank(*byte)) && self.peek(0).is_none_or(is_blank) {
                return;
            }
        }
        self.at = self.bytes.len();
    }
}

impl<'c> Iterator for Lexer<'c> {
    type Item = Token<'c>;

    fn next(&mut self) -> Option<Token<'c>> {
        self.skip_blanks();
        Some(match (self.peek(0)?, self.peek(1)) {
            (b'/', _) => self.name(),
            (b'(', _) => self.literal(),
            (b'<', Some(b'<')) | (b'>', Some(b'>')) => self.bracket(2),
            (b'<', _) => self.hexadecimal(),
            (b'[' | b']' | b'{' | b'}' | b'>' | b')', _) => self.bracket(1),
            _ => {
                let word = self.word();
                number(word).map_or(Token::Operator(word), Token::Number)
            }
        })
    }
}

/// A number; of one written wrongly, such as `--5` or `1.2-3`, what viewers read.
fn number(word: &[u8]) -> Option<f32> {
    let first = *word.first()?;
    if !first.is_ascii_digit() && !matches!(first, b'+' | b'-' | b'.') {
        return None;
    }
    let digits = &word[word.iter().take_while(|byte| matches!(byte, b'+' | b'-')).count()..];
    let end = digits.iter().position(|byte| !byte.is_ascii_digit() && *byte != b'.');
    let digits = std::str::from_utf8(&digits[..end.unwrap_or(digits.len())]).ok()?;
    let value: f32 = digits.parse().ok().filter(|value: &f32| value.is_finite())?;
    Some(if first == b'-' { -value } else { value })
}

const fn is_blank(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

const fn is_regular(byte: u8) -> bool {
    !is_blank(byte)
        && !matches!(
            byte,
            b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%'
        )
}

/// The value of a hexadecimal digit.
fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16)?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> Vec<String> {
        Lexer::new(bytes)
            .map(|token| match token {
                Token::Number(number) => format!("{number}"),
                Token::Name(name) => format!("/{}", String::from_utf8_lossy(&name)),
                Token::String(string) => format!("({})", String::from_utf8_lossy(&string)),
                Token::Bracket(word) | Token::Operator(word) => String::from_utf8_lossy(word).into_owned(),
            })
            .collect()
    }

    #[test]
    fn words_of_all_kinds() {
        assert_eq!(
            text(b"/F#31 12.5 Tf%x\n[(a\\(b\\051c(d)e)-.5<414>]TJ <</K 1>>BDC T*'\""),
            [
                "/F1",
                "12.5",
                "Tf",
                "[",
                "(a(b)c(d)e)",
                "-0.5",
                "(A@)",
                "]",
                "TJ",
                "<<",
                "/K",
                "1",
                ">>",
                "BDC",
                "T*'\""
            ]
        );
        assert_eq!(text(b"(\\1012\\\r\nx\r\ny\\q)"), ["(A2x\nyq)"]);
    }

    #[test]
    fn what_is_broken_ends() {
        assert_eq!(text(b"(abc"), ["(abc)"]);
        assert_eq!(text(b"<41"), ["(A)"]);
        assert_eq!(text(b"--5 1.2-3 4e5 . -"), ["-5", "1.2", "4", ".", "-"]);
        assert_eq!(text(b") > ]"), [")", ">", "]"]);
    }

    #[test]
    fn a_picture_is_passed_over() {
        let mut lexer = Lexer::new(b"ID x(EIy EI Q");
        lexer.next();
        lexer.skip_picture();
        assert_eq!(lexer.next(), Some(Token::Operator(b"Q")));
        let mut lexer = Lexer::new(b"ID abc");
        lexer.next();
        lexer.skip_picture();
        assert_eq!(lexer.next(), None);
    }
}
