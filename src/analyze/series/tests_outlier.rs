use std::sync::Arc;

use super::super::key::by_key;
use super::super::testing::{item_in, metric, metric_of};
use super::*;

fn found(metrics: &[Metric]) -> Vec<(String, Option<Suspect>)> {
    let found = outliers(&by_key(metrics)).into_iter();
    found.map(|finding| (finding.later.text, finding.suspect)).collect()
}

fn built(label: &str, value: f64) -> Metric {
    metric(label, &format!("{value}座"), value, "桥梁")
}

const QUARTERS: [&str; 6] = ["2022Q1", "2022Q2", "2022Q3", "2022Q4", "2023Q1", "2023Q2"];

fn history(values: [f64; 6]) -> Vec<Metric> {
    let rows = QUARTERS.iter().zip(values);
    rows.map(|(label, value)| built(label, value)).collect()
}

#[test]
fn a_unit_that_is_missing_or_too_much_stands_out() {
    let wan = history([30_000.0, 64_000.0, 9.0, 127_000.0, 33_000.0, 66_000.0]);
    assert_eq!(found(&wan), [("9座".to_owned(), Some(Suspect::WanMissing))]);
    let much = history([30.0, 64.0, 910_000.0, 127.0, 33.0, 66.0]);
    assert_eq!(found(&much), [("910000座".to_owned(), Some(Suspect::WanTooMuch))]);
    let odd = history([30.0, 64.0, 91_000.0, 127.0, 33.0, 66.0]);
    assert_eq!(found(&odd), [("91000座".to_owned(), None)]);
}

#[test]
fn a_year_that_begins_anew_or_stands_still_has_none() {
    assert_eq!(found(&history([30.0, 64.0, 91.0, 127.0, 35.0, 70.0])), []);
    assert_eq!(found(&history([19.0, 19.0, 19.0, 19.0, 25.0, 25.0])), []);
    // Four values are too few to know a spread.
    assert_eq!(found(&history([30.0, 64.0, 910_000.0, 127.0, 33.0, 66.0])[..4]), []);
}

#[test]
fn a_large_district_is_none_if_it_always_was() {
    let of = |district: &str, label: &str, value: f64| Metric {
        indicator: Some("visits".into()),
        ..metric_of(Arc::new(item_in(district, label)), &format!("{value}次"), value, "走访")
    };
    let small = ["甲区", "乙区", "丙区", "丁区", "戊区"];
    let mut metrics: Vec<_> = small.iter().map(|district| of(district, "2022Q1", 40.0)).collect();
    metrics.extend(QUARTERS.iter().map(|label| of("大区", label, 9000.0)));
    assert_eq!(found(&metrics), []);
    // Without a history only the peers are there.
    metrics.push(of("巨区", "2022Q1", 400_000.0));
    assert_eq!(found(&metrics), [("400000次".to_owned(), Some(Suspect::WanTooMuch))]);
}

#[test]
fn percentages_are_measured_in_points() {
    let share = |label: &str, value: f64| Metric {
        kind: "percent".into(),
        ..built(label, value)
    };
    let of = |values: [f64; 6]| -> Vec<_> { QUARTERS.iter().zip(values).map(|(q, v)| share(q, v)).collect() };
    assert_eq!(found(&of([95.1, 95.4, 94.9, 96.0, 95.2, 9.5])).len(), 1);
    assert_eq!(found(&of([95.1, 95.4, 94.9, 96.0, 95.2, 91.5])), []);
}
