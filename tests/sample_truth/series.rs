//! What contradicts itself between the reports of a district: what was planted, and nothing else.

use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;

use crate::dataset::{Row, csv, written};

/// The columns of a finding, and where it has them.
const COLUMNS: [(&str, &str); 7] = [
    ("district_code", "/district_code"),
    ("rule", "/rule"),
    ("earlier_period", "/earlier/period"),
    ("later_period", "/later/period"),
    ("earlier_text", "/earlier/text"),
    ("later_text", "/later/text"),
    ("metric_id", "/later/metric_id"),
];

/// What the program finds between the reports of a dataset.
pub fn found(dataset: &Path) -> Vec<Row> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zhibiao"));
    command.args(["stats", "checks", "--format", "json"]).arg(dataset);
    let output = command.assert().success().get_output().stdout.clone();
    let findings = String::from_utf8(output).unwrap();
    let findings = findings
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap());
    findings
        .filter(|finding| finding["scope"] == "series")
        .map(|finding| row(&finding))
        .collect()
}

fn row(finding: &Value) -> Row {
    let cell = |place| finding.pointer(place).and_then(Value::as_str).unwrap_or_default();
    COLUMNS
        .map(|(column, place)| (column.to_owned(), cell(place).to_owned()))
        .into()
}

/// The finding as the truth tells it: by the numbers of section and item, which the metric has.
fn placed(mut finding: Row) -> Row {
    let id = finding.remove("metric_id");
    let metric = written("metrics")
        .iter()
        .find(|metric| metric.get("metric_id") == id.as_ref());
    for column in ["section_no", "item_no"] {
        finding.insert(column.to_owned(), metric.unwrap()[column].clone());
    }
    finding
}

#[test]
#[cfg_attr(
    not(feature = "analyze"),
    ignore = "the program finds them with the feature `analyze`"
)]
fn planted_contradictions_between_reports_are_found_and_nothing_else() {
    let found: Vec<Row> = written("series").iter().cloned().map(placed).collect();
    assert_eq!(csv("series"), found);
}

/// A contradiction that one of its two reports does not print would not be in the truth.
#[test]
fn both_kinds_are_planted_in_several_districts_and_tasks() {
    let planted = csv("series");
    for rule in ["cumulative_fall", "yoy_contradiction"] {
        let mut districts: Vec<_> = planted
            .iter()
            .filter(|row| row["rule"] == rule)
            .map(|row| &row["district_code"])
            .collect();
        districts.dedup();
        assert_eq!(districts.len(), 3, "{rule}");
    }
}
