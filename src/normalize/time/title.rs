//! The period of a title.

use jiff::civil::Date;

use super::reader::Reader;
use super::{Time, times};
use crate::quantity::Rejected;
use crate::rows::{Period, PeriodKind};

/// The period that a title names. `published` gives the year where the title does not: the latest one in which the
/// period has ended by then.
pub fn period_of(title: &str, rejected: &[Rejected], published: Option<Date>) -> Option<Period> {
    let year = title_year(title, rejected);
    let mut times = times(title, rejected).into_iter().map(|(_, time)| time);
    let time = times.find(|time| !matches!(time, Time::Since { .. }));
    let (first, last, kind, said) = match time {
        Some(Time::Months {
            year,
            first,
            last,
            kind,
        }) => (first, last, kind, year),
        Some(Time::Until { year, month, .. }) if title.contains('月') => (1, month, PeriodKind::Months, year),
        _ => (1, 12, PeriodKind::Year, Some(year?)),
    };
    let year = said.or(year).or_else(|| {
        let published = published?;
        let ended = Date::new(published.year(), last, 1).ok()?.last_of_month() <= published;
        Some(if ended { published.year() } else { published.year() - 1 })
    })?;
    let kind = if kind == PeriodKind::Months && first == last {
        PeriodKind::Month
    } else {
        kind
    };
    Some(Period {
        kind,
        year,
        first_month: first,
        last_month: last,
    })
}

fn title_year(title: &str, rejected: &[Rejected]) -> Option<i16> {
    let reader = Reader::new(title, rejected);
    (0..rejected.len()).find_map(|i| reader.year(i))
}
