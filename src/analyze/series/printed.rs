//! How far the true value can lie from a printed one.

use crate::analyze::tables::Metric;
use crate::number::arabic;

/// How far a figure that is said to be approximate (约) may be off, as in the checks inside of an item.
const APPROXIMATELY: f64 = 0.05;

/// Half a unit of the last printed digit, and more of a figure that is said to be approximate; in the unit of
/// [`Metric::level`].
pub(super) fn slack(metric: &Metric) -> f64 {
    let level = metric.level().unwrap_or_default().abs();
    let approximate = if &*metric.bound == "approx" {
        APPROXIMATELY * level
    } else {
        0.0
    };
    half_digit(&metric.text, level) + approximate
}

/// The step of one printed number is what one unit of its last digit makes of the level: 3.5万 has a step of a thousand.
/// Of several numbers (1亿2000万) and of Chinese numerals it is taken from the zeros at the level's end.
fn half_digit(text: &str, level: f64) -> f64 {
    let step = match printed(text) {
        Some((number, decimals)) if number > 0.0 => level / number / 10_f64.powi(decimals),
        _ => zeros(level),
    };
    step / 2.0
}

/// The one Arabic number of a text with its decimal places.
fn printed(text: &str) -> Option<(f64, i32)> {
    let (mut number, mut decimals) = (String::new(), None);
    let mut ended = false;
    for c in text.chars() {
        match (arabic(c), c) {
            (Some(_), _) if ended => return None,
            (Some(digit), _) => {
                number.push_str(&digit.to_string());
                decimals = decimals.map(|places: i32| places + 1);
            }
            (None, '.' | '．') if !number.is_empty() && decimals.is_none() => {
                number.push('.');
                decimals = Some(0);
            }
            (None, ',' | '，') => {}
            (None, _) => ended = !number.is_empty(),
        }
    }
    Some((number.parse().ok()?, decimals.unwrap_or(0)))
}

/// The largest power of ten, from a millionth up, that divides the level.
fn zeros(level: f64) -> f64 {
    let mut step = 1e-6;
    while step < level && ((level / (step * 10.0)).round() * step * 10.0 - level).abs() < step / 2.0 {
        step *= 10.0;
    }
    step
}

#[cfg(test)]
mod tests {
    use super::half_digit;

    #[test]
    fn half_of_the_last_printed_digit() {
        for (text, level, half) in [
            ("35个", 35.0, 0.5),
            ("3.5万平方米", 35_000.0, 500.0),
            ("３．５万平方米", 35_000.0, 500.0),
            ("22,931件", 22_931.0, 0.5),
            ("7.20%", 7.2, 0.005),
            ("8万余人", 80_000.0, 5000.0),
            ("12亩", 8000.0, 8000.0 / 24.0),
            ("二百万元", 2_000_000.0, 500_000.0),
            ("1亿2000万元", 120_000_000.0, 5_000_000.0),
            ("0个", 0.0, 0.5e-6),
        ] {
            let found = half_digit(text, level);
            assert!((found - half).abs() < half * 1e-9, "{text}: {found}");
        }
    }
}
