//! The parts of a MIME message (RFC 2045, RFC 2046).
//!
//! mail-parser reads headers and transfer encodings. Where parts begin and end is found here, in one pass over the lines:
//! the library looks for each boundary anew and nests messages in one another without bound.

use std::borrow::Cow;

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{HeaderName, Message as Parsed, MessageParser, MimeHeaders};
use memchr::memchr;

use crate::diagnostic::{Refusal, RejectReason};

/// Multiparts nested deeper than this are not taken apart.
const MAX_DEPTH: usize = 16;

/// A message, taken apart.
#[derive(Debug)]
pub(super) struct Message<'m> {
    /// The parts that hold no parts, in order.
    pub(super) parts: Vec<Part<'m>>,
    pub(super) subject: Option<String>,
    related: bool,
}

/// A part that holds no parts.
#[derive(Debug)]
pub(super) struct Part<'m> {
    headers: Option<Parsed<'m>>,
    body: &'m [u8],
}

impl<'m> Message<'m> {
    pub(super) fn read(bytes: &'m [u8]) -> Self {
        let mut message = Self {
            parts: Vec::new(),
            subject: None,
            related: false,
        };
        let mut boundaries = Vec::new();
        let mut next = Some(0);
        while let Some(at) = next {
            next = message.read_part(bytes, at, &mut boundaries);
        }
        message
    }

    /// Reads the part whose headers begin at a place, inside the multiparts of these boundaries. Tells where the next
    /// one begins.
    fn read_part(&mut self, bytes: &'m [u8], at: usize, boundaries: &mut Vec<Vec<u8>>) -> Option<usize> {
        let parser = MessageParser::new()
            .with_mime_headers()
            .header_text(HeaderName::Subject);
        let start = at + header_length(&bytes[at..]);
        let headers = parser.parse_headers(&bytes[at..start]);
        let part = Part { headers, body: &[] };
        if at == 0 {
            self.subject = part.subject();
            self.related = part.is("multipart", "related");
        }
        if part.is("message", "rfc822") {
            return Some(start).filter(|start| *start < bytes.len());
        }
        let boundary = part.boundary().filter(|_| boundaries.len() < MAX_DEPTH);
        let is_leaf = boundary.is_none();
        boundaries.extend(boundary);
        let (end, next) = delimiter(bytes, start, boundaries);
        if is_leaf {
            let body = &bytes[start..end];
            self.parts.push(Part { body, ..part });
        }
        next
    }

    /// Whether it is a web page saved with all that it shows, rather than a mail.
    pub(super) const fn is_saved_page(&self) -> bool {
        self.related
    }
}

impl Part<'_> {
    /// Whether it is of this content type; without one it is plain text.
    pub(super) fn is(&self, kind: &str, subtype: &str) -> bool {
        let (own, sub) = self.content_type();
        own.eq_ignore_ascii_case(kind) && sub.eq_ignore_ascii_case(subtype)
    }

    pub(super) fn is_text(&self) -> bool {
        self.content_type().0.eq_ignore_ascii_case("text")
    }

    /// Its content type for a reader.
    pub(super) fn kind(&self) -> String {
        let (kind, subtype) = self.content_type();
        format!("{kind}/{subtype}")
    }

    fn content_type(&self) -> (&str, &str) {
        let found = self.headers.as_ref().and_then(Parsed::content_type);
        found.map_or(("text", "plain"), |found| {
            (found.ctype(), found.subtype().unwrap_or_default())
        })
    }

    /// The name of the file that it holds.
    pub(super) fn name(&self) -> Option<&str> {
        self.headers.as_ref()?.attachment_name()
    }

    pub(super) fn charset(&self) -> Option<&str> {
        self.headers.as_ref()?.content_type()?.attribute("charset")
    }

    fn subject(&self) -> Option<String> {
        let subject = self.headers.as_ref()?.subject()?;
        Some(subject.to_owned()).filter(|subject| !subject.contains('\u{FFFD}'))
    }

    fn boundary(&self) -> Option<Vec<u8>> {
        let content_type = self.headers.as_ref()?.content_type()?;
        let boundary = content_type.attribute("boundary")?.as_bytes().to_vec();
        (content_type.ctype().eq_ignore_ascii_case("multipart") && !boundary.is_empty()).then_some(boundary)
    }

    /// Its bytes without the transfer encoding.
    ///
    /// # Errors
    /// `corrupt_document` where that encoding is broken.
    pub(super) fn decoded(&self) -> Result<Cow<'_, [u8]>, Refusal> {
        let encoding = self.headers.as_ref().and_then(Parsed::content_transfer_encoding);
        let decoded = match encoding.unwrap_or_default().trim().to_ascii_lowercase().as_str() {
            "base64" => base64_decode(self.body).map(Cow::Owned),
            "quoted-printable" => quoted_printable_decode(self.body).map(Cow::Owned),
            _ => Some(Cow::Borrowed(self.body)),
        };
        decoded.ok_or_else(|| {
            let detail = "a part of the message is not in the transfer encoding that it declares; save it again";
            Refusal::new(RejectReason::CorruptDocument, detail)
        })
    }
}

/// The length of the headers that a text begins with, up to and with the empty line behind them.
fn header_length(text: &[u8]) -> usize {
    let mut at = 0;
    while at < text.len() {
        let line = line(&text[at..]);
        at += line.len();
        if line.trim_ascii().is_empty() {
            break;
        }
    }
    at
}

/// Looks for the next line that ends a part: where the part's text ends, and where the next part begins, if one does.
/// The boundaries of the multiparts that end there are dropped.
fn delimiter(bytes: &[u8], from: usize, boundaries: &mut Vec<Vec<u8>>) -> (usize, Option<usize>) {
    let mut end = None;
    let mut at = from;
    while at < bytes.len() {
        let line = line(&bytes[at..]);
        if let Some((depth, closes)) = matching(line, boundaries) {
            end.get_or_insert(at);
            boundaries.truncate(depth + usize::from(!closes));
            if !closes {
                return (end.unwrap_or(at), Some(at + line.len()).filter(|at| *at < bytes.len()));
            }
        }
        at += line.len();
    }
    (end.unwrap_or(bytes.len()), None)
}

/// Which boundary a line is, the innermost first, and whether it closes its multipart.
fn matching(line: &[u8], boundaries: &[Vec<u8>]) -> Option<(usize, bool)> {
    let text = line.strip_prefix(b"--")?;
    boundaries.iter().enumerate().rev().find_map(|(depth, boundary)| {
        let rest = text.strip_prefix(boundary.as_slice())?.trim_ascii();
        match rest {
            b"" => Some((depth, false)),
            b"--" => Some((depth, true)),
            _ => None,
        }
    })
}

/// The line that a text begins with, its end included.
fn line(text: &[u8]) -> &[u8] {
    &text[..memchr(b'\n', text).map_or(text.len(), |at| at + 1)]
}
