//! Exact decimals: values as they are printed, without a floating point number in between.

use rust_decimal::Decimal;

/// The most digits that an exact value can have.
pub const MAX_DIGITS: usize = 28;

/// The decimal number that these digits print, `fraction_digits` of them behind the point; `None` beyond
/// [`MAX_DIGITS`] significant digits.
pub fn from_digits(digits: impl Iterator<Item = u8>, fraction_digits: usize) -> Option<Decimal> {
    let scale = u32::try_from(fraction_digits).ok()?;
    let mut digits = digits.skip_while(|digit| *digit == 0);
    // Nearly all numbers have so few digits that one machine word holds them.
    let (mut short, mut significant) = (0_u64, 0_usize);
    for digit in digits.by_ref().take(18) {
        short = short * 10 + u64::from(digit);
        significant += 1;
    }
    let mut mantissa = i128::from(short);
    for digit in digits {
        significant += 1;
        if significant > MAX_DIGITS {
            return None;
        }
        mantissa = mantissa * 10 + i128::from(digit);
    }
    Decimal::try_from_i128_with_scale(mantissa, scale).ok()
}

/// 10 to the power of `exponent`, 0 … 28.
pub fn power_of_ten(exponent: u32) -> Option<Decimal> {
    Decimal::try_from_i128_with_scale(10_i128.checked_pow(exponent)?, 0).ok()
}

/// The double nearest to an exact decimal (round half to even, IEEE 754).
pub fn nearest_double(value: Decimal) -> f64 {
    const EXACT: i128 = 1 << 53;
    let mantissa = value.mantissa();
    let scale = value.scale();
    if mantissa.abs() <= EXACT && scale <= 22 {
        // Both operands are exact doubles, so the quotient is the correctly rounded one.
        #[allow(clippy::cast_precision_loss, reason = "the mantissa is below 2^53")]
        return mantissa as f64 / 10_f64.powi(i32::try_from(scale).unwrap_or(0));
    }
    value.to_string().parse().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_become_exact_values() {
        assert_eq!(from_digits([9, 5, 2, 9].into_iter(), 2).unwrap().to_string(), "95.29");
        assert_eq!(from_digits([9, 9, 5, 0].into_iter(), 2).unwrap().to_string(), "99.50");
        assert!(from_digits(std::iter::repeat_n(1, 28), 0).is_some());
        assert!(from_digits(std::iter::repeat_n(1, 29), 0).is_none());
        assert_eq!(from_digits(std::iter::repeat_n(0, 100), 0).unwrap(), Decimal::ZERO);
    }

    #[test]
    fn doubles_are_the_nearest() {
        for text in [
            "0.1",
            "95.29",
            "2664100",
            "-0.45",
            "66.666666666666666666666667",
            "123456789012345678.9",
        ] {
            let value: Decimal = text.parse().unwrap();
            assert_eq!(nearest_double(value), text.parse::<f64>().unwrap(), "{text}");
        }
    }
}
