//! Datasets as the writer leaves them: what is in them, that equal rows give equal bytes, and what stands after a run
//! that did not end well.
#![allow(clippy::unwrap_used, reason = "a test may fail in its helpers too")]

#[path = "support/mod.rs"]
mod support;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::Path;

use arrow::array::cast::AsArray as _;
use arrow::array::types::{Date32Type, Decimal128Type, Float64Type, Int32Type, Int64Type};
use arrow::array::{Array as _, RecordBatch};
use arrow::compute::concat_batches;
use parquet::arrow::arrow_reader::{ArrowReaderMetadata, ParquetRecordBatchReaderBuilder};
use zhibiao::rows::ReportRows;
use zhibiao::schema::{self, Table};
use zhibiao::write::{DatasetWriter, Manifest, Settings, WriteError, write_run_report};

fn settings(output: &Path) -> Settings {
    Settings::new(output, "c0ffee")
}

fn write(settings: Settings, reports: impl IntoIterator<Item = ReportRows>) -> Manifest {
    let mut writer = DatasetWriter::create(settings).unwrap();
    for rows in reports {
        assert!(writer.add(rows).unwrap());
    }
    for n in [2, 0, 1] {
        writer.reject(support::reject(n));
    }
    writer.finish().unwrap()
}

fn reports(count: i32) -> impl DoubleEndedIterator<Item = ReportRows> {
    (0..count).map(|n| support::report(n, 12))
}

/// Every file below a folder but the lock, by its path.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file() && entry.file_name() != "lock");
    let path = |path: &Path| path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
    files
        .map(|entry| (path(entry.path()), fs::read(entry.path()).unwrap()))
        .collect()
}

/// All rows of a table, in the order of the manifest's files.
fn table(output: &Path, manifest: &Manifest, table: Table) -> RecordBatch {
    let mut batches = Vec::new();
    for file in &manifest.table(table).unwrap().files {
        let reader = ParquetRecordBatchReaderBuilder::try_new(File::open(output.join(&file.path)).unwrap()).unwrap();
        let schema = reader.schema().clone();
        let rows: Vec<_> = reader.build().unwrap().map(Result::unwrap).collect();
        assert_eq!(
            rows.iter().map(|batch| batch.num_rows() as u64).sum::<u64>(),
            file.rows,
            "{}",
            file.path
        );
        batches.push(concat_batches(&schema, &rows).unwrap());
    }
    concat_batches(&batches[0].schema(), &batches).unwrap()
}

/// A text column's values.
fn texts<'a>(batch: &'a RecordBatch, column: &str) -> Vec<Option<&'a str>> {
    batch
        .column_by_name(column)
        .unwrap()
        .as_string::<i32>()
        .iter()
        .collect()
}

/// An int32 column's values.
fn ints(batch: &RecordBatch, column: &str) -> Vec<Option<i32>> {
    batch
        .column_by_name(column)
        .unwrap()
        .as_primitive::<Int32Type>()
        .iter()
        .collect()
}

#[test]
fn every_column_holds_what_its_row_says() {
    let folder = tempfile::tempdir().unwrap();
    let manifest = write(settings(folder.path()), [support::report(1, 12)]);
    let reports = table(folder.path(), &manifest, Table::Reports);
    assert_eq!(texts(&reports, "period"), [Some("2021Q2")]);
    assert_eq!(texts(&reports, "period_kind"), [Some("quarter")]);
    assert_eq!(
        (texts(&reports, "doc_no"), texts(&reports, "member")),
        (vec![None], vec![Some("内/1.txt")])
    );
    assert_eq!(
        (ints(&reports, "items"), ints(&reports, "metrics")),
        (vec![Some(4)], vec![Some(48)])
    );
    assert_eq!(reports["bytes"].as_primitive::<Int64Type>().value(0), 5_000_000_001);
    assert_eq!(reports["published_on"].as_primitive::<Date32Type>().value(0), 19_362);

    let items = table(folder.path(), &manifest, Table::Items);
    assert_eq!(ints(&items, "item_no"), [Some(1), Some(2), Some(3), None]);
    assert_eq!(
        texts(&items, "status"),
        [Some("completed"), Some("in_progress"), Some("not_met"), Some("unclear")]
    );
    assert_eq!(
        (texts(&items, "progress")[0], ints(&items, "metrics")[0]),
        (Some("已完成1公里\n另有3处在建"), Some(12))
    );

    let checks = table(folder.path(), &manifest, Table::Checks);
    assert_eq!(ints(&checks, "reported_seq"), [None, Some(2)]);
    assert_eq!(
        (ints(&checks, "section_no"), ints(&checks, "item_no")),
        (vec![Some(1), Some(2)], vec![Some(2), Some(3)])
    );
    let comparisons = table(folder.path(), &manifest, Table::Comparisons);
    let met = comparisons["met"].as_boolean();
    assert!(met.value(0) && met.is_null(1));
    let numerals = table(folder.path(), &manifest, Table::RejectedNumerals);
    assert_eq!(texts(&numerals, "field"), [Some("target"), Some("progress")]);
    let rejects = table(folder.path(), &manifest, Table::Rejects);
    assert_eq!(texts(&rejects, "member"), [None, Some("1.txt"), Some("2.txt")]);
}

