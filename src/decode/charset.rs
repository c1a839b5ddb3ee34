//! Which character set the bytes of a text are in.
//!
//! Chinese texts say so seldom and their character sets overlap: nearly every Big5 text is also valid GBK, and UTF-8
//! often is. So the bytes are decoded each way, and the way that reads like Chinese wins.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use crate::decode::frequent::{CHINESE, share};

/// A text with its character set.
#[derive(Debug)]
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) encoding: &'static Encoding,
}

impl Decoded {
    /// The character set's name in the WHATWG Encoding Standard, but GB18030 as its own standard writes it.
    pub(super) fn name(&self) -> &'static str {
        if self.encoding == GB18030 {
            "GB18030"
        } else {
            self.encoding.name()
        }
    }
}

/// How many bytes are looked at to guess a character set.
const SAMPLE: usize = 8 << 10;

/// Decodes a text that declares no character set, unless by a byte-order mark. Valid UTF-8 is not copied.
pub(super) fn decode(bytes: Vec<u8>) -> Decoded {
    match marked(&bytes).or_else(|| utf16(&bytes)) {
        Some(encoding) if encoding != UTF_8 => decode_as(&bytes, encoding),
        known => match String::from_utf8(bytes) {
            Ok(text) => Decoded { text, encoding: UTF_8 },
            Err(error) => decode_as(error.as_bytes(), known.unwrap_or_else(|| guess(error.as_bytes()))),
        },
    }
}

fn decode_as(bytes: &[u8], encoding: &'static Encoding) -> Decoded {
    Decoded {
        text: encoding.decode_without_bom_handling(bytes).0.into_owned(),
        encoding,
    }
}

/// What a byte-order mark says. The mark itself is taken away with the other characters that are no text.
fn marked(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.starts_with(b"\x84\x31\x95\x33") {
        return Some(GB18030);
    }
    Encoding::for_bom(bytes).map(|(encoding, _)| encoding)
}

/// UTF-16 without a mark: nearly all units are characters that a Chinese text has. Only looked for where there are zero
/// bytes, as in every line end; without them English in ASCII would read as rare Chinese.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    memchr::memchr(0, sample)?;
    let plausible = |unit: fn([u8; 2]) -> u16| {
        sample
            .as_chunks()
            .0
            .iter()
            .filter(|pair| is_plausible(unit(**pair)))
            .count()
    };
    let (little, big) = (plausible(u16::from_le_bytes), plausible(u16::from_be_bytes));
    let enough = (sample.len() / 2 * 9).div_ceil(10).max(1);
    match (little >= enough, big >= enough) {
        (true, _) if little >= big => Some(UTF_16LE),
        (_, true) => Some(UTF_16BE),
        _ => None,
    }
}

fn is_plausible(unit: u16) -> bool {
    matches!(unit, 0x09 | 0x0A | 0x0D | 0x20..=0x7E | 0xA0 | 0xB7)
        || matches!(unit, 0x2010..=0x2030 | 0x2460..=0x2473 | 0x3000..=0x303F | 0x4E00..=0x9FFF | 0xFF00..=0xFFEF)
}

