//! What all decoders of documents write into: lines, headings and tables in reading order become one [`Text`].

use super::clean::clean;
use super::{Heading, Table, Text, mojibake};
use crate::diagnostic::{Refusal, RejectReason};

/// A document's text while its decoder reads it.
#[derive(Debug, Default)]
pub(super) struct Builder {
    content: String,
    headings: Vec<Heading>,
    tables: Vec<Table>,
    /// Whether anything but empty lines was written.
    filled: bool,
}

impl Builder {
    /// Adds a paragraph: a line, or several parted by any line end. An empty one leaves an empty line. Control characters
    /// are dropped.
    pub(super) fn paragraph(&mut self, text: &str) {
        let text = clean(text.to_owned()).text;
        self.filled = self.filled || !text.trim().is_empty();
        self.content.push_str(&text);
        self.content.push('\n');
    }

    /// Adds a paragraph that the document itself marks as a heading; `level` is 1 for the highest, 0 for a title.
    pub(super) fn heading(&mut self, level: u8, text: &str) {
        if !text.trim().is_empty() {
            let start = self.content.len();
            self.paragraph(text);
            self.headings.push(Heading {
                span: start..self.content.len(),
                level,
            });
        }
    }

    /// Adds a table, a line a row, with an empty line on either side.
    pub(super) fn table(&mut self, mut table: Table) {
        self.content.push('\n');
        let start = self.content.len();
        for row in 0..table.rows() {
            let line = table.line(row);
            self.paragraph(&line);
        }
        table.span = start..self.content.len();
        self.content.push('\n');
        self.tables.push(table);
    }

    /// Whether nothing but white space was written.
    pub(super) const fn is_empty(&self) -> bool {
        !self.filled
    }

    /// The text, checked as plain text is.
    ///
    /// # Errors
    /// `empty` where nothing but white space was written, `mojibake` where most characters were destroyed.
    pub(super) fn finish(self, format: &'static str, encoding: Option<&'static str>) -> Result<Text, Refusal> {
        if self.is_empty() {
            return Err(Refusal::new(RejectReason::Empty, "the document holds no text"));
        }
        mojibake::check(&self.content)?;
        let replaced = memchr::memmem::find_iter(self.content.as_bytes(), "\u{FFFD}").count();
        Ok(Text {
            format,
            encoding,
            content: self.content,
            replaced,
            headings: self.headings,
            tables: self.tables,
        })
    }
}
