//! Runs the cases of `tests/corpus/assess/*.md` through numbers, names and judgement.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "assess_metrics/mod.rs"]
mod assess_metrics;

use std::fs;
use std::path::{Path, PathBuf};

use zhibiao::assess::{Assessment, ItemView, Words, assess, status_rules};
use zhibiao::lexicon::Lexicon;
use zhibiao::rows::{Check, Comparison, Metric};

/// The heading behind which a file holds what its rule must leave alone.
const NEGATIVE: &str = "## What it must leave alone";

/// One row of a table: its cells by the names of their columns.
struct Case {
    file: String,
    line: usize,
    /// Whether the rule of the file must leave the item alone.
    negative: bool,
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
    let (mut columns, mut cases, mut negative) = (Vec::new(), Vec::new(), false);
    for (line, row) in (1..).zip(text.lines()) {
        negative |= row == NEGATIVE;
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
            cases.push(Case {
                file: name.clone(),
                line,
                negative,
                cells,
            });
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

/// The corpus's files, by name.
fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/assess");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "md") && !f.ends_with("README.md"));
    files.sort();
    files
}

/// The rule whose cases the file holds, of a file about statuses: `status_done_words.md` holds those of `done_words`.
fn status_rule(file: &str) -> Option<&str> {
    file.strip_prefix("status_")?.strip_suffix(".md")
}

/// What the assessment has otherwise than the case says.
fn differences(case: &Case, assessment: &Assessment, metrics: &[Metric]) -> Vec<String> {
    let found = |(column, expected): &(String, String)| {
        let found = found(column, assessment, metrics).filter(|f| f != expected)?;
        Some(format!("{column}: expected {expected}\n  found {found}"))
    };
    let mut wrong: Vec<String> = case.cells.iter().filter_map(found).collect();
    let decided = assessment.status_rule;
    if status_rule(&case.file).is_some_and(|rule| (rule == decided) == case.negative) {
        let what = if case.negative {
            "must not decide"
        } else {
            "must decide"
        };
        wrong.push(format!("the file's rule {what}"));
    }
    wrong.iter().map(|w| format!("  {w} ({decided})")).collect()
}

#[test]
fn every_case_is_judged_as_written() {
    let lexicon = Lexicon::builtin().unwrap();
    let words = Words::builtin().unwrap();
    let (mut run, mut wrong) = (0, Vec::new());
    for case in files().iter().flat_map(|file| cases(file)) {
        run += 1;
        let (target, progress) = (case.cell("target").unwrap(), case.cell("progress").unwrap());
        let metrics = assess_metrics::metrics(1, target, progress, &lexicon);
        let item = ItemView {
            item_seq: 1,
            target,
            progress,
            metrics: &metrics,
        };
        let found = differences(&case, &assess(&item, &words), &metrics);
        if !found.is_empty() {
            let Case { file, line, .. } = &case;
            wrong.push(format!("{file}:{line}: {target} | {progress}\n{}", found.join("\n")));
        }
    }
    let count = wrong.len();
    assert!(wrong.is_empty(), "{count} of {run} cases:\n{}", wrong.join("\n"));
    assert!(run >= 300, "only {run} cases were found");
}

#[test]
fn every_rule_has_cases_of_both_kinds() {
    for rule in status_rules() {
        let file = format!("status_{rule}.md");
        let cases = files().into_iter().find(|f| f.ends_with(&file)).map(|f| cases(&f));
        let cases = cases.unwrap_or_else(|| panic!("{file} is missing"));
        for negative in [false, true] {
            let count = cases.iter().filter(|c| c.negative == negative).count();
            assert!(
                count >= 3,
                "{file}: three cases that {rule} must read, three to leave alone"
            );
        }
    }
    let known = |rule: &str| status_rules().any(|code| code == rule);
    for file in files() {
        let file = file.file_name().unwrap().to_string_lossy().into_owned();
        assert!(status_rule(&file).is_none_or(known), "{file} belongs to no rule");
    }
}
