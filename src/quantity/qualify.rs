//! Bound, change and basis of every mention, from the words between it and the mention before it.

use rust_decimal::Decimal;

use super::context::MOST_BACK;
use super::lexer::Lexed;
use super::{Basis, Change, Kind, Mention, Reason, Scan, basis, bound, change, traps};
use crate::lexicon::Lexicon;
use crate::span::Span;

/// Adds what the words around each mention say about it.
pub(super) fn qualify(text: &str, scan: &mut Scan, lexed: &Lexed, lexicon: &Lexicon) {
    let has_base = scan.rejected.iter().any(|rejected| rejected.reason == Reason::Base);
    let mentions = &mut scan.mentions;
    let mut clauses = Clauses {
        starts: &lexed.clauses,
        passed: 0,
    };
    for i in 0..mentions.len() {
        let (done, rest) = mentions.split_at_mut(i);
        let Some(mention) = rest.first_mut() else { break };
        let before = done.last();
        let floor = before.map_or(0, |m| m.span.end);
        let clause = clauses.of(text, mention.span.start);
        bound::set(text, mention, floor.max(clause), lexicon);
        direction(text, mention, before, clause, lexicon);
        if has_base {
            per_base(text, mention, done, clause, lexed);
        }
        volume(text, mention, clause, lexicon);
    }
}

/// The beginnings of clauses, passed in reading order.
struct Clauses<'l> {
    starts: &'l [usize],
    passed: usize,
}

impl Clauses<'_> {
    /// Where the clause of the mention at `at` begins, at most [`MOST_BACK`] bytes before it; mentions come in reading order.
    fn of(&mut self, text: &str, at: usize) -> usize {
        while self.starts.get(self.passed).is_some_and(|start| *start <= at) {
            self.passed += 1;
        }
        let start = self.passed.checked_sub(1).map_or(0, |last| self.starts[last]);
        if at - start <= MOST_BACK {
            return start;
        }
        let floor = at - MOST_BACK;
        (floor..at).find(|i| text.is_char_boundary(*i)).unwrap_or(at)
    }
}

/// Sets change and basis.
fn direction(text: &str, mention: &mut Mention, before: Option<&Mention>, clause: usize, lexicon: &Lexicon) {
    let floor = clause.max(before.map_or(0, |m| m.span.end));
    if let Some(direction) = change::find(text, mention, floor, lexicon) {
        let found = basis::within(text, Span::new(floor, mention.span.start), lexicon)
            .or_else(|| basis::compared(text, Span::new(floor, direction.span.start)))
            .or_else(|| basis_of_clause(text, mention, before, clause, lexicon))
            .or_else(|| basis::clause_before(text, clause, lexicon))
            .or_else(|| {
                basis::carried(
                    text,
                    clause,
                    direction.span.start,
                    before.map_or(0, |m| m.span.end),
                    lexicon,
                )
            });
        if direction.comparative && found.is_none_or(|(b, _)| b == Basis::Other) {
            return;
        }
        (mention.change, mention.change_span) = (direction.change, Some(direction.span));
        if let Some((basis, span)) = found {
            (mention.basis, mention.basis_span) = (basis, Some(span));
        }
        reverse_negative(text, mention);
    } else if let Some(before) = before.filter(|m| continues(text, m, mention)) {
        // 增长5.2%、-1.3%和3.4%: a sign turns the word's direction for its own number alone.
        mention.change = if is_signed(text, before) {
            before.change.reversed()
        } else {
            before.change
        };
        mention.change_span = before.change_span;
        mention.basis = before.basis;
        mention.basis_span = before.basis_span;
        reverse_negative(text, mention);
    }
}

/// The basis said before an earlier mention of the same clause that the change still stands under: 比去年同期的18.6亿元下降9.7%,
/// and the lists of 同比分别下降2.1%、上升3.5%.
fn basis_of_clause(
    text: &str,
    mention: &Mention,
    before: Option<&Mention>,
    clause: usize,
    lexicon: &Lexicon,
) -> Option<(Basis, Span)> {
    let before = before.filter(|m| m.span.start >= clause)?;
    let gap = text.get(before.span.end..mention.span.start)?;
    if gap.starts_with(['、', '和', '与', '及']) {
        return before.basis_span.map(|span| (before.basis, span));
    }
    let earlier = &text[clause..before.span.start];
    let compared = earlier.ends_with('的') || before.change == Change::None && earlier.contains(['比', '较']);
    if !compared {
        return None;
    }
    basis::within(text, Span::new(clause, before.span.start), lexicon)
}

