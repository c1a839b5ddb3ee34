//! Simple fonts (ISO 32000-1, 9.6): a byte a glyph.

use lopdf::{Dictionary, Object};

use super::Glyph;
use super::cmap::CMap;
use super::widths;
use crate::decode::pdf::file::File;
use crate::diagnostic::Refusal;

/// A simple font.
pub(in crate::decode::pdf) struct Simple {
    /// For each code its characters; empty where the code draws nothing.
    texts: Vec<String>,
    /// For each code its width.
    widths: Vec<f32>,
}

impl Simple {
    /// Reads a font's dictionary.
    ///
    /// # Errors
    /// `member_too_large`
    pub(super) fn read<'d>(file: File<'d>, dict: &'d Dictionary) -> Result<Self, Refusal> {
        let mut texts = encoded(file, dict);
        if let Some(stream) = file.stream(dict, b"ToUnicode") {
            let map = CMap::read(&file.unpack(stream)?);
            for (code, known) in (0..).zip(&mut texts) {
                let mut text = String::new();
                if map.push_text(code, &mut text) {
                    *known = text;
                }
            }
        }
        let widths = widths::simple(file, dict, &texts);
        Ok(Self { texts, widths })
    }

    /// A code's glyph.
    pub(super) fn glyph(&self, code: u8, text: &mut String) -> Glyph {
        text.push_str(&self.texts[usize::from(code)]);
        Glyph {
            width: self.widths[usize::from(code)],
            is_space: code == b' ',
        }
    }
}

/// What the font's encoding says of each code (9.6.6).
fn encoded<'d>(file: File<'d>, dict: &'d Dictionary) -> Vec<String> {
    let encoding = file.get(dict, b"Encoding");
    let (base, differences) = match encoding {
        Some(Object::Name(name)) => (name.as_slice(), None),
        Some(Object::Dictionary(inner)) => (
            file.name(inner, b"BaseEncoding").unwrap_or(b"StandardEncoding"),
            file.array(inner, b"Differences"),
        ),
        _ => (b"StandardEncoding".as_slice(), None),
    };
    let mut texts: Vec<_> = (0..=u8::MAX).map(|code| base_text(file, base, code)).collect();
    let mut code = 0_usize;
    for item in differences.unwrap_or_default() {
        match file.follow(item) {
            Some(Object::Integer(next)) => code = usize::try_from(*next).unwrap_or(usize::MAX),
            Some(Object::Name(name)) => {
                if let Some(text) = texts.get_mut(code) {
                    *text = named(file, name);
                }
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    texts
}

/// A code's characters in a named encoding. Codes below 32, which no encoding has, are those of subsets that count from 1.
fn base_text(file: File<'_>, base: &[u8], code: u8) -> String {
    match code {
        0..32 => char::REPLACEMENT_CHARACTER.to_string(),
        _ => ask(file, Object::Name(base.to_vec()), code),
    }
}

/// A glyph name's characters: a name of the Adobe Glyph List, `uniXXXX` or `uXXXXX`.
fn named(file: File<'_>, name: &[u8]) -> String {
    if name == b".notdef" {
        return String::new();
    }
    let plain = name.split(|byte| *byte == b'.').next().unwrap_or(name);
    if let Some(text) = numbered(plain) {
        return text;
    }
    let mut encoding = Dictionary::new();
    encoding.set("Differences", vec![Object::Integer(0), Object::Name(plain.to_vec())]);
    match ask(file, Object::Dictionary(encoding), 0) {
        text if text.is_empty() => char::REPLACEMENT_CHARACTER.to_string(),
        text => text,
    }
}

/// The characters of a name that is their number: `uni4E2D`, `uni4E2D6587`, `u4E2D`.
fn numbered(name: &[u8]) -> Option<String> {
    let name = std::str::from_utf8(name).ok()?;
    let code = |digits: &str| char::from_u32(u32::from_str_radix(digits, 16).ok()?);
    if let Some(digits) = name.strip_prefix("uni").filter(|digits| digits.len() >= 4) {
        return digits
            .as_bytes()
            .chunks(4)
            .map(|unit| code(std::str::from_utf8(unit).ok()?))
            .collect();
    }
    let digits = name
        .strip_prefix('u')
        .filter(|digits| (4..=6).contains(&digits.len()))?;
    code(digits).map(String::from)
}

/// Asks lopdf, which has the tables of ISO 32000-1, Annex D, and the Adobe Glyph List, what a code is.
fn ask(file: File<'_>, encoding: Object, code: u8) -> String {
    let mut font = Dictionary::new();
    font.set("Type", "Font");
    font.set("Encoding", encoding);
    let read = font.get_font_encoding(file.document());
    read.and_then(|encoding| encoding.bytes_to_string(&[code]))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::numbered;

    #[test]
    fn names_that_are_numbers() {
        assert_eq!(numbered(b"uni4E2D").as_deref(), Some("中"));
        assert_eq!(numbered(b"uni4E2D6587").as_deref(), Some("中文"));
        assert_eq!(numbered(b"u20000").as_deref(), Some("\u{20000}"));
        for name in [b"umlaut".as_slice(), b"uni", b"uniD800", b"u12", b"Auni4E2D"] {
            assert_eq!(numbered(name), None);
        }
    }
}
