//! One report's rows, packed: what a run holds of it until all reports are there.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use zstd::bulk::{Compressor, Decompressor};

use super::error::WriteError;
use super::layout::partition_folder;
use crate::rows::{Item, Report, ReportRows};

/// The parts of a bundle, each packed for itself: a table is encoded from its own part and the head alone.
#[derive(Debug, Clone, Copy)]
pub(super) enum Section {
    /// A [`Head`].
    Head,
    Items,
    Metrics,
    Comparisons,
    Checks,
    RejectedNumerals,
}

/// How many sections there are.
pub(super) const SECTIONS: usize = 6;

/// The bundle's own format is read by nobody but this run: speed counts, not size.
const LEVEL: i32 = 1;

/// What rows of all tables take from their report and item.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Head {
    /// The row of `reports`.
    pub(super) report: Report,
    /// How many rows `metrics` gets.
    pub(super) metrics: i32,
    /// By `item_seq`.
    pub(super) items: Vec<ItemKey>,
}

/// What rows of other tables repeat of their item.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ItemKey {
    pub(super) item_seq: i32,
    pub(super) section_no: i32,
    pub(super) section: Option<String>,
    pub(super) item_no: Option<i32>,
    /// How many rows `metrics` gets from this item.
    pub(super) metrics: i32,
}

/// One report's rows, packed and ready to be added. Packing takes most of the time and needs no writer: do it where the
/// rows are made, on any thread.
#[derive(Debug)]
pub struct Bundle {
    pub(super) folder: String,
    pub(super) district_code: Option<String>,
    pub(super) report_id: String,
    pub(super) sections: [Vec<u8>; SECTIONS],
}

impl Bundle {
    /// Sorts the rows into the tables' order and packs them.
    ///
    /// # Errors
    /// When the rows are larger than any bundle may be (4 GiB a table).
    pub fn pack(mut rows: ReportRows) -> Result<Self, WriteError> {
        sort(&mut rows);
        let head = head(&rows);
        let mut packer = Packer::new()?;
        let sections = [
            packer.pack(&head)?,
            packer.pack(&rows.items)?,
            packer.pack(&rows.metrics)?,
            packer.pack(&rows.comparisons)?,
            packer.pack(&rows.checks)?,
            packer.pack(&rows.rejected_numerals)?,
        ];
        let Report {
            period,
            district_code,
            report_id,
            ..
        } = head.report;
        Ok(Self {
            folder: partition_folder(period.as_ref()),
            district_code,
            report_id,
            sections,
        })
    }
}

/// The order of rows inside a report.
fn sort(rows: &mut ReportRows) {
    rows.items.sort_by_key(|row| row.item_seq);
    rows.metrics.sort_by_key(|row| (row.item_seq, row.seq));
    rows.comparisons
        .sort_by_key(|row| (row.item_seq, row.target_seq, row.actual_seq));
    rows.checks.sort_by_key(|row| (row.item_seq, row.whole_seq));
    rows.rejected_numerals
        .sort_by_key(|row| (row.item_seq, row.field, row.start));
}

fn head(rows: &ReportRows) -> Head {
    let key = |item: &Item| {
        let first = rows.metrics.partition_point(|metric| metric.item_seq < item.item_seq);
        let end = rows.metrics.partition_point(|metric| metric.item_seq <= item.item_seq);
        ItemKey {
            item_seq: item.item_seq,
            section_no: item.section_no,
            section: item.section.clone(),
            item_no: item.item_no,
            metrics: count(end - first),
        }
    };
    Head {
        report: rows.report.clone(),
        metrics: count(rows.metrics.len()),
        items: rows.items.iter().map(key).collect(),
    }
}

/// A count as its column holds it.
fn count(rows: usize) -> i32 {
    i32::try_from(rows).unwrap_or(i32::MAX)
}

struct Packer(Compressor<'static>);

impl Packer {
    fn new() -> Result<Self, WriteError> {
        Compressor::new(LEVEL).map(Self).map_err(WriteError::scratch)
    }

    /// The length of the plain bytes, then the packed ones.
    fn pack<T: Serialize>(&mut self, rows: &T) -> Result<Vec<u8>, WriteError> {
        let plain = postcard::to_stdvec(rows).map_err(WriteError::scratch)?;
        let length =
            u32::try_from(plain.len()).map_err(|_| WriteError::scratch("one report gives more than 4 GiB of rows"))?;
        let packed = self.0.compress(&plain).map_err(WriteError::scratch)?;
        Ok([&length.to_le_bytes()[..], &packed[..]].concat())
    }
}

/// Reads sections back.
pub(super) struct Unpacker(Decompressor<'static>);

impl Unpacker {
    pub(super) fn new() -> Result<Self, WriteError> {
        Decompressor::new().map(Self).map_err(WriteError::scratch)
    }

    /// What [`Bundle::pack`] made of `T`.
    pub(super) fn unpack<T: DeserializeOwned>(&mut self, section: &[u8]) -> Result<T, WriteError> {
        let (length, packed) = section
            .split_first_chunk()
            .ok_or_else(|| WriteError::scratch("a section is cut off"))?;
        let length = u32::from_le_bytes(*length) as usize;
        let plain = self.0.decompress(packed, length).map_err(WriteError::scratch)?;
        postcard::from_bytes(&plain).map_err(WriteError::scratch)
    }
}
