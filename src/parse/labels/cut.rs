//! Where labels begin and end in a line.

use crate::lexicon::headings::{Headings, Role};
use crate::parse::date::date;

/// No label has more characters, blanks inside and a bracket behind it counted in.
const MAX_CHARS: usize = 20;

/// A label's place in its line. Unknown labels (撰稿：) have no role and only end the value before them.
#[derive(Debug)]
pub(super) struct Label {
    pub start: usize,
    pub end: usize,
    /// Whether a colon or brackets make it one.
    pub colon: bool,
    pub role: Option<Role>,
}

/// The label that a line begins with.
pub(super) fn first(line: &str, headings: &Headings) -> Option<Label> {
    let before_colon = || {
        let colon = near(line, 0, |c| matches!(c, '：' | ':'))?;
        before_colon(line, 0, colon, headings).filter(|label| label.start == 0)
    };
    bracketed(line, 0, headings)
        .or_else(|| blank(line, 0, headings))
        .or_else(before_colon)
}

/// The first label at or behind a byte.
pub(super) fn next(line: &str, from: usize, headings: &Headings) -> Option<Label> {
    let mut edge = true;
    for (at, c) in line[from..].char_indices().map(|(at, c)| (from + at, c)) {
        let found = match c {
            '：' | ':' => before_colon(line, from, at, headings),
            '【' | '[' | '［' => bracketed(line, at, headings),
            _ if edge && !c.is_whitespace() => blank(line, at, headings),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
        edge = c.is_whitespace() || matches!(c, '|' | '｜');
    }
    None
}

/// Where a character of a kind stands among the next few.
fn near(line: &str, from: usize, is: impl Fn(char) -> bool) -> Option<usize> {
    let mut chars = line[from..].char_indices().take(MAX_CHARS);
    chars.find(|(_, c)| is(*c)).map(|(at, _)| from + at)
}

/// Where the next few characters end.
fn ahead(line: &str, from: usize) -> usize {
    let end = line[from..].char_indices().nth(MAX_CHARS);
    end.map_or(line.len(), |(at, _)| from + at)
}

/// `【文号】`, `[文号]：`.
fn bracketed(line: &str, at: usize, headings: &Headings) -> Option<Label> {
    let inner = at + line[at..].chars().next().filter(|c| "【[［".contains(*c))?.len_utf8();
    let close = near(line, inner, |c| matches!(c, '】' | ']' | '］'))?;
    let role = Some(headings.label(&line[inner..close])?);
    let end = close + line[close..].chars().next().map_or(0, char::len_utf8);
    Some(Label {
        start: at,
        end: behind_colon(line, end),
        colon: true,
        role,
    })
}

fn behind_colon(line: &str, end: usize) -> usize {
    let rest = line[end..].trim_start();
    match rest.strip_prefix(['：', ':']) {
        Some(rest) => line.len() - rest.len(),
        None => end,
    }
}

/// A label that a blank follows: a cell between tabs, a word, a word with blanks between all its characters; or, before
/// a day, nothing at all.
fn blank(line: &str, at: usize, headings: &Headings) -> Option<Label> {
    let label = |end: usize| {
        let role = Some(headings.label(&line[at..end])?);
        let (start, colon) = (at, false);
        Some(Label {
            start,
            end,
            colon,
            role,
        })
    };
    let end = |is: fn(char) -> bool| near(line, at, is).unwrap_or_else(|| ahead(line, at));
    let cell = end(|c| c == '\t');
    let word = end(|c| c.is_whitespace() || matches!(c, '|' | '｜'));
    label(cell)
        .or_else(|| label(word))
        .or_else(|| spread(line, at).and_then(label))
        .or_else(|| before_day(line, at, word, headings))
}

/// Where a word ends whose characters stand apart: `索 引 号`. One that a colon ends is left to the colon.
fn spread(line: &str, at: usize) -> Option<usize> {
    let mut end = at;
    let blank = |c: char| matches!(c, ' ' | '\u{3000}' | '\u{a0}');
    for _ in 0..MAX_CHARS {
        let rest = line[end..].trim_start_matches(blank);
        let mut chars = rest.chars();
        let (Some(one), next) = (chars.next(), chars.next()) else {
            break;
        };
        match next {
            Some('：' | ':') => return None,
            Some(c) if !c.is_whitespace() => break,
            _ => end = line.len() - rest.len() + one.len_utf8(),
        }
    }
    (end > at + line[at..].chars().next()?.len_utf8()).then_some(end)
}

/// `发布日期2023-01-05`.
fn before_day(line: &str, at: usize, word: usize, headings: &Headings) -> Option<Label> {
    let end = at + line[at..word].find(|c: char| c.is_ascii_digit() || matches!(c, '０'..='９'))?;
    let role = headings.label(&line[at..end])?;
    let is_day = matches!(role, Role::GeneratedOn | Role::PublishedOn | Role::Date) && date(&line[end..]).is_some();
    is_day.then_some(Label {
        start: at,
        end,
        colon: false,
        role: Some(role),
    })
}

/// The label that a colon follows, behind `from`: the longest known one that ends there, or, unknown, the whole word.
fn before_colon(line: &str, from: usize, colon: usize, headings: &Headings) -> Option<Label> {
    let label = |start: usize, role: Option<Role>| Label {
        start,
        end: colon + line[colon..].chars().next().map_or(0, char::len_utf8),
        colon: true,
        role,
    };
    let text = line[from..colon].trim_end();
    let name = without_bracket(text);
    let starts = || {
        name.char_indices()
            .rev()
            .take(MAX_CHARS)
            .filter(|(_, c)| !c.is_whitespace())
    };
    let known = starts()
        .filter_map(|(at, _)| Some((at, headings.label(&name[at..])?)))
        .last();
    if let Some((at, role)) = known {
        return Some(label(from + at, Some(role)));
    }
    let word = starts()
        .take_while(|(at, _)| !name[*at..].contains(char::is_whitespace))
        .last()?
        .0;
    let length = name[word..].chars().count();
    let before = line[..from + word].chars().next_back();
    let whole = before.is_none_or(|c| c.is_whitespace() || "|｜】]•".contains(c));
    let chinese = name[word..].chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    (whole && chinese && (2..=6).contains(&length)).then(|| label(from + word, None))
}

/// A label without the remark in brackets behind it: `填报单位（盖章）`.
fn without_bracket(text: &str) -> &str {
    let inner = text.strip_suffix(['）', ')']);
    let open = inner.and_then(|inner| {
        inner
            .char_indices()
            .rev()
            .take(8)
            .find(|(_, c)| matches!(c, '（' | '('))
    });
    open.map_or(text, |(at, _)| text[..at].trim_end())
}
