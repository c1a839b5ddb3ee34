//! The five laws of the design, over every sample: reports made here, texts made at random, and, where they stand
//! beside the repository, the sample data and the real reports.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test fails by panicking, its helpers too, and says what it left out"
)]

mod corpus;
#[path = "../run/mod.rs"]
mod run;
#[path = "../scan_laws/mod.rs"]
mod scan_laws;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::atomic::AtomicUsize;

use corpus::{RANDOM, corpus, random_report, sentence};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config as Cases, TestRunner};
use run::{Dataset, Row, Sandbox, int, text};
use scan_laws::{is_numeral, unit_end};
use zhibiao::correct;
use zhibiao::lexicon::Lexicon;
use zhibiao::pipeline::{self, Config, Overrides, Plan, Silent, Summary};
use zhibiao::quantity;
use zhibiao::schema::Table;

/// Runs the stages in this process.
fn run_library(inputs: &[String], output: &Path, threads: usize, settings: &[String]) -> Summary {
    let overrides = Overrides {
        inputs: inputs.to_vec(),
        output: Some(output.to_owned()),
        threads: NonZeroUsize::new(threads),
        dry_run: false,
    };
    let plan = Plan::new(Config::builtin(settings).unwrap(), overrides).unwrap();
    pipeline::run(&plan, &mut Silent, &AtomicUsize::new(0)).unwrap()
}

/// The texts of all items, by report, item and field, as characters.
type Texts = BTreeMap<(String, i64, &'static str), Vec<char>>;

fn texts(dataset: &Dataset) -> Texts {
    let mut texts = Texts::new();
    for item in dataset.rows(Table::Items) {
        for field in ["target", "progress"] {
            let key = (text(&item, "report_id").to_owned(), int(&item, "item_seq"), field);
            texts.insert(key, text(&item, field).chars().collect());
        }
    }
    texts
}

/// The text that a row's span lies in, and the span.
fn place<'t>(row: &Row, texts: &'t Texts) -> (&'t [char], (String, i64, &'static str), std::ops::Range<usize>) {
    let field = ["target", "progress"]
        .into_iter()
        .find(|field| *field == text(row, "field"))
        .unwrap();
    let key = (text(row, "report_id").to_owned(), int(row, "item_seq"), field);
    let [start, end] = ["start", "end"].map(|column| usize::try_from(int(row, column)).unwrap());
    (&texts[&key], key, start..end)
}

#[test]
fn laws_1_to_4_hold_over_all_samples_and_with_corrections() {
    let (sandbox, inputs) = corpus();
    let before = laws_1_to_4_hold(&sandbox, &inputs, &[]);
    fs::write(sandbox.path("c.csv"), decisions(&before)).unwrap();
    let path = sandbox.path("c.csv").display().to_string();
    let after = laws_1_to_4_hold(&sandbox, &inputs, &[format!("corrections.paths=['{path}']")]);
    let struck = |row: &&Row| text(row, "reason") == "struck_out";
    let struck = after.rows(Table::RejectedNumerals).iter().filter(struck).count();
    let touched = after
        .rows(Table::Metrics)
        .iter()
        .filter(|row| row["corrected"] == true)
        .count();
    assert!(struck > 20 && touched > 60, "{struck}, {touched}");
}

/// Every third number gets a decision, of each kind in turn, and every ninth item.
fn decisions(dataset: &Dataset) -> String {
    let mut csv = csv::Writer::from_writer(Vec::new());
    csv.write_record(["id", "surface", "change", "to", "by", "why"])
        .unwrap();
    let changes = [
        ("strike", ""),
        ("value", "-7.5"),
        ("unit", "亩"),
        ("name", "水渠"),
        ("indicator", ""),
    ];
    for (row, (change, to)) in dataset
        .rows(Table::Metrics)
        .iter()
        .step_by(3)
        .zip(changes.iter().cycle())
    {
        csv.write_record([text(row, "metric_id"), text(row, "text"), change, to, "李", "试"])
            .unwrap();
    }
    for row in dataset.rows(Table::Items).iter().step_by(9) {
        let id = format!("{}:{}", text(row, "report_id"), int(row, "item_seq"));
        csv.write_record([id.as_str(), "", "status", "not_met", "李", "试"])
            .unwrap();
    }
    String::from_utf8(csv.into_inner().unwrap()).unwrap()
}

