//! Reports of several layouts: prose or labelled fields over the first table, or under the last one.

use std::ops::Range;

use super::cells::{Separator, cells};
use super::columns::Head;
use super::tail::is_heading;
use super::{Doc, Reading, labelled, prose, table};
use crate::parse::mark::{Style, bare, mark};
use crate::parse::title::Title;

/// Reads the tables of a document, and what other parts of it list tasks.
pub(super) fn read<'t>(doc: Doc<'t>, heads: &[Head]) -> Reading<'t> {
    let under = under(doc, heads);
    let end = under.as_ref().map_or(doc.lines.len(), |(at, _)| *at);
    let tables = Doc {
        lines: &doc.lines[..end],
        ..doc
    };
    let mut reading = table::read(tables, heads);
    if let Some((range, part)) = over(doc, heads) {
        // What stands over the tables begins the reading of them with the lines outside.
        let rest = reading.outside.split_off(1.min(reading.outside.len()));
        let items = std::mem::replace(&mut reading, Reading::new(doc));
        reading.outside(0..range.start);
        append(&mut reading, part, range.start);
        reading.outside(range.end..table::first_heading(doc, heads).unwrap_or(range.end));
        reading.outline.append(items.outline);
        reading.outside.extend(rest);
        reading.stray.extend(items.stray);
        reading.totals += items.totals;
    }
    if let Some((at, part)) = under {
        append(&mut reading, part, at);
    }
    reading
}

/// The part among lines that lists tasks under a heading of its own, and its lines.
pub(super) fn within<'t>(doc: Doc<'t>, lines: Range<usize>) -> Option<(Range<usize>, Reading<'t>)> {
    let range = lines.clone().find(|line| is_part(doc, *line))?..lines.end;
    Some((range.clone(), part(doc, range)?))
}

/// Adds a part that was read on its own, from a line on.
pub(super) fn append<'t>(reading: &mut Reading<'t>, part: Reading<'t>, from: usize) {
    reading.outline.append(part.outline);
    for lines in part.outside {
        reading.outside(lines.start + from..lines.end + from);
    }
    reading.stray.extend(part.stray.into_iter().map(|line| line + from));
    reading.totals += part.totals;
}

/// The part over the first table that lists tasks under a heading of its own, and its lines.
fn over<'t>(doc: Doc<'t>, heads: &[Head]) -> Option<(Range<usize>, Reading<'t>)> {
    let head = heads.first()?;
    let end = table::first_heading(doc, heads).unwrap_or(head.lines.start);
    let start = doc.title?.next;
    within(doc, start..end)
}

/// The part under the last table that does so, and its first line.
fn under<'t>(doc: Doc<'t>, heads: &[Head]) -> Option<(usize, Reading<'t>)> {
    let head = heads.last()?;
    let lines = head.lines.end..doc.lines.len();
    let row = lines
        .clone()
        .rev()
        .find(|line| is_row(doc.text(*line), head))
        .unwrap_or(lines.start);
    let at = (row..lines.end).find(|line| is_part(doc, *line))?;
    Some((at, part(doc, at..lines.end)?))
}

/// Whether a part of the document begins with a line.
fn is_part(doc: Doc<'_>, line: usize) -> bool {
    let style = mark(doc.text(line)).map(|m| m.style);
    matches!(style, Some(Style::Chinese | Style::Part)) && is_heading(doc, line)
}

/// Whether a line looks like a table's row, or the number of one.
fn is_row(text: &str, head: &Head) -> bool {
    let separators = head.separator.into_iter().chain([Separator::Tab, Separator::Bar]);
    bare(text).is_some() || separators.into_iter().any(|separator| cells(text, separator).len() > 1)
}

/// Reads some lines as labelled fields or as prose.
fn part<'t>(doc: Doc<'t>, lines: Range<usize>) -> Option<Reading<'t>> {
    let doc = Doc {
        lines: &doc.lines[lines],
        title: doc.title.map(|title| Title { next: 0, ..title }),
        ..doc
    };
    let found = |reading: &Reading<'_>| reading.outline.complete() > 0;
    let labelled = labelled::first(doc).map(|_| labelled::read(doc)).filter(found);
    labelled.or_else(|| prose::part(doc))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::headings::Headings;
    use crate::parse::line::lines;
    use crate::parse::title::title;

    fn read(text: &str) -> Vec<String> {
        let headings = Headings::builtin().unwrap();
        let lines = lines(text);
        let doc = Doc {
            lines: &lines,
            headings: &headings,
            title: title(&lines[..1], &headings),
        };
        let reading = super::read(doc, &super::super::columns::heads(&lines, &headings));
        let sections = &reading.outline.sections;
        let item = |item: &crate::parse::Item| {
            let section = sections[item.section_no as usize - 1].title.clone().unwrap_or_default();
            format!(
                "{} {section} {} {}|{}",
                item.section_no,
                item.item_no.unwrap(),
                item.target,
                item.progress
            )
        };
        reading.outline.items.iter().map(item).collect()
    }

    const TABLE: &str = "序号\t任务\t进展情况\n1\t甲\t完工\n2\t乙\t在建\n";

    #[test]
    fn prose_under_a_table_and_over_one() {
        let prose = "1.计划修渠。已修3公里。\n2.计划建站。已建成。\n";
        let text = format!("某县2021年工作完成情况\n一、表\n{TABLE}二、文\n{prose}三、下一步打算\n1.修路。计划3公里。");
        let found = [
            "1 一、表 1 甲|完工",
            "1 一、表 2 乙|在建",
            "2 二、文 1 计划修渠。|已修3公里。",
            "2 二、文 2 计划建站。|已建成。",
        ];
        assert_eq!(read(&text), found);
        let text = format!("某县2021年工作完成情况\n一、总体情况\n共4项。\n二、文\n{prose}三、表\n{TABLE}");
        let found = [
            "1 二、文 1 计划修渠。|已修3公里。",
            "1 二、文 2 计划建站。|已建成。",
            "2 三、表 1 甲|完工",
            "2 三、表 2 乙|在建",
        ];
        assert_eq!(read(&text), found);
    }

    #[test]
    fn labelled_fields_over_a_table_and_rows_under_headings() {
        let text =
            format!("某县2021年工作完成情况\n第一部分 项目\n工作任务：修渠\n完成情况：在建\n第二部分 民生\n{TABLE}");
        assert_eq!(
            read(&text),
            [
                "1 第一部分 项目 1 修渠|在建",
                "2 第二部分 民生 1 甲|完工",
                "2 第二部分 民生 2 乙|在建"
            ]
        );
        let text = "某县2021年工作完成情况\n序号\n任务\n进展情况\n一、水\n1\n甲\n完工。\n二、路\n2\n乙\n1.修3公里。已通车。\n2.修桥。在建。";
        assert_eq!(
            read(text),
            [
                "1 一、水 1 甲|完工。",
                "2 二、路 2 乙|1.修3公里。已通车。\n2.修桥。在建。"
            ]
        );
    }
}
