//! Workbooks made by hand, part by part and record by record.

mod ods;
mod xls;
mod xlsx;

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::decode::{Bounds, Text};
use crate::diagnostic::{Refusal, RejectReason};

/// A package of the given parts.
fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The rows of a text's table.
fn rows(text: &Text, table: usize) -> Vec<String> {
    let table = &text.tables[table];
    (0..table.rows()).map(|row| table.line(row)).collect()
}

/// Decodes a document cut off at every so many bytes, and with single bits turned over: whatever comes of it, it is text
/// or a refusal.
fn damage(whole: &[u8], decode: impl Fn(Vec<u8>) -> Result<Text, Refusal>) {
    for length in (0..whole.len()).step_by(whole.len() / 60 + 1) {
        decode(whole[..length].to_vec()).ok();
    }
    let mut state = 7_u64;
    for _ in 0..600 {
        let mut bytes = whole.to_vec();
        for _ in 0..3 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let bit = (state >> 33) as usize % (bytes.len() * 8);
            bytes[bit / 8] ^= 1 << (bit % 8);
        }
        decode(bytes).ok();
    }
}

fn reason(result: Result<Text, Refusal>) -> RejectReason {
    result.unwrap_err().reason
}

/// Bounds that a small document may exceed.
fn tight(unpacked: u64) -> Bounds {
    Bounds { unpacked }
}
