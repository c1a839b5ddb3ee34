//! Statistics over datasets, held against what was written and what was worked out by hand.
#![cfg(feature = "analyze")]
#![allow(clippy::unwrap_used, reason = "a test may fail in its helpers too")]

mod dataset;

use std::fs;
use std::path::{Path, PathBuf};

use dataset::{files, reports, settings, write};
use jiff::civil::date;
use zhibiao::analyze::{AnalyzeError, DistrictPeriod, summary};
use zhibiao::schema::Table;

/// A sum of doubles, whatever the order in which they were added.
#[track_caller]
fn near(found: f64, expected: f64) {
    assert!(
        (found - expected).abs() <= expected.abs() * 1e-12,
        "{found} is not {expected}"
    );
}

#[test]
fn rows_are_those_that_were_written() {
    let folder = tempfile::tempdir().unwrap();
    let manifest = write(settings(folder.path()), reports(18));
    let summary = summary(folder.path()).unwrap();
    for table in Table::ALL {
        assert_eq!(
            summary.rows[&table],
            manifest.table(table).unwrap().rows,
            "{}",
            table.name()
        );
    }
    assert_eq!((summary.rows[&Table::Reports], summary.rows[&Table::Rejects]), (18, 3));
}

#[test]
fn aggregates_are_those_worked_out_by_hand() {
    let folder = tempfile::tempdir().unwrap();
    write(settings(folder.path()), reports(18));
    let summary = summary(folder.path()).unwrap();
    // Of the twelve metrics of each of the 72 items, the fifth (percent) and the tenth (money) are ranges.
    near(summary.value_by_kind["count"], 3.0 * 4.0 * (153.0 + 18.0 * 0.5));
    near(summary.value_by_kind["percent"], 2.0 * 72.0 * -15.45);
    near(summary.value_by_kind["money"], 2.0 * 72.0 * (200.0 / 3.0));
    near(summary.value_by_kind["length"], 3.0 * 72.0 * 2_664_100.0);
    assert_eq!(summary.value_by_kind.len(), 4);
    let statuses = ["completed", "in_progress", "not_met", "unclear"];
    assert_eq!(
        summary.items_by_status,
        statuses.map(|status| (status.to_owned(), 18)).into()
    );
    // Two checks a report, and none holds.
    assert_eq!((summary.checks.hold, summary.checks.do_not_hold), (0, 36));
    // Numbers 7 and 16 of the reports are of 2022's fourth quarter.
    assert_eq!(summary.max_period_end, Some(date(2022, 12, 31)));
}

#[test]
fn reports_are_counted_by_district_and_period_with_the_unknown_last() {
    let folder = tempfile::tempdir().unwrap();
    write(settings(folder.path()), reports(18));
    let found = summary(folder.path()).unwrap().reports_by_district;
    // Of the 18, numbers 6 and 13 know neither district nor period; no other two share both.
    assert_eq!(found.len(), 17);
    let district = |n: &str, period: &str| DistrictPeriod {
        district_code: Some(format!("99010{n}")),
        district: Some(format!("示例{n}区")),
        period: Some(period.to_owned()),
        reports: 1,
    };
    // The first district has numbers 0, 5, 10 and 15, whose quarters are the first, sixth, second and seventh.
    let first = ["2021Q1", "2021Q2", "2022Q2", "2022Q3"].map(|period| district("1", period));
    assert_eq!(found[..4], first);
    let unknown = DistrictPeriod {
        district_code: None,
        district: None,
        period: None,
        reports: 2,
    };
    assert_eq!(found.last(), Some(&unknown));
}

#[test]
fn a_dataset_without_reports_has_a_summary() {
    let folder = tempfile::tempdir().unwrap();
    write(settings(folder.path()), []);
    let summary = summary(folder.path()).unwrap();
    assert_eq!((summary.rows[&Table::Metrics], summary.max_period_end), (0, None));
    assert!(summary.value_by_kind.is_empty() && summary.reports_by_district.is_empty());
}

