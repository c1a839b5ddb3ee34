//! Numbers by places: `#,##0.00`, `0.0%`, `0.00E+00`, `0!.0,"万"`.

use std::fmt::Write;

use rust_decimal::{Decimal, RoundingStrategy};

use super::code::Part;

/// A number that is not negative, as the parts of a section print it; none where it is too large to be computed with.
pub(super) fn show(parts: &[Part], value: Decimal) -> Option<String> {
    if !parts.iter().any(is_place) {
        return Some(parts.iter().map(sign).collect());
    }
    let value = scaled(parts, value)?;
    match parts.iter().position(|part| matches!(part, Part::Exponent(_))) {
        Some(at) => scientific(&parts[..at], &parts[at..], value),
        None => places(parts, value),
    }
}

fn is_place(part: &Part) -> bool {
    matches!(part, Part::Place(_))
}

/// Where the decimals begin.
fn point(parts: &[Part]) -> usize {
    parts
        .iter()
        .position(|part| *part == Part::Point)
        .unwrap_or(parts.len())
}

/// A number multiplied by a hundred for each per cent sign and divided by a thousand for each comma behind the last
/// place of the integer or of the decimals.
fn scaled(parts: &[Part], mut value: Decimal) -> Option<Decimal> {
    let (integer, decimals) = parts.split_at(point(parts));
    for part in [integer, decimals] {
        let last = part.iter().rposition(is_place).unwrap_or(part.len());
        for _ in part.iter().skip(last + 1).take_while(|part| **part == Part::Comma) {
            value = value.checked_div(Decimal::ONE_THOUSAND)?;
        }
    }
    for _ in parts.iter().filter(|part| **part == Part::Percent) {
        value = value.checked_mul(Decimal::ONE_HUNDRED)?;
    }
    Some(value)
}

/// The digits before and behind the point of a number rounded to so many places, half away from zero.
pub(super) fn digits(value: Decimal, places: usize) -> (String, String) {
    let places = u32::try_from(places).unwrap_or(u32::MAX).min(Decimal::MAX_SCALE);
    let rounded = value.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
    let text = rounded.to_string();
    let (integer, decimals) = text.split_once('.').unwrap_or((&text, ""));
    (integer.trim_start_matches('0').to_owned(), decimals.to_owned())
}

fn places(parts: &[Part], value: Decimal) -> Option<String> {
    let (integer, decimals) = parts.split_at(point(parts));
    let wanted = decimals.iter().filter(|part| is_place(part)).count();
    let (whole, part) = digits(value, wanted);
    let mut shown = whole_places(integer, &whole);
    // Excel prints the point even where no decimal follows; nobody writes such a number.
    let tail = decimal_places(decimals, part.trim_end_matches('0'));
    shown.push_str(
        tail.strip_prefix('.')
            .filter(|t| !t.starts_with(|c: char| c.is_ascii_digit()))
            .unwrap_or(&tail),
    );
    Some(shown)
}

/// The digits of an integer at its places, from the last to the first, which takes all that are left.
fn whole_places(parts: &[Part], digits: &str) -> String {
    let last = parts.iter().rposition(is_place).unwrap_or(0);
    let grouped = parts[..last].contains(&Part::Comma);
    let mut places = parts.iter().filter(|part| is_place(part)).count();
    let mut digits = digits.chars().rev();
    // Printed backwards.
    let (mut shown, mut count) = (Vec::new(), 0);
    for part in parts.iter().rev() {
        let Part::Place(place) = part else {
            shown.extend(sign(part).chars().rev());
            continue;
        };
        places -= 1;
        let wanted = if places == 0 { usize::MAX } else { 1 };
        let filler = if *place == '0' { Some('0') } else { None };
        let first = digits.next().or(filler);
        for digit in first.into_iter().chain(digits.by_ref().take(wanted - 1)) {
            if grouped && count > 0 && count % 3 == 0 {
                shown.push(',');
            }
            shown.push(digit);
            count += 1;
        }
    }
    // Left where there is no place before the point: `.00`.
    shown.extend(digits);
    shown.iter().rev().collect()
}

/// Decimals at their places; `#` and `?` print none where nothing but zeros would follow.
fn decimal_places(parts: &[Part], digits: &str) -> String {
    let mut digits = digits.chars();
    let mut shown = String::new();
    for part in parts {
        match part {
            Part::Place('0') => shown.push(digits.next().unwrap_or('0')),
            Part::Place(_) => shown.extend(digits.next()),
            Part::Point => shown.push('.'),
            other => shown.push_str(sign(other)),
        }
    }
    shown
}

/// What a part prints that takes no digit.
pub(super) fn sign(part: &Part) -> &str {
    match part {
        Part::Text(text) => text,
        Part::Percent => "%",
        Part::Slash => "/",
        Part::Point => ".",
        _ => "",
    }
}

/// A number with its power of ten, whose exponent is a multiple of the number of places before the point.
fn scientific(mantissa: &[Part], exponent: &[Part], value: Decimal) -> Option<String> {
    let step = mantissa[..point(mantissa)]
        .iter()
        .filter(|part| is_place(part))
        .count()
        .max(1);
    let step = i32::try_from(step).ok()?;
    let decimals = mantissa
        .iter()
        .skip(point(mantissa))
        .filter(|part| is_place(part))
        .count();
    let mut power = magnitude(value).div_euclid(step) * step;
    // Rounding may carry into one more digit: 9.99 → 10.0.
    let carried = digits(times_ten(value, -power)?, decimals).0.len();
    power += if i32::try_from(carried).ok()? > step { step } else { 0 };
    let mut shown = places(mantissa, times_ten(value, -power)?)?;
    let width = exponent.iter().filter(|part| is_place(part)).count();
    let sign = match exponent.first() {
        _ if power < 0 => "-",
        Some(Part::Exponent(true)) => "+",
        _ => "",
    };
    write!(shown, "E{sign}{:0width$}", power.abs()).ok()?;
    exponent.iter().for_each(|part| shown.push_str(self::sign(part)));
    Some(shown)
}

/// The power of ten of a number's first digit; 0 for zero.
fn magnitude(value: Decimal) -> i32 {
    let value = value.normalize();
    if value.is_zero() {
        return 0;
    }
    let digits = value.mantissa().unsigned_abs().checked_ilog10().unwrap_or(0);
    i32::try_from(digits).unwrap_or(0) - i32::try_from(value.scale()).unwrap_or(0)
}

fn times_ten(value: Decimal, power: i32) -> Option<Decimal> {
    let factor = Decimal::TEN;
    let mut value = value;
    for _ in 0..power.unsigned_abs() {
        value = if power > 0 {
            value.checked_mul(factor)?
        } else {
            value.checked_div(factor)?
        };
    }
    Some(value)
}
