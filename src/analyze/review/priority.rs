//! Which reasons weigh more.

use std::cmp::Ordering;

use serde::Serialize;

/// Why something deserves a look, the weightiest first: what is surely wrong, then what contradicts, then what is odd.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// A figure is ten thousand times off its series.
    SuspectedUnit,
    /// An item's status contradicts its comparisons.
    StatusContradiction,
    /// A check fails that rounding does not explain.
    FailedCheck,
    /// A cumulative figure falls.
    CumulativeFall,
    /// A growth contradicts last year's report.
    YoyContradiction,
    /// A number without a unit, or with one that the lexicon does not have.
    UnknownUnit,
    /// A figure stands far from its series.
    Outlier,
    /// A value that the column of exact values cannot hold.
    InexactValue,
    /// A result that is absurdly far from its target.
    OddRatio,
    /// A report of unknown district or period.
    UnknownPlace,
}

impl Reason {
    /// The reason's code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SuspectedUnit => "suspected_unit",
            Self::StatusContradiction => "status_contradiction",
            Self::FailedCheck => "failed_check",
            Self::CumulativeFall => "cumulative_fall",
            Self::YoyContradiction => "yoy_contradiction",
            Self::UnknownUnit => "unknown_unit",
            Self::Outlier => "outlier",
            Self::InexactValue => "inexact_value",
            Self::OddRatio => "odd_ratio",
            Self::UnknownPlace => "unknown_place",
        }
    }
}

/// A reason with how bad it is among its like; the greater deserves the earlier look.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Priority {
    pub reason: Reason,
    /// Comparable within one reason only: how many times or how far something is off.
    pub severity: f64,
}

impl Eq for Priority {}

impl Ord for Priority {
    fn cmp(&self, other: &Self) -> Ordering {
        let weight = other.reason.cmp(&self.reason);
        weight.then(self.severity.total_cmp(&other.severity))
    }
}

impl PartialOrd for Priority {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Priority {
    /// A reason whose cases are all equally bad.
    pub const fn plain(reason: Reason) -> Self {
        Self { reason, severity: 0.0 }
    }

    /// How far a computed figure is off a printed one, as a share of it.
    pub fn of_deviation(reason: Reason, deviation: f64, of: f64) -> Self {
        let share = (deviation / of).abs();
        let severity = if share.is_finite() { share } else { 1.0 };
        Self { reason, severity }
    }
}
