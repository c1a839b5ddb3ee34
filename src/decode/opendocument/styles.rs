//! Styles (part 3, 16): which of them are titles, which hide their text, and how lists are numbered.

use rustc_hash::FxHashMap;

use super::lists::Lists;
use crate::decode::xml::{Element, Node, Xml};
use crate::diagnostic::Refusal;

/// All styles of a document, by their kinds and names.
#[derive(Debug, Default)]
pub(super) struct Styles {
    paragraphs: FxHashMap<String, Style>,
    runs: FxHashMap<String, Style>,
}

#[derive(Debug, Default)]
struct Style {
    base: Option<String>,
    is_title: bool,
    is_hidden: Option<bool>,
}

/// How many styles may be based on one another. It bounds what a circle of them costs.
const MAX_BASES: usize = 12;

impl Styles {
    /// Takes in the styles of a part, up to its text, and its lists.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub(super) fn read(&mut self, part: &str, lists: &mut Lists) -> Result<(), Refusal> {
        let mut xml = Xml::new(part);
        let mut place = None;
        while let Some(node) = xml.next()? {
            let Node::Open(element) = node else { continue };
            match element.name() {
                "body" | "master-styles" => break,
                "style" => place = self.open(&element),
                "text-properties" => {
                    if let Some(style) = place.as_ref().and_then(|(of, name)| self.of(*of).get_mut(name)) {
                        style.is_hidden = element.attribute("display").map(|display| display == "none");
                    }
                }
                _ => lists.describe(&element),
            }
        }
        Ok(())
    }

    /// Takes in a style of paragraphs or runs, and gives its place.
    fn open(&mut self, element: &Element<'_>) -> Option<(Family, String)> {
        let family = match element.attribute("family").as_deref() {
            Some("paragraph") => Family::Paragraph,
            Some("text") => Family::Run,
            _ => return None,
        };
        let name = element.attribute("name")?;
        let shown = element.attribute("display-name");
        let style = Style {
            base: element.attribute("parent-style-name"),
            is_title: matches!(shown.as_deref().unwrap_or(&name), "Title" | "标题"),
            is_hidden: None,
        };
        self.of(family).insert(name.clone(), style);
        Some((family, name))
    }

    fn of(&mut self, family: Family) -> &mut FxHashMap<String, Style> {
        match family {
            Family::Paragraph => &mut self.paragraphs,
            Family::Run => &mut self.runs,
        }
    }

    /// Whether paragraphs of a style are titles.
    pub(super) fn is_title(&self, name: &str) -> bool {
        chain(&self.paragraphs, name).any(|style| style.is_title)
    }

    /// Whether paragraphs of a style are hidden.
    pub(super) fn hides_paragraph(&self, name: &str) -> bool {
        chain(&self.paragraphs, name)
            .find_map(|style| style.is_hidden)
            .unwrap_or(false)
    }

    /// Whether runs of a style are hidden.
    pub(super) fn hides_run(&self, name: &str) -> bool {
        chain(&self.runs, name)
            .find_map(|style| style.is_hidden)
            .unwrap_or(false)
    }
}

#[derive(Debug, Clone, Copy)]
enum Family {
    Paragraph,
    Run,
}

/// A style and those that it is based on, nearest first.
fn chain<'s>(styles: &'s FxHashMap<String, Style>, name: &str) -> impl Iterator<Item = &'s Style> {
    let next = |style: &&'s Style| styles.get(style.base.as_deref()?);
    std::iter::successors(styles.get(name), next).take(MAX_BASES)
}
