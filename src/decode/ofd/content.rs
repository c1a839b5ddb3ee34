//! The content of a page or of a template of pages (clauses 7.7 and 9): what it draws.

use super::geometry::{Placement, Rectangle, numbers};
use super::glyphs::{TextCode, TextObject};
use super::path::PathObject;
use crate::decode::page::{Rule, Run};
use crate::decode::xml::{Element, Node, Xml};
use crate::diagnostic::Refusal;

/// What a page or template draws.
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
}

impl Content {
    /// Reads a part of content.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub(super) fn read(part: &str) -> Result<Self, Refusal> {
        let mut xml = Xml::new(part);
        let mut read = Self::default();
        let mut text = None;
        let mut path = None;
        while let Some(node) = xml.next()? {
            let element = match node {
                Node::Open(element) => element,
                Node::Close(end) if matches!(end.name(), "TextObject" | "PathObject") => {
                    (text, path) = (None, None);
                    continue;
                }
                Node::Close(_) | Node::Text(_) => continue,
            };
            match element.name() {
                // What is not seen, shapes that only cut off others, and pictures of glyphs.
                _ if element.attribute("Visible").as_deref() == Some("false") => xml.skip()?,
                "Clips" | "CGTransform" | "Actions" | "FillColor" | "StrokeColor" => xml.skip()?,
                "TextObject" => text = Some(text_object(&element)),
                "TextCode" => read.take_text(&element, xml.text()?, text.as_mut()),
                "PathObject" => path = Some(path_object(&element)),
                "AbbreviatedData" => read.take_path(&xml.text()?, path),
                "ImageObject" => read.pictures += 1,
                "Template" => read.take_template(&element),
                "PhysicalBox" => read.size = Rectangle::read(&xml.text()?).map(Rectangle::size),
                _ => {}
            }
        }
        Ok(read)
    }

    /// What a copy of the content costs: about as many as it has runs and lines, long runs more.
    pub(super) fn cost(&self) -> usize {
        let runs = self.runs.iter().map(|run| 1 + run.text.len() / 16);
        1 + self.rules.len() + runs.sum::<usize>()
    }

    fn take_template(&mut self, element: &Element<'_>) {
        let Some(id) = element.attribute("TemplateID") else {
            return;
        };
        match element.attribute("ZOrder").as_deref() {
            Some("Foreground") => self.above.push(id),
            _ => self.below.push(id),
        }
    }

    fn take_text(&mut self, element: &Element<'_>, text: String, object: Option<&mut TextObject>) {
        let Some(object) = object else { return };
        let place = |name, old| {
            element
                .number::<f32>(name)
                .filter(|number| number.is_finite())
                .unwrap_or(old)
        };
        object.start = (place("X", object.start.0), place("Y", object.start.1));
        let code = TextCode {
            text,
            delta_x: element.attribute("DeltaX"),
            delta_y: element.attribute("DeltaY"),
        };
        object.write(&code, &mut self.runs);
    }

    fn take_path(&mut self, data: &str, object: Option<PathObject>) {
        if let Some(object) = object {
            object.write(data, &mut self.rules);
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
