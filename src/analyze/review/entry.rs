//! One row of the list, in the columns of `corrections.csv` and with what a reviewer needs to decide.

use serde::Serialize;

use super::priority::{Priority, Reason};
use crate::analyze::tables::{Item, Metric, Report, Text};

/// One number, task or report that deserves a look.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Entry {
    /// `report_id:item_seq:seq` of a number, `report_id:item_seq` of a task's status, `report_id` of a report.
    pub id: String,
    /// The number as it stands in the text; empty for a task or report.
    pub surface: String,
    /// For the reviewer: what to change (`value | unit | name | indicator | strike | status`).
    pub change: String,
    /// For the reviewer: what to change it to.
    pub to: String,
    /// For the reviewer: who decided.
    pub by: String,
    /// For the reviewer: why.
    pub why: String,
    /// The code of the weightiest reason.
    pub reason: Reason,
    /// The reasons in words, in Chinese.
    pub message: String,
    /// The district's name.
    pub district: Option<String>,
    /// The report's period.
    pub period: Option<String>,
    /// The task's section.
    pub section: Option<String>,
    /// Number of the task in its section, as printed.
    pub item_no: Option<i32>,
    /// `target` or `progress` of a number.
    pub field: Option<String>,
    /// Value, unit and name as they are now, or the status.
    pub current: String,
    /// The number's sentence.
    pub sentence: String,
    /// The report's document.
    pub source: String,
    /// How much it deserves the look.
    #[serde(skip)]
    pub(super) priority: Priority,
}

impl Entry {
    /// A number.
    pub(super) fn metric(metric: &Metric, priority: Priority, message: String) -> Self {
        Self {
            id: metric.id(),
            surface: metric.text.to_string(),
            field: Some(metric.field.to_string()),
            current: current(metric),
            sentence: metric.sentence.to_string(),
            ..Self::item(&metric.item, priority, message)
        }
    }

    /// A task's status.
    pub(super) fn item(item: &Item, priority: Priority, message: String) -> Self {
        Self {
            id: item.id(),
            section: owned(item.section.as_ref()),
            item_no: item.item_no,
            current: item.status.to_string(),
            ..Self::report(&item.report, priority, message)
        }
    }

    /// A report.
    pub(super) fn report(report: &Report, priority: Priority, message: String) -> Self {
        Self {
            id: report.report_id.to_string(),
            surface: String::new(),
            change: String::new(),
            to: String::new(),
            by: String::new(),
            why: String::new(),
            reason: priority.reason,
            message,
            district: owned(report.district.as_ref()),
            period: report.period.as_ref().map(|period| period.label.to_string()),
            section: None,
            item_no: None,
            field: None,
            current: String::new(),
            sentence: String::new(),
            source: report.source.to_string(),
            priority,
        }
    }

    /// District, period and identity, so that rows of equal priority have an order. Numbers are in their order.
    pub(super) fn place(&self) -> (&Option<String>, &Option<String>, &str, u32, u32) {
        let mut parts = self.id.split(':');
        let report = parts.next().unwrap_or_default();
        let mut number = || parts.next().and_then(|part| part.parse().ok()).unwrap_or(0);
        (&self.district, &self.period, report, number(), number())
    }
}

/// What a number says now: value, unit, name.
fn current(metric: &Metric) -> String {
    let value = metric.value.map(|value| value.to_string());
    let parts = [value.as_deref(), metric.unit.as_deref(), metric.name.as_deref()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn owned(text: Option<&Text>) -> Option<String> {
    text.map(Text::to_string)
}
