//! One numeral at a place in the text: digits, point, thousands separators, scales, fractions.

use rust_decimal::Decimal;

use super::atom::{Atom, Shape, Style};
use super::context::at_boundary;
use crate::lexicon::Lexicon;
use crate::number::{self, Chinese};
use crate::span::Span;

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

/// Steps over a thousands separator that has exactly three digits behind it, all of the width of the digit before it.
fn thousands(text: &str, at: usize, wide: bool) -> Option<usize> {
    let separator = if wide { "，" } else { "," };
    if !text[at..].starts_with(separator) {
        return None;
    }
    let first = at + separator.len();
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
    if int_digits <= 3 {
        while let Some(next) = thousands(text, end, wide) {
            end = digits_end_bounded(bytes, next).0;
            int_digits += 3;
        }
    }
    let mut fraction_digits = 0;
    if let Some(first) = point(text, end) {
        (end, fraction_digits) = digits_end(bytes, first);
    }
    let leading_zero = int_digits > 1 && digit_at(bytes, start).is_some_and(|(d, _)| d == 0);
    let value = number::from_digits(DigitValues { bytes, at: start, end }, fraction_digits as usize);
    Digits {
        end,
        value,
        int_digits,
        fraction_digits,
        leading_zero,
    }
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

/// The end of a run of Chinese numeral characters, 点 between digits included; a scale that begins a unit (千瓦) is none.
pub(super) fn chinese_end(text: &str, start: usize, lexicon: &Lexicon) -> usize {
    let mut end = start;
    let mut point_seen = false;
    let mut chars = text[start..].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if number::is_numeral(c) {
            let starts_unit = at > 0 && matches!(c, '千' | '百' | '兆') && {
                lexicon
                    .units
                    .prefix(&text[start + at..])
                    .is_some_and(|(_, length)| length > c.len_utf8())
            };
            if starts_unit {
                break;
            }
            end = start + at + c.len_utf8();
        } else if c == '点' && !point_seen && at > 0 && chars.peek().is_some_and(|(_, n)| number::digit(*n).is_some())
        {
            point_seen = true;
        } else {
            break;
        }
    }
    end
}

const APPROX: [&str; 4] = ["余", "多", "来", "几"];

/// The length of 余, 多, 来 or 几 at the start of a text.
fn approx(text: &str) -> Option<usize> {
    APPROX
        .iter()
        .find(|word| text.starts_with(**word))
        .map(|word| word.len())
}

/// The length of up to two blanks at the start of a text.
pub(super) fn blanks(text: &str) -> usize {
    text.chars()
        .take(2)
        .take_while(|c| matches!(c, ' ' | '\u{a0}' | '\u{3000}'))
        .map(char::len_utf8)
        .sum()
}

/// Scales and inner qualifiers behind digits, being read.
struct Tail<'t> {
    text: &'t str,
    lexicon: &'t Lexicon,
    end: usize,
    value: Option<Decimal>,
    exponent: i32,
    scaled: bool,
    /// Whether a blank stands before the scale, as in 1 亿.
    spaced: bool,
    inner_approx: bool,
}

impl Tail<'_> {
    /// The scale at a place, unless a unit begins there (千瓦, 百分点).
    fn scale_at(&self, at: usize) -> Option<(Decimal, usize)> {
        let rest = &self.text[at..];
        let c = rest.chars().next()?;
        let scale = number::small_scale(c)
            .filter(|s| *s > 10)
            .or_else(|| number::large_scale(c))?;
        if self
            .lexicon
            .units
            .prefix(rest)
            .is_some_and(|(_, length)| length > c.len_utf8())
            || rest.starts_with("百分")
        {
            return None;
        }
        Some((Decimal::from(scale), c.len_utf8()))
    }

    /// Takes all scales in a row, 余 and the like before or between them; `None` if there is none.
    fn scales(&mut self) -> Option<Decimal> {
        let mut product = None;
        loop {
            let mut at = self.end;
            if product.is_none() {
                at += blanks(&self.text[at..]);
            }
            let skipped = approx(&self.text[at..]).unwrap_or(0);
            let Some((scale, length)) = self.scale_at(at + skipped) else {
                break;
            };
            if product.is_none() && skipped == 0 && at > self.end && scale < Decimal::from(10_000) {
                break;
            }
            self.inner_approx |= skipped > 0;
            self.spaced |= at > self.end;
            self.end = at + skipped + length;
            let Some(more) = product.unwrap_or(Decimal::ONE).checked_mul(scale) else {
                self.value = None;
                return None;
            };
            product = Some(more);
        }
        let product = product?;
        self.scaled = true;
        self.value = self.value.and_then(|v| v.checked_mul(product));
        Some(product)
    }

    /// 余, 多, 来, 几 behind everything, where a unit or a blank and a unit follows.
    ///
    /// A plus sign there (100+家) belongs to the number too.
    fn trailing_approx(&mut self) {
        let rest = &self.text[self.end..];
        let plus = rest
            .chars()
            .next()
            .filter(|c| matches!(c, '+' | '＋'))
            .map(char::len_utf8);
        let Some(length) = approx(rest).or(plus) else {
            return;
        };
        let rest = &rest[length..];
        if self.lexicon.units.prefix(&rest[blanks(rest)..]).is_some() {
            self.end += length;
            self.inner_approx |= plus.is_none();
        }
    }

    /// Whether a number that ends at `at` is whole: a unit or the end of the clause stands behind it.
    fn ends_number(&self, at: usize) -> bool {
        let rest = &self.text[at..];
        let rest = &rest[blanks(rest)..];
        self.lexicon.units.prefix(rest).is_some() || at_boundary(rest)
    }

    /// A second group behind a scale: the 2000万 of 1亿2000万, of 1 亿 2000 万 too.
    fn group(&mut self, scale: Decimal) -> Option<Decimal> {
        let blank = if self.spaced { blanks(&self.text[self.end..]) } else { 0 };
        digit_at(self.text.as_bytes(), self.end + blank)?;
        let digits = arabic(self.text, self.end + blank);
        let mut tail = Tail {
            end: digits.end,
            value: digits.value,
            ..self.fresh()
        };
        let lower = tail.scales().unwrap_or(Decimal::ONE);
        let fits = tail.value.is_some_and(|v| v < scale) && !digits.leading_zero;
        let units = lower == Decimal::ONE;
        if !fits || lower >= scale || units && (digits.fraction_digits > 0 || !self.ends_number(tail.end)) {
            return None;
        }
        self.value = self.value.zip(tail.value).and_then(|(a, b)| a.checked_add(b));
        self.exponent = exponent_of(lower) - i32::try_from(digits.fraction_digits).unwrap_or(0);
        self.end = tail.end;
        self.inner_approx |= tail.inner_approx;
        Some(lower)
    }

    const fn fresh(&self) -> Self {
        Self {
            text: self.text,
            lexicon: self.lexicon,
            end: 0,
            value: None,
            exponent: 0,
            scaled: false,
            spaced: false,
            inner_approx: false,
        }
    }
}

