//! Characters of picture fonts that documents use as marks (`sym`, ISO/IEC 29500-1, 17.3.3.30).

/// The Unicode character for a character of a font; none for pictures that stand for no character.
pub(super) fn symbol(font: &str, code: u32) -> Option<char> {
    // Fonts without characters of their own put their places at U+F000.
    let place = if (0xF000..=0xF0FF).contains(&code) {
        code - 0xF000
    } else {
        code
    };
    match (font, place) {
        ("Wingdings", 0x6C) => Some('●'),
        ("Wingdings", 0x6E) => Some('■'),
        ("Wingdings", 0x6F | 0xA8) => Some('□'),
        ("Wingdings", 0xFC) | ("Wingdings 2", 0x50) => Some('√'),
        ("Wingdings", 0xFB) | ("Wingdings 2", 0x4F) => Some('×'),
        ("Wingdings", 0xFE) | ("Wingdings 2", 0x52) => Some('☑'),
        ("Wingdings", 0xFD) | ("Wingdings 2", 0x51) => Some('☒'),
        ("Wingdings 2", 0xA3) => Some('□'),
        ("Symbol", 0xA3) => Some('≤'),
        ("Symbol", 0xB0) => Some('°'),
        ("Symbol", 0xB1) => Some('±'),
        ("Symbol", 0xB3) => Some('≥'),
        ("Symbol", 0xB4) => Some('×'),
        ("Symbol", 0xB8) => Some('÷'),
        ("Symbol", 0xBB) => Some('≈'),
        ("Symbol", 0x6D) => Some('μ'),
        (_, _) if code != place => None,
        _ if font.starts_with("Wingdings") || font.starts_with("Webdings") => None,
        _ => char::from_u32(code).filter(|c| !c.is_control()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_characters() {
        assert_eq!(symbol("Wingdings", 0xF0FE), Some('☑'));
        assert_eq!(symbol("Wingdings 2", 0x52), Some('☑'));
        assert_eq!(symbol("Symbol", 0xF0B3), Some('≥'));
        assert_eq!(symbol("宋体", 0x2103), Some('℃'));
        assert_eq!(symbol("Wingdings", 0xF04A), None);
        assert_eq!(symbol("Unknown", 0xF041), None);
    }
}
