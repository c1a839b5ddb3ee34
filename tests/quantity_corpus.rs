//! Runs every sentence of `tests/corpus/quantity/*.md` and compares what the program reads with what the line says.
//!
//! `ZHIBIAO_BLESS=1 cargo test --test quantity_corpus` rewrites the lines that fail, for review with `git diff`.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    missing_docs,
    reason = "a test fails by panicking, its helpers too, and says what it counted"
)]

mod corpus_cases;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use corpus_cases::{Document, Outcome, check, found};
use zhibiao::lexicon::Lexicon;

/// The corpus never has fewer sentences.
const MINIMUM: usize = 600;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/quantity")
}

/// Checks a file; the failures as text, and the file's lines as they would have to read.
fn run(document: &Document, lexicon: &Lexicon) -> (Vec<String>, Vec<String>) {
    let (mut failures, mut lines) = (Vec::new(), document.lines.clone());
    for case in &document.cases {
        match check(case, &found::read(&case.text, lexicon)) {
            Outcome::Pass => {}
            Outcome::Broken(law) => failures.push(format!("{}: {law}\n  in {}", document.place(case), case.text)),
            Outcome::Differs { expected, found, line } => {
                failures.push(format!(
                    "{}\n  expected {expected}\n  found    {found}",
                    document.place(case)
                ));
                lines[case.line] = line;
            }
        }
    }
    (failures, lines)
}

#[test]
fn every_sentence_is_read_as_it_says() {
    let lexicon = Lexicon::builtin().unwrap();
    let documents = Document::all(&folder());
    let sentences: usize = documents.iter().map(|d| d.cases.len()).sum();
    let mut failures = Vec::new();
    for document in &documents {
        let (failed, lines) = run(document, &lexicon);
        if !failed.is_empty() && std::env::var_os("ZHIBIAO_BLESS").is_some() {
            fs::write(&document.path, lines.join("\n") + "\n").unwrap();
        }
        failures.extend(failed);
    }
    println!("{sentences} sentences in {} files", documents.len());
    assert!(
        failures.is_empty(),
        "{} of {sentences} sentences differ\n{}",
        failures.len(),
        failures.join("\n")
    );
    assert!(sentences >= MINIMUM, "{sentences} sentences, fewer than {MINIMUM}");
}

#[test]
fn no_sentence_stands_twice() {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for document in Document::all(&folder()) {
        for case in &document.cases {
            let here = document.place(case);
            if let Some(there) = seen.insert(case.text.clone(), here.clone()) {
                panic!("{here} repeats {there}: {}", case.text);
            }
        }
    }
}

#[test]
fn a_line_that_is_wrong_is_told_and_rewritten() {
    let text = "## count 3 户\n- 惠及【3户】\n- 惠及【4户】\n- 惠及3户\n## 各说各的\n- 惠及【3户】\n- 增长【5%】 → percent 5 % increase yoi\n\
                ## no quantity: date\n- 3月底完成\n- 第3批\n- 惠及【3户】\n";
    let document = Document::parse(PathBuf::from("made-up.md"), text);
    let (failures, lines) = run(&document, &Lexicon::builtin().unwrap());
    let places: Vec<&str> = failures.iter().map(|f| f.split('\n').next().unwrap()).collect();
    assert_eq!(
        places,
        [3, 4, 6, 7, 10, 11].map(|line| format!("made-up.md:{line}")),
        "{failures:#?}"
    );
    assert_eq!(lines[2..4], ["- 惠及【4户】 → count 4 户", "- 惠及【3户】"]);
    assert_eq!(
        lines[5..7],
        ["- 惠及【3户】 → count 3 户", "- 增长【5%】 → percent 5 % increase"]
    );
    assert_eq!(lines[9], "- 第3批 → ordinal");
    assert!(failures[3].contains("`yoi` is no bound"), "{}", failures[3]);
}
