//! The unit behind a numeral: the longest spelling of the lexicon, brackets and rates.

use super::atom::{Atom, Style, UnitHit};
use super::numeral;
use rust_decimal::Decimal;

use crate::lexicon::Lexicon;
use crate::lexicon::units::{Kind, Numerals, UnitId};
use crate::span::Span;

/// Finds the unit behind an atom and sets it.
pub(super) fn attach(text: &str, atom: &mut Atom, lexicon: &Lexicon) {
    let Some((at, id, length)) = find(text, atom.span.end, lexicon) else {
        return;
    };
    if half_between(text, at, atom, lexicon) {
        return;
    }
    let unit = lexicon.units.get(id);
    if !fits(atom, unit.numerals) || splits_a_word(text, at + length, &text[at..at + length]) {
        return;
    }
    let mut hit = UnitHit {
        span: Span::new(at, at + length),
        id,
        bracket: None,
        per: None,
    };
    bracket(text, &mut hit, lexicon);
    rate(text, &mut hit, lexicon);
    atom.kind = Some(if hit.per.is_some() { Kind::Rate } else { unit.kind });
    atom.unit = Some(hit);
    half(text, atom);
    if &*unit.name == "元" {
        change_money(text, atom, lexicon);
    }
}

/// The unit at `at`, or behind one blank.
fn find(text: &str, at: usize, lexicon: &Lexicon) -> Option<(usize, UnitId, usize)> {
    let rest = &text[at..];
    let blank = numeral::blanks(rest);
    let at = at + blank;
    let rest = &text[at..];
    let (id, length) = lexicon.units.prefix(rest)?;
    if let Some((word, exception)) = lexicon.words.unit_exceptions.find(rest)
        && (word > length || word == length && exception.unit_bytes == 0)
    {
        let unit = lexicon.units.prefix(&rest[..exception.unit_bytes])?;
        return Some((at, unit.0, unit.1));
    }
    Some((at, id, length))
}

fn fits(atom: &Atom, numerals: Numerals) -> bool {
    match numerals {
        Numerals::Any => true,
        Numerals::Arabic | Numerals::Noun => atom.style == Style::Arabic || atom.scaled && atom.style == Style::Chinese,
        Numerals::Scaled => atom.style == Style::Arabic && (atom.scaled || atom.int_digits > 1),
    }
}

/// Whether a Latin unit goes on in letters or digits (5G of 5GB is none, m of 5mm neither).
fn splits_a_word(text: &str, end: usize, unit: &str) -> bool {
    let latin = unit.ends_with(|c: char| c.is_ascii_alphanumeric());
    latin && text[end..].starts_with(|c: char| c.is_ascii_alphanumeric())
}

/// 条(段), 台（套）.
fn bracket(text: &str, hit: &mut UnitHit, lexicon: &Lexicon) {
    let rest = &text[hit.span.end..];
    let Some(open) = rest.chars().next().filter(|c| matches!(c, '(' | '（')) else {
        return;
    };
    let inside = &rest[open.len_utf8()..];
    let Some((_, length)) = lexicon.units.prefix(inside) else {
        return;
    };
    let Some(close) = inside[length..].chars().next().filter(|c| matches!(c, ')' | '）')) else {
        return;
    };
    let start = hit.span.end + open.len_utf8();
    hit.bracket = Some(Span::new(start, start + length));
    hit.span.end = start + length + close.len_utf8();
}

/// 元/平方米, 万吨／年, 吨标准煤/万元.
fn rate(text: &str, hit: &mut UnitHit, lexicon: &Lexicon) {
    let rest = &text[hit.span.end..];
    let Some(stroke) = rest.chars().next().filter(|c| matches!(c, '/' | '／' | '每')) else {
        return;
    };
    let start = hit.span.end + stroke.len_utf8();
    let behind = &text[start..];
    let unit = lexicon.units.prefix(behind).map(|(_, length)| length);
    let word = lexicon.words.denominators.find(behind).map(|(length, ())| length);
    let Some(length) = unit.max(word) else { return };
    // 1天3次/2人: a second number of its own is no denominator; 每 alone begins another phrase too often.
    if stroke == '每' && unit.is_none() {
        return;
    }
    hit.per = Some(Span::new(start, start + length));
    hit.span.end = start + length;
}

/// Words that begin with 半 and are no half.
const NOT_HALF: [&str; 14] = [
    "半径", "半导", "半山", "半岛", "半年", "半天", "半夜", "半成", "半价", "半数", "半程", "半场", "半截", "半月",
];

/// 三岁半, 一吨半: half a unit more.
fn half(text: &str, atom: &mut Atom) {
    let measured = !matches!(
        atom.kind,
        Some(Kind::Count | Kind::Rate | Kind::Percent | Kind::PercentagePoint | Kind::Other) | None
    );
    let (Some(unit), Some(value)) = (&mut atom.unit, atom.value) else {
        return;
    };
    let rest = &text[unit.span.end..];
    if !measured || !rest.starts_with('半') || NOT_HALF.iter().any(|word| rest.starts_with(word)) || atom.scaled {
        return;
    }
    atom.value = value.checked_add(Decimal::new(5, 1));
    unit.span.end += '半'.len_utf8();
}

/// 两个半小时, 3个半月: a half between 个 and the unit of time. Says whether it was one.
fn half_between(text: &str, at: usize, atom: &mut Atom, lexicon: &Lexicon) -> bool {
    let Some(behind) = text[at..].strip_prefix("个半") else {
        return false;
    };
    let named: String = std::iter::once('个').chain(behind.chars().take(3)).collect();
    let unit = lexicon
        .units
        .prefix(&named)
        .filter(|(id, length)| *length > '个'.len_utf8() && lexicon.units.get(*id).kind == Kind::Duration);
    let (Some((id, length)), Some(value)) = (unit, atom.value) else {
        return false;
    };
    atom.value = value.checked_add(Decimal::new(5, 1));
    atom.kind = Some(Kind::Duration);
    atom.unit = Some(UnitHit {
        span: Span::new(at, at + '半'.len_utf8() + length),
        id,
        bracket: None,
        per: None,
    });
    true
}

/// 十一元一角一分: what stands behind 元 in 角 and 分 belongs to the amount.
fn change_money(text: &str, atom: &mut Atom, lexicon: &Lexicon) {
    let Some(unit) = &mut atom.unit else { return };
    for (names, factor) in [(["角", "毛"], Decimal::new(1, 1)), (["分", "分钱"], Decimal::new(1, 2))] {
        let start = unit.span.end + text[unit.span.end..].strip_prefix('零').map_or(0, |_| '零'.len_utf8());
        let Some((value, end)) = numeral::single_digit(text, start, lexicon) else {
            continue;
        };
        let Some(name) = names.iter().rev().find(|name| text[end..].starts_with(**name)) else {
            continue;
        };
        let more = value.checked_mul(factor);
        atom.value = atom.value.zip(more).and_then(|(a, b)| a.checked_add(b));
        atom.exponent = if factor.scale() == 1 { -1 } else { -2 };
        unit.span.end = end + name.len();
    }
}
