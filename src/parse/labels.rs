//! Labels and values of a header line: `发布机构 区府办 公开范围 面向社会`, `发布时间：2021-04-06 来源：区府办`.

use super::line::trim;
use crate::lexicon::headings::{Headings, Role};

/// A longer line is no header.
const MAX_LINE: usize = 2_000;

/// What a header line said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair<'t> {
    pub role: Role,
    /// Trimmed; empty where nothing stands behind the label.
    pub value: &'t str,
    /// Whether a colon stands behind the label.
    pub colon: bool,
}

/// Whether a line is part of a header: it begins with a label that no sentence of a report would begin with.
pub(super) fn is_header(line: &str, headings: &Headings) -> bool {
    let pairs = pairs(line, headings);
    match pairs.as_slice() {
        [] => false,
        [one] => one.colon || !is_common_word(one.role),
        _ => true,
    }
}

/// Whether a line is one label with nothing behind it, so that the next line may be its value.
pub(super) fn is_bare_label(line: &str, headings: &Headings) -> bool {
    matches!(pairs(line, headings).as_slice(), [one] if one.value.is_empty())
}

/// The title that a header names (名称: …).
pub(super) fn named_title<'t>(line: &'t str, headings: &Headings) -> Option<&'t str> {
    let named = pairs(line, headings)
        .into_iter()
        .find(|pair| pair.role == Role::Title && pair.colon);
    named.map(|pair| pair.value).filter(|value| !value.is_empty())
}

/// Labels that are everyday words; only a colon makes them labels.
const fn is_common_word(role: Role) -> bool {
    matches!(role, Role::Source | Role::Date | Role::Title | Role::OtherLabel)
}

/// The pairs of a line that begins with a label; none of any other line.
pub(super) fn pairs<'t>(line: &'t str, headings: &Headings) -> Vec<Pair<'t>> {
    if line.len() > MAX_LINE {
        return Vec::new();
    }
    let line = line.trim_start_matches(|c: char| c.is_whitespace() || "•·●◆■*|【[（(".contains(c));
    let labels = labels(line, headings);
    if labels.first().is_none_or(|label| label.start > 0) {
        return Vec::new();
    }
    let ends = labels.iter().skip(1).map(|label| label.start).chain([line.len()]);
    let pair = |(label, end): (&Label, usize)| {
        let value = line[label.end..end].trim_matches(|c: char| c.is_whitespace() || "】[]【|｜:：•".contains(c));
        label.role.map(|role| Pair {
            role,
            value: trim(value),
            colon: label.colon,
        })
    };
    labels.iter().zip(ends).filter_map(pair).collect()
}

/// A label's place in its line. Unknown labels (撰稿：) have no role and only end the value before them.
struct Label {
    start: usize,
    end: usize,
    colon: bool,
    role: Option<Role>,
}

fn labels(line: &str, headings: &Headings) -> Vec<Label> {
    let mut labels = Vec::new();
    for token in line.split_whitespace() {
        // The token is a part of the line, so their addresses give its place.
        let start = token.as_ptr() as usize - line.as_ptr() as usize;
        let before = labels.len();
        token.match_indices(['：', ':']).for_each(|(at, colon)| {
            let end = start + at;
            if let Some((at, role)) = label_before(&line[start..end], headings) {
                labels.push(Label {
                    start: start + at,
                    end: end + colon.len(),
                    colon: true,
                    role,
                });
            }
        });
        let bare = headings.label(token).filter(|_| labels.len() == before);
        labels.extend(bare.map(|role| Label {
            start,
            end: start + token.len(),
            colon: false,
            role: Some(role),
        }));
    }
    labels
}

/// The label that ends where a colon stands: the longest known one, or, unknown, the whole token.
fn label_before(token: &str, headings: &Headings) -> Option<(usize, Option<Role>)> {
    const MAX_CHARS: usize = 8;
    let starts = || token.char_indices().rev().take(MAX_CHARS).map(|(at, _)| at);
    let known = starts()
        .filter_map(|at| Some((at, Some(headings.label(&token[at..])?))))
        .last();
    known.or_else(|| {
        // Counting stops early, so that a line of colons costs no more than its length.
        let chinese = token
            .chars()
            .take(MAX_CHARS)
            .all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        ((2..=6).contains(&token.chars().take(MAX_CHARS).count()) && chinese).then_some((0, None))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_no_header() {
        let headings = Headings::builtin().unwrap();
        for line in ["时间 紧任务重", "来源", "完成情况：已完成", "新建3处", "共有来源：无"] {
            assert!(!is_header(line, &headings), "{line}");
        }
    }
}
