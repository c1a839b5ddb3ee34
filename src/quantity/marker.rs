//! Numbers of list entries: `1.`, `2、`, `(3)`, glued to what follows or not.
//!
//! `1.5宗地块…2.已完成` lists two entries: the first number is 1, and 5宗 is what it lists. Only the second marker tells,
//! so a glued `1.` counts as a marker where an entry that begins with `2.` follows.

use super::numeral::digit_at;

/// What has been seen of a list so far.
#[derive(Debug, Default)]
pub(super) struct Markers {
    expected: u32,
    /// Where the last entry that begins with `2.` stands; found once for a text.
    last_second: Option<Option<usize>>,
}

/// A list marker: where its number ends, and where the entry's text begins.
pub(super) struct Marker {
    pub number_end: usize,
    pub text_start: usize,
}

impl Markers {
    /// The marker whose number begins at `at`, if there is one.
    pub fn at(&mut self, text: &str, at: usize) -> Option<Marker> {
        if !begins_entry(text, at) {
            return None;
        }
        let (number, number_end) = small_number(text, at)?;
        let rest = &text[number_end..];
        let sign = rest.chars().next()?;
        let text_start = number_end + sign.len_utf8();
        let glued = digit_at(text.as_bytes(), text_start).is_some();
        let is_marker = match sign {
            '.' | '．' if glued => self.continues(text, at, number),
            '.' | '．' | '、' if !glued => true,
            '、' => self.continues(text, at, number),
            ')' | '）' => text[..at].ends_with(['(', '（']) || self.continues(text, at, number),
            _ => false,
        };
        if !is_marker {
            return None;
        }
        self.expected = number + 1;
        Some(Marker { number_end, text_start })
    }

    fn continues(&mut self, text: &str, at: usize, number: u32) -> bool {
        if number > 1 {
            return number == self.expected;
        }
        let last = *self.last_second.get_or_insert_with(|| last_second(text));
        last.is_some_and(|second| second > at)
    }
}

/// Whether a list entry can begin at `at`: at the start of the text, of a line, or behind the end of another entry.
fn begins_entry(text: &str, at: usize) -> bool {
    // Behind a Chinese character, as nearly all numerals are, none begins.
    if at >= 3 && matches!(text.as_bytes()[at - 3], 0xE4..=0xE9) && text.is_char_boundary(at - 3) {
        return false;
    }
    let before = text[..at].trim_end_matches([' ', '\u{3000}', '\u{a0}', '(', '（']);
    before.is_empty() || before.ends_with(['\n', '。', '；', ';', '：', ':', '!', '！', '?', '？'])
}

/// A number of one or two digits.
fn small_number(text: &str, at: usize) -> Option<(u32, usize)> {
    let bytes = text.as_bytes();
    let (first, length) = digit_at(bytes, at)?;
    let end = at + length;
    match digit_at(bytes, end) {
        None => Some((u32::from(first), end)),
        Some((second, more)) if digit_at(bytes, end + more).is_none() => {
            Some((u32::from(first) * 10 + u32::from(second), end + more))
        }
        Some(_) => None,
    }
}

/// The last place where an entry begins with `2.`, `2、` or `2）`.
fn last_second(text: &str) -> Option<usize> {
    let found = |needle: &str| {
        text.rmatch_indices(needle)
            .map(|(at, _)| at)
            .find(|at| begins_entry(text, *at))
    };
    ["2.", "2、", "2)", "2）", "２．", "２、", "２）", "2．"]
        .into_iter()
        .filter_map(found)
        .max()
}
