//! More about numerals that nothing claimed: they have no unit, so they are no quantities whatever this says.

use super::super::atom::{Atom, Style};
use super::super::context::{at_boundary, is_clause_end};
use super::super::judge::{Verdict, View};
use super::super::reason::{Reason, Rule};
use super::is_hanzi;
use crate::lexicon::Lexicon;
use crate::lexicon::units::Kind;
use crate::number;

/// Replaces the reason of numerals that were rejected only for want of a unit.
pub(in super::super) fn refine(text: &str, atoms: &[Atom], verdicts: &mut [Verdict], lexicon: &Lexicon) {
    for (i, atom) in atoms.iter().enumerate() {
        let unclaimed = match verdicts[i] {
            Verdict::Reject(Reason::NoUnit, _) => true,
            Verdict::Reject(Reason::Vague, _) => atom.style == Style::Scale,
            _ => false,
        };
        if !unclaimed {
            continue;
        }
        if let Some(reason) = by_nature(&View::of(text, atoms, i, lexicon)) {
            verdicts[i] = Verdict::Reject(reason, Rule::Nature);
        }
    }
}

fn by_nature(view: &View<'_>) -> Option<Reason> {
    let words = &view.lexicon.words;
    if view.atom.style == Style::Arabic {
        return is_code(view).then_some(Reason::Code);
    }
    if words.vague.find(view.before()).is_some() {
        return None;
    }
    if let Some(kind) = view.atom.kind {
        // 百丈镇: what reads like a unit of measure may be the middle of a name.
        return (kind != Kind::Count && names_a_place(view)).then_some(Reason::Name);
    }
    if numbers_an_entry(view) {
        return Some(Reason::ListMarker);
    }
    if names_a_person(view) || names_a_place(view) {
        return Some(Reason::Name);
    }
    let in_phrase = view.after().starts_with(is_hanzi) && !at_boundary(view.after());
    if words.ordinal_before.find(view.before()).is_some() {
        return Some(Reason::Ordinal);
    }
    in_phrase.then_some(Reason::Idiom)
}

/// 编号2022031577, 0571-88886666, 104国道: by the words at it, by its length, by its strokes.
fn is_code(view: &View<'_>) -> bool {
    let words = &view.lexicon.words;
    let head = view.before().trim_end_matches([' ', ':', '：', '为', '是']);
    let said = words.code_before.find(head).is_some() || words.code_after.find(view.behind()).is_some();
    let long = view.atom.int_digits >= 6 && view.atom.int_digits as usize == view.numeral().chars().count();
    said || long || is_chain(view)
}

/// 400-820-8820: digits and strokes, two strokes or ten digits of them. Looks no further than 30 bytes to either side.
fn is_chain(view: &View<'_>) -> bool {
    let link = |b: &u8| b.is_ascii_digit() || *b == b'-';
    let before = view.before().bytes().rev().take(30).take_while(link);
    let after = view.after().bytes().take(30).take_while(link);
    let all: Vec<u8> = before.chain(view.numeral().bytes()).chain(after).collect();
    let strokes = all.iter().filter(|b| **b == b'-').count();
    strokes >= 2 || strokes == 1 && all.len() > 10
}

/// （一）, 一、 at the beginning of an entry, 一是, 其一.
fn numbers_an_entry(view: &View<'_>) -> bool {
    let (before, after) = (view.before(), view.after());
    let bracketed = before.ends_with(['（', '(']) && after.starts_with(['）', ')']);
    let opens = before
        .trim_end_matches(super::BLANKS)
        .chars()
        .next_back()
        .is_none_or(|c| is_clause_end(c) || matches!(c, '：' | ':'));
    bracketed || opens && after.starts_with(['、', '是', '要', '则']) || before.ends_with('其')
}

/// 万某, 张某三.
fn names_a_person(view: &View<'_>) -> bool {
    view.after().starts_with('某') || view.before().ends_with('某')
}

/// 五一路, 三联村: the name goes on to a word that ends names, no further than three characters behind the numeral.
pub(super) fn names_a_place(view: &View<'_>) -> bool {
    let rest = view.after();
    let words = &view.lexicon.words;
    rest.char_indices()
        .take(4)
        .take_while(|(_, c)| is_hanzi(*c) && !number::is_numeral(*c))
        .find_map(|(at, _)| words.place_after.find(&rest[at..]))
        .is_some_and(|(_, ends_a_name)| ends_a_name)
}
