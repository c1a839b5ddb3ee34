//! The stage `source` from the outside: files and archives made here, read through `open`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "helpers of tests fail and speak as tests do"
)]
mod archives;
mod broken;
mod fuzz;
mod hostile;
mod layouts;
mod make;

use std::path::{Path, PathBuf};

use zhibiao::diagnostic::RejectReason;
use zhibiao::rows::Reject;
use zhibiao::source::{Limits, Location, Taken, open, sha256_hex};

/// Files in a folder of their own, read as a whole.
struct Files {
    folder: tempfile::TempDir,
    given: Vec<String>,
}

/// What one run over the files gave.
#[derive(Debug, Default)]
struct Outcome {
    /// Path (`source!member`) and bytes of each document, in order.
    documents: Vec<(String, Vec<u8>)>,
    rejects: Vec<Reject>,
    /// Every path, of documents and rejects, in order.
    paths: Vec<String>,
}

impl Files {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            given: Vec::new(),
        }
    }

    /// One file with these bytes.
    fn of(name: &str, bytes: &[u8]) -> Self {
        Self::new().with(name, bytes)
    }

    fn with(mut self, name: &str, bytes: &[u8]) -> Self {
        std::fs::write(self.path(name), bytes).unwrap();
        self.given.push(name.to_owned());
        self
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn read(&self) -> Outcome {
        self.read_within(&Limits::default())
    }

    fn read_within(&self, limits: &Limits) -> Outcome {
        let locations: Vec<_> = self
            .given
            .iter()
            .map(|given| Location {
                given: given.clone(),
                path: self.path(given),
            })
            .collect();
        read(&locations, limits)
    }
}

fn read(locations: &[Location], limits: &Limits) -> Outcome {
    let mut outcome = Outcome::default();
    let mut documents = open(locations, limits).unwrap();
    let mut before = 0;
    while let Some(taken) = documents.next() {
        assert!(documents.bytes_read() >= before, "progress never runs back");
        before = documents.bytes_read();
        outcome.add(taken);
    }
    assert_eq!(documents.bytes_read(), documents.total_bytes());
    outcome
}

impl Outcome {
    fn add(&mut self, taken: Taken) {
        match taken {
            Taken::Document(document) => {
                let path = path(&document.origin.source, document.origin.member.as_deref());
                self.paths.push(path.clone());
                self.documents.push((path, document.bytes));
            }
            Taken::Rejected(reject) => {
                self.paths.push(path(&reject.source, reject.member.as_deref()));
                self.rejects.push(reject);
            }
        }
    }

    /// The paths of the documents.
    fn taken(&self) -> Vec<&str> {
        self.documents.iter().map(|(path, _)| path.as_str()).collect()
    }

    /// Path and reason of each reject.
    fn refused(&self) -> Vec<(String, RejectReason)> {
        self.rejects
            .iter()
            .map(|reject| (path(&reject.source, reject.member.as_deref()), reject.reason))
            .collect()
    }
}

fn path(source: &str, member: Option<&str>) -> String {
    member.map_or_else(|| source.to_owned(), |member| format!("{source}!{member}"))
}

#[test]
fn plain_files_are_documents() {
    let outcome = Files::of("进展.txt", "完成".as_bytes())
        .with("b.bin", &[0, 1, 2])
        .read();
    assert_eq!(outcome.taken(), ["进展.txt", "b.bin"]);
    assert_eq!(outcome.documents[0].1, "完成".as_bytes());
    assert_eq!(outcome.refused(), []);
}

#[test]
fn an_empty_file_is_rejected() {
    let outcome = Files::of("empty.txt", b"").with("a.txt", b"a").read();
    assert_eq!(outcome.taken(), ["a.txt"]);
    assert_eq!(outcome.refused(), [("empty.txt".to_owned(), RejectReason::Empty)]);
    assert_eq!(
        (outcome.rejects[0].bytes, outcome.rejects[0].sha256.clone()),
        (Some(0), Some(sha256_hex(b"")))
    );
}

#[test]
fn a_file_beyond_the_limit_is_rejected() {
    let limits = Limits {
        member_bytes: 10,
        ..Limits::default()
    };
    let outcome = Files::of("big.txt", &[b'a'; 11])
        .with("fits.txt", &[b'a'; 10])
        .read_within(&limits);
    assert_eq!(outcome.taken(), ["fits.txt"]);
    assert_eq!(
        outcome.refused(),
        [("big.txt".to_owned(), RejectReason::MemberTooLarge)]
    );
    assert_eq!(outcome.rejects[0].bytes, Some(11));
}

#[test]
fn a_file_that_vanishes_is_rejected_and_the_run_goes_on() {
    let files = Files::of("a.txt", b"a").with("b.txt", b"b");
    let locations = [Location {
        given: "in".to_owned(),
        path: files.folder.path().to_path_buf(),
    }];
    let documents = open(&locations, &Limits::default()).unwrap();
    assert_eq!(
        documents
            .files()
            .iter()
            .map(|file| file.source.as_str())
            .collect::<Vec<_>>(),
        ["in/a.txt", "in/b.txt"]
    );
    std::fs::remove_file(files.path("a.txt")).unwrap();
    let mut outcome = Outcome::default();
    documents.for_each(|taken| outcome.add(taken));
    assert_eq!(outcome.refused(), [("in/a.txt".to_owned(), RejectReason::Unreadable)]);
    assert_eq!(outcome.taken(), ["in/b.txt"]);
}

#[cfg(unix)]
#[test]
fn a_link_to_nothing_and_a_device_are_rejected() {
    let files = Files::new();
    std::os::unix::fs::symlink("nowhere", files.path("link.txt")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", files.path("zero.txt")).unwrap();
    let locations = [Location {
        given: ".".to_owned(),
        path: files.folder.path().to_path_buf(),
    }];
    let outcome = read(&locations, &Limits::default());
    let expected = [
        ("./link.txt".to_owned(), RejectReason::Unreadable),
        ("./zero.txt".to_owned(), RejectReason::SpecialFile),
    ];
    assert_eq!(outcome.refused(), expected);
}

#[test]
fn a_path_that_does_not_exist_is_an_error_that_says_what_to_do() {
    let location = Location {
        given: "报告/none.txt".to_owned(),
        path: Path::new("/nonexistent/none.txt").to_path_buf(),
    };
    let Err(error) = open(&[location], &Limits::default()) else {
        panic!("a missing file was listed")
    };
    let message = error.to_string();
    assert!(
        message.contains("报告/none.txt") && message.contains("check the spelling"),
        "{message}"
    );
}

#[test]
fn documents_can_be_read_on_another_thread() {
    fn is_send<T: Send>() {}
    is_send::<zhibiao::source::Documents>();
}
