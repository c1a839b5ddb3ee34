//! A line into numbers of items, labelled fields, and the text between.

use super::super::cells::{Separator, cells};
use crate::lexicon::headings::{Headings, Role};
use crate::parse::line::trim;
use crate::parse::mark::{bare, is_digit, mark};

/// A part of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    /// A number that may begin an item, the text behind it up to the next piece, and both together.
    Number { value: u32, text: &'t str, whole: &'t str },
    /// A label and its value.
    Field { role: Role, text: &'t str },
    /// Text that neither precedes; only at a line's start.
    Text(&'t str),
}

impl Piece<'_> {
    /// Whether it is the field of a report.
    pub const fn is_report(&self) -> bool {
        matches!(
            self,
            Self::Field {
                role: Role::Progress,
                ..
            }
        )
    }
}

/// The pieces of a line, in order. Empty text makes no piece.
pub(super) fn pieces<'t>(line: &'t str, headings: &Headings) -> Vec<Piece<'t>> {
    if let Some(pieces) = paired(line, headings).or_else(|| counted(line, headings)) {
        return pieces;
    }
    let mut pieces = Vec::new();
    let mut from = 0;
    let mut role = None;
    for (at, sign) in line.match_indices(['：', ':', '】']) {
        if at < from {
            continue;
        }
        if let Some(label) = label(&line[from..at], sign, headings) {
            push(&mut pieces, role, &line[from..from + label.start]);
            pieces.extend(label.number.map(|value| Piece::Number {
                value,
                text: "",
                whole: "",
            }));
            (role, from) = (Some(label.role), at + sign.len());
        }
    }
    push(&mut pieces, role, &line[from..]);
    pieces
}

/// A line of cells that are labels and values by turns: `项目名称\t书屋\t责任单位\t某局`.
pub(super) fn paired<'t>(line: &'t str, headings: &Headings) -> Option<Vec<Piece<'t>>> {
    const MAX_BYTES: usize = 2_000;
    const MAX_LABEL: usize = 72;
    let first = line.find(|c: char| c.is_whitespace() || matches!(c, '|' | '｜' | '│'))?;
    if line.len() > MAX_BYTES || first > MAX_LABEL {
        return None;
    }
    [Separator::Tab, Separator::Bar, Separator::Blanks]
        .iter()
        .find_map(|separator| {
            let mut cells = cells(line, *separator);
            while cells.last().is_some_and(|cell| cell.is_empty()) {
                cells.pop();
            }
            let role = |label: &'t str| headings.column(label.trim_end_matches(['：', ':']));
            let pair = |pair: &[&'t str]| match *pair {
                [label, text] if role(text).is_none() => Some(Piece::Field {
                    role: role(label)?,
                    text,
                }),
                _ => None,
            };
            (cells.len() > 1).then(|| cells.chunks(2).map(pair).collect::<Option<Vec<_>>>())?
        })
}

/// A line that is a task's label with its number: `项目3`, `任务二`.
fn counted<'t>(line: &'t str, headings: &Headings) -> Option<Vec<Piece<'t>>> {
    const MAX_BYTES: usize = 30;
    if line.len() > MAX_BYTES {
        return None;
    }
    let name = line.trim_end_matches(|c: char| is_digit(c) || "一二三四五六七八九十".contains(c));
    let (_, value) = bare(&line[name.len()..])?;
    (headings.column(name.trim_end()) == Some(Role::Task)).then(|| {
        vec![Piece::Number {
            value,
            text: "",
            whole: line,
        }]
    })
}

/// A label: where it starts in its text, what it names, and the number in it (任务一).
struct Label {
    start: usize,
    role: Role,
    number: Option<u32>,
}

/// The label at the end of a text that a colon or a closing bracket follows.
fn label(text: &str, sign: &str, headings: &Headings) -> Option<Label> {
    const MAX_CHARS: usize = 14;
    if sign == "】" {
        let window = window(text, MAX_CHARS + 1);
        let start = window + text[window..].rfind('【')?;
        let (role, number) = named(&text[start + '【'.len_utf8()..], headings)?;
        return Some(Label { start, role, number });
    }
    let window = window(text, MAX_CHARS);
    let is_edge = |c: char| c.is_whitespace() || "。；;，,、.．！）)】".contains(c);
    let start = text[window..].rfind(is_edge).map(|at| window + at);
    let start = match start {
        Some(at) => at + text[at..].chars().next().map_or(0, char::len_utf8),
        None if window == 0 => 0,
        None => return None,
    };
    let (role, number) = named(&text[start..], headings)?;
    Some(Label { start, role, number })
}

