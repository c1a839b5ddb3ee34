//! Bytes → objects, by lopdf, with bounds.
//!
//! lopdf refuses what nests too deeply and follows no circle of cross-references. What it does not bound is how much all
//! object streams unpack to together, and how often a cross-reference table may name the same object; a filter that sees
//! every object while the file is loaded does.

use std::cell::Cell;

use lopdf::{DecompressError, Document, Error, LoadOptions, Object, ObjectId};

use crate::decode::Bounds;
use crate::decode::package::{corrupt, too_large};
use crate::diagnostic::{Refusal, RejectReason};

/// How many bytes one stream of objects or cross-references may unpack to. Such streams hold some hundred objects; their
/// bytes grow fiftyfold when they become objects.
const MAX_OBJECT_STREAM: usize = 8 << 20;

/// What an object costs beside the bytes of its stream.
const OBJECT: u64 = 16;

thread_local! {
    /// How much more the document that this thread loads may hold; none where it held too much. lopdf calls the filter
    /// on the thread that loads, and takes a plain function, which can carry nothing itself.
    static LEFT: Cell<Option<u64>> = const { Cell::new(None) };
}

/// Loads a document; an encrypted one that opens without a password is decrypted.
///
/// # Errors
/// `encrypted`, `corrupt_document` or `member_too_large`.
pub(super) fn load(bytes: &[u8], bounds: Bounds) -> Result<Document, Refusal> {
    let document = attempt(bytes, bounds, false)?;
    if document.trailer.has(b"Encrypt") {
        return Err(encrypted());
    }
    if has_pages(&document) {
        return Ok(document);
    }
    let rebuilt = attempt(bytes, bounds, true)?;
    match has_pages(&rebuilt) {
        true => Ok(rebuilt),
        false => Err(corrupt("the PDF has no list of pages, as a file that was cut off")),
    }
}

/// Loads a document, finding its objects by its cross-reference table or, where that leads nowhere, by their headers.
fn attempt(bytes: &[u8], bounds: Bounds, by_headers: bool) -> Result<Document, Refusal> {
    LEFT.set(Some(bounds.unpacked.saturating_add(bytes.len() as u64)));
    let limit = usize::try_from(bounds.unpacked).unwrap_or(usize::MAX);
    let options = LoadOptions {
        filter: Some(admit),
        max_decompressed_size: Some(limit.min(MAX_OBJECT_STREAM)),
        force_reconstruct: by_headers,
        ..LoadOptions::default()
    };
    let loaded = Document::load_mem_with_options(bytes, options);
    if LEFT.get().is_none() {
        return Err(too_large(bounds));
    }
    loaded.map_err(|error| match error {
        Error::Decompress(DecompressError::MemoryLimitExceeded { .. }) => too_large(bounds),
        Error::InvalidPassword | Error::Decryption(_) | Error::UnsupportedSecurityHandler(_) => encrypted(),
        other => corrupt(&format!("the PDF cannot be read: {other}")),
    })
}

fn encrypted() -> Refusal {
    let detail = "the PDF opens with a password only; save it without one";
    Refusal::new(RejectReason::Encrypted, detail)
}

/// Whether the page tree has a root.
fn has_pages(document: &Document) -> bool {
    let root = document
        .catalog()
        .and_then(|catalog| catalog.get_deref(b"Pages", document));
    root.and_then(Object::as_dict).is_ok_and(|pages| pages.has(b"Kids"))
}

/// Admits an object if there is room for it. Streams of objects are unpacked here, so that their true size is known.
fn admit(id: ObjectId, object: &mut Object) -> Option<(ObjectId, Object)> {
    let left = LEFT.get()?;
    let mut cost = weight(object);
    if let Object::Stream(stream) = object {
        if stream.dict.has_type(b"ObjStm") {
            let limit = usize::try_from(left).unwrap_or(usize::MAX).min(MAX_OBJECT_STREAM);
            // One that cannot be unpacked is left to lopdf, which tells why.
            let _ = stream.decompress_with_limit(limit);
        }
        cost += stream.content.len() as u64;
    }
    let left = left.checked_sub(cost);
    LEFT.set(left);
    // Of an object in the file lopdf keeps what it lent, of a member of an object stream, which is no stream itself, what
    // it gets back.
    let kept = |object: &Object| match object {
        Object::Stream(_) => Object::Null,
        other => other.clone(),
    };
    left.map(|_| (id, kept(object)))
}

/// What an object and all within it cost. lopdf has already bounded how deeply they nest.
fn weight(object: &Object) -> u64 {
    match object {
        Object::Array(array) => array.iter().fold(OBJECT, |sum, item| sum + weight(item)),
        Object::Dictionary(dict) | Object::Stream(lopdf::Stream { dict, .. }) => dict
            .iter()
            .fold(OBJECT, |sum, (key, value)| sum + key.len() as u64 + weight(value)),
        Object::Name(bytes) | Object::String(bytes, _) => OBJECT + bytes.len() as u64,
        _ => OBJECT,
    }
}
