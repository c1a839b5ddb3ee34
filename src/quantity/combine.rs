//! Atoms that belong together: ranges, lists that share a unit, proportions.

use rust_decimal::Decimal;

use super::atom::{Atom, Style};
use super::bare::{Place, bare};
use super::judge::Verdict;
use super::range::{self, Pair, is_range_sign, upper_sign};
use super::reason::{Reason, Rule};
use super::{Kind, traps};
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
        if let Some(next) = atoms.get(i + 1) {
            let start = upper_sign(text, &atoms[i], next).unwrap_or(next.span.start);
            let gap = text.get(atoms[i].end()..start).unwrap_or_default();
            if gap.len() <= GAP && may_join(gap, verdicts[i]) {
                join(text, gap, i, atoms, verdicts, lexicon);
            }
        }
        if verdicts[i] == Verdict::Bare {
            let place = Place::of(text, &atoms[i], atoms.len() == 1);
            verdicts[i] = bare(&place, &atoms[i], lexicon);
        }
    }
    traps::refine(text, atoms, verdicts, lexicon);
}

/// Whether two atoms with `gap` between them can have to do with each other. Two numbers with units of their own do so only
/// over a sign of a range or a list; most gaps are longer than any of these.
fn may_join(gap: &str, first: Verdict) -> bool {
    match first {
        Verdict::Bare => true,
        Verdict::Keep | Verdict::Reject(Reason::Date, _) => gap.len() <= MOST_SIGN,
        _ => false,
    }
}

/// The longest sign of a range or a list, with blanks.
const MOST_SIGN: usize = 10;

/// What two neighbouring atoms make of each other.
fn join(text: &str, gap: &str, i: usize, atoms: &[Atom], verdicts: &mut [Verdict], lexicon: &Lexicon) {
    let pair = Pair {
        text,
        gap,
        a: &atoms[i],
        b: &atoms[i + 1],
        second: verdicts[i + 1],
        alone: atoms.len() == 2,
    };
    let joined = is_range_sign(gap) || is_list_sign(gap);
    if joined && matches!(verdicts[i], Verdict::Reject(Reason::Date, _)) && is_no_year(pair.a, pair.b, pair.second) {
        verdicts[i] = Verdict::Bare;
    }
    if !matches!(verdicts[i], Verdict::Bare | Verdict::Keep) {
        return;
    }
    let bare = verdicts[i] == Verdict::Bare;
    if bare && range::without_unit(&pair, lexicon) {
        verdicts[i] = Verdict::RangeStart;
    } else if bare && range::between_bounds(&pair, lexicon) {
        (verdicts[i], verdicts[i + 1]) = (Verdict::Between, Verdict::Joined);
    } else if is_range_sign(gap) {
        ranges(&pair, i, verdicts);
    } else if matches!(gap, "∶" | "：" | ":") && bare {
        colon(text, gap, i, atoms, verdicts);
    } else if gap == "比" && bare {
        ratio(text, gap, i, atoms, verdicts);
    } else if is_list_sign(gap) {
        list(&pair, i, verdicts);
    }
}

/// 2000～3000户, 2000、3500株: a number like a year, taken for one only because it has no unit, shares that of the next.
fn is_no_year(a: &Atom, b: &Atom, next: Verdict) -> bool {
    let counted = b.unit.is_some() && (b.kind != Some(Kind::Count) || !b.looks_like_year());
    a.looks_like_year()
        && match next {
            Verdict::Keep => counted,
            Verdict::Shares(_) => !b.looks_like_year(),
            _ => false,
        }
}

/// Two numbers with a range sign between them.
fn ranges(pair: &Pair<'_>, i: usize, verdicts: &mut [Verdict]) {
    match pair.second {
        Verdict::Keep | Verdict::Money if range::with_unit(pair) => verdicts[i] = Verdict::RangeStart,
        Verdict::Reject(Reason::NoUnit, _) | Verdict::Unitless if range::of_shares(pair) => {
            (verdicts[i], verdicts[i + 1]) = (Verdict::RangeStart, Verdict::Joined);
        }
        Verdict::Reject(reason, _) if verdicts[i] == Verdict::Bare => {
            verdicts[i] = Verdict::Reject(inherited(reason), Rule::Range);
        }
        _ => {}
    }
}

