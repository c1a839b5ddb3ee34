//! The document part: paragraphs, runs and tables in reading order.

use super::numbering::Numbering;
use super::properties::{Properties, RowProperties, RunProperties, extent};
use super::styles::{Look, Styles};
use super::symbols::symbol;
use crate::decode::counting::before;
use crate::decode::flow::Flow;
use crate::decode::xml::{Element, Node, Xml};
use crate::diagnostic::Refusal;

/// The reader of a document part.
#[derive(Debug)]
pub(super) struct Body<'s> {
    pub(super) flow: Flow,
    /// The id of the last document in another format that stands in this one.
    pub(super) chunk: Option<String>,
    styles: &'s Styles,
    numbering: Numbering,
    /// The paragraphs that are open: those of text boxes stand within others.
    paragraphs: Vec<Paragraph<'s>>,
    /// The text of paragraphs whose end was deleted.
    joined: String,
    /// For each field that is open whether its instruction is being read.
    fields: Vec<bool>,
    /// For each content that is stored in several ways whether one was read.
    alternatives: Vec<bool>,
}

#[derive(Debug, Default)]
struct Paragraph<'s> {
    text: String,
    properties: Properties,
    look: Look<'s>,
    /// Whether the current run is hidden.
    is_hidden: bool,
}

/// How many fields may stand within one another; Word allows twenty.
const MAX_FIELDS: usize = 50;

impl<'s> Body<'s> {
    pub(super) fn new(styles: &'s Styles, numbering: Numbering) -> Self {
        Self {
            flow: Flow::default(),
            chunk: None,
            styles,
            numbering,
            paragraphs: Vec::new(),
            joined: String::new(),
            fields: Vec::new(),
            alternatives: Vec::new(),
        }
    }