#[test]
fn metrics_hold_exact_values_and_their_places() {
    let folder = tempfile::tempdir().unwrap();
    let rows = support::report(1, 12);
    let manifest = write(settings(folder.path()), [rows.clone()]);
    let metrics = table(folder.path(), &manifest, Table::Metrics);
    let id = &rows.report.report_id;
    assert_eq!(texts(&metrics, "metric_id")[13], Some(format!("{id}:2:2").as_str()));
    assert_eq!(
        (texts(&metrics, "unit")[1], texts(&metrics, "unit")[2]),
        (Some("公里"), None)
    );
    assert_eq!(
        (texts(&metrics, "section")[0], ints(&metrics, "section_no")[47]),
        (Some("水利"), Some(2))
    );
    let value = metrics["value"].as_primitive::<Float64Type>();
    let exact = metrics["value_exact"].as_primitive::<Decimal128Type>();
    assert_eq!((value.value(1), exact.value(1)), (66.666_666_666_666_67, 66_666_667));
    assert_eq!((value.value(0), exact.value(0)), (-15.45, -15_450_000));
    assert!(value.is_null(4) && exact.is_null(4));
    assert_eq!(metrics["low"].as_primitive::<Float64Type>().value(4), 1.0);
    assert_eq!(metrics["window_end"].as_primitive::<Date32Type>().value(5), 19_296);
}

#[test]
fn columns_and_footers_are_those_of_the_schemas() {
    let folder = tempfile::tempdir().unwrap();
    let manifest = write(settings(folder.path()), reports(3));
    for of in Table::ALL {
        let path = folder.path().join(&manifest.table(of).unwrap().files[0].path);
        let metadata = ArrowReaderMetadata::load(&File::open(path).unwrap(), Default::default()).unwrap();
        let names: Vec<_> = metadata
            .schema()
            .fields()
            .iter()
            .map(|field| field.name().clone())
            .collect();
        let expected: Vec<_> = of
            .schema()
            .unwrap()
            .fields
            .into_iter()
            .map(|field| field.name)
            .collect();
        assert_eq!(names, expected);
        let footer = metadata.metadata().file_metadata();
        let pairs = footer.key_value_metadata().unwrap().iter();
        let pairs: BTreeMap<_, _> = pairs
            .map(|pair| (pair.key.as_str(), pair.value.as_deref().unwrap()))
            .collect();
        assert_eq!(
            pairs.keys().copied().collect::<Vec<_>>(),
            [
                "zhibiao.config_sha256",
                "zhibiao.schema_sha256",
                "zhibiao.schema_version",
                "zhibiao.version"
            ]
        );
        assert_eq!(pairs["zhibiao.schema_sha256"], schema::sha256());
        assert_eq!(pairs["zhibiao.config_sha256"], "c0ffee");
        let chunk = metadata.metadata().row_groups().first().map(|group| group.column(0));
        assert!(
            chunk.is_none_or(|chunk| chunk.column_index_offset().is_some() && chunk.offset_index_offset().is_some())
        );
    }
}

#[test]
fn rows_stand_in_partitions_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let manifest = write(settings(folder.path()), reports(40).rev());
    let metrics = manifest.table(Table::Metrics).unwrap();
    let folders: Vec<_> = metrics
        .files
        .iter()
        .map(|file| file.path.rsplit_once('/').unwrap().0)
        .collect();
    assert!(folders.contains(&"metrics/year=2021/term=FY") && folders.contains(&"metrics/year=0/term=unknown"));
    for file in &metrics.files {
        let one = Manifest {
            tables: vec![zhibiao::write::TableFiles {
                files: vec![file.clone()],
                ..metrics.clone()
            }],
            ..manifest.clone()
        };
        let rows = table(folder.path(), &one, Table::Metrics);
        let (district, report) = (texts(&rows, "district_code"), texts(&rows, "report_id"));
        let (item, seq) = (ints(&rows, "item_seq"), ints(&rows, "seq"));
        let keys: Vec<_> = (0..rows.num_rows())
            .map(|row| (district[row], report[row], item[row], seq[row]))
            .collect();
        assert!(keys.is_sorted(), "{}", file.path);
    }
}

