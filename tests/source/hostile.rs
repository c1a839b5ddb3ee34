//! Archives made to do harm: every limit holds, and the run goes on with the next file.

use tar::EntryType;
use zhibiao::diagnostic::RejectReason::{
    self, ArchiveTooLarge, CorruptArchive, MemberTooLarge, RatioTooHigh, TooManyMembers, UnsafePath,
};
use zhibiao::source::Limits;

use crate::Files;
use crate::make::{gzip, noise, tar, tar_end, tar_member, zip, zip_raw, zstd};

const MIB: usize = 1 << 20;

fn refused(path: &str, reason: RejectReason) -> [(String, RejectReason); 1] {
    [(path.to_owned(), reason)]
}

#[test]
fn names_that_lead_out_of_the_archive() {
    let names: [&[u8]; 4] = [
        b"../../evil.txt",
        br"..\..\evil2.txt",
        b"/etc/evil3.txt",
        b"C:/evil4.txt",
    ];
    let members: Vec<(&[u8], &[u8])> = names
        .iter()
        .map(|name| (*name, &b"evil"[..]))
        .chain([(&b"good.txt"[..], &b"good"[..])])
        .collect();
    let tar = members
        .iter()
        .flat_map(|(name, bytes)| tar_member(name, EntryType::Regular, bytes))
        .chain(tar_end());
    for archive in [zip_raw(&members), tar.collect()] {
        let outcome = Files::of("a.zip", &archive).read();
        assert_eq!(outcome.taken(), ["a.zip!good.txt"]);
        let expected: Vec<_> = names
            .iter()
            .map(|name| (format!("a.zip!{}", String::from_utf8_lossy(name)), UnsafePath))
            .collect();
        assert_eq!(outcome.refused(), expected);
    }
}

#[test]
fn a_bomb_of_zeros() {
    let zeros = vec![0; 3 * MIB];
    let tar = tar(&[("bomb.txt", &zeros), ("good.txt", b"good")]);
    for archive in [
        zip(&[("bomb.txt", &zeros), ("good.txt", b"good")]),
        gzip(&tar),
        zstd(&tar),
    ] {
        let outcome = Files::of("a.bin", &archive).read();
        assert_eq!(outcome.refused(), refused("a.bin!bomb.txt", RatioTooHigh));
        assert_eq!(outcome.taken(), ["a.bin!good.txt"]);
    }
    for packed in [gzip(&zeros), zstd(&zeros)] {
        assert_eq!(
            Files::of("bomb.gz", &packed).read().refused(),
            refused("bomb.gz!bomb", RatioTooHigh)
        );
    }
}

#[test]
fn a_bomb_inside_a_bomb() {
    let inner = gzip(&vec![0; 3 * MIB]);
    let outer = zip(&[("inner.gz", &inner), ("good.txt", b"good")]);
    let outcome = Files::of("a.zip", &outer).read();
    assert_eq!(outcome.refused(), refused("a.zip!inner.gz/inner", RatioTooHigh));
    assert_eq!(outcome.taken(), ["a.zip!good.txt"]);
}

#[test]
fn many_archives_inside_one_count_together() {
    let noise = noise(MIB);
    let inner = zip(&[("a.txt", &noise), ("b.txt", &noise)]);
    let outer = zip(&[("1.zip", &inner), ("2.zip", &inner), ("3.zip", &inner)]);
    // The first inner archive is 2 MiB and expands to 2 more.
    let limits = Limits {
        archive_bytes: 5 * MIB as u64,
        ..Limits::default()
    };
    let outcome = Files::of("a.zip", &outer)
        .with("next.txt", b"next")
        .read_within(&limits);
    assert_eq!(outcome.taken(), ["a.zip!1.zip/a.txt", "a.zip!1.zip/b.txt", "next.txt"]);
    assert_eq!(outcome.refused(), refused("a.zip!2.zip", ArchiveTooLarge));
}

#[test]
fn members_beyond_their_limits() {
    let noise = noise(3000);
    let members: [(&str, &[u8]); 3] = [("a.txt", b"a"), ("big.txt", &noise), ("c.txt", b"c")];
    let limits = Limits {
        member_bytes: 2999,
        ..Limits::default()
    };
    for archive in [zip(&members), gzip(&tar(&members)), zstd(&tar(&members))] {
        let outcome = Files::of("a.bin", &archive).read_within(&limits);
        assert_eq!(outcome.taken(), ["a.bin!a.txt", "a.bin!c.txt"]);
        assert_eq!(outcome.refused(), refused("a.bin!big.txt", MemberTooLarge));
    }
}

#[test]
fn too_many_members() {
    let limits = Limits {
        members: 2,
        ..Limits::default()
    };
    let members: [(&str, &[u8]); 4] = [("a.txt", b"a"), ("b.txt", b"b"), ("c.txt", b"c"), ("d.txt", b"d")];
    for archive in [zip(&members), tar(&members)] {
        let outcome = Files::of("a.bin", &archive)
            .with("next.txt", b"next")
            .read_within(&limits);
        assert_eq!(outcome.taken(), ["a.bin!a.txt", "a.bin!b.txt", "next.txt"]);
        assert_eq!(outcome.refused(), refused("a.bin!c.txt", TooManyMembers));
    }
    // Members of inner archives count, and so do headers that hold no member.
    let outcome = Files::of("a.zip", &zip(&[("1.zip", &zip(&members))])).read_within(&limits);
    assert_eq!(outcome.refused(), refused("a.zip!1.zip/b.txt", TooManyMembers));
    let headers = tar_member(b"x", EntryType::XGlobalHeader, b"").repeat(3);
    assert_eq!(
        Files::of("a.tar", &headers).read_within(&limits).refused(),
        refused("a.tar", TooManyMembers)
    );
}

#[test]
fn sizes_that_lie() {
    // A tar member that claims eight gigabytes, and a name that does.
    for (kind, reason, path) in [
        (EntryType::Regular, RejectReason::TruncatedArchive, "a.tar!a.txt"),
        (EntryType::GNULongName, CorruptArchive, "a.tar"),
    ] {
        let mut header = tar::Header::new_gnu();
        header.set_path("a.txt").unwrap();
        header.set_entry_type(kind);
        header.set_size(8 << 30);
        header.set_cksum();
        let archive = [header.as_bytes().to_vec(), noise(2000)].concat();
        assert_eq!(Files::of("a.tar", &archive).read().refused(), refused(path, reason));
    }
}
