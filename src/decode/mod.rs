//! Bytes → [`Text`]: character sets and document formats, one format a file. Touches neither files nor network, and has
//! never heard of a target.

mod charset;
mod clean;
mod format;
mod frequent;
mod mojibake;
mod text;

use crate::diagnostic::{Refusal, RejectReason};
use crate::source::RawDocument;

use format::Format;

/// A document's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The format's name as the table `reports` holds it: `text`.
    pub format: &'static str,
    /// The character set's name in the WHATWG Encoding Standard: `UTF-8`, `GB18030`, `Big5`, `UTF-16LE` …
    pub encoding: &'static str,
    /// All lines, parted by `\n`; no byte-order mark, no `\r`, no control character but the tab.
    pub content: String,
    /// How many characters could not be decoded and stand as U+FFFD.
    pub replaced: usize,
}

/// The text of a document, whose bytes are used up: what is already clean UTF-8 is not copied.
///
/// # Errors
/// `unsupported_format` for a format without a decoder, `empty`, `binary` or `mojibake` for what is no text.
pub fn decode(document: RawDocument) -> Result<Text, Refusal> {
    let RawDocument { bytes, .. } = document;
    // A format's decoder stands in a file of its own beside `text` and gets its line here.
    match Format::sniff(&bytes) {
        Format::Text => text::decode(bytes),
        other => Err(unsupported(other)),
    }
}

fn unsupported(format: Format) -> Refusal {
    let detail = format!("{} has no decoder yet; save it as plain text", format.name());
    Refusal::new(RejectReason::UnsupportedFormat, detail)
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::*;
    use crate::source::Origin;

    fn decode_bytes(bytes: Vec<u8>) -> Result<Text, Refusal> {
        decode(RawDocument {
            origin: Origin {
                source: "a".to_owned(),
                member: None,
            },
            bytes,
        })
    }

    #[test]
    fn formats_without_a_decoder_are_named() {
        let refusal = decode_bytes(b"%PDF-1.7 ...".to_vec()).unwrap_err();
        assert_eq!(refusal.reason, RejectReason::UnsupportedFormat);
        assert!(
            refusal.detail.starts_with("PDF has no decoder yet"),
            "{}",
            refusal.detail
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

        #[test]
        fn any_bytes_give_text_or_a_refusal(bytes in vec(any::<u8>(), 0..400)) {
            if let Ok(text) = decode_bytes(bytes) {
                prop_assert!(text.content.chars().all(|c| !c.is_control() || matches!(c, '\n' | '\t')));
                prop_assert_eq!(text.replaced, text.content.matches('\u{FFFD}').count());
            }
        }

        #[test]
        fn any_text_without_controls_comes_back(text in r"[\PC\n]{0,80}") {
            // Valid UTF-8 is kept as it is, but for the two separators that end a line.
            let expected = text.replace(['\u{2028}', '\u{2029}'], "\n");
            match decode_bytes(text.clone().into_bytes()) {
                Ok(decoded) => prop_assert_eq!(decoded.content, expected),
                Err(refusal) => prop_assert_ne!(refusal.reason, RejectReason::Binary),
            }
        }
    }
}
