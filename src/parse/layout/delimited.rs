//! Tables flattened to one row a line, the cells parted by tabs, bars or blanks.

use std::borrow::Cow;
use std::ops::Range;

use super::Doc;
use super::cells::{Separator, cells};
use super::columns::Columns;
use super::table::Span;
use super::tail::is_heading;
use crate::parse::line::{Line, is_short_phrase};
use crate::parse::mark::{bare, mark};

/// A row's own line.
struct Found<'t> {
    number: Option<u32>,
    /// All cells besides the number's.
    cells: Vec<&'t str>,
    /// Whether there is one for each column.
    placed: bool,
}

impl<'t> Found<'t> {
    fn span(self, number: Option<u32>, line: usize) -> Span<'t> {
        let cells = self.cells.into_iter().map(Cow::Borrowed).collect();
        Span {
            number,
            cells,
            placed: self.placed,
            loose: line + 1..line + 1,
        }
    }
}

/// Whether the rows of a region share their lines as its headings do; a section's heading may stand over the first.
pub(super) fn fits(doc: Doc<'_>, region: Range<usize>, separator: Separator, columns: &Columns) -> bool {
    const LINES: usize = 4;
    doc.lines[region]
        .iter()
        .take(LINES)
        .any(|line| found(line, separator, columns).is_some())
}

/// The rows of a region, and the line of the heading over the first, if one stands there.
pub(super) fn spans<'t>(
    doc: Doc<'t>,
    region: Range<usize>,
    columns: &Columns,
    separator: Separator,
) -> (Option<usize>, Vec<Span<'t>>) {
    let mut spans: Vec<Span<'t>> = Vec::new();
    let (mut heading, mut page) = (None, false);
    for at in region {
        let line = &doc.lines[at];
        // Without numbers a line of the page may look like a row.
        let may_be_row = columns.number().is_some() || !doc.is_page(at);
        if let Some(found) = found(line, separator, columns).filter(|_| may_be_row) {
            page = false;
            let number = found.number.or_else(|| carried(columns, spans.last()));
            spans.push(found.span(number, at));
            continue;
        }
        page = page || doc.is_page(at);
        match spans.last_mut() {
            Some(span) if !page => extend(doc, span, at, columns, separator),
            Some(span) => span.loose.end = at + 1,
            None if is_heading(doc, at) || is_short_phrase(line.text) => heading = Some(at),
            None => {}
        }
    }
    (heading, spans)
}

/// A row whose number's cell was merged with the one above has that one's number.
fn carried(columns: &Columns, above: Option<&Span<'_>>) -> Option<u32> {
    columns.number().and(above?.number)
}

/// A line behind a row: one cell may be anything; several go on with the row, which a line break inside a cell has torn.
fn extend<'t>(doc: Doc<'t>, span: &mut Span<'t>, at: usize, columns: &Columns, separator: Separator) {
    let more = cells(doc.text(at), separator);
    if more.len() > 1 && (separator.keeps_empty() || span.cells.len() < columns.width()) {
        if span.placed {
            span.cells.retain(|cell| !cell.is_empty());
        }
        let before = span.loose.clone().map(|line| Cow::Borrowed(doc.text(line)));
        span.cells
            .extend(before.chain(more.into_iter().filter(|cell| !cell.is_empty()).map(Cow::Borrowed)));
        (span.placed, span.loose) = (false, at + 1..at + 1);
    } else {
        span.loose.end = at + 1;
    }
}

/// Reads a line as a row, if it is one.
fn found<'t>(line: &Line<'t>, separator: Separator, columns: &Columns) -> Option<Found<'t>> {
    let mut cells = cells(line.text, separator);
    if separator == Separator::Tab {
        cells.splice(0..0, std::iter::repeat_n("", usize::from(line.tabs)));
    }
    if cells.iter().filter(|cell| !cell.is_empty()).count() < 2 {
        return None;
    }
    let Some(lead) = columns.number() else {
        return Some(fitted(None, cells, separator, columns));
    };
    if let Some((_, value)) = cells.get(lead).and_then(|cell| bare(cell)) {
        cells.remove(lead);
        return Some(fitted(Some(value), cells, separator, columns));
    }
    if let Some(m) = mark(cells[0]).filter(|m| lead == 0 && !m.rest.is_empty() && !m.style.is_heading()) {
        cells[0] = m.rest;
        return Some(fitted(Some(m.value), cells, separator, columns));
    }
    unnumbered(cells, lead, separator, columns)
}

