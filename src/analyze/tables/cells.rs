//! The cells of one frame, by column and row.

use jiff::Span;
use jiff::civil::Date;
use polars::prelude::{
    BooleanChunked, DataFrame, DataType, Float64Chunked, Int32Chunked, LazyFrame, PolarsError, StringChunked, col,
};

/// The columns that a query asks for.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Wanted {
    /// Columns that every dataset has.
    pub columns: &'static [&'static str],
    /// Columns of days, which are read as days since 1970.
    pub days: &'static [&'static str],
    /// Columns of which only is asked whether they are null.
    pub present: &'static [&'static str],
    /// Columns that a dataset may lack.
    pub optional: &'static [&'static str],
}

impl Wanted {
    /// Only these columns; of the optional ones those that are there.
    pub fn of(&self, mut rows: LazyFrame) -> LazyFrame {
        let schema = rows.collect_schema().unwrap_or_default();
        let columns = self.columns.iter().map(|name| col(*name));
        let days = self.days.iter().map(|name| col(*name).cast(DataType::Int32));
        let present = self.present.iter().map(|name| col(*name).is_not_null());
        let optional = self.optional.iter().filter(|name| schema.contains(name));
        let optional = optional.map(|name| col(*name));
        let all: Vec<_> = columns.chain(days).chain(present).chain(optional).collect();
        rows.select(all)
    }
}

/// Texts of a column.
pub(super) fn texts<'f>(frame: &'f DataFrame, name: &str) -> Result<&'f StringChunked, PolarsError> {
    frame.column(name)?.str()
}

/// Numbers of a column.
pub(super) fn numbers<'f>(frame: &'f DataFrame, name: &str) -> Result<&'f Float64Chunked, PolarsError> {
    frame.column(name)?.f64()
}

/// Whole numbers of a column.
pub(super) fn integers<'f>(frame: &'f DataFrame, name: &str) -> Result<&'f Int32Chunked, PolarsError> {
    frame.column(name)?.i32()
}

/// Truths of a column.
pub(super) fn flags<'f>(frame: &'f DataFrame, name: &str) -> Result<&'f BooleanChunked, PolarsError> {
    frame.column(name)?.bool()
}

/// Truths of a column that may be absent: no row says yes then.
pub(super) fn optional_flags<'f>(frame: &'f DataFrame, name: &str) -> Option<&'f BooleanChunked> {
    frame.column(name).ok()?.bool().ok()
}

/// The day that many days after the first of 1970.
pub(super) fn day(days: i32) -> Option<Date> {
    Date::constant(1970, 1, 1).checked_add(Span::new().days(days)).ok()
}
