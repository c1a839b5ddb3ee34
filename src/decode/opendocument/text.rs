//! The text of a text document (part 3, 5 and 6): paragraphs, lists and tables in reading order.

use super::lists::Lists;
use super::styles::Styles;
use crate::decode::counting::before;
use crate::decode::flow::{Extent, Flow};
use crate::decode::xml::{Element, Node, Xml};
use crate::diagnostic::Refusal;

/// The reader of a part of content.
#[derive(Debug)]
pub(super) struct Reader<'s> {
    pub(super) flow: Flow,
    styles: &'s Styles,
    lists: Lists,
    /// The paragraphs that are open: those of frames stand within others.
    paragraphs: Vec<Paragraph>,
    /// How often each open row, and its cell, is repeated.
    repeats: Vec<Repeat>,
}

#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    level: Option<u8>,
    /// The text before it, if it is an item of a list.
    label: Option<String>,
    /// For each open span whether it is hidden; the paragraph itself is the first.
    hidden: Vec<bool>,
    /// Whether it is a frame rather than a paragraph, whose own text only describes it.
    is_frame: bool,
}

#[derive(Debug, Clone, Copy)]
struct Repeat {
    row: usize,
    cell: usize,
}

impl<'s> Reader<'s> {
    pub(super) fn new(styles: &'s Styles, lists: Lists) -> Self {
        Self {
            flow: Flow::default(),
            styles,
            lists,
            paragraphs: Vec::new(),
            repeats: Vec::new(),
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
                Node::Text(text) => self.push_collapsed(&text),
            }
        }
        Ok(())
    }

    fn open(&mut self, element: &Element<'_>, xml: &mut Xml<'_>) -> Result<(), Refusal> {
        match element.name() {
            "p" => self.open_paragraph(element),
            "h" => self.open_heading(element),
            "span" => self.open_span(element),
            "s" => self.push(&" ".repeat(element.number("c").unwrap_or(1).min(MAX_SPACES))),
            "tab" => self.push("\t"),
            "line-break" => self.push("\n"),
            "list" => self.lists.open(element),
            "list-item" => self.lists.open_item(element),
            "section" if element.attribute("display").as_deref() == Some("none") => return xml.skip(),
            name if is_frame(name) => self.paragraphs.push(Paragraph {
                is_frame: true,
                ..Paragraph::default()
            }),
            name if is_unseen(name) => return xml.skip(),
            _ => return self.open_table_part(element, xml),
        }
        Ok(())
    }

    fn open_table_part(&mut self, element: &Element<'_>, xml: &mut Xml<'_>) -> Result<(), Refusal> {
        match element.name() {
            "table" => {
                self.flow.open_table();
                self.repeats.push(Repeat { row: 1, cell: 1 });
            }
            "table-row" => {
                self.flow.open_row();
                self.repeat(|repeat| repeat.row = element.number("number-rows-repeated").unwrap_or(1));
            }
            "table-cell" => {
                self.flow.open_cell();
                self.flow.extend(Extent {
                    columns: element.number("number-columns-spanned").unwrap_or(1),
                    rows: element.number("number-rows-spanned").unwrap_or(1),
                    ..Extent::default()
                });
                self.repeat(|repeat| repeat.cell = element.number("number-columns-repeated").unwrap_or(1));
            }
            // A place that another cell covers.
            "covered-table-cell" => xml.skip()?,
            _ => {}
        }
        Ok(())
    }

    fn repeat(&mut self, set: impl FnOnce(&mut Repeat)) {
        if let Some(repeat) = self.repeats.last_mut() {
            set(repeat);
        }
    }

    fn close(&mut self, name: &str) {
        let Repeat { row, cell } = self.repeats.last().copied().unwrap_or(Repeat { row: 1, cell: 1 });
        match name {
            "p" | "h" => self.close_paragraph(),
            "span" => self.close_span(),
            "list" => self.lists.close(),
            "table-cell" => self.flow.repeat_cell(cell),
            "table-row" => self.flow.repeat_row(row),
            "table" => {
                self.flow.close_table();
                self.repeats.pop();
            }
            name if is_frame(name) => drop(self.paragraphs.pop()),
            _ => {}
        }
    }
}

