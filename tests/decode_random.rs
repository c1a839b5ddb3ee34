//! Damaged documents of every format: no panic, and the laws of a text hold.
//!
//! The plain suite damages each fixture a few times in the same way every time. `ZHIBIAO_FUZZ_SECONDS=60` goes on with other
//! damages for that long. `ZHIBIAO_FUZZ_KEEP=FILE` writes the document that broke a law to a file.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test fails by panicking, and says what it did"
)]

mod containers;
mod decode_laws;
mod random;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

use containers::Parts;
use random::Random;

/// Damages of each fixture in the plain suite.
const ROUNDS: u64 = 3;

/// What stands at a border in some format.
const PIECES: &[&[u8]] = &[
    b"<",
    b">",
    b"</",
    b"/>",
    b"&",
    b"&#0;",
    b"&#x110000;",
    b"&nbsp;",
    b"\"",
    b"'",
    b"<table>",
    b"</table>",
    b"<tr><td>",
    b"<td rowspan=\"9\" colspan=\"70000\">",
    b"<w:tbl>",
    b"<w:gridSpan w:val=\"-1\"/>",
    b"<w:vMerge/>",
    b"<table:covered-table-cell/>",
    b"<![CDATA[",
    b"]]>",
    b"<!--",
    b"|",
    b"|---|",
    b"> ",
    b"- ",
    b"# ",
    b"```",
    b"{",
    b"}",
    b"\\par ",
    b"\\u-1?",
    b"\\'8",
    b"\\bin9 ",
    b"[",
    b"]",
    b"<<",
    b">>",
    b"(",
    b")",
    b" Tj ",
    b" BT ",
    b" ET ",
    b" 1 0 R ",
    b"endobj ",
    b"stream\n",
    b"-1",
    b"0",
    b"99999999999999999999",
    b"1e400",
    b"NaN",
    b"\0",
    b"\xFF\xFE",
    b"\xEF\xBB\xBF",
    b"\x81",
    b"\n",
    b"\r\n\r\n",
    b"\t",
    b",",
    b"=E0",
    b"--b\r\n",
    b"\xF0\x9F\x9A\x80",
    b"\xE2\x80\xA8",
    b"\x1B",
];

/// Damages bytes in one place: a flipped bit, a piece put in, cut out or written twice, an early end.
fn damage(bytes: &mut Vec<u8>, random: &mut Random) {
    let at = random.below(bytes.len() + 1);
    let to = (at + 1 + random.below(64)).min(bytes.len());
    match random.below(8) {
        0..3 if at < bytes.len() => bytes[at] ^= 1 << random.below(8),
        3 | 4 => drop(bytes.splice(at..at, PIECES[random.below(PIECES.len())].iter().copied())),
        5 => drop(bytes.drain(at..to.max(at))),
        6 => {
            let again = bytes[at..to.max(at)].repeat(1 + random.below(30));
            drop(bytes.splice(at..at, again));
        }
        7 if random.below(3) == 0 => bytes.truncate(at),
        _ => bytes[at..to.max(at)].reverse(),
    }
}

/// A document with some damage, mostly in one of its parts, sometimes in its container.
fn damaged(whole: &[u8], parts: &Parts, random: &mut Random) -> Vec<u8> {
    let mut parts = parts.clone();
    let chosen = random.below(parts.parts.len());
    for _ in 0..=random.below(4) {
        damage(&mut parts.parts[chosen].1, random);
    }
    let mut bytes = parts.close().unwrap_or_else(|| whole.to_vec());
    if random.below(6) == 0 {
        damage(&mut bytes, random);
    }
    bytes
}

/// What is wrong with decoding a document, a panic included.
fn broken(name: &str, bytes: &[u8]) -> Option<String> {
    match catch_unwind(AssertUnwindSafe(|| decode_laws::check(name, bytes))) {
        Ok(law) => law.err(),
        Err(_) => Some("a panic".to_owned()),
    }
}

#[track_caller]
fn check(name: &str, bytes: &[u8], origin: &str) {
    if let Some(message) = broken(name, bytes) {
        if let Some(path) = std::env::var_os("ZHIBIAO_FUZZ_KEEP") {
            fs::write(path, bytes).unwrap();
        }
        panic!("{name}, {origin}: {message}");
    }
}

/// Name and bytes of every fixture that is a document of its own, in order.
fn fixtures() -> Vec<(String, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let entries = walkdir::WalkDir::new(root).sort_by_file_name().into_iter();
    let paths = entries.map(|entry| entry.unwrap().into_path());
    let paths = paths.filter(|path| {
        let name = path.to_string_lossy();
        path.is_file()
            && !["/make/", "/archive/", ".gold.json", "README"]
                .iter()
                .any(|part| name.contains(part))
    });
    paths
        .map(|path| {
            (
                path.file_name().unwrap().to_str().unwrap().to_owned(),
                fs::read(&path).unwrap(),
            )
        })
        .collect()
}

#[test]
fn damaged_documents_break_no_law() {
    let fixtures = fixtures();
    let seconds = std::env::var("ZHIBIAO_FUZZ_SECONDS")
        .ok()
        .and_then(|text| text.parse().ok());
    let long = Duration::from_secs(seconds.unwrap_or(0));
    let start = Instant::now();
    let taken: Vec<_> = fixtures.iter().map(|(_, bytes)| Parts::open(bytes)).collect();
    let mut round = 0;
    while round < ROUNDS || seconds.is_some() && start.elapsed() < long {
        for ((name, bytes), parts) in fixtures.iter().zip(&taken) {
            let seed = round * 1000;
            check(name, &damaged(bytes, parts, &mut Random(seed)), &format!("seed {seed}"));
        }
        round += 1;
    }
    println!("{} documents, {round} damages of each", fixtures.len());
}

#[test]
fn whole_documents_break_no_law() {
    for (name, bytes) in fixtures() {
        check(&name, &bytes, "as it is");
        // Under any other name it is still the same bytes.
        check("a.txt", &bytes, "as a text");
    }
}
