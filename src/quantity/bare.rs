//! Numbers without a unit: amounts of money, levels of a measure, or nothing.

use super::Bound;
use super::atom::{Atom, Style};
use super::context::at_boundary;
use super::judge::Verdict;
use super::reason::Reason;
use crate::lexicon::Lexicon;

/// What a number with no unit and no neighbour is.
pub(super) fn bare(text: &str, atom: &Atom, alone: bool, lexicon: &Lexicon) -> Verdict {
    let before = text[..atom.span.start].trim_end_matches([' ', '\u{a0}']);
    let after = text[atom.span.end..].trim_start_matches([' ', '\u{a0}']);
    if alone && before.trim_end_matches(['-', '－', '+', '负']).is_empty() && after.is_empty() {
        return Verdict::Unitless;
    }
    if lexicon.words.currency_before.find(before).is_some() {
        return Verdict::Money;
    }
    let large = atom.scaled && atom.exponent_of_scale() >= 4 && atom.style == Style::Arabic;
    if large && said_of_money(before, after, lexicon) {
        return Verdict::Money;
    }
    if atom.style != Style::Arabic && !atom.scaled {
        return Verdict::Reject(Reason::NoUnit);
    }
    if at_boundary(after) && bounded(before, lexicon) {
        return Verdict::Unitless;
    }
    if atom.style != Style::Arabic {
        return Verdict::Reject(Reason::NoUnit);
    }
    if large && (at_boundary(after) || lexicon.words.bound_after.find(after).is_some()) {
        return Verdict::Unitless;
    }
    let ends = at_boundary(after) && !after.starts_with(['(', '（', '/', '、'])
        || lexicon.words.bound_after.find(after).is_some();
    if ends && measured(before, lexicon) {
        Verdict::Unitless
    } else {
        Verdict::Reject(Reason::NoUnit)
    }
}

/// Whether a bound stands just before a number (超过80): then it is a level of something, unit or not.
fn bounded(before: &str, lexicon: &Lexicon) -> bool {
    let before = before.trim_end_matches(['了', '为']);
    lexicon
        .words
        .bound_before
        .find(before)
        .is_some_and(|(_, bound)| matches!(bound, Some(Bound::Min | Bound::Max)))
}

/// Whether the words before a number without a unit name a measure: 有效利用系数0.62, 问题数为21078.
fn measured(before: &str, lexicon: &Lexicon) -> bool {
    let mut rest = before.trim_end_matches(['-', '－', '−']);
    for _ in 0..3 {
        if lexicon.words.bare_nouns.find(rest).is_some() {
            return true;
        }
        let Some((length, ())) = lexicon.words.bare_links.find(rest) else {
            return false;
        };
        rest = &rest[..rest.len() - length];
    }
    lexicon.words.bare_nouns.find(rest).is_some()
}

/// Whether the words just before or behind a number speak of money.
pub(super) fn said_of_money(before: &str, after: &str, lexicon: &Lexicon) -> bool {
    let clause = &before[super::context::clause_start(before, before.len(), before.len().saturating_sub(90))..];
    let near_end = after.char_indices().nth(4).map_or(after.len(), |(at, _)| at);
    let nouns = &lexicon.words.money_nouns;
    nouns.iter().any(|noun| clause.contains(&**noun)) || nouns.iter().any(|noun| after[..near_end].starts_with(&**noun))
}
