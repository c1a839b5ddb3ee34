//! What a rule finds.

use serde::Serialize;

/// Which rule found it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// A cumulative figure is smaller in a later report of the same year.
    CumulativeFall,
    /// A printed growth on a year ago contradicts last year's report.
    YoyContradiction,
    /// A figure stands far from its history or its peers.
    Outlier,
}

impl Rule {
    /// The rule's code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::CumulativeFall => "cumulative_fall",
            Self::YoyContradiction => "yoy_contradiction",
            Self::Outlier => "outlier",
        }
    }
}

/// A figure as a report prints it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figure {
    /// The report's period.
    pub period: String,
    /// Key of the metric.
    pub metric_id: String,
    /// In the canonical unit.
    pub value: f64,
    /// The figure as it stands in the text.
    pub text: String,
    /// Its sentence.
    pub sentence: String,
}

/// The same sentence in two languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Message {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// A mistake that explains an outlier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Suspect {
    /// The figure is ten thousand times too small: 万 is missing.
    WanMissing,
    /// The figure is ten thousand times too large: 万 is too much.
    WanTooMuch,
    /// The figure is a hundred million times too small: 亿 is missing.
    YiMissing,
    /// The figure is a hundred million times too large: 亿 is too much.
    YiTooMuch,
}

impl Suspect {
    /// The mistake in two languages.
    pub fn message(self) -> Message {
        let (zh, en) = match self {
            Self::WanMissing => ("疑似漏写“万”", "suspect: 万 missing"),
            Self::WanTooMuch => ("疑似多写“万”", "suspect: 万 too much"),
            Self::YiMissing => ("疑似漏写“亿”", "suspect: 亿 missing"),
            Self::YiTooMuch => ("疑似多写“亿”", "suspect: 亿 too much"),
        };
        Message {
            zh: zh.to_owned(),
            en: en.to_owned(),
        }
    }
}

/// What reports contradict each other in, or what stands far from the rest.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// Code of GB/T 2260; none where no list has the district.
    pub district_code: Option<String>,
    /// The district's name.
    pub district: Option<String>,
    /// The later report's section.
    pub section: Option<String>,
    /// Number of the task in that section, as printed.
    pub item_no: Option<i32>,
    /// Key of the indicator; none where the catalogue has none.
    pub indicator: Option<String>,
    /// What is measured, in the words of the later text.
    pub name: Option<String>,
    /// The canonical unit.
    pub unit: Option<String>,
    /// The figure that the later one is held against; none for an outlier, which is held against many.
    pub earlier: Option<Figure>,
    /// The figure that is wrong, if the earlier one is right.
    pub later: Figure,
    /// The printed growth, where the rule computes with one.
    pub change: Option<Figure>,
    /// What the figure held against should be: for a fall at least the earlier figure, for a growth the level of a year
    /// ago that it gives, for an outlier the median.
    pub expected: f64,
    /// Reported minus expected.
    pub deviation: f64,
    /// How many robust standard deviations an outlier lies off.
    pub score: Option<f64>,
    /// A mistake that would explain an outlier.
    pub suspect: Option<Suspect>,
    /// The finding in words.
    pub message: Message,
}

impl Finding {
    /// Report, item and number of the later figure, so that numbers are in their order.
    pub(super) fn item(&self) -> (String, u32, u32) {
        let mut parts = self.later.metric_id.split(':');
        let report = parts.next().unwrap_or_default().to_owned();
        let mut number = || parts.next().and_then(|part| part.parse().ok()).unwrap_or(0);
        (report, number(), number())
    }
}
