//! Documents, sentences and numbers as a person is shown them, by `inspect`, `explain` and `test`. Plain values: decimals
//! are text, codes are those of the tables.

use serde::{Serialize, Serializer};

/// A text with the numerals found in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct SentenceView {
    /// The text.
    pub text: String,
    /// Numbers that measure something, in the order of the text.
    pub mentions: Vec<MentionView>,
    /// Numerals that measure nothing, in the order of the text.
    pub rejected: Vec<RejectedView>,
}

/// A number that measures something. Fields as the columns of `metrics`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct MentionView {
    /// Unicode character offset of the first character.
    pub start: usize,
    /// Unicode character offset behind the last character.
    pub end: usize,
    /// The surface.
    pub text: String,
    /// Code of the quantity's kind.
    pub kind: String,
    /// Exact value in the base unit, as decimal digits; none for a range.
    #[serde(serialize_with = "number")]
    pub value: Option<String>,
    /// Low end of a range.
    #[serde(serialize_with = "number")]
    pub low: Option<String>,
    /// High end of a range.
    #[serde(serialize_with = "number")]
    pub high: Option<String>,
    /// Code of the bound.
    pub bound: String,
    /// The base unit.
    pub unit: Option<String>,
    /// Code of the change.
    pub change: String,
    /// Code of what the change is measured against.
    pub basis: String,
    /// What is measured.
    pub name: Option<String>,
    /// The rule that read it, in words.
    pub rule: String,
    /// Whether a reviewer changed it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub corrected: bool,
    /// `target`, `actual` or `baseline`; none in a sentence that stands alone and does not tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// The rules that read it, where they were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub derivation: Option<StepView>,
}

/// One rule of a derivation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct StepView {
    /// The rule's name.
    pub rule: String,
    /// Unicode character offset of the first character that it covers.
    pub start: usize,
    /// Unicode character offset behind the last character.
    pub end: usize,
    /// What it covers.
    pub text: String,
    /// What it adds.
    pub says: String,
    /// The rules that it rests on.
    pub parts: Vec<Self>,
}

/// A numeral that measures nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct RejectedView {
    /// Unicode character offset of the first character.
    pub start: usize,
    /// Unicode character offset behind the last character.
    pub end: usize,
    /// The surface.
    pub text: String,
    /// The reason's code.
    pub reason: String,
    /// The rule that rejected it, where that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
}

/// A document as the program sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentView {
    /// A report that would be written.
    Report(Box<ReportView>),
    /// A document that would not be taken.
    Rejected(RejectView),
}

/// A document that is not taken.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct RejectView {
    /// Path and member.
    pub origin: String,
    /// The stage that did not take it.
    pub stage: String,
    /// The reason's code.
    pub reason: String,
    /// What was found, in a sentence.
    pub detail: String,
}

/// A report.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ReportView {
    /// Path and member.
    pub origin: String,
    /// Name and value of what is known of the report, in the order to show them; names are those of the columns of
    /// `reports`. An unknown one is none.
    #[serde(serialize_with = "object")]
    pub fields: Vec<(String, Option<String>)>,
    /// In reading order.
    pub sections: Vec<SectionView>,
    /// What was strange, a sentence each.
    pub diagnostics: Vec<String>,
}

/// A section with its items.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct SectionView {
    /// 1 … in the report.
    pub no: u32,
    /// As printed.
    pub title: Option<String>,
    /// In reading order.
    pub items: Vec<ItemView>,
}

/// One task with what was reported of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ItemView {
    /// 1 … in the report.
    pub seq: u32,
    /// The printed number.
    pub no: Option<u32>,
    /// The status's code.
    pub status: String,
    /// The rule that decided the status.
    pub status_rule: String,
    /// The task as planned.
    pub target: SentenceView,
    /// What was reported.
    pub progress: SentenceView,
    /// Who is responsible.
    pub owner: Option<String>,
    /// Until when, as printed.
    pub deadline: Option<String>,
}

/// The largest integer below which every integer is a double.
const EXACT_INTEGERS: f64 = 9_007_199_254_740_992.0;

/// Decimal digits as a JSON number: the nearest double, without a fraction where it has none.
#[allow(clippy::cast_possible_truncation, reason = "whole and small, as the guard says")]
fn number<S: Serializer>(digits: &Option<String>, serializer: S) -> Result<S::Ok, S::Error> {
    match digits.as_deref().map(str::parse::<f64>) {
        Some(Ok(value)) if value.fract() == 0.0 && value.abs() < EXACT_INTEGERS => {
            serializer.serialize_i64(value as i64)
        }
        Some(Ok(value)) => serializer.serialize_f64(value),
        _ => serializer.serialize_none(),
    }
}

/// Pairs as one object, in their order.
fn object<S: Serializer>(fields: &[(String, Option<String>)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(fields.iter().map(|(name, value)| (name, value)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_one_object_with_numbers_and_nulls() {
        let mention = MentionView {
            start: 1,
            end: 5,
            text: "1.5万".to_owned(),
            kind: "count".to_owned(),
            value: Some("15000.0".to_owned()),
            bound: "exact".to_owned(),
            change: "none".to_owned(),
            basis: "none".to_owned(),
            rule: "decimal × 万".to_owned(),
            ..MentionView::default()
        };
        let rejected = RejectedView {
            start: 6,
            end: 11,
            text: "2022年".to_owned(),
            reason: "date".to_owned(),
            rule: None,
        };
        let sentence = SentenceView {
            text: "共1.5万".to_owned(),
            mentions: vec![mention],
            rejected: vec![rejected],
        };
        assert_eq!(
            serde_json::to_string(&sentence).unwrap(),
            concat!(
                r#"{"text":"共1.5万","mentions":[{"start":1,"end":5,"text":"1.5万","kind":"count","value":15000,"#,
                r#""low":null,"high":null,"bound":"exact","unit":null,"change":"none","basis":"none","name":null,"#,
                r#""rule":"decimal × 万"}],"rejected":[{"start":6,"end":11,"text":"2022年","reason":"date"}]}"#
            )
        );
    }

    #[test]
    fn numbers_are_the_nearest_double() {
        let of = |digits: &str| {
            let mention = MentionView {
                value: Some(digits.to_owned()),
                ..MentionView::default()
            };
            serde_json::to_value(mention).unwrap()["value"].to_string()
        };
        assert_eq!(of("266.41"), "266.41");
        assert_eq!(of("-0.45"), "-0.45");
        assert_eq!(of("100000000000000000000"), "1e+20");
    }
}
