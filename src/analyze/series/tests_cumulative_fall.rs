use jiff::civil::date;

use super::super::key::by_key;
use super::super::testing::{context, indicators, metric, within};
use super::*;

/// The later figures of all falls.
#[track_caller]
fn falls_of(metrics: Vec<Metric>) -> Vec<String> {
    let indicators = indicators();
    let found = falls(&by_key(&metrics), &context(&indicators));
    found.into_iter().map(|finding| finding.later.text).collect()
}

fn built(label: &str, value: u32) -> Metric {
    let text = format!("{value}座");
    metric(label, &text, f64::from(value), &format!("累计建成桥梁{text}。"))
}

fn none() -> Vec<String> {
    Vec::new()
}

#[test]
fn a_cumulative_figure_that_falls_is_found_once() {
    assert_eq!(
        falls_of(vec![built("2022Q2", 12), built("2022Q3", 9), built("2022Q4", 10)]),
        ["9座"]
    );
    let indicators = indicators();
    let metrics = [built("2022Q2", 12), built("2022Q3", 9)];
    let found = &falls(&by_key(&metrics), &context(&indicators))[0];
    assert_eq!((found.expected, found.deviation), (12.0, -3.0));
    assert_eq!(found.earlier.as_ref().map(|f| f.period.as_str()), Some("2022Q2"));
    assert_eq!(found.message.zh, "累计数下降：桥梁在2022Q2为12座，2022Q3却为9座");
}

#[test]
fn what_grows_or_stands_or_begins_anew_is_none() {
    assert_eq!(
        falls_of(vec![built("2022Q2", 12), built("2022Q3", 12), built("2022Q4", 13)]),
        none()
    );
    assert_eq!(falls_of(vec![built("2022Q4", 12), built("2023Q1", 3)]), none());
}

#[test]
fn the_words_must_say_that_it_is_cumulative() {
    let said = |label, value: u32, sentence: &str| {
        let text = format!("{value}座");
        metric(label, &text, f64::from(value), &sentence.replace('#', &text))
    };
    for sentence in [
        "建成桥梁#。",
        "当季建成桥梁#，全年累计支出3亿元。",
        "累计支出3亿元，建成桥梁#。",
        "第三季度新增桥梁#。",
        "累计日均检查桥梁#。",
        "累计尚有在建桥梁#。",
    ] {
        assert_eq!(
            falls_of(vec![said("2022Q2", 12, sentence), said("2022Q3", 9, sentence)]),
            none(),
            "{sentence}"
        );
    }
    // The first quarter's figure is cumulative whatever its words.
    let first = said("2022Q1", 12, "建成桥梁#。");
    assert_eq!(falls_of(vec![first, said("2022Q2", 9, "累计建成桥梁#。")]), ["9座"]);
}

#[test]
fn windows_say_it_too() {
    let half = || {
        within(
            metric("2022Q2", "12座", 12.0, "上半年建成桥梁12座。"),
            Some(date(2022, 1, 1)),
            date(2022, 6, 30),
        )
    };
    let nine = |start| {
        within(
            metric("2022Q3", "9座", 9.0, "建成桥梁9座。"),
            Some(start),
            date(2022, 9, 30),
        )
    };
    assert_eq!(falls_of(vec![half(), nine(date(2022, 1, 1))]), ["9座"]);
    assert_eq!(falls_of(vec![half(), nine(date(2022, 7, 1))]), none());
    let as_of = |sentence| within(metric("2022Q3", "9座", 9.0, sentence), None, date(2022, 9, 30));
    assert_eq!(falls_of(vec![half(), as_of("截至9月底，已建成桥梁9座。")]), ["9座"]);
    assert_eq!(falls_of(vec![half(), as_of("截至9月底，桥梁9座。")]), none());
    assert_eq!(falls_of(vec![half(), as_of("截至9月底，剩余桥梁9座。")]), none());
}

fn in_catalogue(key: &str, label: &str, value: f64) -> Metric {
    Metric {
        indicator: Some(key.into()),
        ..metric(label, &format!("{value}座"), value, "桥梁")
    }
}

#[test]
fn the_catalogue_alone_needs_a_series_that_grows() {
    let quarters = [
        "2021Q1", "2021Q2", "2021Q3", "2021Q4", "2022Q1", "2022Q2", "2022Q3", "2022Q4",
    ];
    let of = |key: &str, values: [f64; 8]| {
        let rows = quarters.iter().zip(values);
        falls_of(rows.map(|(label, value)| in_catalogue(key, label, value)).collect())
    };
    assert_eq!(of("visits", [3.0, 6.0, 9.0, 12.0, 4.0, 7.0, 5.0, 11.0]), ["5座"]);
    // Quarters that are counted each for itself.
    assert_eq!(of("visits", [3.0, 6.0, 5.0, 2.0, 4.0, 7.0, 5.0, 11.0]), none());
    assert_eq!(of("firms", [3.0, 6.0, 9.0, 12.0, 4.0, 7.0, 5.0, 11.0]), none());
    // Three steps show nothing.
    assert_eq!(
        falls_of(vec![
            in_catalogue("visits", "2022Q2", 12.0),
            in_catalogue("visits", "2022Q3", 9.0)
        ]),
        none()
    );
}

#[test]
fn the_catalogue_is_believed_where_the_report_begins_with_the_year_and_where_it_says_no() {
    let year = in_catalogue("visits", "2022", 9.0);
    assert_eq!(falls_of(vec![in_catalogue("visits", "2022Q3", 12.0), year]), ["9座"]);
    let firms = |label, value: f64| Metric {
        sentence: format!("累计登记{value}座").into(),
        ..in_catalogue("firms", label, value)
    };
    assert_eq!(falls_of(vec![firms("2022Q2", 12.0), firms("2022Q3", 9.0)]), none());
}

#[test]
fn rounding_and_bounds_leave_room() {
    let of = |label: &str, text: &str, value: f64, bound: &str| Metric {
        bound: bound.into(),
        ..metric(label, text, value, &format!("累计惠及{text}"))
    };
    let pair = |a: (&str, f64, &str), b: (&str, f64, &str)| {
        falls_of(vec![of("2022Q2", a.0, a.1, a.2), of("2022Q3", b.0, b.1, b.2)]).len()
    };
    // 1.2万 may be 11500.
    assert_eq!(pair(("1.2万人", 12_000.0, "exact"), ("11503人", 11_503.0, "exact")), 0);
    assert_eq!(pair(("1.2万人", 12_000.0, "exact"), ("11303人", 11_303.0, "exact")), 1);
    assert_eq!(pair(("600人", 600.0, "approx"), ("571人", 571.0, "exact")), 0);
    assert_eq!(pair(("600人", 600.0, "max"), ("400人", 400.0, "exact")), 0);
    assert_eq!(pair(("600人", 600.0, "min"), ("400人", 400.0, "exact")), 1);
    assert_eq!(pair(("600人", 600.0, "exact"), ("400人", 400.0, "min")), 0);
}

#[test]
fn shares_may_fall_and_parts_are_not_held_against_wholes() {
    let share = |label, value| Metric {
        kind: "percent".into(),
        ..built(label, value)
    };
    assert_eq!(falls_of(vec![share("2022Q2", 12), share("2022Q3", 9)]), none());
    let part = built("2022Q3", 4);
    assert_eq!(falls_of(vec![built("2022Q2", 12), built("2022Q3", 15), part]), none());
}
