//! One kind of line end, and no characters that are no text.

/// A text whose lines end in `\n` and whose only control character is the tab.
#[derive(Debug)]
pub(super) struct Cleaned {
    pub(super) text: String,
    /// How many control characters of ASCII were dropped. Those from U+0080 on are dropped, too, but not counted: they
    /// tell of text in the wrong character set rather than of no text.
    pub(super) controls: usize,
}

/// Turns `\r\n`, `\r`, vertical tab, form feed, U+0085, U+2028 and U+2029 into `\n` and drops byte-order marks and other
/// control characters. A text that has none of them is not copied.
pub(super) fn clean(text: String) -> Cleaned {
    let Some(first) = next_special(text.as_bytes(), 0) else {
        return Cleaned { text, controls: 0 };
    };
    let mut cleaned = Cleaned {
        text: String::with_capacity(text.len()),
        controls: 0,
    };
    let (mut done, mut next) = (0, Some(first));
    while let Some(at) = next {
        cleaned.text.push_str(&text[done..at]);
        done = at + cleaned.take_special(&text[at..]);
        next = next_special(text.as_bytes(), done);
    }
    cleaned.text.push_str(&text[done..]);
    cleaned
}

impl Cleaned {
    /// Takes in the special character that `rest` begins with, and tells its length in bytes.
    fn take_special(&mut self, rest: &str) -> usize {
        let Some(c) = rest.chars().next() else { return 0 };
        match c {
            '\r' if rest.as_bytes().get(1) == Some(&b'\n') => {}
            '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => self.text.push('\n'),
            '\u{FEFF}' | '\u{80}'..='\u{9F}' => {}
            _ => self.controls += 1,
        }
        c.len_utf8()
    }
}

/// Where the next character stands that must not stay as it is; it looks at bytes, most of which it passes over.
fn next_special(bytes: &[u8], from: usize) -> Option<usize> {
    let found = bytes[from..].iter().enumerate().position(|(at, &byte)| match byte {
        b'\t' | b'\n' => false,
        0..0x20 | 0x7F => true,
        0xC2 | 0xE2 | 0xEF => is_special(&bytes[from + at..]),
        _ => false,
    });
    found.map(|at| from + at)
}

/// Whether a character of several bytes is U+0080 … U+009F, U+2028, U+2029 or U+FEFF.
fn is_special(rest: &[u8]) -> bool {
    matches!(
        rest,
        [0xC2, 0x80..=0x9F, ..] | [0xE2, 0x80, 0xA8 | 0xA9, ..] | [0xEF, 0xBB, 0xBF, ..]
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_become_one_kind() {
        let cleaned = clean("a\r\nb\rc\u{B}d\u{C}e\u{85}f\u{2028}g\u{2029}h\n\r\r\ni".to_owned());
        assert_eq!(cleaned.text, "a\nb\nc\nd\ne\nf\ng\nh\n\n\ni");
        assert_eq!(cleaned.controls, 0);
    }

    #[test]
    fn controls_are_dropped_and_counted() {
        let cleaned = clean("\u{FEFF}完\0成\u{7}1\t2\u{7F}·\u{9D}“”\u{FEFF}\u{1A}".to_owned());
        assert_eq!(cleaned.text, "完成1\t2·“”");
        assert_eq!(cleaned.controls, 4);
    }

    #[test]
    fn clean_text_is_not_copied() {
        let text = "一\t二 · “三”…\u{3000}\u{A0}\n".to_owned();
        let place = text.as_ptr();
        let cleaned = clean(text);
        assert_eq!(cleaned.text.as_ptr(), place);
    }
}
