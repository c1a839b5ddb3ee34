//! One numeral at a place in the text, in Arabic digits or in Chinese characters, with all that belongs to it but the unit.

use rust_decimal::Decimal;

use super::atom::{Atom, Shape, Style};
use super::context::at_boundary;
use super::digits::Digits;
pub(super) use super::digits::{arabic, digit_at};
use super::tail::{Tail, approx, exponent_of, last_exponent};
use crate::lexicon::Lexicon;
use crate::number::{self, Chinese};
use crate::span::Span;

/// The end of a run of Chinese numeral characters, 点 between digits included; a scale that begins a unit (千瓦) is none,
/// nor is 两 that is one (三两).
pub(super) fn chinese_end(text: &str, start: usize, lexicon: &Lexicon) -> usize {
    let mut end = start;
    let mut point_seen = false;
    let mut chars = text[start..].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let rest = &text[start + at..];
        if number::is_numeral(c) {
            if at > 0 && (begins_unit(&text[start..start + at], c, rest, lexicon) || c == '两' && is_ounce(rest)) {
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

/// Whether a scale begins a unit (千瓦, 百帕). 两千米 is 2000 metres all the same, 二十千米 are kilometres.
fn begins_unit(run: &str, c: char, rest: &str, lexicon: &Lexicon) -> bool {
    if !matches!(c, '千' | '百' | '兆') {
        return false;
    }
    let metres = rest.starts_with("千米")
        && run.ends_with(|last| number::digit(last).is_some())
        && number::chinese_integer(&format!("{run}千")).is_some();
    let unit = lexicon.units.prefix(rest);
    !metres && unit.is_some_and(|(_, length)| length > c.len_utf8())
}

/// Whether 两 behind a numeral is the unit of mass, of which ten make a 斤: nothing is counted behind it.
pub(super) fn is_ounce(rest: &str) -> bool {
    let behind = rest.strip_prefix('两').unwrap_or(rest);
    let goes_on = |c| {
        matches!(
            c,
            '重' | '半' | '的' | '以' | '左' | '银' | '茶' | '酒' | '至' | '到' | '+' | '＋'
        )
    };
    // A sign goes on with a range or is the bound: 5两-8两, 5两+.
    let dash = |c| matches!(c, '-' | '－' | '—' | '–' | '~' | '～' | '﹣' | '―' | '−' | '〜');
    at_boundary(behind) || behind.starts_with(goes_on) || behind.starts_with(dash)
}

/// The length of up to two blanks at the start of a text.
pub(super) fn blanks(text: &str) -> usize {
    text.chars()
        .take(2)
        .take_while(|c| matches!(c, ' ' | '\u{a0}' | '\u{3000}'))
        .map(char::len_utf8)
        .sum()
}

/// Reads the numeral with Arabic digits that begins at `start`, or at the point before it (.5).
pub(super) fn arabic_atom(text: &str, start: usize, lexicon: &Lexicon) -> Atom {
    let mut digits = arabic(text, start);
    let start = point_before(text, start, &mut digits);
    let written = -i32::try_from(digits.fraction_digits).unwrap_or(0);
    let mut tail = Tail::new(text, lexicon, digits.end, digits.value);
    tail.exponent = written;
    if let Some(scale) = tail.scales().and_then(|scales| scales.product()) {
        tail.exponent = written + exponent_of(scale);
        tail.groups(scale);
    }
    Atom {
        point: digits.fraction_digits > 0,
        int_digits: digits.int_digits,
        leading_zero: digits.leading_zero,
        ..finish(tail, start, Style::Arabic)
    }
}

/// The atom of a number that is read to its end.
fn finish(mut tail: Tail<'_>, start: usize, style: Style) -> Atom {
    tail.trailing_approx();
    Atom {
        span: Span::new(start, tail.end),
        style,
        shape: Shape::Plain,
        value: tail.value,
        high: None,
        exponent: tail.exponent,
        scaled: tail.scaled,
        point: false,
        int_digits: 0,
        leading_zero: false,
        inner_approx: tail.inner_approx,
        unit: None,
        kind: None,
    }
}

/// Takes a point that stands before the digits and behind nothing but a sign or a blank. Says where the numeral begins.
fn point_before(text: &str, start: usize, digits: &mut Digits) -> usize {
    let before = &text[..start];
    let head = before.strip_suffix(['.', '．']).filter(|_| digits.fraction_digits == 0);
    let Some(head) = head.filter(|head| head.is_empty() || head.ends_with(['-', '－', ' ', '+'])) else {
        return start;
    };
    digits.fraction_digits = digits.int_digits;
    digits.value = digits.value.and_then(|mut value| {
        value.set_scale(digits.fraction_digits).ok()?;
        Some(value)
    });
    (digits.int_digits, digits.leading_zero) = (0, false);
    head.len()
}

/// Reads the numeral with Chinese characters that begins at `start`.
pub(super) fn chinese_atom(text: &str, start: usize, lexicon: &Lexicon) -> Atom {
    if let Some(atom) = below_zero(text, start, lexicon) {
        return atom;
    }
    let end = chinese_end(text, start, lexicon);
    let run = &text[start..end];
    let (style, value, mut high) = match number::read_chinese(run) {
        Some(Chinese::Exact(value)) => (Style::Chinese, Some(value), None),
        Some(Chinese::Pair(low, high)) => (Style::Chinese, Some(low), Some(high)),
        Some(Chinese::Scale(value)) => (Style::Scale, Some(value), None),
        None => (Style::Chinese, None, None),
    };
    let mut tail = Tail::new(text, lexicon, end, value);
    (tail.scaled, tail.exponent) = (style == Style::Scale, last_exponent(run));
    // Behind 余 a scale can follow: 三十余万.
    if approx(&text[end..]).is_some()
        && let Some(scale) = tail.scales().and_then(|scales| scales.product())
    {
        high = high.and_then(|h| h.checked_mul(scale));
        tail.exponent += exponent_of(scale);
    } else if style == Style::Chinese && high.is_none() && tail.exponent >= 2 {
        // 三万5000元
        tail.groups(number::power_of_ten(tail.exponent.unsigned_abs()).unwrap_or_default());
    }
    tail.scaled |= run.contains(is_scale);
    Atom {
        high,
        point: run.contains('点'),
        ..finish(tail, start, style)
    }
}

/// A scale from 百 up, everyday or formal.
fn is_scale(c: char) -> bool {
    number::small_scale(c).is_some_and(|scale| scale > 10) || number::large_scale(c).is_some()
}

/// 零下五, 零下3.5: a number below zero, 零下 included.
fn below_zero(text: &str, start: usize, lexicon: &Lexicon) -> Option<Atom> {
    let at = text.len() - text[start..].strip_prefix("零下")?.len();
    let next = text[at..].chars().next()?;
    let mut atom = if digit_at(text.as_bytes(), at).is_some() {
        arabic_atom(text, at, lexicon)
    } else if number::is_numeral(next) && next != '零' {
        chinese_atom(text, at, lexicon)
    } else {
        return None;
    };
    atom.value = atom.value.map(|value| -value);
    atom.span.start = start;
    Some(atom)
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
