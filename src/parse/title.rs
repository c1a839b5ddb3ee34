//! Which line names the report.

use super::date::date;
use super::labels::{is_header, named_title};
use super::line::{Line, is_short_phrase};
use super::mark::mark;
use crate::lexicon::headings::Headings;

/// A title and the line it stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Title<'t> {
    pub text: &'t str,
    /// The first line after the title that may belong to the body.
    pub next: usize,
}

/// The title among the lines before the body: the line that says what a report's title says, with a year if any has
/// one; else the line right behind the header.
pub(super) fn title<'t>(lines: &[Line<'t>], headings: &Headings) -> Option<Title<'t>> {
    let mut best: Option<(u32, Title<'t>)> = None;
    let mut after_header = false;
    for (i, line) in lines.iter().enumerate() {
        let header = is_header(line.text, headings);
        let text = if header {
            named_title(line.text, headings)
        } else {
            Some(line.text)
        };
        let score = text.map_or(0, |text| score(text, header, after_header, headings));
        if let Some(text) = text.filter(|_| score > 0 && best.is_none_or(|(b, _)| score > b)) {
            best = Some((score, Title { text, next: i + 1 }));
        }
        after_header = header;
    }
    // The body begins behind the last line that repeats the title.
    best.map(|(_, title)| {
        let last = lines
            .iter()
            .rposition(|line| line.text == title.text)
            .map_or(0, |at| at + 1);
        Title {
            next: title.next.max(last),
            ..title
        }
    })
}

/// How much a text looks like a title; 0 where it cannot be one.
fn score(text: &str, named: bool, after_header: bool, headings: &Headings) -> u32 {
    const MIN_CHARS: usize = 5;
    let numbered = mark(text).is_some_and(|m| !m.decimal);
    if !is_short_phrase(text)
        || text.chars().count() < MIN_CHARS
        || numbered
        || headings.is_navigation(text)
        || (date(text).is_some() && !headings.names_report(text))
    {
        return 0;
    }
    let kind = headings.names_report(text);
    let year = has_period(text);
    match (kind, year) {
        (true, true) => 6 + u32::from(named),
        (true, false) => 4 + u32::from(after_header),
        (false, true) => 2 + u32::from(after_header),
        (false, false) => u32::from(after_header),
    }
}

/// Whether a text names a year (2022, 二〇二二年) or a part of one (第四季度, 上半年).
pub(super) fn has_period(text: &str) -> bool {
    let digit = |c: char| super::mark::is_digit(c) || "〇○零一二三四五六七八九".contains(c);
    let mut run = 0;
    let four = text.chars().any(|c| {
        run = if digit(c) { run + 1 } else { 0 };
        run == 4
    });
    four || ["季度", "半年", "年度", "月份"].iter().any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;

    fn found(text: &str) -> Option<(String, usize)> {
        let headings = Headings::builtin().unwrap();
        title(&lines(text), &headings).map(|t| (t.text.to_owned(), t.next))
    }

    #[test]
    fn the_line_with_kind_and_year_is_the_title() {
        let text = "首页 > 某县2020年完成情况\n发布机构：某县府办\n附件\n重点工作\n2021年某县重点工作完成情况\n发布日期：2021-01-03";
        assert_eq!(found(text), Some(("2021年某县重点工作完成情况".to_owned(), 5)));
    }

    #[test]
    fn else_what_comes_nearest() {
        assert_eq!(
            found("某县\n重点工作进展情况\n一、重点工作进展情况").unwrap().0,
            "重点工作进展情况"
        );
        assert_eq!(
            found("发布机构：某县府办\n二〇二一年某县答卷").unwrap().0,
            "二〇二一年某县答卷"
        );
        assert_eq!(
            found("名称: 2021年某县重点工作完成情况 文号:").unwrap().0,
            "2021年某县重点工作完成情况"
        );
        assert_eq!(found("新闻\n已完成。"), None);
        assert_eq!(found(""), None);
    }
}
