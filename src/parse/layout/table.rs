//! Tables flattened to text: regions between column headings, their rows, and the section headings between.

use std::borrow::Cow;
use std::ops::Range;

use super::blocks::blocks;
use super::cells::Separator;
use super::columns::{Columns, Head};
use super::grid::caption_unit;
use super::row::{Row, add};
use super::tail::{Next, Tail, is_caption, is_heading, tail};
use super::{Doc, Reading, cells, delimited, stacked};
use crate::lexicon::headings::Role;
use crate::parse::labels::is_bare_label;
use crate::parse::line::{ends_sentence, is_short_phrase};
use crate::parse::mark::{bare, is_digit, mark};
use crate::parse::title::has_period;

/// A row as its lines show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Span<'t> {
    /// The printed number.
    pub number: Option<u32>,
    /// The cells that are known to be the row's.
    pub cells: Vec<Cow<'t, str>>,
    /// Whether each of `cells` stands under its own heading.
    pub placed: bool,
    /// Whether empty lines part the cells.
    pub parted: bool,
    /// The lines behind them, up to the next row: further cells, a heading, the page around the report.
    pub loose: Range<usize>,
}

/// How many lines stand before the body, the lines among which the title is: all before the first column headings but
/// the heading of the first section, where that is known to be one. None without column headings.
pub(super) fn before(doc: Doc<'_>, heads: &[Head]) -> Option<usize> {
    let start = heads.first()?.lines.start;
    let over = over(doc, start).filter(|at| heads.len() > 1 && is_heading(doc, *at) && !has_period(doc.text(*at)));
    Some(over.unwrap_or(start))
}

/// The line over column headings, captions left out.
fn over(doc: Doc<'_>, head: usize) -> Option<usize> {
    (0..head).rev().find(|line| !is_caption(doc.text(*line)))
}

/// Reads every table of a document.
pub(super) fn read<'t>(doc: Doc<'t>, heads: &[Head]) -> Reading<'t> {
    let mut reading = Reading::new(doc);
    let start = heads.first().map_or(doc.lines.len(), |head| head.lines.start);
    let heading = first_heading(doc, heads);
    reading.outside(0..heading.unwrap_or(start));
    reading.heading(doc, heading);
    let mut start = heads.first().map_or(0, |head| head.lines.end);
    for (i, head) in heads.iter().enumerate() {
        let next = heads.get(i + 1);
        let region = start..next.map_or(doc.lines.len(), |next| next.lines.start);
        let rest = next.map_or(0..0, |next| rest(doc, head, next));
        let after = next.map_or(Next::End, |next| Next::Head {
            restart: starts_over(doc, next, rest.end),
        });
        start = rest.end;
        table(doc, head, Region { lines: region, rest }, after, &mut reading);
    }
    reading
}

/// The lines of a table.
struct Region {
    /// Those under its headings, up to the next ones.
    lines: Range<usize>,
    /// Those behind the next ones that go on with the last row, which the end of a page has torn.
    rest: Range<usize>,
}

/// The lines under headings repeated on a new page that go on with the row before, which breaks off, while the next row
/// counts on.
fn rest(doc: Doc<'_>, above: &Head, head: &Head) -> Range<usize> {
    const MOST: usize = 4;
    let start = head.lines.end;
    let prose = matches!(
        head.columns.texts().last(),
        Some(Role::Task | Role::Target | Role::Progress | Role::Remark)
    );
    let repeated = above.columns == head.columns && above.separator == head.separator;
    let before = (above.lines.end..head.lines.start)
        .rev()
        .find(|line| !doc.is_page(*line));
    let torn = before.is_some_and(|line| !ends_sentence(doc.text(line)) && !is_heading(doc, line));
    if !prose || !repeated || !torn || head.columns.number() != Some(0) {
        return start..start;
    }
    let lines = (start..doc.lines.len()).take_while(|line| goes_on(doc, head, *line));
    let end = start + lines.take(MOST).count();
    // Where so many lines are no row, the table has another form.
    let more = end - start < MOST && counts_on(doc, head, end);
    start..if more { end } else { start }
}

