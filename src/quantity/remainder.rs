//! What stands behind a unit and belongs to its number: 三斤半, 十一元一角一分, 三块五, 一米七五.

use rust_decimal::Decimal;

use super::atom::{Atom, Style};
use super::context::at_boundary;
use super::numeral;
use crate::lexicon::Lexicon;
use crate::lexicon::units::Kind;
use crate::number;

/// Whether something that belongs to a number can begin with a character behind its unit.
pub(super) fn can_begin(c: char) -> bool {
    c == '半' || number::is_numeral(c) || number::arabic(c).is_some()
}

/// Adds to an atom's value what stands behind its unit.
pub(super) fn take(text: &str, atom: &mut Atom, lexicon: &Lexicon) {
    let Some(id) = atom.unit.map(|unit| unit.id) else {
        return;
    };
    let unit = &lexicon.units.get(id).name;
    match &**unit {
        "元" | "块" => {
            let before = atom.value;
            change_money(text, atom, lexicon);
            spoken(text, atom, lexicon);
            if before != atom.value && &**unit == "块" {
                yuan(atom, lexicon);
            }
        }
        "米" | "℃" | "度" => spoken(text, atom, lexicon),
        _ => {}
    }
    half(text, atom);
}

/// 块 counts pieces unless an amount goes on behind it (三块五).
fn yuan(atom: &mut Atom, lexicon: &Lexicon) {
    if let (Some(unit), Some(id)) = (&mut atom.unit, lexicon.units.id_of("元")) {
        unit.id = id;
        atom.kind = Some(Kind::Money);
    }
}

/// Words that begin with 半 and are no half.
const NOT_HALF: [&str; 14] = [
    "半径", "半导", "半山", "半岛", "半年", "半天", "半夜", "半成", "半价", "半数", "半程", "半场", "半截", "半月",
];

/// Whether 半 at the start of a text begins a word that is no half.
pub(super) fn is_no_half(rest: &str) -> bool {
    NOT_HALF.iter().any(|word| rest.starts_with(word))
}

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
    if !measured || !rest.starts_with('半') || is_no_half(rest) || atom.scaled {
        return;
    }
    atom.value = value.checked_add(Decimal::new(5, 1));
    unit.span.end += '半'.len_utf8();
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

/// 三块五, 三块二毛五, 一米七五, 三十七度二: one or two digits at the end of a clause tell the next decimal places.
fn spoken(text: &str, atom: &mut Atom, lexicon: &Lexicon) {
    let Some(unit) = &mut atom.unit else { return };
    if atom.point || atom.scaled || atom.inner_approx || atom.high.is_some() || unit.per.is_some() {
        return;
    }
    let Some((digits, count, end)) = digits(text, unit.span.end, lexicon) else {
        return;
    };
    let rest = &text[end..];
    let listed = rest.starts_with('、') && atom.style == Style::Arabic;
    if !at_boundary(rest) || rest.starts_with(['.', '．', '/', '(', '（']) || listed {
        return;
    }
    // Behind 角 the next place is the second (三块二毛五).
    let places = count + u32::from(atom.exponent == -1);
    atom.value = atom
        .value
        .and_then(|value| value.checked_add(Decimal::try_new(digits, places).ok()?));
    atom.exponent = -i32::try_from(places).unwrap_or(0);
    unit.span.end = end;
}

/// One or two digits of one script: their value, their number, where they end.
fn digits(text: &str, at: usize, lexicon: &Lexicon) -> Option<(i64, u32, usize)> {
    if numeral::digit_at(text.as_bytes(), at).is_some() {
        let digits = numeral::arabic(text, at);
        let short = digits.int_digits <= 2 && digits.fraction_digits == 0;
        let value = digits.value.filter(|_| short)?;
        return Some((i64::try_from(value.mantissa()).ok()?, digits.int_digits, digits.end));
    }
    let end = numeral::chinese_end(text, at, lexicon);
    let mut run = text[at..end].chars();
    let first = number::digit(run.next()?)?;
    let (value, count) = match run.next() {
        None => (first, 1),
        Some(second) => (first * 10 + number::digit(second)?, 2),
    };
    let whole = run.next().is_none();
    whole.then_some((i64::try_from(value).ok()?, count, end))
}
