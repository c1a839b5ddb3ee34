//! Archives made in memory, good ones and bad ones.

use std::io::{Cursor, Write};

use tar::{Builder, EntryType, Header};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A zip with these members, packed with Deflate.
pub fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A zip whose member names are any bytes, without the UTF-8 flag.
pub fn zip_raw(members: &[(&[u8], &[u8])]) -> Vec<u8> {
    // Written with stand-ins of the same length, which are then replaced wherever they stand.
    let stand_ins: Vec<String> = members
        .iter()
        .enumerate()
        .map(|(at, (name, _))| format!("{at:~>width$}", width = name.len()))
        .collect();
    let plain: Vec<(&str, &[u8])> = stand_ins
        .iter()
        .map(String::as_str)
        .zip(members.iter().map(|(_, bytes)| *bytes))
        .collect();
    let mut bytes = zip(&plain);
    for (stand_in, (name, _)) in stand_ins.iter().zip(members) {
        assert_eq!(stand_in.len(), name.len(), "the name is too short for its stand-in");
        replace(&mut bytes, stand_in.as_bytes(), name);
    }
    bytes
}

fn replace(bytes: &mut [u8], from: &[u8], to: &[u8]) {
    let places: Vec<usize> = memchr::memmem::find_iter(bytes, from).collect();
    assert_eq!(places.len(), 2, "a name stands before its member and in the directory");
    for at in places {
        bytes[at..at + to.len()].copy_from_slice(to);
    }
}

/// Changes the 16-bit field at `local` of the first local header and at `central` of the first directory entry.
pub fn patch_zip(bytes: &mut [u8], local: usize, central: usize, value: u16) {
    let directory = memchr::memmem::find(bytes, b"PK\x01\x02").unwrap();
    bytes[local..local + 2].copy_from_slice(&value.to_le_bytes());
    bytes[directory + central..directory + central + 2].copy_from_slice(&value.to_le_bytes());
}

/// A tar with these members.
pub fn tar(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut builder = Builder::new(Vec::new());
    for (name, bytes) in members {
        let mut header = Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        builder.append_data(&mut header, name, *bytes).unwrap();
    }
    builder.into_inner().unwrap()
}

/// One tar member whose name is any bytes and whose type is any, without the end of an archive.
pub fn tar_member(name: &[u8], kind: EntryType, bytes: &[u8]) -> Vec<u8> {
    let mut header = Header::new_ustar();
    header.as_mut_bytes()[..name.len()].copy_from_slice(name);
    header.set_entry_type(kind);
    header.set_size(bytes.len() as u64);
    header.set_mode(0o644);
    header.set_cksum();
    let mut member = header.as_bytes().to_vec();
    member.extend_from_slice(bytes);
    member.resize(member.len().next_multiple_of(512), 0);
    member
}

/// The end of a tar archive.
pub fn tar_end() -> Vec<u8> {
    vec![0; 1024]
}

pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

pub fn zstd(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 3).unwrap()
}

/// Bytes that no packer makes smaller.
pub fn noise(count: usize) -> Vec<u8> {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32) as u8
    };
    (0..count).map(|_| next()).collect()
}