/// Whether a mention goes on with the list of the one before (下降1.8%和12‰).
fn continues(text: &str, before: &Mention, mention: &Mention) -> bool {
    if before.change == Change::None || before.kind != mention.kind {
        return false;
    }
    let gap = text.get(before.span.end..mention.span.start).unwrap_or_default();
    let sign = matches!(gap.trim_matches(' '), "、" | "和" | "与" | "及" | "以及");
    sign
}

/// Whether a mention is written with a minus sign.
fn is_signed(text: &str, mention: &Mention) -> bool {
    mention.span.of(text).starts_with(['-', '−', '－', '﹣'])
}

/// 增长-8.92% is a fall of 8.92.
fn reverse_negative(text: &str, mention: &mut Mention) {
    if is_signed(text, mention) && mention.value.is_some_and(|v| v.is_sign_negative()) {
        mention.value = mention.value.map(|v| -v);
        mention.change = mention.change.reversed();
    }
}

/// Kinds of numbers that say no amount of anything by a base.
const NO_RATES: [Kind; 8] = [
    Kind::Percent,
    Kind::PercentagePoint,
    Kind::Multiple,
    Kind::Duration,
    Kind::Rank,
    Kind::Rate,
    Kind::Ratio,
    Kind::Other,
];

/// 每万人22.7人, 万元GDP用水量28.6立方米: an amount by the base that 每 names, or that output is counted by, is a rate.
///
/// The base governs its clause until another amount comes; 3岁 of 每千人拥有3岁以下婴幼儿托位4个 is none.
fn per_base(text: &str, mention: &mut Mention, done: &[Mention], clause: usize, lexed: &Lexed) {
    if NO_RATES.contains(&mention.kind) {
        return;
    }
    let earlier = done.last().filter(|m| m.span.start >= clause);
    let counted = done
        .iter()
        .rev()
        .take(8)
        .find(|m| m.span.start < clause || m.kind != Kind::Duration);
    let own = named_base(text, mention, clause.max(counted.map_or(0, |m| m.span.end)), lexed);
    let Some((span, by)) = own.or_else(|| shared_base(text, earlier?, mention)) else {
        return;
    };
    mention.unit = format!("{}/{by}", mention.unit).into();
    mention.unit_id = None;
    mention.kind = Kind::Rate;
    mention.base_span = Some(span);
    mention.rule = "rate.每";
}

/// The base that stands between `floor` and a mention; one without a unit counts people.
fn named_base(text: &str, mention: &Mention, floor: usize, lexed: &Lexed) -> Option<(Span, String)> {
    let from = lexed.atoms.partition_point(|a| a.span.start < floor);
    let base = lexed.atoms[from..]
        .iter()
        .take_while(|a| a.span.start < mention.span.start)
        .find(|a| traps::is_base(text, a))?;
    let span = Span::new(base.span.start, base.end());
    // 每1元 and 每元 are one base; 每1万 and every other number say how many.
    let one = base.unit.filter(|_| base.value == Some(Decimal::ONE));
    let people = if base.unit.is_none() { "人" } else { "" };
    Some((span, format!("{}{people}", one.map_or(span, |unit| unit.span).of(text))))
}

/// The base of the rate before, where its levels share it (万元GDP用水量由21.4立方米降至18.7立方米) or a list goes on
/// (每千人口床位7.2张、医生3.2人).
fn shared_base(text: &str, before: &Mention, mention: &Mention) -> Option<(Span, String)> {
    let (unit, by) = before.unit.split_once('/')?;
    let listed = text.get(before.span.end..)?.starts_with(['、', '和', '与']);
    (listed || unit == &*mention.unit).then_some((before.base_span?, by.to_owned()))
}

/// 方 is a volume where earth, water or the like is measured.
fn volume(text: &str, mention: &mut Mention, clause: usize, lexicon: &Lexicon) {
    if &*mention.unit != "方" {
        return;
    }
    let name = text[clause..mention.span.start]
        .chars()
        .rev()
        .take(16)
        .collect::<Vec<_>>();
    let name: String = name.into_iter().rev().collect();
    let behind: String = text[mention.span.end..].chars().take(3).collect();
    let volume = lexicon
        .words
        .volume_nouns
        .iter()
        .any(|noun| name.contains(&**noun) || behind.contains(&**noun));
    let unit = if volume { "立方米" } else { "平方米" };
    if let Some(id) = lexicon.units.id_of(unit) {
        mention.unit = unit.into();
        mention.unit_id = Some(id);
        mention.kind = lexicon.units.get(id).kind;
    }
}
