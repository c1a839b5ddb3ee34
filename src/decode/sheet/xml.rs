//! XML as a stream of nodes, names without their prefixes.

use std::borrow::Cow;

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::decode::charset;
use crate::decode::package::corrupt;
use crate::diagnostic::Refusal;

/// One node of a document.
#[derive(Debug)]
pub(super) enum Node<'n> {
    /// An element begins; an empty one ends at once.
    Start(&'n str, Attributes<'n>),
    /// A piece of text; a text with entities comes in several.
    Text(&'n str),
    /// An element ends.
    End(&'n str),
}

/// The attributes of an element.
#[derive(Debug)]
pub(super) struct Attributes<'n>(&'n BytesStart<'n>);

impl<'n> Attributes<'n> {
    /// The value of an attribute by its name without a prefix.
    pub(super) fn get(&self, name: &str) -> Option<Cow<'n, str>> {
        let mut all = self.0.attributes();
        let found = all
            .with_checks(false)
            .flatten()
            .find(|a| a.key.local_name().as_ref() == name)?;
        found.normalized_value(XmlVersion::Implicit1_0).ok()
    }

    /// The value of an attribute as a number; none where it is absent or no number.
    pub(super) fn number<N: std::str::FromStr>(&self, name: &str) -> Option<N> {
        self.get(name)?.trim().parse().ok()
    }

    /// Whether an attribute is set, as XML Schema writes it.
    pub(super) fn is_set(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| matches!(value.trim(), "1" | "true"))
    }
}

/// Gives all nodes of a document to `take`, one after the other. Entities that a document declares itself are left out,
/// so that none of them can grow.
///
/// # Errors
/// `corrupt_document` where the XML is broken, or what `take` refuses.
pub(super) fn walk(bytes: Vec<u8>, mut take: impl FnMut(Node) -> Result<(), Refusal>) -> Result<(), Refusal> {
    let text = charset::decode(bytes).text;
    let mut reader = Reader::from_str(&text);
    reader.config_mut().expand_empty_elements = true;
    loop {
        match reader
            .read_event()
            .map_err(|error| corrupt(&format!("broken XML: {error}")))?
        {
            Event::Start(start) => take(Node::Start(start.local_name().as_ref(), Attributes(&start)))?,
            Event::End(end) => take(Node::End(end.local_name().as_ref()))?,
            Event::Text(text) => take(Node::Text(&text.xml10_content()))?,
            Event::CData(data) => take(Node::Text(&data.xml10_content()))?,
            Event::GeneralRef(entity) => {
                let mut buffer = [0; 4];
                let character = entity.resolve_char_ref().ok().flatten();
                let text = match character {
                    Some(character) => Some(&*character.encode_utf8(&mut buffer)),
                    None => resolve_predefined_entity(&entity),
                };
                text.map_or(Ok(()), |text| take(Node::Text(text)))?;
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}
