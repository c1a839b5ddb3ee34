//! The unit behind a numeral: the longest spelling of the lexicon, brackets and rates.

use rust_decimal::Decimal;

use super::atom::{Atom, Style, UnitHit};
use super::context::{at_boundary, clause_start};
use super::{numeral, remainder};
use crate::lexicon::Lexicon;
use crate::lexicon::units::{Kind, Numerals, Unit, UnitId};
use crate::span::Span;

/// Finds the unit behind an atom and sets it.
pub(super) fn attach(text: &str, atom: &mut Atom, lexicon: &Lexicon) {
    let Some((at, mut id, length)) = find(text, atom.span.end, lexicon) else {
        return;
    };
    let spelling = Span::new(at, at + length);
    if let Some(heat) = degrees(text, atom, spelling, lexicon) {
        id = heat;
    } else if !fits(text, atom, spelling, lexicon.units.get(id)) || splits_a_word(text, spelling) {
        return;
    }
    let unit = lexicon.units.get(id);
    let mut hit = UnitHit {
        span: spelling,
        id,
        bracket: None,
        per: None,
    };
    // Nearly always a unit ends at once: the character behind it says whether to look for more.
    let next = |hit: &UnitHit| text[hit.span.end..].chars().next().unwrap_or('\n');
    if matches!(next(&hit), '(' | '（') {
        bracket(text, &mut hit, lexicon);
    }
    if matches!(next(&hit), '/' | '／' | '每') {
        rate(text, &mut hit, lexicon);
    }
    let more = next(&hit);
    atom.kind = Some(if hit.per.is_some() { Kind::Rate } else { unit.kind });
    atom.unit = Some(hit);
    let split = matches!(more, '半' | '多' | '余' | '来') && split_by_qualifier(text, atom, lexicon);
    if !split && remainder::can_begin(more) {
        remainder::take(text, atom, lexicon);
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

/// Whether a numeral of that style can have that unit.
fn fits(text: &str, atom: &Atom, spelling: Span, unit: &Unit) -> bool {
    let word = spelling.of(text);
    if word == "两" && (atom.span.of(text) == "两" || !numeral::is_ounce(&text[spelling.start..])) {
        return false;
    }
    // 打 is a dozen only where no verb can begin with it.
    if word == "打" && !at_boundary(&text[spelling.end..]) {
        return false;
    }
    let arabic = atom.style == Style::Arabic || atom.scaled && atom.style == Style::Chinese;
    match unit.numerals {
        Numerals::Any => true,
        // Counting takes 两 (两期培训), an order 二 (二期工程).
        Numerals::Arabic if word == "期" && atom.span.of(text) == "两" => true,
        Numerals::Arabic => arabic || says_how_many(text, atom, spelling, unit.kind),
        Numerals::Noun => arabic,
        Numerals::Decimal => atom.style == Style::Arabic && atom.point && atom.int_digits < 4,
        Numerals::Scaled => atom.style == Style::Arabic && (atom.scaled || atom.int_digits > 1),
    }
}

/// Whether a Chinese numeral below 百 counts before a unit that makes a name of a single digit (三方, 一层): a number above
/// ten, a measure that is spelled out (五平方米), or a text that says nothing else.
fn says_how_many(text: &str, atom: &Atom, spelling: Span, kind: Kind) -> bool {
    let spelled_out = kind != Kind::Count && spelling.len() > '平'.len_utf8();
    let alone = atom.span.start == 0 && text[spelling.end..].trim_start_matches('半').is_empty();
    let scaled = atom.span.of(text).contains(['十', '拾', '廿', '卅']);
    let above_ten = scaled && atom.high.is_none() && atom.value.is_some_and(|v| v > Decimal::TEN);
    atom.style == Style::Chinese && (spelled_out || alone || above_ten)
}

/// The unit that 度 is where a temperature is told: behind 摄氏, 华氏 and 零下, or with 温 in the words before.
fn degrees(text: &str, atom: &Atom, spelling: Span, lexicon: &Lexicon) -> Option<UnitId> {
    if spelling.of(text) != "度" {
        return None;
    }
    let before = text[..atom.span.start].trim_end_matches(['负', '-', '－', ' ']);
    if before.ends_with("华氏") {
        return lexicon.units.id_of("华氏度");
    }
    let clause = &before[clause_start(before, before.len(), before.len().saturating_sub(45))..];
    let cold = atom.value.is_some_and(|v| v.is_sign_negative()) || text[..atom.span.start].ends_with('负');
    let heat = cold || before.ends_with("摄氏") || clause.contains('温') || clause.contains("零下");
    heat.then(|| lexicon.units.id_of("℃")).flatten()
}

/// Whether a Latin unit goes on in letters or digits (5G of 5GB is none, m of 5mm neither).
fn splits_a_word(text: &str, spelling: Span) -> bool {
    let latin = spelling.of(text).ends_with(|c: char| c.is_ascii_alphanumeric());
    latin && text[spelling.end..].starts_with(|c: char| c.is_ascii_alphanumeric())
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

/// 元/平方米, 万吨／年, 吨标准煤/万元, and with a second base 元/人/年, 元/人·次.
fn rate(text: &str, hit: &mut UnitHit, lexicon: &Lexicon) {
    let Some(first) = denominator(text, hit.span.end, lexicon).filter(|_| !text[hit.span.end..].starts_with('·'))
    else {
        return;
    };
    let last = denominator(text, first.end, lexicon).filter(|_| !text[first.end..].starts_with('每'));
    let end = last.map_or(first.end, |last| last.end);
    hit.per = Some(Span::new(first.start, end));
    hit.span.end = end;
}

/// What stands behind a stroke at `at`. 1天3次/2人: a second number of its own is no denominator; 每 alone begins another
/// phrase too often, so a unit of the lexicon must follow it.
fn denominator(text: &str, at: usize, lexicon: &Lexicon) -> Option<Span> {
    let stroke = text[at..]
        .chars()
        .next()
        .filter(|c| matches!(c, '/' | '／' | '·' | '每'))?;
    let start = at + stroke.len_utf8();
    let behind = &text[start..];
    let unit = lexicon.units.prefix(behind).map(|(_, length)| length);
    let word = lexicon.words.denominators.find(behind).map(|(length, ())| length);
    let length = unit.max(word).filter(|_| stroke != '每' || unit.is_some())?;
    Some(Span::new(start, start + length))
}

/// 两个半小时, 三个多月, 2个多百分点: a unit that 个 stands before, with 半 or 多 between the two.
fn split_by_qualifier(text: &str, atom: &mut Atom, lexicon: &Lexicon) -> bool {
    let (Some(unit), Some(value)) = (&mut atom.unit, atom.value) else {
        return false;
    };
    let behind = &text[unit.span.end..];
    let Some(word) = behind.chars().next().filter(|c| matches!(c, '半' | '多' | '余' | '来')) else {
        return false;
    };
    let half = word == '半';
    if unit.span.of(text) != "个" || half && atom.scaled {
        return false;
    }
    let Some((id, length)) = behind_classifier(&behind[word.len_utf8()..], half, lexicon) else {
        return false;
    };
    if half {
        atom.value = value.checked_add(Decimal::new(5, 1));
        atom.exponent = -1;
    }
    atom.inner_approx |= !half;
    (unit.id, unit.span.end) = (id, unit.span.end + word.len_utf8() + length);
    atom.kind = Some(lexicon.units.get(id).kind);
    true
}

/// A unit of time or 百分点 behind 个半 or 个多. 三个半天 is three times half a day.
fn behind_classifier(text: &str, half: bool, lexicon: &Lexicon) -> Option<(UnitId, usize)> {
    if text.starts_with('月') {
        return Some((lexicon.units.id_of("个月")?, '月'.len_utf8()));
    }
    let (id, length) = lexicon.units.prefix(text)?;
    let fits = match lexicon.units.get(id).kind {
        Kind::Duration => !text.starts_with('天'),
        Kind::PercentagePoint => !half,
        _ => false,
    };
    fits.then_some((id, length))
}
