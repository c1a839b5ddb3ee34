//! The truth as the files tell it, and the dataset that the program writes: both as rows of text.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use arrow::array::RecordBatch;
use arrow::util::display::{ArrayFormatter, FormatOptions};
use assert_cmd::Command;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use tempfile::TempDir;

use crate::{sample_data, series};

/// A row by its column names; what is null is empty.
pub type Row = BTreeMap<String, String>;

/// The rows of a file of the truth.
pub fn csv(table: &str) -> Vec<Row> {
    let text = fs::read_to_string(sample_data().join(format!("truth/{table}.csv"))).unwrap();
    let mut rows = text.lines().map(cells);
    let header = rows.next().unwrap();
    rows.map(|row| header.iter().cloned().zip(row).collect()).collect()
}

/// The cells of a line of RFC 4180; no cell of the truth holds a line break.
fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut characters = line.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '"' if quoted && characters.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(std::mem::take(&mut cell)),
            _ => cell.push(c),
        }
    }
    cells.push(cell);
    cells
}

/// What the program makes of the sample; one run serves all tests.
pub fn written(table: &str) -> &'static [Row] {
    static DATASET: OnceLock<BTreeMap<String, Vec<Row>>> = OnceLock::new();
    &DATASET.get_or_init(run)[table]
}

fn run() -> BTreeMap<String, Vec<Row>> {
    let output = TempDir::new().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_zhibiao"));
    command
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["run", "pipelines/district-reports.toml", "--output"]);
    command.arg(output.path()).assert().success();
    let tables = ["reports", "items", "metrics", "comparisons", "checks"];
    let table = |name: &str| {
        let mut rows = Vec::new();
        read_folder(&output.path().join(name), &mut rows);
        (name.to_owned(), rows)
    };
    let series = cfg!(feature = "analyze").then(|| ("series".to_owned(), series::found(output.path())));
    tables.into_iter().map(table).chain(series).collect()
}

fn read_folder(folder: &Path, rows: &mut Vec<Row>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read_folder(&path, rows);
        } else if path.extension().is_some_and(|extension| extension == "parquet") {
            let reader = ParquetRecordBatchReaderBuilder::try_new(fs::File::open(path).unwrap()).unwrap();
            reader
                .build()
                .unwrap()
                .for_each(|batch| read_batch(&batch.unwrap(), rows));
        }
    }
}

fn read_batch(batch: &RecordBatch, rows: &mut Vec<Row>) {
    let options = FormatOptions::default();
    let schema = batch.schema();
    let columns: Vec<_> = batch
        .columns()
        .iter()
        .map(|c| ArrayFormatter::try_new(c.as_ref(), &options).unwrap())
        .collect();
    for index in 0..batch.num_rows() {
        let cells = columns.iter().map(|column| column.value(index).to_string());
        rows.push(
            schema
                .fields()
                .iter()
                .map(|field| field.name().clone())
                .zip(cells)
                .collect(),
        );
    }
}

/// The values of these columns, as a key.
pub fn key(row: &Row, columns: &[&str]) -> Vec<String> {
    columns.iter().map(|column| row[*column].clone()).collect()
}

/// The columns that name an item.
pub const ITEM: [&str; 4] = ["district_code", "period", "section_no", "item_no"];
