//! What does not add up, inside of tasks and between reports.

use std::io;

use serde::Serialize;

use super::lines;
use super::style::{HEADING, paint};
use super::width::shown_line;
use crate::analyze::{Arithmetic, Finding, Relation};

/// One JSON object a relation or finding; `scope` says which.
pub(in crate::cli) fn json(found: &Arithmetic) -> io::Result<String> {
    #[derive(Serialize)]
    #[serde(tag = "scope", rename_all = "snake_case")]
    enum Line<'a> {
        Item(&'a Relation),
        Series(&'a Finding),
    }
    let inside = found.relations.iter().map(Line::Item);
    lines::json_lines(inside.chain(found.findings.iter().map(Line::Series)))
}

const HEADER: [&str; 21] = [
    "scope",
    "rule",
    "holds",
    "within_rounding",
    "district_code",
    "district",
    "period",
    "section",
    "item_no",
    "metric_id",
    "indicator",
    "name",
    "whole",
    "parts",
    "reported",
    "expected",
    "deviation",
    "sentence",
    "earlier_period",
    "earlier_sentence",
    "message",
];

/// One row of the table, in the order of its header. A finding's whole is the later figure, its parts are the earlier
/// one and the printed growth.
#[derive(Debug, Serialize)]
struct Row<'a> {
    scope: &'static str,
    rule: &'a str,
    holds: bool,
    within_rounding: bool,
    district_code: Option<&'a str>,
    district: Option<&'a str>,
    period: Option<&'a str>,
    section: Option<&'a str>,
    item_no: Option<i32>,
    metric_id: &'a str,
    indicator: Option<&'a str>,
    name: Option<&'a str>,
    whole: &'a str,
    parts: String,
    reported: Option<f64>,
    expected: Option<f64>,
    deviation: Option<f64>,
    sentence: &'a str,
    earlier_period: Option<&'a str>,
    earlier_sentence: Option<&'a str>,
    message: Option<&'a str>,
}

/// One table of both.
pub(in crate::cli) fn csv(found: &Arithmetic) -> io::Result<String> {
    let inside = found.relations.iter().map(inside);
    lines::csv(&HEADER, inside.chain(found.findings.iter().map(between)))
}

fn inside(relation: &Relation) -> Row<'_> {
    Row {
        scope: "item",
        rule: &relation.rule,
        holds: relation.holds,
        within_rounding: relation.within_rounding,
        district_code: relation.district_code.as_deref(),
        district: relation.district.as_deref(),
        period: relation.period.as_deref(),
        section: relation.section.as_deref(),
        item_no: relation.item_no,
        metric_id: &relation.metric_id,
        indicator: None,
        name: relation.name.as_deref(),
        whole: &relation.whole,
        parts: relation.parts.clone(),
        reported: relation.reported,
        expected: relation.expected,
        deviation: relation.deviation,
        sentence: &relation.sentence,
        earlier_period: None,
        earlier_sentence: None,
        message: None,
    }
}

fn between(finding: &Finding) -> Row<'_> {
    let earlier = finding.earlier.as_ref();
    let parts = earlier
        .into_iter()
        .chain(&finding.change)
        .map(|figure| figure.text.as_str());
    Row {
        scope: "series",
        rule: finding.rule.code(),
        holds: false,
        within_rounding: false,
        district_code: finding.district_code.as_deref(),
        district: finding.district.as_deref(),
        period: Some(&finding.later.period),
        section: finding.section.as_deref(),
        item_no: finding.item_no,
        metric_id: &finding.later.metric_id,
        indicator: finding.indicator.as_deref(),
        name: finding.name.as_deref(),
        whole: &finding.later.text,
        parts: parts.collect::<Vec<_>>().join(" + "),
        reported: Some(finding.expected + finding.deviation),
        expected: Some(finding.expected),
        deviation: Some(finding.deviation),
        sentence: &finding.later.sentence,
        earlier_period: earlier.map(|figure| figure.period.as_str()),
        earlier_sentence: earlier.map(|figure| figure.sentence.as_str()),
        message: Some(&finding.message.zh),
    }
}

/// For people: a few lines each, those inside of tasks first.
pub(in crate::cli) fn text(found: &Arithmetic, colour: bool) -> String {
    let inside = found.relations.iter().map(|relation| {
        let place = place(&inside(relation), colour);
        format!("{place}  {}\n  {}\n", figures(relation), shown_line(&relation.sentence))
    });
    let between = found.findings.iter().map(|finding| {
        let place = place(&between(finding), colour);
        let figures = finding.earlier.iter().chain([&finding.later]);
        let sentences = figures.map(|figure| format!("  {}: {}\n", figure.period, shown_line(&figure.sentence)));
        format!(
            "{place}  {}\n{}",
            shown_line(&finding.message.en),
            sentences.collect::<String>()
        )
    });
    inside.chain(between).collect()
}

/// The heading: the rule, and where.
fn place(row: &Row<'_>, colour: bool) -> String {
    let item = row.item_no.map(|number| number.to_string());
    let place = [row.district, row.period, row.section, item.as_deref()];
    let place: Vec<_> = place.into_iter().flatten().map(shown_line).collect();
    let holds = if row.holds { "  holds" } else { "" };
    format!(
        "{}  {}  {}{holds}\n",
        paint(row.rule, HEADING, colour),
        place.join(" "),
        row.metric_id
    )
}

/// Whole and parts, and what they give.
fn figures(relation: &Relation) -> String {
    let number = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), readable);
    let reported = relation.reported.map(|value| format!(", reported {}", readable(value)));
    let rounding = if relation.within_rounding && !relation.holds {
        ", within rounding"
    } else {
        ""
    };
    format!(
        "{} / {}{}, expected {}, deviation {}{rounding}",
        shown_line(&relation.whole),
        shown_line(&relation.parts),
        reported.unwrap_or_default(),
        number(relation.expected),
        number(relation.deviation),
    )
}

/// Six significant digits.
fn readable(value: f64) -> String {
    let rounded = format!("{value:.5e}");
    rounded.parse::<f64>().map_or(rounded, |value| value.to_string())
}
