//! Rows that have been read, and their cells.

use jiff::civil::Date;
use polars::prelude::{
    BooleanChunked, Column, DataFrame, DataType, Float64Chunked, Int32Chunked, Int64Chunked, Int128Chunked,
    PolarsError, StringChunked,
};
use rust_decimal::Decimal;

use super::change::Value;

/// Some rows of a file, with the columns that both sides have.
#[derive(Debug, Default)]
pub(super) struct Frame {
    columns: Vec<Values>,
    height: usize,
}

/// One column's values. Integers of all widths are one type, so that a column may grow from version to version.
#[derive(Debug)]
enum Values {
    /// The file is of a version that has not the column.
    Absent,
    Text(StringChunked),
    Integer(Int64Chunked),
    Double(Float64Chunked),
    Exact(Int128Chunked, u32),
    Day(Int32Chunked),
    Boolean(BooleanChunked),
}

/// One row of a frame.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'a> {
    frame: &'a Frame,
    at: usize,
}

/// One value of a row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Cell<'a> {
    Null,
    Text(&'a str),
    Integer(i64),
    Double(f64),
    /// Units of the last place, and the places behind the point.
    Exact(i128, u32),
    /// Days since 1970.
    Day(i32),
    Boolean(bool),
}

impl Frame {
    /// The columns of these names.
    ///
    /// # Errors
    /// When a column has a type that no version of the tables has.
    pub(super) fn new(mut rows: DataFrame, names: &[String]) -> Result<Self, PolarsError> {
        rows.rechunk_mut();
        let columns = names.iter().map(|name| match rows.column(name) {
            Ok(column) => Values::new(column),
            Err(_) => Ok(Values::Absent),
        });
        Ok(Self {
            columns: columns.collect::<Result<_, _>>()?,
            height: rows.height(),
        })
    }

    /// How many rows it has.
    pub(super) const fn height(&self) -> usize {
        self.height
    }

    /// The row at this place.
    pub(super) const fn row(&self, at: usize) -> Row<'_> {
        Row { frame: self, at }
    }
}

impl Values {
    fn new(column: &Column) -> Result<Self, PolarsError> {
        Ok(match column.dtype() {
            DataType::Boolean => Self::Boolean(column.bool()?.clone()),
            DataType::Date => Self::Day(column.date()?.physical().clone()),
            DataType::Decimal(..) => {
                let exact = column.decimal()?;
                Self::Exact(exact.physical().clone(), u32::try_from(exact.scale()).unwrap_or(0))
            }
            dtype if dtype.is_integer() => Self::Integer(column.cast(&DataType::Int64)?.i64()?.clone()),
            dtype if dtype.is_float() => Self::Double(column.cast(&DataType::Float64)?.f64()?.clone()),
            _ => Self::Text(column.cast(&DataType::String)?.str()?.clone()),
        })
    }

    fn get(&self, at: usize) -> Cell<'_> {
        match self {
            Self::Absent => None,
            Self::Text(values) => values.get(at).map(Cell::Text),
            Self::Integer(values) => values.get(at).map(Cell::Integer),
            Self::Double(values) => values.get(at).map(Cell::Double),
            Self::Exact(values, scale) => values.get(at).map(|value| Cell::Exact(value, *scale)),
            Self::Day(values) => values.get(at).map(Cell::Day),
            Self::Boolean(values) => values.get(at).map(Cell::Boolean),
        }
        .unwrap_or(Cell::Null)
    }
}

impl<'a> Row<'a> {
    /// The value of a column; null where there is no such column.
    pub(super) fn get(self, column: Option<usize>) -> Cell<'a> {
        column.map_or(Cell::Null, |column| self.frame.columns[column].get(self.at))
    }

    /// The text of a column.
    pub(super) fn text(self, column: Option<usize>) -> Option<&'a str> {
        match self.get(column) {
            Cell::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The integer of a column.
    pub(super) fn integer(self, column: Option<usize>) -> Option<i64> {
        match self.get(column) {
            Cell::Integer(integer) => Some(integer),
            _ => None,
        }
    }
}

impl Cell<'_> {
    /// Whether two values are the same, doubles within a tolerance relative to the larger one.
    pub(super) fn equals(self, other: Self, tolerance: f64) -> bool {
        match (self, other) {
            (Self::Double(a), Self::Double(b)) => {
                a == b || (a.is_nan() && b.is_nan()) || (a - b).abs() <= tolerance * a.abs().max(b.abs())
            }
            (Self::Exact(..), Self::Exact(..)) => self.exact() == other.exact(),
            _ => self == other,
        }
    }

    /// As it is shown; none for null.
    pub(super) fn value(self) -> Option<Value> {
        Some(match self {
            Self::Null => return None,
            Self::Text(text) => Value::Text(text.to_owned()),
            Self::Integer(integer) => Value::Integer(integer),
            Self::Double(double) => Value::Number(double),
            Self::Boolean(boolean) => Value::Boolean(boolean),
            Self::Exact(units, _) => Value::Text(
                self.exact()
                    .map_or_else(|| units.to_string(), |exact| exact.to_string()),
            ),
            Self::Day(days) => {
                let day = Date::constant(1970, 1, 1).checked_add(jiff::Span::new().days(days));
                day.map_or_else(|_| Value::Integer(days.into()), |day| Value::Text(day.to_string()))
            }
        })
    }

    /// The number without zeros at its end, so that places behind the point make no difference.
    fn exact(self) -> Option<Decimal> {
        let Self::Exact(units, scale) = self else { return None };
        let exact = Decimal::try_from_i128_with_scale(units, scale).ok()?;
        Some(exact.normalize())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubles_are_equal_within_the_tolerance() {
        let equal = |a, b, tolerance| Cell::Double(a).equals(Cell::Double(b), tolerance);
        assert!(equal(1785.0, 1785.0, 0.0) && !equal(17.85, 17.850_001, 0.0));
        assert!(equal(1000.0, 1001.0, 0.001) && equal(1001.0, 1000.0, 0.001) && !equal(1000.0, 1002.0, 0.001));
        assert!(equal(f64::NAN, f64::NAN, 0.0) && !equal(f64::NAN, 1.0, 1.0));
        assert!(equal(0.0, -0.0, 0.0) && !equal(0.0, 1e-300, 1e-9));
    }

    #[test]
    fn other_values_are_compared_exactly() {
        assert!(!Cell::Integer(1000).equals(Cell::Integer(1001), 0.1));
        assert!(!Cell::Null.equals(Cell::Double(0.0), 1.0) && Cell::Null.equals(Cell::Null, 0.0));
        assert!(Cell::Exact(1_785_000, 3).equals(Cell::Exact(17_850_000, 4), 0.0));
        assert!(!Cell::Exact(1_785_000, 3).equals(Cell::Exact(1_785_001, 3), 1.0));
    }

    #[test]
    fn values_are_shown_as_people_write_them() {
        assert_eq!(
            Cell::Exact(-15_450_000, 6).value(),
            Some(Value::Text("-15.45".to_owned()))
        );
        assert_eq!(Cell::Day(19_357).value(), Some(Value::Text("2022-12-31".to_owned())));
        assert_eq!(Cell::Null.value(), None);
    }
}