/// A row without its number: the number's cell is empty, or has vanished and the others moved up.
fn unnumbered<'t>(mut cells: Vec<&'t str>, lead: usize, separator: Separator, columns: &Columns) -> Option<Found<'t>> {
    if !separator.keeps_empty() || cells.len() < columns.width() {
        return None;
    }
    let empty = cells[lead].is_empty();
    if empty {
        cells.remove(lead);
    }
    (empty || cells.last().is_some_and(|cell| cell.is_empty()) || cells.len() == columns.width())
        .then(|| fitted(None, cells, separator, columns))
}

/// The cells brought to the table's width, where only empty ones are missing or too many.
fn fitted<'t>(number: Option<u32>, mut cells: Vec<&'t str>, separator: Separator, columns: &Columns) -> Found<'t> {
    let width = columns.width();
    if separator.keeps_empty() {
        while cells.len() > width && cells.last().is_some_and(|cell| cell.is_empty()) {
            cells.pop();
        }
        if cells.len() < width {
            cells.resize(width, "");
        }
    }
    let placed = separator.keeps_empty() && cells.len() == width;
    if !placed {
        cells.retain(|cell| !cell.is_empty());
    }
    Found { number, cells, placed }
}

#[cfg(test)]
mod tests {
    use super::super::table::listing;

    #[test]
    fn tabs_keep_empty_cells_and_sections_stand_between() {
        let text = "序号\t任务\t年度目标\t推进情况\t责任单位\t备注\n一、水\n1\t泵站\t2座\t建成1座\t区水务局\t\n二、路\n2\t道路\t\t完成3公里\t区建设局\n\t桥梁\t2座\t在建\t区交通局\n合计\t\t4\n";
        let items =
            "一、水 1 泵站/2座 建成1座 区水务局\n二、路 2 道路 完成3公里 区建设局\n二、路 2 桥梁/2座 在建 区交通局\n";
        assert_eq!(listing(text), items);
    }

    #[test]
    fn bars_with_a_merged_number_and_a_drawn_line() {
        let text = "| 序号 | 项目 | 进展 | 单位 |\n|---|---|---|---|\n| 1 | 甲 | 6 | 处 |\n乙 | 3 || |\n";
        assert_eq!(listing(text), "- 1 甲 6/处\n- 1 乙 3\n");
    }

    #[test]
    fn blanks_lose_empty_cells_and_a_line_break_tears_a_row() {
        let text = "序号  目标  责任单位  完成情况\n1  甲 乙  区水务局  已完成。\n2  丙  区建设局\n区教育局  建成1处，\n在建1处。\n小计  3\n注：截至3月底。\n某县人民政府\n2021年4月8日";
        assert_eq!(
            listing(text),
            "- 1 甲 乙 已完成。 区水务局\n- 2 丙 建成1处，在建1处。 区建设局/区教育局\n"
        );
    }

    #[test]
    fn sums_between_rows_are_no_cells() {
        let text = "序号  项目  完成情况\n1  甲  2\n2  乙  3\n小计  5\n3  丙  4";
        assert_eq!(listing(text), "- 1 甲 2\n- 2 乙 3\n- 3 丙 4\n");
    }

    #[test]
    fn rows_without_numbers_end_at_the_page() {
        let text = "任务  目标  完成  完成率\n税收  50  45  90%\n上一篇：甲  下一篇：乙  打印本页";
        assert_eq!(listing(text), "- 1 税收/50 45\n");
    }

    #[test]
    fn a_signature_is_no_cell() {
        let text = "序号  项目  完成情况  责任单位  完成时限\n1  甲  完工  区水务局  长期\n某县人民政府\n2021年4月8日";
        assert_eq!(listing(text), "- 1 甲 完工 区水务局 长期\n");
    }
}
