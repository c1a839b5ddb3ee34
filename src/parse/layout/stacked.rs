//! Tables flattened to one cell a line, with or without empty lines between.

use std::borrow::Cow;
use std::ops::Range;

use super::Doc;
use super::blocks::blocks;
use super::columns::Columns;
use super::lead::Lead;
use super::sequence::{Candidate, Shape, starts};
use super::table::Span;
use super::tail::is_heading;
use crate::parse::line::{ends_sentence, is_short_phrase};
use crate::parse::mark::{Style, bare, mark};

/// How many lines may stand between the column headings and the first row.
const MAX_LEAD_IN: usize = 3;

/// How the rows' numbers are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Numbering {
    /// On a line of their own.
    Bare(Style),
    /// Before the first cell: `1.完成…`.
    Shared(Style),
}

impl Numbering {
    fn value(self, text: &str) -> Option<u32> {
        match self {
            Self::Bare(style) => bare(text).filter(|(s, _)| *s == style).map(|(_, value)| value),
            Self::Shared(style) => mark(text)
                .filter(|m| m.style == style && !m.rest.is_empty())
                .map(|m| m.value),
        }
    }

    const fn is_shared(self) -> bool {
        matches!(self, Self::Shared(_))
    }
}

/// The rows of a region, and the line of the heading over the first, if one stands there.
pub(super) fn spans<'t>(doc: Doc<'t>, region: Range<usize>, columns: &Columns) -> (Option<usize>, Vec<Span<'t>>) {
    let lead = Lead::of(columns);
    let Some((first, numbering)) = first(doc, &region, columns, lead) else {
        return unnumbered(doc, region, columns.width());
    };
    let shape = Shape {
        width: columns.width() - lead.optional(),
        lead: lead.fixed(),
        shared: numbering.is_shared(),
    };
    let starts = starts(&candidates(doc, first..region.end, lead.fixed(), numbering), shape);
    let parted = is_parted(doc, &starts, numbering);
    let begin = |(i, start): (usize, &Candidate)| {
        let floor = i.checked_sub(1).map_or(region.start, |before| starts[before].line + 1);
        lead.begin(doc, columns, floor..start.line, parted, i == 0)
    };
    let begins: Vec<usize> = starts.iter().enumerate().map(begin).collect();
    let over = begins.first().and_then(|begin| begin.checked_sub(1));
    let heading = over.filter(|line| *line >= region.start && is_short_phrase(doc.text(*line)));
    let ends = begins.iter().skip(1).copied().chain([region.end]);
    let rows = starts.iter().zip(&begins).zip(ends);
    let spans = rows.map(|((start, begin), end)| Span {
        number: Some(start.value),
        cells: before_and_beside(doc, *begin..start.line, numbering, parted),
        placed: false,
        parted,
        loose: start.line + 1..end,
    });
    (heading, spans.collect())
}

/// The cells before a row's number, whose line is behind the range, and the one that shares its line.
fn before_and_beside<'t>(doc: Doc<'t>, lines: Range<usize>, numbering: Numbering, parted: bool) -> Vec<Cow<'t, str>> {
    let shared = mark(doc.text(lines.end)).filter(|_| numbering.is_shared());
    let before = if parted {
        blocks(doc, lines)
    } else {
        lines.map(|line| line..line + 1).collect()
    };
    let before = before.into_iter().map(|block| doc.joined(block));
    before.chain(shared.map(|m| Cow::Borrowed(m.rest))).collect()
}

/// Whether empty lines part the cells: they stand between most numbers and what follows them.
fn is_parted(doc: Doc<'_>, starts: &[Candidate], numbering: Numbering) -> bool {
    let gaps = starts
        .iter()
        .filter(|start| doc.lines.get(start.line + 1).is_some_and(|line| line.gap));
    !numbering.is_shared() && gaps.count() * 2 > starts.len()
}

/// The lines that look like numbers of items.
fn candidates(doc: Doc<'_>, lines: Range<usize>, lead: usize, numbering: Numbering) -> Vec<Candidate> {
    let first = lines.start;
    // Where tasks are no sentences, a numbered sentence is a paragraph of a report.
    let phrases = numbering.is_shared() && !ends_sentence(doc.text(first));
    let candidate = |line: usize| {
        let value = numbering.value(doc.text(line))?;
        let headed = line > first + lead && is_heading(doc, line - lead - 1);
        Some(Candidate {
            line,
            value,
            headed,
            doubtful: phrases && ends_sentence(doc.text(line)),
        })
    };
    let all: Vec<Candidate> = lines.filter_map(candidate).collect();
    // Where numbers stand alone between empty lines, one amid the lines of a cell belongs to that.
    let gap = |line: usize| doc.lines.get(line).is_none_or(|line| line.gap);
    let alone = |c: &Candidate| gap(c.line) && gap(c.line + 1);
    match all.iter().filter(|c| alone(c)).count() * 2 > all.len() {
        true => all.into_iter().filter(alone).collect(),
        false => all,
    }
}

