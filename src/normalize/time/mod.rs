//! Time expressions: the period of a title, and the windows that sentences say (1-10月, 截至12月25日, 前三季度).
//!
//! The numerals of time expressions are those that `quantity` rejects as dates and periods, so their places are known.

mod period;
mod reader;
mod spelling;

use jiff::civil::Date;

use crate::number;
use crate::quantity::Rejected;
use crate::rows::{Period, PeriodKind};
use crate::span::Span;
pub use period::{Evidence, period_of};
use reader::Reader;

/// A stretch of time that a text names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Time {
    /// Whole months, first to last; the year where it is said.
    Months {
        /// The year, if said.
        year: Option<i16>,
        /// 1 … 12.
        first: i8,
        /// `first` … 12.
        last: i8,
        /// What kind of period the words name.
        kind: PeriodKind,
    },
    /// Up to a day, from a beginning that is not said.
    Until {
        /// The year, if said.
        year: Option<i16>,
        /// 1 … 12.
        month: i8,
        /// The day; the month's last where none is said.
        day: Option<i8>,
    },
    /// From the first day of a month on (今年以来, 3月以来), to the end of the report's period.
    Since {
        /// The year, if said.
        year: Option<i16>,
        /// 1 … 12.
        month: i8,
    },
}

impl Time {
    /// First and last day. The report's period gives the year that the text leaves out, and the end of what only begins.
    /// `None` for days that do not exist, or for an end before its beginning.
    pub fn days(self, period: Option<Period>) -> Option<(Option<Date>, Date)> {
        let default_year = period.map(|p| p.year);
        match self {
            Self::Months { year, first, last, .. } => {
                let year = year.or(default_year)?;
                let end = Date::new(year, last, 1).ok()?.last_of_month();
                Some((Some(Date::new(year, first, 1).ok()?), end))
            }
            Self::Until { year, month, day } => {
                let start = Date::new(year.or(default_year)?, month, 1).ok()?;
                let end = match day {
                    Some(day) => Date::new(start.year(), month, day).ok()?,
                    None => start.last_of_month(),
                };
                Some((None, end))
            }
            Self::Since { year, month } => {
                let period = period?;
                let start = Date::new(year.unwrap_or(period.year), month, 1).ok()?;
                let end = Date::new(period.year, period.last_month, 1).ok()?.last_of_month();
                (start <= end).then_some((Some(start), end))
            }
        }
    }
}

/// Half years.
const HALVES: [(&str, i8, i8); 2] = [("上半年", 1, 6), ("下半年", 7, 12)];

/// The year so far.
const THIS_YEAR: [&str; 3] = ["今年以来", "今年来", "年初以来"];

/// All time windows of a text, in reading order; `rejected` are the text's rejected numerals.
pub fn times(text: &str, rejected: &[Rejected]) -> Vec<(Span, Time)> {
    let mut found = Reader::new(text, rejected).all();
    for (word, first, last) in HALVES {
        for (at, _) in text.match_indices(word) {
            let (start, year) = year_before(text, at).map_or((at, None), |(start, year)| (start, Some(year)));
            let kind = PeriodKind::Half;
            let time = Time::Months {
                year,
                first,
                last,
                kind,
            };
            found.push((Span::new(start, at + word.len()), time));
        }
    }
    for word in THIS_YEAR {
        let since = Time::Since { year: None, month: 1 };
        let places = text.match_indices(word);
        found.extend(places.map(|(at, _)| (Span::new(at, at + word.len()), since)));
    }
    found.retain(|(span, _)| !is_compared(&text[..span.start]));
    found.sort_by_key(|(span, _)| span.start);
    found
}

/// Whether the text before a time makes it what a number is compared with, or a time of another year: 较上半年, 去年上半年.
fn is_compared(before: &str) -> bool {
    let year = ["去年", "上年", "往年", "前年"]
        .iter()
        .any(|word| before.ends_with(word));
    year || before.trim_end_matches("今年").ends_with(['较', '比'])
}

/// The year just before a place, and where it begins: 2023年上半年, 二〇二三年上半年.
fn year_before(text: &str, at: usize) -> Option<(usize, i16)> {
    let before = text[..at].trim_end_matches(['度', ' ']).strip_suffix('年')?;
    let start = before.char_indices().rev().nth(3)?.0;
    let year = i16::try_from(number::integer(&before[start..])?).ok();
    Some((start, year.filter(|y| (1900..=2100).contains(y))?))
}

#[cfg(test)]
mod tests;
