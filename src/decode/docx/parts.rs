//! Which part of the package is which (ISO/IEC 29500-2, 6.5: relationships).

use crate::decode::package::Package;
use crate::decode::relations::{Relations, relations};
use crate::diagnostic::Refusal;

/// The names of a document's parts.
#[derive(Debug)]
pub(super) struct Parts {
    /// The part that holds the text.
    pub(super) document: String,
    /// What the document part names.
    relations: Relations,
}

/// Where the document part stands by custom, for packages that do not say.
const USUAL: &str = "word/document.xml";

impl Parts {
    /// Looks up the document part and what it names.
    ///
    /// # Errors
    /// As [`Package::part`]; `corrupt_document` where a part of relationships is no XML.
    pub(super) fn find(package: &mut Package<'_>) -> Result<Self, Refusal> {
        let of_package = relations(package, "")?;
        let named = of_package.of_kind("/officeDocument").filter(|name| package.has(name));
        let document = named.unwrap_or(USUAL).to_owned();
        let relations = relations(package, &document)?;
        Ok(Self { document, relations })
    }

    /// The part of a kind, by the end of the kind's URI; empty where the document has none.
    ///
    /// # Errors
    /// As [`Package::part`].
    pub(super) fn read(&self, kind: &str, package: &mut Package<'_>) -> Result<String, Refusal> {
        let part = self.relations.of_kind(kind).map(|part| package.xml(part)).transpose()?;
        Ok(part.flatten().unwrap_or_default())
    }

    /// The name of the part that the document calls by an id.
    pub(super) fn by_id(&self, id: &str) -> Option<&str> {
        self.relations.by_id(id)
    }
}
