//! Runs every sentence of `tests/corpus/indicators/*.md`: the indicator of each of its numbers must be the one that the
//! line says.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    missing_docs,
    reason = "a test fails by panicking, its helpers too, and says what it counted"
)]

use std::fs;
use std::path::Path;

use zhibiao::lexicon::Lexicon;
use zhibiao::normalize::field::{self, Place};
use zhibiao::rows::{Field, Metric};

/// The corpus never has fewer sentences, nor fewer that hold a number without an indicator.
const MINIMUM: (usize, usize) = (190, 70);

/// The sentence and the keys of a line.
fn case(line: &str) -> Option<(&str, Vec<&str>)> {
    let (sentence, keys) = line.strip_prefix("- ")?.split_once(" → ")?;
    Some((sentence, keys.split("; ").map(str::trim).collect()))
}

/// The numbers of a sentence, or of a task and of what is reported of it.
fn read(sentence: &str, lexicon: &Lexicon) -> Vec<Metric> {
    let place = |field| Place {
        item_seq: 1,
        field,
        period: None,
    };
    let (task, progress) = sentence.split_once(" ⇒ ").unwrap_or(("", sentence));
    let mut metrics = field::read(task, place(Field::Target), &[], lexicon).metrics;
    let progress = field::read(progress, place(Field::Progress), &metrics, lexicon);
    metrics.extend(progress.metrics);
    metrics
}

#[test]
fn every_number_has_the_indicator_that_its_line_says() {
    let lexicon = Lexicon::builtin().unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/indicators");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files = files.filter(|path| !path.ends_with("README.md"));
    let (mut sentences, mut negative, mut failures) = (0, 0, Vec::new());
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        for (line, (sentence, keys)) in text.lines().enumerate().filter_map(|(i, l)| Some((i, case(l)?))) {
            sentences += 1;
            negative += usize::from(keys.contains(&"–"));
            let metrics = read(sentence, &lexicon);
            let found: Vec<&str> = metrics.iter().map(|m| m.indicator.as_deref().unwrap_or("–")).collect();
            if found != keys {
                let names: Vec<_> = metrics.iter().map(|m| m.name.as_deref().unwrap_or("–")).collect();
                let place = format!("{}:{}", path.display(), line + 1);
                failures.push(format!(
                    "{place}: {sentence}\n  expected {keys:?}\n  found    {found:?} {names:?}"
                ));
            }
        }
    }
    println!("{sentences} sentences, {negative} with a number that has no indicator");
    assert!(
        failures.is_empty(),
        "{} differ\n{}",
        failures.len(),
        failures.join("\n")
    );
    assert!(sentences >= MINIMUM.0 && negative >= MINIMUM.1, "the corpus shrank");
}

#[test]
fn every_key_of_the_corpus_is_in_the_catalogue() {
    let lexicon = Lexicon::builtin().unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/indicators");
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        for key in text.lines().filter_map(case).flat_map(|(_, keys)| keys) {
            assert!(
                key == "–" || lexicon.indicators.get(key).is_some(),
                "{}: {key}",
                path.display()
            );
        }
    }
}
