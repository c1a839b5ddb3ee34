//! Rows and schemas to Parquet. The only place that names Arrow or Parquet for output; it decides nothing about what
//! a row says.
//!
//! # What stands where
//! `OUT/TABLE/year=2022/term=Q4/part-<hash>.parquet`, the hash being of the file's bytes. Where the period is unknown,
//! `year=0/term=unknown`; `rejects` stands there too. Every table has at least one file. `OUT/datapackage.json`
//! describes the tables, `OUT/_zhibiao/` is the program's own: manifest, run reports, lock, and staging while it runs.
//!
//! # What is promised
//! - **Whole or absent.** Until [`DatasetWriter::finish`] has every file written and synced, the former dataset stands
//!   as it was; a writer that is dropped, or a run that is killed, leaves it so, and the next run clears up.
//! - **Never half a table.** A table's folder is exchanged for the new one in one step (Linux, macOS; elsewhere, and on
//!   file systems that cannot, there is a moment without the folder): its files are all of the former table or all of
//!   the new one. A reader that listed the former files and opens them after the exchange finds them gone, and lists
//!   again; one that walks the folder at the very moment should read the parts that `datapackage.json` names. Tables
//!   follow each other within milliseconds; what a run killed in between has left, the next one completes.
//! - **Equal rows give equal bytes**, whatever the order in which reports were added, the memory or the number of
//!   threads. A table that did not change keeps its files untouched.
//! - **Order.** Rows of a partition are sorted by district code (null first), report, item and number in the item; where
//!   they fill several files, each holds a run of that order. `rejects` is sorted by source and member (null first).
//! - **Bounded memory.** Beyond [`Settings::memory_bytes`], packed rows wait on disk; a report then costs about a
//!   hundred bytes of index, a rejected document its own row.

mod batch;
mod bundle;
mod decimal;
mod encode;
mod error;
mod files;
mod layout;
mod lock;
mod manifest;
mod package;
mod part;
mod publish;
mod spool;
mod tables;

use std::path::{Path, PathBuf};

use serde_json::Value;

pub use bundle::Bundle;
pub use error::WriteError;
pub use manifest::{Manifest, TableFiles};
pub use part::Part;

use crate::rows::{Reject, ReportRows};
use files::{create_folders, json, remove_file, remove_tree, replace, write_json};
use layout::Layout;
use lock::Lock;
use spool::Spool;

/// Bundles beyond the memory bound, in the staging folder.
const SCRATCH: &str = "scratch";

/// How a dataset is written.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The output folder; made if it is not there.
    pub output: PathBuf,
    /// Bytes of packed rows that are held in memory before they go to disk.
    pub memory_bytes: usize,
    /// Rows in a row group.
    pub row_group_rows: usize,
    /// Rows in a file: a larger partition has several.
    pub part_rows: usize,
    /// What the files say about their making.
    pub footer: Footer,
}

impl Settings {
    /// The defaults: 64 MiB of packed rows, 256 Ki rows a row group, 1 Mi rows a file.
    pub fn new(output: impl Into<PathBuf>, config_sha256: impl Into<String>) -> Self {
        Self {
            output: output.into(),
            memory_bytes: 64 << 20,
            row_group_rows: 1 << 18,
            part_rows: 1 << 20,
            footer: Footer {
                version: env!("CARGO_PKG_VERSION").to_owned(),
                config_sha256: config_sha256.into(),
            },
        }
    }
}

/// What a file says about its making: only what equal input and config make equal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Footer {
    /// The program's version.
    pub version: String,
    /// SHA-256 of the config, without paths and threads, in hexadecimal.
    pub config_sha256: String,
}

/// Writes one dataset in the place of the former one.
#[derive(Debug)]
pub struct DatasetWriter {
    settings: Settings,
    layout: Layout,
    spool: Spool,
    rejects: Vec<Reject>,
    corrections: Option<Vec<u8>>,
    staging: Staging,
}

