//! What adds up in a dataset and what does not: the checks inside of tasks, which are a table, and the contradictions
//! between reports, which are computed here. They are in no table, since a partition's files tell of its own reports only.

use std::path::Path;

use serde::Serialize;

use super::AnalyzeError;
use super::dataset::Dataset;
use super::series::{self, Context, Finding};
use super::tables::{Check, Tables, Text};
use crate::lexicon::Lexicon;

/// The arithmetic of a dataset.
#[derive(Debug, Clone, PartialEq)]
pub struct Arithmetic {
    /// All relations inside of tasks, by report and task.
    pub relations: Vec<Relation>,
    /// What contradicts each other between reports, by district, period and task.
    pub findings: Vec<Finding>,
    /// How many series have figures of several reports, so that there is something to contradict.
    pub series: usize,
}

/// One row of `checks` with what a reader needs to judge it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Relation {
    /// `sum | ratio | difference | weighted_change`.
    pub rule: String,
    /// Whether the computed figure, rounded to the printed digits, is the printed one.
    pub holds: bool,
    /// Whether rounding, or a word like 约, explains the deviation.
    pub within_rounding: bool,
    /// Code of GB/T 2260; none where no list has the district.
    pub district_code: Option<String>,
    /// The district's name.
    pub district: Option<String>,
    /// The report's period.
    pub period: Option<String>,
    /// The task's section.
    pub section: Option<String>,
    /// Number of the task in its section, as printed.
    pub item_no: Option<i32>,
    /// Key of the whole, or of the printed rate where there is one.
    pub metric_id: String,
    /// What is measured.
    pub name: Option<String>,
    /// The total, or the denominator, as printed.
    pub whole: String,
    /// The parts, or the numerator, as printed.
    pub parts: String,
    /// The printed figure.
    pub reported: Option<f64>,
    /// The computed one.
    pub expected: Option<f64>,
    /// Reported minus expected.
    pub deviation: Option<f64>,
    /// The sentence of the whole, or of the printed rate.
    pub sentence: String,
}

/// Computes with all reports of a dataset; the catalogue of indicators and its extensions are the lexicon's.
///
/// # Errors
/// When there is no dataset, or a file of it cannot be read.
pub fn arithmetic(dataset: &Path, lexicon: &Lexicon) -> Result<Arithmetic, AnalyzeError> {
    let tables = Tables::read(&Dataset::open(dataset)?)?;
    let context = Context::new(&lexicon.indicators)?;
    Ok(Arithmetic {
        relations: tables.checks.iter().map(|check| relation(check, &tables)).collect(),
        findings: series::contradictions(&tables.metrics, &context),
        series: series::joined(&tables.metrics),
    })
}

fn relation(check: &Check, tables: &Tables) -> Relation {
    let (item, report) = (&check.item, &check.item.report);
    let owned = |text: &Option<Text>| text.as_ref().map(Text::to_string);
    let seq = check.reported_seq.unwrap_or(check.whole_seq);
    let metric = tables.metric(item, seq);
    Relation {
        rule: check.rule.to_string(),
        holds: check.holds,
        within_rounding: check.within_rounding,
        district_code: owned(&report.district_code),
        district: owned(&report.district),
        period: report.period.as_ref().map(|period| period.label.to_string()),
        section: owned(&item.section),
        item_no: item.item_no,
        metric_id: format!("{}:{seq}", item.id()),
        name: metric.and_then(|metric| owned(&metric.name)),
        whole: check.whole.to_string(),
        parts: check.parts.to_string(),
        reported: check.reported,
        expected: check.expected,
        deviation: check.deviation,
        sentence: metric.map_or_else(String::new, |metric| metric.sentence.to_string()),
    }
}
