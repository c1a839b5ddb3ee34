//! Period labels in a config: the same that the column `period` holds.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use crate::rows::{Period, PeriodKind};

/// A period, written `2022Q4`, `2022H1`, `2022`, `2020M01-M11` or `2023M08`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PeriodLabel(pub(super) Period);

impl PeriodLabel {
    fn parse(label: &str) -> Option<Self> {
        let (year, term) = label.split_at_checked(4)?;
        let year = number(year, 4)?;
        let (kind, first_month, last_month) = match term.split_at_checked(1) {
            None => (PeriodKind::Year, 1, 12),
            Some(("Q", quarter)) => {
                let quarter = i8::try_from(number(quarter, 1)?).ok()?;
                (PeriodKind::Quarter, quarter * 3 - 2, quarter * 3)
            }
            Some(("H", half)) => {
                let half = i8::try_from(number(half, 1)?).ok()?;
                (PeriodKind::Half, half * 6 - 5, half * 6)
            }
            Some(("M", months)) => months_of(months)?,
            Some(_) => return None,
        };
        let valid = year >= 1 && first_month >= 1 && first_month <= last_month && last_month <= 12;
        valid.then_some(Self(Period {
            kind,
            year,
            first_month,
            last_month,
        }))
    }
}

/// `08` is one month, `01-M11` several.
fn months_of(months: &str) -> Option<(PeriodKind, i8, i8)> {
    let month = |digits: &str| i8::try_from(number(digits, 2)?).ok();
    match months.split_once("-M") {
        None => month(months).map(|only| (PeriodKind::Month, only, only)),
        Some((first, last)) => Some((PeriodKind::Months, month(first)?, month(last)?)),
    }
}

fn number(digits: &str, length: usize) -> Option<i16> {
    let well_formed = digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit());
    if well_formed { digits.parse().ok() } else { None }
}

impl<'de> Deserialize<'de> for PeriodLabel {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let label = String::deserialize(deserializer)?;
        Self::parse(&label).ok_or_else(|| {
            D::Error::custom(format!(
                "`{label}` is no period; write a year with its term: 2022Q4, 2022H1, 2022, 2020M01-M11 or 2023M08"
            ))
        })
    }
}

impl JsonSchema for PeriodLabel {
    fn schema_name() -> Cow<'static, str> {
        "Period".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": r"^\d{4}(Q[1-4]|H[12]|M\d{2}(-M\d{2})?)?$|\$\{" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_read_as_they_are_written() {
        for label in ["2022Q4", "2022Q1", "2022H1", "2022H2", "2022", "2020M01-M11", "2023M08"] {
            assert_eq!(
                PeriodLabel::parse(label).map(|period| period.0.label()).as_deref(),
                Some(label)
            );
        }
    }

    #[test]
    fn what_is_no_label() {
        for label in [
            "",
            "22Q4",
            "2022Q0",
            "2022Q5",
            "2022H3",
            "2022q4",
            "2022M13",
            "2022M8",
            "2020M11-M01",
            "2022Q+",
            "二〇",
        ] {
            assert_eq!(PeriodLabel::parse(label), None, "{label}");
        }
    }
}