/// Whether a line goes on with the row on the page before: it is not a row, and not the heading of a section, which
/// says no amount and ends no sentence.
fn goes_on(doc: Doc<'_>, head: &Head, line: usize) -> bool {
    let text = doc.text(line);
    let mut separators = head.separator.into_iter().chain([Separator::Tab, Separator::Bar]);
    let row = mark(text).is_some()
        || bare(text).is_some()
        || separators.any(|separator| cells::cells(text, separator).len() > 1);
    !row && !doc.is_page(line) && !is_caption(text) && (text.contains(is_digit) || ends_sentence(text))
}

/// Whether the first row from a line on, headings left out, has a number that is not the first.
fn counts_on(doc: Doc<'_>, head: &Head, from: usize) -> bool {
    const HEADINGS: usize = 3;
    let Some(row) = (from..from + HEADINGS).find(|line| !is_heading(doc, *line)) else {
        return false;
    };
    let cell = head
        .separator
        .and_then(|separator| cells::cells(doc.text(row), separator).first().copied());
    number(cell.unwrap_or(doc.text(row))).is_some_and(|number| number > 1)
}

/// The number that a cell is or begins with.
fn number(cell: &str) -> Option<u32> {
    bare(cell)
        .map(|(_, value)| value)
        .or_else(|| mark(cell).map(|m| m.value))
}

/// The heading over the first table. The title may stand there instead.
pub(super) fn first_heading(doc: Doc<'_>, heads: &[Head]) -> Option<usize> {
    let line = over(doc, heads.first()?.lines.start)?;
    let labelled = line > 0 && is_bare_label(doc.text(line - 1), doc.headings) && !is_heading(doc, line);
    if line < doc.title.map_or(0, |title| title.next) || doc.is_page(line) || labelled {
        return None;
    }
    let bracketed = doc.text(line).starts_with(['（', '(', '[', '【']);
    let plain = heads.len() > 1 && is_short_phrase(doc.text(line)) && !bracketed;
    (is_heading(doc, line) || plain).then_some(line)
}

/// Whether the first row under column headings, whose rows begin with a line, is number 1, or has none.
fn starts_over(doc: Doc<'_>, head: &Head, first: usize) -> bool {
    let line = first + head.columns.number().filter(|_| head.separator.is_none()).unwrap_or(0);
    let first = head
        .separator
        .and_then(|separator| cells::cells(doc.text(line), separator).first().copied());
    let text = first.unwrap_or(doc.text(line));
    number(text).is_none_or(|value| value == 1)
}

/// Reads one table, from under its headings up to the next ones.
fn table<'t>(doc: Doc<'t>, head: &Head, region: Region, after: Next, reading: &mut Reading<'t>) {
    let Region { lines: region, rest } = region;
    let columns = &head.columns.clone().with_unit(unit_over(doc, head).as_deref());
    // Headings may share a line over rows that do not.
    let (heading, spans) = match delimited::form(doc, region.clone(), head) {
        Some(form) => delimited::spans(doc, region.clone(), columns, form),
        None => stacked::spans(doc, region.clone(), columns),
    };
    // Where the cell before the number is printed once for several rows, it names them all.
    let once = |span: &Span<'_>| span.placed && span.cells.first().is_some_and(|cell| cell.is_empty());
    let grouped = spans.iter().any(once).then(|| columns.clone().grouped());
    let columns = grouped.as_ref().unwrap_or(columns);
    reading.heading(doc, heading);
    if spans.is_empty() {
        reading.outside(region);
        return;
    }
    for (i, span) in spans.iter().enumerate() {
        let next = spans.get(i + 1).map_or(after, |next| next_row(doc, span, next));
        let tail = tail(doc, span, columns, next);
        let mut row = row(doc, span, columns, &tail);
        if i + 1 == spans.len()
            && let Some(last) = row.cells.last_mut()
        {
            rest.clone()
                .for_each(|line| *last = format!("{last}\n{}", doc.text(line)).into());
        }
        add(&row, columns, doc.headings, &mut reading.outline);
        reading.stray.extend(tail.outside.clone().take(tail.stray));
        reading.heading(doc, tail.heading);
        reading.outside(tail.outside);
    }
}

