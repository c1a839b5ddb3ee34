//! Whether a text without a table or labels is a report at all: numbered paragraphs are written by everybody.

use super::super::Doc;
use crate::parse::mark::year;

/// Whether the title names a report of results, or a sentence announces one, and nothing shows that the page is news.
pub(super) fn is_report(doc: Doc<'_>) -> bool {
    let headings = doc.headings;
    let named = doc.title.is_some_and(|title| {
        headings.names_report(title.text)
            && headings.names_results(title.text)
            && !headings.names_other_kind(title.text)
    });
    (named || doc.lines.iter().any(|line| announces(doc, line.text)))
        && !doc.lines.iter().any(|line| headings.is_news(line.text))
}

/// A sentence that leads into a report: `现将2021年重点工作完成情况报告如下：`.
fn announces(doc: Doc<'_>, text: &str) -> bool {
    const MAX_BYTES: usize = 900;
    if text.len() > MAX_BYTES || !text.trim_end_matches(['：', ':', '。', '，']).ends_with("如下") {
        return false;
    }
    let told = text.rfind("现将").map(|at| &text[at..]);
    told.is_some_and(|told| doc.headings.names_report(told) && doc.headings.names_results(told))
}

/// Whether paragraphs stand under a heading that announces problems or plans.
#[derive(Debug, Clone, Copy)]
pub(super) struct Outlook {
    /// The year that the report is about, where its title says it.
    year: Option<u32>,
    /// The year of the first heading that names one.
    first: Option<u32>,
    /// How deep the heading lies that announced problems or plans; all deeper ones stand under it.
    within: Option<u8>,
}

impl Outlook {
    pub fn new(doc: Doc<'_>) -> Self {
        Self {
            year: doc.title.and_then(|title| year(title.text)),
            first: None,
            within: None,
        }
    }

    /// Reads a heading; true where it announces problems or plans, or stands under one that does.
    pub fn heading(&mut self, doc: Doc<'_>, depth: u8, heading: &str) -> bool {
        if !self.holds(depth) {
            self.within = self.announced(doc, heading).then_some(depth);
        }
        self.within.is_some()
    }

    /// Whether what lies so deep stands under problems or plans.
    pub fn holds(&self, depth: u8) -> bool {
        self.within.is_some_and(|within| depth > within)
    }

    /// Whether a heading announces problems or plans: by its words, or by a year after the report's.
    fn announced(&mut self, doc: Doc<'_>, heading: &str) -> bool {
        let named = year(heading);
        let later = match (named, self.first, self.year) {
            (Some(named), _, Some(year)) if named > year => true,
            (Some(named), Some(first), None) => named > first,
            _ => false,
        };
        self.first = self.first.or(named);
        later || doc.headings.is_outlook(heading)
    }
}
