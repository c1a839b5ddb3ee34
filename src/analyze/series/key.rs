//! Which metrics are one series.

use rustc_hash::FxHashMap;

use crate::analyze::tables::{Metric, Text};

/// What is measured: an indicator of the catalogue, or else a name within one task, since bare names (总量) mean another
/// thing in every task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Measured<'m> {
    Indicator(&'m str),
    Named { item_key: &'m str, name: &'m str },
}

/// What the figures of one series have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Key<'m> {
    /// The district's code, or its name where no list has it.
    pub place: &'m str,
    pub measured: Measured<'m>,
    pub kind: &'m str,
    pub unit: Option<&'m str>,
}

/// All series of levels: figures that were reached and are no change themselves.
pub(super) type Series<'m> = FxHashMap<Key<'m>, Vec<&'m Metric>>;

/// What a metric measures; none if it says neither.
pub(super) fn measured(metric: &Metric) -> Option<Measured<'_>> {
    match (&metric.indicator, &metric.name) {
        (Some(indicator), _) => Some(Measured::Indicator(indicator)),
        (None, Some(name)) => Some(Measured::Named {
            item_key: &metric.item.item_key,
            name,
        }),
        (None, None) => None,
    }
}

/// The series of a level; none where district, period or the thing measured is unknown, and for ranges.
pub(super) fn key(metric: &Metric) -> Option<Key<'_>> {
    let report = &metric.item.report;
    let level = metric.is_reached() && &*metric.change == "none" && metric.level().is_some();
    if !level || report.period.is_none() {
        return None;
    }
    Some(Key {
        place: report.place()?,
        measured: measured(metric)?,
        kind: &metric.kind,
        unit: metric.level_unit().map(Text::as_ref),
    })
}

/// All series, their figures in the order of the metrics.
pub(super) fn by_key(metrics: &[Metric]) -> Series<'_> {
    let mut series = Series::default();
    for metric in metrics {
        if let Some(key) = key(metric) {
            series.entry(key).or_default().push(metric);
        }
    }
    series
}

/// Whether figures of this kind are amounts, which add up.
pub(super) fn is_amount(kind: &str) -> bool {
    matches!(
        kind,
        "count" | "money" | "area" | "length" | "volume" | "mass" | "energy" | "power"
    )
}
