//! A sandbox for whole runs: made-up reports go in, the tables come out as a stranger would read them.
#![allow(dead_code, reason = "not every test needs every helper")]
#![allow(clippy::unwrap_used, reason = "a test may fail in its helpers too")]

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;

use arrow::array::Array;
use arrow::array::cast::AsArray as _;
use arrow::array::types::{Date32Type, Float64Type, Int32Type};
use arrow::datatypes::DataType;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use serde_json::Value;
use tempfile::TempDir;
use zhibiao::schema::Table;

/// How many items [`report`] has, and the words of its first target.
pub const ITEMS: usize = 3;

/// A report of a made-up district; another number gives another report.
pub fn report(n: usize) -> String {
    format!(
        "发布机构 青禾区政府办公室\n生成日期 2023-10-12\n青禾区2023年第三季度政府绩效目标执行情况\n\n\
         “宜居城区”专项行动任务进展情况\n\n序号\n\n项目清单\n\n累计完成情况\n\n\
         1\n\n新建口袋公园{n}个\n\n已建成口袋公园{}个，面积3.5万平方米，同比增长8.3%。\n\n\
         2\n\n发放消费券二百万元\n\n第一批消费券于9月28日发放，共计２０６万元，惠及居民4008余人。\n\n\
         3\n\n推进“一街一品”建设\n\n正在推进。\n",
        n + 1,
    )
}

/// A folder of its own, with inputs in `in` and the dataset in `out`.
pub struct Sandbox {
    folder: Arc<TempDir>,
}

/// How a run ended.
#[derive(Debug)]
pub struct Ended {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Ended {
    /// Expects an exit code and all `parts` in the message.
    #[track_caller]
    pub fn refused(&self, code: i32, parts: &[&str]) {
        assert_eq!((self.code, self.stdout.as_str()), (Some(code), ""), "{}", self.stderr);
        for part in parts {
            assert!(self.stderr.contains(part), "{part} in\n{}", self.stderr);
        }
    }
}

impl From<Output> for Ended {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Sandbox {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("in")).unwrap();
        Self {
            folder: Arc::new(folder),
        }
    }

    /// One input file with these bytes.
    pub fn of(name: &str, bytes: impl AsRef<[u8]>) -> Self {
        Self::new().with(name, bytes)
    }

    pub fn with(self, name: &str, bytes: impl AsRef<[u8]>) -> Self {
        fs::write(self.path("in").join(name), bytes).unwrap();
        self
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn out(&self) -> PathBuf {
        self.path("out")
    }

    /// The program in the sandbox's folder.
    pub fn zhibiao(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin("zhibiao"));
        command.args(arguments).current_dir(self.folder.path());
        command
    }

    /// `zhibiao run` from `in` to `out`.
    pub fn command(&self, more: &[&str]) -> Command {
        let mut command = self.zhibiao(&["run", "--input", "in", "--output", "out"]);
        command.args(more);
        command
    }

    pub fn run_with(&self, more: &[&str]) -> Ended {
        self.command(more).output().unwrap().into()
    }

    /// Runs, and expects success.
    #[track_caller]
    pub fn run(&self) -> Dataset {
        self.run_ok(&[])
    }

    #[track_caller]
    pub fn run_ok(&self, more: &[&str]) -> Dataset {
        let ended = self.run_with(more);
        assert_eq!((ended.code, ended.stdout.as_str()), (Some(0), ""), "{}", ended.stderr);
        assert!(!ended.stderr.contains("panicked"), "{}", ended.stderr);
        self.dataset()
    }

    pub fn dataset(&self) -> Dataset {
        self.dataset_in("out")
    }

    pub fn dataset_in(&self, name: &str) -> Dataset {
        Dataset {
            folder: self.path(name),
            _sandbox: Arc::clone(&self.folder),
        }
    }

    /// All files and folders of the sandbox but those of the dataset.
    pub fn outside(&self) -> Vec<PathBuf> {
        let entries = walkdir::WalkDir::new(self.folder.path()).sort_by_file_name();
        let paths = entries.into_iter().map(|entry| entry.unwrap().into_path());
        paths.filter(|path| !path.starts_with(self.out())).collect()
    }
}

/// A written dataset.
pub struct Dataset {
    pub folder: PathBuf,
    /// It goes when nobody looks at its datasets any more.
    _sandbox: Arc<TempDir>,
}

/// One row; days are texts as in ISO 8601. Columns of other types than text, int32, double, day and boolean are left out.
pub type Row = BTreeMap<String, Value>;

impl Dataset {
    /// All rows of a table, in the order of its files' names.
    pub fn rows(&self, table: Table) -> Vec<Row> {
        let files = self.files_of(table);
        assert!(!files.is_empty(), "{} has no file", table.name());
        files.iter().flat_map(|path| read(path)).collect()
    }

