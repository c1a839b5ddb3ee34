//! Rows made by hand.

use std::sync::Arc;

use jiff::civil::{Date, date};

use super::{Context, SeriesWords};
use crate::analyze::tables::{Item, Metric, Period, Report};
use crate::lexicon::indicators::Indicators;

/// The period of that label, as far as these tests use them: `2022Q3`, `2022`.
pub(in crate::analyze) fn period(label: &str) -> Period {
    let year: i16 = label[..4].parse().unwrap();
    let (first, last) = match &label[4..] {
        "" => (1, 12),
        quarter => {
            let quarter: i8 = quarter[1..].parse().unwrap();
            (3 * quarter - 2, 3 * quarter)
        }
    };
    Period {
        label: label.into(),
        start: date(year, first, 1),
        end: date(year, last, 1).last_of_month(),
    }
}

/// The only task of 青禾区's report for a period.
pub(in crate::analyze) fn item(label: &str) -> Item {
    item_in("青禾区", label)
}

/// The only task of a district's report for a period.
pub(in crate::analyze) fn item_in(district: &str, label: &str) -> Item {
    let report = Report {
        report_id: format!("{district}{label}").into(),
        district_code: None,
        district: Some(district.into()),
        period: Some(period(label)),
        source: "reports.txt".into(),
    };
    Item {
        report: Arc::new(report),
        item_seq: 1,
        section_no: 1,
        section: None,
        item_no: Some(1),
        item_key: "bridges".into(),
        status: "in_progress".into(),
        corrected: false,
    }
}

/// A count of bridges in a sentence; what else it is, tests change.
pub(in crate::analyze) fn metric(label: &str, text: &str, value: f64, sentence: &str) -> Metric {
    metric_of(Arc::new(item(label)), text, value, sentence)
}

/// The same in a given task.
pub(in crate::analyze) fn metric_of(item: Arc<Item>, text: &str, value: f64, sentence: &str) -> Metric {
    Metric {
        item,
        seq: 1,
        field: "progress".into(),
        text: text.into(),
        role: "actual".into(),
        kind: "count".into(),
        value: Some(value),
        exact: true,
        bound: "exact".into(),
        unit: Some("座".into()),
        canonical_value: Some(value),
        canonical_unit: Some("座".into()),
        change: "none".into(),
        basis: "none".into(),
        name: Some("桥梁".into()),
        indicator: None,
        window_start: None,
        window_end: None,
        sentence: sentence.into(),
        corrected: false,
    }
}

/// A time window.
pub(in crate::analyze) fn within(metric: Metric, start: Option<Date>, end: Date) -> Metric {
    Metric {
        window_start: start,
        window_end: Some(end),
        ..metric
    }
}

/// A catalogue of three indicators: one cumulative, one not, one in constant prices.
pub(in crate::analyze) fn indicators() -> Indicators {
    let entries = r#"
        [[indicator]]
        key = "visits"
        name = "走访"
        name_en = "Visits"
        kind = "count"
        unit = "次"
        cumulative = true
        [[indicator]]
        key = "firms"
        name = "在营企业"
        name_en = "Firms"
        kind = "count"
        unit = "家"
        [[indicator]]
        key = "output"
        name = "产值"
        name_en = "Output"
        kind = "money"
        unit = "元"
        cumulative = true
        constant_prices = true
    "#;
    let extension: crate::lexicon::Extension = toml::from_str(entries).unwrap();
    let mut indicators = Indicators::default();
    indicators.extend("test", &extension.indicator).unwrap();
    indicators
}

/// What the rules look up.
pub(in crate::analyze) fn context(indicators: &Indicators) -> Context<'_> {
    Context {
        indicators,
        words: SeriesWords::builtin().unwrap(),
    }
}
