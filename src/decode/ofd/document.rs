//! The root of a document (clause 7.5): its pages in their order, each with its templates.

use rustc_hash::FxHashMap;

use super::content::Content;
use super::geometry::Rectangle;
use crate::decode::Bounds;
use crate::decode::package::{Package, corrupt, resolve, too_large};
use crate::decode::page::Page;
use crate::decode::xml::{Node, Xml};
use crate::diagnostic::Refusal;

/// The pages that were read so far.
#[derive(Debug, Default)]
pub(super) struct Pages {
    pub(super) pages: Vec<Page>,
    /// How many pictures they show.
    pub(super) pictures: usize,
    /// What they cost, templates counted for each page.
    cost: usize,
}

/// What all pages may cost together: a template stands on any number of pages.
const MAX_COST: usize = 4 << 20;

/// What the root part says.
#[derive(Debug, Default)]
struct Root {
    size: (f32, f32),
    /// The names of the parts of pages, and of templates by their ids.
    pages: Vec<String>,
    templates: FxHashMap<String, String>,
}

impl Pages {
    /// Adds the pages of a document.
    ///
    /// # Errors
    /// As [`Package::part`]; `corrupt_document` where the root is missing or no XML, `member_too_large` where the pages
    /// draw more than a document may.
    pub(super) fn read(&mut self, name: &str, package: &mut Package<'_>, bounds: Bounds) -> Result<(), Refusal> {
        let part = package
            .xml(name)?
            .ok_or_else(|| corrupt("the package lacks its document's root"))?;
        let root = Root::read(name, &part)?;
        let mut templates = FxHashMap::default();
        for name in &root.pages {
            // A page that is missing costs only itself.
            let Some(part) = package.xml(name)? else { continue };
            let content = Content::read(&part)?;
            for id in content.below.iter().chain(&content.above) {
                if let Some(name) = root.templates.get(id).filter(|_| !templates.contains_key(id)) {
                    let part = package.xml(name)?.unwrap_or_default();
                    templates.insert(id.clone(), Content::read(&part)?);
                }
            }
            self.push(content, &root, &templates, bounds)?;
        }
        Ok(())
    }

    /// Adds a page, with its templates below and above it.
    fn push(
        &mut self,
        content: Content,
        root: &Root,
        templates: &FxHashMap<String, Content>,
        bounds: Bounds,
    ) -> Result<(), Refusal> {
        let below = content.below.iter().filter_map(|id| templates.get(id));
        let above = content.above.iter().filter_map(|id| templates.get(id));
        let layers: Vec<_> = below.chain([&content]).chain(above).collect();
        let mut page = Page {
            size: content.size.unwrap_or(root.size),
            ..Page::default()
        };
        for layer in layers {
            self.cost += layer.cost();
            if self.cost > MAX_COST {
                return Err(too_large(bounds));
            }
            self.pictures += layer.pictures;
            page.runs.extend_from_slice(&layer.runs);
            page.rules.extend_from_slice(&layer.rules);
        }
        self.pages.push(page);
        Ok(())
    }
}

impl Root {
    fn read(name: &str, part: &str) -> Result<Self, Refusal> {
        let mut xml = Xml::new(part);
        let mut root = Self::default();
        while let Some(node) = xml.next()? {
            let Node::Open(element) = node else { continue };
            let place = element.attribute("BaseLoc").map(|place| resolve(name, &place));
            match (element.name(), place) {
                ("PhysicalBox", _) => {
                    root.size = Rectangle::read(&xml.text()?).map(Rectangle::size).unwrap_or_default();
                }
                ("TemplatePage", Some(place)) => {
                    root.templates
                        .insert(element.attribute("ID").unwrap_or_default(), place);
                }
                ("Page", Some(place)) => root.pages.push(place),
                _ => {}
            }
        }
        Ok(root)
    }
}
