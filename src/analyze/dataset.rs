//! A folder of tables, opened lazily.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use polars::io::HiveOptions;
use polars::prelude::{DataFrame, LazyFrame, PlRefPath, PolarsError, ScanArgsParquet};
use walkdir::{DirEntry, WalkDir};

use super::AnalyzeError;
use crate::schema::Table;

/// A dataset that is there: each of its tables has a folder.
#[derive(Debug)]
pub(super) struct Dataset {
    root: PathBuf,
}

impl Dataset {
    /// The dataset in this folder.
    ///
    /// # Errors
    /// When the folder or one of its tables is not there.
    pub(super) fn open(root: &Path) -> Result<Self, AnalyzeError> {
        let missing: Vec<_> = Table::ALL
            .iter()
            .map(|table| table.name())
            .filter(|name| !root.join(name).is_dir())
            .collect();
        if missing.len() == Table::ALL.len() {
            return Err(AnalyzeError::NoDataset { path: root.to_owned() });
        }
        match missing.first() {
            None => Ok(Self { root: root.to_owned() }),
            Some(table) => Err(AnalyzeError::NoTable {
                path: root.to_owned(),
                table,
            }),
        }
    }

    /// The dataset in this folder, of whatever version: tables that came later may be missing.
    ///
    /// # Errors
    /// When the folder has no table at all.
    pub(super) fn open_partly(root: &Path) -> Result<Self, AnalyzeError> {
        match Self::open(root) {
            Err(AnalyzeError::NoTable { path, .. }) => Ok(Self { root: path }),
            dataset => dataset,
        }
    }

    /// Whether the table has a folder.
    pub(super) fn has(&self, table: Table) -> bool {
        self.root.join(table.name()).is_dir()
    }

    /// A table's files, by path, each with the folder below the table's own that it stands in.
    ///
    /// # Errors
    /// When there are none, or a folder cannot be read.
    pub(super) fn files(&self, table: Table) -> Result<Vec<(PathBuf, PathBuf)>, AnalyzeError> {
        let folder = self.root.join(table.name());
        let unreadable = |message: String| AnalyzeError::Read {
            path: folder.clone(),
            message,
        };
        let mut files = Vec::new();
        for entry in WalkDir::new(&folder).sort_by_file_name() {
            let path = entry.map_err(|error| unreadable(error.to_string()))?.into_path();
            if is_parquet(&path) {
                let below = path.parent().and_then(|parent| parent.strip_prefix(&folder).ok());
                files.push((below.unwrap_or(Path::new("")).to_owned(), path));
            }
        }
        if files.is_empty() {
            return Err(unreadable("it holds no Parquet file".to_owned()));
        }
        Ok(files)
    }

