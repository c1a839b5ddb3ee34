//! Rows of `items`, without their texts.

use std::cmp::Ordering;
use std::sync::Arc;

use polars::prelude::{DataFrame, PolarsError};
use rustc_hash::FxHashMap;

use super::cells::{Wanted, integers, optional_flags, texts};
use super::{Items, Known, Report, Text};
use crate::analyze::AnalyzeError;
use crate::analyze::dataset::Dataset;
use crate::schema::Table;

/// One task of a report. Items are ordered by report and number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::analyze) struct Item {
    pub report: Arc<Report>,
    /// 1 … in the report.
    pub item_seq: i32,
    pub section_no: i32,
    pub section: Option<Text>,
    pub item_no: Option<i32>,
    /// The same in all reports of the district, while the task's text is.
    pub item_key: Text,
    pub status: Text,
    /// Whether a reviewer has decided about it.
    pub corrected: bool,
}

impl Item {
    /// `report_id:item_seq`.
    pub fn id(&self) -> String {
        format!("{}:{}", self.report.report_id, self.item_seq)
    }

    fn key(&self) -> (&Text, i32) {
        (&self.report.report_id, self.item_seq)
    }
}

impl Ord for Item {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl PartialOrd for Item {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

const WANTED: Wanted = Wanted {
    columns: &[
        "report_id",
        "item_seq",
        "section_no",
        "section",
        "item_no",
        "item_key",
        "status",
    ],
    days: &[],
    present: &[],
    optional: &["corrected"],
};

pub(super) fn read(
    dataset: &Dataset,
    known: &mut Known,
    reports: &FxHashMap<Text, Arc<Report>>,
) -> Result<Items, AnalyzeError> {
    let mut items = Items::default();
    dataset.each(
        Table::Items,
        |rows| WANTED.of(rows),
        |frame| take(frame, known, reports, &mut items),
    )?;
    Ok(items)
}

/// An item whose report is not there is left out: the tables of a dataset that was written whole know no such thing.
fn take(
    frame: &DataFrame,
    known: &mut Known,
    reports: &FxHashMap<Text, Arc<Report>>,
    items: &mut Items,
) -> Result<(), PolarsError> {
    let (ids, seqs) = (texts(frame, "report_id")?, integers(frame, "item_seq")?);
    let (sections, section_nos) = (texts(frame, "section")?, integers(frame, "section_no")?);
    let (numbers, keys) = (integers(frame, "item_no")?, texts(frame, "item_key")?);
    let (statuses, corrected) = (texts(frame, "status")?, optional_flags(frame, "corrected"));
    for at in 0..frame.height() {
        let report = ids.get(at).and_then(|id| reports.get(id));
        let (Some(report), Some(item_seq)) = (report, seqs.get(at)) else {
            continue;
        };
        let item = Item {
            report: Arc::clone(report),
            item_seq,
            section_no: section_nos.get(at).unwrap_or(0),
            section: sections.get(at).map(|text| known.text(text)),
            item_no: numbers.get(at),
            item_key: known.text(keys.get(at).unwrap_or_default()),
            status: known.text(statuses.get(at).unwrap_or_default()),
            corrected: corrected.and_then(|flags| flags.get(at)).unwrap_or(false),
        };
        let of_report = items.entry(report.report_id.clone()).or_default();
        of_report.insert(item_seq, Arc::new(item));
    }
    Ok(())
}
