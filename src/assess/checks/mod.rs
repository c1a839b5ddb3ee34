//! The arithmetic of one item: whether parts make up their whole, and whether printed rates are what their counts give.

mod difference;
mod ratio;
mod sum;

use rust_decimal::Decimal;
use rustc_hash::FxHashSet;

use super::amount::{canonical, is_amount};
use super::comparison::Pairs;
use super::item::View;
use super::line::Place;
use super::share::Shares;
use crate::number::nearest_double;
use crate::rows::{Check, Metric};

/// How far a figure that is said to be approximate (约) may be off.
const APPROXIMATELY: Decimal = Decimal::from_parts(5, 0, 0, false, 2);

/// All relations found inside an item, by whole and rule.
pub(super) fn checks(item_seq: i32, view: &View<'_>, pairs: &Pairs, shares: &Shares) -> Vec<Check> {
    let mut found = Vec::new();
    for line in [&view.target, &view.progress] {
        found.extend(sum::sums(line, view.words));
    }
    found.extend(ratio::ratios(view, pairs, shares));
    found.extend(difference::differences(view));
    let mut checks: Vec<Check> = found.into_iter().map(|f| f.check(item_seq)).collect();
    let order = |c: &Check| (c.whole_seq, c.rule.clone(), c.part_seqs.clone(), c.reported_seq);
    checks.sort_by_key(order);
    let mut seen = FxHashSet::default();
    checks.retain(|c| seen.insert(order(c)));
    checks
}

/// One relation.
#[derive(Debug, Clone)]
pub(super) struct Found<'a> {
    pub rule: &'static str,
    pub whole: &'a Metric,
    pub parts: Vec<&'a Metric>,
    pub reported: Option<&'a Metric>,
    /// The reported value, signed.
    pub reported_value: Option<Decimal>,
    /// What the parts give.
    pub expected: Decimal,
    /// What is printed, less what the parts give.
    pub deviation: Decimal,
    pub holds: bool,
    pub within_rounding: bool,
}

impl Found<'_> {
    fn check(&self, item_seq: i32) -> Check {
        let join = |text: fn(&Metric) -> String| self.parts.iter().map(|p| text(p)).collect::<Vec<_>>().join(" + ");
        Check {
            item_seq,
            rule: self.rule.to_owned(),
            whole: self.whole.text.clone(),
            parts: join(|p| p.text.clone()),
            whole_seq: self.whole.seq,
            part_seqs: join(|p| p.seq.to_string()),
            reported_seq: self.reported.map(|r| r.seq),
            reported: self.reported_value.map(nearest_double),
            expected: Some(nearest_double(self.expected)),
            deviation: Some(nearest_double(self.deviation)),
            holds: self.holds,
            within_rounding: self.within_rounding,
        }
    }
}

/// Whether the deviation is no more than a number that is only said to be approximate allows.
fn approximately<'m>(metrics: impl Iterator<Item = &'m Metric>, deviation: Decimal, of: Decimal) -> bool {
    let mut metrics = metrics;
    let allowed = of.abs().checked_mul(APPROXIMATELY);
    metrics.any(|m| m.bound != "exact") && allowed.is_some_and(|a| deviation.abs() <= a)
}

/// The value of a place in its canonical unit.
fn value(place: &Place<'_>) -> Option<Decimal> {
    canonical(place.metric)
}
