//! What share of the metrics has a key.

use std::path::Path;

use polars::prelude::{DataFrame, LazyFrame, PolarsError, SortMultipleOptions, col, len};
use serde::Serialize;

use super::super::AnalyzeError;
use super::super::dataset::Dataset;
use super::super::summary::{counts, texts};
use crate::schema::Table;

/// How many of the most frequent keys and names are listed.
const MOST: u32 = 20;

/// The share of a dataset's metrics that have a key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Rows of `metrics`.
    pub metrics: u64,
    /// Those with a key.
    pub keyed: u64,
    /// By `kind`, the largest group first, as in the other lists.
    pub by_kind: Vec<Share>,
    /// By district.
    pub by_district: Vec<Share>,
    /// By section.
    pub by_section: Vec<Share>,
    /// The most frequent keys.
    pub keys: Vec<KeyCount>,
    /// The most frequent names without a key.
    pub names: Vec<NameCount>,
}

/// The metrics of one group, and those with a key among them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Share {
    /// What the group has in common; none where the reports do not tell.
    pub group: Option<String>,
    /// Rows of `metrics`.
    pub metrics: u64,
    /// Those with a key.
    pub keyed: u64,
}

/// How often a key was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KeyCount {
    /// The key.
    pub indicator: String,
    /// Rows of `metrics`.
    pub metrics: u64,
}

/// How often a name stands without a key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NameCount {
    /// The name; none where a number has none.
    pub name: Option<String>,
    /// The kind of its numbers.
    pub kind: String,
    /// Their canonical unit.
    pub unit: Option<String>,
    /// Rows of `metrics`.
    pub metrics: u64,
}

/// Counts the metrics of the dataset in this folder with and without keys.
///
/// # Errors
/// When there is no dataset, or a file of it cannot be read.
pub fn coverage(dataset: &Path) -> Result<Coverage, AnalyzeError> {
    let dataset = Dataset::open(dataset)?;
    let by = |column: &'static str| {
        let query = move |rows: LazyFrame| largest(rows.group_by([col(column)]).agg(totals()), &[column]);
        dataset.ask(Table::Metrics, query, |frame| shares(&frame, column))
    };
    let by_kind = by("kind")?;
    Ok(Coverage {
        metrics: by_kind.iter().map(|share| share.metrics).sum(),
        keyed: by_kind.iter().map(|share| share.keyed).sum(),
        by_kind,
        by_district: by("district")?,
        by_section: by("section")?,
        keys: dataset.ask(Table::Metrics, frequent_keys, keys)?,
        names: dataset.ask(Table::Metrics, frequent_names, names)?,
    })
}

fn totals() -> [polars::prelude::Expr; 2] {
    [len(), col("indicator").count().alias("keyed")]
}

/// The largest groups first, equal ones by name.
fn largest(groups: LazyFrame, names: &[&str]) -> LazyFrame {
    let keys = std::iter::once("len").chain(names.iter().copied()).map(col);
    let mut descending = vec![false; names.len() + 1];
    descending[0] = true;
    let order = SortMultipleOptions::default()
        .with_order_descending_multi(descending)
        .with_nulls_last(true);
    groups.sort_by_exprs(keys.collect::<Vec<_>>(), order)
}

fn frequent_keys(rows: LazyFrame) -> LazyFrame {
    let keyed = rows.filter(col("indicator").is_not_null());
    largest(keyed.group_by([col("indicator")]).agg([len()]), &["indicator"]).limit(MOST)
}

const NAME: [&str; 3] = ["name", "kind", "canonical_unit"];

fn frequent_names(rows: LazyFrame) -> LazyFrame {
    let bare = rows.filter(col("indicator").is_null());
    largest(bare.group_by(NAME.map(col)).agg([len()]), &NAME).limit(MOST)
}

fn shares(frame: &DataFrame, column: &str) -> Result<Vec<Share>, PolarsError> {
    let groups = texts(frame.column(column)?.str()?);
    let keyed = frame
        .column("keyed")?
        .u32()?
        .iter()
        .map(|count| count.map_or(0, u64::from));
    let rows = groups.into_iter().zip(counts(frame)?).zip(keyed);
    Ok(rows
        .map(|((group, metrics), keyed)| Share { group, metrics, keyed })
        .collect())
}

fn keys(frame: DataFrame) -> Result<Vec<KeyCount>, PolarsError> {
    let keys = texts(frame.column("indicator")?.str()?).into_iter().flatten();
    Ok(keys
        .zip(counts(&frame)?)
        .map(|(indicator, metrics)| KeyCount { indicator, metrics })
        .collect())
}

fn names(frame: DataFrame) -> Result<Vec<NameCount>, PolarsError> {
    let [names, kinds, units] = NAME.map(|column| frame.column(column)?.str().map(texts));
    let rows = names?.into_iter().zip(kinds?).zip(units?).zip(counts(&frame)?);
    Ok(rows
        .map(|(((name, kind), unit), metrics)| NameCount {
            name,
            kind: kind.unwrap_or_default(),
            unit,
            metrics,
        })
        .collect())
}
