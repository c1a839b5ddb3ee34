//! A text whose lines were broken at a fixed width, as a mail or the text of a page is, back into its paragraphs.

use std::borrow::Cow;

use rustc_hash::FxHashSet;

use crate::parse::line::{ends_sentence, trim};
use crate::parse::mark::{bare, mark};

/// A line of fewer columns is not broken for its width.
const MIN_WIDTH: usize = 36;
/// A line of more columns is a paragraph.
const MAX_WIDTH: usize = 100;
/// How many columns a full line may lack, since no line begins with a comma.
const SLACK: usize = 3;

/// The text with its broken lines joined; as it is where no width shows at which they were broken.
pub(in crate::parse) fn unwrapped(content: &str) -> Cow<'_, str> {
    let Some(width) = width(content) else {
        return Cow::Borrowed(content);
    };
    let mut text = String::with_capacity(content.len());
    let mut lines = content.split('\n').peekable();
    while let Some(line) = lines.next() {
        text.push_str(line.trim_end());
        let Some(next) = lines.peek() else { break };
        if !goes_on(line, next, width) {
            text.push('\n');
        }
    }
    Cow::Owned(text)
}

/// Whether a line goes on in the next one: it is full, breaks off in a sentence, and the next one begins nothing new.
fn goes_on(line: &str, next: &str, width: usize) -> bool {
    let (text, after) = (line.trim_end(), trim(next));
    let indented = |line: &str| line.len() - line.trim_start().len();
    (width - SLACK..=width).contains(&columns(text))
        && !after.is_empty()
        && !ends_sentence(text)
        && !text.ends_with(['：', ':'])
        && (indented(next) == 0 || indented(next) == indented(text))
        && !begins_anew(after)
}

/// Whether a line begins with a number or a label.
fn begins_anew(line: &str) -> bool {
    const LABEL: usize = 10;
    bare(line).is_some()
        || mark(line).is_some_and(|m| !m.decimal)
        || line.chars().take(LABEL).any(|c| matches!(c, '：' | ':' | '【' | '】'))
}

/// The width at which lines were broken: the greatest of all, at which several end without ending a sentence, and far
/// more of them than end a little before it. Lines with blanks in them are rows or headers and do not count.
fn width(content: &str) -> Option<usize> {
    const MIN_LINES: usize = 4;
    /// How many columns before a full line few lines end.
    const BEFORE: usize = 12;
    if content.contains(['\t', '|', '｜']) {
        return None;
    }
    let lines = content
        .split('\n')
        .map(trim_end)
        .filter(|line| !has_blanks(line) && !is_centred(line));
    let mut ends = [0_usize; MAX_WIDTH + 1];
    let mut known = FxHashSet::default();
    for line in lines.filter(|line| known.insert(trim(line))) {
        let columns = columns(line);
        if columns > MAX_WIDTH {
            return None;
        }
        ends[columns] += usize::from(!ends_sentence(line));
    }
    let width = ends.iter().rposition(|count| *count > 0)?;
    if width < MIN_WIDTH {
        return None;
    }
    let full: usize = ends[width - SLACK..=width].iter().sum();
    let before: usize = ends[width - SLACK - BEFORE..width - SLACK].iter().sum();
    (full >= MIN_LINES && full > 2 * before).then_some(width)
}

fn trim_end(line: &str) -> &str {
    line.trim_end()
}

/// Whether a line is set in further than a paragraph is.
fn is_centred(line: &str) -> bool {
    const MAX_INDENT: usize = 8;
    let indent = &line[..line.len() - line.trim_start().len()];
    columns(indent) > MAX_INDENT
}

/// Whether blanks stand in a line between Chinese characters.
fn has_blanks(line: &str) -> bool {
    line.trim_start().contains(char::is_whitespace)
}

/// How many columns a line fills: two for a Chinese character, one for a Latin one. Counting stops behind the widest
/// line that matters.
fn columns(line: &str) -> usize {
    let mut columns = 0;
    for c in line.chars() {
        columns += if c.is_ascii() { 1 } else { 2 };
        if columns > MAX_WIDTH {
            break;
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A paragraph in lines of so many columns, the first one set in.
    fn wrapped(paragraph: &str, width: usize) -> String {
        let mut text = "    ".to_owned();
        let mut filled = 4;
        for c in paragraph.chars() {
            let more = if c.is_ascii() { 1 } else { 2 };
            if filled + more > width {
                text.push('\n');
                filled = 0;
            }
            text.push(c);
            filled += more;
        }
        text + "\n"
    }

    #[test]
    fn paragraphs_of_lines_of_one_width() {
        let first = "1.计划改造县乡道路45公里。完成改造46.8公里，其中县道18公里、乡道28.8公里，完成投资1.37亿元，比上年增加2100万元，占年度计划的104%，其余路段已完成勘察设计和征地拆迁，预计明年六月底前全部通车，届时全县所有行政村都能通上公交车。";
        let second = "2.计划为农村妇女免费检查8000人。实际检查8316人，检出率1.9%，均已纳入随访管理，并由乡镇卫生院每个季度回访一次，全部办结，群众满意度继续保持全市前列，有关做法在全市卫生健康工作会议上作了交流发言并得到推广。";
        for width in [40, 57, 64] {
            let text = [
                "三、民生\n",
                &wrapped(first, width),
                &wrapped(second, width),
                "某县人民政府\n",
            ]
            .concat();
            let joined = unwrapped(&text);
            let lines: Vec<&str> = joined.lines().map(str::trim).collect();
            assert_eq!(lines, ["三、民生", first, second, "某县人民政府"], "{width}");
        }
    }

    #[test]
    fn other_lines_stay() {
        for text in [
            "",
            "甲\n乙\n",
            "建泵站2座\n已建成。\n修渠3公里\n在建。",
            &"长".repeat(300),
            &"计划改造县乡道路四十五公里其中县道十八公里。\n".repeat(9),
        ] {
            assert!(matches!(unwrapped(text), Cow::Borrowed(_)), "{text}");
        }
    }
}
