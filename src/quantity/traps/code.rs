//! Identifiers, addresses, models and versions.

use super::super::atom::{Atom, Shape, Style};
use super::super::context::{at_boundary, clause_start};
use super::super::judge::View;
use super::super::reason::Reason;
use crate::lexicon::units::{Kind, Numerals};
use crate::number;

/// Whether a numeral with a letter before it is a number all the same (GDP3.5%).
pub(super) fn is_strong(atom: &Atom) -> bool {
    matches!(atom.kind, Some(Kind::Percent | Kind::Money | Kind::PercentagePoint)) || atom.shape != Shape::Plain
}

const fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '#' | '＃' | '№')
}

/// Numbers that letters make a code, whatever stands behind them: addresses of the web, models, standards.
pub(super) fn written_with_letters(view: &View<'_>) -> Option<Reason> {
    let written = |c: char| c == ' ' || c.is_ascii_graphic() || is_letter(c);
    view.left.filter(|c| view.atom.style == Style::Arabic && written(*c))?;
    let year = view.atom.looks_like_year() && view.behind().starts_with('年');
    let month = view.atom.int_digits <= 2 && view.behind().starts_with(['月', '日', '时']);
    let behind_letter = behind_letter(view);
    (in_address(view) || behind_letter && !year && !month || standard(view)).then_some(Reason::Code)
}

/// A letter that is neither a currency's (USD300) nor a measure's name (GDP3.5%) nor the end of what is counted.
fn behind_letter(view: &View<'_>) -> bool {
    if !view.left.is_some_and(is_letter) {
        return false;
    }
    let priced = || view.lexicon.words.currency_before.find(view.before()).is_some();
    !is_strong(view.atom) && !counted_acronym(view) && !priced()
}

/// Identifiers, addresses, models and versions.
pub(super) fn code(view: &View<'_>) -> Option<Reason> {
    let atom = view.atom;
    if behind_letter(view) {
        return Some(Reason::Code);
    }
    if full_turn(view) {
        return Some(Reason::Idiom);
    }
    if is_named(view) {
        return Some(Reason::Code);
    }
    if atom.unit.is_none() {
        let next = view.after().chars().next();
        if next.is_some_and(is_letter) || view.behind().starts_with(['号', '版', '#', '型']) {
            return Some(Reason::Code);
        }
        if view.lexicon.words.ordinal_after.find(view.behind()).is_some() && !view.behind().starts_with("小于") {
            let named = view.lexicon.words.code_before.find(view.before()).is_some();
            return Some(if named { Reason::Code } else { Reason::Ordinal });
        }
    }
    None
}

/// 104路, 12路公交: up to three digits number a bus line, unless they count channels (监控36路).
fn bus_line(view: &View<'_>) -> bool {
    let atom = view.atom;
    let line = atom.int_digits <= 3 && !atom.point && !atom.scaled && !atom.inner_approx;
    if !line || atom.unit.is_none_or(|u| u.span.of(view.text) != "路") {
        return false;
    }
    let clause = clause_start(view.text, view.atom.span.start, view.atom.span.start.saturating_sub(60));
    let behind = &view.text[view.atom.end()..];
    let words = &view.lexicon.words.channel_nouns;
    let before = &view.text[clause..view.atom.span.start];
    let said = |noun: &str| before.contains(noun) || behind.starts_with(noun);
    !words.iter().any(|noun| said(noun))
}

/// Numbers of bus lines, rooms, plots, services and places on the globe.
fn is_named(view: &View<'_>) -> bool {
    let padded = view.atom.leading_zero && !view.atom.point;
    padded || bus_line(view) || joined_to_letters(view) || house(view) || service_number(view) || coordinate(view)
}

/// Inside an address of the web, whose numbers measure nothing. Looks back no further than 300 bytes.
fn in_address(view: &View<'_>) -> bool {
    let before = view.before();
    if !before.ends_with(|c: char| c.is_ascii_graphic()) {
        return false;
    }
    let token = before.bytes().rev().take(300).take_while(u8::is_ascii_graphic).count();
    let token = &before[before.len() - token..];
    token.contains("://") || token.contains("www.")
}

/// APP3款, LED灯: three letters or more make a thing that is counted, where a classifier stands behind the number; fewer make a model.
fn counted_acronym(view: &View<'_>) -> bool {
    let letters = view.before().bytes().rev().take(3).take_while(u8::is_ascii_alphabetic);
    let classifier = view
        .atom
        .unit
        .is_some_and(|u| view.lexicon.units.get(u.id).numerals == Numerals::Any);
    letters.count() == 3 && classifier && view.atom.kind == Some(Kind::Count)
}

