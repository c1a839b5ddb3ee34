//! XML parts of packages, read element by element. Names are local ones: documents of one format use several
//! namespaces for it (Office's two editions, OFD's right and wrong ones), and prefixes of any spelling.
//!
//! Nothing recurses, and only the five entities of XML itself and numbers of characters are resolved: a document's own
//! entities, which could grow without bound, are dropped.

use std::borrow::Cow;
use std::str::FromStr;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesEnd, BytesRef, BytesStart, Event};

use super::package::corrupt;
use crate::diagnostic::Refusal;

/// A part that is being read.
pub(super) struct Xml<'x> {
    reader: Reader<&'x [u8]>,
    /// How many elements are open.
    depth: usize,
}

/// What stands next in a part. An element without content opens and closes like others.
pub(super) enum Node<'x> {
    Open(Element<'x>),
    Close(End<'x>),
    Text(Cow<'x, str>),
}

/// An element's beginning.
pub(super) struct Element<'x>(BytesStart<'x>);

/// An element's end.
pub(super) struct End<'x>(BytesEnd<'x>);

impl<'x> Xml<'x> {
    /// Begins to read a part.
    pub(super) fn new(part: &'x str) -> Self {
        let mut reader = Reader::from_str(part);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        Self { reader, depth: 0 }
    }

    /// The next node; none at the end.
    ///
    /// # Errors
    /// `corrupt_document` where the part is no well-formed XML or ends within an element.
    pub(super) fn next(&mut self) -> Result<Option<Node<'x>>, Refusal> {
        loop {
            let event = self.reader.read_event();
            match event.map_err(|error| corrupt(&format!("a part is no well-formed XML ({error})")))? {
                Event::Start(start) | Event::Empty(start) => {
                    self.depth += 1;
                    return Ok(Some(Node::Open(Element(start))));
                }
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Some(Node::Close(End(end))));
                }
                Event::Text(text) => return Ok(Some(Node::Text(text.into_inner()))),
                Event::CData(text) => return Ok(Some(Node::Text(text.into_inner()))),
                Event::GeneralRef(name) => return Ok(Some(Node::Text(Cow::Owned(resolve(&name))))),
                Event::Eof if self.depth > 0 => return Err(corrupt("a part ends within an element")),
                Event::Eof => return Ok(None),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
        }
    }

    /// Passes over the rest of the element that was opened last.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub(super) fn skip(&mut self) -> Result<(), Refusal> {
        self.inside(|_| false)
    }

    /// Shows every element inside the one that was opened last; `look` says whether to look into it, too.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub(super) fn inside(&mut self, mut look: impl FnMut(&Element<'x>) -> bool) -> Result<(), Refusal> {
        let outside = self.depth.saturating_sub(1);
        let mut hidden_below = usize::MAX;
        while self.depth > outside {
            match self.next()? {
                Some(Node::Open(element)) if self.depth <= hidden_below => {
                    hidden_below = if look(&element) { usize::MAX } else { self.depth };
                }
                Some(_) => {}
                None => break,
            }
        }
        Ok(())
    }

    /// The text of the element that was opened last, with that of all elements inside.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub(super) fn text(&mut self) -> Result<String, Refusal> {
        let outside = self.depth.saturating_sub(1);
        let mut all = String::new();
        while self.depth > outside {
            match self.next()? {
                Some(Node::Text(text)) => all.push_str(&text),
                Some(_) => {}
                None => break,
            }
        }
        Ok(all)
    }
}

impl Element<'_> {
    /// The name without its prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The value of the first attribute of that name, whatever its prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        // The check for doubled names looks at every pair of attributes.
        let found = attributes
            .with_checks(false)
            .flatten()
            .find(|attribute| attribute.key.local_name().into_inner() == name)?;
        let value = unescape(&found.value).unwrap_or(Cow::Borrowed(&found.value));
        Some(value.into_owned())
    }

    /// An attribute that is a number.
    pub(super) fn number<T: FromStr>(&self, name: &str) -> Option<T> {
        self.attribute(name)?.trim().parse().ok()
    }
}

impl End<'_> {
    /// The name without its prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }
}

/// What a reference to a character or one of XML's own entities stands for; nothing for other entities.
fn resolve(name: &BytesRef<'_>) -> String {
    match name.resolve_char_ref() {
        Ok(Some(c)) => c.to_string(),
        Ok(None) => resolve_predefined_entity(name).unwrap_or_default().to_owned(),
        Err(_) => String::new(),
    }
}

