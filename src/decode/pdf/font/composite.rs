//! Composite fonts (ISO 32000-1, 9.7): codes of several bytes, glyphs of a CIDFont.

use lopdf::{Dictionary, Object};
use rustc_hash::FxHashMap;

use super::Glyph;
use super::cmap::{CMap, number};
use super::predefined::Codes;
use super::truetype;
use super::widths::Widths;
use crate::decode::pdf::file::File;
use crate::diagnostic::Refusal;

/// A composite font.
pub(in crate::decode::pdf) struct Composite {
    encoding: Encoding,
    /// The document's own map of codes to characters, which goes before all others.
    unicode: Option<CMap>,
    /// The characters of glyphs by the font program itself, for fonts that nothing else is known of.
    program: FxHashMap<u32, char>,
    widths: Widths,
    pub(super) vertical: bool,
}

/// How bytes part into codes, and which glyphs they are.
enum Encoding {
    /// Named in the standard.
    Predefined(Codes, Vec<u8>),
    /// Written in the document.
    Own(CMap),
}

impl Composite {
    /// Reads a font's dictionary and that of its descendant.
    ///
    /// # Errors
    /// `member_too_large`
    pub(super) fn read<'d>(file: File<'d>, dict: &'d Dictionary, descendant: &'d Dictionary) -> Result<Self, Refusal> {
        let (encoding, vertical) = encoding(file, dict)?;
        let unicode = match file.stream(dict, b"ToUnicode") {
            Some(stream) => Some(CMap::read(&file.unpack(stream)?)),
            None => None,
        };
        let by_number = matches!(encoding, Encoding::Predefined(Codes::Identity, _) | Encoding::Own(_));
        let program = match unicode {
            None if by_number => program(file, descendant)?,
            _ => FxHashMap::default(),
        };
        let widths = Widths::read(file, descendant);
        Ok(Self {
            encoding,
            unicode,
            program,
            widths,
            vertical,
        })
    }

    /// How many bytes the first code of a string has.
    pub(super) fn code_length(&self, bytes: &[u8]) -> usize {
        match &self.encoding {
            Encoding::Predefined(codes, _) => codes.code_length(bytes),
            Encoding::Own(map) => map.code_length(bytes),
        }
    }

    /// A code's glyph.
    pub(super) fn glyph(&self, bytes: &[u8], text: &mut String) -> Glyph {
        let code = number(bytes).unwrap_or(0);
        let start = text.len();
        let glyph = match &self.encoding {
            Encoding::Predefined(Codes::Identity, _) => code,
            Encoding::Own(map) => map.glyph(code).unwrap_or(0),
            Encoding::Predefined(codes, name) => {
                codes.push_text(bytes, text);
                let c = text[start..].chars().next().unwrap_or(char::REPLACEMENT_CHARACTER);
                codes.ascii_glyph(name, c).unwrap_or(u32::MAX)
            }
        };
        self.name(code, glyph, start, text);
        Glyph {
            width: self.widths.of(glyph),
            is_space: bytes == b" ",
        }
    }

    /// Replaces what stands in `text` from `start` on by the characters that the document's map or the font has.
    fn name(&self, code: u32, glyph: u32, start: usize, text: &mut String) {
        if let Some(map) = &self.unicode {
            let before = text.split_off(start);
            if !map.push_text(code, text) {
                text.push_str(&before);
            }
        }
        if text.len() == start {
            text.push(*self.program.get(&glyph).unwrap_or(&char::REPLACEMENT_CHARACTER));
        }
    }
}

/// The font's encoding, and whether it is vertical.
fn encoding<'d>(file: File<'d>, dict: &'d Dictionary) -> Result<(Encoding, bool), Refusal> {
    Ok(match file.get(dict, b"Encoding") {
        Some(Object::Name(name)) => {
            let (codes, vertical) = Codes::named(name).unwrap_or((Codes::Identity, false));
            (Encoding::Predefined(codes, name.clone()), vertical)
        }
        Some(Object::Stream(stream)) => {
            let map = CMap::read(&file.unpack(stream)?);
            let vertical = file.number(&stream.dict, b"WMode") == Some(1.0);
            match map.has_spaces() {
                true => (Encoding::Own(map), vertical),
                false => (Encoding::Predefined(Codes::Identity, Vec::new()), vertical),
            }
        }
        _ => (Encoding::Predefined(Codes::Identity, Vec::new()), false),
    })
}

/// The characters of a TrueType font's glyphs, where glyph numbers are those of the font program.
fn program<'d>(file: File<'d>, descendant: &'d Dictionary) -> Result<FxHashMap<u32, char>, Refusal> {
    let identity = match file.get(descendant, b"CIDToGIDMap") {
        None => true,
        Some(Object::Name(name)) => name == b"Identity",
        Some(_) => false,
    };
    let descriptor = file.dict(descendant, b"FontDescriptor").filter(|_| identity);
    let stream = descriptor.and_then(|d| file.stream(d, b"FontFile2").or_else(|| file.stream(d, b"FontFile3")));
    match stream {
        Some(stream) => Ok(truetype::characters(&file.unpack(stream)?)),
        None => Ok(FxHashMap::default()),
    }
}
