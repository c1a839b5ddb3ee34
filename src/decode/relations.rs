//! How the parts of a package lead to each other (ECMA-376 Part 2, §9.3).

use rustc_hash::FxHashMap;

use super::package::{Package, resolve};
use super::xml::{Node, Xml};
use crate::diagnostic::Refusal;

/// The relations of one part.
#[derive(Debug, Default)]
pub(super) struct Relations {
    all: Vec<Relation>,
    /// Where each one stands among all, by its identifier.
    by_id: FxHashMap<String, usize>,
}

#[derive(Debug)]
struct Relation {
    /// A URI, whose beginning differs between the strict and the transitional form.
    kind: String,
    /// The part that it leads to, as the package names it.
    target: String,
}

impl Relations {
    /// The first part of a kind, which is told by the end of its URI.
    pub(super) fn of_kind(&self, kind: &str) -> Option<&str> {
        let relation = self.all.iter().find(|relation| relation.kind.ends_with(kind))?;
        Some(&relation.target)
    }

    /// The part that a relation leads to.
    pub(super) fn by_id(&self, id: &str) -> Option<&str> {
        let relation = self.all.get(*self.by_id.get(id)?)?;
        Some(&relation.target)
    }

    /// The part that a relation leads to, if it is of a kind.
    pub(super) fn target(&self, id: &str, kind: &str) -> Option<&str> {
        let relation = self.all.get(*self.by_id.get(id)?)?;
        relation.kind.ends_with(kind).then_some(relation.target.as_str())
    }
}

/// The relations of a part, or with an empty name those of the package; none where it has none.
///
/// # Errors
/// As [`Package::part`], and `corrupt_document`.
pub(super) fn relations(package: &mut Package, of: &str) -> Result<Relations, Refusal> {
    let (folder, name) = of.rsplit_once('/').unwrap_or(("", of));
    let mut relations = Relations::default();
    let Some(part) = package.xml(&format!("{folder}/_rels/{name}.rels"))? else {
        return Ok(relations);
    };
    let mut xml = Xml::new(&part);
    while let Some(node) = xml.next()? {
        let Node::Open(element) = node else { continue };
        let text = |name| element.attribute(name).unwrap_or_default();
        if element.name() == "Relationship" && text("TargetMode") != "External" {
            relations.by_id.insert(text("Id"), relations.all.len());
            relations.all.push(Relation {
                kind: text("Type"),
                target: resolve(of, &text("Target")),
            });
        }
    }
    Ok(relations)
}