#[test]
fn equal_rows_give_equal_bytes() {
    let small = tempfile::tempdir().unwrap();
    let large = tempfile::tempdir().unwrap();
    write(
        Settings {
            memory_bytes: 1000,
            ..settings(small.path())
        },
        reports(60),
    );
    let mut shuffled: Vec<_> = reports(60).collect();
    shuffled.sort_by_key(|rows| rows.report.report_id.bytes().rev().collect::<Vec<_>>());
    let threads = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    threads.install(|| write(settings(large.path()), shuffled));
    let (small, large) = (files(small.path()), files(large.path()));
    assert_eq!(small.keys().collect::<Vec<_>>(), large.keys().collect::<Vec<_>>());
    assert!(small == large);
}

#[test]
fn a_large_partition_has_several_files_with_whole_rows() {
    let folder = tempfile::tempdir().unwrap();
    let few = Settings {
        part_rows: 100,
        row_group_rows: 32,
        ..settings(folder.path())
    };
    let manifest = write(few, reports(40));
    let metrics = manifest.table(Table::Metrics).unwrap();
    assert_eq!(metrics.rows, 40 * 4 * 12);
    assert!(metrics.files.iter().all(|file| file.rows <= 100));
    assert!(metrics.files.iter().filter(|file| file.rows == 100).count() > 5);
    let ids = table(folder.path(), &manifest, Table::Metrics);
    let mut ids = texts(&ids, "metric_id");
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 40 * 4 * 12);
}

#[test]
fn a_report_is_taken_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut writer = DatasetWriter::create(settings(folder.path())).unwrap();
    assert!(writer.add(support::report(1, 2)).unwrap());
    assert!(!writer.add(support::report(1, 2)).unwrap());
    assert_eq!(writer.finish().unwrap().table(Table::Reports).unwrap().rows, 1);
}

#[test]
fn an_empty_dataset_has_every_table() {
    let folder = tempfile::tempdir().unwrap();
    let manifest = DatasetWriter::create(settings(folder.path()))
        .unwrap()
        .finish()
        .unwrap();
    for of in Table::ALL {
        let files = &manifest.table(of).unwrap().files;
        assert_eq!(files.len(), 1);
        assert!(
            files[0]
                .path
                .starts_with(&format!("{}/year=0/term=unknown/part-", of.name()))
        );
        assert_eq!(table(folder.path(), &manifest, of).num_rows(), 0);
    }
}

#[test]
fn the_same_run_again_touches_no_file_of_a_table() {
    let folder = tempfile::tempdir().unwrap();
    let manifest = write(settings(folder.path()), reports(10));
    let modified = |manifest: &Manifest| {
        let files = manifest.tables.iter().flat_map(|table| &table.files);
        files
            .map(|file| {
                fs::metadata(folder.path().join(&file.path))
                    .unwrap()
                    .modified()
                    .unwrap()
            })
            .collect::<Vec<_>>()
    };
    let before = (files(folder.path()), modified(&manifest));
    let again = write(settings(folder.path()), reports(10));
    assert_eq!(again, manifest);
    assert!(before == (files(folder.path()), modified(&again)));
}

#[test]
fn a_smaller_run_leaves_nothing_of_the_former_dataset() {
    let folder = tempfile::tempdir().unwrap();
    let alone = tempfile::tempdir().unwrap();
    write(settings(folder.path()), reports(20));
    write(settings(folder.path()), reports(2));
    write(settings(alone.path()), reports(2));
    assert!(files(folder.path()) == files(alone.path()));
}

#[test]
fn a_run_that_does_not_finish_leaves_the_former_dataset() {
    let folder = tempfile::tempdir().unwrap();
    write(settings(folder.path()), reports(5));
    let before = files(folder.path());
    let mut writer = DatasetWriter::create(Settings {
        memory_bytes: 0,
        ..settings(folder.path())
    })
    .unwrap();
    writer.add(support::report(99, 3)).unwrap();
    assert!(folder.path().join("_zhibiao/staging/scratch").exists());
    drop(writer);
    assert!(files(folder.path()) == before);

    // What a killed run leaves stands out of every reader's way, and goes with the next run.
    fs::create_dir_all(folder.path().join("_zhibiao/staging/metrics/year=2022/term=Q4")).unwrap();
    fs::write(
        folder.path().join("_zhibiao/staging/metrics/year=2022/term=Q4/open"),
        "half",
    )
    .unwrap();
    write(settings(folder.path()), reports(5));
    assert!(files(folder.path()) == before);
}

