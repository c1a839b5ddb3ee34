//! Metrics as findings quote them.

use super::{Figure, Finding, Message, Rule};
use crate::analyze::tables::{Metric, Period, Text};

/// A metric as a finding quotes it.
pub(in crate::analyze) fn figure(metric: &Metric) -> Figure {
    Figure {
        period: period(metric).to_owned(),
        metric_id: metric.id(),
        value: metric.level().unwrap_or_default(),
        text: metric.text.to_string(),
        sentence: metric.sentence.to_string(),
    }
}

/// The label of the report's period.
pub(super) fn period(metric: &Metric) -> &str {
    metric
        .item
        .report
        .period
        .as_ref()
        .map_or("", |period: &Period| &period.label)
}

/// A finding about a metric, still without what it is held against.
pub(super) fn finding(rule: Rule, later: &Metric, expected: f64, deviation: f64, message: Message) -> Finding {
    let report = &later.item.report;
    let owned = |text: &Option<Text>| text.as_ref().map(Text::to_string);
    Finding {
        rule,
        district_code: owned(&report.district_code),
        district: owned(&report.district),
        section: owned(&later.item.section),
        item_no: later.item.item_no,
        indicator: owned(&later.indicator),
        name: owned(&later.name),
        unit: later.level_unit().map(Text::to_string),
        earlier: None,
        later: figure(later),
        change: None,
        expected: tidy(expected),
        deviation: tidy(deviation),
        score: None,
        suspect: None,
        message,
    }
}

/// What a message calls the thing measured.
pub(super) fn name(metric: &Metric) -> &str {
    metric.name.as_deref().unwrap_or("?")
}

/// Twelve significant digits: what is behind them in a computed double is rounding.
fn tidy(value: f64) -> f64 {
    format!("{value:.11e}").parse().unwrap_or(value)
}

/// A computed value with its unit, in six significant digits, large ones in 万 or 亿 as reports print them.
pub(super) fn shown(value: f64, unit: Option<&Text>) -> String {
    let (scaled, scale) = match value.abs() {
        large if large >= 1e8 => (value / 1e8, "亿"),
        large if large >= 1e4 => (value / 1e4, "万"),
        _ => (value, ""),
    };
    let rounded: f64 = format!("{scaled:.5e}").parse().unwrap_or(scaled);
    format!("{rounded}{scale}{}", unit.map_or("", Text::as_ref))
}

#[cfg(test)]
mod tests {
    use super::{shown, tidy};

    #[test]
    fn computed_values_are_shown_as_reports_print_them() {
        let unit = "元".into();
        assert_eq!(shown(12_813_021_702.8, Some(&unit)), "128.13亿元");
        assert_eq!(shown(335_233.7, Some(&unit)), "33.5234万元");
        assert_eq!(shown(109.990_834, None), "109.991");
        assert!((tidy(0.1 + 0.2) - 0.3).abs() < f64::EPSILON);
    }
}
