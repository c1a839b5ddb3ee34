//! Two numbers that are the ends of one range: 3至5家, 5.5%—6%, 10000与20000之间, 大于3小于5.

use rust_decimal::Decimal;

use super::Bound;
use super::atom::{Atom, Shape, Style};
use super::bare::{self, Place};
use super::combine::scale_factor;
use super::judge::Verdict;
use super::reason::Reason;
use super::share::TENTHS;
use crate::lexicon::Lexicon;
use crate::number;

/// What stands between the ends of a range.
pub(super) fn is_range_sign(gap: &str) -> bool {
    matches!(
        gap.trim_matches([' ', '\u{a0}']),
        "-" | "－" | "—" | "–" | "——" | "~" | "～" | "―" | "−" | "至" | "到" | "--" | "﹣" | "〜"
    )
}

/// What stands between the ends of a range where 之间 follows.
fn joins_ends(gap: &str) -> bool {
    is_range_sign(gap) || matches!(gap.trim_matches(' '), "和" | "与" | "跟" | "、")
}

/// Two neighbouring atoms, and what has been judged of the second.
pub(super) struct Ends<'t> {
    pub text: &'t str,
    pub gap: &'t str,
    pub a: &'t Atom,
    pub b: &'t Atom,
    pub second: Verdict,
    /// There are no further numerals in the text.
    pub alone: bool,
}

impl Ends<'_> {
    fn before(&self) -> &str {
        &self.text[..self.a.span.start]
    }

    fn after(&self) -> &str {
        &self.text[self.b.end()..]
    }

    /// The lower end stands first, and both are of one kind.
    fn ordered(&self) -> bool {
        let (a, b) = (self.a, self.b);
        let rises = match (scaled_low(a, b), b.value) {
            (Some(low), Some(high)) => low < high,
            _ => false,
        };
        let same_kind = a.unit.is_none() || a.kind == b.kind;
        rises && same_kind && !a.leading_zero && a.high.is_none() && b.high.is_none()
    }
}

/// Whether two atoms with a range sign between them, the second of which has a unit, are the ends of one range.
///
/// 从5个到3个 is a change from one level to another, so 从 or 由 before it makes two mentions.
pub(super) fn with_unit(ends: &Ends<'_>) -> bool {
    let (a, b) = (ends.a, ends.b);
    let from_to = ends.before().trim_end_matches(['的', ' ']).ends_with(['从', '由']) && a.unit.is_some();
    let shapes = a.shape == b.shape || b.shape == Shape::Share(TENTHS) || b.unit.is_some();
    let same = a.shape == b.shape || a.unit.is_none() && shapes;
    !from_to && same && ends.ordered()
}

/// 百分之三十到四十一: the share's form stands once, before the lower end.
pub(super) fn of_shares(ends: &Ends<'_>) -> bool {
    matches!(ends.a.shape, Shape::Share(_)) && ends.b.unit.is_none() && ends.a.value < ends.b.value
}

/// Whether two numbers without a unit are the ends of a range: what stands around them says that they are a quantity
/// (投资10-20万, 系数在0.5到0.8之间), or they are all that the text says.
pub(super) fn without_unit(ends: &Ends<'_>, lexicon: &Lexicon) -> bool {
    let undecided = matches!(
        ends.second,
        Verdict::Unitless | Verdict::Money | Verdict::Reject(Reason::NoUnit)
    );
    if !undecided || ends.a.unit.is_some() || ends.b.unit.is_some() || !joins_ends(ends.gap) || !ends.ordered() {
        return false;
    }
    if ends.after().starts_with("之间") {
        return true;
    }
    if !is_range_sign(ends.gap) {
        return false;
    }
    let before = ends.before();
    let place = Place {
        before: ["从", "在", "介于"].iter().find_map(|word| before.strip_suffix(word)).unwrap_or(before),
        after: ends.after(),
        alone: ends.alone,
    };
    let accepted = matches!(ends.second, Verdict::Unitless | Verdict::Money);
    accepted || matches!(bare::bare(&place, ends.b, lexicon), Verdict::Unitless | Verdict::Money)
}

/// 大于3小于5, 30以上50以下: a lower and an upper bound, the first without a unit of its own.
pub(super) fn between_bounds(ends: &Ends<'_>, lexicon: &Lexicon) -> bool {
    let second = matches!(
        ends.second,
        Verdict::Keep | Verdict::Unitless | Verdict::Reject(Reason::NoUnit)
    );
    if !second || ends.a.unit.is_some() || !ends.ordered() {
        return false;
    }
    let words = &lexicon.words;
    let behind = words.bound_after.find(ends.gap).filter(|(_, bound)| *bound == Bound::Min);
    let lower = words.bound_before.find(ends.before().trim_end()).and_then(|(_, bound)| bound) == Some(Bound::Min);
    if behind.is_none() && !lower {
        return false;
    }
    let gap = &ends.gap[behind.map_or(0, |(length, _)| length)..];
    let gap = gap.trim_matches([' ', '，', ',', '、', '且', '并', '而', '但', '又', '和', '同', '时']);
    if gap.is_empty() {
        let upper = words.bound_after.find(ends.after());
        return behind.is_some() && upper.is_some_and(|(_, bound)| bound == Bound::Max);
    }
    let upper = words.bound_before.find(gap);
    upper.is_some_and(|(length, bound)| length == gap.len() && bound == Some(Bound::Max))
}

/// The lower end of a range: where only the upper end has a scale and a unit (3-5万元) or 成, it counts for both.
pub(super) fn scaled_low(a: &Atom, b: &Atom) -> Option<Decimal> {
    let low = a.value?;
    if b.shape == Shape::Share(TENTHS) && a.shape == Shape::Plain {
        return low.checked_mul(Decimal::TEN);
    }
    let style = a.style == b.style && a.style != Style::Scale;
    if a.unit.is_some() || a.scaled || !b.scaled || !style {
        return Some(low);
    }
    let digits = b.value?;
    let factor = if b.style == Style::Arabic { scale_factor(b)? } else { spoken_factor(b)? };
    let scaled = low.checked_mul(factor)?;
    Some(if scaled < digits { scaled } else { low })
}

/// What the last scales of a Chinese number multiply by: 百 in 三到五百, 万 in 五到二十万, where 十 belongs to the digits.
fn spoken_factor(atom: &Atom) -> Option<Decimal> {
    let tens = i32::from(atom.exponent % 4 == 1);
    number::power_of_ten(u32::try_from(atom.exponent - tens).ok()?)
}
