//! The content of a page or of a template of pages (clauses 7.7 and 9): what it draws.

use rustc_hash::FxHashMap;

use super::geometry::{Placement, Rectangle, numbers};
use super::glyphs::{TextCode, TextObject};
use super::path::PathObject;
use crate::decode::page::{Rule, Run};
use crate::decode::xml::{Element, Node, Xml};
use crate::diagnostic::Refusal;

/// What a page, a template or a composite object draws.
#[derive(Debug, Default)]
pub(super) struct Content {
    /// Width and height in points, where the page has its own.
    pub(super) size: Option<(f32, f32)>,
    /// The ids of the templates below and above the page's own content.
    pub(super) below: Vec<String>,
    pub(super) above: Vec<String>,
    pub(super) runs: Vec<Run>,
    pub(super) rules: Vec<Rule>,
    pub(super) pictures: usize,
    /// The composite objects that are drawn, by the ids of what they draw, with their places.
    pub(super) composites: Vec<(String, Placement)>,
}

/// The reader of content: objects have their texts and paths inside them.
#[derive(Debug, Default)]
struct Reader {
    content: Content,
    text: Option<TextObject>,
    path: Option<PathObject>,
}

impl Content {
    /// Reads a part of content.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub(super) fn read(part: &str) -> Result<Self, Refusal> {
        let mut xml = Xml::new(part);
        let mut reader = Reader::default();
        while let Some(node) = xml.next()? {
            reader.take(&node, &mut xml)?;
        }
        Ok(reader.content)
    }

    /// Reads what composite objects draw from a part of resources (clause 13), by ids.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub(super) fn read_composites(part: &str) -> Result<FxHashMap<String, Self>, Refusal> {
        let mut xml = Xml::new(part);
        let mut reader = Reader::default();
        let mut id = String::new();
        let mut read = FxHashMap::default();
        while let Some(node) = xml.next()? {
            match &node {
                Node::Open(element) if element.name() == "CompositeGraphicUnit" => {
                    reader = Reader::default();
                    id = element.attribute("ID").unwrap_or_default();
                }
                Node::Close(end) if end.name() == "CompositeGraphicUnit" => {
                    read.insert(std::mem::take(&mut id), std::mem::take(&mut reader).content);
                }
                _ => reader.take(&node, &mut xml)?,
            }
        }
        Ok(read)
    }

    /// What a copy of the content costs: about as many as it has runs and lines, long runs more.
    pub(super) fn cost(&self) -> usize {
        let runs = self.runs.iter().map(|run| 1 + run.text.len() / 16);
        1 + self.rules.len() + self.composites.len() + runs.sum::<usize>()
    }
}

impl Reader {
    fn take(&mut self, node: &Node<'_>, xml: &mut Xml<'_>) -> Result<(), Refusal> {
        match node {
            Node::Open(element) => return self.open(element, xml),
            Node::Close(end) if matches!(end.name(), "TextObject" | "PathObject") => {
                (self.text, self.path) = (None, None)
            }
            Node::Close(_) | Node::Text(_) => {}
        }
        Ok(())
    }

    fn open(&mut self, element: &Element<'_>, xml: &mut Xml<'_>) -> Result<(), Refusal> {
        match element.name() {
            // What is not seen, shapes that only cut off others, and pictures of glyphs.
            _ if element.attribute("Visible").as_deref() == Some("false") => xml.skip()?,
            "Clips" | "CGTransform" | "Actions" | "FillColor" | "StrokeColor" => xml.skip()?,
            "TextObject" => self.text = Some(text_object(element)),
            "TextCode" => self.write_text(element, xml.text()?),
            "PathObject" => self.path = Some(path_object(element)),
            "AbbreviatedData" => self.write_path(&xml.text()?),
            "ImageObject" => self.content.pictures += 1,
            "CompositeObject" => {
                let id = element.attribute("ResourceID").unwrap_or_default();
                self.content.composites.push((id, placement(element)));
            }
            "Template" => self.take_template(element),
            "PhysicalBox" => self.content.size = Rectangle::read(&xml.text()?).map(Rectangle::size),
            _ => {}
        }
        Ok(())
    }

    fn take_template(&mut self, element: &Element<'_>) {
        let Some(id) = element.attribute("TemplateID") else {
            return;
        };
        match element.attribute("ZOrder").as_deref() {
            Some("Foreground") => self.content.above.push(id),
            _ => self.content.below.push(id),
        }
    }

    fn write_text(&mut self, element: &Element<'_>, text: String) {
        let Some(object) = &mut self.text else { return };
        let number = |name| element.number::<f32>(name).filter(|number| number.is_finite());
        object.start = (
            number("X").unwrap_or(object.start.0),
            number("Y").unwrap_or(object.start.1),
        );
        let code = TextCode {
            text,
            delta_x: element.attribute("DeltaX"),
            delta_y: element.attribute("DeltaY"),
        };
        object.write(&code, &mut self.content.runs);
    }

    fn write_path(&mut self, data: &str) {
        if let Some(object) = self.path {
            object.write(data, &mut self.content.rules);
        }
    }
}

fn placement(element: &Element<'_>) -> Placement {
    let boundary = element.attribute("Boundary").unwrap_or_default();
    Placement::read(&boundary, element.attribute("CTM").as_deref())
}

fn text_object(element: &Element<'_>) -> TextObject {
    let number = |name| numbers(&element.attribute(name).unwrap_or_default()).next();
    TextObject {
        placement: placement(element),
        size: number("Size").unwrap_or(0.0),
        stretch: number("HScale").unwrap_or(1.0),
        start: (0.0, 0.0),
    }
}

fn path_object(element: &Element<'_>) -> PathObject {
    let is = |name, usual| element.attribute(name).map_or(usual, |value| value == "true");
    PathObject {
        placement: placement(element),
        strokes: is("Stroke", true),
        fills: is("Fill", false),
    }
}
