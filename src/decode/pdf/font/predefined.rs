//! The predefined CMaps of Chinese, Japanese and Korean (ISO 32000-1, 9.7.5.2): their codes are those of a character set.

use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, SHIFT_JIS};

/// The codes of a predefined CMap.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Codes {
    /// Two bytes a glyph, which are its number: nothing is known of characters.
    Identity,
    /// UTF-16BE.
    Utf16,
    /// Four bytes a character.
    Utf32,
    /// UTF-8.
    Utf8,
    /// One, two or four bytes of a legacy character set.
    Legacy(&'static Encoding),
}

impl Codes {
    /// The codes of a CMap by its name, and whether lines run from top to bottom. None for a name of another kind.
    pub(super) fn named(name: &[u8]) -> Option<(Self, bool)> {
        let (name, vertical) = match name {
            [name @ .., b'-', b'H'] => (name, false),
            [name @ .., b'-', b'V'] => (name, true),
            _ => return None,
        };
        let codes = match std::str::from_utf8(name).ok()? {
            "Identity" => Self::Identity,
            name if name.contains("UCS2") || name.contains("UTF16") => Self::Utf16,
            name if name.contains("UTF32") => Self::Utf32,
            name if name.contains("UTF8") => Self::Utf8,
            "GB-EUC" | "GBpc-EUC" | "GBK-EUC" | "GBKp-EUC" | "GBK2K" => Self::Legacy(GB18030),
            "B5pc" | "HKscs-B5" | "ETen-B5" | "ETenms-B5" => Self::Legacy(BIG5),
            "KSC-EUC" | "KSCms-UHC" | "KSCms-UHC-HW" | "KSCpc-EUC" => Self::Legacy(EUC_KR),
            "EUC" => Self::Legacy(EUC_JP),
            name if name.contains("RKSJ") => Self::Legacy(SHIFT_JIS),
            _ => return None,
        };
        Some((codes, vertical))
    }

    /// How many bytes the first code of a string has.
    pub(super) fn code_length(self, bytes: &[u8]) -> usize {
        let (first, second) = (bytes.first().copied().unwrap_or(0), bytes.get(1).copied().unwrap_or(0));
        let length = match self {
            Self::Identity => 2,
            Self::Utf16 if (0xD8..0xDC).contains(&first) => 4,
            Self::Utf16 => 2,
            Self::Utf32 => 4,
            Self::Utf8 => (first.leading_ones() as usize).clamp(1, 4),
            Self::Legacy(_) if first < 0x81 || first == 0xFF => 1,
            // Katakana of half the width stand alone.
            Self::Legacy(set) if set == SHIFT_JIS && (0xA0..0xE0).contains(&first) => 1,
            Self::Legacy(set) if set == GB18030 && second.is_ascii_digit() => 4,
            Self::Legacy(_) => 2,
        };
        length.min(bytes.len())
    }

    /// Appends a code's characters to a text.
    pub(super) fn push_text(self, code: &[u8], text: &mut String) -> bool {
        let start = text.len();
        match (self, code) {
            (Self::Identity, _) => {}
            (Self::Utf16, _) => text.push_str(&super::cmap::utf16(code)),
            (Self::Utf32, _) => text.extend(super::cmap::number(code).and_then(char::from_u32)),
            (Self::Utf8, _) => text.push_str(&String::from_utf8_lossy(code)),
            (Self::Legacy(set), _) => text.push_str(&set.decode_without_bom_handling(code).0),
        }
        text.len() > start
    }

    /// The number that a character of ASCII has in Adobe's collections of glyphs, by which its width is listed.
    pub(super) fn ascii_glyph(self, name: &[u8], c: char) -> Option<u32> {
        let at = u32::from(c).checked_sub(0x20).filter(|at| *at < 0x5F)?;
        // Only these two sets of GB1 draw ASCII with half the width; the others in proportion.
        Some(match name {
            b"GBK-EUC-H" | b"GBK-EUC-V" | b"GBK2K-H" | b"GBK2K-V" => 814 + at,
            _ => 1 + at,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str, mut bytes: &[u8]) -> Vec<String> {
        let (codes, _) = Codes::named(name.as_bytes()).unwrap();
        let mut texts = Vec::new();
        while !bytes.is_empty() {
            let (code, rest) = bytes.split_at(codes.code_length(bytes));
            let mut text = String::new();
            codes.push_text(code, &mut text);
            texts.push(text);
            bytes = rest;
        }
        texts
    }

    #[test]
    fn codes_of_legacy_sets() {
        assert_eq!(read("GBK-EUC-H", b"1\xD6\xD0\x90"), ["1", "中", "\u{FFFD}"]);
        assert_eq!(read("GBK2K-V", b"\x81\x30\x84\x36\xCE\xC4"), ["¥", "文"]);
        assert_eq!(read("ETen-B5-H", b"\xA4\xA4%"), ["中", "%"]);
        assert_eq!(read("90ms-RKSJ-H", b"\xB1\x93\xFA"), ["ｱ", "日"]);
    }

    #[test]
    fn codes_of_unicode() {
        assert_eq!(read("UniGB-UCS2-H", b"\x4E\x2D\x00A"), ["中", "A"]);
        assert_eq!(read("UniCNS-UTF16-H", b"\xD8\x40\xDC\x00\x4E\x2D"), ["\u{20000}", "中"]);
        assert_eq!(read("UniGB-UTF8-H", "中a".as_bytes()), ["中", "a"]);
        assert_eq!(read("UniJIS-UTF32-H", b"\0\0\x4E\x2D"), ["中"]);
    }

    #[test]
    fn names_of_another_kind() {
        assert_eq!(Codes::named(b"Identity-V"), Some((Codes::Identity, true)));
        for name in [b"H".as_slice(), b"Custom", b"Custom-H", b"Adobe-GB1-2"] {
            assert_eq!(Codes::named(name), None);
        }
    }
}
