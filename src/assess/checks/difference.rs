//! Differences: 由45万辆增至56万辆，增长24.4%; 比去年同期的18.6亿元下降9.7%; 由12个增加到15个，增加3个.

use rust_decimal::Decimal;

use super::{Found, approximately, is_amount};
use crate::assess::amount::{canonical, compatible};
use crate::assess::checks::ratio::rounded;
use crate::assess::item::View;
use crate::assess::line::Place;
use crate::rows::{Metric, Role};

/// How many numbers away the level and the change are looked for.
const NEAR: usize = 3;

/// All changes of an item's progress that stand beside both their levels.
pub(in crate::assess) fn differences<'a>(view: &View<'a>) -> Vec<Found<'a>> {
    let places = &view.progress.places;
    let baselines =
        (0..places.len()).filter(|i| places[*i].metric.role == Role::Baseline && is_amount(places[*i].metric));
    baselines.filter_map(|i| difference(view, i)).collect()
}

fn difference<'a>(view: &View<'a>, baseline: usize) -> Option<Found<'a>> {
    let places = &view.progress.places;
    let from = places.get(baseline)?;
    let sentence = |p: &&Place<'a>| p.sentence == from.sentence;
    let level = |p: &&Place<'a>| {
        p.metric.role == Role::Actual && is_amount(p.metric) && compatible(p.metric, from.metric, view.words)
    };
    let behind = || places.iter().skip(baseline + 1).take(NEAR).filter(sentence);
    let before = || {
        places
            .get(baseline.saturating_sub(NEAR)..baseline)
            .into_iter()
            .flatten()
            .rev()
            .filter(sentence)
    };
    let to = behind().find(level).or_else(|| before().find(level))?.metric;
    let change = behind()
        .map(|p| p.metric)
        .find(|m| m.change != "none" && m.value.is_some())?;
    found(from.metric, to, change)
}

fn found<'a>(from: &'a Metric, to: &'a Metric, change: &'a Metric) -> Option<Found<'a>> {
    let (a, b) = (canonical(from)?, canonical(to)?);
    let difference = b.checked_sub(a)?;
    let share = change.kind == "percent" && change.unit.as_deref() == Some("%");
    let same = change.kind == from.kind && change.canonical_unit == from.canonical_unit;
    if !share && !same {
        return None;
    }
    let percent = || difference.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(a);
    let expected = if share { percent()? } else { difference };
    let printed = if share { change.value? } else { canonical(change)? };
    let fall = change.change == "decrease";
    let reported = if fall {
        printed.checked_mul(Decimal::NEGATIVE_ONE)?
    } else {
        printed
    };
    let deviation = reported.checked_sub(expected)?;
    let holds = deviation.is_zero() || share && rounded(expected, change.exponent)? == reported;
    Some(Found {
        rule: "difference",
        whole: to,
        parts: vec![from],
        reported: Some(change),
        reported_value: Some(reported),
        expected,
        deviation,
        holds,
        within_rounding: holds || approximately([from, to, change].into_iter(), deviation, expected),
    })
}
