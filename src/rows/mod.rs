//! The tables' rows as plain values: what the stages hand to `write`. Imports only leaves.
//!
//! A row holds what its own table knows and nothing that another row of the same report already says: the writer
//! fills `report_id`, `district`, `period` … from the [`Report`] and `section`, `item_no` … from the [`Item`].
//! Column meanings, titles and constraints stand in `schemas/*.json`.

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::diagnostic::{RejectReason, Stage};

/// All rows that one report gives.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReportRows {
    /// The one row of `reports`.
    pub report: Report,
    /// Rows of `items`, by `item_seq`.
    pub items: Vec<Item>,
    /// Rows of `metrics`, by `(item_seq, seq)`.
    pub metrics: Vec<Metric>,
    /// Rows of `comparisons`, by `(item_seq, target_seq, actual_seq)`.
    pub comparisons: Vec<Comparison>,
    /// Rows of `checks`, by `(item_seq, whole_seq)`.
    pub checks: Vec<Check>,
    /// Rows of `rejected_numerals`, by `(item_seq, field, start)`, target first.
    pub rejected_numerals: Vec<RejectedNumeral>,
}

/// One distinct report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// 16 hexadecimal digits over period, district, title and items, without white space, in NFKC.
    pub report_id: String,
    pub title: Option<String>,
    pub district_code: Option<String>,
    pub district: Option<String>,
    pub city: Option<String>,
    pub province: Option<String>,
    pub district_basis: Option<String>,
    pub period: Option<Period>,
    pub index_no: Option<String>,
    pub doc_no: Option<String>,
    pub issuer: Option<String>,
    pub disclosure: Option<String>,
    pub audience: Option<String>,
    pub disclosure_term: Option<String>,
    pub generated_on: Option<Date>,
    pub published_on: Option<Date>,
    pub source: String,
    pub member: Option<String>,
    pub sha256: String,
    pub bytes: i64,
    pub format: String,
    pub encoding: Option<String>,
    pub body_copies: i32,
    pub sections: i32,
    pub diagnostics: i32,
}

/// What length of time a report covers: the column `period_kind`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeriodKind {
    /// Three months, 1 to 4.
    Quarter,
    /// Six months, 1 or 2.
    Half,
    /// A calendar year.
    Year,
    /// Several months of one year, from the first to the last.
    Months,
    /// One month.
    Month,
}

impl PeriodKind {
    /// The kind's code in the tables.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Quarter => "quarter",
            Self::Half => "half",
            Self::Year => "year",
            Self::Months => "months",
            Self::Month => "month",
        }
    }
}

/// The time that a report covers: whole calendar months of one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Period {
    pub kind: PeriodKind,
    pub year: i16,
    /// 1 … 12.
    pub first_month: i8,
    /// `first_month` … 12.
    pub last_month: i8,
}

impl Period {
    /// The label of the tables: `2022Q4`, `2022H1`, `2022`, `2020M01-M11`, `2023M08`.
    pub fn label(&self) -> String {
        let year = self.year;
        match self.kind {
            PeriodKind::Year => format!("{year:04}"),
            _ => format!("{year:04}{}", self.term()),
        }
    }

    /// The part of the label behind the year; `FY` for a whole year. It names the partition folder.
    pub fn term(&self) -> String {
        match self.kind {
            PeriodKind::Quarter => format!("Q{}", (self.first_month + 2) / 3),
            PeriodKind::Half => format!("H{}", if self.first_month == 1 { 1 } else { 2 }),
            PeriodKind::Year => "FY".to_owned(),
            PeriodKind::Months => format!("M{:02}-M{:02}", self.first_month, self.last_month),
            PeriodKind::Month => format!("M{:02}", self.first_month),
        }
    }

    /// The first day.
    pub fn start(&self) -> Date {
        Date::constant(self.year, self.first_month, 1)
    }

    /// The last day.
    pub fn end(&self) -> Date {
        Date::constant(self.year, self.last_month, 1).last_of_month()
    }
}

/// One task of a report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// 1 … in the report: the key, since printed numbers can repeat.
    pub item_seq: i32,
    /// 16 hexadecimal digits: the same task in the reports of one district through the year.
    pub item_key: String,
    pub section_no: i32,
    pub section: Option<String>,
    pub section_title: Option<String>,
    pub item_no: Option<i32>,
    pub target: String,
    pub progress: String,
    pub owner: Option<String>,
    pub deadline: Option<String>,
    pub status: Status,
    /// The rule that decided the status.
    pub status_rule: String,
    /// Whether a reviewer's correction touched the item or one of its numbers.
    pub corrected: bool,
}

/// How a task stands: the column `status`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Done as planned.
    Completed,
    /// More than the target.
    Exceeded,
    /// Partly done, or going on.
    InProgress,
    /// A stated target demonstrably missed.
    NotMet,
    /// The text says that work has not begun.
    NotStarted,
    /// Given up.
    Cancelled,
    /// The text does not tell.
    Unclear,
}

impl Status {
    /// Every status there is.
    pub const ALL: [Self; 7] = [
        Self::Completed,
        Self::Exceeded,
        Self::InProgress,
        Self::NotMet,
        Self::NotStarted,
        Self::Cancelled,
        Self::Unclear,
    ];

