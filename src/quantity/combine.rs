//! Atoms that belong together: ranges, lists that share a unit, proportions.

use rust_decimal::Decimal;

use super::atom::{Atom, Shape, Style};
use super::bare::bare;
use super::emit::sign_start;
use super::judge::Verdict;
use super::reason::Reason;
use super::traps;
use super::{Kind, share};
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
            let start = upper_sign(text, &atoms[i], next).unwrap_or(next.span.start);
            let gap = text.get(atoms[i].end()..start).unwrap_or_default();
            if gap.len() <= 12 {
                pair(text, gap, i, atoms, verdicts);
            }
        }
        if verdicts[i] == Verdict::Bare {
            verdicts[i] = bare(text, &atoms[i], atoms.len() == 1, lexicon);
        }
    }
    traps::refine(text, atoms, verdicts, lexicon);
}

/// What two neighbouring atoms make of each other.
fn pair(text: &str, gap: &str, i: usize, atoms: &[Atom], verdicts: &mut [Verdict]) {
    let (a, b) = (&atoms[i], &atoms[i + 1]);
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
        let hours = b.leading_zero && is_clock(a) && is_clock(b);
        if verdicts[i + 1] == Verdict::Reject(Reason::Date) || hours {
            verdicts[i..=i + 1].fill(Verdict::Reject(Reason::Date));
        }
        ratio(text, gap, i, atoms, verdicts);
        return;
    }
    if matches!(gap, "和" | "与") && is_between(text, a, b) && verdicts[i + 1] == Verdict::Keep {
        verdicts[i] = Verdict::RangeStart;
        return;
    }
    if is_list_sign(gap) && verdicts[i] == Verdict::Bare && a.style == b.style {
        match verdicts[i + 1] {
            Verdict::Reject(reason @ (Reason::Code | Reason::Date | Reason::Ordinal | Reason::Period)) => {
                verdicts[i] = Verdict::Reject(reason);
            }
            _ if a.style != Style::Arabic => {}
            Verdict::Keep if b.unit.is_some() && !a.leading_zero => verdicts[i] = Verdict::Shares(i + 1),
            Verdict::Shares(owner) => verdicts[i] = Verdict::Shares(owner),
            _ => {}
        }
    }
}

/// 介于60%和70%之间.
fn is_between(text: &str, a: &Atom, b: &Atom) -> bool {
    text[b.end()..].starts_with("之间") && is_range(text, a, b)
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

/// The ends of a range with their signs, and where it begins.
pub(super) struct Ends {
    pub low: Decimal,
    pub high: Decimal,
    pub start: usize,
}

/// Reads the ends of a range: 3-5万元, -5℃~3℃, 六至七成.
pub(super) fn ends(text: &str, a: &Atom, b: &Atom) -> Option<Ends> {
    let sign = sign_start(text, a, a.kind.or(b.kind).unwrap_or(Kind::Other));
    let (low, high) = (scaled_low(a, b)?, b.value?);
    Some(Ends {
        low: if sign.is_some() { -low } else { low },
        high: if upper_sign(text, a, b).is_some() { -high } else { high },
        start: sign.unwrap_or(a.span.start),
    })
}

/// Where the sign of a range's upper end begins. Just behind the lower end (100万-200万元) the sign is a dash.
fn upper_sign(text: &str, a: &Atom, b: &Atom) -> Option<usize> {
    sign_start(text, b, b.kind.unwrap_or(Kind::Other)).filter(|start| *start > a.end())
}

/// Whether two atoms with a range sign between them are the ends of one range.
///
/// 从5个到3个 is a change from one level to another, so 从 or 由 before it makes two mentions.
fn is_range(text: &str, a: &Atom, b: &Atom) -> bool {
    let before = &text[..a.span.start];
    let from_to = before.trim_end_matches(['的', ' ']).ends_with(['从', '由']) && a.unit.is_some();
    let mixed = a.shape != b.shape && (a.unit.is_some() || b.unit.is_none()) && !is_bare_tenths(a, b);
    if from_to || mixed {
        return false;
    }
    let ordered = ends(text, a, b).is_some_and(|ends| ends.low < ends.high);
    let same_kind = a.unit.is_none() || a.kind == b.kind;
    ordered && same_kind && !a.leading_zero && a.high.is_none() && b.high.is_none()
}

/// 六至七成: 成 stands once, behind the upper end.
fn is_bare_tenths(a: &Atom, b: &Atom) -> bool {
    a.shape == Shape::Plain && a.unit.is_none() && !a.scaled && b.shape == Shape::Share(share::TENTHS)
}

/// The lower end of a range: where only the upper end has a scale and a unit (3-5万元), it counts for both.
fn scaled_low(a: &Atom, b: &Atom) -> Option<Decimal> {
    let low = a.value?;
    if is_bare_tenths(a, b) {
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
    let colon_is_ratio = gap == "∶" || a.point || b.point || said_as_ratio(&text[..a.span.start]);
    if colon_is_ratio {
        verdicts[i] = Verdict::Ratio(last);
        verdicts[i + 1..=last].fill(Verdict::Joined);
    } else if is_clock(a) && is_clock(b) {
        verdicts[i] = Verdict::Reject(Reason::Date);
        verdicts[i + 1..=last].fill(Verdict::Reject(Reason::Date));
    }
}

/// Whether a number can be an hour, a minute or a second.
fn is_clock(atom: &Atom) -> bool {
    !atom.point && atom.unit.is_none() && (1..=2).contains(&atom.int_digits)
}

/// Whether the words before two numbers with a colon between them speak of a proportion: 结构为, 配比达到, 调整为.
fn said_as_ratio(before: &str) -> bool {
    // Members of the same proportion before it; no proportion has more of them than this looks back.
    let member = |c: char| number::arabic(c).is_some() || matches!(c, ':' | '：' | '.');
    let near = before.char_indices().rev().take(24).find(|(_, c)| !member(*c));
    let before = near.map_or(before, |(at, c)| &before[..at + c.len_utf8()]);
    let before = before.trim_end_matches(['约', ' ']);
    let noun = before
        .trim_end_matches(['为', '达', '到', '至', '是', '约'])
        .trim_end_matches("提高")
        .trim_end_matches("提升");
    let nouns = ["比", "比例", "结构", "配比", "调整", "优化"];
    nouns.iter().any(|word| noun.ends_with(word)) || before.ends_with(['由', '为'])
}