    /// Reads the part.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub(super) fn read(&mut self, part: &str) -> Result<(), Refusal> {
        let mut xml = Xml::new(part);
        while let Some(node) = xml.next()? {
            match node {
                Node::Open(element) => self.open(&element, &mut xml)?,
                Node::Close(end) => self.close(end.name()),
                // Text stands in `t`, which is read as a whole.
                Node::Text(_) => {}
            }
        }
        Ok(())
    }

    fn open(&mut self, element: &Element<'_>, xml: &mut Xml<'_>) -> Result<(), Refusal> {
        match element.name() {
            "t" => {
                let is_exact = element.attribute("space").as_deref() == Some("preserve");
                let text = xml.text()?;
                self.push_text(&text, is_exact);
            }
            "p" => self.open_paragraph(),
            "r" => self.open_run(),
            "pPr" => self.describe_paragraph(Properties::read(xml)?),
            "rPr" => self.describe_run(&RunProperties::read(xml)?),
            "tab" | "ptab" => self.push("\t"),
            "br" | "cr" => self.push("\n"),
            "noBreakHyphen" => self.push("-"),
            "sym" => self.push_symbol(element),
            "textpath" => self.push(&element.attribute("string").unwrap_or_default()),
            "fldChar" => self.field(element.attribute("fldCharType").as_deref()),
            "AlternateContent" => self.alternatives.push(false),
            "Choice" | "Fallback" => return self.alternative(xml),
            "altChunk" => self.chunk = element.attribute("id"),
            name if is_unseen(name) => return xml.skip(),
            name => return self.open_table_part(name, xml),
        }
        Ok(())
    }

    fn open_table_part(&mut self, name: &str, xml: &mut Xml<'_>) -> Result<(), Refusal> {
        match name {
            "tbl" => self.flow.open_table(),
            "tr" => self.flow.open_row(),
            "tc" => self.flow.open_cell(),
            "tcPr" => self.flow.extend(extent(xml)?),
            "trPr" => {
                let row = RowProperties::read(xml)?;
                self.flow.leave(row.before);
                if row.is_deleted {
                    self.flow.drop_row();
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" => self.close_paragraph(),
            "tbl" => self.flow.close_table(),
            "tr" => self.flow.close_row(),
            "tc" => self.flow.close_cell(),
            "AlternateContent" => drop(self.alternatives.pop()),
            _ => {}
        }
    }
}

/// What is not shown in the text: what was deleted or moved away, instructions of fields, readings above characters,
/// and descriptions.
fn is_unseen(name: &str) -> bool {
    matches!(
        name,
        "del"
            | "moveFrom"
            | "instrText"
            | "delInstrText"
            | "delText"
            | "rt"
            | "sdtPr"
            | "tblPr"
            | "tblGrid"
            | "sectPr"
            | "tblPrEx"
            | "ffData"
            | "binData"
    )
}

/// Paragraphs and runs.
impl Body<'_> {
    fn open_paragraph(&mut self) {
        let look = self.styles.look(None);
        self.paragraphs.push(Paragraph {
            is_hidden: look.is_hidden,
            look,
            ..Paragraph::default()
        });
    }

    fn describe_paragraph(&mut self, properties: Properties) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.look = self.styles.look(properties.style.as_deref());
            paragraph.is_hidden = paragraph.look.is_hidden;
            paragraph.properties = properties;
        }
    }

    fn open_run(&mut self) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.is_hidden = paragraph.look.is_hidden;
        }
    }

    fn describe_run(&mut self, run: &RunProperties) {
        let by_style = run
            .style
            .as_deref()
            .is_some_and(|id| self.styles.look(Some(id)).is_hidden);
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.is_hidden = run.is_hidden.unwrap_or(by_style || paragraph.look.is_hidden);
        }
    }

    /// Adds text to the paragraph, unless it is hidden.
    fn push(&mut self, text: &str) {
        if let Some(paragraph) = self.paragraphs.last_mut()
            && !paragraph.is_hidden
            && !self.fields.contains(&true)
        {
            paragraph.text.push_str(text);
        }
    }

    /// Adds the text of `t` (17.3.3.31): blanks at its ends count only where it says so, and a line end is a blank.
    fn push_text(&mut self, text: &str, is_exact: bool) {
        const BLANKS: [char; 4] = [' ', '\t', '\r', '\n'];
        let text = if is_exact { text } else { text.trim_matches(BLANKS) };
        if text.contains(BLANKS) {
            self.push(&text.replace(BLANKS, " "));
        } else {
            self.push(text);
        }
    }

    fn push_symbol(&mut self, element: &Element<'_>) {
        let font = element.attribute("font").unwrap_or_default();
        let code = element
            .attribute("char")
            .and_then(|code| u32::from_str_radix(&code, 16).ok());
        if let Some(c) = code.and_then(|code| symbol(&font, code)) {
            self.push(c.encode_utf8(&mut [0; 4]));
        }
    }

    /// Takes in a mark of a field: it begins with an instruction, which is not shown; then its result is.
    fn field(&mut self, kind: Option<&str>) {
        match kind {
            Some("begin") if self.fields.len() < MAX_FIELDS => self.fields.push(true),
            Some("separate") => drop(self.fields.last_mut().map(|instruction| *instruction = false)),
            Some("end") => drop(self.fields.pop()),
            _ => {}
        }
    }

    /// Of a content that is stored in several ways only the first is read.
    fn alternative(&mut self, xml: &mut Xml<'_>) -> Result<(), Refusal> {
        match self.alternatives.last_mut() {
            Some(is_read) if *is_read => xml.skip(),
            Some(is_read) => {
                *is_read = true;
                Ok(())
            }
            None => Ok(()),
        }
    }

    fn close_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else { return };
        // No instruction reaches beyond a paragraph; in a damaged document it would hide all that follows.
        self.fields.fill(false);
        self.joined.push_str(&paragraph.text);
        if paragraph.properties.is_joined {
            return;
        }
        let text = std::mem::take(&mut self.joined);
        // A table of contents repeats the headings.
        if paragraph.look.is_contents {
            return;
        }
        let level = paragraph.level();
        let text = match self.numbering.label(&paragraph.properties.listed, &paragraph.look) {
            Some(label) => before(label, &text),
            None => text,
        };
        self.flow.paragraph(text, level);
    }
}

impl Paragraph<'_> {
    /// The level of a heading: what the style's name says, unless the paragraph takes itself out.
    fn level(&self) -> Option<u8> {
        match (self.properties.outline, self.look.heading) {
            (Some(level), None) => (level < 9).then_some(level + 1),
            (Some(9..), _) => None,
            (_, heading) => heading,
        }
    }
}