    fn files_of(&self, table: Table) -> Vec<PathBuf> {
        let entries = walkdir::WalkDir::new(self.folder.join(table.name())).sort_by_file_name();
        let files = entries.into_iter().map(|entry| entry.unwrap().into_path());
        files.filter(|path| path.is_file()).collect()
    }

    /// Member (or source) and reason of each reject, in the order of the table.
    pub fn refused(&self) -> Vec<(String, String)> {
        let rejects = self.rows(Table::Rejects);
        rejects
            .iter()
            .map(|row| (path(row), text(row, "reason").to_owned()))
            .collect()
    }

    /// Expects that exactly the report `n` was taken, whole.
    #[track_caller]
    pub fn holds_report(&self, n: usize) {
        assert_eq!(self.rows(Table::Reports).len(), 1);
        let items = self.rows(Table::Items);
        assert_eq!(items.len(), ITEMS);
        assert_eq!(text(&items[0], "target"), format!("新建口袋公园{n}个"));
        assert_eq!(
            text(&items[0], "progress"),
            format!("已建成口袋公园{}个，面积3.5万平方米，同比增长8.3%。", n + 1)
        );
        let metrics: Vec<_> = self.rows(Table::Metrics);
        let metrics: Vec<_> = metrics.iter().map(|row| text(row, "text")).collect();
        let (planned, built) = (format!("{n}个"), format!("{}个", n + 1));
        assert_eq!(
            metrics,
            [
                &planned,
                &built,
                "3.5万平方米",
                "8.3%",
                "二百万元",
                "２０６万元",
                "4008余人"
            ]
        );
    }

    /// What the summary of the run counted.
    pub fn summary(&self, key: &str) -> u64 {
        let text = fs::read(self.folder.join("_zhibiao/runs/last.json")).unwrap();
        let report: Value = serde_json::from_slice(&text).unwrap();
        report["summary"][key].as_u64().unwrap()
    }

    /// All files with their bytes, but those that tell of a run (who locked it, how long it took).
    pub fn bytes(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let own = [self.folder.join("_zhibiao/runs"), self.folder.join("_zhibiao/lock")];
        let entries = walkdir::WalkDir::new(&self.folder).into_iter();
        let files = entries.map(|entry| entry.unwrap().into_path());
        let files = files.filter(|path| path.is_file() && !own.iter().any(|own| path.starts_with(own)));
        files
            .map(|path| {
                let bytes = fs::read(&path).unwrap();
                (path.strip_prefix(&self.folder).unwrap().to_owned(), bytes)
            })
            .collect()
    }
}

/// A column's text; empty where it is null.
pub fn text<'r>(row: &'r Row, column: &str) -> &'r str {
    row[column].as_str().unwrap_or_default()
}

/// A column's number.
pub fn int(row: &Row, column: &str) -> i64 {
    row[column].as_i64().unwrap()
}

fn path(row: &Row) -> String {
    let member = row["member"].as_str();
    member.unwrap_or_else(|| text(row, "source")).to_owned()
}

fn read(path: &Path) -> Vec<Row> {
    let reader = ParquetRecordBatchReaderBuilder::try_new(File::open(path).unwrap()).unwrap();
    let mut rows = Vec::new();
    for batch in reader.build().unwrap() {
        let batch = batch.unwrap();
        let mut of_batch = vec![Row::new(); batch.num_rows()];
        for (field, column) in batch.schema().fields().iter().zip(batch.columns()) {
            for (at, row) in of_batch.iter_mut().enumerate() {
                if let Some(value) = value(column.as_ref(), at) {
                    row.insert(field.name().clone(), value);
                }
            }
        }
        rows.append(&mut of_batch);
    }
    rows
}

fn value(column: &dyn Array, at: usize) -> Option<Value> {
    let null = column.is_null(at);
    match column.data_type() {
        DataType::Utf8 | DataType::Int32 | DataType::Float64 | DataType::Date32 | DataType::Boolean if null => {
            Some(Value::Null)
        }
        DataType::Boolean => Some(column.as_boolean().value(at).into()),
        DataType::Utf8 => Some(column.as_string::<i32>().value(at).into()),
        DataType::Int32 => Some(column.as_primitive::<Int32Type>().value(at).into()),
        DataType::Float64 => Some(column.as_primitive::<Float64Type>().value(at).into()),
        DataType::Date32 => Some(day(column.as_primitive::<Date32Type>().value(at)).into()),
        _ => None,
    }
}

/// A day, counted from the first of 1970.
fn day(days: i32) -> String {
    let first = jiff::civil::date(1970, 1, 1);
    first.checked_add(jiff::Span::new().days(days)).unwrap().to_string()
}
