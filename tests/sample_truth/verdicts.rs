//! What was judged: comparisons and checks against the truth.

use std::collections::BTreeSet;

use crate::dataset::{ITEM, Row, csv, key, written};
use crate::findings::Findings;

#[test]
fn targets_meet_their_counterparts() {
    let found = written("comparisons");
    let truth: Vec<Row> = csv("comparisons");
    let optional = optional_texts();
    let mut findings = Findings::default();
    let place = |row: &Row| [key(row, &ITEM), key(row, &["target_text", "actual_text"])].concat();
    for pair in &truth {
        let told = format!(
            "{:?} {} against {}",
            key(pair, &ITEM),
            pair["target_text"],
            pair["actual_text"]
        );
        match found.iter().filter(|row| place(row) == place(pair)).collect::<Vec<_>>()[..] {
            _ if pair["optional"] == "true" => {}
            [] => findings.note("missing", told),
            [row, ..] if row["met"] != pair["met"] => findings.note("met", told),
            [row, ..] if !near(&row["ratio"], &pair["ratio"]) => {
                findings.note("ratio", format!("{told}: {}, not {}", row["ratio"], pair["ratio"]));
            }
            _ => {}
        }
    }
    let known: BTreeSet<_> = truth.iter().map(place).collect();
    for row in found.iter().filter(|row| !known.contains(&place(row))) {
        if !optional.contains(&[key(row, &ITEM), vec![row["target_text"].clone()]].concat()) {
            findings.note("not in the truth", format!("{:?}", place(row)));
        }
    }
    findings.none_of(truth.len());
}

/// Target numbers that a reader may leave out: what is paired with them is no difference.
fn optional_texts() -> BTreeSet<Vec<String>> {
    let optional = csv("metrics").into_iter().filter(|row| row["optional"] == "true");
    optional
        .map(|row| [key(&row, &ITEM), vec![row["text"].clone()]].concat())
        .collect()
}

#[test]
fn planted_errors_are_found_and_sound_sums_are_not_called_wrong() {
    let found: Vec<&Row> = written("checks")
        .iter()
        .filter(|row| ["sum", "ratio"].contains(&&*row["rule"]))
        .collect();
    let truth = csv("checks");
    let mut findings = Findings::default();
    for check in &truth {
        let told = format!(
            "{:?} {} of {} and {}",
            key(check, &ITEM),
            check["rule"],
            check["whole"],
            check["parts"]
        );
        match found.iter().find(|row| same(row, check)) {
            None if check["holds"] == "false" => findings.note("planted and not found", told),
            None => findings.note("missing", told),
            Some(row) if row["holds"] != check["holds"] => findings.note("holds", told),
            Some(_) => {}
        }
    }
    for row in found
        .iter()
        .filter(|row| row["holds"] == "false" && !truth.iter().any(|check| same(row, check)))
    {
        let told = format!(
            "{:?} {} of {} and {}",
            key(row, &ITEM),
            row["rule"],
            row["whole"],
            row["parts"]
        );
        findings.note("called wrong, but not in the truth", told);
    }
    findings.none_of(truth.len());
}

/// The same numbers in the same item; the order of parts does not matter.
fn same(row: &Row, check: &Row) -> bool {
    let parts = |row: &Row| row["parts"].split(" + ").map(str::to_owned).collect::<BTreeSet<_>>();
    let columns = ["rule", "whole"];
    key(row, &ITEM) == key(check, &ITEM) && key(row, &columns) == key(check, &columns) && parts(row) == parts(check)
}

fn near(a: &str, b: &str) -> bool {
    let number = |text: &str| text.parse::<f64>().unwrap_or(f64::NAN);
    (number(a) - number(b)).abs() <= 6e-4 * number(b).abs().max(1.0)
}
