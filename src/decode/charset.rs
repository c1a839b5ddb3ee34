//! Which character set the bytes of a text are in.
//!
//! Chinese texts say so seldom and their character sets overlap: nearly every Big5 text is also valid GBK, and UTF-8
//! often is. So the bytes are decoded each way, and the way that reads like Chinese wins; what a page declares is tried
//! first.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};
use memchr::memmem;

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
    decode_declared(bytes, None)
}

/// Decodes a text that declares a character set. Many declare the wrong one: a page says gb2312 and uses characters of
/// GBK, or was converted to UTF-8 and still says gb2312. So a byte-order mark and valid UTF-8 outweigh the declaration,
/// and it outweighs the guess only where the text then reads like Chinese.
pub(super) fn decode_declared(bytes: Vec<u8>, declared: Option<&'static Encoding>) -> Decoded {
    match marked(&bytes).or_else(|| utf16(&bytes)) {
        Some(encoding) if encoding != UTF_8 => decode_as(&bytes, encoding),
        known => match String::from_utf8(bytes) {
            Ok(text) => Decoded { text, encoding: UTF_8 },
            Err(error) => decode_as(
                error.as_bytes(),
                known.unwrap_or_else(|| guess(error.as_bytes(), declared)),
            ),
        },
    }
}

/// The character set that HTML or XML declares in its first bytes: `<meta charset=gb2312>`, `<meta http-equiv=Content-Type
/// content="text/html; charset=gb2312">`, `<?xml version="1.0" encoding="GBK"?>`.
pub(super) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    const HEAD: usize = 4 << 10;
    let head = bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    let behind = |word: &[u8], at: usize| named(head.get(at + word.len()..)?);
    let meta = memmem::find_iter(&head, b"charset").find_map(|at| behind(b"charset", at));
    meta.or_else(|| {
        let xml = head.starts_with(b"<?xml").then(|| memmem::find(&head, b"encoding"))??;
        behind(b"encoding", xml)
    })
}

/// The character set of a label such as the parameter `charset` of a content type. GB18030 holds all of gb2312 and GBK.
pub(super) fn labelled(label: &[u8]) -> Option<&'static Encoding> {
    let encoding = Encoding::for_label(label)?;
    Some(if encoding == encoding_rs::GBK {
        GB18030
    } else {
        encoding
    })
}

/// What stands behind an equals sign, quoted or not.
fn named(text: &[u8]) -> Option<&'static Encoding> {
    let value = text.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let value = value
        .strip_prefix(b"\"")
        .or_else(|| value.strip_prefix(b"'"))
        .unwrap_or(value);
    let end = value
        .iter()
        .position(|byte| !byte.is_ascii_alphanumeric() && !matches!(byte, b'-' | b'_' | b':' | b'.'));
    labelled(&value[..end.unwrap_or(value.len())])
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
fn guess(bytes: &[u8], declared: Option<&'static Encoding>) -> &'static Encoding {
    let start = Encoding::ascii_valid_up_to(bytes);
    let sample = &bytes[start..bytes.len().min(start + SAMPLE)];
    let reads = |encoding: &&'static Encoding| share(&encoding.decode_without_bom_handling(sample).0) > CHINESE;
    if let Some(encoding) = declared.filter(reads) {
        return encoding;
    }
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
    detect(sample)
}

/// What browsers take such bytes for.
fn detect(sample: &[u8]) -> &'static Encoding {
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
    fn declarations_are_read() {
        for (head, name) in [
            (
                "<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=GB2312'>",
                "gb18030",
            ),
            ("<meta charset = \"gbk\">", "gb18030"),
            ("<p>a charset of words</p><meta charset=big5>", "Big5"),
            ("<?xml version='1.0' encoding='UTF-8'?>", "UTF-8"),
        ] {
            assert_eq!(declared(head.as_bytes()).unwrap().name(), name, "{head}");
        }
        for head in [
            "",
            "<meta charset=klingon>",
            "charset",
            "<meta charset=",
            "an encoding=gbk",
        ] {
            assert_eq!(declared(head.as_bytes()), None, "{head}");
        }
    }

    #[test]
    fn a_declaration_is_believed_where_the_text_then_reads_well() {
        let check = |bytes: Vec<u8>, label: &str, name: &str, text: &str| {
            let decoded = decode_declared(bytes, labelled(label.as_bytes()));
            assert_eq!((decoded.name(), &*decoded.text), (name, text), "{label}");
        };
        let gb18030 = GB18030.encode(SIMPLIFIED).0.into_owned();
        check(gb18030.clone(), "gb2312", "GB18030", SIMPLIFIED);
        check(gb18030.clone(), "utf-8", "GB18030", SIMPLIFIED);
        check(gb18030.clone(), "iso-8859-1", "GB18030", SIMPLIFIED);
        check(gb18030, "big5", "GB18030", SIMPLIFIED);
        check(SIMPLIFIED.into(), "gb2312", "UTF-8", SIMPLIFIED);
        check(BIG5.encode(TRADITIONAL).0.into_owned(), "big5", "Big5", TRADITIONAL);
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
