//! What the tables are: names, types and meanings of their columns, from `schemas/*.json`. Imports nothing of the project.
//!
//! Each file is a Frictionless Table Schema with three additions: a field's `arrow` says the physical type where the
//! Frictionless type leaves it open; `relations` says which columns point to another table (`foreignKeys` would make a
//! validator refuse a part that stands alone); `missingValues` of a nullable number names `nan`, because validators that
//! go through pandas see an absent number as that.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use thiserror::Error;

/// Version of the tables' layout. It rises when a column changes its meaning, its type or its name, or goes away.
pub const SCHEMA_VERSION: &str = "1";

/// The tables of a dataset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Table {
    /// One row a distinct report.
    Reports,
    /// One row a task.
    Items,
    /// One row a mention of a quantity.
    Metrics,
    /// One row a target number with its reported counterpart.
    Comparisons,
    /// One row an arithmetic relation.
    Checks,
    /// One row a document or archive member that was not taken.
    Rejects,
    /// One row a numeral that is no metric.
    RejectedNumerals,
}

impl Table {
    /// Every table, in the order in which they are listed everywhere.
    pub const ALL: [Self; 7] = [
        Self::Reports,
        Self::Items,
        Self::Metrics,
        Self::Comparisons,
        Self::Checks,
        Self::Rejects,
        Self::RejectedNumerals,
    ];

    /// The table's name: its folder in a dataset, its file in `schemas/`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reports => "reports",
            Self::Items => "items",
            Self::Metrics => "metrics",
            Self::Comparisons => "comparisons",
            Self::Checks => "checks",
            Self::Rejects => "rejects",
            Self::RejectedNumerals => "rejected_numerals",
        }
    }

    /// The table's schema as it stands in its file.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Reports => include_str!("../schemas/reports.json"),
            Self::Items => include_str!("../schemas/items.json"),
            Self::Metrics => include_str!("../schemas/metrics.json"),
            Self::Comparisons => include_str!("../schemas/comparisons.json"),
            Self::Checks => include_str!("../schemas/checks.json"),
            Self::Rejects => include_str!("../schemas/rejects.json"),
            Self::RejectedNumerals => include_str!("../schemas/rejected_numerals.json"),
        }
    }

    /// The table's schema, read.
    ///
    /// # Errors
    /// When the embedded file is no table schema, which the tests of this module rule out.
    pub fn schema(self) -> Result<TableSchema, SchemaError> {
        self.read()
    }

    /// The table's schema as JSON, in the file's order: what a data package holds.
    ///
    /// # Errors
    /// As [`Self::schema`].
    pub fn value(self) -> Result<serde_json::Value, SchemaError> {
        self.read()
    }

    fn read<T: DeserializeOwned>(self) -> Result<T, SchemaError> {
        let table = self.name();
        serde_json::from_str(self.text()).map_err(|source| SchemaError { table, source })
    }
}

/// An embedded schema that cannot be read: a fault of the program, not of its input.
#[derive(Debug, Error)]
#[error("the built-in schema schemas/{table}.json is broken: {source}; please report this")]
pub struct SchemaError {
    table: &'static str,
    source: serde_json::Error,
}

/// A table: its columns in order, and its keys.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct TableSchema {
    /// The table's name.
    pub name: String,
    /// In Chinese, for the people who read the tables.
    pub title: String,
    /// What a row is, in English.
    pub description: String,
    /// The columns, in the order in which the files hold them.
    pub fields: Vec<Field>,
    /// Columns that together name a row; empty where nothing does.
    #[serde(default)]
    pub primary_key: Vec<String>,
    /// Columns that point to rows of other tables.
    #[serde(default)]
    pub relations: Vec<Relation>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Field {
    /// ASCII, snake_case.
    pub name: String,
    /// The Frictionless type.
    #[serde(rename = "type")]
    pub logical: LogicalType,
    /// The type in the files.
    #[serde(rename = "arrow")]
    pub physical: PhysicalType,
    /// In Chinese.
    pub title: String,
    /// In English.
    pub description: String,
    /// Texts that a validator must take as null.
    #[serde(default)]
    pub missing_values: Vec<String>,
    /// What its values obey.
    #[serde(default)]
    pub constraints: Constraints,
}

/// What a column's values obey.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Constraints {
    /// Never null.
    #[serde(default)]
    pub required: bool,
    /// The codes that can occur.
    #[serde(rename = "enum")]
    pub codes: Option<Vec<String>>,
    /// A regular expression that matches the whole value.
    pub pattern: Option<String>,
    /// The least value.
    pub minimum: Option<i64>,
}

/// Columns whose values are those of another table's columns.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Relation {
    /// Columns of this table.
    pub fields: Vec<String>,
    /// Where they point.
    pub reference: Reference,
}

/// The columns that a [`Relation`] points to.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    /// The table's name.
    pub resource: String,
    /// Its columns.
    pub fields: Vec<String>,
}

/// Types of the Frictionless Table Schema that the tables use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the names are Frictionless's own")]
pub enum LogicalType {
    String,
    Integer,
    Number,
    Date,
    Boolean,
}