/// Whether nothing but a noun stands behind the number, or no unit at all: then it may be a name's number.
fn uncounted(view: &View<'_>) -> bool {
    view.atom
        .unit
        .is_none_or(|u| view.lexicon.units.get(u.id).numerals == Numerals::Noun)
}

/// GB 18030, DB33/T 1136: capitals, a blank, a number.
fn standard(view: &View<'_>) -> bool {
    let Some(head) = view.before().strip_suffix(' ') else {
        return false;
    };
    let token = |b: &u8| b.is_ascii_uppercase() || b.is_ascii_digit() || matches!(b, b'/' | b'-');
    let length = head.bytes().rev().take(12).take_while(token).count();
    let capital = head.ends_with(|c: char| c.is_ascii_uppercase());
    let priced = view.lexicon.words.currency_before.find(view.before()).is_some();
    capital && length >= 2 && !priced && uncounted(view) && view.atom.shape == Shape::Plain && !view.atom.scaled
}

/// Numbers of the national numbering plan with a name behind them: 110, 12345, 96345社区服务. As values they would end a clause.
fn service_number(view: &View<'_>) -> bool {
    if !matches!(view.atom.int_digits, 3 | 5) || !uncounted(view) {
        return false;
    }
    let written = view.numeral();
    let plan = match written.len() {
        3 => matches!(written, "110" | "112" | "114" | "119" | "120" | "122"),
        5 => written.starts_with("123") || written.starts_with("95") || written.starts_with("96"),
        _ => false,
    };
    let named = view.atom.unit.is_some() || view.after().starts_with(super::is_hanzi) && !at_boundary(view.after());
    plan && named && view.lexicon.words.bound_before.find(view.before()).is_none()
}

/// 5幢2单元301室: a house, a staircase, a room with nothing between them. 8幢24单元96户 counts all three.
fn house(view: &View<'_>) -> bool {
    const PARTS: [&str; 8] = ["幢", "栋", "座", "号楼", "号", "弄", "单元", "层"];
    if !view
        .next
        .is_some_and(|c| matches!(c, '幢' | '栋' | '座' | '号' | '弄' | '单' | '层'))
    {
        return false;
    }
    let Some(part) = PARTS.iter().find(|part| view.after().starts_with(**part)) else {
        return false;
    };
    let Some((last, rest)) = innermost(&view.after()[part.len()..]) else {
        return false;
    };
    let counted = at_boundary(rest) || rest.starts_with(|c| number::arabic(c).is_some());
    matches!(last, "室" | "号") || !counted
}

/// The last part of an address that begins with a number, and what follows it.
fn innermost(mut rest: &str) -> Option<(&'static str, &str)> {
    const INNER: [&str; 5] = ["单元", "室", "号", "层", "楼"];
    let mut last = None;
    for _ in 0..3 {
        let digits = rest.bytes().take(5).take_while(u8::is_ascii_digit).count();
        let Some(part) = INNER
            .iter()
            .find(|part| digits > 0 && rest[digits..].starts_with(**part))
        else {
            break;
        };
        rest = &rest[digits + part.len()..];
        last = Some((*part, rest));
    }
    last
}

/// 东经120度: a place.
fn coordinate(view: &View<'_>) -> bool {
    view.left.is_some_and(|c| matches!(c, '经' | '纬'))
        && ["东经", "西经", "北纬", "南纬"]
            .iter()
            .any(|w| view.before().ends_with(w))
}

/// 360度无死角: turns, told from energy (360度电) by the word behind.
fn full_turn(view: &View<'_>) -> bool {
    let unit = || view.atom.unit.map(|u| u.span.of(view.text));
    let turn = matches!(view.numeral(), "180" | "360" | "720") && unit() == Some("度");
    turn && view.text[view.atom.end()..].starts_with(super::is_hanzi) && !view.text[view.atom.end()..].starts_with('以')
}

/// B-12, K1493206-6: joined by a stroke to something that begins with a letter, or to the number of such a thing.
fn joined_to_letters(view: &View<'_>) -> bool {
    let before = view.before();
    let Some(joiner) = view.left.filter(|c| matches!(c, '-' | '_' | '/' | '.' | '－' | '／')) else {
        return false;
    };
    let head = before.len() - joiner.len_utf8();
    if view
        .previous
        .is_some_and(|previous| previous.unit.is_some() && previous.end() == head)
    {
        return false;
    }
    before[..head].chars().next_back().is_some_and(is_letter)
}
