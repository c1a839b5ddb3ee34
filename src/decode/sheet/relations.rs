//! How the parts of a package lead to each other (ECMA-376 Part 2, §9.3).

use rustc_hash::FxHashMap;

use super::xml::{Node, walk};
use crate::decode::package::Package;
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
    let Some(part) = package.part(&format!("{folder}/_rels/{name}.rels"))? else {
        return Ok(relations);
    };
    walk(part, |node| {
        if let Node::Start("Relationship", attributes) = node {
            let text = |name| attributes.get(name).unwrap_or_default();
            relations.by_id.insert(text("Id").into_owned(), relations.all.len());
            relations.all.push(Relation {
                kind: text("Type").into_owned(),
                target: resolve(folder, &text("Target")),
            });
        }
        Ok(())
    })?;
    Ok(relations)
}

/// A target seen from a folder; some programs write the signs of Windows paths.
fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut steps: Vec<&str> = if target.starts_with('/') {
        Vec::new()
    } else {
        folder.split('/').collect()
    };
    for step in target.split('/') {
        match step {
            ".." => drop(steps.pop()),
            "" | "." => {}
            step => steps.push(step),
        }
    }
    steps.retain(|step| !step.is_empty());
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_seen_from_their_folder() {
        assert_eq!(resolve("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolve("xl", "/xl/styles.xml"), "xl/styles.xml");
        assert_eq!(resolve("xl/a", "..\\b.xml"), "xl/b.xml");
        assert_eq!(resolve("", "xl/workbook.xml"), "xl/workbook.xml");
        assert_eq!(resolve("a", "../../../b"), "b");
    }
}
