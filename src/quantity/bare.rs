//! Numbers without a unit: amounts of money, levels of a measure, or nothing.

use rust_decimal::Decimal;

use super::Bound;
use super::atom::{Atom, Style};
use super::context::at_boundary;
use super::judge::Verdict;
use super::reason::{Reason, Rule};
use crate::lexicon::Lexicon;
use crate::number;

/// What stands around a number or a range.
pub(super) struct Place<'t> {
    pub before: &'t str,
    pub after: &'t str,
    /// There are no further numerals in the text.
    pub alone: bool,
}

impl<'t> Place<'t> {
    /// The place of one atom.
    pub fn of(text: &'t str, atom: &Atom, alone: bool) -> Self {
        Self {
            before: &text[..atom.span.start],
            after: &text[atom.span.end..],
            alone,
        }
    }
}

const BLANKS: [char; 2] = [' ', '\u{a0}'];

/// What a number with no unit and no neighbour is.
pub(super) fn bare(place: &Place<'_>, atom: &Atom, lexicon: &Lexicon) -> Verdict {
    let before = place.before.trim_end_matches(BLANKS);
    let after = place.after.trim_start_matches(BLANKS);
    let sign = |c: char| matches!(c, '-' | '－' | '+' | '＋' | '负');
    if place.alone && before.chars().all(sign) && after.is_empty() {
        return Verdict::Unitless;
    }
    if lexicon.words.currency_before.find(before).is_some() {
        return Verdict::Money;
    }
    let large = atom.scaled && atom.exponent_of_scale() >= 4 && atom.style != Style::Scale;
    if large && said_of_money(before, after, lexicon) {
        return Verdict::Money;
    }
    let how_many = atom.style == Style::Arabic || atom.value.is_some_and(|v| v > Decimal::TEN);
    let said = bounded_before(before, after, how_many, lexicon)
        || how_many && bounded_behind(after, lexicon)
        || large && lexicon.words.bound_after.find(after).is_some()
        || at_boundary(after) && (large || spelled_out(atom))
        || atom.inner_approx && (at_boundary(after) || after.starts_with('的'))
        || how_many && (ends_level(after, lexicon) || leads_on(before, after)) && measured(before, lexicon);
    if said {
        Verdict::Unitless
    } else {
        Verdict::Reject(Reason::NoUnit, Rule::Bare)
    }
}

/// 二百五, 三万二: a Chinese numeral of digits and scales from 百 up is a number and nothing else.
fn spelled_out(atom: &Atom) -> bool {
    atom.style == Style::Chinese && atom.scaled
}

/// Whether a bound stands just before a number (超过80): then it is a level of something, unit or not. A single Chinese digit
/// (`how_many` not set) begins too many other words to be one behind a bound of one character (超一).
fn bounded_before(before: &str, after: &str, how_many: bool, lexicon: &Lexicon) -> bool {
    let ends = at_boundary(after) || after.starts_with(['的', '且', '并', '但', '而']);
    let before = before.trim_end_matches(['了', '为']);
    let bound = lexicon.words.bound_before.find(before);
    ends && bound.is_some_and(|(length, bound)| {
        matches!(bound, Some(Bound::Min | Bound::Max)) && (how_many || length > '超'.len_utf8())
    })
}

/// Whether a bound of more than one character stands behind a number (170之下, 500或者更多, 人均200左右).
fn bounded_behind(after: &str, lexicon: &Lexicon) -> bool {
    let bound = lexicon.words.bound_after.find(after);
    bound.is_some_and(|(length, bound)| {
        length > '许'.len_utf8() && bound != Bound::Approx || after[..length] == *"左右" || after[..length] == *"上下"
    })
}

/// Whether the clause ends behind a level of a measure, or a bound follows.
fn ends_level(after: &str, lexicon: &Lexicon) -> bool {
    at_boundary(after) && !after.starts_with(['(', '（', '/', '、']) || lexicon.words.bound_after.find(after).is_some()
}

/// Whether a level is the first of two: 由0.58提高到0.61.
fn leads_on(before: &str, after: &str) -> bool {
    let near = after.char_indices().nth(6).map_or(after.len(), |(at, _)| at);
    let second = |word| {
        after[..near]
            .find(word)
            .is_some_and(|at| after[at..].chars().nth(1).is_some_and(|c| number::arabic(c).is_some()))
    };
    before.ends_with(['由', '从']) && ["到", "至", "为"].into_iter().any(second)
}

/// Whether the words before a number without a unit name a measure: 有效利用系数0.62, 问题数为8436, 系数由0.58提高到0.61.
fn measured(before: &str, lexicon: &Lexicon) -> bool {
    let mut rest = before.trim_end_matches(['-', '－', '−']);
    for links in 0..5 {
        if lexicon.words.bare_nouns.find(rest).is_some() {
            return true;
        }
        let Some(link) = link(rest, links > 0, lexicon) else {
            return false;
        };
        rest = &rest[..rest.len() - link];
    }
    lexicon.words.bare_nouns.find(rest).is_some()
}

/// The longest level that another one follows, in characters.
const MOST_DIGITS: usize = 16;

/// How many bytes at the end of `rest` lead from a noun to its level: 为, 达到, 由; behind them (`further` set) a change
/// (缩小到) and the earlier level (由0.58) too.
fn link(rest: &str, further: bool, lexicon: &Lexicon) -> Option<usize> {
    let words = &lexicon.words;
    let own = words.bare_links.find(rest).map(|(length, ())| length);
    let from = || rest.ends_with(['由', '从']).then_some('由'.len_utf8());
    let change = || words.change.find(rest).map(|(length, _)| length);
    let level = || {
        // A level is short; a long chain of digits and points would be looked at again for each of its numerals.
        let digit = |c: &char| *c == '.' || number::arabic(*c).is_some();
        let bytes: usize = rest
            .chars()
            .rev()
            .take(MOST_DIGITS)
            .take_while(digit)
            .map(char::len_utf8)
            .sum();
        let head = &rest[..rest.len() - bytes];
        head.ends_with(['由', '从']).then_some(rest.len() - head.len())
    };
    let near = own.or_else(from);
    if further {
        near.or_else(change).or_else(level)
    } else {
        near
    }
}

/// Whether the words just before or behind a number speak of money.
pub(super) fn said_of_money(before: &str, after: &str, lexicon: &Lexicon) -> bool {
    let clause = &before[super::context::clause_start(before, before.len(), before.len().saturating_sub(90))..];
    let near_end = after.char_indices().nth(4).map_or(after.len(), |(at, _)| at);
    let nouns = &lexicon.words.money_nouns;
    nouns.iter().any(|noun| clause.contains(&**noun)) || nouns.iter().any(|noun| after[..near_end].starts_with(&**noun))
}
