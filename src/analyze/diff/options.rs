//! What to compare, and how exactly.

use std::collections::{BTreeMap, BTreeSet};

use crate::schema::{PhysicalType, Table};

/// What to compare, and how exactly; by default everything, to the last bit.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Options {
    /// The tables to compare; all if empty.
    pub tables: BTreeSet<Table>,
    /// Only reports of this period's label. A report counts if it has the label on either side.
    pub period: Option<String>,
    /// Only reports of this district, by its code or its name. A report counts if it has it on either side.
    pub district: Option<String>,
    /// Columns that are not compared, in whatever table they stand.
    pub ignore: BTreeSet<String>,
    /// How far floating-point numbers may lie apart.
    pub tolerance: Tolerance,
}

impl Options {
    /// Whether changes of this table are asked for. Documents that were not taken have neither period nor district, so
    /// whoever asks for one does not mean them.
    pub(super) fn wants(&self, table: Table) -> bool {
        let of_a_report = self.period.is_none() && self.district.is_none();
        (self.tables.is_empty() || self.tables.contains(&table)) && (table != Table::Rejects || of_a_report)
    }
}

/// How far two floating-point numbers may lie apart and still be called equal, as a share of the larger one. Other
/// columns are compared exactly.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tolerance {
    /// For every column that has none of its own; 0 for exact equality.
    pub all: f64,
    /// For single columns.
    pub by_column: BTreeMap<String, f64>,
}

impl Tolerance {
    /// The tolerance of one column.
    pub(super) fn of(&self, column: &str) -> f64 {
        self.by_column.get(column).copied().unwrap_or(self.all)
    }
}

/// The names of all columns of all tables, sorted.
pub fn columns() -> BTreeSet<String> {
    columns_where(|_| true)
}

/// The names of the columns that a tolerance can be said for, sorted.
pub fn columns_of_doubles() -> BTreeSet<String> {
    columns_where(|physical| physical == PhysicalType::Double)
}

fn columns_where(wanted: impl Fn(PhysicalType) -> bool) -> BTreeSet<String> {
    let schemas = Table::ALL.iter().filter_map(|table| table.schema().ok());
    let fields = schemas.flat_map(|schema| schema.fields);
    let fields = fields.filter(|field| wanted(field.physical));
    fields.map(|field| field.name).collect()
}
