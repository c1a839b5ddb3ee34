//! What a number is worth, and which numbers can be put beside each other.

use rust_decimal::Decimal;

use crate::lexicon::relations::RelationWords;
use crate::rows::Metric;

/// What a classifier counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Counted {
    People,
    Events,
    Things,
    Anything,
}

fn counted(unit: &str, words: &RelationWords) -> Option<Counted> {
    let has = |list: &[Box<str>]| list.iter().any(|w| **w == *unit);
    if has(&words.any) || unit.is_empty() {
        Some(Counted::Anything)
    } else if has(&words.people) {
        Some(Counted::People)
    } else if has(&words.events) {
        Some(Counted::Events)
    } else if unit.ends_with('次') {
        // 人次, 家次: each is a unit of its own.
        None
    } else {
        Some(Counted::Things)
    }
}

/// The unit in which a metric adds up with others.
pub(super) fn unit(metric: &Metric) -> &str {
    let unit = metric.canonical_unit.as_deref().or(metric.unit.as_deref());
    unit.unwrap_or_default()
}

/// Whether the two measure in the same dimension: the same canonical unit, or classifiers that count alike.
pub(super) fn compatible(a: &Metric, b: &Metric, words: &RelationWords) -> bool {
    if a.kind != b.kind {
        return false;
    }
    if unit(a) == unit(b) {
        return true;
    }
    if a.kind != "count" {
        return false;
    }
    match (counted(unit(a), words), counted(unit(b), words)) {
        (Some(a), Some(b)) => a == b || a == Counted::Anything || b == Counted::Anything,
        _ => false,
    }
}

/// Both values in one unit; of a range its low end. `None` where they cannot be brought into one.
pub(super) fn values(a: &Metric, b: &Metric) -> Option<(Decimal, Decimal)> {
    if a.unit == b.unit || a.kind == "count" && b.kind == "count" {
        return Some((written(a)?, written(b)?));
    }
    Some((canonical(a)?, canonical(b)?))
}

fn written(metric: &Metric) -> Option<Decimal> {
    metric.value.or(metric.low)
}

/// The value in the canonical unit. A range has no canonical value of its own, so it must be written in that unit.
pub(super) fn canonical(metric: &Metric) -> Option<Decimal> {
    let same_unit = metric.unit == metric.canonical_unit;
    metric.canonical_value.or_else(|| written(metric).filter(|_| same_unit))
}

/// Half a unit of the last printed digit, in the canonical unit: how far the true value can lie from the printed one.
pub(super) fn half_digit(metric: &Metric) -> Option<Decimal> {
    let half = Decimal::new(5, 1).checked_mul(power(metric.exponent)?)?;
    match (metric.value, canonical(metric)) {
        (Some(value), Some(canonical)) if !value.is_zero() => half.checked_mul(canonical.checked_div(value)?),
        _ => Some(half),
    }
}

/// 10 to the power of `exponent`, from -28 to 28.
pub(super) fn power(exponent: i32) -> Option<Decimal> {
    if exponent >= 0 {
        crate::number::power_of_ten(exponent.unsigned_abs())
    } else {
        let scale = exponent.unsigned_abs();
        (scale <= 28).then(|| Decimal::new(1, scale))
    }
}

/// Whether the number is an amount of something: no share, change, rank or rate.
pub(super) fn is_amount(metric: &Metric) -> bool {
    let kinds = ["count", "money", "area", "length", "volume", "mass", "energy", "power"];
    metric.change == "none" && metric.value.is_some() && kinds.contains(&metric.kind.as_str())
}
