//! Atoms that belong together: ranges, lists that share a unit, proportions.

use rust_decimal::Decimal;

use super::atom::{Atom, Style};
use super::bare::{Place, bare};
use super::judge::Verdict;
use super::range::{self, Ends, is_range_sign};
use super::reason::Reason;
use crate::lexicon::Lexicon;
use crate::number;

/// What stands between members of a list that share a unit.
fn is_list_sign(gap: &str) -> bool {
    matches!(gap.trim_matches(' '), "、" | "和" | "与" | "及" | "或" | "以及")
}

/// The longest gap between two atoms that says what they are to each other (，并且不超过).
const GAP: usize = 24;

/// Settles what the atoms' neighbours decide. Runs backwards, so that a unit reaches all members of a list.
pub(super) fn settle(text: &str, atoms: &[Atom], verdicts: &mut [Verdict], lexicon: &Lexicon) {
    for i in (0..atoms.len()).rev() {
        let gap = atoms
            .get(i + 1)
            .and_then(|next| text.get(atoms[i].end()..next.span.start));
        if let Some(gap) = gap.filter(|gap| gap.len() <= GAP)
            && matches!(verdicts[i], Verdict::Bare | Verdict::Keep)
        {
            pair(text, gap, i, atoms, verdicts, lexicon);
        }
        if verdicts[i] == Verdict::Bare {
            let place = Place::of(text, &atoms[i], atoms.len() == 1);
            verdicts[i] = bare(&place, &atoms[i], lexicon);
        }
    }
}

/// What two neighbouring atoms make of each other.
fn pair(text: &str, gap: &str, i: usize, atoms: &[Atom], verdicts: &mut [Verdict], lexicon: &Lexicon) {
    let ends = Ends {
        text,
        gap,
        a: &atoms[i],
        b: &atoms[i + 1],
        second: verdicts[i + 1],
        alone: atoms.len() == 2,
    };
    if range(&ends, i, verdicts, lexicon) {
        return;
    }
    if matches!(gap, "∶" | "：" | ":" | "比") && verdicts[i] == Verdict::Bare {
        if verdicts[i + 1] == Verdict::Reject(Reason::Date) {
            verdicts[i] = Verdict::Reject(Reason::Date);
        }
        ratio(text, gap, i, atoms, verdicts);
    } else if is_list_sign(gap) && verdicts[i] == Verdict::Bare {
        list(&ends, i, verdicts);
    }
}

/// Joins the ends of a range. Says whether a range sign decided.
fn range(ends: &Ends<'_>, i: usize, verdicts: &mut [Verdict], lexicon: &Lexicon) -> bool {
    let bare = verdicts[i] == Verdict::Bare;
    if bare && range::without_unit(ends, lexicon) {
        verdicts[i] = Verdict::RangeStart;
        return true;
    }
    if bare && range::between_bounds(ends, lexicon) {
        (verdicts[i], verdicts[i + 1]) = (Verdict::Between, Verdict::Joined);
        return true;
    }
    if !is_range_sign(ends.gap) {
        return false;
    }
    match ends.second {
        Verdict::Keep if range::with_unit(ends) => verdicts[i] = Verdict::RangeStart,
        Verdict::Reject(Reason::NoUnit) | Verdict::Unitless if range::of_shares(ends) => {
            (verdicts[i], verdicts[i + 1]) = (Verdict::RangeStart, Verdict::Joined);
        }
        Verdict::Reject(reason) if bare => verdicts[i] = Verdict::Reject(inherited(reason)),
        _ => {}
    }
    true
}

/// What a member of a list takes from the next one: its unit, or what it was rejected as.
fn list(ends: &Ends<'_>, i: usize, verdicts: &mut [Verdict]) {
    if ends.a.style != Style::Arabic || ends.b.style != Style::Arabic {
        return;
    }
    match ends.second {
        Verdict::Keep if ends.b.unit.is_some() && !ends.a.leading_zero => verdicts[i] = Verdict::Shares(i + 1),
        Verdict::Shares(owner) => verdicts[i] = Verdict::Shares(owner),
        Verdict::Reject(reason @ (Reason::Code | Reason::Date | Reason::Ordinal)) => {
            verdicts[i] = Verdict::Reject(reason);
        }
        _ => {}
    }
}

/// What a numeral before a range sign is when the one behind it is no quantity.
const fn inherited(reason: Reason) -> Reason {
    match reason {
        Reason::NoUnit | Reason::TooLong => Reason::Code,
        other => other,
    }
}

/// What the scales behind an atom's digits multiply by.
pub(super) fn scale_factor(atom: &Atom) -> Option<Decimal> {
    let written = atom.value?;
    // The value's own scale says how many digits were printed behind the point.
    let digits = i32::try_from(written.scale()).ok()?;
    number::power_of_ten(u32::try_from(atom.exponent + digits).ok()?)
}

/// 13.7∶46.4∶39.9, 比例为3比2: a proportion; 15:52 is a time of day.
fn ratio(text: &str, gap: &str, i: usize, atoms: &[Atom], verdicts: &mut [Verdict]) {
    let (a, b) = (&atoms[i], &atoms[i + 1]);
    let last = match verdicts[i + 1] {
        Verdict::Ratio(last) => last,
        Verdict::Bare | Verdict::Unitless | Verdict::Reject(Reason::NoUnit) if b.unit.is_none() => i + 1,
        _ => return,
    };
    let said = [
        "比",
        "比例",
        "比为",
        "比例为",
        "之比",
        "之比为",
        "结构",
        "结构为",
        "由",
        "调整为",
        "调整至",
        "配比",
        "为",
    ];
    let before = text[..a.span.start].trim_end_matches(['约', ' ']);
    let word = gap == "比";
    let is_ratio = gap == "∶" || !word && (a.point || b.point) || said.iter().any(|w| before.ends_with(w));
    let clock = |x: &Atom| !x.point && x.int_digits <= 2;
    if is_ratio {
        verdicts[i] = Verdict::Ratio(last);
        verdicts[i + 1..=last].fill(Verdict::Joined);
    } else if word {
        // 以3比2获胜 tells the score of a game.
        verdicts[i..=last].fill(Verdict::Reject(Reason::NoUnit));
    } else if clock(a) && clock(b) {
        verdicts[i] = Verdict::Reject(Reason::Date);
        verdicts[i + 1..=last].fill(Verdict::Reject(Reason::Date));
    }
}
