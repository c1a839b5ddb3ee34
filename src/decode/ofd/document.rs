//! The root of a document (clause 7.5): its pages in their order, each with its templates.

use rustc_hash::FxHashMap;

use super::content::Content;
use super::geometry::{Placement, Rectangle};
use crate::decode::Bounds;
use crate::decode::package::{Package, corrupt, resolve, too_large};
use crate::decode::page::{Page, Run};
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
    /// The names of the parts of resources.
    resources: Vec<String>,
}

/// What several pages draw, by ids.
#[derive(Debug, Default)]
struct Shared {
    templates: FxHashMap<String, Content>,
    composites: FxHashMap<String, Content>,
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
        let mut shared = Shared::default();
        for name in &root.resources {
            let part = package.xml(name)?.unwrap_or_default();
            shared.composites.extend(Content::read_composites(&part)?);
        }
        for name in &root.pages {
            // A page that is missing costs only itself.
            let Some(part) = package.xml(name)? else { continue };
            let content = Content::read(&part)?;
            for id in content.below.iter().chain(&content.above) {
                if let Some(name) = root.templates.get(id).filter(|_| !shared.templates.contains_key(id)) {
                    let part = package.xml(name)?.unwrap_or_default();
                    shared.templates.insert(id.clone(), Content::read(&part)?);
                }
            }
            self.open(content.size.unwrap_or(root.size));
            self.draw_page(&content, &shared, bounds)?;
        }
        Ok(())
    }

    /// Begins a page.
    fn open(&mut self, size: (f32, f32)) {
        self.pages.push(Page {
            size,
            ..Page::default()
        });
    }

    /// Draws a page's content, with its templates below and above it.
    fn draw_page(&mut self, content: &Content, shared: &Shared, bounds: Bounds) -> Result<(), Refusal> {
        let below = content.below.iter().filter_map(|id| shared.templates.get(id));
        let above = content.above.iter().filter_map(|id| shared.templates.get(id));
        for layer in below.chain([content]).chain(above) {
            self.draw(layer, None, bounds)?;
            // What a composite object draws may hold others; none was seen that holds text.
            for (id, placement) in &layer.composites {
                if let Some(composite) = shared.composites.get(id) {
                    self.draw(composite, Some(placement), bounds)?;
                }
            }
        }
        Ok(())
    }

    /// Draws on the last page, at a place if one is given.
    fn draw(&mut self, layer: &Content, placement: Option<&Placement>, bounds: Bounds) -> Result<(), Refusal> {
        self.cost += layer.cost();
        if self.cost > MAX_COST {
            return Err(too_large(bounds));
        }
        self.pictures += layer.pictures;
        let Some(page) = self.pages.last_mut() else {
            return Ok(());
        };
        let (runs, rules) = (page.runs.len(), page.rules.len());
        page.runs.extend_from_slice(&layer.runs);
        page.rules.extend_from_slice(&layer.rules);
        if let Some(placement) = placement {
            page.runs[runs..].iter_mut().for_each(|run| move_run(run, placement));
            page.rules[rules..].iter_mut().for_each(|rule| {
                (rule.from, rule.to) = (placement.inner(rule.from), placement.inner(rule.to));
            });
        }
        Ok(())
    }
}

fn move_run(run: &mut Run, placement: &Placement) {
    let (along, across) = placement.growth();
    (run.x, run.y) = placement.inner((run.x, run.y));
    run.width *= along;
    run.size *= across;
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
                ("PublicRes" | "DocumentRes", _) => root.resources.push(resolve(name, xml.text()?.trim())),
                ("Page", Some(place)) => root.pages.push(place),
                _ => {}
            }
        }
        Ok(root)
    }
}
