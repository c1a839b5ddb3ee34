//! The unit behind a numeral: the longest spelling of the lexicon, brackets and rates.

use super::atom::{Atom, Style, UnitHit};
use crate::lexicon::Lexicon;
use crate::lexicon::units::{Kind, Numerals, UnitId};
use crate::span::Span;

/// Finds the unit behind an atom and sets it.
pub(super) fn attach(text: &str, atom: &mut Atom, lexicon: &Lexicon) {
    let Some((at, id, length)) = find(text, atom.span.end, lexicon) else {
        return;
    };
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
}

/// The unit at `at`, or behind one blank.
fn find(text: &str, at: usize, lexicon: &Lexicon) -> Option<(usize, UnitId, usize)> {
    let rest = &text[at..];
    let blank = rest
        .chars()
        .next()
        .filter(|c| matches!(c, ' ' | '\u{a0}' | '\u{3000}'))
        .map_or(0, char::len_utf8);
    let at = at + blank;
    let rest = &text[at..];
    let (id, length) = lexicon.units.prefix(rest)?;
    if let Some((word, exception)) = lexicon.words.unit_exceptions.find(rest) {
        if word > length || word == length && exception.unit_bytes == 0 {
            let unit = lexicon.units.prefix(&rest[..exception.unit_bytes])?;
            return Some((at, unit.0, unit.1));
        }
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