/// Two numbers with a colon between them: a time of day or a proportion.
fn colon(text: &str, gap: &str, i: usize, atoms: &[Atom], verdicts: &mut [Verdict]) {
    let (a, b) = (&atoms[i], &atoms[i + 1]);
    let hours = is_clock(a) && (b.leading_zero && is_clock(b) || is_minute_from(text, b));
    if matches!(verdicts[i + 1], Verdict::Reject(Reason::Date, _)) || hours {
        verdicts[i..=i + 1].fill(Verdict::Reject(Reason::Date, Rule::Clock));
    }
    ratio(text, gap, i, atoms, verdicts);
}

/// Two members of a list: a range with 之间 behind it, numbers that share a unit, or numbers of the same codes.
fn list(pair: &Pair<'_>, i: usize, verdicts: &mut [Verdict]) {
    let (text, a, b) = (pair.text, pair.a, pair.b);
    let arabic = a.style == Style::Arabic && b.style == Style::Arabic;
    match pair.second {
        Verdict::Keep if range::between(pair) => verdicts[i] = Verdict::RangeStart,
        Verdict::Keep if is_short_point(text, a, b) => verdicts[i] = Verdict::Shares(i + 1),
        _ if verdicts[i] != Verdict::Bare || a.style != b.style => {}
        Verdict::Reject(reason @ (Reason::Code | Reason::Date | Reason::Ordinal | Reason::Period), _) => {
            verdicts[i] = Verdict::Reject(reason, Rule::List);
        }
        _ if !arabic => {}
        Verdict::Keep if b.unit.is_some() && !a.leading_zero => verdicts[i] = Verdict::Shares(i + 1),
        Verdict::Shares(owner) => verdicts[i] = Verdict::Shares(owner),
        _ => {}
    }
}

/// 提高2.1个和3.4个百分点: the first stands for 2.1个百分点.
fn is_short_point(text: &str, a: &Atom, b: &Atom) -> bool {
    let classifier = a.unit.is_some_and(|unit| unit.span.of(text) == "个");
    classifier && b.kind == Some(Kind::PercentagePoint) && b.unit.is_some_and(|u| u.span.of(text).starts_with('个'))
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
        Verdict::Bare | Verdict::Unitless | Verdict::Reject(Reason::NoUnit, _) if b.unit.is_none() => i + 1,
        _ => return,
    };
    let said = said_as_ratio(&text[..a.span.start]) || said_behind(&text[atoms[last].end()..]);
    if gap == "∶" || gap != "比" && (a.point || b.point) || said {
        verdicts[i] = Verdict::Ratio(last);
        // What follows the next member was joined when that one was settled.
        verdicts[i + 1] = Verdict::Joined;
    } else if gap == "比" {
        // 以3比2获胜 tells the score of a game.
        verdicts[i..=last].fill(Verdict::Reject(Reason::NoUnit, Rule::Score));
    } else if is_clock(a) && is_clock(b) {
        verdicts[i..=last].fill(Verdict::Reject(Reason::Date, Rule::Clock));
    }
}

/// 按5:3:2的比例: the word stands behind the numbers.
fn said_behind(after: &str) -> bool {
    let after = after.strip_prefix('的').unwrap_or(after);
    let said = ["比例", "配比", "比重"].iter().any(|word| after.starts_with(word));
    said && !after.starts_with("比例尺")
}

/// The 30起 of 自2:30起: minutes, and not thirty cases.
fn is_minute_from(text: &str, atom: &Atom) -> bool {
    let from = atom.unit.is_some_and(|unit| unit.span.of(text) == "起");
    from && !atom.point && !atom.scaled && atom.int_digits == 2 && atom.value < Some(Decimal::from(60))
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
