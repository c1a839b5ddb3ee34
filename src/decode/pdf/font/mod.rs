//! Fonts (ISO 32000-1, 9.5 to 9.10): which characters a string's bytes are, and how wide they are drawn.

mod cmap;
mod composite;
mod predefined;
mod simple;
mod truetype;
mod widths;

use lopdf::Dictionary;

use self::composite::Composite;
use self::simple::Simple;
use super::file::File;
use crate::diagnostic::Refusal;

/// A font.
pub(super) enum Font {
    /// A byte a glyph.
    Simple(Simple),
    /// Codes of one to four bytes.
    Composite(Box<Composite>),
}

/// A glyph of a string, beside its characters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Glyph {
    /// How far it moves on, as a part of the font's size.
    pub(super) width: f32,
    /// Whether it is the code 32 of one byte, to which word spacing is added (9.3.3).
    pub(super) is_space: bool,
}

impl Font {
    /// Reads a font's dictionary.
    ///
    /// # Errors
    /// `member_too_large`
    pub(super) fn read<'d>(file: File<'d>, dict: &'d Dictionary) -> Result<Self, Refusal> {
        let descendant = file
            .array(dict, b"DescendantFonts")
            .and_then(|fonts| file.follow(fonts.first()?));
        match descendant.and_then(|font| font.as_dict().ok()) {
            Some(descendant) => Composite::read(file, dict, descendant).map(|font| Self::Composite(Box::new(font))),
            None => Simple::read(file, dict).map(Self::Simple),
        }
    }

    /// Takes the next glyph off a string and appends its characters to `text`: U+FFFD where they are unknown.
    pub(super) fn next(&self, bytes: &mut &[u8], text: &mut String) -> Option<Glyph> {
        match self {
            Self::Simple(font) => {
                let (&code, rest) = bytes.split_first()?;
                *bytes = rest;
                Some(font.glyph(code, text))
            }
            Self::Composite(font) => {
                let length = font.code_length(bytes);
                let (code, rest) = bytes.split_at_checked(length).filter(|(code, _)| !code.is_empty())?;
                *bytes = rest;
                Some(font.glyph(code, text))
            }
        }
    }

    /// Whether lines run from top to bottom.
    pub(super) const fn is_vertical(&self) -> bool {
        matches!(self, Self::Composite(font) if font.vertical)
    }
}
