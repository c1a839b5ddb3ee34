//! Atoms and what was judged of them → mentions and rejections, in reading order.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::atom::{Atom, Shape, Style};
use super::combine::scale_factor;
use super::judge::Verdict;
use super::lexer::Lexed;
use super::range::ends;
use super::reason::{Reason, Rule};
use super::sign::sign_start;
use super::{Basis, Bound, Change, Kind, Mention, Rejected, Scan};
use crate::lexicon::Lexicon;
use crate::number;
use crate::span::Span;

/// The rule of ranges whose ends are marked by bounds.
pub(super) const BETWEEN: &str = "range.bounds";

/// Turns atoms and verdicts into mentions and rejections, in reading order.
pub(super) fn emit(text: &str, lexed: &Lexed, verdicts: &[Verdict], lexicon: &Lexicon) -> Scan {
    let mut scan = Scan {
        mentions: Vec::with_capacity(lexed.atoms.len()),
        rejected: lexed.markers.clone(),
    };
    let mut i = 0;
    while let Some(atom) = lexed.atoms.get(i) {
        let mut used = 1;
        match verdicts[i] {
            Verdict::Keep => scan.mentions.push(single(text, atom, lexicon)),
            Verdict::Shares(owner) => scan.mentions.push(sharing(text, atom, &lexed.atoms[owner], lexicon)),
            Verdict::Rank(start) => scan.mentions.push(ranked(text, atom, start, lexicon)),
            Verdict::Unitless => scan.mentions.push(unitless(text, atom, lexicon)),
            Verdict::Money => scan.mentions.push(money(text, atom, lexicon)),
            Verdict::RangeStart | Verdict::Between => {
                let upper = &lexed.atoms[i + 1];
                let money = verdicts[i + 1] == Verdict::Money;
                let rule = if verdicts[i] == Verdict::Between {
                    BETWEEN
                } else {
                    "range"
                };
                scan.mentions.push(range(text, atom, upper, money, lexicon));
                if let Some(mention) = scan.mentions.last_mut() {
                    mention.rule = rule;
                }
                used = 2;
            }
            Verdict::Ratio(last) => {
                scan.mentions.push(proportion(atom, &lexed.atoms[last]));
                used = last - i + 1;
            }
            Verdict::Bare | Verdict::Joined => {
                scan.rejected
                    .push(rejected(text, atom, Reason::NoUnit, Rule::Bare, lexicon));
            }
            Verdict::Reject(reason, rule) => scan.rejected.push(rejected(text, atom, reason, rule, lexicon)),
        }
        i += used;
    }
    scan.rejected.sort_by_key(|r| r.span.start);
    scan
}

fn rejected(text: &str, atom: &Atom, reason: Reason, rule: Rule, lexicon: &Lexicon) -> Rejected {
    let span = rejected_span(text, atom, lexicon);
    Rejected { span, reason, rule }
}

/// What is rejected with an atom: its numeral, and the unit too where that has numerals of its own (3元5角, 元/10万人),
/// which would otherwise disappear.
fn rejected_span(text: &str, atom: &Atom, lexicon: &Lexicon) -> Span {
    let Some(unit) = atom.unit.map(|unit| unit.span.of(text)) else {
        return atom.span;
    };
    let name = lexicon.units.prefix(unit).map_or(0, |(_, length)| length);
    if unit[name..].contains(|c| number::is_numeral(c) || number::arabic(c).is_some()) {
        Span::new(atom.span.start, atom.end())
    } else {
        atom.span
    }
}

/// A mention with nothing but its number.
#[inline]
fn plain(span: Span, atom: &Atom, kind: Kind, unit: Arc<str>, rule: &'static str) -> Mention {
    Mention {
        span,
        number: atom.span,
        unit_span: None,
        kind,
        value: atom.value,
        low: None,
        high: None,
        exponent: atom.exponent,
        bound: if atom.inner_approx { Bound::Approx } else { Bound::Exact },
        bound_span: None,
        unit,
        unit_id: None,
        change: Change::None,
        change_span: None,
        basis: Basis::None,
        basis_span: None,
        base_span: None,
        rule,
    }
}