    /// The names of a file's columns.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub(super) fn columns(&self, file: &Path) -> Result<Vec<String>, AnalyzeError> {
        let names = |rows: DataFrame| {
            Ok(rows
                .get_column_names_owned()
                .into_iter()
                .map(|name| name.to_string())
                .collect())
        };
        self.ask_file(file, |rows| rows.limit(0), names)
    }

    /// What a query over one file answers.
    ///
    /// # Errors
    /// When the file cannot be read, or has not the columns that the query names.
    pub(super) fn ask_file<T>(
        &self,
        file: &Path,
        query: impl Fn(LazyFrame) -> LazyFrame,
        answer: impl FnOnce(DataFrame) -> Result<T, PolarsError>,
    ) -> Result<T, AnalyzeError> {
        let rows = ask_files(file, "", &query);
        let answer = rows.and_then(|rows| answer(rows).map_err(|error| error.to_string()));
        answer.map_err(|message| AnalyzeError::Read {
            path: file.to_owned(),
            message,
        })
    }

    /// What a query over a table answers. Only the columns that the query names are read.
    ///
    /// # Errors
    /// When a file of the table cannot be read, or has not the columns that the query names.
    pub(super) fn ask<T>(
        &self,
        table: Table,
        query: impl Fn(LazyFrame) -> LazyFrame,
        answer: impl FnOnce(DataFrame) -> Result<T, PolarsError>,
    ) -> Result<T, AnalyzeError> {
        let folder = self.root.join(table.name());
        let rows = ask_files(&folder, "/**/*.parquet", &query);
        let answer = rows.and_then(|rows| answer(rows).map_err(|error| error.to_string()));
        answer.map_err(|message| AnalyzeError::Read {
            path: culprit(&folder, &query).unwrap_or(folder),
            message,
        })
    }

    /// What a query over a table answers, file by file in the order of their names, so that one file's rows at a time are
    /// in memory.
    ///
    /// # Errors
    /// When a file of the table cannot be read, or has not the columns that the query names, or the table has no file.
    pub(super) fn each(
        &self,
        table: Table,
        query: impl Fn(LazyFrame) -> LazyFrame,
        mut take: impl FnMut(&DataFrame) -> Result<(), PolarsError>,
    ) -> Result<(), AnalyzeError> {
        let folder = self.root.join(table.name());
        let mut files = 0;
        for path in files_in(&folder) {
            files += 1;
            let rows = ask_files(&path, "", &query);
            let taken = rows.and_then(|mut rows| take(rows.rechunk_mut()).map_err(|error| error.to_string()));
            taken.map_err(|message| AnalyzeError::Read { path, message })?;
        }
        if files == 0 {
            let message = "it has no file".to_owned();
            return Err(AnalyzeError::Read { path: folder, message });
        }
        Ok(())
    }
}

/// Asks the files at `path` that match the pattern below it. Of damaged footers some make polars panic; that is no more
/// to the caller than a file that cannot be read.
fn ask_files(path: &Path, below: &str, query: &impl Fn(LazyFrame) -> LazyFrame) -> Result<DataFrame, String> {
    let ask = || {
        // The folders' names (`year=2022`) are no columns of any table.
        let options = ScanArgsParquet {
            hive_options: HiveOptions::new_disabled(),
            ..ScanArgsParquet::default()
        };
        let pattern = literal(PlRefPath::try_from_path(path)?.as_str()) + below;
        let rows = LazyFrame::scan_parquet(PlRefPath::new(pattern), options)?;
        query(rows).collect()
    };
    match catch_unwind(AssertUnwindSafe(ask)) {
        Ok(rows) => rows.map_err(|error| error.to_string()),
        Err(_) => Err("a file is damaged".to_owned()),
    }
}

/// The first file that fails alone, since polars does not always name it; none if all are good for themselves.
fn culprit(folder: &Path, query: &impl Fn(LazyFrame) -> LazyFrame) -> Option<PathBuf> {
    files_in(folder).find(|path| ask_files(path, "", query).is_err())
}

/// The files of a table, by their names.
fn files_in(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let files = WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .filter_map(Result::ok);
    files.map(DirEntry::into_path).filter(|path| is_parquet(path))
}

fn is_parquet(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "parquet")
}

/// A path as a glob that means itself: folders may have brackets in their names.
fn literal(path: &str) -> String {
    let mut glob = String::with_capacity(path.len());
    for c in path.chars() {
        match c {
            '*' | '?' | '[' | ']' => glob.extend(['[', c, ']']),
            _ => glob.push(c),
        }
    }
    glob
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn special_characters_of_a_path_mean_themselves() {
        assert_eq!(literal("out/统计[1]*?"), "out/统计[[]1[]][*][?]");
    }

    #[test]
    fn a_folder_without_tables_is_no_dataset() {
        let folder = tempfile::tempdir().unwrap();
        let error = Dataset::open(folder.path()).unwrap_err();
        assert!(matches!(error, AnalyzeError::NoDataset { .. }), "{error}");
        std::fs::create_dir(folder.path().join("items")).unwrap();
        let error = Dataset::open(folder.path()).unwrap_err();
        assert!(
            matches!(error, AnalyzeError::NoTable { table: "reports", .. }),
            "{error}"
        );
    }
}
