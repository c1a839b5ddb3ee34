//! The generator: its sentences, and that the committed files are the ones it writes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read;
use std::path::Path;

use crate::dataset::csv;
use crate::generator::{File, Library, bulk_report, sample};
use crate::sample_data;

/// Written by hand and left alone by the generator.
const BY_HAND: [&str; 2] = [".gitattributes", "README.md"];

fn files() -> BTreeMap<String, Vec<u8>> {
    let files = sample(&Library::load().unwrap());
    files.into_iter().map(|File { path, bytes }| (path, bytes)).collect()
}

/// A compressed file's content: its bytes change with the compressor's version, which is no matter of ours.
fn content(path: &str, bytes: &[u8]) -> Vec<u8> {
    let mut content = Vec::new();
    if path.ends_with(".gz") {
        flate2::read::GzDecoder::new(bytes).read_to_end(&mut content).unwrap();
    } else {
        content.extend(bytes);
    }
    content
}

fn committed(folder: &Path, below: &str, out: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.file_type().unwrap().is_dir() {
            committed(&entry.path(), &format!("{path}/"), out);
        } else if !BY_HAND.contains(&path.as_str()) {
            out.insert(path);
        }
    }
}

#[test]
fn the_committed_files_are_what_the_generator_writes() {
    let written = files();
    let mut found = BTreeSet::new();
    committed(&sample_data(), "", &mut found);
    assert_eq!(
        found,
        written.keys().cloned().collect(),
        "write them again: cargo run --example sample_data -- sample_data"
    );
    for (path, bytes) in written {
        let there = fs::read(sample_data().join(&path)).unwrap();
        assert!(
            content(&path, &there) == content(&path, &bytes),
            "{path} is not what the generator writes"
        );
    }
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    assert!(files() == files());
    let library = Library::load().unwrap();
    assert_eq!(bulk_report(&library, 7, 12), bulk_report(&library, 7, 12));
    assert_ne!(bulk_report(&library, 7, 12).1, bulk_report(&library, 8, 12).1);
}

#[test]
fn bulk_reports_differ_in_what_they_say() {
    let library = Library::load().unwrap();
    let numbers = [0, 1, 239, 240, 479, 4799, 4800, 28_799];
    let titled = |number| {
        let (_, text) = bulk_report(&library, 1, number);
        text.lines()
            .find(|line| line.ends_with("季度政府绩效目标执行情况"))
            .unwrap()
            .to_owned()
    };
    let titles: BTreeSet<String> = numbers.into_iter().map(titled).collect();
    assert_eq!(titles.len(), numbers.len());
    assert!(bulk_report(&library, 1, 0).1.len() > 20_000);
}

#[test]
fn every_template_is_used_and_rich_enough() {
    let library = Library::load().unwrap();
    let used: BTreeSet<String> = csv("items").into_iter().map(|row| row["template"].clone()).collect();
    let templates = library.themes.iter().flat_map(|theme| &theme.templates);
    let all: BTreeSet<String> = templates.clone().map(|template| template.id.clone()).collect();
    assert_eq!(all, used);
    assert_eq!(all.len(), templates.clone().count(), "two templates have one name");
    assert!(all.len() >= 120);
    for template in templates {
        assert!(!template.targets.is_empty(), "{}: no T", template.id);
        let always = template.variants.iter().any(|variant| variant.guards.is_empty());
        assert!(always, "{}: some quarter has no wording", template.id);
    }
}

/// A wording that answers a target number names one that the task prints.
#[test]
fn answers_find_their_targets() {
    let library = Library::load().unwrap();
    for template in library.themes.iter().flat_map(|theme| &theme.templates) {
        let labels: BTreeSet<&str> = template
            .targets
            .iter()
            .flat_map(|t| t.slots())
            .map(|s| s.label.as_str())
            .collect();
        for slot in template.variants.iter().flat_map(|variant| variant.pattern.slots()) {
            let known = slot
                .answers
                .as_ref()
                .is_none_or(|answer| labels.contains(answer.label.as_str()));
            assert!(known, "{}: no target number {:?}", template.id, slot.answers);
        }
    }
}

#[test]
fn the_sample_holds_what_its_readers_need() {
    assert_eq!(csv("reports").len(), 40);
    let have = |table: &str, column: &str, value: &str| csv(table).iter().filter(|row| row[column] == value).count();
    for status in [
        "completed",
        "exceeded",
        "in_progress",
        "not_met",
        "not_started",
        "cancelled",
        "unclear",
    ] {
        assert!(have("items", "status", status) > 5, "{status}");
    }
    for encoding in ["gb18030", "UTF-16LE", "UTF-16BE"] {
        assert!(have("reports", "encoding", encoding) > 0, "{encoding}");
    }
    for kind in [
        "rank",
        "multiple",
        "percentage_point",
        "volume",
        "duration",
        "mass",
        "energy",
        "power",
    ] {
        assert!(have("metrics", "kind", kind) > 1, "{kind}");
    }
    assert!(have("reports", "body_copies", "2") > 2);
    assert!(have("items", "progress_length", "0") > 5);
    assert!(have("checks", "holds", "false") > 10);
    assert!(csv("metrics").iter().all(|row| row["value"] != "0"));
}
