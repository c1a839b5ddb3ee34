//! What was read: reports, items and metrics against the truth.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use crate::dataset::{ITEM, Row, csv, key, written};
use crate::findings::Findings;

/// The columns of a metric that must be as the truth says.
const CODES: [&str; 6] = ["kind", "unit", "bound", "change", "basis", "role"];

#[test]
fn every_report_is_read_once_with_its_district_and_period() {
    let columns = ["district_code", "period"];
    let found: BTreeMap<_, &Row> = written("reports").iter().map(|row| (key(row, &columns), row)).collect();
    let truth = csv("reports");
    let mut findings = Findings::default();
    for report in &truth {
        let Some(row) = found.get(&key(report, &columns)) else {
            findings.note("missing", format!("{} {}", report["source"], report["member"]));
            continue;
        };
        for column in report
            .keys()
            .filter(|column| !["source", "encoding", "metrics"].contains(&column.as_str()))
        {
            if row[column] != report[column] {
                findings.note(
                    column,
                    format!("{}: {:?}, not {:?}", report["source"], row[column], report[column]),
                );
            }
        }
        if !row["source"].ends_with(&report["source"]) {
            findings.note("source", format!("{:?}, not {:?}", row["source"], report["source"]));
        }
    }
    assert_eq!(written("reports").len(), truth.len());
    findings.none_of(truth.len());
}

#[test]
fn items_have_their_texts_and_defensible_statuses() {
    let found: BTreeMap<_, &Row> = written("items").iter().map(|row| (key(row, &ITEM), row)).collect();
    let truth = csv("items");
    let mut findings = Findings::default();
    for item in &truth {
        let Some(row) = found.get(&key(item, &ITEM)) else {
            findings.note("missing", format!("{:?}", key(item, &ITEM)));
            continue;
        };
        let told = format!("{:?} {} => {}", key(item, &ITEM), row["target"], row["progress"]);
        for field in ["target", "progress"] {
            if row[field].chars().count().to_string() != item[&format!("{field}_length")] {
                findings.note(&format!("{field} is cut otherwise"), told.clone());
            }
        }
        if !item["accepted"].split('|').any(|status| status == row["status"]) {
            let group = format!("status {}, not {}", row["status"], item["status"]);
            findings.note(&group, format!("{told} ({})", row["status_rule"]));
        }
    }
    assert_eq!(found.len(), truth.len());
    findings.none_of(truth.len());
}

#[test]
fn every_metric_is_read_and_nothing_else() {
    let truth = csv("metrics");
    let mut found: BTreeMap<_, &Row> = written("metrics").iter().map(|row| (position(row), row)).collect();
    let optional: Vec<&Row> = truth.iter().filter(|row| row["optional"] == "true").collect();
    let mut findings = Findings::default();
    for metric in &truth {
        match found.remove(&position(metric)) {
            Some(_) if metric["optional"] == "true" => {}
            Some(row) => differences(metric, row, &mut findings),
            None if metric["optional"] == "true" => {}
            None => findings.note("missing", format!("{:?} in {}", metric["text"], sentence(metric))),
        }
    }
    for row in found
        .values()
        .filter(|row| !optional.iter().any(|metric| overlap(metric, row)))
    {
        findings.note(
            "not in the truth",
            format!("{:?} in {} ({})", row["text"], sentence(row), row["rule"]),
        );
    }
    findings.none_of(truth.len());
}

#[test]
fn names_say_what_is_measured() {
    let found: BTreeMap<_, &Row> = written("metrics").iter().map(|row| (position(row), row)).collect();
    let truth = csv("metrics");
    let pairs = truth
        .iter()
        .filter_map(|metric| Some((metric, found.get(&position(metric))?)));
    let pairs: Vec<_> = pairs.filter(|(metric, _)| metric["optional"] == "false").collect();
    let (good, bad): (Vec<_>, Vec<_>) = pairs
        .into_iter()
        .partition(|(metric, row)| metric["names"].split('|').any(|name| alike(name, &row["name"])));
    let told: Vec<String> = bad
        .iter()
        .take(40)
        .map(|(metric, row)| format!("{:?}, not {:?}: {}", row["name"], metric["names"], row["sentence"]))
        .collect();
    let (right, all) = (good.len(), good.len() + bad.len());
    assert!(
        right * 100 >= all * 85 && all > 0,
        "{right} of {all} names are right\n{}",
        told.join("\n")
    );
}

