//! Reports and mentions → metrics: base and canonical units, names, districts, periods, windows, provenance.
//! Does no input or output, drops nothing silently, has never heard of Arrow.

mod cell;
pub mod district;
pub mod field;
mod identity;
mod indicator;
mod item_key;
pub mod name;
pub mod role;
mod sentence;
pub mod time;

use crate::diagnostic::{Diagnostic, DiagnosticCode, Stage};
use crate::lexicon::Lexicon;
use crate::parse;
use crate::rows::{Field, Item, Metric, Period, RejectedNumeral, Status};
use field::{FieldRows, Place};
use identity::Fingerprint;
pub use item_key::give_keys;

/// The rows of a report's items, judged by nobody yet.
#[derive(Debug, Default)]
pub struct Normalized {
    /// In reading order; the status is still unclear.
    pub items: Vec<Item>,
    /// By item and place.
    pub metrics: Vec<Metric>,
    /// By item and place.
    pub rejected_numerals: Vec<RejectedNumeral>,
    /// What was strange.
    pub diagnostics: Vec<Diagnostic>,
}

/// The period of a report: what the config says, else what title, lines under it, date and path say.
pub fn period(
    report: &parse::Report,
    path: &str,
    configured: Option<Period>,
    lexicon: &Lexicon,
) -> (Option<Period>, Vec<Diagnostic>) {
    let evidence = time::Evidence {
        title: report.title.as_deref().unwrap_or_default(),
        preface: &report.preface,
        path,
        published: report.metadata.published_on.or(report.metadata.generated_on),
    };
    let period = configured.or_else(|| time::period_of(&evidence, lexicon));
    let remark = period.is_none().then(|| {
        let message =
            "neither title nor path names a period; set `period` under [report] in the config if all documents share one";
        Diagnostic::new(Stage::Normalize, DiagnosticCode::UnknownPeriod, message)
    });
    (period, remark.into_iter().collect())
}

/// The report's identity: period, district, title and items, without white space, in NFKC.
pub fn report_id(report: &parse::Report, period: Option<Period>, district: Option<&str>) -> String {
    let mut fingerprint = Fingerprint::default();
    fingerprint.add(&period.map(|p| p.label()).unwrap_or_default());
    fingerprint.add(district.unwrap_or_default());
    fingerprint.add(report.title.as_deref().unwrap_or_default());
    for item in &report.items {
        fingerprint.add(&item.target);
        fingerprint.add(&item.progress);
    }
    fingerprint.finish()
}

/// Reads all numbers of a report.
pub fn normalize(report: &parse::Report, period: Option<Period>, lexicon: &Lexicon) -> Normalized {
    let mut rows = Normalized::default();
    for (i, item) in report.items.iter().enumerate() {
        let item_seq = i32::try_from(i + 1).unwrap_or(i32::MAX);
        rows.items.push(item_row(item_seq, item, report));
        add_numbers(&mut rows, item_seq, item, period, lexicon);
    }
    rows
}

fn number(value: u32) -> i32 {
    i32::try_from(value).unwrap_or(i32::MAX)
}

fn item_row(item_seq: i32, item: &parse::Item, report: &parse::Report) -> Item {
    let section = report.sections.iter().find(|s| s.no == item.section_no);
    Item {
        item_seq,
        item_key: String::new(),
        section_no: number(item.section_no),
        section: section.and_then(|s| s.name.clone()),
        section_title: section.and_then(|s| s.title.clone()),
        item_no: item.item_no.map(number),
        target: item.target.clone(),
        progress: item.progress.clone(),
        owner: item.owner.clone(),
        deadline: item.deadline.clone(),
        status: Status::Unclear,
        status_rule: String::new(),
        corrected: false,
    }
}

fn add_numbers(rows: &mut Normalized, item_seq: i32, item: &parse::Item, period: Option<Period>, lexicon: &Lexicon) {
    let place = |field| Place {
        item_seq,
        field,
        period,
    };
    let target = field::read(&item.target, place(Field::Target), &[], lexicon);
    let progress = field::read(&item.progress, place(Field::Progress), &target.metrics, lexicon);
    let mut seq = 0;
    for FieldRows { metrics, rejected } in [target, progress] {
        for mut metric in metrics {
            seq += 1;
            metric.seq = seq;
            note_range(&metric, &mut rows.diagnostics);
            rows.metrics.push(metric);
        }
        rows.rejected_numerals.extend(rejected);
    }
}

/// The largest whole part that DECIMAL(24,6) holds has 18 digits.
fn note_range(metric: &Metric, diagnostics: &mut Vec<Diagnostic>) {
    let limit = crate::number::power_of_ten(18);
    let too_large = metric
        .value
        .zip(limit)
        .is_some_and(|(value, limit)| value.abs() >= limit);
    if too_large {
        let message = format!(
            "{} is larger than DECIMAL(24,6) holds; value_exact is null",
            metric.text
        );
        let code = DiagnosticCode::ValueOutOfRange;
        diagnostics.push(Diagnostic::new(Stage::Normalize, code, message).at_item(metric.item_seq));
    }
}
