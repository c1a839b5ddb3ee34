//! One report in every format: the same items, the same metrics, one report.

use std::collections::BTreeMap;

use serde_json::Value;
use zhibiao::schema::Table;

use crate::fixtures::{self, Fixture};
use crate::gold::{self, Found};
use crate::run::{Row, Sandbox};

/// Columns of `metrics` that tell where a mention stands in its text: a paragraph's end in one format may be a line's end or
/// nothing in another.
const PLACES: [&str; 4] = ["start", "end", "window_start", "window_end"];

/// Everything that a metric says, texts without white space.
fn meaning(metric: &Row) -> BTreeMap<&str, String> {
    let columns = metric.iter().filter(|(column, _)| !PLACES.contains(&column.as_str()));
    columns
        .map(|(column, value)| {
            (
                column.as_str(),
                value
                    .to_string()
                    .split_whitespace()
                    .collect::<String>()
                    .replace("\\n", ""),
            )
        })
        .collect()
}

fn documents() -> Vec<Fixture> {
    fixtures::fixtures(&fixtures::own("same"))
}

#[test]
fn every_format_gives_the_same_report() {
    let mut differences = Vec::new();
    let mut first: Option<(Value, Vec<Row>)> = None;
    for document in documents().into_iter().rev() {
        let dataset = Sandbox::of(&document.name, &document.bytes).run_ok(&["--quiet"]);
        let found = Found::of(&dataset);
        let mut wrong = gold::differences(&document.gold, &found);
        if let [report] = found.reports.as_slice() {
            let (id, metrics) = (report["report_id"].clone(), dataset.rows(Table::Metrics));
            let (first_id, first_metrics) = first.get_or_insert_with(|| (id.clone(), metrics.clone()));
            if *first_id != id {
                wrong.push(format!("report_id {id}, elsewhere {first_id}"));
            }
            wrong.extend(metric_differences(first_metrics, &metrics));
        }
        differences.extend(wrong.into_iter().map(|what| format!("{}: {what}", document.name)));
    }
    assert!(differences.is_empty(), "\n{}", differences.join("\n"));
}

fn metric_differences(expected: &[Row], found: &[Row]) -> Vec<String> {
    let mut out = Vec::new();
    if expected.len() != found.len() {
        out.push(format!("{} metrics, elsewhere {}", found.len(), expected.len()));
    }
    for (expected, found) in expected.iter().zip(found) {
        let (expected, found) = (meaning(expected), meaning(found));
        let columns = expected
            .iter()
            .filter(|(column, value)| found.get(*column) != Some(*value));
        out.extend(columns.map(|(column, value)| {
            format!(
                "metric {}: {column} {:?}, elsewhere {value}",
                expected["metric_id"],
                found.get(column)
            )
        }));
    }
    out
}

#[test]
fn all_formats_together_are_one_report() {
    let documents = documents();
    let sandbox = documents.iter().fold(Sandbox::new(), |sandbox, document| {
        sandbox.with(&document.name, &document.bytes)
    });
    let dataset = sandbox.run_ok(&["--quiet"]);
    assert_eq!(dataset.rows(Table::Reports).len(), 1);
    let reasons: Vec<_> = dataset.refused().into_iter().map(|(_, reason)| reason).collect();
    assert_eq!(reasons, vec!["duplicate".to_owned(); documents.len() - 1]);
}
