//! How far a tag reaches.

use std::ops::Range;

/// How many attributes a tag may have; the rest is cut.
const MAX_ATTRIBUTES: usize = 256;

/// A tag as the HTML Standard's tokenization reads it (section 13.2.5), by places in the page.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Scanned {
    /// Where its name stands.
    pub(super) name: Range<usize>,
    /// Behind its `>`.
    pub(super) end: usize,
    /// Whether it is an end tag.
    pub(super) closes: bool,
    /// Whether it ends in `/>`.
    pub(super) closed: bool,
    /// Where it is cut, if it has too many attributes.
    pub(super) cut: Option<usize>,
}

impl Scanned {
    /// The tag whose `<` stands at a place; none where the page ends inside it.
    pub(super) fn read(bytes: &[u8], at: usize) -> Option<Self> {
        let closes = bytes.get(at + 1) == Some(&b'/');
        let start = at + 1 + usize::from(closes);
        let mut tag = Self {
            name: start..find(bytes, start, |byte| is_space(byte) || matches!(byte, b'/' | b'>'))?,
            end: 0,
            closes,
            closed: false,
            cut: None,
        };
        let mut at = tag.name.end;
        for count in 0.. {
            at = find(bytes, at, |byte| !is_space(byte) && byte != b'/')?;
            if bytes[at] == b'>' {
                tag.closed = bytes[at - 1] == b'/';
                tag.end = at + 1;
                break;
            }
            if count == MAX_ATTRIBUTES {
                tag.cut = Some(at);
            }
            at = attribute(bytes, at)?;
        }
        Some(tag)
    }
}

/// Where an attribute ends that begins at a place.
fn attribute(bytes: &[u8], at: usize) -> Option<usize> {
    // An equals sign at its very start belongs to the name.
    let end = find(bytes, at + 1, |byte| {
        is_space(byte) || matches!(byte, b'/' | b'>' | b'=')
    })?;
    let equals = find(bytes, end, |byte| !is_space(byte))?;
    if bytes[equals] != b'=' {
        return Some(end);
    }
    let value = find(bytes, equals + 1, |byte| !is_space(byte))?;
    match bytes[value] {
        b'>' => Some(value),
        quote @ (b'"' | b'\'') => memchr::memchr(quote, &bytes[value + 1..]).map(|at| value + 1 + at + 1),
        _ => find(bytes, value, |byte| is_space(byte) || byte == b'>'),
    }
}

fn find(bytes: &[u8], from: usize, stop: impl Fn(u8) -> bool) -> Option<usize> {
    let found = bytes.get(from..)?.iter().position(|byte| stop(*byte));
    found.map(|at| from + at)
}

const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0C')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn end(tag: &str) -> Option<usize> {
        Scanned::read(tag.as_bytes(), 0).map(|tag| tag.end)
    }

    #[test]
    fn tags_end_outside_of_quotes() {
        for tag in [
            "<p>",
            "<p class=a/b>",
            "<td title='a > b' x=\"'>\">",
            "<br/>",
            "</p\n>",
            "<a =x = 'y'>",
            "<a b=>",
            "<a b= c>",
        ] {
            assert_eq!(end(&format!("{tag}text>")), Some(tag.len()), "{tag}");
        }
        for open in ["<p", "<p a='>", "<p a=", "<p a", "<p a=b", "</p "] {
            assert_eq!(end(open), None, "{open}");
        }
    }

    #[test]
    fn names_and_slashes_are_told() {
        let tag = Scanned::read(b"x<svg a=1 />", 1).unwrap();
        assert_eq!((tag.name, tag.closes, tag.closed, tag.cut), (2..5, false, true, None));
        assert!(Scanned::read(b"</td>", 0).unwrap().closes);
    }

    #[test]
    fn endless_attributes_are_cut() {
        let tag = format!("<p{}>", " a=1".repeat(MAX_ATTRIBUTES + 5));
        let scanned = Scanned::read(tag.as_bytes(), 0).unwrap();
        assert_eq!(
            (scanned.cut, scanned.end),
            (Some(2 + 4 * MAX_ATTRIBUTES + 1), tag.len())
        );
    }
}