/// The unit that a line right over a table gives to its numbers.
fn unit_over(doc: Doc<'_>, head: &Head) -> Option<String> {
    const LINES: usize = 3;
    let start = head.lines.start;
    let over = (start.saturating_sub(LINES)..start)
        .rev()
        .take_while(|line| bare(doc.text(*line)).is_none());
    let captions: Vec<&str> = over.map(|line| doc.text(line)).collect();
    caption_unit(captions.into_iter().rev())
}

/// Whether a row goes on counting. Rows without numbers do until a heading stands between them.
fn next_row(doc: Doc<'_>, this: &Span<'_>, next: &Span<'_>) -> Next {
    let goes_on = match (this.number, next.number) {
        (Some(this), Some(next)) => next >= this,
        _ => !this.loose.clone().next_back().is_some_and(|line| is_heading(doc, line)),
    };
    if goes_on { Next::Row } else { Next::FirstRow }
}

/// The row's cells together with the lines behind it that are its own.
fn row<'t>(doc: Doc<'t>, span: &Span<'t>, columns: &Columns, tail: &Tail) -> Row<'t> {
    let mut cells = span.cells.clone();
    let blocks = if span.parted {
        blocks(doc, tail.kept.clone())
    } else {
        stacked::cells(doc, tail.kept.clone())
    };
    if span.parted || cells.len() + blocks.len() >= columns.width() {
        cells.extend(blocks.into_iter().map(|block| doc.joined(block)));
    } else {
        cells.extend(tail.kept.clone().map(|line| Cow::Borrowed(doc.text(line))));
    }
    Row {
        number: span.number,
        placed: span.placed && tail.kept.is_empty(),
        cells,
    }
}

/// Section, number, target, progress, owner and deadline of each item of a text, one a line.
#[cfg(test)]
pub(super) fn listing(text: &str) -> String {
    let headings = crate::lexicon::headings::Headings::builtin().unwrap();
    let lines = crate::parse::line::lines(text);
    let doc = Doc {
        lines: &lines,
        headings: &headings,
        title: None,
    };
    let reading = read(doc, &super::columns::heads(&lines, &headings));
    let item = |item: &crate::parse::Item| {
        let section = &reading.outline.sections[item.section_no as usize - 1];
        let section = section.title.as_deref().unwrap_or("-");
        let more = [&item.owner, &item.deadline].map(|text| text.iter().map(|t| format!(" {t}")).collect::<String>());
        let all = format!(
            "{section} {} {} {}{}",
            item.item_no.unwrap(),
            item.target,
            item.progress,
            more.concat()
        );
        all.replace('\n', "/") + "\n"
    };
    reading.outline.items.iter().map(item).collect()
}

#[cfg(test)]
mod tests {
    use super::listing;

    #[test]
    fn a_row_goes_on_under_the_headings_of_the_next_page() {
        let head = "序号  任务  责任单位  进展情况\n";
        let read = |rest: &str| {
            listing(&format!(
                "{head}1  修渠  某局  建闸、\n- 1 -\n{head}{rest}2  建站  某镇  在建\n"
            ))
        };
        let second = "2 建站 在建 某镇\n";
        assert_eq!(
            read("修渠3公里\n"),
            format!("- 1 修渠 建闸、修渠3公里 某局\n- {second}")
        );
        assert_eq!(
            read("全部完工。\n一、水\n"),
            format!("- 1 修渠 建闸、全部完工。 某局\n一、水 {second}")
        );
        assert_eq!(read("城乡建设\n"), format!("- 1 修渠 建闸、 某局\n城乡建设 {second}"));
    }

    #[test]
    fn a_cell_a_line_goes_on_so_too() {
        let head = "序号\n任务\n进展情况\n";
        let text = format!("{head}1\n修渠\n建闸2座\n第1页\n共2页\n{head}和3公里渠道。\n2\n建站\n在建\n");
        assert_eq!(listing(&text), "- 1 修渠 建闸2座和3公里渠道。\n- 2 建站 在建\n");
    }

    #[test]
    fn another_table_begins_with_its_own_lines() {
        let head = "序号  任务  责任单位  进展情况\n";
        let text = format!("{head}1  修渠  某局  在建\n{head}2020年结转3项\n1  建站  某镇  在建\n");
        assert_eq!(listing(&text), "- 1 修渠 在建 某局\n2020年结转3项 1 建站 在建 某镇\n");
    }
}
