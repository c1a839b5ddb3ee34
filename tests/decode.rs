//! The stage `decode` on odd files as they are found, kept beside the repository.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "helpers of tests fail and speak as tests do"
)]

use std::path::{Path, PathBuf};

use zhibiao::decode::{Bounds, Text, decode};
use zhibiao::diagnostic::{Refusal, RejectReason};
use zhibiao::source::{Limits, Location, Taken, open};

/// The documents of one file below the shared folder, decoded; none where it is absent.
fn shared(path: &str) -> Option<Vec<Result<Text, Refusal>>> {
    let shared = std::env::var_os("ZHIBIAO_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"),
        PathBuf::from,
    );
    let location = Location {
        given: path.to_owned(),
        path: shared.join(path),
    };
    if !location.path.exists() {
        println!("skipped: ../shared is absent");
        return None;
    }
    let documents = open(&[location], &Limits::default()).unwrap();
    let documents = documents.filter_map(|taken| match taken {
        Taken::Document(document) => Some(decode(document, Bounds::default())),
        Taken::Rejected(_) => None,
    });
    Some(documents.collect())
}

#[test]
fn plain_reports() {
    for path in [
        "reports/gongshu-2022q4.txt",
        "layouts/30-fullwidth-gulou.txt",
        "layouts/12-body-twice.txt",
    ] {
        let Some(documents) = shared(path) else { return };
        let text = documents[0].as_ref().unwrap();
        assert_eq!((text.encoding, text.replaced), (Some("UTF-8"), 0), "{path}");
        assert!(!text.content.contains('\r'));
    }
}

#[test]
fn a_table_exported_in_gb18030() {
    let Some(documents) = shared("layouts/18-columns-order.csv") else {
        return;
    };
    let text = documents[0].as_ref().unwrap();
    assert_eq!((text.format, text.encoding, text.replaced), ("csv", Some("GB18030"), 0));
}

#[test]
fn a_page_of_layout_tables() {
    let Some(documents) = shared("layouts/15-gov-gb2312.html") else {
        return;
    };
    let text = documents[0].as_ref().unwrap();
    assert_eq!((text.format, text.encoding), ("html", Some("GB18030")));
    let sizes: Vec<_> = text
        .tables
        .iter()
        .map(|table| (table.rows(), table.columns()))
        .collect();
    assert_eq!(sizes, [(3, 4), (5, 9), (5, 4)]);
    assert_eq!(text.headings.len(), 1);
}

#[test]
fn an_archive_of_mixed_documents() {
    let Some(documents) = shared("layouts/26-mixed-gbk-names.zip") else {
        return;
    };
    let outcomes: Vec<_> = documents
        .iter()
        .map(|document| match document {
            Ok(text) => text.encoding.unwrap_or_default(),
            Err(refusal) => refusal.reason.code(),
        })
        .collect();
    assert_eq!(outcomes, ["GB18030", "UTF-8", "", "GB18030", "unsupported_format"]);
}

#[test]
fn mojibake() {
    let Some(documents) = shared("layouts/39-mojibake.txt") else {
        return;
    };
    assert_eq!(documents[0].as_ref().unwrap_err().reason, RejectReason::Mojibake);
}
