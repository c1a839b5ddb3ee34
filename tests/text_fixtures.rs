//! Texts in every flattened layout, in prose and in mixtures, each with the items that it holds, and documents that are
//! no reports. Districts, tasks and numbers are made up. `NAME.gold.json` beside `NAME.txt` says what must come out:
//! `items`, each with `alt` for other readings that are as right, or `rejected`.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on shall fail")]

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;
use zhibiao::decode::Text;
use zhibiao::diagnostic::RejectReason;
use zhibiao::lexicon::headings::Headings;
use zhibiao::parse::{Item, Report, parse};

/// A text as it is compared: in NFKC, without white space.
fn flat(text: &str) -> String {
    text.nfkc().filter(|c| !c.is_whitespace()).collect()
}

fn golds() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/text");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut golds: Vec<PathBuf> = files
        .filter(|path| path.to_string_lossy().ends_with(".gold.json"))
        .collect();
    golds.sort();
    golds
}

/// What differs between an item and its gold, field by field.
fn differences(report: &Report, item: &Item, gold: &Value) -> Vec<String> {
    let section = report.sections[item.section_no as usize - 1].title.as_deref();
    let texts = [
        ("section", section.unwrap_or("")),
        ("target", item.target.as_str()),
        ("progress", item.progress.as_str()),
        ("owner", item.owner.as_deref().unwrap_or("")),
    ];
    let accepted = |field: &str| {
        let alt = gold["alt"][field].as_array().into_iter().flatten();
        let texts: Vec<String> = std::iter::once(&gold[field])
            .chain(alt)
            .map(|g| flat(g.as_str().unwrap_or("")))
            .collect();
        texts
    };
    let mut found: Vec<String> = texts
        .into_iter()
        .filter(|(field, text)| !accepted(field).contains(&flat(text)))
        .map(|(field, text)| format!("{field}: found {text:?}, gold {}", gold[field]))
        .collect();
    let numbers = (Some(u64::from(item.section_no)), item.item_no.map(u64::from));
    if numbers != (gold["section_no"].as_u64(), gold["item_no"].as_u64()) {
        found.push(format!(
            "found number {numbers:?}, gold {}/{}",
            gold["section_no"], gold["item_no"]
        ));
    }
    found
}

/// What differs between a text and its gold, one a line.
fn compare(path: &Path, headings: &Headings) -> Vec<String> {
    let gold: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let text = path.to_string_lossy().replace(".gold.json", ".txt");
    let report = match parse(&Text::plain(fs::read_to_string(text).unwrap(), "UTF-8"), headings) {
        Ok(_) if gold["rejected"] == true => return vec!["a report, which it is not".to_owned()],
        Ok(parsed) => parsed.report,
        Err(refusal) if gold["rejected"] == true => {
            assert_eq!(refusal.reason, RejectReason::NoReport);
            return Vec::new();
        }
        Err(refusal) => return vec![refusal.detail],
    };
    let items = gold["items"].as_array().unwrap();
    let count =
        (report.items.len() != items.len()).then(|| format!("{} items, gold {}", report.items.len(), items.len()));
    let pairs = report.items.iter().zip(items).enumerate();
    let item = |(i, (item, gold)): (usize, (&Item, &Value))| {
        let found = differences(&report, item, gold);
        found.into_iter().map(move |line| format!("item {}: {line}", i + 1))
    };
    count.into_iter().chain(pairs.flat_map(item)).collect()
}

#[test]
fn every_text_gives_its_items_or_is_refused() {
    let headings = Headings::builtin().unwrap();
    let golds = golds();
    assert!(golds.len() >= 70, "{} fixtures", golds.len());
    let mut wrong = Vec::new();
    for path in golds {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        wrong.extend(
            compare(&path, &headings)
                .into_iter()
                .map(|line| format!("{name}: {line}")),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
