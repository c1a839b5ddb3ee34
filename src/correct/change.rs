//! What a correction changes: the cells `change` and `to`, understood.

use rust_decimal::Decimal;

use super::unit::{self, UnitChange};
use crate::lexicon::Lexicon;
use crate::rows::Status;

/// What becomes of a number or an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Another value, in the base unit.
    Value(Decimal),
    /// Another unit.
    Unit(UnitChange),
    /// Another name.
    Name(String),
    /// Another indicator; none for a number that belongs to no series.
    Indicator(Option<String>),
    /// No metric at all.
    Strike,
    /// Another status of the item.
    Status(Status),
}

/// The words of the column `change`.
pub(super) const CODES: [&str; 6] = ["value", "unit", "name", "indicator", "strike", "status"];

impl Change {
    /// The word of the column `change`.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Value(_) => "value",
            Self::Unit(_) => "unit",
            Self::Name(_) => "name",
            Self::Indicator(_) => "indicator",
            Self::Strike => "strike",
            Self::Status(_) => "status",
        }
    }
}

/// What is wrong with a cell, what to do, and the words that would be right where they can be listed.
#[derive(Debug, Default)]
pub(super) struct Misread {
    pub(super) message: String,
    pub(super) help: Option<String>,
    pub(super) known: Vec<String>,
}

impl Misread {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            ..Self::default()
        }
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    pub(super) fn known<S: ToString>(mut self, known: impl IntoIterator<Item = S>) -> Self {
        self.known = known.into_iter().map(|word| word.to_string()).collect();
        self
    }
}

/// Reads `to` as what `code`, one of [`CODES`], wants.
pub(super) fn read(code: &str, to: &str, lexicon: &Lexicon) -> Result<Change, Misread> {
    match code {
        "value" => value(to),
        "unit" => unit::read(to, lexicon).map(Change::Unit),
        "name" if to.is_empty() => Err(Misread::new("missing `to`: the name")),
        "name" => Ok(Change::Name(to.to_owned())),
        "indicator" => indicator(to, lexicon),
        "strike" if to.is_empty() => Ok(Change::Strike),
        "strike" => Err(Misread::new("`strike` takes nothing in `to`")),
        _ => status(to),
    }
}

/// The whole part that the column `value_exact` holds has 18 digits.
const LARGEST: i64 = 1_000_000_000_000_000_000;

fn value(to: &str) -> Result<Change, Misread> {
    let help = "write plain digits in the row's own unit: 1785, 95.29, -3.2";
    let plain = |c: char| c.is_ascii_digit() || matches!(c, '-' | '.');
    match to.parse::<Decimal>() {
        Ok(number) if to.chars().all(plain) && number.abs() < Decimal::from(LARGEST) => Ok(Change::Value(number)),
        Ok(_) if to.chars().all(plain) => Err(Misread::new(format!("`{to}` is larger than the tables hold"))),
        _ => Err(Misread::new(format!("`{to}` is no number")).help(help)),
    }
}

fn indicator(to: &str, lexicon: &Lexicon) -> Result<Change, Misread> {
    if to.is_empty() {
        return Ok(Change::Indicator(None));
    }
    let known = lexicon.indicators.get(to);
    known
        .map(|indicator| Change::Indicator(Some(indicator.key.clone())))
        .ok_or_else(|| {
            Misread::new(format!("`{to}` is no key of an indicator"))
                .help("`zhibiao indicators list` shows the keys; `[lexicon] extend` adds to them")
                .known(lexicon.indicators.iter().map(|indicator| &indicator.key))
        })
}

fn status(to: &str) -> Result<Change, Misread> {
    let known = Status::ALL.into_iter().find(|status| status.code() == to);
    known
        .map(Change::Status)
        .ok_or_else(|| Misread::new(format!("`{to}` is no status")).known(Status::ALL.map(Status::code)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(code: &str, to: &str) -> Result<Change, String> {
        super::read(code, to, &Lexicon::builtin().unwrap()).map_err(|misread| misread.message)
    }

    #[test]
    fn every_code_is_one_of_the_list() {
        for (code, to) in CODES.into_iter().zip(["1", "户", "走访", "", "", "completed"]) {
            assert_eq!(read(code, to).unwrap().code(), code);
        }
    }

    #[test]
    fn values_are_plain_digits() {
        assert_eq!(read("value", "-95.290"), Ok(Change::Value("-95.29".parse().unwrap())));
        for (to, message) in [
            ("", "`` is no number"),
            ("1,785", "`1,785` is no number"),
            ("1.2E+12", "`1.2E+12` is no number"),
            ("1_000", "`1_000` is no number"),
            ("12户", "`12户` is no number"),
            (
                "1000000000000000000",
                "`1000000000000000000` is larger than the tables hold",
            ),
        ] {
            assert_eq!(read("value", to), Err(message.to_owned()));
        }
    }

    #[test]
    fn nothing_is_said_twice_and_nothing_left_out() {
        assert!(read("strike", "3").is_err() && read("name", "").is_err() && read("status", "done").is_err());
        assert_eq!(read("indicator", ""), Ok(Change::Indicator(None)));
        assert_eq!(
            read("indicator", "gdpp"),
            Err("`gdpp` is no key of an indicator".to_owned())
        );
    }
}
