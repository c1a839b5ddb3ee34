//! A cell's lines back into its text: soft line breaks healed, paragraphs kept.

mod unwrap;

pub(super) use unwrap::unwrapped;

use super::line::{breaks_off, ends_sentence};
use super::mark::mark;

/// What stands between two lines of one cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// A new paragraph.
    Paragraph,
    /// The line was broken in mid-sentence.
    Nothing,
    /// The line was broken between two words that a space parts.
    Space,
}

/// The text of a cell whose lines are `lines`, in order.
///
/// A line that does not end a sentence goes on in the next one if it breaks off inside brackets or behind a comma, or
/// if the cell ends a sentence further on; where no line does, the cell is a list without punctuation.
pub(super) fn heal(lines: &[&str]) -> String {
    if let [line] = lines {
        return (*line).to_owned();
    }
    let last_end = lines.iter().rposition(|line| ends_sentence(line)).unwrap_or(0);
    let mut text = String::with_capacity(lines.iter().map(|line| line.len() + 1).sum());
    for (i, line) in lines.iter().enumerate() {
        if let Some(before) = i.checked_sub(1).map(|b| lines[b]) {
            match joint(before, line, i <= last_end) {
                Joint::Paragraph => text.push('\n'),
                Joint::Space => text.push(' '),
                Joint::Nothing => {}
            }
        }
        text.push_str(line);
    }
    text
}

fn joint(before: &str, after: &str, sentence_ends_later: bool) -> Joint {
    if ends_sentence(before) || before.ends_with(['：', ':']) {
        return Joint::Paragraph;
    }
    let broken = breaks_off(before) || (sentence_ends_later && mark(after).is_none_or(|m| m.decimal));
    match broken {
        false => Joint::Paragraph,
        true if is_latin(before.chars().next_back()) && is_latin(after.chars().next()) => Joint::Space,
        true => Joint::Nothing,
    }
}

fn is_latin(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::heal;

    #[test]
    fn a_sentence_broken_over_lines_is_one() {
        assert_eq!(
            heal(&["新建泵站2 座，", "改建闸", "门14扇。", "全部通水。"]),
            "新建泵站2 座，改建闸门14扇。\n全部通水。"
        );
        assert_eq!(heal(&["引进 smart", "city 平台。"]), "引进 smart city 平台。");
        assert_eq!(heal(&["新建（含", "改建）3处"]), "新建（含改建）3处");
    }

    #[test]
    fn paragraphs_stay_apart() {
        assert_eq!(heal(&["甲。", "乙。"]), "甲。\n乙。");
        assert_eq!(heal(&["甲完成3处", "乙完成2处"]), "甲完成3处\n乙完成2处");
        assert_eq!(heal(&["如下：", "1.甲", "2.乙。"]), "如下：\n1.甲\n2.乙。");
        assert_eq!(heal(&[]), "");
    }
}
