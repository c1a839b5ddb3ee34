//! Atoms and what was judged of them → mentions and rejections, in reading order.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::atom::{Atom, Shape, Style};
use super::combine::{scale_factor, scaled_low};
use super::judge::Verdict;
use super::lexer::Lexed;
use super::reason::Reason;
use super::{Basis, Bound, Change, Kind, Mention, Rejected, Scan};
use crate::lexicon::Lexicon;
use crate::number;
use crate::span::Span;

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
            Verdict::Rank(start) => scan.mentions.push(ranked(text, atom, start)),
            Verdict::Unitless => scan
                .mentions
                .push(unitless(text, atom, Kind::Other, "", "number.unitless")),
            Verdict::Money => scan.mentions.push(money(text, atom, lexicon)),
            Verdict::RangeStart => {
                scan.mentions.push(range(text, atom, &lexed.atoms[i + 1], lexicon));
                used = 2;
            }
            Verdict::Ratio(last) => {
                scan.mentions.push(proportion(atom, &lexed.atoms[last]));
                used = last - i + 1;
            }
            Verdict::Bare | Verdict::Joined => scan.rejected.push(Rejected {
                span: rejected_span(text, atom, lexicon),
                reason: Reason::NoUnit,
            }),
            Verdict::Reject(reason) => scan.rejected.push(Rejected {
                span: rejected_span(text, atom, lexicon),
                reason,
            }),
        }
        keep_apart(&mut scan);
        i += used;
    }
    scan.rejected.sort_by_key(|r| r.span.start);
    scan
}

/// The 零 of 零下4℃ was lexed as a numeral of its own, which the mention takes in; the one of 百分之零下 belongs to another.
fn keep_apart(scan: &mut Scan) {
    let Some((mention, before)) = scan.mentions.split_last_mut() else {
        return;
    };
    let (start, number) = (mention.span.start, mention.number.start);
    let taken = |r: &mut Rejected| r.span.start >= start && r.span.end <= number;
    let owned = |end: usize| end > start && end <= number;
    if scan.rejected.pop_if(taken).is_none()
        && (before.last().is_some_and(|m| owned(m.span.end)) || scan.rejected.last().is_some_and(|r| owned(r.span.end)))
    {
        mention.span.start = number;
        mention.value = mention.value.map(|value| -value);
        mention.low = mention.low.map(|low| -low);
    }
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
    match atom.shape {
        Shape::Share(rule) => {
            let mention = plain(atom.span, atom, Kind::Percent, "%".into(), rule);
            let mention = signed(text, atom, with_id(mention, lexicon, "%"));
            return paired([atom.value, atom.high], mention);
        }
        Shape::Fold => {
            let mention = plain(atom.span, atom, Kind::Multiple, "倍".into(), "multiple.番");
            return with_id(
                Mention {
                    change: Change::Increase,
                    ..mention
                },
                lexicon,
                "倍",
            );
        }
        Shape::Plain => {}
    }
    let mut mention = with_unit(text, atom, atom, lexicon);
    mention.span = Span::new(atom.span.start, atom.end());
    let ends = [atom.value, atom.high].map(|end| told(end, atom, lexicon));
    paired(ends, signed(text, atom, mention))
}

/// 三四十: two neighbouring digits say a range.
fn paired([low, high]: [Option<Decimal>; 2], mut mention: Mention) -> Mention {
    if high.is_some() {
        (mention.low, mention.high, mention.value) = (low, high, None);
        (mention.bound, mention.rule) = (Bound::Approx, "range.digit_pair");
    }
    mention
}

fn with_id(mut mention: Mention, lexicon: &Lexicon, unit: &str) -> Mention {
    mention.unit_id = lexicon.units.id_of(unit);
    mention
}

