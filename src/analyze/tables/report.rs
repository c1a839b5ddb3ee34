//! Rows of `reports`.

use std::sync::Arc;

use jiff::civil::Date;
use polars::prelude::{DataFrame, PolarsError};
use rustc_hash::FxHashMap;

use super::cells::{Wanted, day, integers, texts};
use super::{Known, Text};
use crate::analyze::AnalyzeError;
use crate::analyze::dataset::Dataset;
use crate::schema::Table;

/// One report: whose it is, for which time, and whence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::analyze) struct Report {
    pub report_id: Text,
    pub district_code: Option<Text>,
    pub district: Option<Text>,
    pub period: Option<Period>,
    /// The path, with that inside of an archive behind it.
    pub source: Text,
}

/// The time that a report covers: whole months of one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::analyze) struct Period {
    pub label: Text,
    pub start: Date,
    pub end: Date,
}

impl Report {
    /// What tells one district from all others: its code, or its name where no list has it.
    pub fn place(&self) -> Option<&Text> {
        self.district_code.as_ref().or(self.district.as_ref())
    }
}

const WANTED: Wanted = Wanted {
    columns: &["report_id", "district_code", "district", "period", "source", "member"],
    days: &["period_start", "period_end"],
    present: &[],
    optional: &[],
};

pub(super) fn read(dataset: &Dataset, known: &mut Known) -> Result<FxHashMap<Text, Arc<Report>>, AnalyzeError> {
    let mut reports = FxHashMap::default();
    dataset.each(
        Table::Reports,
        |rows| WANTED.of(rows),
        |frame| take(frame, known, &mut reports),
    )?;
    Ok(reports)
}

fn take(frame: &DataFrame, known: &mut Known, reports: &mut FxHashMap<Text, Arc<Report>>) -> Result<(), PolarsError> {
    let (ids, sources, members) = (
        texts(frame, "report_id")?,
        texts(frame, "source")?,
        texts(frame, "member")?,
    );
    let (codes, names) = (texts(frame, "district_code")?, texts(frame, "district")?);
    let (labels, starts, ends) = (
        texts(frame, "period")?,
        integers(frame, "period_start")?,
        integers(frame, "period_end")?,
    );
    for at in 0..frame.height() {
        let mut text = |text: Option<&str>| text.map(|text| known.text(text));
        let Some(report_id) = text(ids.get(at)) else { continue };
        let period = |label| {
            Some(Period {
                label,
                start: day(starts.get(at)?)?,
                end: day(ends.get(at)?)?,
            })
        };
        let source = whole_source(sources.get(at).unwrap_or_default(), members.get(at));
        let report = Report {
            report_id: report_id.clone(),
            district_code: text(codes.get(at)),
            district: text(names.get(at)),
            period: text(labels.get(at)).and_then(period),
            source: source.into(),
        };
        reports.insert(report_id, Arc::new(report));
    }
    Ok(())
}

/// Archive and member as one path, as nested members are written.
fn whole_source(source: &str, member: Option<&str>) -> String {
    match member {
        Some(member) => format!("{source}/{member}"),
        None => source.to_owned(),
    }
}
