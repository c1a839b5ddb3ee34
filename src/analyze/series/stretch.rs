//! For which stretch of time a figure is: from the year's first day on, or for a part of the year.

use jiff::civil::Date;

use super::Context;
use super::clause;
use crate::analyze::tables::{Metric, Period};
use crate::lexicon::marker::Bits;
use crate::lexicon::series::Mark;

/// The time that a figure is counted over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stretch {
    /// From the year's first day, or from the beginning of all.
    ToDate {
        /// The last day.
        through: Date,
        /// What says so.
        grounds: Grounds,
    },
    /// A part of the year, or of another year.
    Within,
    /// Nothing says which.
    Unsaid,
}

/// What says that a figure is counted from the year's first day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Grounds {
    /// The figure's window, or the words around it.
    Words,
    /// The report begins with the year, so that it makes no difference.
    Calendar,
    /// Only the catalogue: such figures mostly are, but some reports print those of the quarter alone.
    Catalogue,
}

/// What the words around a figure say: those before it in its clause, and its name.
pub(super) fn marks(metric: &Metric, context: &Context<'_>) -> Bits {
    let before = clause::before(&metric.sentence, &metric.text).unwrap_or_default();
    let name = metric.name.as_deref().unwrap_or_default();
    context.words.marks(before) | context.words.marks(name)
}

/// The stretch of a figure in a report of that period, by its window, its words and the catalogue, in that order.
pub(super) fn stretch(metric: &Metric, period: &Period, marks: Bits, cumulative: bool) -> Stretch {
    let says = |mark: Mark| marks & mark.bit() != 0;
    let to_date = |through, grounds| Stretch::ToDate { through, grounds };
    match (metric.window_start, metric.window_end) {
        (Some(start), Some(end)) if is_first_day(start) && start.year() == period.end.year() && end <= period.end => {
            return to_date(end, Grounds::Words);
        }
        (Some(_), _) => return Stretch::Within,
        // As of a day: a count of what has been done has grown up to it, anything else is how things stand.
        (None, Some(end)) if end.year() == period.end.year() && (cumulative || says(Mark::Done)) => {
            return to_date(end, Grounds::Words);
        }
        (None, Some(_)) => return Stretch::Unsaid,
        (None, None) => {}
    }
    if says(Mark::Within) {
        Stretch::Within
    } else if says(Mark::ToDate) {
        to_date(period.end, Grounds::Words)
    } else if is_first_day(period.start) {
        to_date(period.end, Grounds::Calendar)
    } else if cumulative {
        to_date(period.end, Grounds::Catalogue)
    } else {
        Stretch::Unsaid
    }
}

fn is_first_day(day: Date) -> bool {
    day.day_of_year() == 1
}
