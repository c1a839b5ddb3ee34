//! The strings of a workbook in Office Open XML: plain, or in runs of several fonts.

use crate::decode::xml::{Node, Xml};
use crate::diagnostic::Refusal;

/// Collects one string (`si` or `is`; ECMA-376 Part 1, §18.4.8) from its nodes: the texts of its runs, but not of how
/// they are pronounced (`rPh`).
#[derive(Debug, Default)]
pub(super) struct StringItem {
    text: String,
    in_text: bool,
    in_phonetic: bool,
}

impl StringItem {
    /// Takes the beginning of an element.
    pub(super) fn open(&mut self, name: &str) {
        match name {
            "t" => self.in_text = !self.in_phonetic,
            "rPh" => self.in_phonetic = true,
            _ => {}
        }
    }

    /// Takes the end of an element.
    pub(super) fn close(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "rPh" => self.in_phonetic = false,
            _ => {}
        }
    }

    /// Takes characters.
    pub(super) fn text(&mut self, text: &str) {
        if self.in_text {
            self.text.push_str(text);
        }
    }

    /// The string, leaving nothing behind.
    pub(super) fn finish(&mut self) -> String {
        unescape(std::mem::take(self).text)
    }
}

/// The table of strings that cells share (ECMA-376 Part 1, §18.4.9).
///
/// # Errors
/// `corrupt_document`.
pub(super) fn shared(part: &str) -> Result<Vec<String>, Refusal> {
    let (mut strings, mut item) = (Vec::new(), StringItem::default());
    let mut xml = Xml::new(part);
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(element) => item.open(element.name()),
            Node::Close(end) if end.name() == "si" => strings.push(item.finish()),
            Node::Close(end) => item.close(end.name()),
            Node::Text(text) => item.text(&text),
        }
    }
    Ok(strings)
}

/// Characters that XML cannot hold are written `_x000D_` (ECMA-376 Part 1, §22.9.2.19); they are only line ends and
/// controls, and an underscore that is none of them.
pub(super) fn unescape(text: String) -> String {
    if !text.contains("_x") {
        return text;
    }
    let (mut whole, mut rest) = (String::with_capacity(text.len()), text.as_str());
    while let Some(at) = rest.find("_x") {
        whole.push_str(&rest[..at]);
        let escaped = &rest[at..];
        let digits = escaped.get(2..6).filter(|_| escaped.as_bytes().get(6) == Some(&b'_'));
        let character = digits
            .and_then(|digits| u32::from_str_radix(digits, 16).ok())
            .and_then(char::from_u32);
        let used = if character.is_some() { 7 } else { 2 };
        match character {
            Some(character) => whole.push(character),
            None => whole.push_str("_x"),
        }
        rest = &escaped[used..];
    }
    whole + rest
}
