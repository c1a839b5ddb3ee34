//! The table `cmap` of TrueType and OpenType fonts (ISO/IEC 14496-22, 5.2.1), read backwards: which characters glyphs are.

use rustc_hash::FxHashMap;

/// How many characters are read.
const MAX_CHARACTERS: u32 = 1 << 17;

/// The characters of a font program's glyphs; nothing where it is none or has no table for Unicode.
pub(super) fn characters(font: &[u8]) -> FxHashMap<u32, char> {
    let mut found = FxHashMap::default();
    let mut add = |glyph: u32, code: u32| {
        if let Some(c) = char::from_u32(code).filter(|_| glyph != 0) {
            found.entry(glyph).or_insert(c);
        }
    };
    if let Some(subtable) = subtable(font) {
        // A table that ends too early has given what it holds.
        let _ = match u16_at(subtable, 0) {
            Some(4) => segments(subtable, &mut add),
            Some(12) => groups(subtable, &mut add),
            _ => None,
        };
    }
    found
}

/// The best of the font's tables for Unicode.
fn subtable(font: &[u8]) -> Option<&[u8]> {
    /// Platforms and encodings: all of Unicode first, then its first 65,536 codes.
    const UNICODE: [(u16, u16); 5] = [(3, 10), (0, 6), (0, 4), (3, 1), (0, 3)];
    let cmap = table(font, b"cmap")?;
    let records = cmap.get(4..)?.as_chunks::<8>().0;
    let ranked = records.iter().take(usize::from(u16_at(cmap, 2)?)).filter_map(|record| {
        let key = (u16_at(record, 0)?, u16_at(record, 2)?);
        let rank = UNICODE.iter().position(|known| *known == key)?;
        Some((rank, u32_at(record, 4)? as usize))
    });
    cmap.get(ranked.min()?.1..)
}

/// A table of the font by its tag.
fn table<'f>(font: &'f [u8], tag: &[u8; 4]) -> Option<&'f [u8]> {
    let count = usize::from(u16_at(font, 4)?);
    let records = font.get(12..)?.as_chunks::<16>().0;
    let record = records.iter().take(count).find(|record| record.starts_with(tag))?;
    let (offset, length) = (u32_at(record, 8)? as usize, u32_at(record, 12)? as usize);
    let rest = font.get(offset..)?;
    Some(&rest[..length.min(rest.len())])
}

/// Format 4: segments of 16-bit codes.
fn segments(subtable: &[u8], add: &mut impl FnMut(u32, u32)) -> Option<()> {
    let double = usize::from(u16_at(subtable, 6)?);
    let mut left = MAX_CHARACTERS;
    for at in (0..double).step_by(2) {
        let (end, start) = (u16_at(subtable, 14 + at)?, u16_at(subtable, 16 + double + at)?);
        let delta = u16_at(subtable, 16 + 2 * double + at)?;
        let place = 16 + 3 * double + at;
        let offset = usize::from(u16_at(subtable, place)?);
        for code in start..=end {
            left = left.checked_sub(1)?;
            let glyph = match offset {
                0 => code.wrapping_add(delta),
                _ => match u16_at(subtable, place + offset + 2 * usize::from(code - start)) {
                    Some(0) | None => 0,
                    Some(glyph) => glyph.wrapping_add(delta),
                },
            };
            add(u32::from(glyph), u32::from(code));
        }
    }
    Some(())
}

/// Format 12: groups of 32-bit codes.
fn groups(subtable: &[u8], add: &mut impl FnMut(u32, u32)) -> Option<()> {
    let count = u32_at(subtable, 12)? as usize;
    let mut left = MAX_CHARACTERS;
    for group in subtable.get(16..)?.as_chunks::<12>().0.iter().take(count) {
        let (start, end, glyph) = (u32_at(group, 0)?, u32_at(group, 4)?, u32_at(group, 8)?);
        for code in start..=end {
            left = left.checked_sub(1)?;
            add(glyph.wrapping_add(code - start), code);
        }
    }
    Some(())
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(*bytes.get(at..)?.first_chunk()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(*bytes.get(at..)?.first_chunk()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A font that holds nothing but a `cmap` with one subtable.
    fn font(platform: u16, encoding: u16, subtable: &[u8]) -> Vec<u8> {
        let mut font = vec![0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0];
        font.extend(b"cmap\0\0\0\0\0\0\0\x1C\0\0\x10\0");
        font.extend([0, 0, 0, 1]);
        font.extend(platform.to_be_bytes());
        font.extend(encoding.to_be_bytes());
        font.extend(12_u32.to_be_bytes());
        font.extend(subtable);
        font
    }

    fn words(words: &[u16]) -> Vec<u8> {
        words.iter().flat_map(|word| word.to_be_bytes()).collect()
    }

    #[test]
    fn segments_are_read_backwards() {
        // 一丁 are the glyphs 5 and 6 by a delta, 中 is the glyph 9 by the list of glyphs.
        let delta = 5_u16.wrapping_sub(0x4E00);
        let subtable = words(&[
            4, 0, 0, 4, 0, 0, 0, 0x4E01, 0x4E2D, 0, 0x4E00, 0x4E2D, delta, 0, 0, 2, 9,
        ]);
        let found = characters(&font(3, 1, &subtable));
        assert_eq!(
            [5, 6, 9, 7].map(|glyph| found.get(&glyph).copied()),
            [Some('一'), Some('丁'), Some('中'), None]
        );
    }

    #[test]
    fn groups_are_read_backwards_within_bounds() {
        let mut subtable = words(&[12, 0, 0, 0, 0, 0, 0, 1]);
        for number in [0x4E00_u32, u32::MAX, 1] {
            subtable.extend(number.to_be_bytes());
        }
        let found = characters(&font(3, 10, &subtable));
        assert_eq!(found.get(&1), Some(&'一'));
        assert!(found.len() <= MAX_CHARACTERS as usize);
    }

    #[test]
    fn what_is_no_font_has_no_characters() {
        for bytes in [
            b"".as_slice(),
            b"OTTO",
            &[0xFF; 64],
            &font(1, 0, &[0; 8]),
            &font(3, 1, &[0, 4]),
        ] {
            assert!(characters(bytes).is_empty());
        }
    }
}