/// Types of the columns in the files, by their Arrow names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PhysicalType {
    /// Text in UTF-8.
    #[serde(rename = "utf8")]
    Utf8,
    /// Signed, 32 bits.
    #[serde(rename = "int32")]
    Int32,
    /// Signed, 64 bits.
    #[serde(rename = "int64")]
    Int64,
    /// Floating point, 64 bits.
    #[serde(rename = "double")]
    Double,
    /// Exact, 24 digits, 6 of them behind the point.
    #[serde(rename = "decimal(24,6)")]
    Decimal,
    /// Days.
    #[serde(rename = "date32")]
    Date,
    /// True or false.
    #[serde(rename = "boolean")]
    Boolean,
}

impl PhysicalType {
    /// The Frictionless type that such a column has.
    pub const fn logical(self) -> LogicalType {
        match self {
            Self::Utf8 => LogicalType::String,
            Self::Int32 | Self::Int64 => LogicalType::Integer,
            Self::Double | Self::Decimal => LogicalType::Number,
            Self::Date => LogicalType::Date,
            Self::Boolean => LogicalType::Boolean,
        }
    }
}

/// SHA-256 over the texts of all schemas, in hexadecimal: it tells whether two programs write the same columns.
pub fn sha256() -> String {
    let mut hash = Sha256::new();
    for table in Table::ALL {
        hash.update(table.text().as_bytes());
        hash.update([0]);
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::diagnostic::RejectReason;
    use crate::rows::Status;

    fn schemas() -> Vec<TableSchema> {
        Table::ALL.iter().map(|table| table.schema().unwrap()).collect()
    }

    #[test]
    fn every_schema_reads_and_bears_its_tables_name() {
        for (table, schema) in Table::ALL.into_iter().zip(schemas()) {
            assert_eq!(table.name(), schema.name);
            assert!(!schema.title.is_ascii(), "{}: the title is Chinese", schema.name);
        }
    }

    #[test]
    fn columns_are_distinct_ascii_and_typed_consistently() {
        for schema in schemas() {
            let names: HashSet<_> = schema.fields.iter().map(|field| field.name.as_str()).collect();
            assert_eq!(names.len(), schema.fields.len(), "{}", schema.name);
            for field in &schema.fields {
                let at = format!("{}.{}", schema.name, field.name);
                assert!(
                    field
                        .name
                        .bytes()
                        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_'),
                    "{at}"
                );
                assert_eq!(field.physical.logical(), field.logical, "{at}");
                assert!(!field.title.is_empty() && field.description.ends_with('.'), "{at}");
            }
        }
    }

    #[test]
    fn columns_of_the_same_name_have_the_same_type_in_every_table() {
        let mut types = std::collections::HashMap::new();
        for schema in schemas() {
            for field in schema.fields {
                let first = *types.entry(field.name.clone()).or_insert(field.physical);
                assert_eq!(first, field.physical, "{}.{}", schema.name, field.name);
            }
        }
    }

    #[test]
    fn absent_numbers_are_missing_values_to_a_validator() {
        for schema in schemas() {
            for field in &schema.fields {
                let number = matches!(field.logical, LogicalType::Integer | LogicalType::Number);
                let nullable_number = number && !field.constraints.required;
                let expected: &[&str] = if nullable_number { &["", "nan"] } else { &[] };
                assert_eq!(field.missing_values, expected, "{}.{}", schema.name, field.name);
            }
        }
    }

    #[test]
    fn keys_and_relations_name_columns_that_exist() {
        let schemas = schemas();
        let has = |table: &str, column: &str| {
            let schema = schemas.iter().find(|schema| schema.name == table);
            schema.is_some_and(|schema| schema.fields.iter().any(|field| field.name == column))
        };
        for schema in &schemas {
            for column in &schema.primary_key {
                assert!(has(&schema.name, column), "{}: primary key {column}", schema.name);
            }
            for relation in &schema.relations {
                assert_eq!(relation.fields.len(), relation.reference.fields.len());
                assert!(
                    relation.fields.iter().all(|column| has(&schema.name, column)),
                    "{}",
                    schema.name
                );
                assert!(
                    relation
                        .reference
                        .fields
                        .iter()
                        .all(|column| has(&relation.reference.resource, column))
                );
            }
        }
    }

    #[test]
    fn codes_are_those_of_the_program() {
        let codes = |table: Table, column: &str| {
            let schema = table.schema().unwrap();
            let field = schema.fields.into_iter().find(|field| field.name == column).unwrap();
            field.constraints.codes.unwrap()
        };
        let reasons: Vec<_> = RejectReason::ALL.iter().map(|reason| reason.code()).collect();
        assert_eq!(codes(Table::Rejects, "reason"), reasons);
        let statuses = [
            Status::Completed,
            Status::Exceeded,
            Status::InProgress,
            Status::NotMet,
            Status::NotStarted,
            Status::Cancelled,
            Status::Unclear,
        ];
        assert_eq!(codes(Table::Items, "status"), statuses.map(Status::code));
    }

    #[test]
    fn the_hash_is_of_the_texts() {
        let texts = Table::ALL.map(|table| format!("{}\0", table.text())).concat();
        let expected: String = Sha256::digest(texts).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(sha256(), expected);
    }
}
