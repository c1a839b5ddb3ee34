//! Documents as parts that can be damaged one by one. A flipped bit in a packed part is mostly found by its checksum, and the
//! decoder behind never sees it; a part that is packed again gets there.

use std::io::{Cursor, Read, Write};

use cfb::CompoundFile;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// A document that was taken apart.
#[derive(Debug, Clone)]
pub struct Parts {
    kind: Kind,
    /// Name and content.
    pub parts: Vec<(String, Vec<u8>)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// One part, which is the document.
    Plain,
    Zip,
    Compound,
}

impl Parts {
    /// Takes a document apart: a zip into its members, a compound file into its streams, a PDF file into one part with its
    /// streams unpacked, everything else into one part as it is.
    pub fn open(bytes: &[u8]) -> Self {
        let opened = match bytes {
            [b'P', b'K', 3, 4, ..] => members(bytes).map(|parts| (Kind::Zip, parts)),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => streams(bytes).map(|parts| (Kind::Compound, parts)),
            [b'%', b'P', b'D', b'F', ..] => unpacked(bytes).map(|pdf| (Kind::Plain, vec![(String::new(), pdf)])),
            _ => None,
        };
        let (kind, parts) = opened.unwrap_or_else(|| (Kind::Plain, vec![(String::new(), bytes.to_vec())]));
        Self { kind, parts }
    }

    /// Puts the document together again; none where its parts fit into no container any more.
    pub fn close(&self) -> Option<Vec<u8>> {
        match self.kind {
            Kind::Plain => self.parts.first().map(|(_, bytes)| bytes.clone()),
            Kind::Zip => zip(&self.parts),
            Kind::Compound => compound(&self.parts),
        }
    }
}

fn members(bytes: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).ok()?;
        let mut bytes = Vec::new();
        (&mut file).take(1 << 20).read_to_end(&mut bytes).ok()?;
        parts.push((file.name().ok()?.into_owned(), bytes));
    }
    Some(parts).filter(|parts| !parts.is_empty())
}

fn zip(parts: &[(String, Vec<u8>)]) -> Option<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in parts {
        writer.start_file(name.as_str(), stored).ok()?;
        writer.write_all(bytes).ok()?;
    }
    writer.finish().ok().map(Cursor::into_inner)
}

fn streams(bytes: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let mut file = CompoundFile::open(Cursor::new(bytes)).ok()?;
    let paths: Vec<_> = file
        .walk()
        .filter(cfb::Entry::is_stream)
        .map(|entry| entry.path().to_owned())
        .filter(|path| path.components().count() == 2)
        .collect();
    let mut parts = Vec::new();
    for path in paths {
        let mut bytes = Vec::new();
        file.open_stream(&path)
            .ok()?
            .take(1 << 20)
            .read_to_end(&mut bytes)
            .ok()?;
        parts.push((path.to_str()?.to_owned(), bytes));
    }
    Some(parts).filter(|parts| !parts.is_empty())
}

fn compound(parts: &[(String, Vec<u8>)]) -> Option<Vec<u8>> {
    let mut file = CompoundFile::create(Cursor::new(Vec::new())).ok()?;
    for (name, bytes) in parts {
        file.create_stream(name).ok()?.write_all(bytes).ok()?;
    }
    file.flush().ok()?;
    Some(file.into_inner().into_inner())
}

fn unpacked(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut document = lopdf::Document::load_mem(bytes).ok()?;
    if document.is_encrypted() {
        return None;
    }
    // Fonts are most of a file and say little to a reader of text.
    let fonts = |object: &lopdf::Object| {
        object
            .as_stream()
            .is_ok_and(|stream| stream.dict.has(b"Length1") || stream.dict.has(b"Subtype"))
    };
    document.objects.retain(|_, object| !fonts(object));
    document.decompress();
    let mut out = Vec::new();
    document.save_to(&mut out).ok()?;
    Some(out)
}
