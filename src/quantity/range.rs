//! Two numbers that are the ends of one range: 3至5家, 5.5%—6%, 10000与20000之间, 大于3小于5.

use rust_decimal::Decimal;

use super::atom::{Atom, Shape, Style};
use super::bare::{Place, bare};
use super::combine::scale_factor;
use super::judge::Verdict;
use super::reason::Reason;
use super::share::TENTHS;
use super::sign::sign_start;
use super::{Bound, Kind};
use crate::lexicon::Lexicon;
use crate::number;

/// What stands between the ends of a range.
pub(super) fn is_range_sign(gap: &str) -> bool {
    matches!(
        gap.trim_matches([' ', '\u{a0}']),
        "-" | "－" | "—" | "–" | "——" | "~" | "～" | "―" | "−" | "至" | "到" | "--" | "﹣" | "〜"
    )
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
pub(super) fn upper_sign(text: &str, a: &Atom, b: &Atom) -> Option<usize> {
    sign_start(text, b, b.kind.unwrap_or(Kind::Other)).filter(|start| *start > a.end())
}

/// Two neighbouring atoms, and what has been judged of the second.
pub(super) struct Pair<'t> {
    pub text: &'t str,
    /// What stands between them.
    pub gap: &'t str,
    pub a: &'t Atom,
    pub b: &'t Atom,
    /// What has been judged of `b`.
    pub second: Verdict,
    /// There are no further numerals in the text.
    pub alone: bool,
}

impl Pair<'_> {
    fn before(&self) -> &str {
        &self.text[..self.a.span.start]
    }

    fn after(&self) -> &str {
        &self.text[self.b.end()..]
    }

    /// The lower end stands first, and both are of one kind.
    fn ordered(&self) -> bool {
        let (a, b) = (self.a, self.b);
        let rises = ends(self.text, a, b).is_some_and(|ends| ends.low < ends.high);
        let same_kind = a.unit.is_none() || a.kind == b.kind || is_rate_of(a, b);
        rises && same_kind && !a.leading_zero && a.high.is_none() && b.high.is_none()
    }
}

/// Whether two atoms with a range sign between them are the ends of one range.
///
/// 从5个到3个 is a change from one level to another, so 从 or 由 before it makes two mentions.
pub(super) fn with_unit(pair: &Pair<'_>) -> bool {
    let (a, b) = (pair.a, pair.b);
    let from_to = pair.before().trim_end_matches(['的', ' ']).ends_with(['从', '由']) && a.unit.is_some();
    let mixed = a.shape != b.shape && (a.unit.is_some() || b.unit.is_none()) && !is_bare_tenths(a, b);
    !from_to && !mixed && pair.ordered()
}

/// 介于60%和70%之间.
pub(super) fn between(pair: &Pair<'_>) -> bool {
    matches!(pair.gap.trim_matches(' '), "和" | "与") && pair.after().starts_with("之间") && with_unit(pair)
}

/// 百分之三十到四十一: the share's form stands once, before the lower end.
pub(super) fn of_shares(pair: &Pair<'_>) -> bool {
    matches!(pair.a.shape, Shape::Share(_)) && pair.b.unit.is_none() && pair.a.value < pair.b.value
}

/// Whether two numbers without a unit are the ends of a range: what stands around them says that they are a quantity
/// (投资10-20万, 系数在0.5到0.8之间), or they are all that the text says.
pub(super) fn without_unit(pair: &Pair<'_>, lexicon: &Lexicon) -> bool {
    let undecided = matches!(
        pair.second,
        Verdict::Unitless | Verdict::Money | Verdict::Reject(Reason::NoUnit, _)
    );
    let sign = is_range_sign(pair.gap);
    let listed = matches!(pair.gap.trim_matches(' '), "和" | "与" | "跟" | "、");
    let said = pair.after().starts_with("之间");
    if !undecided || pair.a.unit.is_some() || pair.b.unit.is_some() || !(sign || listed && said) || !pair.ordered() {
        return false;
    }
    let before = pair.before();
    let place = Place {
        before: ["从", "在", "介于"]
            .iter()
            .find_map(|word| before.strip_suffix(word))
            .unwrap_or(before),
        after: pair.after(),
        alone: pair.alone,
    };
    let accepted = |verdict| matches!(verdict, Verdict::Unitless | Verdict::Money);
    said || accepted(pair.second) || accepted(bare(&place, pair.b, lexicon))
}

/// 大于3小于5, 30以上50以下: a lower and an upper bound, the first without a unit of its own.
pub(super) fn between_bounds(pair: &Pair<'_>, lexicon: &Lexicon) -> bool {
    let second = matches!(
        pair.second,
        Verdict::Keep | Verdict::Unitless | Verdict::Reject(Reason::NoUnit, _)
    );
    if !second || pair.a.unit.is_some() || !pair.ordered() {
        return false;
    }
    let words = &lexicon.words;
    let behind = words
        .bound_after
        .find(pair.gap)
        .filter(|(_, bound)| *bound == Bound::Min);
    let before = words.bound_before.find(pair.before().trim_end());
    if behind.is_none() && before.and_then(|(_, bound)| bound) != Some(Bound::Min) {
        return false;
    }
    let gap = &pair.gap[behind.map_or(0, |(length, _)| length)..];
    let gap = gap.trim_matches([' ', '，', ',', '、', '且', '并', '而', '但', '又', '和', '同', '时']);
    if gap.is_empty() {
        let upper = words.bound_after.find(pair.after());
        return behind.is_some() && upper.is_some_and(|(_, bound)| bound == Bound::Max);
    }
    let upper = words.bound_before.find(gap);
    upper.is_some_and(|(length, bound)| length == gap.len() && bound == Some(Bound::Max))
}

/// 100元-200元/人: what the rate is counted by stands once, behind the upper end.
fn is_rate_of(a: &Atom, b: &Atom) -> bool {
    let (Some(a), Some(b)) = (a.unit, b.unit) else {
        return false;
    };
    a.per.is_none() && b.per.is_some() && a.id == b.id
}

/// 六至七成: 成 stands once, behind the upper end.
fn is_bare_tenths(a: &Atom, b: &Atom) -> bool {
    a.shape == Shape::Plain && a.unit.is_none() && !a.scaled && b.shape == Shape::Share(TENTHS)
}

/// The lower end of a range: where only the upper end has a scale and a unit (3-5万元, 三到五百), it counts for both.
fn scaled_low(a: &Atom, b: &Atom) -> Option<Decimal> {
    let low = a.value?;
    if is_bare_tenths(a, b) {
        return low.checked_mul(Decimal::TEN);
    }
    let one_script = a.style == b.style && a.style != Style::Scale;
    if a.unit.is_some() || a.scaled || !b.scaled || !one_script {
        return Some(low);
    }
    let digits = b.value?;
    let factor = if b.style == Style::Arabic {
        scale_factor(b)?
    } else {
        spoken_factor(b)?
    };
    let scaled = low.checked_mul(factor)?;
    Some(if scaled < digits { scaled } else { low })
}

/// What the last scales of a Chinese number multiply by: 百 in 三到五百, 万 in 五到二十万, where 十 belongs to the digits.
fn spoken_factor(atom: &Atom) -> Option<Decimal> {
    let tens = i32::from(atom.exponent % 4 == 1);
    number::power_of_ten(u32::try_from(atom.exponent - tens).ok()?)
}
