//! The signature of a text: the office and the day under it, or under its title.

use std::ops::Range;

use jiff::civil::Date;

use super::date::lone;
use super::line::Line;
use super::title::has_period;
use crate::lexicon::headings::Headings;

/// Who signed, and when.
pub(super) type Signature<'t> = (Option<&'t str>, Date);

/// The signature among the lines that belong to no item: those behind the last item first, those before the title never.
pub(super) fn signature<'t>(
    outside: &[Range<usize>],
    title: usize,
    lines: &[Line<'t>],
    headings: &Headings,
) -> Option<Signature<'t>> {
    let from = |range: &Range<usize>| range.start.max(title)..range.end.max(title);
    let signed = |range: Range<usize>| {
        let mut pairs = range.clone().map(|at| (at, at + 1 < range.end));
        pairs.find_map(|(at, more)| {
            signed_at(&lines[at..=at + usize::from(more)], headings, || {
                first_office(&lines[range.start..=at], headings)
            })
        })
    };
    let found = outside.iter().rev().map(from).find_map(signed);
    found.or_else(|| last_lines(outside.last()?, lines, headings))
}

/// Whether lines begin with an office and its day, or are a day and its office.
pub(super) fn signs(lines: &[Line<'_>], headings: &Headings) -> bool {
    let reversed = || matches!(lines, [day, name] if lone(day.text).is_some() && office(name.text, headings).is_some());
    signed_at(lines, headings, || None).is_some() || reversed()
}

/// An office over its day, or both on one line; of several offices the first.
fn signed_at<'t>(
    lines: &[Line<'t>],
    headings: &Headings,
    first: impl FnOnce() -> Option<&'t str>,
) -> Option<Signature<'t>> {
    let text = lines.first()?.text;
    if let Some(name) = office(text, headings) {
        let day = lone(lines.get(1)?.text)?;
        return Some((first().or(Some(name)), day));
    }
    let (name, day) = text.rsplit_once([' ', '\u{3000}', '\t'])?;
    let (name, day) = (office(name.trim_end(), headings)?, lone(day)?);
    Some((Some(name), day))
}

/// The first of the offices that end a run of lines.
fn first_office<'t>(lines: &[Line<'t>], headings: &Headings) -> Option<&'t str> {
    const MOST: usize = 10;
    let names = lines
        .iter()
        .rev()
        .take(MOST)
        .map_while(|line| office(line.text, headings));
    names.last()
}

/// A day over its office, or a day alone, at the very end.
fn last_lines<'t>(range: &Range<usize>, lines: &[Line<'t>], headings: &Headings) -> Option<Signature<'t>> {
    if range.end < lines.len() || range.start == 0 {
        return None;
    }
    match &lines[range.clone()] {
        [.., day, name] if office(name.text, headings).is_some() => {
            lone(day.text).map(|day| (office(name.text, headings), day))
        }
        [.., day] => lone(day.text).map(|day| (None, day)),
        [] => None,
    }
}

/// The name of an office that a line is, without the place for its seal.
pub(super) fn office<'t>(line: &'t str, headings: &Headings) -> Option<&'t str> {
    const MAX_BYTES: usize = 120;
    let name = line.trim_end_matches([')', '）']);
    let name = match name.len() < line.len() {
        true => name
            .rsplit_once(['(', '（'])
            .filter(|(_, seal)| seal.ends_with('章'))?
            .0
            .trim_end(),
        false => line,
    };
    let sentence = name.contains([':', '：', '。', '，', ',', '、', '\t']);
    let short = name.len() <= MAX_BYTES && name.chars().nth(1).is_some();
    (short && !sentence && headings.ends_as_office(name) && !has_period(name)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;

    fn found(text: &str) -> Option<(String, String)> {
        let headings = Headings::builtin().unwrap();
        let lines = lines(text);
        let outside = std::iter::once(1..lines.len()).collect::<Vec<_>>();
        let (office, day) = signature(&outside, 1, &lines, &headings)?;
        Some((office.unwrap_or("-").to_owned(), day.to_string()))
    }

    #[test]
    fn an_office_and_a_day_sign() {
        for text in [
            "题\n某县水利局\n2021年4月6日",
            "题\n某县水利局（盖章）\n二〇二一年四月六日",
            "题\n某县水利局\n某县财政局\n2021年4月6日\n（此件公开发布）",
            "题\n附件：1.清单\n某县水利局　　2021年4月6日印发",
            "题\n2021年4月6日\n某县水利局",
        ] {
            assert_eq!(
                found(text),
                Some(("某县水利局".to_owned(), "2021-04-06".to_owned())),
                "{text}"
            );
        }
        assert_eq!(
            found("题\n2021年4月6日"),
            Some(("-".to_owned(), "2021-04-06".to_owned()))
        );
    }

    #[test]
    fn other_lines_do_not() {
        for text in [
            "题\n某县水利局\n已完成",
            "题\n责任单位：某县水利局\n2021年4月6日前完成",
            "题\n某县水利局\n2021年4月6日开工",
            "题\n2021年4月6日\n上一篇",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
