//! Archives whose bytes depend on nothing but their members: fixed times, stored or compressed in one way. The zip is
//! written here since libraries do not write what old Windows programs do: names in GBK without a flag that says so.

use std::io::Write;

use encoding_rs::GBK;
use flate2::{Compression, Crc, GzBuilder};

/// A file inside of an archive.
#[derive(Debug)]
pub struct Member {
    /// Its path, with `/`.
    pub name: String,
    /// How a zip stores the name.
    pub encoding: NameEncoding,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// How a zip stores a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameEncoding {
    /// UTF-8, and flagged so.
    Utf8,
    /// GBK, with nothing that says so.
    Gbk,
}

/// 2024-01-02 00:00:00 in the form of MS-DOS.
const DOS_DATE: u16 = (2024 - 1980) << 9 | 1 << 5 | 2;
/// The same in seconds of Unix time, UTC.
const UNIX_TIME: u32 = 1_704_153_600;
/// Bit 11 of the general purpose flags: the name is UTF-8 (APPNOTE 6.3.10, section 4.4.4).
const UTF8_NAME: u16 = 1 << 11;

/// A zip archive with its members stored as they are.
pub fn zip(members: &[Member]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut directory = Vec::new();
    for member in members {
        let offset = out.len() as u32;
        let (name, head) = zip_head(member);
        out.extend(b"PK\x03\x04");
        out.extend(&head);
        out.extend(&name);
        out.extend(&member.bytes);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&head);
        // No comment, first disk, no attributes.
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(&name);
    }
    zip_end(&mut out, &directory, members.len() as u16);
    out
}

/// The name as stored, and the fields that the local head and the directory share.
fn zip_head(member: &Member) -> (Vec<u8>, Vec<u8>) {
    let (name, flags) = match member.encoding {
        NameEncoding::Utf8 => (member.name.as_bytes().to_vec(), UTF8_NAME),
        NameEncoding::Gbk => (GBK.encode(&member.name).0.into_owned(), 0),
    };
    let mut crc = Crc::new();
    crc.update(&member.bytes);
    let size = (member.bytes.len() as u32).to_le_bytes();
    let mut head = Vec::new();
    // Version 2.0 reads it; method 0 is stored; the time is midnight.
    for field in [20, flags, 0, 0, DOS_DATE] {
        head.extend(field.to_le_bytes());
    }
    head.extend(crc.sum().to_le_bytes());
    head.extend(size);
    head.extend(size);
    head.extend((name.len() as u16).to_le_bytes());
    head.extend([0; 2]);
    (name, head)
}

fn zip_end(out: &mut Vec<u8>, directory: &[u8], count: u16) {
    let start = out.len() as u32;
    out.extend(directory);
    out.extend(b"PK\x05\x06\x00\x00\x00\x00");
    out.extend(count.to_le_bytes());
    out.extend(count.to_le_bytes());
    out.extend((directory.len() as u32).to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0; 2]);
}

/// A compressed tar archive.
pub fn tar_gz(members: &[Member]) -> Vec<u8> {
    let mut writer = TarGz::new(Vec::new());
    let written = members
        .iter()
        .try_for_each(|member| writer.push(&member.name, &member.bytes));
    // Writing to memory does not fail; an archive that were cut short would be seen by the tests.
    written.and_then(|()| writer.finish()).unwrap_or_default()
}

/// Writes a compressed tar archive member by member, so that its size does not matter.
pub struct TarGz<W: Write>(tar::Builder<flate2::write::GzEncoder<W>>);

impl<W: Write> TarGz<W> {
    /// Begins an archive.
    pub fn new(out: W) -> Self {
        let gzip = GzBuilder::new()
            .mtime(UNIX_TIME)
            .operating_system(255)
            .write(out, Compression::default());
        Self(tar::Builder::new(gzip))
    }

    /// Adds a file.
    ///
    /// # Errors
    /// What writing gave.
    pub fn push(&mut self, name: &str, bytes: &[u8]) -> std::io::Result<()> {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        header.set_mtime(u64::from(UNIX_TIME));
        self.0.append_data(&mut header, name, bytes)
    }

    /// Ends the archive.
    ///
    /// # Errors
    /// What writing gave.
    pub fn finish(self) -> std::io::Result<W> {
        self.0.into_inner()?.finish()
    }
}
