//! What a comparison finds.

use serde::{Serialize, Serializer};

use crate::schema::Table;

/// What happened to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// Only the new dataset has it.
    Added,
    /// Only the old dataset has it.
    Gone,
    /// Both have it, with other values.
    Changed,
}

impl ChangeKind {
    /// Every kind, in the order in which they are listed everywhere.
    pub const ALL: [Self; 3] = [Self::Added, Self::Gone, Self::Changed];

    /// The kind's code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Gone => "gone",
            Self::Changed => "changed",
        }
    }
}

/// A value of a cell.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Value {
    /// An integer.
    Integer(i64),
    /// A floating-point number.
    Number(f64),
    /// True or false.
    Boolean(bool),
    /// Text; also a day, as `2022-12-31`, and an exact number, as it is written.
    Text(String),
}

impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Integer(value) => value.fmt(f),
            Self::Number(value) => value.fmt(f),
            Self::Boolean(value) => value.fmt(f),
            Self::Text(value) => value.fmt(f),
        }
    }
}

/// One column of a row that differs, or one column of a row that only one side has.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CellChange {
    /// The column's name.
    pub column: String,
    /// What the old dataset says; null if nothing.
    pub old: Option<Value>,
    /// What the new dataset says; null if nothing.
    pub new: Option<Value>,
}

/// One row that differs. Where both sides have the row, everything but `cells` and `old_key` is what the new one says.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// The table.
    #[serde(serialize_with = "table_name")]
    pub table: Table,
    /// What happened.
    pub change: ChangeKind,
    /// The table of the row that this one came or went with: a new report brings its items, an item its metrics.
    #[serde(serialize_with = "maybe_table_name", skip_serializing_if = "Option::is_none")]
    pub with: Option<Table>,
    /// Whether another row could have been meant, so that the row was not matched at all.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub ambiguous: bool,
    /// The report's district.
    pub district: Option<String>,
    /// The report's period.
    pub period: Option<String>,
    /// The item's section.
    pub section_no: Option<i64>,
    /// The item's printed number.
    pub item_no: Option<i64>,
    /// `target` or `progress`.
    pub field: Option<String>,
    /// The row's key in the old dataset.
    pub old_key: Option<String>,
    /// The row's key in the new dataset.
    pub new_key: Option<String>,
    /// What the row is about, in a few words of its own.
    pub label: String,
    /// The rule, or the reason, that made the row.
    pub rule: Option<String>,
    /// The sentence or text that the row comes from.
    pub sentence: Option<String>,
    /// The columns that differ, in the table's order; of a row that only one side has, all that are not null.
    pub cells: Vec<CellChange>,
}

fn table_name<S: Serializer>(table: &Table, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(table.name())
}

fn maybe_table_name<S: Serializer>(table: &Option<Table>, serializer: S) -> Result<S::Ok, S::Error> {
    table.map(Table::name).serialize(serializer)
}
