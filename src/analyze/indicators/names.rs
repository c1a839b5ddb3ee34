//! The names without a key, as a dataset holds them.

use polars::prelude::{Column, DataFrame, DataType, LazyFrame, PolarsError, col, len, lit};

use super::super::AnalyzeError;
use super::super::dataset::Dataset;
use super::super::summary::{counts, texts};
use crate::schema::Table;

/// One name with all that was said of it in one report or in reports of the same district and period.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Named {
    pub(super) name: String,
    pub(super) kind: String,
    /// The canonical unit; empty where there is none.
    pub(super) unit: String,
    /// Whether the numbers are changes and no levels.
    pub(super) change: bool,
    /// Whether they are what was planned.
    pub(super) target: bool,
    pub(super) district: Option<String>,
    pub(super) period: Option<String>,
    /// Days since 1970 until the period's end.
    pub(super) period_end: Option<i32>,
    pub(super) metrics: u64,
    /// The largest value, in the canonical unit.
    pub(super) value: Option<f64>,
    /// The first sentence, by its characters.
    pub(super) sentence: String,
}

const TEXTS: [&str; 6] = ["name", "kind", "canonical_unit", "district", "period", "sentence"];

/// All of them, in an order that depends on nothing but the rows.
pub(super) fn without_key(dataset: &Dataset) -> Result<Vec<Named>, AnalyzeError> {
    let mut names = dataset.ask(Table::Metrics, query, read)?;
    names.sort_by(|a, b| {
        let key = |n: &Named| (n.change, n.target, n.period_end);
        let texts = |n: &'_ Named| [&n.name, &n.kind, &n.unit].map(Clone::clone);
        let rest = |n: &Named| (n.district.clone(), n.period.clone());
        (texts(a), key(a), rest(a)).cmp(&(texts(b), key(b), rest(b)))
    });
    Ok(names)
}

fn query(rows: LazyFrame) -> LazyFrame {
    let bare = rows.filter(col("indicator").is_null().and(col("name").is_not_null()));
    let said = [
        col("name"),
        col("kind"),
        col("canonical_unit"),
        col("change").neq(lit("none")).alias("changed"),
        col("role").eq(lit("target")).alias("planned"),
        col("district"),
        col("period"),
        col("period_end").cast(DataType::Int32),
    ];
    bare.group_by(said)
        .agg([len(), col("canonical_value").max(), col("sentence").min()])
}

fn read(frame: DataFrame) -> Result<Vec<Named>, PolarsError> {
    let [names, kinds, units, districts, periods, sentences] =
        TEXTS.map(|column| frame.column(column)?.str().map(texts));
    let (mut kinds, mut units, mut districts) = (kinds?.into_iter(), units?.into_iter(), districts?.into_iter());
    let (mut periods, mut sentences) = (periods?.into_iter(), sentences?.into_iter());
    let flags = |column: &str| frame.column(column).and_then(Column::bool).map(|flags| flags.iter());
    let (mut changes, mut targets) = (flags("changed")?, flags("planned")?);
    let mut ends = frame.column("period_end")?.i32()?.iter();
    let mut values = frame.column("canonical_value")?.f64()?.iter();
    let rows = names?.into_iter().zip(counts(&frame)?);
    Ok(rows
        .map(|(name, metrics)| Named {
            name: name.unwrap_or_default(),
            kind: kinds.next().flatten().unwrap_or_default(),
            unit: units.next().flatten().unwrap_or_default(),
            change: changes.next().flatten().unwrap_or_default(),
            target: targets.next().flatten().unwrap_or_default(),
            district: districts.next().flatten(),
            period: periods.next().flatten(),
            period_end: ends.next().flatten(),
            metrics,
            value: values.next().flatten(),
            sentence: sentences.next().flatten().unwrap_or_default(),
        })
        .collect())
}
