//! Shares that are no number with a unit: 百分之三十, 三分之二, 1/3, 三成五, 一半, and 翻一番.

use rust_decimal::Decimal;

use super::atom::{Atom, Shape, Style};
use super::context::at_boundary;
use super::numeral;
use crate::lexicon::Lexicon;
use crate::number::{self, Chinese};
use crate::span::Span;

/// The rule's name for each shape.
const PER_HUNDRED: &str = "share.百分之";
const FRACTION: &str = "share.分之";
pub(super) const TENTHS: &str = "share.成";
const HALF: &str = "share.半";
const STROKE: &str = "share.stroke";

fn share(span: Span, value: Option<Decimal>, rule: &'static str) -> Atom {
    Atom {
        span,
        style: Style::Chinese,
        shape: Shape::Share(rule),
        value,
        high: None,
        exponent: value.map_or(0, |v| -i32::try_from(v.scale()).unwrap_or(0)),
        scaled: false,
        point: false,
        int_digits: 0,
        leading_zero: false,
        inner_approx: false,
        unit: None,
        kind: None,
    }
}

/// A number behind 分之, in either script, and where it ends; of a digit pair (百分之七八十) both values.
fn part(text: &str, at: usize, lexicon: &Lexicon) -> Option<(Decimal, Option<Decimal>, usize)> {
    if numeral::digit_at(text.as_bytes(), at).is_some() {
        let digits = numeral::arabic(text, at);
        return Some((digits.value?, None, digits.end));
    }
    let end = numeral::chinese_end(text, at, lexicon);
    match number::read_chinese(&text[at..end])? {
        Chinese::Exact(value) | Chinese::Scale(value) => Some((value, None, end)),
        Chinese::Pair(low, high) => Some((low, Some(high), end)),
    }
}

/// 百分之三十, 千分之五, 三分之二, 三又二分之一 from their first numeral on.
pub(super) fn chinese(text: &str, start: usize, lexicon: &Lexicon) -> Option<Atom> {
    if text[start..].starts_with("百分百") {
        let span = Span::new(start, start + "百分百".len());
        return Some(share(span, Some(Decimal::ONE_HUNDRED), PER_HUNDRED));
    }
    let end = numeral::chinese_end(text, start, lexicon);
    if !text[end..].starts_with(['分', '又']) {
        return None;
    }
    match number::read_chinese(&text[start..end])? {
        Chinese::Exact(value) | Chinese::Scale(value) => {
            fraction(text, start, end, value, lexicon).or_else(|| mixed(text, start, end, value, lexicon))
        }
        Chinese::Pair(..) => None,
    }
}

/// 百分之三十, 三分之二, 3分之2: `denominator` stands from `start` to `end`.
fn fraction(text: &str, start: usize, end: usize, denominator: Decimal, lexicon: &Lexicon) -> Option<Atom> {
    let behind = text[end..].strip_prefix("分之")?;
    let (numerator, high, part_end) = part(text, text.len() - behind.len(), lexicon)?;
    let per_hundred = denominator == Decimal::ONE_HUNDRED;
    let percent = |numerator: Decimal| {
        if per_hundred {
            Some(numerator)
        } else {
            numerator.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(denominator)
        }
    };
    let rule = if per_hundred { PER_HUNDRED } else { FRACTION };
    Some(Atom {
        high: high.and_then(percent),
        ..share(Span::new(start, part_end), Some(percent(numerator)?), rule)
    })
}

/// 三又二分之一, 1又1/2: a whole number and a proper fraction.
fn mixed(text: &str, start: usize, end: usize, whole: Decimal, lexicon: &Lexicon) -> Option<Atom> {
    let at = text.len() - text[end..].strip_prefix('又')?.len();
    let below = if numeral::digit_at(text.as_bytes(), at).is_some() {
        let digits = numeral::arabic(text, at);
        fraction(text, at, digits.end, digits.value?, lexicon).or_else(|| {
            let mut atom = numeral::arabic_atom(text, at, lexicon);
            stroke(text, &mut atom).then_some(atom)
        })?
    } else {
        let below_end = numeral::chinese_end(text, at, lexicon);
        let Chinese::Exact(denominator) = number::read_chinese(&text[at..below_end])? else {
            return None;
        };
        fraction(text, at, below_end, denominator, lexicon)?
    };
    let proper = below.value.filter(|v| *v < Decimal::ONE_HUNDRED)?;
    let value = whole.checked_mul(Decimal::ONE_HUNDRED)?.checked_add(proper);
    Some(share(Span::new(start, below.span.end), value, FRACTION))
}

/// Words that begin with 成 and are no tenths.
const NOT_TENTHS: [&str; 19] = [
    "成员", "成立", "成果", "成功", "成为", "成本", "成品", "成效", "成熟", "成长", "成交", "成都", "成绩", "成套",
    "成年", "成片", "成人", "成线", "成群",
];

