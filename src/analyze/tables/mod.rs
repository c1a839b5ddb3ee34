//! The tables' rows as plain values, so that the questions between reports are asked without polars and tested with rows
//! made by hand. Only the columns that these questions need are read, file by file, so that one file's frame at a time
//! is in memory; equal texts are kept once.

mod cells;
mod check;
mod comparison;
mod item;
mod metric;
mod report;

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

pub(super) use check::Check;
pub(super) use comparison::Comparison;
pub(super) use item::Item;
pub(super) use metric::Metric;
pub(super) use report::{Period, Report};

use super::AnalyzeError;
use super::dataset::Dataset;

/// A text that many rows share.
pub(super) type Text = Arc<str>;

/// A whole dataset, its rows joined.
#[derive(Debug, Default)]
pub(super) struct Tables {
    /// All reports, by `report_id`.
    pub reports: Vec<Arc<Report>>,
    /// All metrics, by `(report_id, item_seq, seq)`.
    pub metrics: Vec<Metric>,
    /// All comparisons, by `(report_id, item_seq, target_seq, actual_seq)`.
    pub comparisons: Vec<Comparison>,
    /// All checks, by `(report_id, item_seq, whole_seq, rule)`.
    pub checks: Vec<Check>,
}

impl Tables {
    /// Reads a dataset.
    ///
    /// # Errors
    /// When a file cannot be read, or has not the columns that are needed.
    pub fn read(dataset: &Dataset) -> Result<Self, AnalyzeError> {
        let mut known = Known::default();
        let reports = report::read(dataset, &mut known)?;
        let items = item::read(dataset, &mut known, &reports)?;
        let mut tables = Self {
            metrics: metric::read(dataset, &mut known, &items)?,
            comparisons: comparison::read(dataset, &items)?,
            checks: check::read(dataset, &mut known, &items)?,
            reports: reports.into_values().collect(),
        };
        tables.sort();
        Ok(tables)
    }

    /// Puts the rows in the orders that they are promised in.
    pub fn sort(&mut self) {
        self.reports.sort_by(|a, b| a.report_id.cmp(&b.report_id));
        self.metrics.sort_by(|a, b| (&a.item, a.seq).cmp(&(&b.item, b.seq)));
        let key = |row: &Comparison| (row.target_seq, row.actual_seq);
        self.comparisons
            .sort_by(|a, b| a.item.cmp(&b.item).then_with(|| key(a).cmp(&key(b))));
        let order = |a: &Check, b: &Check| (a.whole_seq, &a.rule).cmp(&(b.whole_seq, &b.rule));
        self.checks
            .sort_by(|a, b| a.item.cmp(&b.item).then_with(|| order(a, b)));
    }

    /// The metric of an item with that number.
    pub fn metric(&self, item: &Item, seq: i32) -> Option<&Metric> {
        let order = |metric: &Metric| (*metric.item).cmp(item).then(metric.seq.cmp(&seq));
        let at = self.metrics.binary_search_by(order).ok()?;
        self.metrics.get(at)
    }

    /// The metric with that key, `report_id:item_seq:seq`.
    pub fn metric_by_id(&self, id: &str) -> Option<&Metric> {
        let mut parts = id.rsplitn(3, ':');
        let (seq, item_seq): (i32, i32) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        let key = (parts.next()?, item_seq, seq);
        let order = |metric: &Metric| (&*metric.item.report.report_id, metric.item.item_seq, metric.seq).cmp(&key);
        let at = self.metrics.binary_search_by(order).ok()?;
        self.metrics.get(at)
    }

    /// All metrics of an item.
    pub fn metrics_of(&self, item: &Item) -> &[Metric] {
        let from = self.metrics.partition_point(|metric| *metric.item < *item);
        let to = self.metrics.partition_point(|metric| *metric.item <= *item);
        self.metrics.get(from..to).unwrap_or_default()
    }
}

/// Items by report and number.
pub(super) type Items = FxHashMap<Text, FxHashMap<i32, Arc<Item>>>;

/// The texts that have been met.
#[derive(Debug, Default)]
pub(super) struct Known(FxHashSet<Text>);

impl Known {
    /// The one copy of a text.
    pub fn text(&mut self, text: &str) -> Text {
        if let Some(known) = self.0.get(text) {
            return Arc::clone(known);
        }
        let new: Text = text.into();
        self.0.insert(Arc::clone(&new));
        new
    }
}
