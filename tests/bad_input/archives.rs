//! Broken and hostile archives: nothing is written outside of the output, and good members are taken.

use tar::EntryType;
use zhibiao::schema::Table;

use crate::make::{gzip, tar, tar_end, tar_member, zip, zip_raw};
use crate::run::{Dataset, Sandbox, report, text};

const MIB: usize = 1 << 20;

/// Runs over an archive; nothing but the dataset may come into being.
#[track_caller]
fn run(archive: &[u8], more: &[&str]) -> Dataset {
    let sandbox = Sandbox::of("a.bin", archive);
    let before = sandbox.outside();
    let dataset = sandbox.run_ok(more);
    assert_eq!(sandbox.outside(), before);
    for entry in walkdir::WalkDir::new(&dataset.folder) {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        assert!(name.is_ascii() && !name.contains("evil"), "{name}");
    }
    dataset
}

#[track_caller]
fn refused(dataset: &Dataset, expected: &[(&str, &str)]) {
    let refused = dataset.refused();
    let refused: Vec<_> = refused
        .iter()
        .map(|(path, reason)| (path.as_str(), reason.as_str()))
        .collect();
    assert_eq!(refused, expected);
}

#[test]
fn a_truncated_zip() {
    let whole = zip(&[("good.txt", report(12).as_bytes()), ("more.txt", report(13).as_bytes())]);
    for kept in [whole.len() / 2, whole.len() - 1] {
        let sandbox = Sandbox::of("bad.zip", &whole[..kept]).with("good.txt", report(12));
        let dataset = sandbox.run();
        let rejects = dataset.rows(Table::Rejects);
        let whole_archive: Vec<_> = rejects.iter().filter(|row| row["member"].is_null()).collect();
        assert_eq!(whole_archive.len(), 1, "{rejects:?}");
        assert_eq!(text(whole_archive[0], "reason"), "truncated_archive");
        assert!(dataset.rows(Table::Reports).len() == 1);
    }
}

#[test]
fn a_zip_bomb() {
    let zeros = vec![0; 3 * MIB];
    let dataset = run(&zip(&[("bomb.txt", &zeros), ("good.txt", report(12).as_bytes())]), &[]);
    refused(&dataset, &[("bomb.txt", "ratio_too_high")]);
    dataset.holds_report(12);
}

#[test]
fn a_zip_bomb_in_a_zip() {
    let bomb = zip(&[("bomb.txt", &vec![0; 3 * MIB]), ("good.txt", report(12).as_bytes())]);
    let dataset = run(
        &zip(&[("inner.zip", &bomb), ("a.gz", &gzip(&vec![b'1'; 3 * MIB]))]),
        &[],
    );
    refused(
        &dataset,
        &[("a.gz/a", "ratio_too_high"), ("inner.zip/bomb.txt", "ratio_too_high")],
    );
    dataset.holds_report(12);
}

#[test]
fn archives_in_archives_beyond_the_depth() {
    let mut archive = zip(&[("deep.txt", report(13).as_bytes())]);
    for _ in 0..40 {
        archive = zip(&[("inner.zip", &archive)]);
    }
    let dataset = run(
        &zip(&[("deep.zip", &archive), ("good.txt", report(12).as_bytes())]),
        &[],
    );
    refused(&dataset, &[("deep.zip/inner.zip/inner.zip", "too_deep")]);
    dataset.holds_report(12);
}

#[test]
fn members_that_lead_out_of_the_archive() {
    let report = report(12);
    let names: [&[u8]; 6] = [
        b"../../evil.txt",
        b"a/../../evil.txt",
        b"/tmp/evil.txt",
        br"..\..\evil-5.txt",
        br"C:\evil.txt",
        br"\\host\evil.txt",
    ];
    let members = || names.iter().map(|name| (*name, &b"evil"[..]));
    let with_report: Vec<_> = members().chain([(&b"good.txt"[..], report.as_bytes())]).collect();
    let tar: Vec<u8> = with_report
        .iter()
        .flat_map(|(name, bytes)| tar_member(name, EntryType::Regular, bytes))
        .chain(tar_end())
        .collect();
    for archive in [zip_raw(&with_report), gzip(&tar), tar] {
        let dataset = run(&archive, &[]);
        let mut expected: Vec<_> = names
            .iter()
            .map(|name| (String::from_utf8_lossy(name).into_owned(), "unsafe_path".to_owned()))
            .collect();
        expected.sort();
        assert_eq!(dataset.refused(), expected);
        dataset.holds_report(12);
    }
}

#[test]
fn links_in_a_tar() {
    let link = |kind, name: &str, target: &str| {
        let mut header = tar::Header::new_gnu();
        header.set_entry_type(kind);
        header.set_path(name).unwrap();
        header.set_link_name(target).unwrap();
        header.set_size(0);
        header.set_cksum();
        header.as_bytes().to_vec()
    };
    let archive = [
        link(EntryType::Symlink, "link.txt", "/etc/passwd"),
        link(EntryType::Link, "hard.txt", "/etc/passwd"),
        tar_member(b"good.txt", EntryType::Regular, report(12).as_bytes()),
        tar_end(),
    ]
    .concat();
    let dataset = run(&archive, &[]);
    refused(&dataset, &[("hard.txt", "special_file"), ("link.txt", "special_file")]);
    dataset.holds_report(12);
}

#[test]
fn a_member_beyond_its_limit() {
    let archive = tar(&[
        ("big.txt", report(13).repeat(20).as_bytes()),
        ("good.txt", report(12).as_bytes()),
    ]);
    let dataset = run(&archive, &["--set", "limits.member_bytes=2000"]);
    refused(&dataset, &[("big.txt", "member_too_large")]);
    dataset.holds_report(12);
}

#[test]
fn an_archive_beyond_its_members() {
    let archive = tar(&[("1.txt", report(12).as_bytes()), ("2.txt", b"2"), ("3.txt", b"3")]);
    let dataset = run(&archive, &["--set", "limits.members=1"]);
    refused(&dataset, &[("2.txt", "too_many_members")]);
    dataset.holds_report(12);
}

#[test]
fn an_unreadable_member_among_good_ones() {
    let mut archive = zip(&[("bad.txt", report(13).as_bytes()), ("good.txt", report(12).as_bytes())]);
    // The member's bytes begin behind its header of 30 bytes and its name.
    for byte in &mut archive[30 + "bad.txt".len()..][..40] {
        *byte ^= 0x55;
    }
    let dataset = run(&archive, &[]);
    let rejects = dataset.rows(Table::Rejects);
    assert_eq!(rejects.len(), 1);
    assert_eq!(
        (text(&rejects[0], "member"), text(&rejects[0], "stage")),
        ("bad.txt", "source")
    );
    assert!(
        ["corrupt_archive", "unreadable"].contains(&text(&rejects[0], "reason")),
        "{:?}",
        rejects[0]
    );
    dataset.holds_report(12);
}