/// 三成, 六成五, 三成半, 七八成 behind a number up to ten.
fn tenths(text: &str, atom: &mut Atom) -> bool {
    let rest = &text[atom.span.end..];
    let (Some(behind), Some(value)) = (rest.strip_prefix('成'), atom.value) else {
        return false;
    };
    if NOT_TENTHS.iter().any(|word| rest.starts_with(word)) || value > Decimal::TEN {
        return false;
    }
    let Some(percent) = value.checked_mul(Decimal::TEN) else {
        return false;
    };
    let (more, length) = if atom.high.is_none() {
        hundredths(behind)
    } else {
        (0, 0)
    };
    let end = atom.span.end + '成'.len_utf8() + length;
    let percent = (percent + Decimal::from(more)).normalize();
    *atom = Atom {
        inner_approx: atom.inner_approx,
        high: atom.high.and_then(|high| high.checked_mul(Decimal::TEN)),
        ..share(Span::new(atom.span.start, end), Some(percent), TENTHS)
    };
    true
}

/// What stands behind 成 and belongs to it: the 五 of 六成五, the 半 of 三成半; its percent and its length.
///
/// A digit that begins a number of its own (三成三十户) is no part of it.
fn hundredths(behind: &str) -> (u64, usize) {
    let Some(first) = behind.chars().next() else {
        return (0, 0);
    };
    let rest = &behind[first.len_utf8()..];
    if first == '半' && at_boundary(rest) {
        return (5, first.len_utf8());
    }
    match number::digit(first).filter(|d| (1..10).contains(d)) {
        Some(digit) if !rest.starts_with(number::is_numeral) => (digit, first.len_utf8()),
        _ => (0, 0),
    }
}

/// 三成, 一半, 翻一番 behind a Chinese numeral. Says whether it was one of them.
pub(super) fn behind_chinese(text: &str, atom: &mut Atom) -> bool {
    let numeral = atom.span.of(text);
    let rest = &text[atom.span.end..];
    if numeral == "一"
        && rest.starts_with('半')
        && !rest.starts_with("半天")
        && !text[..atom.span.start].ends_with(['每', '这'])
    {
        let span = Span::new(atom.span.start, atom.span.end + '半'.len_utf8());
        *atom = share(span, Some(Decimal::from(50)), HALF);
        return true;
    }
    if rest.starts_with('番') && text[..atom.span.start].ends_with(['翻', '了']) {
        return fold(atom);
    }
    tenths(text, atom)
}

/// 翻一番 is twice, 翻两番 four times.
fn fold(atom: &mut Atom) -> bool {
    let times = atom
        .value
        .and_then(|v| u32::try_from(v.mantissa()).ok())
        .filter(|n| (1..=20).contains(n));
    let Some(times) = times else { return false };
    atom.value = Some(Decimal::from(1_u64 << times));
    atom.span.end += '番'.len_utf8();
    atom.shape = Shape::Fold;
    true
}

/// 3成, 1/3, 3分之2, 1又1/2, 翻1番 behind Arabic digits. Says whether it was one of them.
pub(super) fn behind_arabic(text: &str, atom: &mut Atom, lexicon: &Lexicon) -> bool {
    let Span { start, end } = atom.span;
    if !text[end..].starts_with(['番', '分', '又', '/', '／', '成']) {
        return false;
    }
    if text[end..].starts_with('番') && text[..start].ends_with(['翻', '了']) {
        return fold(atom);
    }
    let below = atom.value.and_then(|value| {
        fraction(text, start, end, value, lexicon).or_else(|| mixed(text, start, end, value, lexicon))
    });
    if let Some(share) = below {
        *atom = share;
        return true;
    }
    stroke(text, atom) || tenths(text, atom)
}

/// 1/3: a proper fraction of small numbers that is no date and no part of a code; alone in its text also 5/16.
fn stroke(text: &str, atom: &mut Atom) -> bool {
    let bytes = text.as_bytes();
    let rest = &text[atom.span.end..];
    let Some(length) = rest
        .chars()
        .next()
        .filter(|c| matches!(c, '/' | '／'))
        .map(char::len_utf8)
    else {
        return false;
    };
    let at = atom.span.end + length;
    let before = text[..atom.span.start].chars().next_back();
    let joined = before.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | '.' | '_' | '／' | '－'));
    if joined || atom.scaled || atom.point || numeral::digit_at(bytes, at).is_none() {
        return false;
    }
    let below = numeral::arabic(text, at);
    let (Some(numerator), Some(denominator)) = (atom.value, below.value) else {
        return false;
    };
    let next = text[below.end..].chars().next();
    let code =
        next.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '月' | '日' | '号' | '／' | '年'));
    let alone = text[..atom.span.start].trim_start_matches(['-', '－', '负']).is_empty() && next.is_none();
    let largest = if alone { Decimal::ONE_HUNDRED } else { Decimal::TEN };
    if code
        || numerator >= denominator
        || denominator > largest
        || atom.leading_zero
        || numerator.is_zero()
        || below.fraction_digits > 0
    {
        return false;
    }
    let value = numerator
        .checked_mul(Decimal::ONE_HUNDRED)
        .and_then(|v| v.checked_div(denominator));
    *atom = share(Span::new(atom.span.start, below.end), value, STROKE);
    true
}
