//! A paragraph into its target and what was reported of it.

use crate::lexicon::headings::Headings;
use crate::parse::mark::{Style, mark};

/// The target of a paragraph and the rest of it, the report.
///
/// The target is the first sentence, and a second one that names a goal (`城镇新增就业。年度目标6500人，…`). A sentence that
/// names a goal and tells in a later clause what was reached ends its target before that clause.
pub(super) fn split<'t>(text: &'t str, headings: &Headings) -> (&'t str, &'t str) {
    let end = sentence_end(text);
    let rest = text[end..].trim_start();
    if headings.begins_goal(text) || rest.is_empty() {
        return reached(&text[..end], headings).map_or((&text[..end], rest), |at| parts(text, at));
    }
    let second = text.len() - rest.len();
    if !headings.begins_goal(rest) {
        return (&text[..end], rest);
    }
    let second_end = second + sentence_end(rest);
    if let Some(at) = reached(&text[second..second_end], headings) {
        return parts(text, second + at);
    }
    let further = text[second_end..].trim_start();
    if further.is_empty() {
        (&text[..end], rest)
    } else {
        (&text[..second_end], further)
    }
}

/// Both sides of a place, without the comma that parts them.
fn parts(text: &str, at: usize) -> (&str, &str) {
    (text[..at].trim_end_matches(['，', ',', '；', ';', ' ']), &text[at..])
}

/// Where the first sentence of a text ends.
fn sentence_end(text: &str) -> usize {
    text.find(['。', '！', '？'])
        .map_or(text.len(), |at| at + '。'.len_utf8())
}

/// Where, in a sentence that names a goal, the clause begins that tells what was reached.
fn reached(sentence: &str, headings: &Headings) -> Option<usize> {
    let mut named = headings.begins_goal(sentence);
    for (at, sign) in sentence.match_indices(['，', ',', '；', ';', '：', ':']) {
        let clause = &sentence[at + sign.len()..];
        if named && headings.begins_so_far(clause.trim_start()) {
            return Some(at + sign.len());
        }
        named |= headings.begins_goal(clause.trim_start());
    }
    None
}

/// The parts of a paragraph that count themselves (一是…。二是…。, ①…。②…。), each with its number; none where it does not.
pub(super) fn spoken(text: &str) -> Vec<(u32, &str)> {
    let counts = |style: &Style| matches!(style, Style::Spoken | Style::Sign);
    let Some(style) = mark(text).map(|m| m.style).filter(counts) else {
        return Vec::new();
    };
    let mut starts: Vec<(usize, u32, &str)> = Vec::new();
    let ends = text.match_indices(['。', '；', ';']).map(|(at, sign)| at + sign.len());
    for at in std::iter::once(0).chain(ends) {
        let expected = starts.len() + 1;
        let found = mark(text[at..].trim_start()).filter(|m| m.style == style && m.value as usize == expected);
        match found {
            Some(m) => starts.push((at, m.value, m.rest)),
            None if starts.is_empty() => return Vec::new(),
            None => {}
        }
    }
    let ends: Vec<usize> = starts.iter().skip(1).map(|start| start.0).chain([text.len()]).collect();
    let part = |((_, value, rest), end): (&(usize, u32, &'_ str), usize)| {
        let start = text.len() - rest.len();
        (*value, start, end)
    };
    let parts = starts.iter().zip(ends).map(part);
    parts
        .map(|(value, start, end)| (value, text[start.min(end)..end].trim_end()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_sentence_or_what_names_the_goal() {
        let headings = Headings::builtin().unwrap();
        for (text, target, report) in [
            (
                "计划建泵站2座。已建成。运行良好。",
                "计划建泵站2座。",
                "已建成。运行良好。",
            ),
            ("建泵站2座", "建泵站2座", ""),
            (
                "新增就业。目标50人，全年完成52人。",
                "新增就业。目标50人",
                "全年完成52人。",
            ),
            (
                "新增就业。年度目标50人。完成52人。",
                "新增就业。年度目标50人。",
                "完成52人。",
            ),
            ("新增就业。年度目标超额完成。", "新增就业。", "年度目标超额完成。"),
            (
                "年度目标新建3处，改建2处，截至6月底完成2处。余下在建。",
                "年度目标新建3处，改建2处",
                "截至6月底完成2处。余下在建。",
            ),
            ("新建3处，已建成2处。", "新建3处，已建成2处。", ""),
            ("计划投资3亿元，目前完成2亿元。", "计划投资3亿元", "目前完成2亿元。"),
        ] {
            assert_eq!(split(text, &headings), (target, report), "{text}");
        }
    }

    #[test]
    fn a_paragraph_that_counts_itself() {
        assert_eq!(
            spoken("一是建站。已建。二是修路；已修。"),
            [(1, "建站。已建。"), (2, "修路；已修。")]
        );
        assert_eq!(spoken("第一，建站。第二，修路。"), [(1, "建站。"), (2, "修路。")]);
        assert_eq!(spoken("①建站。已建。②修路。"), [(1, "建站。已建。"), (2, "修路。")]);
        assert_eq!(spoken("①建站。一是修路。"), [(1, "建站。一是修路。")]);
        assert!(spoken("建站。一是修路。").is_empty() && spoken("二是修路。").is_empty());
    }
}