/// The power of ten of a scale.
fn exponent_of(scale: Decimal) -> i32 {
    i32::try_from(scale.trunc().mantissa().checked_ilog10().unwrap_or(0)).unwrap_or(0)
}

/// Reads the numeral with Arabic digits that begins at `start`.
pub(super) fn arabic_atom(text: &str, start: usize, lexicon: &Lexicon) -> Atom {
    let digits = arabic(text, start);
    let written = -i32::try_from(digits.fraction_digits).unwrap_or(0);
    let mut tail = Tail {
        text,
        lexicon,
        end: digits.end,
        value: digits.value,
        exponent: written,
        scaled: false,
        spaced: false,
        inner_approx: false,
    };
    let mut last = tail.scales();
    if let Some(scale) = last {
        tail.exponent = written + exponent_of(scale);
    }
    while let Some(scale) = last {
        last = tail.group(scale);
    }
    tail.trailing_approx();
    Atom {
        span: Span::new(start, tail.end),
        style: Style::Arabic,
        shape: Shape::Plain,
        value: tail.value,
        high: None,
        exponent: tail.exponent,
        scaled: tail.scaled,
        point: digits.fraction_digits > 0,
        int_digits: digits.int_digits,
        leading_zero: digits.leading_zero,
        inner_approx: tail.inner_approx,
        unit: None,
        kind: None,
    }
}

/// Reads the numeral with Chinese characters that begins at `start`.
pub(super) fn chinese_atom(text: &str, start: usize, lexicon: &Lexicon) -> Atom {
    let end = chinese_end(text, start, lexicon);
    let run = &text[start..end];
    let (style, value, high) = match number::read_chinese(run) {
        Some(Chinese::Exact(value)) => (Style::Chinese, Some(value), None),
        Some(Chinese::Pair(low, high)) => (Style::Chinese, Some(low), Some(high)),
        Some(Chinese::Scale(value)) => (Style::Scale, Some(value), None),
        None => (Style::Chinese, None, None),
    };
    let mut tail = Tail {
        text,
        lexicon,
        end,
        value,
        exponent: 0,
        scaled: style == Style::Scale,
        spaced: false,
        inner_approx: false,
    };
    let mut high = high;
    // Behind 余 a scale can follow: 三十余万.
    if approx(&text[end..]).is_some()
        && let Some(scale) = tail.scales()
    {
        high = high.and_then(|h| h.checked_mul(scale));
    }
    tail.trailing_approx();
    let last_scale = run
        .chars()
        .rev()
        .map_while(|c| number::small_scale(c).or_else(|| number::large_scale(c)));
    let exponent = last_scale.fold(0, |sum, s| sum + exponent_of(Decimal::from(s)));
    Atom {
        span: Span::new(start, tail.end),
        style,
        shape: Shape::Plain,
        value: tail.value,
        high,
        exponent,
        scaled: tail.scaled
            || run.contains(|c| number::small_scale(c).is_some_and(|s| s > 10) || number::large_scale(c).is_some()),
        point: run.contains('点'),
        int_digits: 0,
        leading_zero: false,
        inner_approx: tail.inner_approx,
        unit: None,
        kind: None,
    }
}

/// One digit of either script, and where it ends.
pub(super) fn single_digit(text: &str, at: usize, lexicon: &Lexicon) -> Option<(Decimal, usize)> {
    if let Some((digit, length)) = digit_at(text.as_bytes(), at) {
        let alone = digit_at(text.as_bytes(), at + length).is_none();
        return alone.then(|| (Decimal::from(digit), at + length));
    }
    let end = chinese_end(text, at, lexicon);
    let mut chars = text[at..end].chars();
    let digit = chars.next().and_then(number::digit)?;
    chars.next().is_none().then(|| (Decimal::from(digit), end))
}
