//! 半 as a number of its own: 半小时, 半吨, 半打.

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
    let measured = matches!(
        kind,
        Kind::Length | Kind::Area | Kind::Volume | Kind::Mass | Kind::Duration
    );
    let excepted = lexicon
        .words
        .unit_exceptions
        .find(text)
        .is_some_and(|(word, _)| word >= length);
    let dozen = text.starts_with('打') && at_boundary(&text[length..]);
    ((measured || dozen) && !excepted).then_some((id, length))
}
