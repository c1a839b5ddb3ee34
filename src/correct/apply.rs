//! Decisions → changed rows.

use rust_decimal::Decimal;

use super::place::Places;
use super::unit::UnitChange;
use super::{Change, Correction, Decisions, Fate, Outcome, STRUCK_OUT};
use crate::lexicon::Lexicon;
use crate::lexicon::indicators::Measured;
use crate::lexicon::units::{Kind, Unit};
use crate::rows::{Item, Metric, RejectedNumeral, Status};

impl Decisions<'_> {
    /// Changes the metrics of a report, which stand by item and number, and moves those that are struck out to the
    /// rejected numerals. The numbers of the others stay as they are, so that ids stay true.
    pub fn correct_metrics(
        &self,
        metrics: &mut Vec<Metric>,
        rejected: &mut Vec<RejectedNumeral>,
        lexicon: &Lexicon,
    ) -> Vec<Outcome> {
        let mut outcomes = Vec::new();
        let mut struck = Vec::new();
        for of_item in self.chosen.chunk_by(|a, b| self.item(*a) == self.item(*b)) {
            let Some(item) = of_item.first().map(|row| self.item(*row)) else {
                continue;
            };
            let from = metrics.partition_point(|metric| metric.item_seq < item);
            let to = metrics.partition_point(|metric| metric.item_seq <= item);
            let metrics = &mut metrics[from..to];
            let places = Places::find(of_item.iter().map(|row| &self.rows[*row]), metrics);
            for row in of_item.iter().copied().filter(|row| self.rows[*row].id.seq.is_some()) {
                let correction = &self.rows[row];
                let Some((at, fate)) = places.of(correction) else {
                    outcomes.push(stale(row));
                    continue;
                };
                let was = change(&mut metrics[at], &correction.change, lexicon);
                struck.extend((correction.change == Change::Strike).then_some(from + at));
                outcomes.push(Outcome { row, fate, was });
            }
        }
        strike(struck, metrics, rejected);
        outcomes
    }

    /// Sets the statuses that were decided, and marks every item that a correction touched; `metrics` is what
    /// [`Self::correct_metrics`] gave.
    pub fn correct_items(&self, items: &mut [Item], metrics: &[Outcome]) -> Vec<Outcome> {
        let find = |items: &[Item], seq| items.binary_search_by_key(&seq, |item: &Item| item.item_seq).ok();
        let mut outcomes = Vec::new();
        for row in self.chosen {
            let Change::Status(status) = self.rows[*row].change else {
                continue;
            };
            let item = find(items, self.item(*row));
            outcomes.push(item.map_or_else(|| stale(*row), |at| set_status(&mut items[at], status, *row)));
        }
        for outcome in metrics.iter().filter(|outcome| outcome.fate != Fate::Stale) {
            if let Some(at) = find(items, self.item(outcome.row)) {
                items[at].corrected = true;
            }
        }
        outcomes
    }

    fn item(&self, row: usize) -> i32 {
        self.rows
            .get(row)
            .map_or(0, |correction: &Correction| correction.id.item_seq)
    }
}

const fn stale(row: usize) -> Outcome {
    Outcome {
        row,
        fate: Fate::Stale,
        was: String::new(),
    }
}

fn set_status(item: &mut Item, status: Status, row: usize) -> Outcome {
    let was = std::mem::replace(&mut item.status, status).code().to_owned();
    "corrected".clone_into(&mut item.status_rule);
    item.corrected = true;
    Outcome {
        row,
        fate: Fate::Applied,
        was,
    }
}

/// Changes a metric; returns what stood there before.
fn change(metric: &mut Metric, change: &Change, lexicon: &Lexicon) -> String {
    metric.corrected = true;
    match change {
        Change::Value(value) => set_value(metric, *value, lexicon),
        Change::Unit(unit) => rejoined(metric, lexicon, |metric| set_unit(metric, unit)),
        Change::Name(name) => rejoined(metric, lexicon, |metric| {
            metric.name.replace(name.clone()).unwrap_or_default()
        }),
        Change::Indicator(key) => std::mem::replace(&mut metric.indicator, key.clone()).unwrap_or_default(),
        Change::Strike => metric.text.clone(),
        // A status is one of an item.
        Change::Status(_) => String::new(),
    }
}

fn set_value(metric: &mut Metric, value: Decimal, lexicon: &Lexicon) -> String {
    let was = [metric.value, metric.low, metric.high].into_iter().flatten();
    let was: Vec<String> = was.map(|number| number.normalize().to_string()).collect();
    metric.exponent = exponent(value, metric.exponent);
    metric.value = Some(value);
    (metric.low, metric.high) = (None, None);
    let unit = metric.unit.as_deref().and_then(|unit| lexicon.units.named(unit));
    metric.canonical_value = unit.map_or(Some(value), |unit: &Unit| unit.to_canonical(value));
    was.join("-")
}

/// Makes a change after which the number may be another indicator's.
fn rejoined(metric: &mut Metric, lexicon: &Lexicon, change: impl FnOnce(&mut Metric) -> String) -> String {
    let was = change(metric);
    metric.indicator = indicator(metric, lexicon);
    was
}

fn indicator(metric: &Metric, lexicon: &Lexicon) -> Option<String> {
    let measured = Measured {
        kind: Kind::of_code(&metric.kind)?,
        unit: metric.canonical_unit.as_deref().unwrap_or_default(),
        change: metric.change != "none",
    };
    let found = lexicon.indicators.find(metric.name.as_deref()?, measured)?;
    Some(found.key.clone())
}

/// The printed precision, where the new value fits it (6931.16万 → 6931.17万); else that of the digits that were written.
fn exponent(value: Decimal, printed: i32) -> i32 {
    let rounded = u32::try_from(printed)
        .ok()
        .and_then(|zeros| 10_i64.checked_pow(zeros))
        .is_some_and(|step| (value % Decimal::from(step)).is_zero());
    let written = -i32::try_from(value.scale()).unwrap_or(0);
    if rounded { printed } else { written.min(0) }
}

fn set_unit(metric: &mut Metric, to: &UnitChange) -> String {
    let (numerator, denominator) = to.factor;
    let canonical = |value: Decimal| value.checked_mul(numerator)?.checked_div(denominator);
    metric.canonical_value = metric.value.and_then(canonical);
    metric.canonical_unit = Some(to.canonical.clone());
    to.kind.code().clone_into(&mut metric.kind);
    metric.unit.replace(to.unit.clone()).unwrap_or_default()
}

/// Moves metrics to the rejected numerals, which stand by item, field and place.
fn strike(mut struck: Vec<usize>, metrics: &mut Vec<Metric>, rejected: &mut Vec<RejectedNumeral>) {
    if struck.is_empty() {
        return;
    }
    struck.sort_unstable();
    struck.dedup();
    rejected.extend(struck.iter().map(|at| numeral(&metrics[*at])));
    rejected.sort_by_key(|numeral| (numeral.item_seq, numeral.field, numeral.start));
    let mut at = 0..;
    metrics.retain(|_| at.next().is_none_or(|at| struck.binary_search(&at).is_err()));
}

fn numeral(metric: &Metric) -> RejectedNumeral {
    RejectedNumeral {
        item_seq: metric.item_seq,
        field: metric.field,
        start: metric.start,
        end: metric.end,
        text: metric.text.clone(),
        reason: STRUCK_OUT.to_owned(),
    }
}
