//! What stands between two lines that follow one another: nothing, a blank, or the end of a paragraph.

use super::line::Line;

/// A line that goes on in the next: what parts the two. Words are parted; a number broken in two is not.
pub(super) fn glue(before: &str, after: &str) -> &'static str {
    let (last, next) = (before.chars().next_back(), after.chars().next());
    let letters = [last, next].iter().any(|c| c.is_some_and(|c| c.is_ascii_alphabetic()));
    let open = last.is_some_and(|c| matches!(c, '-' | '/' | '('));
    if is_latin(last) && is_latin(next) && letters && !open {
        " "
    } else {
        ""
    }
}

/// Whether a line between two edges breaks because the next one's beginning did not fit. Lines in the middle leave room
/// on both sides.
pub(super) fn is_full(line: &Line, next: &str, (left, right): (f32, f32)) -> bool {
    let unit = (first_unit(next) + 0.3) * line.size;
    line.right + unit >= right || line.right - line.x + unit >= right - left
}

/// How wide what cannot be broken is at a text's beginning, in parts of the size: a word, or a character with the
/// closing marks behind it.
fn first_unit(text: &str) -> f32 {
    let word = text
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '%' | ',' | '-'))
        .count();
    if word > 0 {
        return 0.55 * word as f32;
    }
    let closing = text.chars().skip(1).take_while(|c| is_closing(*c)).count();
    (1 + closing) as f32
}

/// Marks that no line begins with.
const fn is_closing(c: char) -> bool {
    matches!(
        c,
        '，' | '。' | '、' | '；' | '：' | '！' | '？' | '）' | '》' | '”' | '’' | '】' | '％' | '%'
    )
}

/// Whether a text ends as a sentence does.
pub(super) fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['”', '’', '"', '」', '』', '）', ')', '】', '》']);
    text.ends_with(['。', '！', '？', '!', '?', '；', ';', '：', ':', '…'])
}

/// Whether a text begins with the number of an entry in a list: `一、` `（二）` `3.` `4、` `⑤`.
pub(super) fn is_entry(text: &str) -> bool {
    let numeral = |c: char| c.is_numeric() || "一二三四五六七八九十".contains(c);
    let bare = text.trim_start_matches(['（', '(']);
    let behind = bare.trim_start_matches(numeral);
    let length = bare.len() - behind.len();
    let mut rest = behind.chars();
    match rest.next() {
        _ if length == 0 || length > 12 => false,
        Some('、' | '）' | ')') => true,
        Some('.' | '．') => !rest.next().is_some_and(char::is_numeric),
        _ => bare.starts_with(|c| ('①'..='⓿').contains(&c)),
    }
}

/// Whether a character is one of those that blanks part into words.
pub(super) fn is_latin(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_graphic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_parted_and_numbers_are_not() {
        assert_eq!(glue("建设", "完成"), "");
        assert_eq!(glue("smart", "city"), " ");
        assert_eq!(glue("12", "50"), "");
        assert_eq!(glue("新建5G", "基站"), "");
        assert_eq!(glue("first,", "second"), " ");
        assert_eq!(glue("well-", "known"), "");
    }

    #[test]
    fn a_line_is_full_where_the_next_word_did_not_fit() {
        let full = |x, right, next| {
            let size = 10.0;
            is_full(
                &Line {
                    x,
                    right,
                    size,
                    ..Line::default()
                },
                next,
                (0.0, 100.0),
            )
        };
        assert!(full(0.0, 95.0, "乙丙"));
        assert!(full(20.0, 95.0, "乙丙"));
        assert!(full(5.0, 95.0, "乙丙"), "in the middle");
        assert!(!full(0.0, 80.0, "乙丙"));
        assert!(full(0.0, 80.0, "21.4%"), "a word that is not broken");
        assert!(full(0.0, 80.0, "卖，其"), "a mark that begins no line");
    }

    #[test]
    fn entries_of_lists() {
        for text in ["一、", "（二）甲", "(3)甲", "3.甲", "4．甲", "12、", "⑤甲", "十一、甲"] {
            assert!(is_entry(text), "{text}");
        }
        for text in ["3.5万元", "一体化", "十个街道", "甲、乙", "", "（含改建）", "2024年"] {
            assert!(!is_entry(text), "{text}");
        }
    }
}
