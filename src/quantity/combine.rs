//! Atoms that belong together: ranges, lists that share a unit, proportions; then mentions and rejections in order.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::atom::{Atom, Shape, Style};
use super::context::at_boundary;
use super::judge::Verdict;
use super::lexer::Lexed;
use super::reason::Reason;
use super::{Basis, Bound, Change, Kind, Mention, Rejected, Scan};
use crate::lexicon::Lexicon;
use crate::number;
use crate::span::Span;

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
    if from_to || a.shape != b.shape && (a.unit.is_some() || b.unit.is_none()) {
        return false;
    }
    let ordered = match (scaled_low(a, b), b.value) {
        (Some(low), Some(high)) => low < high,
        _ => false,
    };
    let same_kind = a.unit.is_none() || a.kind == b.kind;
    ordered && same_kind && !a.leading_zero && a.high.is_none() && b.high.is_none()
}

/// The lower end of a range: where only the upper end has a scale and a unit (3-5万元), it counts for both.
fn scaled_low(a: &Atom, b: &Atom) -> Option<Decimal> {
    let low = a.value?;
    if a.unit.is_some() || a.scaled || !b.scaled || b.style != Style::Arabic || a.style != Style::Arabic {
        return Some(low);
    }
    let digits = b.value?;
    let factor = scale_factor(b)?;
    let scaled = low.checked_mul(factor)?;
    Some(if scaled < digits { scaled } else { low })
}

/// What the scales behind an atom's digits multiply by.
fn scale_factor(atom: &Atom) -> Option<Decimal> {
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
        verdicts[i] = Verdict::Ratio(last);
        verdicts[i + 1..=last].fill(Verdict::Joined);
    } else if clock(a) && clock(b) {
        verdicts[i] = Verdict::Reject(Reason::Date);
        verdicts[i + 1..=last].fill(Verdict::Reject(Reason::Date));
    }
}

/// What a number with no unit and no neighbour is.
fn bare(text: &str, atom: &Atom, alone: bool, lexicon: &Lexicon) -> Verdict {
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
        i += used;
    }
    scan.rejected.sort_by_key(|r| r.span.start);
    scan
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
            return signed(text, atom, with_id(mention, lexicon, "%"));
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
    paired(atom, signed(text, atom, mention))
}

/// 三四十: two neighbouring digits say a range.
fn paired(atom: &Atom, mut mention: Mention) -> Mention {
    if let Some(high) = atom.high {
        (mention.low, mention.high, mention.value) = (atom.value, Some(high), None);
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
        mention.value = mention.value.and_then(|v| unit.to_canonical(v));
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
        atom,
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
    mention.low = scaled_low(a, b);
    mention.high = b.value;
    mention.value = None;
    mention.bound = if a.inner_approx || b.inner_approx {
        Bound::Approx
    } else {
        Bound::Exact
    };
    mention.span = Span::new(a.span.start, b.end());
    mention.number = Span::new(a.span.start, b.span.end);
    mention.rule = "range";
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