#[test]
fn a_run_killed_while_it_published_is_completed() {
    let folder = tempfile::tempdir().unwrap();
    let next = tempfile::tempdir().unwrap();
    write(settings(folder.path()), reports(5));
    write(settings(next.path()), reports(9));
    // The state after the first exchange: metrics are new, and the former ones lie in `ready`.
    let ready = folder.path().join("_zhibiao/ready");
    fs::create_dir(&ready).unwrap();
    for of in Table::ALL {
        fs::rename(next.path().join(of.name()), ready.join(of.name())).unwrap();
    }
    fs::rename(next.path().join("datapackage.json"), ready.join("datapackage.json")).unwrap();
    fs::rename(next.path().join("_zhibiao/manifest.json"), ready.join("manifest.json")).unwrap();
    fs::rename(ready.join("metrics"), ready.join("new")).unwrap();
    fs::rename(folder.path().join("metrics"), ready.join("metrics")).unwrap();
    fs::rename(ready.join("new"), folder.path().join("metrics")).unwrap();

    drop(DatasetWriter::create(settings(folder.path())).unwrap());
    let whole = tempfile::tempdir().unwrap();
    write(settings(whole.path()), reports(9));
    assert!(files(folder.path()) == files(whole.path()));
}

#[test]
fn one_run_at_a_time() {
    let folder = tempfile::tempdir().unwrap();
    let first = DatasetWriter::create(settings(folder.path())).unwrap();
    let error = DatasetWriter::create(settings(folder.path())).unwrap_err();
    assert!(matches!(error, WriteError::Locked { .. }), "{error}");
    assert!(
        error
            .to_string()
            .contains(&format!("process {} since ", std::process::id())),
        "{error}"
    );
    drop(first);
    DatasetWriter::create(settings(folder.path())).unwrap();
}

#[test]
fn somebodys_own_folder_is_never_replaced() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("reports")).unwrap();
    fs::write(folder.path().join("reports/2022.txt"), "precious").unwrap();
    let error = DatasetWriter::create(settings(folder.path())).unwrap_err();
    assert!(
        matches!(&error, WriteError::Foreign { path } if path.ends_with("reports/2022.txt")),
        "{error}"
    );
    assert_eq!(files(folder.path()).len(), 1);
}

#[test]
fn an_output_that_is_a_file_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out");
    fs::write(&path, "").unwrap();
    let message = DatasetWriter::create(settings(&path)).unwrap_err().to_string();
    assert!(
        message.contains("out/_zhibiao: cannot create the folder") && message.contains("choose another"),
        "{message}"
    );
}

#[test]
fn the_data_package_lists_every_part_and_column() {
    let folder = tempfile::tempdir().unwrap();
    let manifest = write(settings(folder.path()), reports(10));
    let text = fs::read(folder.path().join("datapackage.json")).unwrap();
    let package: serde_json::Value = serde_json::from_slice(&text).unwrap();
    for (resource, of) in package["resources"].as_array().unwrap().iter().zip(&manifest.tables) {
        let paths: Vec<_> = resource["path"]
            .as_array()
            .unwrap()
            .iter()
            .map(|path| path.as_str().unwrap())
            .collect();
        assert_eq!(
            paths,
            of.files.iter().map(|file| file.path.as_str()).collect::<Vec<_>>()
        );
        assert_eq!(
            (resource["name"].as_str(), resource["row_count"].as_u64()),
            (Some(of.name.as_str()), Some(of.rows))
        );
    }
    assert_eq!(package["resources"][2]["schema"]["fields"][0]["title"], "指标标识");
}

#[test]
fn run_reports_stand_beside_the_manifest() {
    let folder = tempfile::tempdir().unwrap();
    let path = write_run_report(folder.path(), "first", &serde_json::json!({"documents": 3})).unwrap();
    assert_eq!(path, folder.path().join("_zhibiao/runs/first.json"));
    assert_eq!(fs::read_to_string(path).unwrap(), "{\n  \"documents\": 3\n}\n");
}

/// Leaves a dataset for `.ci/readers.py` in the folder ZHIBIAO_DATASET, of ZHIBIAO_REPORTS reports.
#[test]
fn a_dataset_for_other_readers() {
    let Ok(folder) = std::env::var("ZHIBIAO_DATASET") else {
        println!("skipped: ZHIBIAO_DATASET names no folder");
        return;
    };
    let count = std::env::var("ZHIBIAO_REPORTS")
        .ok()
        .and_then(|count| count.parse().ok())
        .unwrap_or(40);
    let started = std::time::Instant::now();
    let mut writer = DatasetWriter::create(settings(Path::new(&folder))).unwrap();
    for n in 0..count {
        writer.add(support::report(n, 60)).unwrap();
    }
    writer.reject(support::reject(2));
    println!("added in {:?}", started.elapsed());
    let manifest = writer.finish().unwrap();
    let rows: u64 = manifest.tables.iter().map(|table| table.rows).sum();
    let bytes: u64 = manifest.tables.iter().map(|table| table.bytes).sum();
    println!("{rows} rows, {bytes} bytes in {:?}", started.elapsed());
}