/// The mention of `atom` with the unit of `owner`.
fn with_unit(text: &str, atom: &Atom, owner: &Atom, lexicon: &Lexicon) -> Mention {
    let Some(hit) = owner.unit else {
        return plain(atom.span, atom, Kind::Other, "".into(), "number.unitless");
    };
    let unit = lexicon.units.get(hit.id);
    let mut mention = plain(atom.span, atom, unit.kind, Arc::clone(&unit.name), rule_of(unit.kind));
    mention.unit_span = Some(hit.span);
    mention.unit_id = Some(hit.id);
    if unit.kind == Kind::Money && unit.canonical != unit.name {
        // Money is told in its currency's main unit: 2角 is 0.2元.
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

/// A value in what its unit is told in: of money the main unit, of anything else the unit as written.
fn told(value: Option<Decimal>, owner: &Atom, lexicon: &Lexicon) -> Option<Decimal> {
    let unit = owner.unit.map(|hit| lexicon.units.get(hit.id));
    match unit.filter(|unit| unit.kind == Kind::Money && unit.canonical != unit.name) {
        Some(unit) => unit.to_canonical(value?),
        None => value,
    }
}

/// A unit behind a stroke, by its own name in the lexicon.
fn width_normal(unit: &str, lexicon: &Lexicon) -> String {
    match lexicon.units.prefix(unit) {
        Some((id, length)) if length == unit.len() => lexicon.units.get(id).name.to_string(),
        _ => unit.to_owned(),
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

/// Takes a minus sign, 负 or 零下 before the number into the mention.
fn signed(text: &str, atom: &Atom, mut mention: Mention) -> Mention {
    let before = &text[..atom.span.start];
    let start = negative_word(before).or_else(|| minus(before, atom, mention.kind));
    if let Some(start) = start {
        mention.span.start = start;
        mention.value = mention.value.map(|v| -v);
    }
    mention
}

/// Words that end in 负 and are no sign.
const NOT_NEGATIVE: [&str; 9] = ["担负", "背负", "肩负", "抱负", "胜负", "自负", "欺负", "辜负", "正负"];

/// 负三点二, 负的百分之二十, 零下四摄氏度.
fn negative_word(before: &str) -> Option<usize> {
    let head = before.strip_suffix("零下").or_else(|| {
        let head = before.trim_end_matches('的').strip_suffix('负')?;
        (!NOT_NEGATIVE.iter().any(|word| before.ends_with(word))).then_some(head)
    })?;
    Some(head.len())
}

/// A minus sign that stands at the number and joins nothing.
fn minus(before: &str, atom: &Atom, kind: Kind) -> Option<usize> {
    let sign = before
        .chars()
        .next_back()
        .filter(|c| matches!(c, '-' | '−' | '－' | '﹣'))?;
    if atom.style != Style::Arabic || kind == Kind::Count {
        return None;
    }
    let start = before.len() - sign.len_utf8();
    let joined = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '%' | '％' | '）' | ')');
    (!before[..start].chars().next_back().is_some_and(joined)).then_some(start)
}

fn sharing(text: &str, atom: &Atom, owner: &Atom, lexicon: &Lexicon) -> Mention {
    let mut mention = with_unit(text, atom, owner, lexicon);
    mention.rule = "list.shared_unit";
    mention.span = atom.span;
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

fn ranked(text: &str, atom: &Atom, start: usize) -> Mention {
    let end = atom
        .unit
        .filter(|u| matches!(u.span.of(text), "位" | "名"))
        .map_or(atom.span.end, |u| u.span.end);
    let top = text[start..].starts_with('前');
    let mut mention = plain(
        Span::new(start, end),
        atom,
        Kind::Rank,
        "位".into(),
        if top { "rank.top" } else { "rank.place" },
    );
    mention.bound = if top { Bound::Max } else { Bound::Exact };
    mention
}

fn unitless(text: &str, atom: &Atom, kind: Kind, unit: &str, rule: &'static str) -> Mention {
    paired(
        [atom.value, atom.high],
        signed(text, atom, plain(atom.span, atom, kind, unit.into(), rule)),
    )
}

/// An amount of money: its unit stands before it (￥300), or nowhere (税收6931.16万).
fn money(text: &str, atom: &Atom, lexicon: &Lexicon) -> Mention {
    let words = &lexicon.words;
    let before = text[..atom.span.start].trim_end_matches(' ');
    let sign = words.currency_before.find(before);
    let unit = sign
        .and_then(|(_, i)| words.currencies.get(i))
        .map_or("元", |unit| unit);
    let rule = if sign.is_some() {
        "money.unit_before"
    } else {
        "money.without_unit"
    };
    with_id(unitless(text, atom, Kind::Money, unit, rule), lexicon, unit)
}

fn range(text: &str, a: &Atom, b: &Atom, lexicon: &Lexicon) -> Mention {
    let mut mention = single(
        text,
        if b.unit.is_none() && b.shape == Shape::Plain {
            a
        } else {
            b
        },
        lexicon,
    );
    let owner = if b.unit.is_some() { b } else { a };
    mention.low = told(scaled_low(a, b), owner, lexicon);
    mention.high = told(b.value, owner, lexicon);
    mention.value = None;
    mention.bound = if a.inner_approx || b.inner_approx {
        Bound::Approx
    } else {
        Bound::Exact
    };
    mention.span = Span::new(a.span.start, b.end());
    mention.number = Span::new(a.span.start, b.span.end);
    mention.rule = "range";
    below_zero(text, a, mention)
}

/// -5~10℃: a sign before the lower end is its own.
fn below_zero(text: &str, a: &Atom, mut mention: Mention) -> Mention {
    let before = &text[..a.span.start];
    if let Some(start) = negative_word(before).or_else(|| minus(before, a, mention.kind)) {
        mention.span.start = start;
        mention.low = mention.low.map(|low| -low);
    }
    mention
}

fn proportion(first: &Atom, last: &Atom) -> Mention {
    let mut mention = plain(
        Span::new(first.span.start, last.span.end),
        first,
        Kind::Ratio,
        "".into(),
        "ratio",
    );
    mention.number = mention.span;
    mention.value = None;
    mention
}
