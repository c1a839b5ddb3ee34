//! Numerals that are no quantities: what stands around a numeral speaks against it.
//!
//! One family a file: [`calendar`] dates and periods, [`document`] numbers of documents, [`code`] identifiers, [`ordinal`] grades
//! and places in an order, [`idiom`] set phrases, [`follow`] numerals that go on with the one before. [`refine`] says more of
//! those that nothing else has claimed.

mod calendar;
mod code;
mod document;
mod follow;
mod idiom;
mod ordinal;
mod refine;

use super::atom::{Atom, Style};
use super::judge::View;
use super::reason::{Reason, Rule};
use crate::lexicon::units::Kind;
use crate::lexicon::words::TrapReason;

pub(super) use document::cited;
pub(super) use follow::follows;
pub(super) use idiom::idioms;
pub(super) use ordinal::behind_ordinal;
pub(super) use refine::refine;

const BLANKS: [char; 3] = [' ', '\u{a0}', '\u{3000}'];

/// What a numeral's own surroundings say against it, and which rule says so.
pub(super) fn by_surroundings(view: &View<'_>) -> Option<(Reason, Rule)> {
    let arabic = view.atom.style == Style::Arabic;
    let by = |rule: Rule| move |reason: Reason| (reason, rule);
    let numbered = || {
        if arabic {
            code::code(view).map(by(Rule::Code))
        } else {
            ordinal::chinese(view).map(by(Rule::Ordinal))
        }
    };
    code::written_with_letters(view)
        .map(by(Rule::Letters))
        .or_else(|| trap_word(view).map(by(Rule::Phrase)))
        .or_else(|| vague(view).map(by(Rule::Vague)))
        .or_else(|| calendar::calendar(view).map(by(Rule::Calendar)))
        .or_else(|| base(view).map(by(Rule::Base)))
        .or_else(numbered)
        .or_else(|| slogan(view).map(by(Rule::Slogan)))
}

/// A run of Chinese numerals that is no number.
pub(super) fn unreadable(view: &View<'_>) -> Reason {
    trap_word(view).unwrap_or(Reason::Name)
}

/// A phrase of the lexicon. The longest reading wins: 三公 is a phrase, 三公里 a length, 三星 a firm, 三星级 a grade; and any unit
/// wins against a phrase that ends with its one numeral.
fn trap_word(view: &View<'_>) -> Option<Reason> {
    if view.atom.style == Style::Arabic {
        return None;
    }
    // The numeral may have taken 余 or 多; the trap is about the run alone, so the text behind decides from there.
    let words = &view.lexicon.words;
    let (length, reason) = words.trap(view.before(), view.numeral(), view.after())?;
    let unit = view.atom.end() - view.atom.span.end;
    let grade = words.ordinal_after.find(view.after()).map_or(0, |(length, ())| length);
    let outlasted = match length {
        0 => unit > 0 && view.numeral().chars().count() == 1,
        _ => unit.max(grade) > length,
    };
    if outlasted {
        return None;
    }
    Some(match reason {
        TrapReason::Idiom => Reason::Idiom,
        TrapReason::Period if refine::names_a_place(view) => Reason::Name,
        TrapReason::Period => Reason::Period,
        TrapReason::Name => Reason::Name,
    })
}

/// 数十家, 几百场: no number is said.
fn vague(view: &View<'_>) -> Option<Reason> {
    let chinese = view.atom.style != Style::Arabic;
    let scale_first = || view.numeral().starts_with(['十', '百', '千', '万', '亿']);
    (chinese && scale_first() && view.lexicon.words.vague.find(view.before()).is_some()).then_some(Reason::Vague)
}

/// 每10万人…: what the rate is counted by.
fn base(view: &View<'_>) -> Option<Reason> {
    let possible = view.left == Some('每') || view.atom.style == Style::Scale;
    (possible && is_base(view.text, view.atom)).then_some(Reason::Base)
}

/// Whether a number is what something is counted by: behind 每, or the 万元 of 万元GDP能耗. 每一名 picks out and counts nothing.
pub(super) fn is_base(text: &str, atom: &Atom) -> bool {
    const OUTPUT: [&str; 6] = ["GDP", "ＧＤＰ", "地区生产总值", "生产总值", "工业增加值", "产值"];
    let each = text[..atom.span.start].ends_with('每');
    let article = || atom.span.of(text) == "一" && atom.kind == Some(Kind::Count);
    let amount = atom.style == Style::Scale && atom.kind == Some(Kind::Money);
    each && !article() || amount && OUTPUT.iter().any(|word| text[atom.end()..].starts_with(word))
}

/// 1+7+N, 8+4, 7×24; but 3米×5米 is two lengths.
fn slogan(view: &View<'_>) -> Option<Reason> {
    let plus = |c: char| matches!(c, '+' | '＋' | '×' | '·' | '•' | '&' | '*');
    let next_joins = view.next.is_some_and(plus)
        && view
            .after()
            .chars()
            .nth(1)
            .is_some_and(|c| c.is_alphanumeric() && !matches!(c, '以' | '的'));
    let measured = view.atom.unit.is_some() && view.previous.is_some_and(|p| p.unit.is_some());
    let left_joins = view.left.is_some_and(plus)
        && !measured
        && view.before().chars().rev().nth(1).is_some_and(char::is_alphanumeric);
    (next_joins && view.atom.unit.is_none() || left_joins).then_some(Reason::Slogan)
}

/// Whether a character is a Chinese one.
fn is_hanzi(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// Whether a text ends in a digit of either script.
fn ends_in_numeral(text: &str) -> bool {
    text.chars()
        .next_back()
        .is_some_and(|c| crate::number::is_numeral(c) || crate::number::arabic(c).is_some())
}
