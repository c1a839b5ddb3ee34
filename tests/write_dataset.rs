//! What is in a dataset, as a reader of its Parquet files sees it.
#![allow(clippy::unwrap_used, reason = "a test may fail in its helpers too")]

mod dataset;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::Path;

use arrow::array::cast::AsArray as _;
use arrow::array::types::{Date32Type, Decimal128Type, Float64Type, Int32Type, Int64Type};
use arrow::array::{Array as _, RecordBatch};
use arrow::compute::concat_batches;
use dataset::{reports, settings, write};
use parquet::arrow::arrow_reader::{ArrowReaderMetadata, ParquetRecordBatchReaderBuilder};
use zhibiao::schema::{self, Table};
use zhibiao::write::{DatasetWriter, Manifest, Settings};

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
    let manifest = write(settings(folder.path()), [dataset::report(1, 12)]);
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
    let rows = dataset::report(1, 12);
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
