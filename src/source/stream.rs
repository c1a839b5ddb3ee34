//! A compressed stream, unpacked as it is read, that knows how many packed bytes it has used up.

use std::io::{self, BufRead, Read};

use flate2::bufread::MultiGzDecoder;

use crate::source::input::Input;

/// How a stream is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Codec {
    /// Not at all.
    Stored,
    /// gzip, RFC 1952; several members one after the other are one stream.
    Gzip,
    /// Zstandard, RFC 8878; several frames one after the other are one stream.
    Zstd,
}

/// How many unpacked bytes are looked at to tell what is inside: one tar header.
const HEAD: u64 = 512;

/// An unpacking reader. Its first bytes are read ahead, so that one can look before deciding how to read.
pub(super) struct Stream {
    decoder: Decoder,
    head: io::Cursor<Vec<u8>>,
    /// A failure met while reading ahead, given out when the head is used up.
    failure: Option<io::Error>,
}

enum Decoder {
    Stored(Counted),
    Gzip(Box<MultiGzDecoder<Counted>>),
    Zstd(zstd::stream::read::Decoder<'static, Counted>),
}

impl Stream {
    /// A stream over all of `input`. What is broken shows when it is read.
    pub(super) fn new(input: Input, codec: Codec) -> io::Result<Self> {
        let input = Counted { input, consumed: 0 };
        let decoder = match codec {
            Codec::Stored => Decoder::Stored(input),
            Codec::Gzip => Decoder::Gzip(Box::new(MultiGzDecoder::new(input))),
            Codec::Zstd => Decoder::Zstd(zstd::stream::read::Decoder::with_buffer(input)?),
        };
        let mut stream = Self {
            decoder,
            head: io::Cursor::default(),
            failure: None,
        };
        let mut head = Vec::new();
        stream.failure = stream.decoder.by_ref().take(HEAD).read_to_end(&mut head).err();
        stream.head = io::Cursor::new(head);
        Ok(stream)
    }

    /// The first unpacked bytes, 512 of them unless there are fewer.
    pub(super) fn head(&self) -> &[u8] {
        self.head.get_ref()
    }

    /// How many packed bytes have been used up.
    pub(super) fn consumed(&self) -> u64 {
        match &self.decoder {
            Decoder::Stored(input) => input.consumed,
            Decoder::Gzip(decoder) => decoder.get_ref().consumed,
            Decoder::Zstd(decoder) => decoder.get_ref().consumed,
        }
    }
}

impl Read for Stream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.head.read(buffer)?;
        if read > 0 || buffer.is_empty() {
            return Ok(read);
        }
        match self.failure.take() {
            Some(failure) => Err(failure),
            None => self.decoder.read(buffer),
        }
    }
}

impl Read for Decoder {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Stored(input) => input.read(buffer),
            Self::Gzip(decoder) => decoder.read(buffer),
            Self::Zstd(decoder) => decoder.read(buffer),
        }
    }
}

/// Counts what is used up of an input, not what is buffered of it.
struct Counted {
    input: Input,
    consumed: u64,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(buffer)?;
        self.consumed += read as u64;
        Ok(read)
    }
}

impl BufRead for Counted {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.input.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.consumed += amount as u64;
        self.input.consume(amount);
    }
}
