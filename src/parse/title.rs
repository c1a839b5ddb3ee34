//! Which line names the report, and the lines beside it that belong to its name.

mod dress;

use super::date::date;
use super::labels::{is_header, named_title};
use super::line::{Line, is_short_phrase};
use super::mark::{mark, year as year_of};
use crate::lexicon::headings::Headings;
use dress::{bare, is_finished};

/// A title and the line it stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Title<'t> {
    /// The line that names the report, without 附件： before it or 《》 around it.
    pub text: &'t str,
    /// The line above, where the title begins there; else empty.
    pub before: &'t str,
    /// The line below, where the title goes on there; else empty.
    pub after: &'t str,
    /// The line on which `text` stands first.
    pub at: usize,
    /// The first line after the title that may belong to the body.
    pub next: usize,
}

impl Title<'_> {
    /// The whole title.
    pub fn full(&self) -> String {
        [self.before, self.text, self.after].concat()
    }

    /// Whether a line is the title again.
    pub fn is(&self, line: &str) -> bool {
        /// What stands around a title is short: `附件1：`, `《》`, the name of a site.
        const DRESS: usize = 90;
        line == self.text || (line.len() <= self.text.len() + DRESS && bare(line) == self.text)
    }
}

/// The title among the lines before the body: the line that says what a report's title says, with a year if any has
/// one; else the line right behind the header.
pub(super) fn title<'t>(lines: &[Line<'t>], headings: &Headings) -> Option<Title<'t>> {
    let mut best: Option<(u32, &'t str, usize)> = None;
    let mut after_header = false;
    for (at, line) in lines.iter().enumerate() {
        let header = is_header(line.text, headings);
        let text = if header {
            named_title(line.text, headings)
        } else {
            Some(line.text)
        };
        let text = text.map(bare);
        let score = text.map_or(0, |text| score(text, header, after_header, headings));
        if let Some(text) = text.filter(|_| score > 0 && best.is_none_or(|(b, ..)| score > b)) {
            best = Some((score, text, at));
        }
        after_header = header;
    }
    let (_, text, at) = best?;
    Some(whole(text, at, lines, headings))
}

/// The title of which one line is found. The body begins behind the last line that repeats it.
fn whole<'t>(text: &'t str, at: usize, lines: &[Line<'t>], headings: &Headings) -> Title<'t> {
    let line = |at: usize| lines.get(at).map_or("", |line| line.text);
    // A title that only a header names stands on one line.
    let printed = bare(line(at)) == text;
    let above = at.checked_sub(1).filter(|_| printed).map_or("", line);
    let before = if begins(above, text, headings) { above } else { "" };
    let joined = [before, text].concat();
    let below = if printed { line(at + 1) } else { "" };
    let after = if goes_on(&joined, below, line(at + 2), headings) {
        below
    } else {
        ""
    };
    let title = Title {
        text,
        before,
        after,
        at,
        next: at + 1,
    };
    let last = lines
        .iter()
        .rposition(|line| title.is(line.text))
        .map_or(at, |last| last.max(at));
    Title {
        next: last + 1 + usize::from(!after.is_empty() && line(last + 1) == after),
        ..title
    }
}

/// Whether a title begins on the line above: with its office (某县人民政府办公室 / 关于…), or with its year where the line
/// found has none (某县2022年政府工作报告 / 重点任务完成情况).
fn begins(above: &str, text: &str, headings: &Headings) -> bool {
    let office = || (text.starts_with("关于") || text.starts_with("關於")) && headings.ends_as_office(above);
    let year = || has_period(above) && !has_period(text) && !is_finished(above);
    may_join(above, headings) && (office() || year())
}

/// Whether a title goes on in the line below: it breaks off, and the line says what a report's title says.
fn goes_on(title: &str, below: &str, further: &str, headings: &Headings) -> bool {
    const MAX_CHARS: usize = 20;
    let column = |line: &str| {
        line.split_whitespace()
            .next()
            .is_some_and(|cell| headings.column(cell).is_some())
    };
    let head = headings.column(below).is_some() && column(further) && !further.contains(['\t', '|', ' ']);
    !is_finished(title)
        && may_join(below, headings)
        && !has_period(below)
        && below.chars().take(MAX_CHARS + 1).count() <= MAX_CHARS
        && is_finished(below)
        && !head
}

/// Whether a line can be half of a title.
fn may_join(line: &str, headings: &Headings) -> bool {
    let opens = line.starts_with(['（', '(', '“', '"', '「', '《', '【', '[', '附']);
    !line.is_empty()
        && !opens
        && is_short_phrase(line)
        && !line.contains(['\t', '|', '>', '＞', '：', ':', '｜'])
        && mark(line).is_none()
        && date(line).is_none()
        && !headings.is_navigation(line)
        && !is_header(line, headings)
}

/// How much a text looks like a title; 0 where it cannot be one.
fn score(text: &str, named: bool, after_header: bool, headings: &Headings) -> u32 {
    const MIN_CHARS: usize = 5;
    let numbered = mark(text).is_some_and(|m| !m.decimal);
    if !is_short_phrase(text)
        || text.chars().count() < MIN_CHARS
        || numbered
        || text.contains(['>', '＞', '»', '\t'])
        || headings.is_navigation(text)
        || (date(text).is_some() && !headings.names_report(text))
    {
        return 0;
    }
    let kind = headings.names_report(text);
    let year = has_period(text);
    match (kind, year) {
        // A year says more than 年度, which lines of the page around the report have too.
        (true, true) => 6 + u32::from(named) + 2 * u32::from(year_of(text).is_some()),
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
        title(&lines(text), &headings).map(|t| (t.full(), t.next))
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

    #[test]
    fn a_title_may_stand_on_two_lines() {
        for (text, title, next) in [
            (
                "某县2021年政府工作报告\n重点任务完成情况",
                "某县2021年政府工作报告重点任务完成情况",
                2,
            ),
            (
                "某县政府办公室\n关于2021年重点工作进展情况的通报",
                "某县政府办公室关于2021年重点工作进展情况的通报",
                2,
            ),
            (
                "关于某县2021年民生\n实事进展情况的通报",
                "关于某县2021年民生实事进展情况的通报",
                2,
            ),
            // A finished title does not go on, and neither does one into headings of columns or of sections.
            ("某县2021年工作完成情况\n重点任务完成情况", "某县2021年工作完成情况", 1),
            ("某县2021年重点工作\n完成情况\n责任单位", "某县2021年重点工作", 1),
            ("某县2021年民生实事\n一、教育进展情况", "某县2021年民生实事", 1),
            ("某县2021年民生实事\n“书香”行动进展情况", "某县2021年民生实事", 1),
        ] {
            assert_eq!(found(text), Some((title.to_owned(), next)), "{text}");
        }
    }
}