/// A part's characters, in the character set that its first bytes or its declaration say, else UTF-8.
pub(super) fn characters(bytes: Vec<u8>) -> String {
    let (encoding, marked) = match Encoding::for_bom(&bytes) {
        Some((encoding, length)) => (encoding, length),
        None => (unmarked(&bytes), 0),
    };
    if encoding != UTF_8 || marked > 0 {
        return encoding.decode_without_bom_handling(&bytes[marked..]).0.into_owned();
    }
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// The character set of a part without a byte-order mark.
fn unmarked(bytes: &[u8]) -> &'static Encoding {
    match bytes {
        [b'<', 0, ..] => return UTF_16LE,
        [0, b'<', ..] => return UTF_16BE,
        _ => {}
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]);
    let declared = || {
        let declaration = head.trim_start().strip_prefix("<?xml")?.split_once("?>")?.0;
        let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?;
        let label = value.trim_start().trim_start_matches(['"', '\'']);
        Encoding::for_label(label.split(['"', '\'']).next()?.as_bytes())
    };
    // A part that can be read so far is not in UTF-16, whatever it declares.
    declared()
        .filter(|encoding| encoding.is_ascii_compatible())
        .unwrap_or(UTF_8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::RejectReason;

    fn all(part: &str) -> Result<String, Refusal> {
        let mut xml = Xml::new(part);
        let mut seen = String::new();
        while let Some(node) = xml.next()? {
            match node {
                Node::Open(element) => seen.push_str(&format!("<{}>", element.name())),
                Node::Close(end) => seen.push_str(&format!("</{}>", end.name())),
                Node::Text(text) => seen.push_str(&text),
            }
        }
        Ok(seen)
    }

    #[test]
    fn elements_open_and_close_by_their_local_names() {
        let part = "<?xml version='1.0'?><w:a><b/>甲&lt;&#x4E59;<![CDATA[<丙>]]>&amp; & 丁</w:a>";
        assert_eq!(all(part).unwrap(), "<a><b></b>甲<乙<丙>& & 丁</a>");
    }

    #[test]
    fn entities_of_the_document_are_not_expanded() {
        let lines: String = (1..20)
            .map(|i| format!("<!ENTITY l{i} \"&l{0};&l{0};\">", i - 1))
            .collect();
        let part = format!("<!DOCTYPE a [<!ENTITY l0 \"lol\">{lines}]><a v='&l19;'>x&l19;y</a>");
        assert_eq!(all(&part).unwrap(), "<a>xy</a>");
    }

    #[test]
    fn broken_parts_are_corrupt() {
        for part in ["<a><b></a>", "<a><b>", "<a", "</a>"] {
            let refusal = all(part).unwrap_err();
            assert_eq!(refusal.reason, RejectReason::CorruptDocument, "{part}");
        }
        assert_eq!(all("").unwrap(), "");
    }

    #[test]
    fn the_insides_are_shown_as_far_as_asked() {
        let mut xml = Xml::new("<p><a v=' 7 ' v='8'><b/></a><c><d/></c><e>甲<f>乙</f></e></p>");
        xml.next().unwrap();
        xml.next().unwrap();
        let mut seen = Vec::new();
        xml.inside(|element| {
            seen.push(element.name().to_owned());
            true
        })
        .unwrap();
        assert_eq!(seen, ["b"]);
        xml.next().unwrap();
        xml.skip().unwrap();
        let Some(Node::Open(element)) = xml.next().unwrap() else {
            panic!("the element behind the one passed over")
        };
        assert_eq!(element.name(), "e");
        assert_eq!(xml.text().unwrap(), "甲乙");
    }

    #[test]
    fn deep_nesting_costs_no_stack() {
        let deep = 100_000;
        let part = format!("{}x{}", "<a>".repeat(deep), "</a>".repeat(deep));
        let mut xml = Xml::new(&part);
        xml.next().unwrap();
        assert_eq!(xml.text().unwrap(), "x");
        assert!(xml.next().unwrap().is_none());
    }

    #[test]
    fn parts_in_any_character_set_are_read() {
        let utf16: Vec<u8> = "<甲/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(characters(utf16.clone()), "<甲/>");
        assert_eq!(characters([&b"\xFF\xFE"[..], &utf16].concat()), "<甲/>");
        assert_eq!(characters(b"\xEF\xBB\xBF<a/>".to_vec()), "<a/>");
        let gbk = b"<?xml version=\"1.0\" encoding=\"GBK\"?><a>\xBC\xD7</a>";
        assert!(characters(gbk.to_vec()).ends_with("<a>甲</a>"));
        assert_eq!(
            characters(b"<?xml encoding='UTF-16'?><a/>".to_vec()),
            "<?xml encoding='UTF-16'?><a/>"
        );
    }
}
