//! 半 as a number of its own: 半小时, 半吨; and 个半 behind a number: 两个半小时.

use rust_decimal::Decimal;

use super::atom::{Atom, Shape, Style, UnitHit};
use super::context::at_boundary;
use super::remainder::is_no_half;
use crate::lexicon::Lexicon;
use crate::lexicon::units::{Kind, UnitId};
use crate::span::Span;

/// What 半 belongs to when it ends there: the second half of something, or most of it.
const PARTS: [char; 8] = ['大', '多', '前', '后', '上', '下', '一', '这'];

/// The half of a unit of measurement or of a dozen that begins at `at` (半小时, 半亩); half a thing (半个, 半数) says no number.
pub(super) fn atom(text: &str, at: usize, lexicon: &Lexicon) -> Option<Atom> {
    let rest = &text[at..];
    if is_no_half(rest) || text[..at].ends_with(PARTS) {
        return None;
    }
    let unit_start = at + '半'.len_utf8();
    let (id, length) = measure(&text[unit_start..], lexicon)?;
    let unit = UnitHit {
        span: Span::new(unit_start, unit_start + length),
        id,
        bracket: None,
        per: None,
    };
    Some(Atom {
        span: Span::new(at, unit_start),
        style: Style::Chinese,
        shape: Shape::Plain,
        value: Some(Decimal::new(5, 1)),
        high: None,
        exponent: -1,
        scaled: false,
        point: true,
        int_digits: 0,
        leading_zero: false,
        inner_approx: false,
        unit: Some(unit),
        kind: Some(lexicon.units.get(id).kind),
    })
}

/// The unit of measurement that a text begins with.
fn measure(text: &str, lexicon: &Lexicon) -> Option<(UnitId, usize)> {
    let (id, length) = lexicon.units.prefix(text)?;
    let kind = lexicon.units.get(id).kind;
    let measured = matches!(kind, Kind::Length | Kind::Area | Kind::Volume | Kind::Mass | Kind::Duration);
    let excepted = lexicon.words.unit_exceptions.find(text).is_some_and(|(word, _)| word >= length);
    let dozen = text.starts_with('打') && at_boundary(&text[length..]);
    ((measured || dozen) && !excepted).then_some((id, length))
}

/// What 个半 stands before in 一个半小时.
const SPANS: [&str; 4] = ["小时", "月", "星期", "钟头"];

/// Takes 个半 and a length of time behind a number. Says whether it was there.
pub(super) fn and_a_half(text: &str, atom: &mut Atom, lexicon: &Lexicon) -> bool {
    let start = atom.span.end;
    let Some(behind) = text[start..].strip_prefix("个半") else {
        return false;
    };
    let Some(span) = SPANS.iter().find(|span| behind.starts_with(**span)) else {
        return false;
    };
    let Some((id, _)) = lexicon.units.prefix(&format!("个{span}")) else {
        return false;
    };
    let end = start + "个半".len() + span.len();
    atom.value = atom.value.and_then(|value| value.checked_add(Decimal::new(5, 1)));
    atom.exponent = -1;
    atom.kind = Some(lexicon.units.get(id).kind);
    atom.unit = Some(UnitHit {
        span: Span::new(start, end),
        id,
        bracket: None,
        per: None,
    });
    true
}