fn single(text: &str, atom: &Atom, lexicon: &Lexicon) -> Mention {
    let mut mention = match atom.shape {
        Shape::Share(rule) => listed(atom, Kind::Percent, "%", rule, lexicon),
        Shape::Fold => Mention {
            change: Change::Increase,
            ..listed(atom, Kind::Multiple, "倍", "multiple.番", lexicon)
        },
        Shape::Plain => with_unit(text, atom, atom, lexicon),
    };
    mention.span = Span::new(atom.span.start, atom.end());
    if atom.shape != Shape::Fold {
        sign(text, atom, &mut mention);
        pair(atom, &mut mention, lexicon);
    }
    mention
}

/// A mention whose unit is not written behind its number.
fn listed(atom: &Atom, kind: Kind, unit: &str, rule: &'static str, lexicon: &Lexicon) -> Mention {
    let id = lexicon.units.id_of(unit);
    let name = id.map_or_else(|| unit.into(), |id| Arc::clone(&lexicon.units.get(id).name));
    Mention {
        unit_id: id,
        ..plain(atom.span, atom, kind, name, rule)
    }
}

/// 三四十: two neighbouring digits say a range.
fn pair(atom: &Atom, mention: &mut Mention, lexicon: &Lexicon) {
    if atom.high.is_some() {
        (mention.low, mention.value) = (told(atom.value, atom, lexicon), None);
        mention.high = told(atom.high, atom, lexicon);
        (mention.bound, mention.rule) = (Bound::Approx, "range.digit_pair");
    }
}

/// The mention of `atom` with the unit of `owner`.
fn with_unit(text: &str, atom: &Atom, owner: &Atom, lexicon: &Lexicon) -> Mention {
    let Some(hit) = owner.unit else {
        return plain(atom.span, atom, Kind::Other, Arc::default(), "number.unitless");
    };
    let unit = lexicon.units.get(hit.id);
    let mut mention = plain(atom.span, atom, unit.kind, Arc::clone(&unit.name), rule_of(unit.kind));
    mention.unit_span = Some(hit.span);
    mention.unit_id = Some(hit.id);
    if unit.told_in_canonical && hit.bracket.is_none() {
        mention.value = told(mention.value, owner, lexicon);
        mention.unit = Arc::clone(&unit.canonical);
        mention.unit_id = lexicon.units.id_of(&unit.canonical);
    }
    if let Some(bracket) = hit.bracket {
        mention.unit = format!("{}({})", unit.name, bracket.of(text)).into();
        mention.unit_id = None;
    }
    if let Some(per) = hit.per {
        mention.unit = format!("{}/{}", mention.unit, width_normal(per.of(text), lexicon)).into();
        (mention.kind, mention.unit_id, mention.rule) = (Kind::Rate, None, "rate.stroke");
    }
    mention
}

/// A value in the unit that it is told in.
fn told(value: Option<Decimal>, owner: &Atom, lexicon: &Lexicon) -> Option<Decimal> {
    let plain = owner.unit.filter(|hit| hit.bracket.is_none());
    let unit = plain.map(|hit| lexicon.units.get(hit.id));
    match unit.filter(|unit| unit.told_in_canonical) {
        Some(unit) => unit.to_canonical(value?),
        None => value,
    }
}

/// A unit behind a stroke, by its own name in the lexicon.
fn width_normal(unit: &str, lexicon: &Lexicon) -> String {
    match lexicon.units.prefix(unit) {
        Some((id, length)) if length == unit.len() => lexicon.units.get(id).name.to_string(),
        _ => unit.replace('／', "/"),
    }
}

/// The rule's name for a number with a unit of that kind.
const fn rule_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Count => "count.classifier",
        Kind::Percent => "share.percent",
        Kind::PercentagePoint => "share.point",
        Kind::Multiple => "multiple.倍",
        Kind::Money => "money.unit",
        Kind::Duration => "duration.unit",
        _ => "measure.unit",
    }
}

