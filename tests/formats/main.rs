//! Whole runs over documents of every format and layout, against their gold.
//!
//! `tests/fixtures` holds our own documents, a folder a family; its README says what the gold files mean. The layouts beside the
//! repository are read in the same way.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test fails by panicking, and says what it left out"
)]

mod fixtures;
mod gold;
#[path = "../run/mod.rs"]
mod run;
mod same;

use std::path::{Path, PathBuf};

use fixtures::{Fixture, fixtures};
use gold::Found;
use run::Sandbox;

/// Runs the program over documents, all in one run.
fn read(fixtures: &[Fixture]) -> Found {
    let sandbox = fixtures.iter().fold(Sandbox::new(), |sandbox, fixture| {
        sandbox.with(&fixture.name, &fixture.bytes)
    });
    Found::of(&sandbox.run_ok(&["--quiet"]))
}

/// Runs over the documents of a folder and expects what their gold says.
#[track_caller]
fn check(folder: &Path) {
    let fixtures = fixtures(folder);
    assert!(!fixtures.is_empty(), "{} holds no document", folder.display());
    let found = read(&fixtures);
    let differences: Vec<String> = fixtures
        .iter()
        .flat_map(|fixture| {
            let differences = gold::differences(&fixture.gold, &found.of_source(&format!("in/{}", fixture.name)));
            differences
                .into_iter()
                .map(|difference| format!("{}: {difference}", fixture.name))
        })
        .collect();
    assert!(differences.is_empty(), "\n{}", differences.join("\n"));
}

macro_rules! folders {
    ($($name:ident,)+) => {
        $(#[test]
        fn $name() {
            check(&fixtures::own(stringify!($name)));
        })+

        /// Every folder of documents is read by a test.
        #[test]
        fn no_folder_is_forgotten() {
            let read = [$(stringify!($name),)+ "make", "same"];
            for folder in fixtures::folders() {
                assert!(read.contains(&folder.as_str()), "{folder} is read by no test");
            }
        }
    };
}

folders! {
    archive,
    docx,
    html,
    meta,
    ofd,
    pdf,
    sheet,
    text,
}

#[test]
fn the_layouts_beside_the_repository() {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let shared = std::env::var_os("ZHIBIAO_SHARED").map_or(beside, PathBuf::from);
    if shared.is_dir() {
        check(&shared.join("layouts"));
    } else {
        println!("skipped: ../shared is absent");
    }
}
