//! Parts of documents, taken from the fixtures, damaged, and put together again.

use std::io::{Cursor, Read, Write as _};
use std::path::Path;

use flate2::{Compress, Compression, FlushCompress};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

/// The bytes of a fixture, by its path below `tests/fixtures`.
pub fn fixture(path: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(path);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The first `percent` of some bytes.
pub fn cut(bytes: &[u8], percent: usize) -> &[u8] {
    &bytes[..bytes.len() * percent / 100]
}

/// A package in which one part is another; a part that it did not have is added.
pub fn with_part(package: &[u8], name: &str, part: &[u8]) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(package)).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let own = file.name().unwrap().into_owned();
        if own != name {
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            writer.start_file(own, SimpleFileOptions::default()).unwrap();
            writer.write_all(&bytes).unwrap();
        }
    }
    writer.start_file(name, SimpleFileOptions::default()).unwrap();
    writer.write_all(part).unwrap();
    writer.finish().unwrap().into_inner()
}

/// A part of a package.
pub fn part(package: &[u8], name: &str) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(package)).unwrap();
    let mut bytes = Vec::new();
    archive.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
    bytes
}

/// A Deflate stream of so many MiB of zeros, about a thousandth as long: one packed MiB again and again.
pub fn packed_zeros(mebibytes: usize) -> Vec<u8> {
    let mut piece = Vec::with_capacity(1 << 16);
    let mut compress = Compress::new(Compression::best(), false);
    compress
        .compress_vec(&vec![0; 1 << 20], &mut piece, FlushCompress::Full)
        .unwrap();
    let mut packed = piece.repeat(mebibytes);
    // An empty last block.
    packed.extend(b"\x03\x00");
    packed
}

/// A package in which one part holds a GiB of zeros, `honest` about its size or not.
pub fn bomb(package: &[u8], name: &str, honest: bool) -> Vec<u8> {
    let packed = packed_zeros(1 << 10);
    // The stand-in is as long as the trap and stored as it is, so that only the method has to be changed.
    let mut bytes = Vec::new();
    let mut archive = ZipArchive::new(Cursor::new(package)).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(&mut bytes));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    writer.start_file(name, stored).unwrap();
    writer.write_all(&packed).unwrap();
    for at in 0..archive.len() {
        let file = archive.by_index_raw(at).unwrap();
        if file.name().unwrap() != name {
            writer.raw_copy_file(file).unwrap();
        }
    }
    writer.finish().unwrap();
    // The trap is the first part, in its own head and in the directory: method 8 is Deflate, and the size of what it unpacks to
    // stands in two halves.
    crate::make::patch_zip(&mut bytes, 8, 10, 8);
    if honest {
        crate::make::patch_zip(&mut bytes, 22, 24, 0);
        crate::make::patch_zip(&mut bytes, 24, 26, 1 << 14);
    }
    bytes
}

/// A PDF file of these objects, numbered from 1; the first is the catalog.
pub fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut out = b"%PDF-1.5\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n", number + 1).into_bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let start = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).into_bytes());
    for place in places {
        out.extend(format!("{place:010} 00000 n \n").into_bytes());
    }
    let trailer = format!(
        "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n",
        objects.len() + 1
    );
    out.extend(trailer.into_bytes());
    out
}

/// A PDF file of one page with this content, packed with Deflate or not at all.
pub fn pdf_page(content: &[u8], filter: &str) -> Vec<u8> {
    let head = format!("<< /Length {} {filter} >>\nstream\n", content.len());
    pdf(&[
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_vec(),
        [head.as_bytes(), content, b"\nendstream"].concat(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_vec(),
    ])
}

/// A compound file with these streams.
pub fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for (name, bytes) in streams {
        file.create_stream(name).unwrap().write_all(bytes).unwrap();
    }
    file.flush().unwrap();
    file.into_inner().into_inner()
}
