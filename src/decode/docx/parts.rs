//! Which part of the package is which (ISO/IEC 29500-2, 6.5: relationships).

use crate::decode::package::{Package, resolve};
use crate::decode::xml::{Node, Xml};
use crate::diagnostic::Refusal;

/// The names of a document's parts.
#[derive(Debug)]
pub(super) struct Parts {
    /// The part that holds the text.
    pub(super) document: String,
    /// What the document part names.
    relations: Vec<Relation>,
}

#[derive(Debug)]
struct Relation {
    id: String,
    /// A URI, whose last step is the same in both editions of the standard.
    kind: String,
    target: String,
}

/// Where the document part stands by custom, for packages that do not say.
const USUAL: &str = "word/document.xml";

impl Parts {
    /// Looks up the document part and what it names.
    ///
    /// # Errors
    /// As [`Package::part`]; `corrupt_document` where a part of relationships is no XML.
    pub(super) fn find(package: &mut Package<'_>) -> Result<Self, Refusal> {
        let of_package = relations("", package)?;
        let named = of_package
            .into_iter()
            .find(|relation| relation.kind.ends_with("/officeDocument"));
        let document = named
            .map(|relation| relation.target)
            .filter(|name| package.has(name))
            .unwrap_or_else(|| USUAL.to_owned());
        let relations = relations(&document, package)?;
        Ok(Self { document, relations })
    }

    /// The part of a kind, by the end of the kind's URI; empty where the document has none.
    ///
    /// # Errors
    /// As [`Package::part`].
    pub(super) fn read(&self, kind: &str, package: &mut Package<'_>) -> Result<String, Refusal> {
        let relation = self.relations.iter().find(|relation| relation.kind.ends_with(kind));
        let part = relation.map(|relation| package.xml(&relation.target)).transpose()?;
        Ok(part.flatten().unwrap_or_default())
    }

    /// The name of the part that the document calls by an id.
    pub(super) fn by_id(&self, id: &str) -> Option<&str> {
        let relation = self.relations.iter().find(|relation| relation.id == id)?;
        Some(&relation.target)
    }
}

/// What a part, or the package, names.
fn relations(part: &str, package: &mut Package<'_>) -> Result<Vec<Relation>, Refusal> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let Some(part_xml) = package.xml(&format!("{folder}/_rels/{name}.rels"))? else {
        return Ok(Vec::new());
    };
    let mut xml = Xml::new(&part_xml);
    let mut found = Vec::new();
    while let Some(node) = xml.next()? {
        if let Node::Open(element) = node
            && element.name() == "Relationship"
            && element.attribute("TargetMode").as_deref() != Some("External")
        {
            found.push(Relation {
                id: element.attribute("Id").unwrap_or_default(),
                kind: element.attribute("Type").unwrap_or_default(),
                target: resolve(part, &element.attribute("Target").unwrap_or_default()),
            });
        }
    }
    Ok(found)
}