/// The line of the first number and how it is printed.
fn first(doc: Doc<'_>, region: &Range<usize>, columns: &Columns, lead: Lead) -> Option<(usize, Numbering)> {
    let lead = lead.fixed();
    let start = region.start + lead;
    let lines = start..region.end.min(start + MAX_LEAD_IN + 1);
    let own = lines.clone().find_map(|line| Some((line, bare(doc.text(line))?)));
    // Without a column for it, only the very first line can be the number.
    let own = own.filter(|(line, (_, value))| columns.number().is_some() || (*line == region.start && *value == 1));
    own.map(|(line, (style, _))| (line, Numbering::Bare(style)))
        .or_else(|| {
            let is_item = |line: usize| mark(doc.text(line)).filter(|m| !m.style.is_heading() && !m.rest.is_empty());
            (region.start..lines.end)
                .find_map(|line| Some((line, Numbering::Shared(is_item(line)?.style))))
                .filter(|_| lead == 0)
        })
}

/// Rows without numbers: every so many cells are one row.
fn unnumbered<'t>(doc: Doc<'t>, region: Range<usize>, width: usize) -> (Option<usize>, Vec<Span<'t>>) {
    let mut spans: Vec<Span<'t>> = Vec::new();
    let (mut heading, mut row) = (None, Vec::new());
    let page = region.clone().find(|line| doc.is_page(*line)).unwrap_or(region.end);
    for cell in cells(doc, region.start..page) {
        if row.is_empty() && is_heading(doc, cell.start) {
            match spans.last_mut() {
                Some(before) => before.loose.end = cell.end,
                None => heading = Some(cell.start),
            }
            continue;
        }
        row.push(cell);
        if row.len() == width {
            spans.extend(span(doc, &std::mem::take(&mut row)));
        }
    }
    // A last row may have lost its report; a single line is none.
    spans.extend(span(doc, &row).filter(|_| row.len() > 1));
    if let Some(last) = spans.last_mut() {
        last.loose.end = region.end;
    }
    (heading, spans)
}

fn span<'t>(doc: Doc<'t>, row: &[Range<usize>]) -> Option<Span<'t>> {
    let end = row.last()?.end;
    let cells = row.iter().map(|cell| doc.joined(cell.clone())).collect();
    Some(Span {
        number: None,
        cells,
        placed: false,
        parted: false,
        loose: end..end,
    })
}

