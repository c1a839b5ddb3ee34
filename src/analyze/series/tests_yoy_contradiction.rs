use std::sync::Arc;

use super::super::key::by_key;
use super::super::testing::{context, indicators, item, metric, metric_of};
use super::*;

/// A level and its growth, in one sentence of one task.
fn grown(label: &str, level: (&str, f64), growth: (&str, f64), words: &str) -> [Metric; 2] {
    let task = Arc::new(item(label));
    let sentence = format!("前三季度桥梁{}，{words}{}。", level.0, growth.0);
    let growth = Metric {
        seq: 2,
        kind: "percent".into(),
        unit: Some("%".into()),
        canonical_unit: Some("%".into()),
        change: if words.contains("下降") {
            "decrease"
        } else {
            "increase"
        }
        .into(),
        basis: "yoy".into(),
        ..metric_of(Arc::clone(&task), growth.0, growth.1, &sentence)
    };
    [metric_of(task, level.0, level.1, &sentence), growth]
}

fn before(label: &str, text: &str, value: f64) -> Metric {
    metric(label, text, value, &format!("前三季度桥梁{text}。"))
}

fn found(before: Metric, now: [Metric; 2]) -> Vec<Finding> {
    let metrics: Vec<_> = [before].into_iter().chain(now).collect();
    let indicators = indicators();
    contradictions(&metrics, &by_key(&metrics), &context(&indicators))
}

#[test]
fn a_growth_that_last_year_contradicts_is_found() {
    let found = found(
        before("2021Q3", "100座", 100.0),
        grown("2022Q3", ("120座", 120.0), ("9.1%", 9.1), "同比增长"),
    );
    let [finding] = found.as_slice() else {
        panic!("{found:?}")
    };
    assert!((finding.expected - 120.0 / 1.091).abs() < 1e-6);
    assert_eq!(finding.later.text, "120座");
    assert_eq!(finding.change.as_ref().map(|f| f.text.as_str()), Some("9.1%"));
    assert_eq!(
        finding.message.zh,
        "同比与上年报告不符：桥梁在2022Q3为120座，同比增长9.1%，上年同期应为109.991座，而2021Q3报告为100座"
    );
}

#[test]
fn what_rounding_or_revision_explains_is_none() {
    for (last, level, growth, words) in [
        (("100座", 100.0), ("120座", 120.0), ("20%", 20.0), "同比增长"),
        (("100座", 100.0), ("120座", 120.0), ("20.4%", 20.4), "同比增长"),
        (("100座", 100.0), ("88座", 88.0), ("12%", 12.0), "同比下降"),
        // Two percent of last year's figure may have been revised.
        (("1000座", 1000.0), ("1200座", 1200.0), ("18.2%", 18.2), "同比增长"),
        // 3个 may be anything from 2.5 on: coarse figures leave much room.
        (("3万座", 30_000.0), ("4万座", 40_000.0), ("50%", 50.0), "同比增长"),
    ] {
        assert_eq!(
            found(before("2021Q3", last.0, last.1), grown("2022Q3", level, growth, words)),
            [],
            "{growth:?}"
        );
    }
}

#[test]
fn only_the_same_months_and_the_same_time_count() {
    let now = |words| grown("2022Q3", ("120座", 120.0), ("9.1%", 9.1), words);
    assert_eq!(found(before("2021Q2", "100座", 100.0), now("同比增长")), []);
    assert_eq!(found(before("2020Q3", "100座", 100.0), now("同比增长")), []);
    // Within a year 较上年 may mean the whole year before; at its end it cannot.
    assert_eq!(found(before("2021Q3", "100座", 100.0), now("较上年增长")), []);
    let year = grown("2022", ("120座", 120.0), ("9.1%", 9.1), "较上年增长");
    assert_eq!(found(before("2021", "100座", 100.0), year).len(), 1);
}

#[test]
fn comparable_prices_are_not_computed_with() {
    let output = |metric: Metric| Metric {
        indicator: Some("output".into()),
        ..metric
    };
    let now = grown("2022Q3", ("120座", 120.0), ("9.1%", 9.1), "同比增长");
    assert_eq!(found(output(before("2021Q3", "100座", 100.0)), now.map(output)), []);
    let comparable = grown("2022Q3", ("120座", 120.0), ("9.1%", 9.1), "按可比价格计算同比增长");
    assert_eq!(found(before("2021Q3", "100座", 100.0), comparable), []);
}

#[test]
fn points_and_counts_are_subtracted() {
    let percent = |metric: Metric| Metric {
        kind: "percent".into(),
        unit: Some("%".into()),
        canonical_unit: Some("%".into()),
        ..metric
    };
    let points = |text, value| {
        let [level, growth] = grown("2022Q3", ("95.2%", 95.2), (text, value), "同比提高");
        let growth = Metric {
            kind: "percentage_point".into(),
            unit: Some("个百分点".into()),
            canonical_unit: Some("个百分点".into()),
            ..growth
        };
        [percent(level), growth]
    };
    let last = || percent(before("2021Q3", "94.1%", 94.1));
    assert_eq!(found(last(), points("1.2个百分点", 1.2)), []);
    assert_eq!(found(last(), points("2.1个百分点", 2.1)).len(), 1);
    let count = |text, value| {
        let [level, growth] = grown("2022Q3", ("120座", 120.0), (text, value), "同比增加");
        let of_level = Metric {
            text: growth.text.clone(),
            value: growth.value,
            canonical_value: growth.canonical_value,
            seq: 2,
            change: "increase".into(),
            basis: "yoy".into(),
            ..level.clone()
        };
        [level, of_level]
    };
    assert_eq!(found(before("2021Q3", "100座", 100.0), count("20座", 20.0)), []);
    assert_eq!(found(before("2021Q3", "100座", 100.0), count("12座", 12.0)).len(), 1);
}

#[test]
fn nothing_is_guessed_where_several_share_a_name() {
    let [level, growth] = grown("2022Q3", ("120座", 120.0), ("9.1%", 9.1), "同比增长");
    let other = Metric {
        seq: 3,
        text: "4%".into(),
        ..growth.clone()
    };
    let metrics = [before("2021Q3", "100座", 100.0), level, growth, other];
    let indicators = indicators();
    assert_eq!(contradictions(&metrics, &by_key(&metrics), &context(&indicators)), []);
}