impl DatasetWriter {
    /// Takes the output folder for this run, and clears up after killed ones.
    ///
    /// # Errors
    /// [`WriteError::Locked`] while another run has it; [`WriteError::Foreign`] where it holds somebody's own files
    /// under a table's name; [`WriteError::File`] where it cannot be written.
    pub fn create(settings: Settings) -> Result<Self, WriteError> {
        let layout = Layout::new(settings.output.clone());
        publish::refuse_foreign(&layout)?;
        create_folders(&layout.state())?;
        let lock = Lock::take(&layout.lock())?;
        publish::recover(&layout)?;
        remove_tree(&layout.ready())?;
        remove_tree(&layout.staging())?;
        create_folders(&layout.staging())?;
        let staging = Staging {
            folder: layout.staging(),
            _lock: lock,
        };
        let spool = Spool::new(layout.staging().join(SCRATCH), settings.memory_bytes);
        Ok(Self {
            settings,
            layout,
            spool,
            rejects: Vec::new(),
            corrections: None,
            staging,
        })
    }

    /// Adds a report's rows. False, and nothing added, where its `report_id` was added before: the caller rejects the
    /// document as a duplicate.
    ///
    /// # Errors
    /// When rows have to go to disk and cannot.
    pub fn add(&mut self, rows: ReportRows) -> Result<bool, WriteError> {
        self.add_bundle(Bundle::pack(rows)?)
    }

    /// The same with rows that were packed on another thread.
    ///
    /// # Errors
    /// As [`Self::add`].
    pub fn add_bundle(&mut self, bundle: Bundle) -> Result<bool, WriteError> {
        self.spool.push(bundle)
    }

    /// Adds a row of `rejects`.
    pub fn reject(&mut self, reject: Reject) {
        self.rejects.push(reject);
    }

    /// Keeps a list of reviewers' decisions beside the tables, as `_zhibiao/corrections.csv`; without one, a former
    /// list goes.
    pub fn corrections(&mut self, list: Option<Vec<u8>>) {
        self.corrections = list;
    }

    /// Writes all files and publishes them.
    ///
    /// # Errors
    /// When a file cannot be written; the former dataset then stands untouched.
    pub fn finish(self) -> Result<Manifest, WriteError> {
        let Self {
            settings,
            layout,
            spool,
            rejects,
            corrections,
            staging,
        } = self;
        let sorted = spool.sort();
        let tables = encode::encode(&settings, &layout, &sorted, rejects)?;
        let manifest = Manifest::new(&settings.footer, tables);
        remove_file(&staging.folder.join(SCRATCH))?;
        let package = package::data_package(&manifest)?;
        write_json(&staging.folder.join(publish::PACKAGE), &package)?;
        if let Some(list) = corrections {
            replace(&staging.folder.join(publish::CORRECTIONS), &list)?;
        }
        write_json(&staging.folder.join(publish::MANIFEST), &manifest)?;
        publish::commit(&layout)?;
        Ok(manifest)
    }
}

/// Writes a run's report to `_zhibiao/runs/NAME.json`.
///
/// # Errors
/// When the file cannot be written.
pub fn write_run_report(output: &Path, name: &str, report: &Value) -> Result<PathBuf, WriteError> {
    let folder = Layout::new(output.to_owned()).runs();
    create_folders(&folder)?;
    let path = folder.join(format!("{name}.json"));
    replace(&path, &json(&path, report)?)?;
    Ok(path)
}

/// The staging folder of a run: it goes when the run ends, however it ends.
#[derive(Debug)]
struct Staging {
    folder: PathBuf,
    // Given back after the folder is gone: the next run makes its own there.
    _lock: Lock,
}

impl Drop for Staging {
    fn drop(&mut self) {
        // What cannot be removed now, the next run removes.
        let _ = remove_tree(&self.folder);
    }
}
