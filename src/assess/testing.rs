//! Items for unit tests, written as text with the numbers in brackets: `建成桥[3座]、路[5公里]`.

use rust_decimal::Decimal;

use super::{Assessment, ItemView, Words, assess};
use crate::rows::{Field, Metric, Role, Status};

/// The text without brackets, and its metrics. A number with `%` is a percentage, one with 元 is money, all others are
/// counts; the name is the text between the last sign and the bracket.
pub(super) fn marked(field: Field, text: &str) -> (String, Vec<Metric>) {
    let (mut plain, mut metrics) = (String::new(), Vec::new());
    let mut rest = text;
    while let Some((before, (surface, after))) = rest.split_once('[').map(|(b, r)| (b, r.split_once(']').unwrap())) {
        plain.push_str(before);
        let name = before.rsplit(['，', '、', '。', '；']).next().filter(|n| !n.is_empty());
        let start = i32::try_from(plain.chars().count()).unwrap();
        metrics.push(metric(field, start, surface, name));
        plain.push_str(surface);
        rest = after;
    }
    plain.push_str(rest);
    (plain, metrics)
}

/// Judges an item whose texts are written as [`marked`] says.
pub(super) fn judged(target: &str, progress: &str) -> Assessment {
    let (target, mut metrics) = marked(Field::Target, target);
    let (progress, more) = marked(Field::Progress, progress);
    metrics.extend(more);
    for (seq, metric) in (1..).zip(&mut metrics) {
        metric.seq = seq;
    }
    let item = ItemView {
        item_seq: 1,
        target: &target,
        progress: &progress,
        metrics: &metrics,
    };
    assess(&item, &Words::builtin().unwrap())
}

/// The status of such an item, and the rule that decided it.
pub(super) fn ruled(target: &str, progress: &str) -> (Status, &'static str) {
    let judged = judged(target, progress);
    (judged.status, judged.status_rule)
}

fn metric(field: Field, start: i32, surface: &str, name: Option<&str>) -> Metric {
    let digits = surface
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(surface.len());
    let (number, unit) = surface.split_at(digits);
    let value: Decimal = number.parse().unwrap();
    let kind = match unit {
        "%" => "percent",
        "元" => "money",
        _ => "count",
    };
    Metric {
        item_seq: 1,
        seq: 0,
        field,
        start,
        end: start + i32::try_from(surface.chars().count()).unwrap(),
        text: surface.to_owned(),
        role: if field == Field::Target {
            Role::Target
        } else {
            Role::Actual
        },
        kind: kind.to_owned(),
        value: Some(value),
        low: None,
        high: None,
        exponent: -i32::try_from(value.scale()).unwrap(),
        bound: "exact".to_owned(),
        unit: Some(unit.to_owned()),
        unit_written: Some(unit.to_owned()),
        canonical_value: Some(value),
        canonical_unit: Some(unit.to_owned()),
        change: "none".to_owned(),
        basis: "none".to_owned(),
        name: name.map(str::to_owned),
        indicator: None,
        window_text: None,
        window_start: None,
        window_end: None,
        sentence: String::new(),
        rule: String::new(),
        corrected: false,
    }
}