#[test]
fn folders_may_have_any_name() {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("统计 [1]*?{a}%20");
    write(settings(&output), reports(2));
    assert_eq!(summary(&output).unwrap().rows[&Table::Reports], 2);
}

/// Damages the only file of `checks`, among files that are good; its path and what is then said.
fn damaged(folder: &Path, damage: fn(&mut Vec<u8>)) -> (PathBuf, String) {
    write(settings(folder), reports(1));
    let files = files(folder);
    let (name, bytes) = files.iter().find(|(name, _)| name.starts_with("checks/")).unwrap();
    let (path, mut bytes) = (folder.join(name), bytes.clone());
    damage(&mut bytes);
    fs::write(&path, bytes).unwrap();
    let error = summary(folder).unwrap_err();
    (path, error.to_string())
}

#[test]
fn damaged_files_are_named() {
    let empty: fn(&mut Vec<u8>) = Vec::clear;
    let truncated: fn(&mut Vec<u8>) = |bytes| bytes.truncate(bytes.len() / 2);
    let no_footer: fn(&mut Vec<u8>) = |bytes| {
        let end = bytes.len();
        bytes[end - 200..end - 8].fill(0xa5);
    };
    for damage in [empty, truncated, no_footer] {
        let folder = tempfile::tempdir().unwrap();
        let (path, message) = damaged(folder.path(), damage);
        let expected = format!("{}: cannot read this part of the dataset: ", path.display());
        assert!(message.starts_with(&expected), "{message}");
    }
}

#[test]
fn a_table_without_files_is_told() {
    let folder = tempfile::tempdir().unwrap();
    write(settings(folder.path()), reports(1));
    let items = folder.path().join("items");
    fs::remove_dir_all(&items).unwrap();
    let error = summary(folder.path()).unwrap_err();
    assert!(matches!(error, AnalyzeError::NoTable { table: "items", .. }), "{error}");
    fs::create_dir(&items).unwrap();
    let error = summary(folder.path()).unwrap_err();
    assert!(
        matches!(&error, AnalyzeError::Read { path, .. } if *path == items),
        "{error}"
    );
}

#[cfg(feature = "cli")]
mod on_the_command_line {
    use assert_cmd::Command;
    use serde_json::Value;

    use super::*;

    fn stats(folder: &Path, format: &str) -> assert_cmd::assert::Assert {
        let mut command = Command::new(env!("CARGO_BIN_EXE_zhibiao"));
        command.args(["stats", "summary", "--format", format]).arg(folder);
        command.assert()
    }

    #[test]
    fn json_has_the_answers_that_other_readers_are_asked_for() {
        let folder = tempfile::tempdir().unwrap();
        write(settings(folder.path()), reports(2));
        let output = stats(folder.path(), "json").success().get_output().stdout.clone();
        let found: Value = serde_json::from_slice(&output).unwrap();
        let tables: Vec<_> = found["rows"].as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(tables, Table::ALL.map(Table::name));
        assert_eq!(found["rows"]["metrics"], 96);
        assert_eq!(found["value_by_kind"]["count"], 3.0 * 4.0 * (0.5 + 1.5));
        assert_eq!(found["items_by_status"]["not_met"], 2);
        assert_eq!(found["max_period_end"], "2021-06-30");
        assert_eq!(found["reports_by_district"][0]["district"], "示例1区");
        assert_eq!(found["checks"]["do_not_hold"], 4);
    }

    #[test]
    fn text_is_for_people() {
        let folder = tempfile::tempdir().unwrap();
        write(settings(folder.path()), reports(2));
        let output = stats(folder.path(), "text").success().get_output().stdout.clone();
        let text = String::from_utf8(output).unwrap();
        assert!(text.contains("\n  示例2区  1  990102  2021Q2\n"), "{text}");
    }

    #[test]
    fn without_a_dataset_it_says_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        let absent = folder.path().join("absent");
        let output = stats(&absent, "text").code(74).get_output().clone();
        let message = String::from_utf8(output.stderr).unwrap();
        let expected = format!("error: {}: there is no dataset here; name the folder", absent.display());
        assert!(message.starts_with(&expected) && output.stdout.is_empty(), "{message}");
    }
}
