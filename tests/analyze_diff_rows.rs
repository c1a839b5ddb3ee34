//! Comparing datasets of rows made by hand: whatever was done to them, both ways of looking at it agree.
#![cfg(feature = "analyze")]
#![allow(clippy::unwrap_used, reason = "a test may fail in its helpers too")]

mod dataset;

use std::fs::{self, File};
use std::ops::ControlFlow;
use std::path::Path;

use dataset::{report, settings, write};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use tempfile::TempDir;
use zhibiao::analyze::AnalyzeError;
use zhibiao::analyze::diff::{Change, ChangeKind, Diff, Options, Table, TableDiff, compare};
use zhibiao::rows::ReportRows;

/// A dataset of these reports.
fn dataset_of(reports: impl IntoIterator<Item = ReportRows>) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(settings(folder.path()), reports);
    folder
}

fn diff(old: &Path, new: &Path) -> (Diff, Vec<Change>) {
    let mut changes = Vec::new();
    let diff = compare(old, new, &Options::default(), &mut |change| {
        changes.push(change);
        ControlFlow::Continue(())
    });
    (diff.unwrap(), changes)
}

fn table(diff: &Diff, table: Table) -> &TableDiff {
    diff.tables.iter().find(|found| found.table == table).unwrap()
}

/// What a change says, without what is told of one side only.
fn essence(change: &Change) -> String {
    let keys = (&change.old_key, &change.new_key);
    format!(
        "{} {:?} {:?} {keys:?} {:?}",
        change.table.name(),
        change.change,
        change.with,
        change.cells
    )
}

fn mirrored(change: &Change) -> Change {
    let mut mirrored = change.clone();
    mirrored.change = match change.change {
        ChangeKind::Added => ChangeKind::Gone,
        ChangeKind::Gone => ChangeKind::Added,
        ChangeKind::Changed => ChangeKind::Changed,
    };
    (mirrored.old_key, mirrored.new_key) = (change.new_key.clone(), change.old_key.clone());
    for cell in &mut mirrored.cells {
        (cell.old, cell.new) = (cell.new.clone(), cell.old.clone());
    }
    mirrored
}

/// Something that happens to a report.
#[derive(Debug, Clone)]
enum Edit {
    Removed,
    Revised,
    OtherPeriod,
    ItemRemoved(usize),
    ItemReworded(usize),
    MetricRemoved(usize),
    MetricRenamed(usize),
    MetricsShifted,
    CheckRemoved,
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        Just(Edit::Removed),
        Just(Edit::Revised),
        Just(Edit::OtherPeriod),
        (0..4_usize).prop_map(Edit::ItemRemoved),
        (0..4_usize).prop_map(Edit::ItemReworded),
        (0..8_usize).prop_map(Edit::MetricRemoved),
        (0..8_usize).prop_map(Edit::MetricRenamed),
        Just(Edit::MetricsShifted),
        Just(Edit::CheckRemoved),
    ]
}

/// Three reports of one partition, with what happened to them.
fn edited(edits: &[(usize, Edit)]) -> Vec<ReportRows> {
    let mut reports: Vec<_> = [0, 9, 18].map(|n| Some(report(n, 2))).into();
    for (at, edit) in edits {
        if let Some(rows) = &mut reports[*at] {
            apply(rows, edit);
        }
        if matches!(edit, Edit::Removed) {
            reports[*at] = None;
        }
    }
    reports.into_iter().flatten().collect()
}

fn apply(rows: &mut ReportRows, edit: &Edit) {
    match edit {
        Edit::Removed => {}
        Edit::Revised => rows.report.report_id = format!("f{}", &rows.report.report_id[1..]),
        Edit::OtherPeriod => rows.report.period = report(1, 1).report.period,
        Edit::ItemRemoved(at) => {
            let seq = i32::try_from(*at).unwrap() + 1;
            rows.items.retain(|item| item.item_seq != seq);
            rows.metrics.retain(|metric| metric.item_seq != seq);
            rows.comparisons.retain(|comparison| comparison.item_seq != seq);
            rows.checks.retain(|check| check.item_seq != seq);
            rows.rejected_numerals.retain(|numeral| numeral.item_seq != seq);
        }
        Edit::ItemReworded(at) => {
            if let Some(item) = rows.items.get_mut(*at) {
                item.progress.push_str("，并已验收");
            }
        }
        Edit::MetricRemoved(at) => drop((*at < rows.metrics.len()).then(|| rows.metrics.remove(*at))),
        Edit::MetricRenamed(at) => {
            if let Some(metric) = rows.metrics.get_mut(*at) {
                metric.name = Some("渠道".to_owned());
            }
        }
        Edit::MetricsShifted => rows.metrics.iter_mut().for_each(|metric| metric.seq += 1),
        Edit::CheckRemoved => drop(rows.checks.pop()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::with_cases(8) })]

    #[test]
    fn swapping_the_datasets_swaps_what_is_found(
        edits in prop::collection::vec((0..3_usize, edit()), 0..4),
        others in prop::collection::vec((0..3_usize, edit()), 0..4),
    ) {
        let [old, new] = [edits, others].map(|edits| dataset_of(edited(&edits)));
        let (forth, there) = diff(old.path(), new.path());
        let (back, again) = diff(new.path(), old.path());
        for (a, b) in forth.tables.iter().zip(&back.tables) {
            prop_assert_eq!((a.added, a.added_with, a.gone, a.gone_with), (b.gone, b.gone_with, b.added, b.added_with));
            prop_assert_eq!((a.changed, &a.columns), (b.changed, &b.columns));
            prop_assert_eq!((a.old_rows, a.new_rows), (b.new_rows, b.old_rows));
            // Every row of both sides is in exactly one place.
            prop_assert_eq!(a.old_rows - a.gone, a.new_rows - a.added);
        }
        let mut there: Vec<_> = there.iter().map(essence).collect();
        let mut again: Vec<_> = again.iter().map(|change| essence(&mirrored(change))).collect();
        there.sort_unstable();
        again.sort_unstable();
        prop_assert_eq!(there, again);
        prop_assert!(diff(new.path(), new.path()).0.is_empty());
    }
}

