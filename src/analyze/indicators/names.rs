//! The numbers without a key, as a dataset holds them.

use polars::prelude::{Column, DataFrame, DataType, LazyFrame, PolarsError, col, lit};

use super::super::AnalyzeError;
use super::super::dataset::Dataset;
use super::super::summary::texts;
use crate::schema::Table;

/// One number that has a name and no key.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Named {
    pub(super) name: String,
    pub(super) kind: String,
    /// The canonical unit; empty where there is none.
    pub(super) unit: String,
    /// Whether it is a change and no level.
    pub(super) change: bool,
    /// Whether it is what was planned.
    pub(super) target: bool,
    pub(super) district: Option<String>,
    pub(super) period: Option<String>,
    /// Days since 1970 until the period's end.
    pub(super) period_end: Option<i32>,
    /// In the canonical unit.
    pub(super) value: Option<f64>,
    pub(super) sentence: String,
    /// The number's own text.
    pub(super) surface: String,
}

const TEXTS: [&str; 7] = [
    "name",
    "kind",
    "canonical_unit",
    "district",
    "period",
    "sentence",
    "text",
];

/// All of them, in the order of the files.
pub(super) fn without_key(dataset: &Dataset) -> Result<Vec<Named>, AnalyzeError> {
    dataset.ask(Table::Metrics, query, read)
}

fn query(rows: LazyFrame) -> LazyFrame {
    let bare = rows.filter(col("indicator").is_null().and(col("name").is_not_null()));
    let others = [
        col("change").neq(lit("none")).alias("changed"),
        col("role").eq(lit("target")).alias("planned"),
        col("period_end").cast(DataType::Int32),
        col("canonical_value"),
    ];
    bare.select(TEXTS.map(col).into_iter().chain(others).collect::<Vec<_>>())
}

fn read(frame: DataFrame) -> Result<Vec<Named>, PolarsError> {
    let mut columns = Vec::new();
    for column in TEXTS {
        columns.push(texts(frame.column(column)?.str()?).into_iter());
    }
    let flags = |column: &str| frame.column(column).and_then(Column::bool).map(|flags| flags.iter());
    let (changes, targets) = (flags("changed")?, flags("planned")?);
    let (ends, values) = (
        frame.column("period_end")?.i32()?,
        frame.column("canonical_value")?.f64()?,
    );
    let others = changes.zip(targets).zip(ends.iter().zip(values.iter()));
    Ok(others
        .map(|((change, target), (period_end, value))| {
            let mut next = columns.iter_mut().map(|column| column.next().flatten());
            let mut text = || next.next().flatten();
            Named {
                name: text().unwrap_or_default(),
                kind: text().unwrap_or_default(),
                unit: text().unwrap_or_default(),
                district: text(),
                period: text(),
                sentence: text().unwrap_or_default(),
                surface: text().unwrap_or_default(),
                change: change.unwrap_or_default(),
                target: target.unwrap_or_default(),
                period_end,
                value,
            }
        })
        .collect())
}