/// The cells of a region: its lines, or where empty lines part the cells, what stands between those.
pub(super) fn cells(doc: Doc<'_>, region: Range<usize>) -> Vec<Range<usize>> {
    let blocks = blocks(doc, region.clone());
    let single = blocks.iter().filter(|block| block.len() == 1).count();
    // Where most blocks have several lines, empty lines part rows, not cells.
    if single * 2 >= blocks.len() {
        blocks
    } else {
        region.map(|line| line..line + 1).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::table::listing as read;

    #[test]
    fn full_width_numbers_and_targets_that_are_numbers() {
        let text = "序号\n目标值\n完成情况\n１\n５００\n５２０\n２\n３\n４\n１０\n３\n８。\n已完成。";
        assert_eq!(
            read(text),
            "- 1 ５００ ５２０\n- 2 ３ ４/１０\n- 3 8。 已完成。\n".replace("8", "８")
        );
    }

    #[test]
    fn sections_without_repeated_column_headings() {
        let text =
            "序号\n项目\n完成情况\n一、水\n1\n甲\n已完成。\n2\n乙\n已完成\n二、路\n1\n丙\n已开工。\n2\n丁\n已完成。";
        assert_eq!(
            read(text),
            "一、水 1 甲 已完成。\n一、水 2 乙 已完成\n二、路 1 丙 已开工。\n二、路 2 丁 已完成。\n"
        );
        let text = text.replace("一、水\n", "").replace("二、路\n", "");
        assert_eq!(
            read(&text),
            "- 1 甲 已完成。\n- 2 乙 已完成\n- 1 丙 已开工。\n- 2 丁 已完成。\n"
        );
    }

    #[test]
    fn columns_in_another_order() {
        let text = "完成情况\n项目\n序号\n已完成。\n甲\n1\n已开工。\n乙\n2";
        assert_eq!(read(text), "- 1 甲 已完成。\n- 2 乙 已开工。\n");
        let text = "责任单位\n序号\n目标任务\n推进情况\n区水务局\n1\n甲\n已完成。\n共2处。\n区建设局\n2\n乙\n已开工。";
        assert_eq!(
            read(text),
            "- 1 甲 已完成。/共2处。 区水务局\n- 2 乙 已开工。 区建设局\n"
        );
    }

    #[test]
    fn owner_and_deadline_in_columns_of_their_own() {
        let head = "序号\n项目\n进展情况\n责任单位\n完成时限\n";
        let text = format!(
            "{head}1\n甲\n已完成。\n共2处。\n区水务局\n2021年6月\n2\n乙\n区建设局\n2021年底\n3\n丙\n已完成\n区教育局\n长期"
        );
        let rows =
            "- 1 甲 已完成。/共2处。 区水务局 2021年6月\n- 2 乙  区建设局 2021年底\n- 3 丙 已完成 区教育局 长期\n";
        assert_eq!(read(&text), rows);
    }

    #[test]
    fn a_group_is_printed_once_over_its_rows() {
        let text = "类别\n序号\n任务\n进展情况\n责任单位\n水利\n1\n甲\n完工\n区水务局\n2\n乙\n在建\n区水务局\n教育\n3\n丙\n完工\n区教育局";
        let rows = "水利 1 甲 完工 区水务局\n水利 2 乙 在建 区水务局\n教育 3 丙 完工 区教育局\n";
        assert_eq!(read(text), rows);
        assert_eq!(read(&text.replace('\n', "\n\n")), rows);
    }

    #[test]
    fn cells_of_several_lines_between_empty_ones() {
        let text = "责任单位\n\n序号\n\n任务\n\n进展情况\n\n区水务局\n区住建局\n\n1\n\n修渠：\n1.东渠；\n2.西渠。\n\n1.完工。\n2.在建。\n\n区教育局\n\n2\n\n改建学校，扩建\n操场\n\n完工，已\n投用";
        assert_eq!(
            read(text),
            "- 1 修渠：/1.东渠；/2.西渠。 1.完工。/2.在建。 区水务局/区住建局\n- 2 改建学校，扩建/操场 完工，已/投用 区教育局\n"
        );
    }

    #[test]
    fn numbers_and_offices_amid_the_lines_of_a_cell() {
        let text = "序号\n\n任务\n\n进展情况\n\n责任单位\n\n1\n\n修渠，建闸\n2\n座\n\n完工\n\n某局\n\n2\n\n建站\n3座\n\n在建\n\n某县水务\n局\n\n某县政府办公室\n2021年4月6日";
        assert_eq!(
            read(text),
            "- 1 修渠，建闸/2/座 完工 某局\n- 2 建站/3座 在建 某县水务/局\n"
        );
    }

    #[test]
    fn numbers_that_share_the_line_of_their_task() {
        let text = "项目\n完成情况\n1.新建3处\n1.已建2处。\n2.在建1处。\n2.改建5处\n已完成。";
        assert_eq!(
            read(text),
            "- 1 新建3处 1.已建2处。/2.在建1处。\n- 2 改建5处 已完成。\n"
        );
    }

    #[test]
    fn rows_without_numbers() {
        let text =
            "项目\n\n完成情况\n\n一、水\n\n甲\n\n已完成。\n共2处。\n\n二、路\n\n乙\n\n已开工\n\n上一篇：无\n3处\n";
        assert_eq!(read(text), "一、水 1 甲 已完成。/共2处。\n二、路 1 乙 已开工\n");
        let text = "项目\n完成情况\n甲\n已完成。\n\n乙\n已开工。\n\n丙\n已完成。";
        assert_eq!(read(text), "- 1 甲 已完成。\n- 2 乙 已开工。\n- 3 丙 已完成。\n");
    }

    #[test]
    fn headings_repeated_after_a_page_break_open_no_section() {
        let head = "序号\n项目\n完成情况\n";
        let text = format!("{head}1\n甲\n已完成\n{head}2\n乙\n已开工\n“书香”行动进展情况\n{head}3\n丙\n在建");
        assert_eq!(
            read(&text),
            "- 1 甲 已完成\n- 2 乙 已开工\n“书香”行动进展情况 3 丙 在建\n"
        );
    }

    #[test]
    fn what_follows_the_last_item_is_not_its_report() {
        let text = "序号\n项目\n完成情况\n1\n甲\n已完成。\n\n某栏目\n上一篇：2020年计划\n1. 公告";
        assert_eq!(read(text), "- 1 甲 已完成。\n");
    }
}
