//! Rows to columns: a batch of one table, built cell by cell in the schema's order.

use std::borrow::Cow;
use std::sync::Arc;

use arrow::array::builder::{
    BooleanBuilder, Date32Builder, Decimal128Builder, Float64Builder, Int32Builder, Int64Builder, StringBuilder,
};
use arrow::array::{ArrayRef, RecordBatch};
use arrow::datatypes::{DataType, Field as ArrowField, Schema as ArrowSchema, SchemaRef};
use jiff::civil::{Date, date};
use rust_decimal::Decimal;

use super::decimal::{PRECISION, SCALE, millionths, nearest_double};
use super::error::WriteError;
use crate::schema::{PhysicalType, Table, TableSchema};

/// One value of a row. A conversion says what kind of column a value goes to; an empty text is an absent one.
#[derive(Debug, Clone)]
pub(super) enum Cell<'a> {
    Text(Option<Cow<'a, str>>),
    Int(Option<i32>),
    Long(Option<i64>),
    Double(Option<f64>),
    Exact(Option<i128>),
    Day(Option<Date>),
    Bool(Option<bool>),
}

/// A value with its column's name.
pub(super) type Column<'a> = (&'static str, Cell<'a>);

/// A value under its column's name.
pub(super) fn column<'a>(name: &'static str, value: impl Into<Cell<'a>>) -> Column<'a> {
    (name, value.into())
}

/// The double nearest to an exact value.
pub(super) fn double(value: Option<Decimal>) -> Cell<'static> {
    Cell::Double(value.and_then(nearest_double))
}

/// An exact value, where it fits.
pub(super) fn exact(value: Option<Decimal>) -> Cell<'static> {
    Cell::Exact(value.and_then(millionths))
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text((!text.is_empty()).then_some(Cow::Borrowed(text)))
    }
}

impl<'a> From<&'a String> for Cell<'a> {
    fn from(text: &'a String) -> Self {
        text.as_str().into()
    }
}

impl<'a> From<&'a Option<String>> for Cell<'a> {
    fn from(text: &'a Option<String>) -> Self {
        text.as_deref().unwrap_or_default().into()
    }
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        Self::Text((!text.is_empty()).then_some(Cow::Owned(text)))
    }
}

macro_rules! cells {
    ($($value:ty => $kind:ident,)+) => {$(
        impl From<$value> for Cell<'_> {
            fn from(value: $value) -> Self {
                Self::$kind(Some(value))
            }
        }

        impl From<Option<$value>> for Cell<'_> {
            fn from(value: Option<$value>) -> Self {
                Self::$kind(value)
            }
        }
    )+};
}

cells! {
    i32 => Int,
    i64 => Long,
    f64 => Double,
    Date => Day,
    bool => Bool,
}

/// The values of one column.
#[derive(Debug)]
enum Builder {
    Text(StringBuilder),
    Int(Int32Builder),
    Long(Int64Builder),
    Double(Float64Builder),
    Exact(Decimal128Builder),
    Day(Date32Builder),
    Bool(BooleanBuilder),
}

impl Builder {
    fn new(kind: PhysicalType) -> Self {
        match kind {
            PhysicalType::Utf8 => Self::Text(StringBuilder::new()),
            PhysicalType::Int32 => Self::Int(Int32Builder::new()),
            PhysicalType::Int64 => Self::Long(Int64Builder::new()),
            PhysicalType::Double => Self::Double(Float64Builder::new()),
            PhysicalType::Decimal => Self::Exact(Decimal128Builder::new().with_data_type(data_type(kind))),
            PhysicalType::Date => Self::Day(Date32Builder::new()),
            PhysicalType::Boolean => Self::Bool(BooleanBuilder::new()),
        }
    }

    /// Takes a cell; false where it is of another type.
    fn push(&mut self, cell: &Cell<'_>) -> bool {
        match (self, cell) {
            (Self::Text(values), Cell::Text(value)) => values.append_option(value.as_deref()),
            (Self::Int(values), Cell::Int(value)) => values.append_option(*value),
            (Self::Long(values), Cell::Long(value)) => values.append_option(*value),
            (Self::Double(values), Cell::Double(value)) => {
                values.append_option(value.filter(|value| value.is_finite()))
            }
            (Self::Exact(values), Cell::Exact(value)) => values.append_option(*value),
            (Self::Day(values), Cell::Day(value)) => values.append_option(value.map(days)),
            (Self::Bool(values), Cell::Bool(value)) => values.append_option(*value),
            _ => return false,
        }
        true
    }

    fn finish(&mut self) -> ArrayRef {
        match self {
            Self::Text(values) => Arc::new(values.finish()),
            Self::Int(values) => Arc::new(values.finish()),
            Self::Long(values) => Arc::new(values.finish()),
            Self::Double(values) => Arc::new(values.finish()),
            Self::Exact(values) => Arc::new(values.finish()),
            Self::Day(values) => Arc::new(values.finish()),
            Self::Bool(values) => Arc::new(values.finish()),
        }
    }
}

