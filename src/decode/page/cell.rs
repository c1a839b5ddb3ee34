//! The lines of a cell → its text.

use super::joint::{ends_sentence, glue, is_entry, is_full};
use super::line::Line;

/// A cell's text.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct CellText {
    /// Its paragraphs, parted by `\n`.
    pub(super) text: String,
    /// Whether the last line is full and ends no sentence, so that it may go on elsewhere.
    pub(super) breaks_off: bool,
}

/// The text of a cell's lines, which stand between two edges. A line that is full goes on in the next one.
pub(super) fn text(lines: &[Line], edges: (f32, f32)) -> CellText {
    let upright = lines.len() > 1 && lines.iter().all(|line| line.text.chars().count() == 1);
    let mut text = String::new();
    for (at, line) in lines.iter().enumerate() {
        let own = line.text.trim().replace("  ", " ");
        if let Some(before) = at.checked_sub(1).map(|before| &lines[before]) {
            let goes_on = upright || goes_on(before, line, edges);
            text.push_str(if goes_on { glue(&before.text, &own) } else { "\n" });
        }
        text.push_str(&own);
    }
    let last = lines.last().filter(|last| !ends_sentence(&last.text));
    CellText {
        breaks_off: last.is_some_and(|last| !upright && is_full(last, "一", edges)),
        text,
    }
}

/// Whether a line goes on in the next one of its cell.
fn goes_on(line: &Line, next: &Line, edges: (f32, f32)) -> bool {
    let begins = is_entry(&next.text) || next.x > line.x + 1.5 * next.size;
    is_full(line, &next.text, edges) && !(ends_sentence(&line.text) && begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(texts: &[(f32, &str)]) -> Vec<Line> {
        let line = |(at, &(x, text)): (u8, &(f32, &str))| Line {
            x,
            right: x + 10.0 * text.chars().count() as f32,
            y: 12.0 * f32::from(at),
            size: 10.0,
            text: text.to_owned(),
            gaps: 0,
        };
        (0..).zip(texts).map(line).collect()
    }

    fn read(texts: &[(f32, &str)]) -> String {
        text(&lines(texts), (0.0, 62.0)).text
    }

    #[test]
    fn full_lines_go_on() {
        assert_eq!(read(&[(1.0, "完成改造面积"), (1.0, "八百亩")]), "完成改造面积八百亩");
        assert_eq!(
            read(&[(1.0, "已完工。另有"), (1.0, "两处在建")]),
            "已完工。另有两处在建"
        );
        assert_eq!(
            read(&[(1.0, "第一批完成。"), (1.0, "第二批开工")]),
            "第一批完成。第二批开工"
        );
    }

    #[test]
    fn short_lines_end_paragraphs() {
        assert_eq!(read(&[(1.0, "区住建局、"), (1.0, "街道")]), "区住建局、街道");
        assert_eq!(read(&[(1.0, "住建局"), (1.0, "各街道")]), "住建局\n各街道");
        assert_eq!(
            read(&[(1.0, "一、全部完成"), (1.0, "二、开工")]),
            "一、全部完成二、开工"
        );
        assert_eq!(
            read(&[(1.0, "一、已经完成。"), (1.0, "二、开工")]),
            "一、已经完成。\n二、开工"
        );
        assert_eq!(
            read(&[(1.0, "已经全部完成。"), (21.0, "另有一处")]),
            "已经全部完成。\n另有一处"
        );
    }

    #[test]
    fn characters_below_one_another_are_a_word() {
        assert_eq!(
            read(&[(20.0, "经"), (20.0, "济"), (20.0, "发"), (20.0, "展")]),
            "经济发展"
        );
    }

    #[test]
    fn a_text_that_breaks_off_is_known() {
        let breaks_off = |last| text(&lines(&[(1.0, last)]), (0.0, 62.0)).breaks_off;
        assert!(breaks_off("完成改造面积"));
        assert!(!breaks_off("完成改造"));
        assert!(!breaks_off("改造已完成。"));
    }
}
