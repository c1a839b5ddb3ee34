//! The first questions about a dataset: how much is in it, whence, from when, and how it stands.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;
use polars::prelude::{DataFrame, DataType, LazyFrame, PolarsError, SortMultipleOptions, StringChunked, col, len};
use serde::{Serialize, Serializer};

use super::AnalyzeError;
use super::dataset::Dataset;
use crate::schema::Table;

/// What a dataset holds. As JSON, the first four keys are those that `.ci/readers.py` compares with other readers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Summary {
    /// Rows of each table.
    #[serde(serialize_with = "by_name")]
    pub rows: BTreeMap<Table, u64>,
    /// Sum of `metrics.value` by `metrics.kind`; ranges, which have no value, are left out. A kind mixes many things
    /// that are measured, so that the sum tells whether two readers see the same numbers, and nothing to cite.
    pub value_by_kind: BTreeMap<String, f64>,
    /// Rows of `items` by `status`; statuses that no item has are left out.
    pub items_by_status: BTreeMap<String, u64>,
    /// The latest `reports.period_end`; none if no report has a period.
    pub max_period_end: Option<Date>,
    /// Reports by district and period, in that order, what is unknown last.
    pub reports_by_district: Vec<DistrictPeriod>,
    /// How the checks of the reports' arithmetic came out.
    pub checks: Checks,
}

/// How many reports of one district there are for one period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DistrictPeriod {
    /// Code of GB/T 2260; none where no list has the district.
    pub district_code: Option<String>,
    /// The district's name; none if the report does not tell.
    pub district: Option<String>,
    /// The period's label; none if the report does not tell.
    pub period: Option<String>,
    /// How many reports.
    pub reports: u64,
}

/// Rows of `checks` by whether they hold.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Checks {
    /// Arithmetic that is right.
    pub hold: u64,
    /// Arithmetic that is wrong.
    pub do_not_hold: u64,
}

/// Summarizes the dataset in this folder.
///
/// # Errors
/// When there is no dataset, or a file of it cannot be read.
pub fn summary(dataset: &Path) -> Result<Summary, AnalyzeError> {
    let dataset = Dataset::open(dataset)?;
    let count = |table| Ok((table, dataset.ask(table, |rows| rows.select([len()]), only_count)?));
    Ok(Summary {
        rows: Table::ALL.into_iter().map(count).collect::<Result<_, AnalyzeError>>()?,
        value_by_kind: dataset.ask(Table::Metrics, values, sums)?,
        items_by_status: dataset.ask(Table::Items, |rows| count_by(rows, &["status"]), statuses)?,
        max_period_end: dataset.ask(Table::Reports, last_day, only_day)?,
        reports_by_district: dataset.ask(Table::Reports, |rows| count_by(rows, &DISTRICT_PERIOD), districts)?,
        checks: dataset.ask(Table::Checks, |rows| count_by(rows, &["holds"]), verdicts)?,
    })
}

const DISTRICT_PERIOD: [&str; 3] = ["district_code", "district", "period"];

/// The number of rows for each combination of these columns, sorted by them; nulls last.
fn count_by(rows: LazyFrame, columns: &[&str]) -> LazyFrame {
    let keys: Vec<_> = columns.iter().map(|column| col(*column)).collect();
    let sorted = SortMultipleOptions::default().with_nulls_last(true);
    rows.group_by(keys.clone()).agg([len()]).sort_by_exprs(keys, sorted)
}

/// Ranges are filtered out first: polars sums nothing but nulls to zero, which would be a value that no row has.
fn values(rows: LazyFrame) -> LazyFrame {
    let valued = rows.filter(col("value").is_not_null());
    valued.group_by([col("kind")]).agg([col("value").sum()])
}

/// As days since 1970, since that is what the column is in the file.
fn last_day(rows: LazyFrame) -> LazyFrame {
    rows.select([col("period_end").max().cast(DataType::Int32)])
}

fn only_count(frame: DataFrame) -> Result<u64, PolarsError> {
    Ok(counts(&frame)?.into_iter().sum())
}

fn only_day(frame: DataFrame) -> Result<Option<Date>, PolarsError> {
    let Some(days) = frame.column("period_end")?.i32()?.get(0) else {
        return Ok(None);
    };
    let day = Date::constant(1970, 1, 1).checked_add(jiff::Span::new().days(days));
    day.map(Some)
        .map_err(|error| PolarsError::ComputeError(format!("period_end: {error}").into()))
}

fn sums(frame: DataFrame) -> Result<BTreeMap<String, f64>, PolarsError> {
    let kinds = texts(frame.column("kind")?.str()?);
    let sums = kinds.into_iter().zip(frame.column("value")?.f64()?.iter());
    Ok(sums.filter_map(|(kind, sum)| Some((kind?, sum?))).collect())
}

fn statuses(frame: DataFrame) -> Result<BTreeMap<String, u64>, PolarsError> {
    let statuses = texts(frame.column("status")?.str()?);
    let rows = statuses.into_iter().zip(counts(&frame)?);
    Ok(rows.filter_map(|(status, count)| Some((status?, count))).collect())
}

fn districts(frame: DataFrame) -> Result<Vec<DistrictPeriod>, PolarsError> {
    let [codes, names, periods] = DISTRICT_PERIOD.map(|column| frame.column(column)?.str().map(texts));
    let rows = codes?.into_iter().zip(names?).zip(periods?).zip(counts(&frame)?);
    Ok(rows
        .map(|(((district_code, district), period), reports)| DistrictPeriod {
            district_code,
            district,
            period,
            reports,
        })
        .collect())
}

fn verdicts(frame: DataFrame) -> Result<Checks, PolarsError> {
    let mut checks = Checks::default();
    for (holds, count) in frame.column("holds")?.bool()?.iter().zip(counts(&frame)?) {
        match holds {
            Some(true) => checks.hold += count,
            _ => checks.do_not_hold += count,
        }
    }
    Ok(checks)
}

/// The column that `len()` makes.
pub(super) fn counts(frame: &DataFrame) -> Result<Vec<u64>, PolarsError> {
    let counts = frame.column("len")?.u32()?;
    Ok(counts.iter().map(|count| count.map_or(0, u64::from)).collect())
}

/// A column of texts.
pub(super) fn texts(column: &StringChunked) -> Vec<Option<String>> {
    column.iter().map(|text| text.map(str::to_owned)).collect()
}

/// Tables by their names, in the order in which they are listed everywhere.
fn by_name<S: Serializer>(rows: &BTreeMap<Table, u64>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(rows.iter().map(|(table, count)| (table.name(), count)))
}
