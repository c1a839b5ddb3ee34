//! Prose whose paragraphs carry no numbers: a heading is the task and what stands under it the report, or, in a
//! communiqué or a summary, every paragraph under a heading is a result without a target.

use super::super::{Doc, Reading};
use super::kind::Outlook;
use crate::parse::heal::heal;
use crate::parse::line::{ends_sentence, is_short_phrase};
use crate::parse::mark::{Style, mark};
use crate::parse::outline::Draft;

/// Fewer sections than this make no report.
const MIN_SECTIONS: usize = 2;

/// Reads the sections; none where there are too few with a paragraph.
pub(super) fn read(doc: Doc<'_>) -> Option<Reading<'_>> {
    let start = doc.title.map_or(0, |title| title.next);
    let mut reading = Reading::new(doc);
    let mut sections = Sections {
        doc,
        digest: doc
            .title
            .is_some_and(|title| doc.headings.names_digest(title.text) || doc.headings.names_summary(title.text)),
        numbered: (start..doc.lines.len())
            .filter(|line| heading(doc, *line, true).is_some())
            .take(MIN_SECTIONS)
            .count()
            >= MIN_SECTIONS,
        outlook: Outlook::new(doc),
        above: None,
        paragraphs: Vec::new(),
        found: 0,
    };
    let mut outside = 0..start;
    for line in start..doc.lines.len() {
        if sections.line(line, &mut reading) {
            reading.outside(outside);
            outside = line + 1..line + 1;
        } else {
            outside.end = line + 1;
        }
    }
    sections.flush(&mut reading);
    reading.outside(outside);
    (sections.found >= MIN_SECTIONS).then_some(reading)
}

/// A heading as its line shows it: its depth, its number and its words. Where headings have no numbers, a short line
/// over a sentence is one.
fn heading(doc: Doc<'_>, line: usize, numbered: bool) -> Option<(u8, Option<u32>, &str)> {
    let text = doc.text(line);
    let heading = match mark(text).filter(|m| !m.decimal && !m.rest.is_empty()) {
        Some(m) if m.style.depth() <= Style::Arabic.depth() => Some((m.style.depth(), Some(m.value), m.rest)),
        None if !numbered && ends_sentence(doc.text(line + 1)) => Some((Style::Chinese.depth(), None, text)),
        _ => None,
    };
    // What costs most is asked last.
    heading.filter(|_| is_short_phrase(text) && !doc.is_page(line) && !doc.is_signature(line))
}

/// A heading that was read and waits for its paragraphs.
#[derive(Debug, Clone, Copy)]
struct Above<'t> {
    text: &'t str,
    number: Option<u32>,
    words: &'t str,
    /// How deep it lies.
    depth: u8,
    /// Whether problems and plans stand under it.
    outlook: bool,
}

/// The state of the reader.
struct Sections<'t> {
    doc: Doc<'t>,
    digest: bool,
    numbered: bool,
    outlook: Outlook,
    above: Option<Above<'t>>,
    paragraphs: Vec<&'t str>,
    found: usize,
}

impl<'t> Sections<'t> {
    /// Reads a line; false where it belongs to no item.
    fn line(&mut self, line: usize, reading: &mut Reading<'t>) -> bool {
        let text = self.doc.text(line);
        if let Some((depth, number, words)) = heading(self.doc, line, self.numbered) {
            self.flush(reading);
            self.heading(text, depth, number, words, reading);
            return true;
        }
        if self.doc.is_page(line) || self.doc.is_signature(line) {
            self.flush(reading);
            self.above = None;
            return false;
        }
        let taken =
            self.above.is_some_and(|above| !above.outlook) && (ends_sentence(text) || !self.paragraphs.is_empty());
        if taken {
            self.paragraphs.push(text);
        }
        taken
    }

    fn heading(&mut self, text: &'t str, depth: u8, number: Option<u32>, words: &'t str, reading: &mut Reading<'t>) {
        let under = self.above.filter(|above| above.depth < depth);
        let outlook = self.outlook.heading(self.doc, depth, words);
        // A heading right under another one makes that a section's.
        if let Some(above) = under.filter(|above| !self.digest && !above.outlook) {
            reading.outline.heading(above.text);
        }
        self.above = Some(Above {
            text,
            number,
            words,
            depth,
            outlook,
        });
    }

    /// Ends what stands under a heading.
    fn flush(&mut self, reading: &mut Reading<'t>) {
        let paragraphs = std::mem::take(&mut self.paragraphs);
        let Some(above) = self.above.filter(|above| !above.outlook && !paragraphs.is_empty()) else {
            return;
        };
        self.found += 1;
        if !self.digest {
            reading.outline.item(Draft {
                number: above.number,
                target: above.words.to_owned(),
                progress: heal(&paragraphs),
                ..Draft::default()
            });
            return;
        }
        reading.outline.heading(above.text);
        for paragraph in paragraphs {
            reading.outline.item(Draft {
                progress: paragraph.to_owned(),
                ..Draft::default()
            });
        }
    }
}
