//! What a `[[test]]` block expects of a sentence.

use schemars::JsonSchema;
use serde::Deserialize;

use super::sources::Position;

const ROLES: [&str; 3] = ["target", "actual", "baseline"];
const BOUNDS: [&str; 4] = ["exact", "approx", "min", "max"];
const CHANGES: [&str; 3] = ["none", "increase", "decrease"];
const BASES: [&str; 5] = ["none", "yoy", "pop", "avg", "other"];
const KINDS: [&str; 16] = [
    "count",
    "percent",
    "percentage_point",
    "multiple",
    "money",
    "area",
    "length",
    "volume",
    "mass",
    "energy",
    "power",
    "duration",
    "rank",
    "rate",
    "ratio",
    "other",
];

/// A sentence with the numbers that must be read in it.
#[derive(Debug, Clone, PartialEq)]
pub struct TestCase {
    /// Where the block stands.
    pub position: Option<Position>,
    /// The sentence.
    pub text: String,
    /// One row a number, in the order of the text.
    pub rows: Vec<ExpectedRow>,
}

/// The columns that a row must have; a column that is not named may hold anything, and `""` means that the column is
/// null.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "a table")]
pub struct ExpectedRow {
    /// The number as it stands in the sentence, with its unit.
    #[serde(default)]
    pub text: Option<String>,
    /// Offset of its first character.
    #[serde(default)]
    pub start: Option<usize>,
    /// Offset behind its last character.
    #[serde(default)]
    pub end: Option<usize>,
    /// What is planned, what was reached, or what a change starts from.
    #[serde(default)]
    #[schemars(extend("enum" = ROLES))]
    pub role: Option<String>,
    /// What kind of quantity it is.
    #[serde(default)]
    #[schemars(extend("enum" = KINDS))]
    pub kind: Option<String>,
    /// Its value in the base unit.
    #[serde(default)]
    pub value: Option<f64>,
    /// The low end of a range.
    #[serde(default)]
    pub low: Option<f64>,
    /// The high end of a range.
    #[serde(default)]
    pub high: Option<f64>,
    /// How exactly the text says it.
    #[serde(default)]
    #[schemars(extend("enum" = BOUNDS))]
    pub bound: Option<String>,
    /// The base unit, without 万 and 亿; `""` for none.
    #[serde(default)]
    pub unit: Option<String>,
    /// Whether the number is itself a change.
    #[serde(default)]
    #[schemars(extend("enum" = CHANGES))]
    pub change: Option<String>,
    /// What the change is measured against.
    #[serde(default)]
    #[schemars(extend("enum" = BASES))]
    pub basis: Option<String>,
    /// What is measured, in words of the text; `""` for nothing.
    #[serde(default)]
    pub name: Option<String>,
    /// The rule that read it.
    #[serde(default)]
    pub rule: Option<String>,
}
