//! How texts and words are made alike before they are compared: simplified, narrow, without white space.

use std::borrow::Cow;

use crate::script;

/// A text in simplified characters; none where it is longer than so many bytes.
pub(super) fn simplified(text: &str, longest: usize) -> Option<Cow<'_, str>> {
    (text.len() <= longest).then(|| script::fold(text))
}

/// A word without white space and with letters, digits and signs in their narrow form.
pub(super) fn word(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| !c.is_whitespace() && narrow(c) == c) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|c| !c.is_whitespace()).map(narrow).collect())
}

/// The narrow form of a full-width ASCII character, any other character as it is.
pub(super) fn narrow(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// The characters that a period before a heading is made of: `一季度`, `2023年1—6月`, `截至8月底`, `上半年`.
pub(super) fn is_period_char(c: char) -> bool {
    "0123456789-–—~～〇一二三四五六七八九十年月日季度上下半前至止底末份截第全当本今到".contains(c)
}

/// The first characters of a text, of so many bytes at most.
pub(super) fn near_start(text: &str, bytes: usize) -> &str {
    let end = (0..=bytes.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    &text[..end.unwrap_or(0)]
}

/// The last characters of a text, of so many bytes at most.
pub(super) fn near_end(text: &str, bytes: usize) -> &str {
    let start = text.len().saturating_sub(bytes);
    let start = (start..=text.len()).find(|at| text.is_char_boundary(*at));
    &text[start.unwrap_or(text.len())..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_a_text_are_whole_characters() {
        assert_eq!((near_start("责任单位", 7), near_end("责任单位", 7)), ("责任", "单位"));
        assert_eq!(
            (near_start("责", 9), near_end("责", 2), near_start("", 3)),
            ("责", "", "")
        );
    }

    #[test]
    fn words_are_compared_without_their_dress() {
        assert_eq!(word("備 註（％）"), "備註(%)");
        assert_eq!(simplified("責任單位", 12).as_deref(), Some("责任单位"));
        assert_eq!(simplified("責任單位", 11), None);
    }
}
