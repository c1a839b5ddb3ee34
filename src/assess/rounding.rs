//! What the digits of a printed number leave open: the interval of values that print alike, and arithmetic with intervals.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::assess::amount::{canonical, half_digit, power};
use crate::rows::Metric;

/// How far a figure that is said to be approximate (约) may be off.
const APPROXIMATELY: Decimal = Decimal::from_parts(5, 0, 0, false, 2);

/// All values from `low` to `high`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Interval {
    pub low: Decimal,
    pub high: Decimal,
}

impl Interval {
    /// What a number can have been before it was printed, signed, in its canonical unit. Whole things counted one by one
    /// are exact.
    pub fn of(metric: &Metric) -> Option<Self> {
        let unit = factor(metric)?;
        let value = signed(metric)?.checked_mul(unit)?;
        let half = if is_whole(metric) {
            Decimal::ZERO
        } else {
            half_digit(metric)?
        };
        Some(Self {
            low: value.checked_sub(half)?,
            high: value.checked_add(half)?,
        })
    }

    /// What the numbers can have been together.
    pub fn of_sum(metrics: &[&Metric]) -> Option<Self> {
        let nothing = Some(Self::exact(Decimal::ZERO));
        metrics.iter().fold(nothing, |sum, m| sum?.plus(Self::of(m)?))
    }

    /// No width at all.
    pub const fn exact(value: Decimal) -> Self {
        Self {
            low: value,
            high: value,
        }
    }

    /// The value that is printed.
    pub fn middle(self) -> Option<Decimal> {
        self.low.checked_add(self.high)?.checked_div(Decimal::TWO)
    }

    pub fn plus(self, other: Self) -> Option<Self> {
        Some(Self {
            low: self.low.checked_add(other.low)?,
            high: self.high.checked_add(other.high)?,
        })
    }

    pub fn minus(self, other: Self) -> Option<Self> {
        Some(Self {
            low: self.low.checked_sub(other.high)?,
            high: self.high.checked_sub(other.low)?,
        })
    }

    /// Times a factor that is not negative.
    pub fn times(self, factor: Decimal) -> Option<Self> {
        Some(Self {
            low: self.low.checked_mul(factor)?,
            high: self.high.checked_mul(factor)?,
        })
    }

    /// Divided by values above zero; `None` where they are not.
    pub fn over(self, other: Self) -> Option<Self> {
        if other.low <= Decimal::ZERO {
            return None;
        }
        let least = if self.low < Decimal::ZERO {
            other.low
        } else {
            other.high
        };
        let most = if self.high < Decimal::ZERO {
            other.high
        } else {
            other.low
        };
        Some(Self {
            low: self.low.checked_div(least)?,
            high: self.high.checked_div(most)?,
        })
    }

    /// Whether the two have a value in common.
    pub fn meets(self, other: Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }
}

/// Whether a number counts whole things, and prints every one of them.
fn is_whole(metric: &Metric) -> bool {
    metric.kind == "count" && metric.exponent == 0
}

/// The value in the unit in which it is written, below zero for a decrease.
pub(super) fn signed(metric: &Metric) -> Option<Decimal> {
    let value = metric.value?;
    if metric.change == "decrease" {
        value.checked_mul(Decimal::NEGATIVE_ONE)
    } else {
        Some(value)
    }
}

/// How many canonical units the unit is in which the number is written.
pub(super) fn factor(metric: &Metric) -> Option<Decimal> {
    match (metric.value, canonical(metric)) {
        (Some(value), Some(canonical)) if !value.is_zero() => canonical.checked_div(value),
        _ => Some(Decimal::ONE),
    }
}

/// Rounded half up to the digit 10^`exponent`.
pub(super) fn rounded(value: Decimal, exponent: i32) -> Option<Decimal> {
    let unit = power(exponent)?;
    let units = value.checked_div(unit)?;
    units
        .round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero)
        .checked_mul(unit)
}

/// The digits of a number as far as they are printed: `980` of 98.0 %, `36` of 3.6万. Empty for a range.
pub(super) fn printed_digits(metric: &Metric) -> String {
    let units = || metric.value?.checked_div(power(metric.exponent)?);
    let digits = units().map(|units| units.abs().trunc().normalize().to_string());
    digits.unwrap_or_default()
}

/// Whether `expected`, rounded to the digits of `printed`, is `reported`; a lower or upper bound is kept where it is not passed.
pub(super) fn is_printed(expected: Decimal, reported: Decimal, printed: &Metric) -> Option<bool> {
    Some(match printed.bound.as_str() {
        "min" => expected.abs() >= reported.abs(),
        "max" => expected.abs() <= reported.abs(),
        _ => rounded(expected, printed.exponent)? == reported,
    })
}

/// Whether the deviation is no more than a number that is only said to be approximate allows.
pub(super) fn approximately<'m>(mut from: impl Iterator<Item = &'m Metric>, deviation: Decimal, of: Decimal) -> bool {
    let allowed = of.abs().checked_mul(APPROXIMATELY);
    from.any(|m| m.bound != "exact") && allowed.is_some_and(|a| deviation.abs() <= a)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn interval(low: i64, high: i64) -> Interval {
        let (low, high) = (Decimal::new(low, 1), Decimal::new(high, 1));
        Interval { low, high }
    }

    #[test]
    fn halves_are_rounded_up() {
        let round = |text: &str, exponent| rounded(text.parse().unwrap(), exponent).unwrap().to_string();
        assert_eq!(round("85.825", -2), "85.83");
        assert_eq!(round("85.8249", -2), "85.82");
        assert_eq!(round("84.5", 0), "85");
        assert_eq!(round("-2.25", -1), "-2.3");
        assert_eq!(round("84.9", 1), "80");
    }

    #[test]
    fn intervals_hold_every_value_that_their_ends_allow() {
        let (a, b) = (interval(40, 60), interval(10, 20));
        assert_eq!(a.plus(b), Some(interval(50, 80)));
        assert_eq!(a.minus(b), Some(interval(20, 50)));
        assert_eq!(a.over(b), Some(interval(20, 60)));
        assert_eq!(interval(-40, 60).over(b), Some(interval(-40, 60)));
        assert_eq!(interval(-60, -40).over(b), Some(interval(-60, -20)));
        assert_eq!(a.over(interval(0, 20)), None);
        assert!(a.meets(interval(60, 90)) && !a.meets(b));
    }
}