fn laws_1_to_4_hold(sandbox: &Sandbox, inputs: &[String], settings: &[String]) -> Dataset {
    let summary = run_library(inputs, &sandbox.out(), 2, settings);
    let dataset = sandbox.dataset();
    assert!(
        dataset.rows(Table::Reports).len() > RANDOM / 2,
        "most of the corpus are reports"
    );
    let texts = texts(&dataset);
    let numbers = [Table::Metrics, Table::RejectedNumerals].map(|table| dataset.rows(table));
    law_1_spans_match_their_surfaces(&numbers, &texts);
    law_2_every_numeral_is_kept_or_rejected(&numbers, &texts);
    law_3_no_document_disappears(&dataset, &summary);
    run_library(inputs, &sandbox.path("again"), 1, settings);
    assert!(
        dataset.bytes() == sandbox.dataset_in("again").bytes(),
        "law 4: the same bytes"
    );
    dataset
}

fn law_1_spans_match_their_surfaces(numbers: &[Vec<Row>; 2], texts: &Texts) {
    assert!(numbers.iter().all(|rows| rows.len() > RANDOM));
    for row in numbers.iter().flatten() {
        let (text_of_field, _, span) = place(row, texts);
        let surface: String = text_of_field[span].iter().collect();
        assert_eq!(surface, text(row, "text"), "{row:?}");
    }
}

fn law_2_every_numeral_is_kept_or_rejected(numbers: &[Vec<Row>; 2], texts: &Texts) {
    let lexicon = Lexicon::builtin().unwrap();
    let mut covered: BTreeMap<_, BTreeSet<usize>> = BTreeMap::new();
    for row in numbers.iter().flatten() {
        let (_, key, span) = place(row, texts);
        let of_field = covered.entry(key).or_default();
        for at in span {
            assert!(of_field.insert(at), "two spans share a character: {row:?}");
        }
    }
    for row in &numbers[1] {
        let (text_of_field, key, span) = place(row, texts);
        let behind: String = text_of_field[span.end..].iter().take(20).collect();
        let unit = behind[..unit_end(&behind, 0, &lexicon)].chars().count();
        covered.entry(key).or_default().extend(span.end..span.end + unit);
    }
    let none = BTreeSet::new();
    for (key, text_of_field) in texts {
        let covered = covered.get(key).unwrap_or(&none);
        for (at, c) in text_of_field.iter().enumerate() {
            let around = || {
                text_of_field[at.saturating_sub(9)..text_of_field.len().min(at + 9)]
                    .iter()
                    .collect::<String>()
            };
            assert!(
                !is_numeral(*c) || covered.contains(&at),
                "{c} at {at} in {:?} disappeared",
                around()
            );
        }
    }
    let reasons: BTreeSet<_> = reasons().into_iter().collect();
    assert!(numbers[1].iter().all(|row| reasons.contains(text(row, "reason"))));
}

fn law_3_no_document_disappears(dataset: &Dataset, summary: &Summary) {
    let rejects = dataset.rows(Table::Rejects);
    let duplicates = rejects.iter().filter(|row| text(row, "reason") == "duplicate").count() as u64;
    let written = dataset.rows(Table::Reports).len() as u64;
    assert!(duplicates >= 2 && written > 0 && rejects.len() as u64 > duplicates);
    assert_eq!((summary.written, summary.duplicates), (written, duplicates));
    assert_eq!(summary.rejected, rejects.len() as u64 - duplicates);
    assert_eq!(
        summary.documents,
        summary.written + summary.duplicates + summary.rejected
    );
    assert!(
        !rejects.iter().any(|row| text(row, "reason") == "internal"),
        "law 5: {rejects:?}"
    );
}

