//! A loaded document and what may still be unpacked of it.

use std::borrow::Cow;

use lopdf::{DecompressError, Dictionary, Document, Error, Object, Stream};

use super::budget::Budget;
use crate::diagnostic::Refusal;

/// A document whose references are followed and whose streams are unpacked within bounds. What is not there, or of another
/// type than asked for, is none.
#[derive(Clone, Copy)]
pub(super) struct File<'d> {
    document: &'d Document,
    pub(super) budget: &'d Budget,
}

impl<'d> File<'d> {
    /// A document and its budget.
    pub(super) const fn new(document: &'d Document, budget: &'d Budget) -> Self {
        Self { document, budget }
    }

    /// The document, for what lopdf itself reads.
    pub(super) const fn document(self) -> &'d Document {
        self.document
    }

    /// The document's catalog.
    pub(super) fn catalog(self) -> Option<&'d Dictionary> {
        self.document.catalog().ok()
    }

    /// What an object is, references followed.
    pub(super) fn follow(self, object: &'d Object) -> Option<&'d Object> {
        self.document.dereference(object).ok().map(|(_, object)| object)
    }

    /// A dictionary's value, references followed.
    pub(super) fn get(self, dict: &'d Dictionary, key: &[u8]) -> Option<&'d Object> {
        self.follow(dict.get(key).ok()?)
    }

    /// A dictionary's value that is a dictionary; a stream's counts.
    pub(super) fn dict(self, dict: &'d Dictionary, key: &[u8]) -> Option<&'d Dictionary> {
        match self.get(dict, key)? {
            Object::Dictionary(inner) => Some(inner),
            Object::Stream(stream) => Some(&stream.dict),
            _ => None,
        }
    }

    /// A dictionary's value that is a stream.
    pub(super) fn stream(self, dict: &'d Dictionary, key: &[u8]) -> Option<&'d Stream> {
        self.get(dict, key)?.as_stream().ok()
    }

    /// A dictionary's value that is an array.
    pub(super) fn array(self, dict: &'d Dictionary, key: &[u8]) -> Option<&'d [Object]> {
        self.get(dict, key)?.as_array().ok().map(Vec::as_slice)
    }

    /// A dictionary's value that is a name.
    pub(super) fn name(self, dict: &'d Dictionary, key: &[u8]) -> Option<&'d [u8]> {
        self.get(dict, key)?.as_name().ok()
    }

    /// A dictionary's value that is a finite number.
    pub(super) fn number(self, dict: &'d Dictionary, key: &[u8]) -> Option<f32> {
        self.as_number(dict.get(key).ok()?)
    }

    /// A finite number.
    pub(super) fn as_number(self, object: &'d Object) -> Option<f32> {
        let number = self.follow(object)?.as_float().ok();
        number.filter(|number| number.is_finite())
    }

    /// A dictionary's value that is an array of so many numbers.
    pub(super) fn numbers<const N: usize>(self, dict: &'d Dictionary, key: &[u8]) -> Option<[f32; N]> {
        let array: &[Object; N] = self.array(dict, key)?.try_into().ok()?;
        let mut numbers = [0.0; N];
        for (number, object) in numbers.iter_mut().zip(array) {
            *number = self.as_number(object)?;
        }
        Some(numbers)
    }

    /// A stream's bytes as its filters give them; nothing where they cannot be unpacked (pictures, damage).
    ///
    /// # Errors
    /// `member_too_large`
    pub(super) fn unpack(self, stream: &Stream) -> Result<Vec<u8>, Refusal> {
        let stream = self.with_direct_filters(stream);
        match stream.get_plain_content_with_limit(self.budget.left()) {
            Ok(bytes) => {
                self.budget.take(bytes.len())?;
                Ok(bytes)
            }
            Err(Error::Decompress(DecompressError::MemoryLimitExceeded { .. })) => Err(self.budget.exceeded()),
            Err(_) => Ok(Vec::new()),
        }
    }

    /// lopdf does not follow references to filters and their parameters.
    fn with_direct_filters<'s>(self, stream: &'s Stream) -> Cow<'s, Stream> {
        let mut direct = Cow::Borrowed(stream);
        for key in [b"Filter".as_slice(), b"DecodeParms"] {
            if let Ok(value @ Object::Reference(_)) = stream.dict.get(key)
                && let Ok((_, value)) = self.document.dereference(value)
            {
                direct.to_mut().dict.set(key, value.clone());
            }
        }
        direct
    }
}
