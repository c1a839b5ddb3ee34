//! Archives that were cut off or damaged: what is whole is taken, what is not is rejected with a reason.

use tar::EntryType;
use zhibiao::diagnostic::RejectReason::{
    self, CorruptArchive, Empty, Encrypted, SpecialFile, TruncatedArchive, UnsupportedCompression,
};
use zhibiao::source::sha256_hex;

use crate::Files;
use crate::make::{gzip, noise, patch_zip, tar, tar_end, tar_member, zip, zstd};

fn refused(path: &str, reason: RejectReason) -> [(String, RejectReason); 1] {
    [(path.to_owned(), reason)]
}

#[test]
fn a_zip_without_its_end() {
    let whole = zip(&[("a.txt", &noise(2000)), ("b.txt", &noise(2000))]);
    let cut = &whole[..whole.len() * 6 / 10];
    let outcome = Files::of("cut.zip", cut).with("a.txt", b"a").read();
    assert_eq!(outcome.refused(), refused("cut.zip", TruncatedArchive));
    assert_eq!(outcome.rejects[0].sha256, Some(sha256_hex(cut)));
    assert_eq!(outcome.rejects[0].bytes, Some(cut.len() as i64));
    assert_eq!(outcome.taken(), ["a.txt"]);
}

#[test]
fn a_cut_zip_inside_an_archive() {
    let inner = zip(&[("a.txt", &noise(2000))]);
    let outer = tar(&[("inner.zip", &inner[..1000]), ("b.txt", b"b")]);
    let outcome = Files::of("outer.tar", &outer).read();
    assert_eq!(outcome.refused(), refused("outer.tar!inner.zip", TruncatedArchive));
    assert_eq!(outcome.rejects[0].sha256, Some(sha256_hex(&inner[..1000])));
    assert_eq!(outcome.taken(), ["outer.tar!b.txt"]);
}

#[test]
fn a_zip_whose_directory_is_overwritten() {
    let mut archive = zip(&[("a.txt", b"one")]);
    let directory = memchr::memmem::find(&archive, b"PK\x01\x02").unwrap();
    archive[directory..directory + 4].fill(0);
    assert_eq!(
        Files::of("a.zip", &archive).read().refused(),
        refused("a.zip", CorruptArchive)
    );
}

#[test]
fn a_damaged_member_leaves_the_next_one_good() {
    let mut archive = zip(&[("a.txt", &noise(500)), ("b.txt", b"b")]);
    archive[200] ^= 0xFF;
    let outcome = Files::of("a.zip", &archive).read();
    assert_eq!(outcome.refused(), refused("a.zip!a.txt", CorruptArchive));
    assert_eq!(outcome.taken(), ["a.zip!b.txt"]);
}

#[test]
fn an_encrypted_member() {
    let mut archive = zip(&[("a.txt", b"one"), ("b.txt", b"b")]);
    patch_zip(&mut archive, 6, 8, 1);
    let outcome = Files::of("a.zip", &archive).read();
    assert_eq!(outcome.refused(), refused("a.zip!a.txt", Encrypted));
    assert_eq!(outcome.taken(), ["a.zip!b.txt"]);
}

#[test]
fn a_member_packed_in_an_unknown_way() {
    let mut archive = zip(&[("a.txt", b"one"), ("b.txt", b"b")]);
    // 98 is PPMd.
    patch_zip(&mut archive, 8, 10, 98);
    let outcome = Files::of("a.zip", &archive).read();
    assert_eq!(outcome.refused(), refused("a.zip!a.txt", UnsupportedCompression));
    assert_eq!(outcome.taken(), ["a.zip!b.txt"]);
}

#[test]
fn a_cut_stream_gives_the_members_before_the_cut() {
    let (first, second) = (&noise(6000)[..3000], &noise(6000)[3000..]);
    let whole = tar(&[("a.txt", first), ("b.txt", second), ("c.txt", b"c")]);
    for packed in [gzip(&whole[..5000]), zstd(&whole[..5000]), whole[..5000].to_vec()] {
        let outcome = Files::of("cut.bin", &packed).read();
        assert_eq!(outcome.taken(), ["cut.bin!a.txt"]);
        assert_eq!(outcome.refused(), refused("cut.bin!b.txt", TruncatedArchive));
    }
    // Here the packed stream itself ends too early.
    let packed = gzip(&whole);
    let outcome = Files::of("cut.tar.gz", &packed[..packed.len() * 3 / 4]).read();
    assert_eq!(outcome.taken(), ["cut.tar.gz!a.txt"]);
    assert_eq!(outcome.refused(), refused("cut.tar.gz!b.txt", TruncatedArchive));
}

#[test]
fn a_cut_packed_file() {
    for packed in [gzip(&noise(3000)), zstd(&noise(3000))] {
        let outcome = Files::of("a.txt.gz", &packed[..2000]).read();
        assert_eq!(outcome.refused(), refused("a.txt.gz!a.txt", TruncatedArchive));
    }
}

#[test]
fn a_packed_file_of_rubbish() {
    let rubbish = [&[0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 0][..], &noise(300)].concat();
    assert_eq!(
        Files::of("a.gz", &rubbish).read().refused(),
        refused("a.gz!a", CorruptArchive)
    );
}

#[test]
fn a_tar_with_a_wrong_checksum() {
    let mut archive = [
        tar_member(b"a.txt", EntryType::Regular, b"a"),
        tar_member(b"b.txt", EntryType::Regular, b"b"),
    ]
    .concat();
    archive[1024] ^= 1;
    let outcome = Files::of("a.tar", &archive).read();
    assert_eq!(outcome.taken(), ["a.tar!a.txt"]);
    assert_eq!(outcome.refused(), refused("a.tar", CorruptArchive));
}

#[test]
fn empty_members_are_rejected() {
    let outcome = Files::of("a.zip", &zip(&[("a.txt", b""), ("b.txt", b"b")])).read();
    assert_eq!(outcome.refused(), refused("a.zip!a.txt", Empty));
    assert_eq!(outcome.taken(), ["a.zip!b.txt"]);
}

#[test]
fn links_and_devices() {
    let archive = [
        tar_member(b"link.txt", EntryType::Symlink, b""),
        tar_member(b"pipe.txt", EntryType::Fifo, b""),
        tar_member(b"sparse.txt", EntryType::GNUSparse, b"data"),
        tar_member(b"good.txt", EntryType::Regular, b"good"),
        tar_end(),
    ];
    let outcome = Files::of("a.tar", &archive.concat()).read();
    assert_eq!(outcome.taken(), ["a.tar!good.txt"]);
    assert_eq!(
        outcome.rejects.iter().map(|reject| reject.reason).collect::<Vec<_>>(),
        [SpecialFile; 3]
    );

    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    writer
        .add_symlink(
            "link.txt",
            "../../etc/hostname",
            zip::write::SimpleFileOptions::default(),
        )
        .unwrap();
    let archive = writer.finish().unwrap().into_inner();
    assert_eq!(
        Files::of("a.zip", &archive).read().refused(),
        refused("a.zip!link.txt", SpecialFile)
    );
}
