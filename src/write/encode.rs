//! All tables to files: one task a partition and table, any number of them at a time.

use std::path::PathBuf;

use parquet::file::properties::WriterProperties;
use rayon::prelude::*;

use super::Settings;
use super::batch::{Batch, Column};
use super::error::WriteError;
use super::files::{create_folders, sync_folder};
use super::layout::{Layout, UNKNOWN_FOLDER};
use super::part::{Part, PartWriter, properties};
use super::spool::{Entry, Sorted};
use super::tables;
use crate::rows::Reject;
use crate::schema::Table;

/// Rows that are turned into columns at a time.
const BATCH_ROWS: usize = 8192;
/// A batch ends before its texts grow beyond this, so that long texts do not pile up in memory.
const BATCH_TEXT_BYTES: usize = 16 << 20;

/// Encodes every table below the staging folder. Which files there are, and their bytes, depend on the rows alone.
pub(super) fn encode(
    settings: &Settings,
    layout: &Layout,
    sorted: &Sorted,
    mut rejects: Vec<Reject>,
) -> Result<Vec<(Table, Vec<Part>)>, WriteError> {
    let partitions: Vec<_> = sorted.partitions().collect();
    let of_reports = Table::ALL.into_iter().filter(|table| *table != Table::Rejects);
    let tasks: Vec<_> = of_reports
        .flat_map(|table| partitions.iter().map(move |at| (table, at.0, at.1)))
        .collect();
    let encode_one = |&(table, folder, entries): &(Table, &str, &[Entry])| {
        let out = TableWriter::new(settings, layout, table, folder)?;
        Ok((table, encode_reports(out, sorted, entries)?))
    };
    let done = tasks.par_iter().with_max_len(1).map(encode_one);
    let mut done = done.collect::<Result<Vec<_>, WriteError>>()?;
    tables::rejects::sort(&mut rejects);
    let out = TableWriter::new(settings, layout, Table::Rejects, UNKNOWN_FOLDER)?;
    done.push((Table::Rejects, encode_rejects(out, &rejects)?));
    Table::ALL
        .into_iter()
        .map(|table| Ok((table, files(settings, layout, table, &mut done)?)))
        .collect()
}

fn encode_reports(mut out: TableWriter, sorted: &Sorted, entries: &[Entry]) -> Result<Vec<Part>, WriteError> {
    let mut reader = sorted.reader()?;
    for entry in entries {
        tables::add(entry, &mut reader, &mut out)?;
    }
    out.finish()
}

fn encode_rejects(mut out: TableWriter, rejects: &[Reject]) -> Result<Vec<Part>, WriteError> {
    for reject in rejects {
        out.push(&tables::rejects::row(reject))?;
    }
    out.finish()
}

/// A table's files, in the order of their names; one without rows where there is none.
fn files(
    settings: &Settings,
    layout: &Layout,
    table: Table,
    done: &mut [(Table, Vec<Part>)],
) -> Result<Vec<Part>, WriteError> {
    let of_table = done.iter_mut().filter(|(of, _)| *of == table);
    let mut parts: Vec<_> = of_table.flat_map(|(_, parts)| parts.drain(..)).collect();
    if parts.is_empty() {
        let mut out = TableWriter::new(settings, layout, table, UNKNOWN_FOLDER)?;
        out.begin()?;
        parts = out.finish()?;
    }
    parts.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    sync_folder(&layout.staging().join(table.name()))?;
    Ok(parts)
}

/// Writes the rows of one table in one partition, in as many files as they need.
pub(super) struct TableWriter {
    table: Table,
    part_rows: usize,
    /// Below the output folder, once published.
    name: String,
    folder: PathBuf,
    properties: WriterProperties,
    batch: Batch,
    open: Option<PartWriter>,
    parts: Vec<Part>,
}

impl TableWriter {
    fn new(settings: &Settings, layout: &Layout, table: Table, partition: &str) -> Result<Self, WriteError> {
        let batch = Batch::new(table, &table.schema()?);
        let name = format!("{}/{partition}", table.name());
        Ok(Self {
            table,
            part_rows: settings.part_rows.max(1),
            folder: layout.staging().join(&name),
            name,
            properties: properties(settings, batch.schema())?,
            batch,
            open: None,
            parts: Vec::new(),
        })
    }

    /// Which table.
    pub(super) const fn table(&self) -> Table {
        self.table
    }

    /// Adds a row; rows come in the table's order.
    pub(super) fn push(&mut self, row: &[Column<'_>]) -> Result<(), WriteError> {
        self.batch.push(row)?;
        let in_part = self.open.as_ref().map_or(0, PartWriter::rows) + self.batch.rows();
        let full = self.batch.rows() >= BATCH_ROWS || self.batch.text_bytes() >= BATCH_TEXT_BYTES;
        if full || in_part >= self.part_rows {
            self.write_batch()?;
        }
        if in_part >= self.part_rows {
            self.end_part()
        } else {
            Ok(())
        }
    }

    fn write_batch(&mut self) -> Result<(), WriteError> {
        let batch = self.batch.take()?;
        self.begin()?.write(&batch)
    }

    /// The open file; begins one if there is none.
    fn begin(&mut self) -> Result<&mut PartWriter, WriteError> {
        let part = match self.open.take() {
            Some(part) => part,
            None => {
                create_folders(&self.folder)?;
                PartWriter::create(&self.folder, self.batch.schema(), self.properties.clone())?
            }
        };
        Ok(self.open.insert(part))
    }

    fn end_part(&mut self) -> Result<(), WriteError> {
        if let Some(open) = self.open.take() {
            let part = open.finish()?;
            self.parts.push(Part {
                path: format!("{}/{}", self.name, part.path),
                ..part
            });
        }
        Ok(())
    }

    /// Ends the last file. No rows, no file, unless one was begun.
    fn finish(mut self) -> Result<Vec<Part>, WriteError> {
        if self.batch.rows() > 0 {
            self.write_batch()?;
        }
        self.end_part()?;
        if !self.parts.is_empty() {
            sync_folder(&self.folder)?;
            self.folder.parent().map_or(Ok(()), sync_folder)?;
        }
        Ok(self.parts)
    }
}