/// More spaces in a row than any text has.
const MAX_SPACES: usize = 100;

/// Drawings that hold paragraphs, and a title and a description of their own.
fn is_frame(name: &str) -> bool {
    matches!(
        name,
        "frame"
            | "custom-shape"
            | "rect"
            | "line"
            | "ellipse"
            | "circle"
            | "polyline"
            | "polygon"
            | "path"
            | "connector"
            | "caption"
            | "g"
    )
}

/// What is not shown in the text: what was deleted, notes and comments, readings above characters, tables of contents
/// (they repeat the headings), and declarations.
fn is_unseen(name: &str) -> bool {
    matches!(
        name,
        "tracked-changes"
            | "note"
            | "annotation"
            | "ruby-text"
            | "hidden-text"
            | "hidden-paragraph"
            | "table-of-content"
            | "illustration-index"
            | "table-index"
            | "object-index"
            | "user-index"
            | "alphabetical-index"
            | "bibliography"
            | "automatic-styles"
            | "scripts"
            | "font-face-decls"
            | "forms"
            | "script"
            | "object"
    )
}

/// Paragraphs and their texts.
impl Reader<'_> {
    fn open_paragraph(&mut self, element: &Element<'_>) {
        let style = element.attribute("style-name").unwrap_or_default();
        let is_title = self.styles.is_title(&style);
        let label = self.lists.label();
        self.paragraphs.push(Paragraph {
            level: is_title.then_some(0),
            label,
            hidden: vec![self.styles.hides_paragraph(&style)],
            ..Paragraph::default()
        });
    }

    fn open_heading(&mut self, element: &Element<'_>) {
        self.open_paragraph(element);
        let Some(heading) = self.paragraphs.last_mut() else {
            return;
        };
        let level = element.number("outline-level").unwrap_or(1).max(1);
        heading.level = heading.level.or(Some(level));
        let is_numbered = element.attribute("is-list-header").as_deref() != Some("true");
        if heading.label.is_none() && is_numbered {
            heading.label = self.lists.outline(level);
        }
    }

    fn open_span(&mut self, element: &Element<'_>) {
        let style = element.attribute("style-name").unwrap_or_default();
        if let Some(paragraph) = self.paragraphs.last_mut() {
            let around = paragraph.hidden.last().copied().unwrap_or(false);
            paragraph.hidden.push(around || self.styles.hides_run(&style));
        }
    }

    fn close_span(&mut self) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.hidden.pop();
        }
    }

    /// Adds text to the paragraph, unless it is hidden.
    fn push(&mut self, text: &str) {
        if let Some(paragraph) = self.paragraphs.last_mut()
            && !paragraph.hidden.last().copied().unwrap_or(false)
        {
            paragraph.text.push_str(text);
        }
    }

    /// Adds text whose white space counts as one blank, and as none where the paragraph begins or behind another blank
    /// (part 3, 6.1.2).
    fn push_collapsed(&mut self, text: &str) {
        let written = self.paragraphs.last().map_or("", |paragraph| paragraph.text.as_str());
        let mut is_blank = written.is_empty() || written.ends_with([' ', '\n']);
        let mut collapsed = String::with_capacity(text.len());
        for c in text.chars() {
            let is_white = matches!(c, ' ' | '\t' | '\n' | '\r');
            if !is_white {
                collapsed.push(c);
            } else if !is_blank {
                collapsed.push(' ');
            }
            is_blank = is_white;
        }
        self.push(&collapsed);
    }

    fn close_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else { return };
        let text = match paragraph.label {
            Some(label) => before(label, &paragraph.text),
            None => paragraph.text,
        };
        if !paragraph.is_frame {
            self.flow.paragraph(text, paragraph.level);
        }
    }
}