#[test]
fn law_5_no_document_aborts_a_run() {
    // Anything at all as a document: each gives a report or a reject, none of them `internal`, which stands for a panic.
    let mut runner = TestRunner::deterministic();
    let mut sandbox = Sandbox::new();
    let bytes = proptest::collection::vec(any::<u8>(), 0..300);
    for n in 0..100 {
        let garbage = bytes.new_tree(&mut runner).unwrap().current();
        let report = random_report().new_tree(&mut runner).unwrap().current();
        let cut = garbage.len() * 7 % (report.len() + 1);
        let spliced = [
            &report.as_bytes()[..cut],
            &garbage[..garbage.len() / 9],
            &report.as_bytes()[cut..],
        ]
        .concat();
        sandbox = sandbox
            .with(&format!("{n}-garbage"), garbage)
            .with(&format!("{n}-spliced"), spliced);
    }
    let inputs = [sandbox.path("in").display().to_string()];
    let summary = run_library(&inputs, &sandbox.out(), 2, &[]);
    assert_eq!(summary.documents, 200);
    let refused = sandbox.dataset().refused();
    assert!(!refused.iter().any(|(_, reason)| reason == "internal"), "{refused:?}");
}

fn check_scan(text: &str, lexicon: &Lexicon) -> Result<(), TestCaseError> {
    let scan = quantity::scan(text, lexicon);
    scan_laws::check(text, &scan, lexicon).map_err(|broken| TestCaseError::fail(format!("{broken} in {text:?}")))
}

#[test]
fn every_numeral_character_alone_is_seen() {
    let lexicon = Lexicon::builtin().unwrap();
    let numerals = (0..=0x10_FFFF).filter_map(char::from_u32).filter(|c| is_numeral(*c));
    let mut count = 0;
    for c in numerals {
        count += 1;
        for text in [
            format!("{c}"),
            format!("共{c}户"),
            format!("a{c}a{c}"),
            format!("{c}{c}{c}元"),
        ] {
            check_scan(&text, &lexicon).unwrap();
        }
    }
    assert_eq!(count, 20 + 39);
}

/// Why a numeral is no metric: what the scanner says, and what a reviewer says.
fn reasons() -> Vec<&'static str> {
    let reasons = quantity::Reason::ALL.iter().map(|reason| reason.code());
    reasons.chain([correct::STRUCK_OUT]).collect()
}

#[test]
fn reasons_of_rejection_are_those_of_the_schema() {
    let schema = Table::RejectedNumerals.schema().unwrap();
    let field = schema.fields.into_iter().find(|field| field.name == "reason").unwrap();
    assert_eq!(field.constraints.codes.unwrap(), reasons());
}

#[test]
fn scans_of_any_text_are_sound() {
    let lexicon = Lexicon::builtin().unwrap();
    let cases = Cases {
        failure_persistence: None,
        ..Cases::with_cases(600)
    };
    let mut runner = TestRunner::new_with_rng(cases, TestRunner::deterministic().new_rng());
    let texts = prop_oneof![4 => sentence(), 1 => any::<String>()];
    runner.run(&texts, |text| check_scan(&text, &lexicon)).unwrap();
}

#[test]
fn the_corpus_proves_something() {
    // A corpus with few numerals would break no law.
    let (sandbox, _) = corpus();
    let folder = fs::read_dir(sandbox.path("in")).unwrap();
    let numerals = folder.map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap());
    let numerals: usize = numerals
        .map(|text| text.chars().filter(|c| is_numeral(*c)).count())
        .sum();
    assert!(numerals > 3000, "{numerals}");
}