#[test]
fn every_number_has_its_indicator() {
    let found: BTreeMap<_, &Row> = written("metrics").iter().map(|row| (position(row), row)).collect();
    let truth = csv("metrics");
    let mut findings = Findings::default();
    for metric in &truth {
        let Some(row) = found.get(&position(metric)) else {
            continue;
        };
        if row["indicator"] != metric["indicator"] {
            let group = format!("{:?}, not {:?}", row["indicator"], metric["indicator"]);
            findings.note(&group, format!("{:?} in {}", row["name"], sentence(metric)));
        }
    }
    findings.none_of(truth.len());
}

/// What a task measures is met in every district and quarter in which the task stands: so its series have no gaps.
#[test]
fn series_join_districts_and_quarters() {
    let reports = |rows: &[Row], task: &dyn Fn(&Row) -> String| {
        let keyed = rows.iter().filter(|row| !row["indicator"].is_empty());
        let mut reports: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
        for row in keyed {
            let series = (task(row), row["indicator"].clone());
            reports
                .entry(series)
                .or_default()
                .insert(key(row, &["district_code", "period"]));
        }
        reports
    };
    let tasks: BTreeMap<_, String> = csv("items")
        .iter()
        .map(|row| (key(row, &ITEM), row["template"].clone()))
        .collect();
    let task = |row: &Row| tasks.get(&key(row, &ITEM)).cloned().unwrap_or_default();
    let (truth, found) = (reports(&csv("metrics"), &task), reports(written("metrics"), &task));
    assert_eq!(truth, found);
    let whole = |(template, _): &(String, String)| {
        tasks
            .iter()
            .filter(|(_, name)| *name == template)
            .map(|(place, _)| place[..2].to_vec())
            .collect::<BTreeSet<_>>()
    };
    let complete = found
        .iter()
        .filter(|(series, reports)| whole(series) == **reports)
        .count();
    assert!(complete >= 100, "{complete} of {} series have no gap", found.len());
}

fn position(row: &Row) -> Vec<String> {
    key(
        row,
        &[
            "district_code",
            "period",
            "section_no",
            "item_no",
            "field",
            "start",
            "end",
        ],
    )
}

fn overlap(a: &Row, b: &Row) -> bool {
    let same = key(a, &["district_code", "period", "section_no", "item_no", "field"]);
    let number = |row: &Row, column: &str| row[column].parse::<usize>().unwrap();
    same == key(b, &["district_code", "period", "section_no", "item_no", "field"])
        && number(a, "start") < number(b, "end")
        && number(b, "start") < number(a, "end")
}

fn differences(metric: &Row, row: &Row, findings: &mut Findings) {
    let told = |column: &str| {
        format!(
            "{:?} has {column} {:?}, not {:?}: {}",
            row["text"], row[column], metric[column], row["sentence"]
        )
    };
    if row["text"] != metric["text"] {
        findings.note("text", told("text"));
    }
    for column in CODES {
        if !metric[column].split('|').any(|code| code == row[column]) {
            findings.note(column, told(column));
        }
    }
    for column in ["value", "low", "high"] {
        if !same_number(&metric[column], &row[column]) {
            findings.note(column, told(column));
        }
    }
    // The exact value has six decimals; the truth has more for two thirds alone.
    if row["value_exact"]
        .parse::<f64>()
        .is_ok_and(|exact| !near(exact, row["value"].parse().unwrap(), 1e-6))
    {
        findings.note("value_exact", told("value"));
    }
}

fn same_number(truth: &str, written: &str) -> bool {
    match (truth.parse::<f64>(), written.parse::<f64>()) {
        (Ok(truth), Ok(written)) => near(truth, written, 1e-12),
        _ => truth == written,
    }
}

fn near(a: f64, b: f64, share: f64) -> bool {
    (a - b).abs() <= share * a.abs().max(b.abs()).max(1.0)
}

/// The text around a metric, as far as the items have it.
fn sentence(row: &Row) -> String {
    let place = key(row, &ITEM);
    let item = written("items").iter().find(|item| key(item, &ITEM) == place);
    format!(
        "{place:?} {}",
        item.map_or_else(|| "no such item".to_owned(), |item| item[&row["field"]].clone())
    )
}

/// At least half of the characters agree, as the judges of names count.
fn alike(a: &str, b: &str) -> bool {
    let count = |text: &str| {
        let mut count = BTreeMap::new();
        text.nfkc()
            .filter(|c| !c.is_whitespace())
            .for_each(|c| *count.entry(c).or_insert(0_usize) += 1);
        count
    };
    let (a, b) = (count(a), count(b));
    let characters: BTreeSet<_> = a.keys().chain(b.keys()).collect();
    let get = |counts: &BTreeMap<char, usize>, c: &char| counts.get(c).copied().unwrap_or(0);
    let common: usize = characters.into_iter().map(|c| get(&a, c).min(get(&b, c))).sum();
    let total: usize = a.values().chain(b.values()).sum();
    common * 4 >= total && common > 0
}
