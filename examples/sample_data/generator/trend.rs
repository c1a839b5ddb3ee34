//! Figures that fit those of the year before: the one place where a level that a growth or a fall is said of, and a level
//! that accumulates, get their values from quarter to quarter.

use rust_decimal::Decimal;

use super::dice::Dice;
use super::formula::{Moment, Range};

/// A level with its change from year to year.
#[derive(Debug, Clone, Copy)]
pub struct Trend {
    /// Where it stands at the beginning of [`ANCHOR`].
    pub start: Range,
    /// By how many percent it changes in a year, at least and at most.
    pub yearly: (i64, i64),
}

/// The year whose first day has a value of the start's range.
const ANCHOR: i32 = 2022;

impl Trend {
    /// The level at a quarter's end. Within a year it moves in a straight line, so that its change against the year before
    /// lies between the changes of the two years, and what only rises (or falls) from year to year does so each quarter.
    pub fn level(self, dice: Dice, moment: Moment) -> Decimal {
        self.start.on_step(self.exact(dice, moment))
    }

    /// What has come together since the year's first day, of which the level is the whole year's. No fall of the level is
    /// as steep as the year's quarters add up, so it only grows within a year.
    pub fn cumulative(self, dice: Dice, moment: Moment) -> Decimal {
        let reached = Decimal::new(season(dice, moment.quarter), 3);
        self.start.on_step(self.exact(dice, moment) * reached)
    }

    fn exact(self, dice: Dice, moment: Moment) -> Decimal {
        let change = |year: i32| {
            let (low, high) = self.yearly;
            let thousandths = dice.with("yearly").at(year as u64).between(low * 10, high * 10);
            Decimal::new(thousandths, 3)
        };
        let whole = |year: i32| Decimal::ONE + change(year);
        let begin = self.start.at(dice);
        let of_year = if moment.year < ANCHOR {
            (moment.year..ANCHOR).fold(begin, |level, year| level / whole(year))
        } else {
            (ANCHOR..moment.year).fold(begin, |level, year| level * whole(year))
        };
        of_year * (Decimal::ONE + change(moment.year) * Decimal::new(i64::from(moment.quarter) * 25, 2))
    }
}

/// How much of a year's figure is reached by a quarter's end, in thousandths: a place's seasons return each year.
pub const fn season(dice: Dice, quarter: u32) -> i64 {
    match quarter {
        1 => dice.at(1).between(200, 280),
        2 => dice.at(2).between(450, 550),
        3 => dice.at(3).between(700, 810),
        _ => 1000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quarters() -> impl Iterator<Item = Moment> {
        (2020..=2024).flat_map(|year| (1..=4).map(move |quarter| Moment { year, quarter }))
    }

    fn trend(yearly: (i64, i64)) -> Trend {
        Trend {
            start: Range {
                low: Decimal::from(200),
                high: Decimal::from(900),
                step: Decimal::ONE,
            },
            yearly,
        }
    }

    #[test]
    fn what_accumulates_grows_through_the_year_even_where_it_falls_from_year_to_year() {
        for seed in 0..200 {
            let dice = Dice::new(seed);
            let figure = |moment| trend((-30, -5)).cumulative(dice, moment);
            for moment in quarters() {
                assert!(moment.quarter == 1 || figure(moment) > figure(moment.before()));
                assert!(figure(moment) < figure(moment.a_year_before()));
            }
        }
    }

    #[test]
    fn a_yearly_change_lies_where_the_template_says() {
        for seed in 0..200 {
            let dice = Dice::new(seed);
            for moment in quarters() {
                let trend = trend((3, 14));
                let grown = trend.exact(dice, moment) / trend.exact(dice, moment.a_year_before());
                assert!(
                    grown >= Decimal::new(1029, 3) && grown <= Decimal::new(1141, 3),
                    "{grown}"
                );
                assert!(trend.level(dice, moment) >= trend.level(dice, moment.before()));
            }
        }
    }
}
