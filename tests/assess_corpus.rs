//! Runs the cases of `tests/corpus/assess/*.md` through numbers, names and judgement.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "assess_metrics/mod.rs"]
mod assess_metrics;

use std::fs;
use std::path::{Path, PathBuf};

use zhibiao::assess::{Assessment, ItemView, Words, assess};
use zhibiao::lexicon::Lexicon;
use zhibiao::rows::{Check, Comparison, Metric};

/// One row of a table: its cells by the names of their columns.
struct Case {
    file: String,
    line: usize,
    cells: Vec<(String, String)>,
}

impl Case {
    fn cell(&self, name: &str) -> Option<&str> {
        self.cells
            .iter()
            .find(|(column, _)| column == name)
            .map(|(_, cell)| cell.as_str())
    }
}

fn cases(file: &Path) -> Vec<Case> {
    let text = fs::read_to_string(file).unwrap();
    let name = file.file_name().unwrap().to_string_lossy().into_owned();
    let (mut columns, mut cases) = (Vec::new(), Vec::new());
    for (line, row) in (1..).zip(text.lines()) {
        let Some(row) = row.trim().strip_prefix('|').and_then(|r| r.strip_suffix('|')) else {
            columns.clear();
            continue;
        };
        let cells: Vec<String> = row.split('|').map(|c| c.trim().to_owned()).collect();
        if columns.is_empty() {
            columns = cells;
        } else if !cells.iter().all(|c| c.chars().all(|c| c == '-') && !c.is_empty()) {
            assert_eq!(cells.len(), columns.len(), "{name}:{line}: as many cells as columns");
            let cells = columns.iter().cloned().zip(cells).collect();
            let file = name.clone();
            cases.push(Case { file, line, cells });
        }
    }
    cases
}

fn listed(found: Vec<String>) -> String {
    if found.is_empty() {
        "–".to_owned()
    } else {
        found.join("; ")
    }
}

fn pair(row: &Comparison) -> String {
    let ratio = (row.ratio.unwrap() * 1e6).round() / 1e6;
    let met = if row.met.unwrap() { "met" } else { "missed" };
    format!("{} → {} {ratio} {met}", row.target_text, row.actual_text)
}

fn outcome(check: &Check) -> &'static str {
    match (check.holds, check.within_rounding) {
        (true, _) => "holds",
        (false, true) => "rounding",
        (false, false) => "fails",
    }
}

fn sum(check: &Check) -> String {
    format!("{} = {} {}", check.whole, check.parts, outcome(check))
}

fn reported<'m>(check: &Check, metrics: &'m [Metric]) -> &'m str {
    &metrics.iter().find(|m| Some(m.seq) == check.reported_seq).unwrap().text
}

fn ratio(check: &Check, metrics: &[Metric]) -> String {
    format!(
        "{} / {} = {} {}",
        check.parts,
        check.whole,
        reported(check, metrics),
        outcome(check)
    )
}

fn difference(check: &Check, metrics: &[Metric]) -> String {
    format!(
        "{} → {} {} {}",
        check.parts,
        check.whole,
        reported(check, metrics),
        outcome(check)
    )
}

fn weighted(check: &Check, metrics: &[Metric]) -> String {
    format!(
        "{} = {} {} {}",
        check.whole,
        check.parts,
        reported(check, metrics),
        outcome(check)
    )
}

fn found(column: &str, assessment: &Assessment, metrics: &[Metric]) -> Option<String> {
    let checks = |rule: &'static str| assessment.checks.iter().filter(move |c| c.rule == rule);
    Some(match column {
        "status" => assessment.status.code().to_owned(),
        "pairs" => listed(assessment.comparisons.iter().map(pair).collect()),
        "sums" => listed(checks("sum").map(sum).collect()),
        "ratios" => listed(checks("ratio").map(|c| ratio(c, metrics)).collect()),
        "weighted" => listed(checks("weighted_change").map(|c| weighted(c, metrics)).collect()),
        "differences" => listed(checks("difference").map(|c| difference(c, metrics)).collect()),
        _ => return None,
    })
}

/// The files of the corpus, by name.
fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/assess");
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = entries.filter(|path| !path.ends_with("README.md")).collect();
    files.sort();
    files
}

#[test]
fn every_case_is_judged_as_written() {
    let lexicon = Lexicon::builtin().unwrap();
    let words = Words::builtin().unwrap();
    let (mut run, mut wrong) = (0, Vec::new());
    for file in files() {
        for case in cases(&file) {
            run += 1;
            let (target, progress) = (case.cell("target").unwrap(), case.cell("progress").unwrap());
            let metrics = assess_metrics::metrics(1, target, progress, &lexicon);
            let item = ItemView {
                item_seq: 1,
                target,
                progress,
                metrics: &metrics,
            };
            let assessment = assess(&item, &words);
            for (column, expected) in &case.cells {
                let found = found(column, &assessment, &metrics);
                if let Some(found) = found.filter(|f| f != expected) {
                    let rule = assessment.status_rule;
                    let Case { file, line, .. } = &case;
                    wrong.push(format!(
                        "{file}:{line}: {target} | {progress}\n  {column}: expected {expected}\n  found {found} ({rule})"
                    ));
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {run} cases:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(run >= 150, "only {run} cases were found");
}
