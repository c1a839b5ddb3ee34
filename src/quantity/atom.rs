//! A numeral with its scale and unit, before anything is known of what it means.

use rust_decimal::Decimal;

use crate::lexicon::units::{Kind, UnitId};
use crate::span::Span;

/// How a numeral is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// With Arabic digits, scales behind them or not (1.7万).
    Arabic,
    /// With Chinese characters.
    Chinese,
    /// A scale alone (百, 千万).
    Scale,
}

/// The unit behind a numeral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct UnitHit {
    /// As written, brackets and rate included.
    pub span: Span,
    /// The unit, or a rate's numerator.
    pub id: UnitId,
    /// The part in brackets: 条(段).
    pub bracket: Option<Span>,
    /// What stands behind the stroke: 元/平方米.
    pub per: Option<Span>,
}

/// Shapes that are a quantity by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Number and unit.
    Plain,
    /// 百分之三十, 三分之二, 三成, 一半: a share in percent.
    Share(&'static str),
    /// 翻一番.
    Fold,
}

/// A numeral as it was lexed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Atom {
    /// The numeral with its scales and inner qualifier.
    pub span: Span,
    /// Where the numeral's first part ends (before scales).
    pub style: Style,
    /// What shape it has.
    pub shape: Shape,
    /// The value with scales; none where it has too many digits or is no number.
    pub value: Option<Decimal>,
    /// The upper value of a digit pair (三四十).
    pub high: Option<Decimal>,
    /// Power of ten of the last printed digit.
    pub exponent: i32,
    /// Whether a scale from 百 up stands behind the digits.
    pub scaled: bool,
    /// Whether it has a decimal point.
    pub point: bool,
    /// Digits before the point.
    pub int_digits: u32,
    /// A zero before other digits, as in 04.
    pub leading_zero: bool,
    /// 余, 多, 来, 几 inside.
    pub inner_approx: bool,
    /// The unit behind it.
    pub unit: Option<UnitHit>,
    /// The unit's kind.
    pub kind: Option<Kind>,
}

impl Atom {
    /// Where the number and its unit end.
    pub fn end(&self) -> usize {
        self.unit.map_or(self.span.end, |u| u.span.end)
    }

    /// A year of the calendar by its digits.
    pub fn looks_like_year(&self) -> bool {
        self.style == Style::Arabic
            && self.int_digits == 4
            && !self.point
            && !self.scaled
            && self
                .value
                .is_some_and(|v| v.scale() == 0 && (1900..=2100).contains(&v.mantissa()))
    }
}

impl Atom {
    /// The power of ten of the scales alone: 4 for 1.7万.
    pub fn exponent_of_scale(&self) -> i32 {
        let printed = self.value.map_or(0, |v| i32::try_from(v.scale()).unwrap_or(0));
        self.exponent + printed
    }
}
