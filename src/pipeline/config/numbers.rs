//! Numbers as a config writes them: sizes with a unit, counts, and gates that are a count or a share.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::Visitor;
use serde::{Deserialize, Deserializer};

/// A number of bytes: an integer, or a string such as `"64MiB"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ByteSize(pub u64);

/// A positive count: an integer, or a string of digits (which a variable gives).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count(pub u64);

/// How much of something a run may have before it fails: `12` pieces, or `"5%"` of all.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Gate {
    /// At most so many.
    Count(u64),
    /// At most so many of a hundred.
    Percent(f64),
}

const UNITS: [(&str, u64); 11] = [
    ("", 1),
    ("B", 1),
    ("kB", 1_000),
    ("KB", 1_000),
    ("MB", 1_000_000),
    ("GB", 1_000_000_000),
    ("TB", 1_000_000_000_000),
    ("KiB", 1 << 10),
    ("MiB", 1 << 20),
    ("GiB", 1 << 30),
    ("TiB", 1 << 40),
];

impl ByteSize {
    fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let unit_at = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        let (digits, unit) = (&text[..unit_at], text[unit_at..].trim_start());
        let factor = UNITS.iter().find(|(name, _)| *name == unit).map(|(_, factor)| *factor);
        match (digits.parse::<u64>().ok(), factor) {
            (Some(0), Some(_)) => Err("a size must be larger than 0".to_owned()),
            (Some(number), Some(factor)) => number
                .checked_mul(factor)
                .map(Self)
                .ok_or_else(|| format!("the size `{text}` is too large")),
            _ => Err(format!(
                "`{text}` is no size; write bytes or a whole number with B, kB, MB, GB, KiB, MiB, GiB"
            )),
        }
    }
}

impl Count {
    fn parse(text: &str) -> Result<Self, String> {
        match text.trim().parse() {
            Ok(0) => Err("a count must be larger than 0".to_owned()),
            Ok(number) => Ok(Self(number)),
            Err(_) => Err(format!("`{text}` is no whole number")),
        }
    }
}

impl Gate {
    fn parse(text: &str) -> Result<Self, String> {
        let Some(share) = text.trim().strip_suffix('%') else {
            return text
                .trim()
                .parse()
                .map(Self::Count)
                .map_err(|_| format!("`{text}` is no count and no share"));
        };
        match share.trim_end().parse::<f64>() {
            Ok(percent) if (0.0..=100.0).contains(&percent) => Ok(Self::Percent(percent)),
            _ => Err(format!("`{text}` is no share; write a number from 0 to 100 and `%`")),
        }
    }

    /// Whether `count` of `total` is more than the gate lets pass. A share of nothing lets nothing fail.
    #[allow(
        clippy::cast_precision_loss,
        reason = "counts of documents and numbers lie far below 2^53"
    )]
    pub fn exceeded(self, count: u64, total: u64) -> bool {
        match self {
            Self::Count(most) => count > most,
            Self::Percent(percent) => count as f64 * 100.0 > percent * total as f64,
        }
    }
}

impl fmt::Display for Gate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(count) => write!(f, "{count}"),
            Self::Percent(percent) => write!(f, "{percent}%"),
        }
    }
}

/// Reads an integer or a string by the given function; integers take the same way as their digits.
struct IntegerOrString<T> {
    expecting: &'static str,
    parse: fn(&str) -> Result<T, String>,
}

impl<T> Visitor<'_> for IntegerOrString<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expecting)
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
        (self.parse)(text).map_err(E::custom)
    }

    fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<T, E> {
        match u64::try_from(number) {
            Ok(number) => self.visit_u64(number),
            Err(_) => Err(E::custom(format!("`{number}` is negative"))),
        }
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<T, E> {
        (self.parse)(&number.to_string()).map_err(E::custom)
    }
}

macro_rules! integer_or_string {
    ($name:ident, $expecting:literal, $minimum:literal, $pattern:literal) => {
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_any(IntegerOrString { expecting: $expecting, parse: Self::parse })
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({
                    "description": $expecting,
                    "anyOf": [{ "type": "integer", "minimum": $minimum }, { "type": "string", "pattern": $pattern }]
                })
            }
        }
    };
}

integer_or_string!(
    ByteSize,
    "a number of bytes, or a size such as \"64MiB\"",
    1,
    r"^\s*\d+\s*([kKMGT]?B|[KMGT]iB)?\s*$|\$\{"
);
integer_or_string!(Count, "a whole number", 1, r"^\s*\d+\s*$|\$\{");
integer_or_string!(
    Gate,
    "a count, or a share such as \"5%\"",
    0,
    r"^\s*\d+(\.\d+)?\s*%?\s*$|\$\{"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_decimal_and_binary_units() {
        for (text, bytes) in [
            ("1", 1),
            ("10 B", 10),
            ("64MiB", 67_108_864),
            ("3 kB", 3_000),
            ("2GB", 2_000_000_000),
        ] {
            assert_eq!(ByteSize::parse(text), Ok(ByteSize(bytes)), "{text}");
        }
        for text in ["", "0", "MiB", "1.5GiB", "64M", "-1", "99999999TiB", "１MB"] {
            assert!(ByteSize::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn gates_are_counts_or_shares() {
        assert_eq!(Gate::parse("0"), Ok(Gate::Count(0)));
        assert_eq!(Gate::parse("2.5 %"), Ok(Gate::Percent(2.5)));
        for text in ["", "-1", "101%", "%", "5 percent", "NaN%"] {
            assert!(Gate::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_gate_lets_pass_what_is_exactly_allowed() {
        assert!(!Gate::Count(2).exceeded(2, 10) && Gate::Count(2).exceeded(3, 10));
        assert!(!Gate::Percent(5.0).exceeded(5, 100) && Gate::Percent(5.0).exceeded(6, 100));
        assert!(!Gate::Percent(0.0).exceeded(0, 0));
    }
}
