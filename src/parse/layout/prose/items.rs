//! Numbered paragraphs: headings 一、 and （一）, items 1., （1）, ① and 一是 whose first sentence is the target.

use std::ops::Range;

use super::super::{Doc, Reading};
use super::kind::Outlook;
use super::split::{split, spoken};
use crate::parse::heal::heal;
use crate::parse::line::{ends_sentence, is_short_phrase};
use crate::parse::mark::{Mark, Style, mark};
use crate::parse::outline::Draft;

/// Fewer items than this make no list of tasks.
const MIN_ITEMS: usize = 2;

/// Reads the items of some lines; none where there are too few.
pub(super) fn read(doc: Doc<'_>, lines: Range<usize>) -> Option<Reading<'_>> {
    let mut reading = Reading::new(doc);
    let mut items = Items {
        doc,
        outlook: Outlook::new(doc),
        open: None,
    };
    let mut outside = 0..lines.start;
    for line in lines {
        if items.line(line, &mut reading) {
            reading.outside(outside);
            outside = line + 1..line + 1;
        } else {
            outside.end = line + 1;
        }
    }
    items.flush(None, &mut reading);
    reading.outside(outside);
    (reading.outline.complete() >= MIN_ITEMS).then_some(reading)
}

/// An item that more lines may belong to.
struct Open<'t> {
    number: u32,
    style: Style,
    /// The line that began it.
    line: &'t str,
    /// The task where a heading of its own names it.
    name: Option<&'t str>,
    paragraphs: Vec<&'t str>,
    /// Whether anything was reported of it yet.
    told: bool,
}

impl<'t> Open<'t> {
    /// The target, and the lines of the report.
    fn parts(&self, doc: Doc<'_>) -> (&'t str, Vec<&'t str>) {
        if let Some(name) = self.name {
            return (name, self.paragraphs.clone());
        }
        let Some((first, more)) = self.paragraphs.split_first() else {
            return ("", Vec::new());
        };
        let (target, rest) = split(first, doc.headings);
        let rest = Some(rest).filter(|rest| !rest.is_empty());
        (target, rest.into_iter().chain(more.iter().copied()).collect())
    }

    /// Whether what lies deeper belongs to the item, since its report has begun.
    const fn takes(&self, style: Style) -> bool {
        self.told && style.depth() > self.style.depth() && self.style.depth() > Style::Chinese.depth()
    }

    /// Whether its last line is a paragraph's that breaks off in a sentence.
    fn is_torn(&self) -> bool {
        const MIN_BYTES: usize = 60;
        let last = self.paragraphs.last();
        last.is_some_and(|last| last.len() >= MIN_BYTES && !ends_sentence(last) && !last.ends_with(['：', ':']))
    }

    fn push(&mut self, paragraph: &'t str) {
        self.paragraphs.push(paragraph);
        self.told = true;
    }
}

/// The state of the reader.
struct Items<'t> {
    doc: Doc<'t>,
    outlook: Outlook,
    open: Option<Open<'t>>,
}

impl<'t> Items<'t> {
    /// Reads a line; false where it belongs to no item.
    fn line(&mut self, line: usize, reading: &mut Reading<'t>) -> bool {
        let text = self.doc.text(line);
        if self.doc.is_page(line) || self.doc.is_signature(line) {
            self.flush(None, reading);
            return false;
        }
        match mark(text).filter(|m| !m.decimal && !m.rest.is_empty()) {
            Some(mark) => self.numbered(line, mark, reading),
            None => self.further(text, reading),
        }
    }

    fn numbered(&mut self, line: usize, mark: Mark<'t>, reading: &mut Reading<'t>) -> bool {
        let text = self.doc.text(line);
        if let Some(open) = self.open.as_mut().filter(|open| open.takes(mark.style)) {
            open.push(text);
            return true;
        }
        self.flush(Some(mark.style), reading);
        let depth = mark.style.depth();
        if is_short_phrase(mark.rest) {
            return self.phrase(line, mark, reading);
        }
        if self.outlook.holds(depth) || (mark.style.is_heading() && self.announces(mark)) {
            return false;
        }
        let parts = spoken(text);
        let told = parts
            .iter()
            .filter(|(_, part)| !split(part, self.doc.headings).1.is_empty())
            .count();
        if parts.len() > 1 && told * 2 >= parts.len() {
            for (number, part) in parts {
                self.flush(None, reading);
                self.open(number, mark.style, text, part);
            }
        } else {
            self.open(mark.value, mark.style, text, mark.rest);
        }
        true
    }

    fn open(&mut self, number: u32, style: Style, line: &'t str, paragraph: &'t str) {
        self.open = Some(Open {
            number,
            style,
            line,
            name: None,
            told: !split(paragraph, self.doc.headings).1.is_empty(),
            paragraphs: vec![paragraph],
        });
    }

    /// A numbered line that is no sentence: the heading of a section, or of the one paragraph under it.
    fn phrase(&mut self, line: usize, mark: Mark<'t>, reading: &mut Reading<'t>) -> bool {
        let text = self.doc.text(line);
        let next = crate::parse::mark::mark(self.doc.text(line + 1)).filter(|m| !m.decimal);
        let depth = mark.style.depth();
        let leaf = depth > Style::Chinese.depth()
            && next.is_none()
            && ends_sentence(self.doc.text(line + 1))
            && !self.doc.is_page(line + 1);
        let over = next.is_some_and(|next| next.style.depth() > depth);
        if !leaf && !mark.style.is_heading() && !over {
            return self.open.is_some();
        }
        if self.outlook.heading(self.doc, depth, mark.rest) {
            return true;
        }
        if leaf {
            self.open = Some(Open {
                number: mark.value,
                style: mark.style,
                line: text,
                name: Some(mark.rest),
                paragraphs: Vec::new(),
                told: false,
            });
        } else {
            reading.outline.heading(text);
        }
        true
    }

    /// Whether a paragraph's first sentence is a heading that announces problems or plans.
    fn announces(&mut self, mark: Mark<'_>) -> bool {
        const MAX_CHARS: usize = 12;
        let heading = mark.rest.split(['。', '：', '，']).next().unwrap_or(mark.rest);
        heading.chars().take(MAX_CHARS + 1).count() <= MAX_CHARS
            && self.outlook.heading(self.doc, mark.style.depth(), heading)
    }

    /// A paragraph without a number goes on with the item before it if it is a sentence, or the rest of one.
    fn further(&mut self, text: &'t str, reading: &mut Reading<'t>) -> bool {
        const SALUTATION: usize = 12;
        let salutation = text.starts_with("各位") && text.chars().take(SALUTATION + 1).count() <= SALUTATION;
        let torn = self.open.as_ref().is_some_and(Open::is_torn);
        if salutation || !(torn || ends_sentence(text)) {
            self.flush(None, reading);
        }
        self.open.as_mut().map(|open| open.push(text)).is_some()
    }

    /// Ends the item. One sentence alone is no item; over what lies deeper it is a heading.
    fn flush(&mut self, next: Option<Style>, reading: &mut Reading<'t>) {
        let Some(open) = self.open.take() else { return };
        let (target, lines) = open.parts(self.doc);
        let progress = heal(&lines).trim_start().to_owned();
        if !progress.is_empty() {
            reading.outline.item(Draft {
                number: Some(open.number),
                target: target.to_owned(),
                progress,
                ..Draft::default()
            });
        } else if open.style.is_heading() && next.is_some_and(|next| next.depth() > open.style.depth()) {
            reading.outline.heading(open.line);
        }
    }
}