/// What a label names: a column, or a task with its number (任务一, 项目2).
fn named(name: &str, headings: &Headings) -> Option<(Role, Option<u32>)> {
    if let Some(role) = headings.column(name) {
        return Some((role, None));
    }
    let word = name.trim_end_matches(|c: char| is_digit(c) || "一二三四五六七八九十".contains(c));
    let role = headings
        .column(word)
        .filter(|role| matches!(role, Role::Task | Role::Target))?;
    Some((role, bare(&name[word.len()..]).map(|(_, value)| value)))
}

/// Where the last so many characters of a text begin.
fn window(text: &str, chars: usize) -> usize {
    text.char_indices()
        .rev()
        .take(chars)
        .last()
        .map_or(text.len(), |(at, _)| at)
}

/// Adds a stretch of text, split where numbers of items may stand in it: at a line's start and behind a blank.
fn push<'t>(pieces: &mut Vec<Piece<'t>>, role: Option<Role>, text: &'t str) {
    let mut cuts: Vec<(usize, u32, &'t str)> = Vec::new();
    let starts = text
        .match_indices(char::is_whitespace)
        .map(|(at, blank)| at + blank.len());
    for start in std::iter::once(0).filter(|_| role.is_none()).chain(starts) {
        if let Some((value, rest)) = number(&text[start..]) {
            cuts.push((start, value, rest));
        }
    }
    let first = trim(&text[..cuts.first().map_or(text.len(), |cut| cut.0)]);
    match role {
        Some(role) => pieces.push(Piece::Field { role, text: first }),
        None if !first.is_empty() => pieces.push(Piece::Text(first)),
        None => {}
    }
    for (i, (at, value, rest)) in cuts.iter().enumerate() {
        let end = cuts.get(i + 1).map_or(text.len(), |next| next.0);
        let start = text.len() - rest.len();
        let (text, whole) = (trim(&text[start.min(end)..end]), trim(&text[*at..end]));
        pieces.push(Piece::Number {
            value: *value,
            text,
            whole,
        });
    }
}

/// An item's number at the start of a text, and what follows it: `4.新建`, `07` before a label.
fn number(text: &str) -> Option<(u32, &str)> {
    if let Some(m) = mark(text) {
        return (!m.style.is_heading() && !m.decimal).then_some((m.value, m.rest));
    }
    // A number without a point only counts before a label, where nothing else stands between.
    let alone = text.len() <= MAX_ALONE && trim(text) == text.trim_end();
    alone.then(|| bare(trim(text))).flatten().map(|(_, value)| (value, ""))
}

/// The longest number without a point, with the blank behind it, in bytes.
const MAX_ALONE: usize = 24;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_falls_into_its_pieces() {
        let headings = Headings::builtin().unwrap();
        let found = pieces("3.甲。 责任单位：某局 完成情况：共1.5处。 4.乙。 备注：无", &headings);
        assert_eq!(
            found,
            [
                Piece::Number {
                    value: 3,
                    text: "甲。",
                    whole: "3.甲。"
                },
                Piece::Field {
                    role: Role::Owner,
                    text: "某局"
                },
                Piece::Field {
                    role: Role::Progress,
                    text: "共1.5处。"
                },
                Piece::Number {
                    value: 4,
                    text: "乙。",
                    whole: "4.乙。"
                },
                Piece::Field {
                    role: Role::Remark,
                    text: "无"
                },
            ]
        );
        assert_eq!(
            pieces("【任务二】甲", &headings),
            [
                Piece::Number {
                    value: 2,
                    text: "",
                    whole: ""
                },
                Piece::Field {
                    role: Role::Task,
                    text: "甲"
                }
            ]
        );
        let field = |role, text| Piece::Field { role, text };
        assert_eq!(
            pieces("项目名称\t书屋\t责任单位\t某局", &headings),
            [field(Role::Task, "书屋"), field(Role::Owner, "某局")]
        );
        assert_eq!(
            pieces("| 进展情况 | 已完成 |", &headings),
            [field(Role::Progress, "已完成")]
        );
        let number = |value, whole| Piece::Number { value, text: "", whole };
        assert_eq!(pieces("项目3", &headings), [number(3, "项目3")]);
        assert_eq!(pieces("项目二", &headings), [number(2, "项目二")]);
        assert_eq!(pieces("序号\t任务\t进展", &headings), [Piece::Text("序号\t任务\t进展")]);
        assert_eq!(pieces("今年：已完成", &headings), [Piece::Text("今年：已完成")]);
        assert_eq!(
            pieces("07 项目名称：书屋", &headings),
            [
                Piece::Number {
                    value: 7,
                    text: "",
                    whole: "07"
                },
                Piece::Field {
                    role: Role::Task,
                    text: "书屋"
                }
            ]
        );
        assert!(pieces("", &headings).is_empty());
    }
}