#[test]
fn shifted_numbers_alone_are_no_change() {
    let new = edited(&[(0, Edit::MetricsShifted), (1, Edit::Revised), (1, Edit::MetricsShifted)]);
    let (diff, changes) = diff(dataset_of(edited(&[])).path(), dataset_of(new).path());
    assert!(diff.is_empty(), "{changes:#?}");
}

#[test]
fn a_report_that_moves_to_another_period_keeps_its_rows() {
    let (old, new) = (dataset_of(edited(&[])), dataset_of(edited(&[(1, Edit::OtherPeriod)])));
    let (_, changes) = diff(old.path(), new.path());
    let columns: Vec<_> = changes[0].cells.iter().map(|cell| cell.column.as_str()).collect();
    assert_eq!((changes.len(), changes[0].table), (1, Table::Reports));
    assert_eq!(columns, ["period", "period_start", "period_end"]);
    // A report counts if it has the period on either side.
    for period in ["2021Q1", "2021Q2"] {
        let options = Options {
            period: Some(period.to_owned()),
            ..Options::default()
        };
        let found = compare(old.path(), new.path(), &options, &mut |_| ControlFlow::Continue(())).unwrap();
        assert_eq!(table(&found, Table::Reports).changed, 1, "{period}");
    }
}

#[test]
fn reports_that_nobody_can_tell_apart_are_counted() {
    let twins = |ids: [&str; 2]| {
        ids.map(|id| {
            let mut rows = report(0, 1);
            rows.report.report_id = format!("{id:0>16}");
            rows.report.sha256 = format!("{id:0>64}");
            rows.report.source = format!("{id}.txt");
            rows
        })
    };
    let (old, new) = (dataset_of(twins(["a", "b"])), dataset_of(twins(["c", "d"])));
    let (found, changes) = diff(old.path(), new.path());
    assert_eq!(found.ambiguous_reports, 4);
    let reports = table(&found, Table::Reports);
    assert_eq!((reports.added, reports.gone, reports.changed), (2, 2, 0));
    assert!(
        changes
            .iter()
            .filter(|change| change.table == Table::Reports)
            .all(|change| change.ambiguous)
    );
}

#[test]
fn whoever_takes_the_changes_may_break_off() {
    let new = dataset_of(edited(&[(0, Edit::Removed)]));
    let mut seen = 0;
    let sink = &mut |_| {
        seen += 1;
        ControlFlow::Break(())
    };
    compare(dataset_of(edited(&[])).path(), new.path(), &Options::default(), sink).unwrap();
    assert!((1..100).contains(&seen));
}

/// Writes every file of a table again without one of its columns, as a version before it would have written them.
fn without_column(dataset: &Path, table: Table, column: &str) {
    for entry in walkdir::WalkDir::new(dataset.join(table.name())) {
        let path = entry.unwrap().into_path();
        if path.is_dir() {
            continue;
        }
        let reader = ParquetRecordBatchReaderBuilder::try_new(File::open(&path).unwrap()).unwrap();
        let mut schema = None;
        let mut rows = Vec::new();
        for batch in reader.build().unwrap() {
            let mut batch = batch.unwrap();
            batch.remove_column(batch.schema().index_of(column).unwrap());
            schema = Some(batch.schema());
            rows.push(batch);
        }
        let mut writer = ArrowWriter::try_new(File::create(&path).unwrap(), schema.unwrap(), None).unwrap();
        rows.iter().for_each(|batch| writer.write(batch).unwrap());
        writer.close().unwrap();
    }
}

#[test]
fn columns_and_tables_of_one_side_are_named_and_not_compared() {
    let (old, new) = (dataset_of(edited(&[])), dataset_of(edited(&[(0, Edit::CheckRemoved)])));
    without_column(old.path(), Table::Items, "item_key");
    without_column(new.path(), Table::Metrics, "rule");
    fs::remove_dir_all(old.path().join("checks")).unwrap();
    let (found, changes) = diff(old.path(), new.path());
    assert!(found.is_empty(), "{changes:#?}");
    assert_eq!(table(&found, Table::Items).only_new_columns, ["item_key"]);
    assert_eq!(table(&found, Table::Metrics).only_old_columns, ["rule"]);
    let checks = table(&found, Table::Checks);
    assert_eq!((checks.only_new_columns.len() > 10, checks.new_rows), (true, 0));
}

#[test]
fn a_damaged_file_is_named() {
    let dataset = dataset_of(edited(&[]));
    let entries = walkdir::WalkDir::new(dataset.path().join("metrics")).into_iter();
    let path = entries
        .map(|entry| entry.unwrap().into_path())
        .find(|path| path.is_file())
        .unwrap();
    fs::write(&path, "no Parquet").unwrap();
    let error = compare(dataset.path(), dataset.path(), &Options::default(), &mut |_| {
        ControlFlow::Continue(())
    });
    let error = error.unwrap_err();
    assert!(
        matches!(&error, AnalyzeError::Read { path: named, .. } if *named == path),
        "{error}"
    );
}
