//! A config's own tests: what `[[test]]` expects of a sentence against what was read in it.

use std::fmt;

use super::config::{ExpectedRow, TestCase};
use super::view::{MentionView, SentenceView};

/// One difference.
#[derive(Debug, Clone, PartialEq)]
pub enum Mismatch {
    /// More or fewer numbers than rows.
    Rows {
        /// Rows of the test.
        expected: usize,
        /// Surfaces that were read.
        found: Vec<String>,
    },
    /// A column that is another.
    Column {
        /// 1 … in the test.
        row: usize,
        /// The column.
        column: &'static str,
        /// As the test says it.
        expected: String,
        /// As it was read; empty for null.
        found: String,
    },
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rows { expected, found } if found.is_empty() => write!(f, "expected {expected} rows, read none"),
            Self::Rows { expected, found } => {
                write!(
                    f,
                    "expected {expected} rows, read {}: {}",
                    found.len(),
                    found.join(", ")
                )
            }
            Self::Column {
                row,
                column,
                expected,
                found,
            } => {
                write!(f, "row {row}: {column} is `{found}`, expected `{expected}`")
            }
        }
    }
}

/// Every difference between a test and what was read; none if it passes.
pub fn compare(test: &TestCase, read: &SentenceView) -> Vec<Mismatch> {
    let mut mismatches = Vec::new();
    if test.rows.len() != read.mentions.len() {
        let found = read.mentions.iter().map(|mention| mention.text.clone()).collect();
        mismatches.push(Mismatch::Rows {
            expected: test.rows.len(),
            found,
        });
    }
    for (index, (expected, found)) in test.rows.iter().zip(&read.mentions).enumerate() {
        let mut row = Row {
            number: index + 1,
            mismatches: &mut mismatches,
        };
        row.compare(expected, found);
    }
    mismatches
}

struct Row<'m> {
    number: usize,
    mismatches: &'m mut Vec<Mismatch>,
}

impl Row<'_> {
    fn compare(&mut self, expected: &ExpectedRow, found: &MentionView) {
        self.word("text", expected.text.as_ref(), Some(&found.text));
        self.offset("start", expected.start, found.start);
        self.offset("end", expected.end, found.end);
        self.word("role", expected.role.as_ref(), found.role.as_ref());
        self.word("kind", expected.kind.as_ref(), Some(&found.kind));
        self.number("value", expected.value, found.value.as_deref());
        self.number("low", expected.low, found.low.as_deref());
        self.number("high", expected.high, found.high.as_deref());
        self.word("bound", expected.bound.as_ref(), Some(&found.bound));
        self.word("unit", expected.unit.as_ref(), found.unit.as_ref());
        self.word("change", expected.change.as_ref(), Some(&found.change));
        self.word("basis", expected.basis.as_ref(), Some(&found.basis));
        self.word("name", expected.name.as_ref(), found.name.as_ref());
        self.word("rule", expected.rule.as_ref(), Some(&found.rule));
    }

    fn word(&mut self, column: &'static str, expected: Option<&String>, found: Option<&String>) {
        let found = found.map_or("", String::as_str);
        if let Some(expected) = expected
            && expected != found
        {
            self.push(column, expected.clone(), found);
        }
    }

    fn offset(&mut self, column: &'static str, expected: Option<usize>, found: usize) {
        if let Some(expected) = expected
            && expected != found
        {
            self.push(column, expected.to_string(), &found.to_string());
        }
    }

    /// Both sides are the nearest double to their decimal digits, so equal decimals are equal doubles.
    #[allow(clippy::float_cmp, reason = "see above")]
    fn number(&mut self, column: &'static str, expected: Option<f64>, found: Option<&str>) {
        if let Some(expected) = expected
            && found.and_then(|digits| digits.parse::<f64>().ok()) != Some(expected)
        {
            self.push(column, expected.to_string(), found.unwrap_or_default());
        }
    }

    fn push(&mut self, column: &'static str, expected: String, found: &str) {
        self.mismatches.push(Mismatch::Column {
            row: self.number,
            column,
            expected,
            found: found.to_owned(),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read() -> SentenceView {
        let mention = MentionView {
            start: 2,
            end: 8,
            text: "1.25万户".to_owned(),
            kind: "count".to_owned(),
            value: Some("12500.00".to_owned()),
            bound: "exact".to_owned(),
            unit: Some("户".to_owned()),
            ..MentionView::default()
        };
        SentenceView {
            text: "走访1.25万户".to_owned(),
            mentions: vec![mention],
            rejected: Vec::new(),
        }
    }

    fn test(rows: Vec<ExpectedRow>) -> TestCase {
        TestCase {
            position: None,
            text: read().text,
            rows,
        }
    }

    #[test]
    fn columns_that_are_not_named_may_hold_anything() {
        assert_eq!(compare(&test(vec![ExpectedRow::default()]), &read()), []);
        let row = ExpectedRow {
            value: Some(12_500.0),
            unit: Some("户".to_owned()),
            name: Some(String::new()),
            end: Some(8),
            ..ExpectedRow::default()
        };
        assert_eq!(compare(&test(vec![row]), &read()), []);
    }

    #[test]
    fn every_difference_is_told() {
        let row = ExpectedRow {
            value: Some(1.25),
            low: Some(1.0),
            kind: Some("money".to_owned()),
            start: Some(1),
            ..ExpectedRow::default()
        };
        let told: Vec<String> = compare(&test(vec![row]), &read())
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(
            told,
            [
                "row 1: start is `2`, expected `1`",
                "row 1: kind is `count`, expected `money`",
                "row 1: value is `12500.00`, expected `1.25`",
                "row 1: low is ``, expected `1`",
            ]
        );
    }

    #[test]
    fn the_number_of_rows_is_exact() {
        let told: Vec<String> = compare(&test(vec![]), &read())
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(told, ["expected 0 rows, read 1: 1.25万户"]);
        let nothing = SentenceView {
            mentions: vec![],
            ..read()
        };
        let told = compare(&test(vec![ExpectedRow::default()]), &nothing);
        assert_eq!(told[0].to_string(), "expected 1 rows, read none");
    }
}
