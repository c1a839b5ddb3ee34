//! Exact values as the columns hold them.

use rust_decimal::{Decimal, RoundingStrategy};

/// Digits behind the point in a DECIMAL column.
pub(super) const SCALE: u32 = 6;
/// Digits in a DECIMAL column altogether.
pub(super) const PRECISION: u32 = 24;

/// Integers up to here, and powers of ten up to the exponent, are exact doubles: one division then rounds correctly.
const EXACT_INTEGER: u128 = 1 << f64::MANTISSA_DIGITS;
const EXACT_POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
];

/// The double nearest to an exact value.
pub(super) fn nearest_double(value: Decimal) -> Option<f64> {
    let mantissa = value.mantissa();
    match EXACT_POWERS.get(value.scale() as usize) {
        #[allow(
            clippy::cast_precision_loss,
            reason = "the guard keeps to integers that a double holds"
        )]
        Some(power) if mantissa.unsigned_abs() <= EXACT_INTEGER => Some(mantissa as f64 / power),
        _ => value.to_string().parse().ok(),
    }
}

/// The value in millionths, rounded half-up; none where it has more digits than the column.
pub(super) fn millionths(value: Decimal) -> Option<i128> {
    let rounded = value.round_dp_with_strategy(SCALE, RoundingStrategy::MidpointAwayFromZero);
    let scaled = rounded
        .mantissa()
        .checked_mul(10_i128.pow(SCALE.saturating_sub(rounded.scale())))?;
    (scaled.unsigned_abs() < 10_u128.pow(PRECISION)).then_some(scaled)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn doubles_are_the_nearest() {
        for text in [
            "0",
            "0.1",
            "-15.45",
            "95.29",
            "266.41",
            "2664100",
            "66.666666666666666666666666667",
            "123456789012345678.9",
        ] {
            assert_eq!(nearest_double(decimal(text)), Some(text.parse().unwrap()), "{text}");
        }
        assert_eq!(nearest_double(decimal("0.0000000000000000000000000001")), Some(1e-28));
        assert_eq!(
            nearest_double(Decimal::MAX),
            Some(79_228_162_514_264_337_593_543_950_335.0)
        );
    }

    #[test]
    fn decimals_are_rounded_half_up_to_six_places() {
        assert_eq!(millionths(decimal("66.666666666666666666666667")), Some(66_666_667));
        assert_eq!(millionths(decimal("0.0000005")), Some(1));
        assert_eq!(millionths(decimal("-0.0000005")), Some(-1));
        assert_eq!(millionths(decimal("0.00000049")), Some(0));
        assert_eq!(millionths(decimal("1785")), Some(1_785_000_000));
    }

    #[test]
    fn decimals_that_do_not_fit_are_none() {
        assert_eq!(
            millionths(decimal("999999999999999999.999999")),
            Some(999_999_999_999_999_999_999_999)
        );
        assert_eq!(millionths(decimal("999999999999999999.9999995")), None);
        assert_eq!(millionths(decimal("-1000000000000000000")), None);
        assert_eq!(millionths(Decimal::MAX), None);
    }
}
