//! Documents with their gold, as they stand in a folder.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// One document.
pub struct Fixture {
    pub name: String,
    pub bytes: Vec<u8>,
    pub gold: Value,
}

const GOLD: &str = ".gold.json";

/// A folder below `tests/fixtures`.
pub fn own(folder: &str) -> PathBuf {
    root().join(folder)
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// The names of all folders below `tests/fixtures`.
pub fn folders() -> Vec<String> {
    let entries = fs::read_dir(root()).unwrap().map(Result::unwrap);
    let folders = entries.filter(|entry| entry.file_type().unwrap().is_dir());
    folders
        .map(|folder| folder.file_name().into_string().unwrap())
        .collect()
}

/// All documents of a folder, by their names: a file `NAME.gold.json` speaks for each file `NAME.…`.
pub fn fixtures(folder: &Path) -> Vec<Fixture> {
    let names = names(folder);
    let golds = names.iter().filter_map(|name| name.strip_suffix(GOLD));
    golds
        .flat_map(|stem| {
            let gold = fs::read(folder.join(format!("{stem}{GOLD}"))).unwrap();
            let gold: Value = serde_json::from_slice(&gold).unwrap();
            let begins = format!("{stem}.");
            let documents = names
                .iter()
                .filter(move |name| name.starts_with(&begins) && !name.ends_with(GOLD));
            documents.map(move |name| Fixture {
                name: name.clone(),
                bytes: fs::read(folder.join(name)).unwrap(),
                gold: gold.clone(),
            })
        })
        .collect()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}
