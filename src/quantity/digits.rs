//! Arabic digits of either width: decimal point, thousands separators.

use rust_decimal::Decimal;

use crate::number;

/// The Arabic digit at a byte, of either width: its value and its length in bytes.
pub(super) fn digit_at(bytes: &[u8], at: usize) -> Option<(u8, usize)> {
    match bytes.get(at)? {
        b @ b'0'..=b'9' => Some((b - b'0', 1)),
        0xEF if bytes.get(at + 1) == Some(&0xBC) => {
            let b = *bytes.get(at + 2)?;
            (0x90..=0x99).contains(&b).then(|| (b - 0x90, 3))
        }
        _ => None,
    }
}

/// The end of a run of digits, and how many there are.
fn digits_end(bytes: &[u8], mut at: usize) -> (usize, u32) {
    let mut count = 0_u32;
    while bytes.get(at).is_some_and(u8::is_ascii_digit) {
        at += 1;
        count = count.saturating_add(1);
    }
    while let Some((_, length)) = digit_at(bytes, at) {
        at += length;
        count = count.saturating_add(1);
    }
    (at, count)
}

/// Steps over a decimal point of either width that has a digit behind it.
fn point(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let length = if rest.starts_with('.') {
        1
    } else if rest.starts_with('．') {
        3
    } else {
        return None;
    };
    digit_at(text.as_bytes(), at + length).map(|_| at + length)
}

/// Steps over a thousands separator of either width that has exactly three digits behind it, all of the width of the digit
/// before it.
fn thousands(text: &str, at: usize, wide: bool) -> Option<usize> {
    let separator = text[at..].chars().next().filter(|c| matches!(c, ',' | '，'))?;
    let first = at + separator.len_utf8();
    let (end, count) = digits_end_bounded(text.as_bytes(), first);
    let width = if wide { 3 } else { 1 };
    (count == 3 && end - first == 3 * width).then_some(first)
}

/// As [`digits_end`], but looks at no more than four digits.
fn digits_end_bounded(bytes: &[u8], mut at: usize) -> (usize, u32) {
    let mut count = 0;
    while count < 4 {
        let Some((_, length)) = digit_at(bytes, at) else { break };
        at += length;
        count += 1;
    }
    (at, count)
}

/// Digits with separators and point, without scales.
pub(super) struct Digits {
    pub end: usize,
    pub value: Option<Decimal>,
    pub int_digits: u32,
    pub fraction_digits: u32,
    pub leading_zero: bool,
}

/// Reads Arabic digits that begin at `start`.
pub(super) fn arabic(text: &str, start: usize) -> Digits {
    let bytes = text.as_bytes();
    let wide = bytes[start] == 0xEF;
    let (mut end, mut int_digits) = digits_end(bytes, start);
    if int_digits <= 3 && text[end..].starts_with([',', '，']) {
        // $20，300美元 are two amounts: behind a currency's sign nothing is missing before the comma.
        let priced = text[..start].ends_with(['$', '＄', '￥', '¥', '€', '£']);
        while let Some(next) = thousands(text, end, wide).filter(|_| !priced || wide || text[end..].starts_with(',')) {
            end = digits_end_bounded(bytes, next).0;
            int_digits += 3;
        }
    }
    let mut fraction_digits = 0;
    if let Some(first) = point(text, end) {
        (end, fraction_digits) = digits_end(bytes, first);
    }
    let leading_zero = int_digits > 1 && digit_at(bytes, start).is_some_and(|(d, _)| d == 0);
    let value = if end - start <= 18 && !wide {
        short(&bytes[start..end], fraction_digits)
    } else {
        number::from_digits(DigitValues { bytes, at: start, end }, fraction_digits as usize)
    };
    Digits {
        end,
        value,
        int_digits,
        fraction_digits,
        leading_zero,
    }
}

/// The value of up to 18 Arabic digits of one byte each, separators and point left out.
fn short(bytes: &[u8], fraction_digits: u32) -> Option<Decimal> {
    let digits = bytes.iter().filter(|b| b.is_ascii_digit());
    let mantissa = digits.fold(0_i64, |sum, b| sum * 10 + i64::from(b - b'0'));
    Decimal::try_new(mantissa, fraction_digits).ok()
}

/// The values of the digits in a span, anything else left out.
struct DigitValues<'b> {
    bytes: &'b [u8],
    at: usize,
    end: usize,
}

impl Iterator for DigitValues<'_> {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        while self.at < self.end {
            if let Some((digit, length)) = digit_at(self.bytes, self.at) {
                self.at += length;
                return Some(digit);
            }
            self.at += 1;
        }
        None
    }
}
