use std::sync::Arc;

use super::*;
use crate::analyze::series::testing::{context, indicators, item, metric_of};
use crate::analyze::tables::{Check, Comparison, Item, Metric, Report};

/// What is listed of these rows: reason and id.
fn listed(mut tables: Tables) -> Vec<(&'static str, String)> {
    tables.sort();
    let (indicators, lexicon) = (indicators(), Lexicon::builtin().unwrap());
    let entries = entries(&tables, &context(&indicators), &lexicon);
    entries
        .into_iter()
        .map(|entry| (entry.reason.code(), entry.id))
        .collect()
}

fn of_status(status: &str) -> Arc<Item> {
    Arc::new(Item {
        status: status.into(),
        ..item("2022Q4")
    })
}

/// A planned number and a reported one in a task of that status.
fn planned(item: &Arc<Item>, target: f64, bound: &str, actual: f64) -> Tables {
    let number = |seq, value: f64| Metric {
        seq,
        ..metric_of(
            Arc::clone(item),
            &format!("{value}座"),
            value,
            &format!("建桥{value}座"),
        )
    };
    let target_row = Metric {
        field: "target".into(),
        role: "target".into(),
        bound: bound.into(),
        ..number(1, target)
    };
    let comparison = Comparison {
        item: Arc::clone(item),
        target_seq: 1,
        actual_seq: 2,
        ratio: Some(actual / target),
        met: Some(actual >= target && bound != "approx"),
    };
    Tables {
        metrics: vec![target_row, number(2, actual)],
        comparisons: vec![comparison],
        ..Tables::default()
    }
}

const NOTHING: [(&str, String); 0] = [];

#[test]
fn a_status_against_its_comparisons_is_listed() {
    let contradiction = [("status_contradiction", "青禾区2022Q4:1".to_owned())];
    for (status, actual) in [
        ("completed", 9.0),
        ("exceeded", 9.0),
        ("not_met", 12.0),
        ("in_progress", 12.0),
    ] {
        assert_eq!(
            listed(planned(&of_status(status), 10.0, "exact", actual)),
            contradiction,
            "{status}"
        );
    }
    for (status, actual) in [
        ("completed", 10.0),
        ("exceeded", 12.0),
        ("not_met", 9.0),
        ("cancelled", 9.0),
    ] {
        assert_eq!(
            listed(planned(&of_status(status), 10.0, "exact", actual)),
            NOTHING,
            "{status}"
        );
    }
    // More than about ten is no target missed.
    assert_eq!(listed(planned(&of_status("exceeded"), 10.0, "approx", 12.0)), NOTHING);
    // A second planned number without a counterpart may be what is still to do.
    let item = of_status("in_progress");
    let mut tables = planned(&item, 10.0, "exact", 12.0);
    tables.metrics.push(Metric {
        seq: 3,
        ..tables.metrics[0].clone()
    });
    assert_eq!(listed(tables), NOTHING);
}

fn failed(item: &Arc<Item>, within_rounding: bool) -> Check {
    Check {
        item: Arc::clone(item),
        rule: "sum".into(),
        whole: "12座".into(),
        parts: "5座 + 6座".into(),
        whole_seq: 2,
        reported_seq: None,
        reported: None,
        expected: Some(11.0),
        deviation: Some(1.0),
        holds: false,
        within_rounding,
    }
}

#[test]
fn checks_that_rounding_explains_are_not_listed() {
    let item = of_status("completed");
    let with = |within_rounding| Tables {
        checks: vec![failed(&item, within_rounding)],
        ..planned(&item, 12.0, "exact", 12.0)
    };
    assert_eq!(listed(with(false)), [("failed_check", "青禾区2022Q4:1:2".to_owned())]);
    assert_eq!(listed(with(true)), NOTHING);
}

#[test]
fn units_that_no_list_has_are_listed() {
    let item = of_status("completed");
    let of = |kind: &str, unit: Option<&str>| {
        let metric = Metric {
            kind: kind.into(),
            unit: unit.map(Into::into),
            ..metric_of(Arc::clone(&item), "3", 3.0, "桥3")
        };
        let metrics = vec![metric];
        !listed(Tables {
            metrics,
            ..Tables::default()
        })
        .is_empty()
    };
    assert!(of("count", None) && of("count", Some("撮箕")) && of("other", None));
    assert!(!of("count", Some("座")) && !of("count", Some("台(套)")) && !of("rate", Some("元/座")));
    assert!(!of("ratio", None) && of("count", Some("台(撮箕)")));
}

#[test]
fn absurd_ratios_and_inexact_values_are_listed() {
    let item = of_status("exceeded");
    assert_eq!(
        listed(planned(&item, 10.0, "exact", 250.0)),
        [("odd_ratio", "青禾区2022Q4:1:2".to_owned())]
    );
    assert_eq!(listed(planned(&item, 10.0, "exact", 150.0)), NOTHING);
    // Nothing yet is no absurdity.
    assert_eq!(listed(planned(&of_status("not_met"), 10.0, "exact", 0.0)), NOTHING);
    let mut tables = planned(&item, 10.0, "exact", 12.0);
    tables.metrics[1].exact = false;
    assert_eq!(listed(tables), [("inexact_value", "青禾区2022Q4:1:2".to_owned())]);
}

#[test]
fn reports_that_join_nothing_are_listed() {
    let of = |district: Option<&str>| Report {
        district: district.map(Into::into),
        ..(*item("2022Q4").report).clone()
    };
    let reports = vec![Arc::new(of(None)), Arc::new(of(Some("青禾区")))];
    let tables = Tables {
        reports,
        ..Tables::default()
    };
    assert_eq!(listed(tables), [("unknown_place", "青禾区2022Q4".to_owned())]);
}

#[test]
fn what_is_decided_is_left_out_and_the_rest_has_an_order() {
    let item = of_status("completed");
    let tables = |corrected| {
        let mut tables = Tables {
            checks: vec![failed(&item, false)],
            ..planned(&item, 12_000.0, "exact", 12.0)
        };
        tables.metrics[1].corrected = corrected;
        tables
    };
    let number = "青禾区2022Q4:1:2".to_owned();
    let status = ("status_contradiction", "青禾区2022Q4:1".to_owned());
    // The check weighs more than the odd ratio of the same number, which is only added to its message.
    assert_eq!(listed(tables(false)), [status.clone(), ("failed_check", number)]);
    assert_eq!(listed(tables(true)), [status]);
    let done = Arc::new(Item {
        corrected: true,
        ..(*item).clone()
    });
    assert_eq!(listed(planned(&done, 10.0, "exact", 9.0)), NOTHING);
}
