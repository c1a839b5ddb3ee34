//! Bytes → [`Text`]: character sets and document formats, one format a file. Touches neither files nor network, and has
//! never heard of a target.

mod builder;
mod charset;
mod clean;
mod counting;
mod csv;
mod docx;
mod flow;
mod format;
mod frequent;
mod html;
mod markdown;
mod markup;
mod mime;
mod mojibake;
mod ofd;
mod ole;
mod opendocument;
mod package;
mod page;
mod pdf;
mod relations;
mod rtf;
mod sheet;
mod table;
mod text;
mod xml;

use std::ops::Range;

use crate::diagnostic::{Refusal, RejectReason};
use crate::source::RawDocument;

use format::Format;
pub use table::{Table, TableBuilder};

/// A document's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The format's name as the table `reports` holds it: `text`, `html`, `docx`, `xlsx`, `pdf` …
    pub format: &'static str,
    /// The character set's name in the WHATWG Encoding Standard: `UTF-8`, `GB18030`, `Big5`, `UTF-16LE` …; none for
    /// formats that have only one.
    pub encoding: Option<&'static str>,
    /// All lines in reading order, parted by `\n`; no byte-order mark, no `\r`, no control character but the tab. A table
    /// stands here too, a line a row, its cells parted by tabs.
    pub content: String,
    /// How many characters could not be decoded and stand as U+FFFD.
    pub replaced: usize,
    /// The lines that the document itself marks as headings, in order.
    pub headings: Vec<Heading>,
    /// The document's tables, in order.
    pub tables: Vec<Table>,
}

/// A line that the document marks as a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Where it stands in [`Text::content`], in bytes.
    pub span: Range<usize>,
    /// 0 for the document's title, 1 for the highest heading …
    pub level: u8,
}

impl Text {
    /// Plain text, nothing of which is marked.
    pub fn plain(content: String, encoding: &'static str) -> Self {
        let replaced = memchr::memmem::find_iter(content.as_bytes(), "\u{FFFD}").count();
        Self {
            format: "text",
            encoding: Some(encoding),
            content,
            replaced,
            headings: Vec::new(),
            tables: Vec::new(),
        }
    }
}

/// What decoding one document may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// How many bytes the parts of a packed document (DOCX, XLSX, OFD, streams of a PDF …) may unpack to, all together.
    pub unpacked: u64,
}

impl Default for Bounds {
    /// 64 MiB.
    fn default() -> Self {
        Self { unpacked: 64 << 20 }
    }
}

/// The text of a document, whose bytes are used up: what is already clean UTF-8 is not copied.
///
/// # Errors
/// `unsupported_format` for a format without a decoder, `encrypted`, `scanned`, `corrupt_document`, `member_too_large` for
/// what cannot be read, `empty`, `binary` or `mojibake` for what is no text.
pub fn decode(document: RawDocument, bounds: Bounds) -> Result<Text, Refusal> {
    let RawDocument { bytes, origin } = document;
    // A format's decoder stands in a file of its own and gets its line here.
    match Format::of(&bytes, origin.name()) {
        Format::Text => text::decode(bytes),
        Format::Html => html::decode(bytes),
        Format::Markdown => markdown::decode(bytes),
        Format::Mime => mime::decode(&bytes),
        Format::Csv => csv::decode(bytes),
        Format::Docx => docx::decode(&bytes, bounds),
        Format::Xlsx => sheet::xlsx(bytes, bounds),
        Format::OpenDocument => opendocument::decode(bytes, bounds),
        Format::Ole => ole::decode(bytes, bounds),
        Format::Pdf => pdf::decode(&bytes, bounds),
        Format::Ofd => ofd::decode(&bytes, bounds),
        Format::Rtf => rtf::decode(&bytes),
        other => Err(unsupported(other)),
    }
}

fn unsupported(format: Format) -> Refusal {
    let detail = format!(
        "{} has no decoder; save it as PDF, DOCX, XLSX, HTML or plain text, or name a command for it (convert.unsupported_format)",
        format.name()
    );
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
        let origin = Origin {
            source: "a".to_owned(),
            member: None,
        };
        decode(RawDocument { origin, bytes }, Bounds::default())
    }

    #[test]
    fn formats_without_a_decoder_are_named() {
        let refusal = decode_bytes(b"\x89PNG\r\n\x1A\n...".to_vec()).unwrap_err();
        assert_eq!(refusal.reason, RejectReason::UnsupportedFormat);
        assert!(
            refusal.detail.starts_with("a picture has no decoder"),
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
