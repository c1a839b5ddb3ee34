//! Odd files as they are found, kept beside the repository.

use std::path::PathBuf;

use zhibiao::diagnostic::RejectReason;
use zhibiao::source::{Limits, Location};

use crate::{Outcome, read};

/// One file of the layouts, or none where they are absent.
fn layout(name: &str) -> Option<Outcome> {
    let shared = std::env::var_os("ZHIBIAO_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"),
        PathBuf::from,
    );
    let path = shared.join("layouts").join(name);
    if !path.exists() {
        println!("skipped: ../shared is absent");
        return None;
    }
    Some(read(
        &[Location {
            given: name.to_owned(),
            path,
        }],
        &Limits::default(),
    ))
}

#[test]
fn names_in_gbk() {
    let Some(outcome) = layout("26-mixed-gbk-names.zip") else {
        return;
    };
    assert_eq!(outcome.taken().len(), 5);
    assert!(
        outcome
            .taken()
            .iter()
            .all(|path| path.starts_with("26-mixed-gbk-names.zip!2023年三季度报送/"))
    );
    assert!(outcome.taken()[2].ends_with(".docx") && outcome.documents[2].1.starts_with(b"PK"));
}

#[test]
fn a_truncated_zip() {
    let Some(outcome) = layout("35-truncated.zip") else {
        return;
    };
    assert_eq!(
        outcome.refused(),
        [("35-truncated.zip".to_owned(), RejectReason::TruncatedArchive)]
    );
}

#[test]
fn traversal() {
    let Some(outcome) = layout("37-traversal.zip") else {
        return;
    };
    assert_eq!(outcome.taken(), ["37-traversal.zip!报送/进展.txt"]);
    let reasons: Vec<_> = outcome.rejects.iter().map(|reject| reject.reason).collect();
    use RejectReason::{SpecialFile, UnsafePath};
    assert_eq!(reasons, [UnsafePath, UnsafePath, UnsafePath, SpecialFile]);
    assert_eq!(outcome.rejects[1].member.as_deref(), Some(r"..\..\evil2.txt"));
}

#[test]
fn an_empty_file() {
    let Some(outcome) = layout("32-empty.txt") else { return };
    assert_eq!(outcome.refused(), [("32-empty.txt".to_owned(), RejectReason::Empty)]);
}