    /// The status's code in the tables.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Completed => "completed",
            Self::Exceeded => "exceeded",
            Self::InProgress => "in_progress",
            Self::NotMet => "not_met",
            Self::NotStarted => "not_started",
            Self::Cancelled => "cancelled",
            Self::Unclear => "unclear",
        }
    }
}

/// Which text of an item a number stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The task as planned.
    Target,
    /// What was reported.
    Progress,
}

impl Field {
    /// The field's code in the tables.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Target => "target",
            Self::Progress => "progress",
        }
    }
}

/// What a number is said as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// What is planned.
    Target,
    /// What was reached.
    Actual,
    /// What a change starts from.
    Baseline,
}

impl Role {
    /// The role's code in the tables.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Target => "target",
            Self::Actual => "actual",
            Self::Baseline => "baseline",
        }
    }
}

/// One mention of a quantity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Metric {
    pub item_seq: i32,
    /// 1 … in the item, target first.
    pub seq: i32,
    pub field: Field,
    /// Unicode character offsets into the field's text, end exclusive.
    pub start: i32,
    pub end: i32,
    pub text: String,
    pub role: Role,
    /// Code of the quantity's kind: `count`, `percent`, `money` …
    pub kind: String,
    /// Exact value in the base unit; null for ranges.
    #[serde(with = "rust_decimal::serde::str_option")]
    pub value: Option<Decimal>,
    #[serde(with = "rust_decimal::serde::str_option")]
    pub low: Option<Decimal>,
    #[serde(with = "rust_decimal::serde::str_option")]
    pub high: Option<Decimal>,
    /// Power of ten of the last printed digit (95.29 % has -2, 6931.16万 has 2); no column, `assess` needs it.
    pub exponent: i32,
    /// `exact | approx | min | max`.
    pub bound: String,
    pub unit: Option<String>,
    pub unit_written: Option<String>,
    #[serde(with = "rust_decimal::serde::str_option")]
    pub canonical_value: Option<Decimal>,
    pub canonical_unit: Option<String>,
    /// `none | increase | decrease`.
    pub change: String,
    /// `none | yoy | pop | avg | other`.
    pub basis: String,
    pub name: Option<String>,
    pub indicator: Option<String>,
    pub window_text: Option<String>,
    pub window_start: Option<Date>,
    pub window_end: Option<Date>,
    pub sentence: String,
    pub rule: String,
    /// Whether a reviewer's correction touched the row.
    pub corrected: bool,
}

/// One target number with its reported counterpart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    pub item_seq: i32,
    pub name: Option<String>,
    pub target_seq: i32,
    pub actual_seq: i32,
    pub target_text: String,
    pub actual_text: String,
    pub target_value: Option<f64>,
    pub actual_value: Option<f64>,
    pub unit: Option<String>,
    /// actual / target, signed.
    pub ratio: Option<f64>,
    pub met: Option<bool>,
}

/// One arithmetic relation inside an item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Check {
    pub item_seq: i32,
    /// `sum | ratio | difference | weighted_change`.
    pub rule: String,
    pub whole: String,
    /// Surfaces joined by ` + `.
    pub parts: String,
    pub whole_seq: i32,
    /// `3 + 4`.
    pub part_seqs: String,
    pub reported_seq: Option<i32>,
    pub reported: Option<f64>,
    pub expected: Option<f64>,
    pub deviation: Option<f64>,
    pub holds: bool,
    pub within_rounding: bool,
}

/// One numeral that is no metric.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RejectedNumeral {
    pub item_seq: i32,
    pub field: Field,
    /// Unicode character offsets into the field's text, end exclusive.
    pub start: i32,
    pub end: i32,
    pub text: String,
    pub reason: String,
}

/// One document or archive member that was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reject {
    /// The path as the config or the command line says it.
    pub source: String,
    /// The path inside the archive, `outer.zip/inner.txt` where archives nest.
    pub member: Option<String>,
    /// Of the bytes, where they could be read; hexadecimal, lower case.
    pub sha256: Option<String>,
    /// How many bytes, where known.
    pub bytes: Option<i64>,
    pub stage: Stage,
    pub reason: RejectReason,
    pub detail: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(kind: PeriodKind, first: i8, last: i8) -> Period {
        Period {
            kind,
            year: 2022,
            first_month: first,
            last_month: last,
        }
    }

    #[test]
    fn period_labels_and_terms() {
        let quarter = period(PeriodKind::Quarter, 10, 12);
        assert_eq!((quarter.label().as_str(), quarter.term().as_str()), ("2022Q4", "Q4"));
        assert_eq!(
            (quarter.start().to_string(), quarter.end().to_string()),
            ("2022-10-01".into(), "2022-12-31".into())
        );
        assert_eq!(period(PeriodKind::Half, 1, 6).label(), "2022H1");
        assert_eq!(period(PeriodKind::Half, 7, 12).label(), "2022H2");
        let year = period(PeriodKind::Year, 1, 12);
        assert_eq!((year.label().as_str(), year.term().as_str()), ("2022", "FY"));
        assert_eq!(period(PeriodKind::Months, 1, 11).label(), "2022M01-M11");
        assert_eq!(period(PeriodKind::Month, 2, 2).label(), "2022M02");
        assert_eq!(period(PeriodKind::Month, 2, 2).end().to_string(), "2022-02-28");
    }
}