/// Takes a minus sign or 负 before the number into the mention.
fn sign(text: &str, atom: &Atom, mention: &mut Mention) {
    if let Some(start) = sign_start(text, atom, mention.kind) {
        mention.span.start = start;
        mention.value = mention.value.map(|v| -v);
    }
}

fn sharing(text: &str, atom: &Atom, owner: &Atom, lexicon: &Lexicon) -> Mention {
    let mut mention = with_unit(text, atom, owner, lexicon);
    mention.rule = "list.shared_unit";
    mention.span = Span::new(atom.span.start, atom.end());
    if !atom.scaled
        && owner.scaled
        && owner.style == Style::Arabic
        && let Some(factor) = scale_factor(owner)
    {
        mention.value = atom.value.and_then(|v| v.checked_mul(factor));
        mention.exponent += owner.exponent_of_scale();
    }
    mention
}

fn ranked(text: &str, atom: &Atom, start: usize, lexicon: &Lexicon) -> Mention {
    let end = atom
        .unit
        .filter(|u| matches!(u.span.of(text), "位" | "名"))
        .map_or(atom.span.end, |u| u.span.end);
    let top = text[start..].starts_with('前');
    let rule = if top { "rank.top" } else { "rank.place" };
    let mut mention = listed(atom, Kind::Rank, "位", rule, lexicon);
    (mention.span, mention.unit_id) = (Span::new(start, end), None);
    mention.bound = if top { Bound::Max } else { Bound::Exact };
    mention
}

fn unitless(text: &str, atom: &Atom, lexicon: &Lexicon) -> Mention {
    let mut mention = plain(atom.span, atom, Kind::Other, Arc::default(), "number.unitless");
    sign(text, atom, &mut mention);
    pair(atom, &mut mention, lexicon);
    mention
}

/// An amount of money: its unit stands before it (￥300), or nowhere (税收6931.16万).
fn money(text: &str, atom: &Atom, lexicon: &Lexicon) -> Mention {
    let words = &lexicon.words;
    let before = text[..atom.span.start].trim_end_matches(' ');
    let currency = words.currency_before.find(before);
    let unit = currency
        .and_then(|(_, i)| words.currencies.get(i))
        .map_or("元", |unit| unit);
    let rule = if currency.is_some() {
        "money.unit_before"
    } else {
        "money.without_unit"
    };
    let mut mention = listed(atom, Kind::Money, unit, rule, lexicon);
    sign(text, atom, &mut mention);
    pair(atom, &mut mention, lexicon);
    mention
}

/// The unit of a range stands behind its upper end, or behind the lower end of 百分之三十到四十; `without_unit` says of an
/// amount of money that it stands nowhere (补助3-5万).
fn range(text: &str, a: &Atom, b: &Atom, without_unit: bool, lexicon: &Lexicon) -> Mention {
    let mut mention = match b.shape {
        Shape::Plain if without_unit => money(text, a, lexicon),
        Shape::Plain if b.unit.is_none() => single(text, a, lexicon),
        _ => single(text, b, lexicon),
    };
    let ends = ends(text, a, b);
    let owner = if b.unit.is_some() { b } else { a };
    mention.low = told(ends.as_ref().map(|ends| ends.low), owner, lexicon);
    mention.high = told(ends.as_ref().map(|ends| ends.high), owner, lexicon);
    mention.value = None;
    mention.bound = if a.inner_approx || b.inner_approx {
        Bound::Approx
    } else {
        Bound::Exact
    };
    mention.span = Span::new(ends.map_or(a.span.start, |ends| ends.start), b.end());
    mention.number = Span::new(a.span.start, b.span.end);
    mention
}

fn proportion(first: &Atom, last: &Atom) -> Mention {
    let mut mention = plain(
        Span::new(first.span.start, last.span.end),
        first,
        Kind::Ratio,
        Arc::default(),
        "ratio",
    );
    mention.number = mention.span;
    mention.value = None;
    mention
}
