//! Atoms that belong together: ranges, lists that share a unit, proportions.

use rust_decimal::Decimal;

use super::atom::{Atom, Shape, Style};
use super::bare::bare;
use super::judge::Verdict;
use super::reason::Reason;
use super::share;
use crate::lexicon::Lexicon;
use crate::number;

/// What stands between the ends of a range.
fn is_range_sign(gap: &str) -> bool {
    matches!(
        gap.trim_matches([' ', '\u{a0}']),
        "-" | "－" | "—" | "–" | "——" | "~" | "～" | "―" | "−" | "至" | "到" | "--" | "﹣" | "〜"
    )
}

/// What stands between members of a list that share a unit.
fn is_list_sign(gap: &str) -> bool {
    matches!(gap.trim_matches(' '), "、" | "和" | "与" | "及" | "或" | "以及")
}

/// Settles what the atoms' neighbours decide. Runs backwards, so that a unit reaches all members of a list.
pub(super) fn settle(text: &str, atoms: &[Atom], verdicts: &mut [Verdict], lexicon: &Lexicon) {
    for i in (0..atoms.len()).rev() {
        if let Some(next) = atoms.get(i + 1) {
            let gap = text.get(atoms[i].end()..next.span.start).unwrap_or_default();
            if gap.len() <= 12 {
                pair(text, gap, i, atoms, verdicts);
            }
        }
        if verdicts[i] == Verdict::Bare {
            verdicts[i] = bare(text, &atoms[i], atoms.len() == 1, lexicon);
        }
    }
}

/// What two neighbouring atoms make of each other.
fn pair(text: &str, gap: &str, i: usize, atoms: &[Atom], verdicts: &mut [Verdict]) {
    let (a, b) = (&atoms[i], &atoms[i + 1]);
    // 2000-3000户: what looks like a year is the lower end where the upper one has a unit.
    if verdicts[i] == Verdict::Reject(Reason::Date) && a.looks_like_year() && is_range_sign(gap) {
        if verdicts[i + 1] == Verdict::Keep && b.unit.is_some() && is_range(text, a, b) {
            verdicts[i] = Verdict::RangeStart;
        }
        return;
    }
    let open = matches!(verdicts[i], Verdict::Bare | Verdict::Keep);
    if !open {
        return;
    }
    if is_range_sign(gap) {
        match verdicts[i + 1] {
            Verdict::Keep if is_range(text, a, b) => verdicts[i] = Verdict::RangeStart,
            Verdict::Reject(Reason::NoUnit) | Verdict::Unitless if is_share_range(a, b) => {
                (verdicts[i], verdicts[i + 1]) = (Verdict::RangeStart, Verdict::Joined);
            }
            Verdict::Rank(_) => {}
            Verdict::Reject(reason) if verdicts[i] == Verdict::Bare => verdicts[i] = Verdict::Reject(inherited(reason)),
            _ => {}
        }
        return;
    }
    if matches!(gap, "∶" | "：" | ":") && verdicts[i] == Verdict::Bare {
        if verdicts[i + 1] == Verdict::Reject(Reason::Date) {
            verdicts[i] = Verdict::Reject(Reason::Date);
        }
        ratio(text, gap, i, atoms, verdicts);
        return;
    }
    if is_list_sign(gap) && verdicts[i] == Verdict::Bare && a.style == Style::Arabic && b.style == Style::Arabic {
        match verdicts[i + 1] {
            Verdict::Keep if b.unit.is_some() && !a.leading_zero => verdicts[i] = Verdict::Shares(i + 1),
            Verdict::Shares(owner) => verdicts[i] = Verdict::Shares(owner),
            Verdict::Reject(reason @ (Reason::Code | Reason::Date | Reason::Ordinal)) => {
                verdicts[i] = Verdict::Reject(reason)
            }
            _ => {}
        }
    }
}

/// What a numeral before a range sign is when the one behind it is no quantity.
const fn inherited(reason: Reason) -> Reason {
    match reason {
        Reason::NoUnit | Reason::TooLong => Reason::Code,
        other => other,
    }
}

/// 百分之三十到四十一: the share's form stands once, before the lower end.
fn is_share_range(a: &Atom, b: &Atom) -> bool {
    matches!(a.shape, Shape::Share(_)) && b.unit.is_none() && a.value < b.value
}

/// Whether two atoms with a range sign between them are the ends of one range.
///
/// 从5个到3个 is a change from one level to another, so 从 or 由 before it makes two mentions.
fn is_range(text: &str, a: &Atom, b: &Atom) -> bool {
    let before = &text[..a.span.start];
    let from_to = before.trim_end_matches(['的', ' ']).ends_with(['从', '由']) && a.unit.is_some();
    if from_to || a.shape != b.shape && (a.unit.is_some() || b.unit.is_none()) && !shares_tenths(a, b) {
        return false;
    }
    let ordered = match (scaled_low(a, b), b.value) {
        (Some(low), Some(high)) => low < high,
        _ => false,
    };
    let same_kind = shares_tenths(a, b) || a.unit.is_none() || a.kind == b.kind;
    ordered && same_kind && !a.leading_zero && a.high.is_none() && b.high.is_none()
}

/// 三至四成: 成 stands once, behind the upper end.
fn shares_tenths(a: &Atom, b: &Atom) -> bool {
    b.shape == Shape::Share(share::TENTHS) && a.shape == Shape::Plain && a.unit.is_none() && !a.scaled
}

/// The lower end of a range: where only the upper end has a scale and a unit (3-5万元), it counts for both.
pub(super) fn scaled_low(a: &Atom, b: &Atom) -> Option<Decimal> {
    let low = a.value?;
    if shares_tenths(a, b) {
        return low.checked_mul(Decimal::TEN);
    }
    if a.unit.is_some() || a.scaled || !b.scaled || b.style != Style::Arabic || a.style != Style::Arabic {
        return Some(low);
    }
    let digits = b.value?;
    let factor = scale_factor(b)?;
    let scaled = low.checked_mul(factor)?;
    Some(if scaled < digits { scaled } else { low })
}

/// What the scales behind an atom's digits multiply by.
pub(super) fn scale_factor(atom: &Atom) -> Option<Decimal> {
    let written = atom.value?;
    // The value's own scale says how many digits were printed behind the point.
    let digits = i32::try_from(written.scale()).ok()?;
    number::power_of_ten(u32::try_from(atom.exponent + digits).ok()?)
}

/// 13.7∶46.4∶39.9: a proportion; 15:52 is a time of day.
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
    let colon_is_ratio = gap == "∶" || a.point || b.point || said.iter().any(|w| before.ends_with(w));
    let clock = |x: &Atom| !x.point && x.int_digits <= 2;
    if colon_is_ratio {
        // What follows the next member was joined when that one was settled.
        verdicts[i] = Verdict::Ratio(last);
        verdicts[i + 1] = Verdict::Joined;
    } else if clock(a) && clock(b) {
        verdicts[i] = Verdict::Reject(Reason::Date);
        verdicts[i + 1..=last].fill(Verdict::Reject(Reason::Date));
    }
}
