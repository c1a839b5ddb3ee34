//! Prose with numbered paragraphs: headings 一、 and （一）, items whose first sentence is the target.

use super::{Doc, Reading};
use crate::parse::heal::heal;
use crate::parse::line::{ends_sentence, is_short_phrase};
use crate::parse::mark::{Mark, Style, mark};
use crate::parse::outline::Draft;

/// Fewer items than this make no list of tasks.
const MIN_ITEMS: usize = 2;

/// The first numbered line: what stands before it holds the title.
pub(super) fn first(doc: Doc<'_>) -> Option<usize> {
    doc.lines
        .iter()
        .position(|line| mark(line.text).is_some_and(|m| !m.decimal))
}

/// Reads a report in prose; none where the title names no report or the paragraphs tell of no tasks.
pub(super) fn read<'t>(doc: Doc<'t>) -> Option<Reading<'t>> {
    let title = doc.title.filter(|title| doc.headings.names_report(title.text))?;
    let mut reading = Reading::new(doc);
    let mut prose = Prose {
        doc,
        outlook: None,
        item: None,
    };
    let mut outside = 0..title.next;
    for line in title.next..doc.lines.len() {
        if prose.line(line, &mut reading) {
            reading.outside(outside);
            outside = line + 1..line + 1;
        } else {
            outside.end = line + 1;
        }
    }
    prose.flush(&mut reading);
    reading.outside(outside);
    (reading.outline.complete() >= MIN_ITEMS).then_some(reading)
}

/// The state of the reader.
struct Prose<'t> {
    doc: Doc<'t>,
    /// The style of the heading that announced problems or plans; all under it is left out.
    outlook: Option<Style>,
    /// An item's number and its paragraphs.
    item: Option<(u32, Vec<&'t str>)>,
}

impl<'t> Prose<'t> {
    /// Reads a line; false where it belongs to no item.
    fn line(&mut self, line: usize, reading: &mut Reading<'t>) -> bool {
        let text = self.doc.text(line);
        if self.doc.is_page(line) {
            self.flush(reading);
            return false;
        }
        match mark(text).filter(|m| !m.decimal && !m.rest.is_empty()) {
            Some(mark) => self.numbered(text, mark, reading),
            None => self.further(text, reading),
        }
    }

    fn numbered(&mut self, text: &'t str, mark: Mark<'t>, reading: &mut Reading<'t>) -> bool {
        self.flush(reading);
        if is_short_phrase(mark.rest) && mark.style.is_heading() {
            let higher = self.outlook.is_some_and(|style| rank(mark.style) > rank(style));
            if !higher {
                self.outlook = self.doc.headings.is_outlook(mark.rest).then_some(mark.style);
                reading.outline.heading(text);
            }
            return true;
        }
        if self.outlook.is_none() {
            self.item = Some((mark.value, vec![mark.rest]));
        }
        self.outlook.is_none()
    }

    /// A paragraph without a number goes on with the item before it if it is a sentence.
    fn further(&mut self, text: &'t str, reading: &mut Reading<'t>) -> bool {
        if !ends_sentence(text) {
            self.flush(reading);
        }
        self.item
            .as_mut()
            .map(|(_, paragraphs)| paragraphs.push(text))
            .is_some()
    }

    /// Ends the item: its first sentence is the target, the others are the progress. One sentence alone is no item.
    fn flush(&mut self, reading: &mut Reading<'t>) {
        let Some((number, paragraphs)) = self.item.take() else {
            return;
        };
        let (target, rest) = first_sentence(paragraphs[0]);
        let lines: Vec<&str> = std::iter::once(rest).chain(paragraphs[1..].iter().copied()).collect();
        let progress = heal(lines.as_slice()).trim_start().to_owned();
        if !progress.is_empty() {
            let target = target.to_owned();
            reading.outline.item(Draft {
                number: Some(number),
                target,
                progress,
                ..Draft::default()
            });
        }
    }
}

/// How deep a heading of this style lies.
const fn rank(style: Style) -> u8 {
    match style {
        Style::Part => 0,
        Style::Chinese => 1,
        Style::ChineseBracketed => 2,
        _ => 3,
    }
}

/// A paragraph up to its first full stop, and the rest of it.
fn first_sentence(text: &str) -> (&str, &str) {
    let end = text
        .find(['。', '！', '？'])
        .map_or(text.len(), |at| at + '。'.len_utf8());
    (&text[..end], text[end..].trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::headings::Headings;
    use crate::parse::line::lines;
    use crate::parse::title::title;

    fn read(text: &str) -> Option<Vec<String>> {
        let headings = Headings::builtin().unwrap();
        let lines = lines(text);
        let doc = Doc {
            lines: &lines,
            headings: &headings,
            title: title(&lines[..1], &headings),
        };
        let reading = super::read(doc)?;
        let section = |no: u32| {
            reading.outline.sections[no as usize - 1]
                .title
                .clone()
                .unwrap_or_default()
        };
        let item = |i: &crate::parse::Item| {
            format!(
                "{} {} {}|{}",
                section(i.section_no),
                i.item_no.unwrap(),
                i.target,
                i.progress
            )
        };
        Some(reading.outline.items.iter().map(item).collect())
    }

    #[test]
    fn the_first_sentence_is_the_target() {
        let text = "2021年某县重点任务完成情况\n一、完成情况\n（一）水\n1.计划建泵站2座。已建成2座。\n运行良好。\n2.计划清淤。完成5.5公里。\n二、下一步打算\n（一）续建。计划3座。\n某县人民政府\n2022年1月6日";
        let found = read(text).unwrap();
        assert_eq!(
            found,
            [
                "（一）水 1 计划建泵站2座。|已建成2座。\n运行良好。",
                "（一）水 2 计划清淤。|完成5.5公里。"
            ]
        );
    }

    #[test]
    fn numbered_paragraphs_alone_are_no_report() {
        assert_eq!(read("某县2021年重点工作进展情况\n1.一句。\n2.两句。"), None);
        assert_eq!(read("调研记\n1.一句。又一句。\n2.两句。又一句。"), None);
    }
}