/// The character set that reads most like Chinese; where none does, GB18030 if all is valid in it, else a guess.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let start = Encoding::ascii_valid_up_to(bytes);
    let sample = &bytes[start..bytes.len().min(start + SAMPLE)];
    let mut best = (GB18030, CHINESE);
    for encoding in [GB18030, BIG5, UTF_8] {
        let share = share(&encoding.decode_without_bom_handling(sample).0);
        if share > best.1 {
            best = (encoding, share);
        }
    }
    if best.1 > CHINESE
        || GB18030
            .decode_without_bom_handling_and_without_replacement(bytes)
            .is_some()
    {
        return best.0;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    match detector.guess(Some(b"cn"), Utf8Detection::Allow) {
        // GB18030 holds all of GBK and is the name for both.
        encoding if encoding == encoding_rs::GBK => GB18030,
        encoding => encoding,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIMPLIFIED: &str = "一、新增绿地13.5公顷，同比增长8%；\n二、改造管网2公里，已于9月底完工。\n";
    const TRADITIONAL: &str = "一、新增綠地13.5公頃，同比增長8%；\n二、改造管網2公里，已於9月底完工。\n";

    fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(unit).collect()
    }

    fn check(bytes: Vec<u8>, name: &str, text: &str) {
        let decoded = decode(bytes);
        assert_eq!(
            (decoded.name(), decoded.text.trim_start_matches('\u{FEFF}')),
            (name, text)
        );
    }

    #[test]
    fn every_encoding_comes_back() {
        check(SIMPLIFIED.into(), "UTF-8", SIMPLIFIED);
        check(format!("\u{FEFF}{SIMPLIFIED}").into(), "UTF-8", SIMPLIFIED);
        check(GB18030.encode(SIMPLIFIED).0.into_owned(), "GB18030", SIMPLIFIED);
        check(GB18030.encode(TRADITIONAL).0.into_owned(), "GB18030", TRADITIONAL);
        check(BIG5.encode(TRADITIONAL).0.into_owned(), "Big5", TRADITIONAL);
        for text in [SIMPLIFIED, TRADITIONAL] {
            check(utf16(text, u16::to_le_bytes), "UTF-16LE", text);
            check(utf16(text, u16::to_be_bytes), "UTF-16BE", text);
            check(utf16(&format!("\u{FEFF}{text}"), u16::to_le_bytes), "UTF-16LE", text);
            check(utf16(&format!("\u{FEFF}{text}"), u16::to_be_bytes), "UTF-16BE", text);
        }
        let marked = format!("\u{FEFF}{SIMPLIFIED}");
        check(GB18030.encode(&marked).0.into_owned(), "GB18030", SIMPLIFIED);
    }

    #[test]
    fn zeros_alone_do_not_make_utf16() {
        check(format!("{SIMPLIFIED}\0").into(), "UTF-8", &format!("{SIMPLIFIED}\0"));
        check(vec![0; 100], "UTF-8", &"\0".repeat(100));
    }

    #[test]
    fn characters_beyond_gbk_are_gb18030() {
        // 㐂 has four bytes in GB18030.
        let text = "居民㐂某负责社区服务工作。";
        check(GB18030.encode(text).0.into_owned(), "GB18030", text);
    }

    #[test]
    fn few_characters_are_enough() {
        for text in ["完成", "1\t已完成\t100%", "喆堃㎡"] {
            check(GB18030.encode(text).0.into_owned(), "GB18030", text);
        }
        check("ASCII alone 12.5%".into(), "UTF-8", "ASCII alone 12.5%");
        check(utf16("item 1\n", u16::to_le_bytes), "UTF-16LE", "item 1\n");
        check(utf16("item 1\n", u16::to_be_bytes), "UTF-16BE", "item 1\n");
    }

    #[test]
    fn a_broken_byte_does_not_change_the_character_set() {
        let text = SIMPLIFIED.repeat(20);
        for (encoding, name) in [(UTF_8, "UTF-8"), (GB18030, "GB18030")] {
            let mut bytes = encoding.encode(&text).0.into_owned();
            bytes.insert(bytes.len() / 2, 0xFF);
            let decoded = decode(bytes);
            assert_eq!(decoded.name(), name);
            assert!(decoded.text.matches('\u{FFFD}').count() <= 3, "{}", decoded.text);
        }
    }

    #[test]
    fn the_sample_begins_where_ascii_ends() {
        let text = format!("{}{SIMPLIFIED}", "a line of ASCII\n".repeat(3000));
        let decoded = decode(GB18030.encode(&text).0.into_owned());
        assert!(decoded.text == text && decoded.name() == "GB18030");
    }
}
