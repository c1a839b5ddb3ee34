//! One of the two datasets: its files by table and partition, and the reading of some of their rows.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::{Path, PathBuf};

use polars::prelude::{IdxSize, LazyFrame, col};

use super::frame::{Frame, Row};
use crate::analyze::AnalyzeError;
use crate::analyze::dataset::Dataset;
use crate::schema::Table;

/// Rows that are read at a time where all are visited.
const CHUNK_ROWS: usize = 1 << 19;

/// One dataset, opened.
#[derive(Debug)]
pub(super) struct Side {
    dataset: Dataset,
    /// The folders below the tables' own, `year=2022/term=Q4`, sorted. The rows of one report stand in one of them.
    pub(super) partitions: Vec<PathBuf>,
    files: BTreeMap<(Table, usize), Vec<File>>,
}

#[derive(Debug)]
struct File {
    path: PathBuf,
    columns: Vec<String>,
}

impl Side {
    /// The dataset in this folder, with the columns of its files.
    ///
    /// # Errors
    /// When there is no dataset, or one without reports and items, or a file of it cannot be read.
    pub(super) fn open(root: &Path) -> Result<Self, AnalyzeError> {
        let dataset = Dataset::open_partly(root)?;
        for table in [Table::Reports, Table::Items] {
            if !dataset.has(table) {
                let (path, table) = (root.to_owned(), table.name());
                return Err(AnalyzeError::NoTable { path, table });
            }
        }
        let mut found = Vec::new();
        for table in Table::ALL.into_iter().filter(|table| dataset.has(*table)) {
            let files = dataset.files(table)?.into_iter();
            found.extend(files.map(|(folder, path)| (table, folder, path)));
        }
        let partitions: BTreeSet<_> = found.iter().map(|(_, folder, _)| folder.clone()).collect();
        let mut side = Self {
            dataset,
            partitions: partitions.into_iter().collect(),
            files: BTreeMap::new(),
        };
        for (table, folder, path) in found {
            let partition = side.partitions.binary_search(&folder).unwrap_or_default();
            let columns = side.dataset.columns(&path)?;
            side.files
                .entry((table, partition))
                .or_default()
                .push(File { path, columns });
        }
        Ok(side)
    }

    /// The columns of a table: of all its files, in the order of their first occurrence.
    pub(super) fn columns(&self, table: Table) -> Vec<String> {
        let files = self.files.iter().filter(|((of, _), _)| *of == table);
        let mut columns: Vec<String> = Vec::new();
        for name in files.flat_map(|(_, files)| files).flat_map(|file| &file.columns) {
            if !columns.contains(name) {
                columns.push(name.clone());
            }
        }
        columns
    }

    /// Visits all rows of a table's partition with some of their columns; each comes with its file's number and its
    /// place in the file.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub(super) fn visit(
        &self,
        table: Table,
        partition: usize,
        names: &[&str],
        mut visit: impl FnMut(usize, usize, Row<'_>),
    ) -> Result<(), AnalyzeError> {
        let names: Vec<_> = names.iter().map(|name| (*name).to_owned()).collect();
        let files = self.files.get(&(table, partition)).map_or(0, Vec::len);
        for file in 0..files {
            let mut start = 0;
            loop {
                let frame = self.read(table, partition, file, start..start + CHUNK_ROWS, &names)?;
                (0..frame.height()).for_each(|at| visit(file, start + at, frame.row(at)));
                start += frame.height();
                if frame.height() < CHUNK_ROWS {
                    break;
                }
            }
        }
        Ok(())
    }

    /// Reads some rows of one file, as far as it has them.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub(super) fn read(
        &self,
        table: Table,
        partition: usize,
        file: usize,
        rows: Range<usize>,
        names: &[String],
    ) -> Result<Frame, AnalyzeError> {
        let Some(file) = self.files.get(&(table, partition)).and_then(|files| files.get(file)) else {
            return Ok(Frame::default());
        };
        let wanted = names.iter().filter(|name| file.columns.contains(name));
        let wanted: Vec<_> = wanted.map(|name| col(name.as_str())).collect();
        let start = i64::try_from(rows.start).unwrap_or(i64::MAX);
        let count = IdxSize::try_from(rows.len()).unwrap_or(IdxSize::MAX);
        let query = |frame: LazyFrame| frame.select(wanted.clone()).slice(start, count);
        self.dataset.ask_file(&file.path, query, |rows| Frame::new(rows, names))
    }
}
