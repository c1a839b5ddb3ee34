//! One relation between printed numbers, and what came of computing it.

use rust_decimal::Decimal;

use crate::assess::rounding::{Interval, approximately, factor, is_printed, signed};
use crate::number::nearest_double;
use crate::rows::{Check, Metric};

/// More decimal places than any report prints; what lies behind them is left by the change of units.
const DECIMALS: u32 = 12;

/// What the numbers give, beside what is printed, both in the unit in which it is printed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Outcome {
    /// The printed value, signed.
    pub reported: Decimal,
    /// What the other numbers give.
    pub expected: Decimal,
    /// Whether `expected`, rounded to the printed digits, is `reported`.
    pub holds: bool,
    /// Whether the rounding of the printed numbers explains the difference.
    pub within_rounding: bool,
}

/// What numbers give: the figure itself, and all that it can be before the numbers were rounded. In the canonical unit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Computed {
    pub expected: Decimal,
    /// `None` where it cannot be said.
    pub possible: Option<Interval>,
}

impl Outcome {
    /// Holds what was computed from the numbers `from` against the number `printed`.
    pub fn new<'m>(
        printed: &'m Metric,
        computed: Computed,
        from: impl IntoIterator<Item = &'m Metric>,
    ) -> Option<Self> {
        let reported = signed(printed)?;
        let unit = factor(printed)?;
        let expected = computed.expected.checked_div(unit)?.round_dp(DECIMALS);
        let holds = is_printed(expected, reported, printed)?;
        let possible = computed.possible.zip(Interval::of(printed));
        let explained = possible.is_some_and(|(a, b)| a.meets(b));
        let deviation = reported.checked_sub(expected)?;
        let close = || approximately(from.into_iter().chain([printed]), deviation, reported);
        Some(Self {
            reported,
            expected,
            holds,
            within_rounding: holds || explained || close(),
        })
    }
}

/// One relation.
#[derive(Debug, Clone)]
pub(super) struct Found<'a> {
    pub rule: &'static str,
    pub whole: &'a Metric,
    pub parts: Vec<&'a Metric>,
    /// The printed rate or change; a sum has none.
    pub reported: Option<&'a Metric>,
    pub outcome: Outcome,
}

impl Found<'_> {
    /// The relation as a row.
    pub fn check(&self, item_seq: i32) -> Check {
        let join = |text: fn(&Metric) -> String| self.parts.iter().map(|p| text(p)).collect::<Vec<_>>().join(" + ");
        let Outcome { reported, expected, .. } = self.outcome;
        Check {
            item_seq,
            rule: self.rule.to_owned(),
            whole: self.whole.text.clone(),
            parts: join(|p| p.text.clone()),
            whole_seq: self.whole.seq,
            part_seqs: join(|p| p.seq.to_string()),
            reported_seq: self.reported.map(|r| r.seq),
            reported: self.reported.map(|_| nearest_double(reported)),
            expected: Some(nearest_double(expected)),
            deviation: reported.checked_sub(expected).map(nearest_double),
            holds: self.outcome.holds,
            within_rounding: self.outcome.within_rounding,
        }
    }
}
