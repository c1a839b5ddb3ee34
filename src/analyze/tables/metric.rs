//! Rows of `metrics`.

use std::sync::Arc;

use jiff::civil::Date;
use polars::prelude::{BooleanChunked, DataFrame, Float64Chunked, Int32Chunked, PolarsError, StringChunked};

use super::cells::{Wanted, day, flags, integers, numbers, optional_flags, texts};
use super::{Item, Items, Known, Text};
use crate::analyze::AnalyzeError;
use crate::analyze::dataset::Dataset;
use crate::schema::Table;

/// One mention of a quantity.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::analyze) struct Metric {
    pub item: Arc<Item>,
    /// 1 … in the item.
    pub seq: i32,
    /// `target` or `progress`.
    pub field: Text,
    pub text: Text,
    pub role: Text,
    pub kind: Text,
    /// In the base unit; none for a range.
    pub value: Option<f64>,
    /// Whether the column of exact values has it.
    pub exact: bool,
    pub bound: Text,
    pub unit: Option<Text>,
    pub canonical_value: Option<f64>,
    pub canonical_unit: Option<Text>,
    /// `none | increase | decrease`.
    pub change: Text,
    /// `none | yoy | pop | avg | other`.
    pub basis: Text,
    pub name: Option<Text>,
    pub indicator: Option<Text>,
    pub window_start: Option<Date>,
    pub window_end: Option<Date>,
    pub sentence: Text,
    /// Whether a reviewer has decided about it.
    pub corrected: bool,
}

impl Metric {
    /// `report_id:item_seq:seq`.
    pub fn id(&self) -> String {
        format!("{}:{}", self.item.id(), self.seq)
    }

    /// The value in the one unit of its dimension; none for a range.
    pub fn level(&self) -> Option<f64> {
        self.canonical_value.or(self.value)
    }

    /// Whether it says, in the progress text, what was reached.
    pub fn is_reached(&self) -> bool {
        &*self.field == "progress" && &*self.role == "actual"
    }

    /// The unit of [`level`](Self::level).
    pub fn level_unit(&self) -> Option<&Text> {
        self.canonical_unit.as_ref().or(self.unit.as_ref())
    }
}

const WANTED: Wanted = Wanted {
    columns: &[
        "report_id",
        "item_seq",
        "seq",
        "field",
        "text",
        "role",
        "kind",
        "value",
        "bound",
        "unit",
        "canonical_value",
        "canonical_unit",
        "change",
        "basis",
        "name",
        "indicator",
        "sentence",
    ],
    days: &["window_start", "window_end"],
    present: &["value_exact"],
    optional: &["corrected"],
};

pub(super) fn read(dataset: &Dataset, known: &mut Known, items: &Items) -> Result<Vec<Metric>, AnalyzeError> {
    let mut metrics = Vec::new();
    dataset.each(
        Table::Metrics,
        |rows| WANTED.of(rows),
        |frame| take(frame, known, items, &mut metrics),
    )?;
    Ok(metrics)
}

fn take(frame: &DataFrame, known: &mut Known, items: &Items, metrics: &mut Vec<Metric>) -> Result<(), PolarsError> {
    let columns = Columns::of(frame)?;
    metrics.extend((0..frame.height()).filter_map(|at| columns.row(at, known, items)));
    Ok(())
}

/// The columns of one frame.
struct Columns<'f> {
    report_id: &'f StringChunked,
    item_seq: &'f Int32Chunked,
    seq: &'f Int32Chunked,
    field: &'f StringChunked,
    text: &'f StringChunked,
    role: &'f StringChunked,
    kind: &'f StringChunked,
    value: &'f Float64Chunked,
    value_exact: &'f BooleanChunked,
    bound: &'f StringChunked,
    unit: &'f StringChunked,
    canonical_value: &'f Float64Chunked,
    canonical_unit: &'f StringChunked,
    change: &'f StringChunked,
    basis: &'f StringChunked,
    name: &'f StringChunked,
    indicator: &'f StringChunked,
    window_start: &'f Int32Chunked,
    window_end: &'f Int32Chunked,
    sentence: &'f StringChunked,
    corrected: Option<&'f BooleanChunked>,
}

impl<'f> Columns<'f> {
    fn of(frame: &'f DataFrame) -> Result<Self, PolarsError> {
        Ok(Self {
            report_id: texts(frame, "report_id")?,
            item_seq: integers(frame, "item_seq")?,
            seq: integers(frame, "seq")?,
            field: texts(frame, "field")?,
            text: texts(frame, "text")?,
            role: texts(frame, "role")?,
            kind: texts(frame, "kind")?,
            value: numbers(frame, "value")?,
            value_exact: flags(frame, "value_exact")?,
            bound: texts(frame, "bound")?,
            unit: texts(frame, "unit")?,
            canonical_value: numbers(frame, "canonical_value")?,
            canonical_unit: texts(frame, "canonical_unit")?,
            change: texts(frame, "change")?,
            basis: texts(frame, "basis")?,
            name: texts(frame, "name")?,
            indicator: texts(frame, "indicator")?,
            window_start: integers(frame, "window_start")?,
            window_end: integers(frame, "window_end")?,
            sentence: texts(frame, "sentence")?,
            corrected: optional_flags(frame, "corrected"),
        })
    }

    /// One row. A metric whose item is not there is left out: a dataset that was written whole knows no such thing.
    fn row(&self, at: usize, known: &mut Known, items: &Items) -> Option<Metric> {
        let item = items.get(self.report_id.get(at)?)?.get(&self.item_seq.get(at)?)?;
        let mut optional = |column: &StringChunked| column.get(at).map(|text| known.text(text));
        let (unit, canonical_unit) = (optional(self.unit), optional(self.canonical_unit));
        let (name, indicator) = (optional(self.name), optional(self.indicator));
        let mut text = |column: &StringChunked| known.text(column.get(at).unwrap_or_default());
        Some(Metric {
            item: Arc::clone(item),
            seq: self.seq.get(at)?,
            field: text(self.field),
            text: text(self.text),
            role: text(self.role),
            kind: text(self.kind),
            value: self.value.get(at),
            exact: self.value_exact.get(at).unwrap_or(false),
            bound: text(self.bound),
            unit,
            canonical_value: self.canonical_value.get(at),
            canonical_unit,
            change: text(self.change),
            basis: text(self.basis),
            name,
            indicator,
            window_start: self.window_start.get(at).and_then(day),
            window_end: self.window_end.get(at).and_then(day),
            sentence: text(self.sentence),
            corrected: self.corrected.and_then(|flags| flags.get(at)).unwrap_or(false),
        })
    }
}
