//! The formats `mhtml` and `eml`: web pages saved with their pictures, and mails (RFC 2557, RFC 5322).
//!
//! The HTML parts are the text, in order; a message without any is its plain text. Attachments of other formats are
//! documents of their own, which only `source` could hand out.

mod parts;

use std::borrow::Cow;

use super::builder::Builder;
use super::{Text, charset, html};
use crate::diagnostic::{Refusal, RejectReason};

use parts::{Message, Part};

/// The text of a saved web page or mail.
///
/// # Errors
/// `corrupt_document` where a part's transfer encoding is broken, `unsupported_format` where the message holds only
/// attachments, `empty` where it shows no text, `mojibake` where its characters were destroyed.
pub(super) fn decode(bytes: &[u8]) -> Result<Text, Refusal> {
    let message = Message::read(bytes.trim_ascii_start());
    let is_html = |part: &&Part| part.is("text", "html") || part.is("application", "xhtml+xml");
    let mut chosen: Vec<_> = message.parts.iter().filter(is_html).collect();
    let pages = !chosen.is_empty();
    if !pages {
        chosen.extend(message.parts.iter().filter(|part| part.is("text", "plain")));
    }
    let mut builder = Builder::default();
    let mut encoding = None;
    for part in chosen {
        let name = write(part, pages, message.subject.as_deref(), &mut builder)?;
        encoding = encoding.or(Some(name));
    }
    if builder.is_empty() {
        attached(&message.parts)?;
    }
    builder.finish(if message.is_saved_page() { "mhtml" } else { "eml" }, encoding)
}

/// Writes a part and tells its character set.
fn write(part: &Part, page: bool, subject: Option<&str>, builder: &mut Builder) -> Result<&'static str, Refusal> {
    let bytes = part.decoded()?.into_owned();
    let declared = part.charset().and_then(|label| charset::labelled(label.as_bytes()));
    let declared = declared.or_else(|| charset::declared(&bytes).filter(|_| page));
    let decoded = charset::decode_declared(bytes, declared);
    // The subject is the title of the first part alone.
    let subject = subject.filter(|_| builder.is_empty());
    if page {
        html::write(&decoded.text, subject, builder);
    } else {
        let hidden = subject.filter(|subject| !decoded.text.contains(subject.trim()));
        hidden.into_iter().for_each(|subject| builder.paragraph(subject));
        builder.paragraph(&decoded.text);
    }
    Ok(decoded.name())
}

/// Refuses a message that shows nothing itself because all is in its attachments.
fn attached(parts: &[Part]) -> Result<(), Refusal> {
    let Some(part) = parts.iter().find(|part| !part.is_text()) else {
        return Ok(());
    };
    let name = part
        .name()
        .map_or(Cow::Borrowed("without a name"), |name| format!("{name:?}").into());
    let detail = format!(
        "the message holds no text but an attachment ({}, {name}); save the attachment as a file of its own",
        part.kind()
    );
    Err(Refusal::new(RejectReason::UnsupportedFormat, detail))
}

#[cfg(test)]
mod tests;
