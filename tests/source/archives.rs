//! Good archives of every kind.

use encoding_rs::GB18030;
use tar::EntryType;
use zhibiao::diagnostic::RejectReason;
use zhibiao::source::Limits;

use crate::Files;
use crate::make::{gzip, tar, tar_end, tar_member, zip, zip_raw, zstd};

const MEMBERS: [(&str, &[u8]); 2] = [("季度/一.txt", b"one"), ("two.txt", b"two")];

#[test]
fn every_kind_of_archive_is_told_by_content_not_by_name() {
    let tar = tar(&MEMBERS);
    for archive in [zip(&MEMBERS), gzip(&tar), zstd(&tar), tar] {
        let outcome = Files::of("some.bin", &archive).read();
        assert_eq!(outcome.taken(), ["some.bin!季度/一.txt", "some.bin!two.txt"]);
        assert_eq!(outcome.documents[0].1, b"one");
        assert_eq!(outcome.documents[1].1, b"two");
        assert_eq!(outcome.refused(), []);
    }
}

#[test]
fn a_packed_file_has_the_name_without_the_suffix() {
    let outcome = Files::of("进展.txt.gz", &gzip(b"text"))
        .with("b.csv.zst", &zstd(b"text"))
        .read();
    assert_eq!(outcome.taken(), ["进展.txt.gz!进展.txt", "b.csv.zst!b.csv"]);
    assert_eq!(outcome.documents[0].1, b"text");
}

#[test]
fn several_gzip_members_are_one_stream() {
    let packed = [gzip(b"first "), gzip(b"second")].concat();
    assert_eq!(Files::of("a.gz", &packed).read().documents[0].1, b"first second");
}

#[test]
fn names_in_gbk_without_the_flag() {
    let names = ["三季度报送/石榴区进展.txt", "三季度报送/附件.csv"].map(|name| GB18030.encode(name).0.into_owned());
    let archive = zip_raw(&[(&names[0], b"one"), (&names[1], b"two")]);
    let outcome = Files::of("a.zip", &archive).read();
    assert_eq!(
        outcome.taken(),
        ["a.zip!三季度报送/石榴区进展.txt", "a.zip!三季度报送/附件.csv"]
    );
    let archive = [tar_member(&names[0], EntryType::Regular, b"one"), tar_end()].concat();
    assert_eq!(
        Files::of("a.tar", &archive).read().taken(),
        ["a.tar!三季度报送/石榴区进展.txt"]
    );
}

#[test]
fn backslashes_part_names_too() {
    let outcome = Files::of("a.zip", &zip_raw(&[(br"dir\sub\a.txt", b"one")])).read();
    assert_eq!(outcome.taken(), ["a.zip!dir/sub/a.txt"]);
}

#[test]
fn members_of_the_same_name_are_all_taken() {
    let outcome = Files::of("a.zip", &zip_raw(&[(b"a.txt", b"one"), (b"a.txt", b"two")])).read();
    assert_eq!(
        outcome
            .documents
            .iter()
            .map(|(_, bytes)| bytes.as_slice())
            .collect::<Vec<_>>(),
        [b"one", b"two"]
    );
}

#[test]
fn long_names_in_tar() {
    // 120 characters of three bytes each: GNU writes a member that holds the name, pax a record.
    let long = "长".repeat(120);
    let gnu = tar(&[(&long, b"one")]);
    assert_eq!(Files::of("a.tar", &gnu).read().taken(), [format!("a.tar!{long}")]);

    let body = format!(" path={long}\n");
    let record = format!("{}{body}", body.len() + 3);
    let pax = [
        tar_member(b"ignored", EntryType::XHeader, record.as_bytes()),
        tar_member(b"short", EntryType::Regular, b"one"),
        tar_member(b"next", EntryType::Regular, b"two"),
        tar_end(),
    ];
    assert_eq!(
        Files::of("a.tar", &pax.concat()).read().taken(),
        [format!("a.tar!{long}"), "a.tar!next".to_owned()]
    );
}

#[test]
fn archives_inside_archives() {
    let inner = zip(&[("c.txt", b"deep"), ("d.txt.gz", &gzip(b"deeper"))]);
    let middle = gzip(&tar(&[("b/inner.zip", &inner), ("b/e.txt", b"shallow")]));
    let outer = zip(&[("a/middle.tar.gz", &middle), ("f.txt", b"top")]);
    let files = Files::of("outer.zip", &outer);
    let limits = Limits {
        depth: 4,
        ..Limits::default()
    };
    let all = [
        "outer.zip!a/middle.tar.gz/b/inner.zip/c.txt",
        "outer.zip!a/middle.tar.gz/b/inner.zip/d.txt.gz/d.txt",
        "outer.zip!a/middle.tar.gz/b/e.txt",
        "outer.zip!f.txt",
    ];
    assert_eq!(files.read_within(&limits).taken(), all);

    let outcome = files.read();
    assert_eq!(outcome.taken(), [all[0], all[2], all[3]]);
    let too_deep = "outer.zip!a/middle.tar.gz/b/inner.zip/d.txt.gz".to_owned();
    assert_eq!(outcome.refused(), [(too_deep, RejectReason::TooDeep)]);
    assert!(outcome.rejects[0].sha256.is_some() && outcome.rejects[0].bytes.is_some());

    let limits = Limits {
        depth: 0,
        ..Limits::default()
    };
    assert_eq!(
        files.read_within(&limits).refused(),
        [("outer.zip".to_owned(), RejectReason::TooDeep)]
    );
}

#[test]
fn documents_that_are_zips_are_handed_over() {
    for entry in ["[Content_Types].xml", "mimetype", "OFD.xml"] {
        let document = zip(&[("word/a.xml", b"x"), (entry, b"y")]);
        assert_eq!(
            Files::of("a.docx", &document).read().documents,
            [("a.docx".to_owned(), document.clone())]
        );
        // However deep it lies.
        let limits = Limits {
            depth: 1,
            ..Limits::default()
        };
        let outcome = Files::of("a.zip", &zip(&[("a.docx", &document)])).read_within(&limits);
        assert_eq!(outcome.documents, [("a.zip!a.docx".to_owned(), document)]);
    }
}

#[test]
fn folders_and_clutter_are_skipped() {
    let members: [(&str, &[u8]); 5] = [
        ("a/.DS_Store", b"x"),
        ("__MACOSX/a/._b.txt", b"x"),
        ("a/Thumbs.db", b"x"),
        ("a/._b.txt", b"x"),
        ("a/b.txt", b"x"),
    ];
    let folder = tar_member(b"a", EntryType::Directory, b"");
    for archive in [zip(&members), tar(&members), [folder, tar(&members)].concat()] {
        let outcome = Files::of("a.zip", &archive).read();
        assert_eq!(outcome.paths, ["a.zip!a/b.txt"]);
    }
    let folder_only = zip_raw(&[(b"a/", b"")]);
    assert_eq!(Files::of("a.zip", &folder_only).read().paths, [""; 0]);
}

#[test]
fn an_empty_archive_has_no_documents() {
    assert_eq!(
        Files::of("a.zip", &zip(&[]))
            .with("a.tar.gz", &gzip(&tar_end()))
            .read()
            .taken(),
        ["a.tar.gz!a.tar"]
    );
}