/// Days since 1970-01-01.
fn days(day: Date) -> i32 {
    let days = day.duration_since(date(1970, 1, 1)).as_hours() / 24;
    i32::try_from(days).unwrap_or_default()
}

const fn data_type(kind: PhysicalType) -> DataType {
    match kind {
        PhysicalType::Utf8 => DataType::Utf8,
        PhysicalType::Int32 => DataType::Int32,
        PhysicalType::Int64 => DataType::Int64,
        PhysicalType::Double => DataType::Float64,
        PhysicalType::Decimal => DataType::Decimal128(PRECISION as u8, SCALE as i8),
        PhysicalType::Date => DataType::Date32,
        PhysicalType::Boolean => DataType::Boolean,
    }
}

/// The Arrow schema of a table. Every column may be null: a row that lacks what its schema requires is for a validator
/// to find, not for the run to fail on.
pub(super) fn arrow_schema(schema: &TableSchema) -> SchemaRef {
    let field = |field: &crate::schema::Field| ArrowField::new(&field.name, data_type(field.physical), true);
    Arc::new(ArrowSchema::new(schema.fields.iter().map(field).collect::<Vec<_>>()))
}

/// Rows of one table on their way into columns.
#[derive(Debug)]
pub(super) struct Batch {
    table: Table,
    schema: SchemaRef,
    builders: Vec<Builder>,
    rows: usize,
    text_bytes: usize,
}

impl Batch {
    /// An empty batch.
    pub(super) fn new(table: Table, schema: &TableSchema) -> Self {
        let builders = schema.fields.iter().map(|field| Builder::new(field.physical)).collect();
        Self {
            table,
            schema: arrow_schema(schema),
            builders,
            rows: 0,
            text_bytes: 0,
        }
    }

    /// How many rows it holds.
    pub(super) const fn rows(&self) -> usize {
        self.rows
    }

    /// How many bytes of text it holds.
    pub(super) const fn text_bytes(&self) -> usize {
        self.text_bytes
    }

    /// Adds a row, whose cells stand in the schema's order.
    pub(super) fn push(&mut self, row: &[Column<'_>]) -> Result<(), WriteError> {
        if self.rows == 0 {
            self.check_names(row)?;
        }
        for (builder, (name, cell)) in self.builders.iter_mut().zip(row) {
            if let Cell::Text(Some(text)) = cell {
                self.text_bytes += text.len();
            }
            if !builder.push(cell) {
                return Err(misfit(
                    self.table,
                    name,
                    "the row's value is of another type than the schema's",
                ));
            }
        }
        self.rows += 1;
        Ok(())
    }

    /// Names are the same for all rows of a table, so one row a batch is enough to look at.
    fn check_names(&self, row: &[Column<'_>]) -> Result<(), WriteError> {
        let names = self.schema.fields().iter().map(|field| field.name().as_str());
        match names
            .zip(row.iter().map(|(name, _)| *name))
            .find(|(schema, row)| schema != row)
        {
            Some((schema, name)) => Err(misfit(self.table, schema, &format!("the row has {name} in its place"))),
            None if row.len() != self.builders.len() => Err(misfit(
                self.table,
                "*",
                "the row and the schema differ in how many columns they have",
            )),
            None => Ok(()),
        }
    }

    /// The rows so far as columns; the batch is empty afterwards.
    pub(super) fn take(&mut self) -> Result<RecordBatch, WriteError> {
        let columns = self.builders.iter_mut().map(Builder::finish).collect();
        (self.rows, self.text_bytes) = (0, 0);
        let batch = RecordBatch::try_new(Arc::clone(&self.schema), columns);
        batch.map_err(|error| misfit(self.table, "*", &error.to_string()))
    }

    /// The columns' names and types.
    pub(super) const fn schema(&self) -> &SchemaRef {
        &self.schema
    }
}

fn misfit(table: Table, column: &str, message: &str) -> WriteError {
    WriteError::Column {
        table: table.name(),
        column: column.to_owned(),
        message: message.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_count_from_1970() {
        assert_eq!(days(date(1970, 1, 1)), 0);
        assert_eq!(days(date(1969, 12, 31)), -1);
        assert_eq!(days(date(2022, 12, 31)), 19_357);
    }

    #[test]
    fn a_row_that_does_not_fit_is_named() {
        let schema = Table::Rejects.schema().unwrap();
        let mut batch = Batch::new(Table::Rejects, &schema);
        let message = batch.push(&[column("member", "a")]).unwrap_err().to_string();
        assert!(
            message.starts_with("table rejects, column source: the row has member in its place"),
            "{message}"
        );
        let message = batch.push(&[column("source", "a")]).unwrap_err().to_string();
        assert!(message.contains("how many columns"), "{message}");
    }

    #[test]
    fn empty_text_is_absent() {
        assert!(matches!(Cell::from(""), Cell::Text(None)));
        assert!(matches!(Cell::from(&Some(String::new())), Cell::Text(None)));
        assert!(matches!(Cell::from(String::new()), Cell::Text(None)));
        assert!(matches!(Cell::from(" "), Cell::Text(Some(_))));
    }
}
