//! The records that a workbook before 2007 is made of, and the strings in them (\[MS-XLS\] 2.1.4, 2.5.293).

use encoding_rs::{BIG5, Encoding, GB18030, SHIFT_JIS, UTF_8, WINDOWS_1252};

/// A record with what continues it.
#[derive(Debug)]
pub(super) struct Record<'s> {
    pub(super) kind: u16,
    pub(super) data: &'s [u8],
    more: Vec<&'s [u8]>,
}

/// The records of a stream, one after the other, up to where the stream breaks off.
#[derive(Debug)]
pub(super) struct Records<'s>(pub(super) &'s [u8]);

/// What is too long for one record goes on in records of this kind.
const CONTINUE: u16 = 0x003C;

impl<'s> Records<'s> {
    fn one(&mut self) -> Option<(u16, &'s [u8])> {
        let (head, rest) = self.0.split_first_chunk::<4>()?;
        let [kind, size] = [[head[0], head[1]], [head[2], head[3]]].map(u16::from_le_bytes);
        let (data, rest) = rest.split_at_checked(size.into())?;
        self.0 = rest;
        Some((kind, data))
    }
}

impl<'s> Iterator for Records<'s> {
    type Item = Record<'s>;

    fn next(&mut self) -> Option<Record<'s>> {
        let (kind, data) = self.one()?;
        let mut more = Vec::new();
        while self.0.starts_with(&CONTINUE.to_le_bytes()) {
            more.push(self.one()?.1);
        }
        Some(Record { kind, data, more })
    }
}

impl<'s> Record<'s> {
    /// A number of two bytes.
    pub(super) fn u16(&self, at: usize) -> Option<u16> {
        Some(u16::from_le_bytes(*self.data.get(at..)?.first_chunk()?))
    }

    /// A number of four bytes.
    pub(super) fn u32(&self, at: usize) -> Option<u32> {
        Some(u32::from_le_bytes(*self.data.get(at..)?.first_chunk()?))
    }

    /// A number in floating point.
    pub(super) fn f64(&self, at: usize) -> Option<f64> {
        Some(f64::from_le_bytes(*self.data.get(at..)?.first_chunk()?))
    }

    /// What the record holds from a place on, together with what continues it.
    pub(super) fn strings(&self, at: usize, charset: Charset) -> Strings<'_> {
        Strings {
            segment: self.data.get(at..).unwrap_or_default(),
            more: self.more.iter(),
            charset,
        }
    }
}

/// How characters are stored.
#[derive(Debug, Clone, Copy, Default)]
pub(super) enum Charset {
    /// UTF-16 or its lower bytes alone: BIFF8.
    #[default]
    Unicode,
    /// The code page that the workbook names: BIFF5.
    CodePage(&'static Encoding),
}

impl Charset {
    /// A code page by its number in Windows.
    pub(super) fn code_page(number: u16) -> Self {
        Self::CodePage(match number {
            936 | 54936 => GB18030,
            950 => BIG5,
            932 => SHIFT_JIS,
            65001 => UTF_8,
            _ => WINDOWS_1252,
        })
    }
}

/// Reads strings that may go on in the next record.
#[derive(Debug)]
pub(super) struct Strings<'r> {
    segment: &'r [u8],
    more: std::slice::Iter<'r, &'r [u8]>,
    charset: Charset,
}

impl Strings<'_> {
    /// The next byte.
    pub(super) fn byte(&mut self) -> Option<u8> {
        while self.segment.is_empty() {
            self.segment = self.more.next()?;
        }
        let (byte, rest) = self.segment.split_first()?;
        self.segment = rest;
        Some(*byte)
    }

    /// The next number of two bytes.
    pub(super) fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    /// The next number of four bytes.
    pub(super) fn u32(&mut self) -> Option<u32> {
        Some(u32::from(self.u16()?) | u32::from(self.u16()?) << 16)
    }

    /// A string whose length stands in two bytes.
    pub(super) fn long(&mut self) -> Option<String> {
        let length = self.u16()?;
        self.string(length)
    }

    /// A string whose length stands in one byte.
    pub(super) fn short(&mut self) -> Option<String> {
        let length = self.byte()?;
        self.string(length.into())
    }

    /// A string of so many characters, with the flags before it and the fonts and sounds behind it.
    fn string(&mut self, length: u16) -> Option<String> {
        if let Charset::CodePage(encoding) = self.charset {
            let bytes: Vec<u8> = (0..length).map_while(|_| self.byte()).collect();
            return Some(encoding.decode_without_bom_handling(&bytes).0.into_owned());
        }
        let flags = self.byte()?;
        let runs = if flags & 0x08 == 0 { 0 } else { self.u16()? };
        let sounds = if flags & 0x04 == 0 { 0 } else { self.u32()? };
        let text = self.characters(length, flags & 0x01 != 0)?;
        self.skip(u64::from(runs) * 4 + u64::from(sounds));
        Some(text)
    }

    /// Characters; where they go on in the next record, its first byte tells their width anew.
    fn characters(&mut self, length: u16, mut wide: bool) -> Option<String> {
        let mut units = Vec::with_capacity(length.into());
        while units.len() < length.into() {
            if self.segment.is_empty() {
                wide = self.byte()? & 0x01 != 0;
            }
            let low = self.byte()?;
            units.push(if wide {
                u16::from_le_bytes([low, self.byte()?])
            } else {
                low.into()
            });
        }
        Some(String::from_utf16_lossy(&units))
    }

    fn skip(&mut self, mut bytes: u64) {
        while bytes > 0 {
            let here = usize::try_from(bytes).unwrap_or(usize::MAX).min(self.segment.len());
            self.segment = &self.segment[here..];
            bytes -= here as u64;
            if bytes > 0 {
                match self.more.next() {
                    Some(segment) => self.segment = segment,
                    None => return,
                }
            }
        }
    }
}
