//! Single sentences, and single documents, as a person is shown them.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use super::config::LexiconFile;
use super::document::{self, Context, Outcome};
use super::lexicon::load;
use super::run::open;
use super::view::{
    DocumentView, ItemView, MentionView, RejectView, RejectedView, ReportView, SectionView, SentenceView, StepView,
};
use super::{Plan, RunError};
use crate::assess;
use crate::diagnostic::Diagnostic;
use crate::lexicon::Lexicon;
use crate::normalize::{name, role};
use crate::quantity::{self, Mention, Step};
use crate::rows::{self, Field, Metric, Reject, RejectedNumeral, ReportRows};
use crate::script;
use crate::source::Taken;
use crate::span::{CharOffsets, Span};

/// Reads numbers in single sentences, with a config's words.
#[derive(Debug)]
pub struct Reader {
    lexicon: Lexicon,
}

impl Reader {
    /// A reader with the built-in lexicon and these extensions.
    ///
    /// # Errors
    /// A lexicon file that cannot be taken.
    pub fn new(lexicon: &[LexiconFile]) -> Result<Self, RunError> {
        Ok(Self {
            lexicon: load(lexicon)?,
        })
    }

    /// The numbers of one sentence.
    pub fn sentence(&self, text: &str) -> SentenceView {
        let scan = quantity::scan(text, &self.lexicon);
        let simplified = script::fold(text);
        let names = name::names(&simplified, &scan, &self.lexicon);
        let mut offsets = CharOffsets::new(text);
        let mentions = scan.mentions.iter().zip(&names).map(|(mention, name)| {
            let surface = name.map(|span| span.of(text).to_owned());
            let mut view = mention_view((text, &simplified), mention, offsets.span(mention.span), surface);
            let mut derivation = step_view(
                text,
                &quantity::derive(&simplified, mention, &self.lexicon),
                &mut offsets,
            );
            derivation
                .parts
                .extend(name.map(|span| name_step(text, span, &mut offsets)));
            view.derivation = Some(derivation);
            view
        });
        let mentions = mentions.collect();
        let mut offsets = CharOffsets::new(text);
        let rejected = scan.rejected.iter().map(|rejected| {
            let (start, end) = offsets.span(rejected.span);
            RejectedView {
                start,
                end,
                text: rejected.span.of(text).to_owned(),
                reason: rejected.reason.code().to_owned(),
                rule: Some(rejected.rule.name().to_owned()),
            }
        });
        SentenceView {
            text: text.to_owned(),
            mentions,
            rejected: rejected.collect(),
        }
    }
}

fn digits(value: Option<rust_decimal::Decimal>) -> Option<String> {
    value.map(|v| v.normalize().to_string())
}

/// A mention of a text, which is given as printed and in simplified characters.
fn mention_view(
    (text, simplified): (&str, &str),
    mention: &Mention,
    (start, end): (usize, usize),
    name: Option<String>,
) -> MentionView {
    MentionView {
        start,
        end,
        text: mention.span.of(text).to_owned(),
        kind: mention.kind.code().to_owned(),
        value: digits(mention.value),
        low: digits(mention.low),
        high: digits(mention.high),
        bound: mention.bound.code().to_owned(),
        unit: (!mention.unit.is_empty()).then(|| mention.unit.to_string()),
        change: mention.change.code().to_owned(),
        basis: mention.basis.code().to_owned(),
        name,
        rule: mention.rule.to_owned(),
        corrected: false,
        role: match role::role(simplified, mention, Field::Progress) {
            rows::Role::Actual => None,
            said => Some(said.code().to_owned()),
        },
        derivation: None,
    }
}

fn step_view(text: &str, step: &Step, offsets: &mut CharOffsets<'_>) -> StepView {
    let (start, end) = offsets.span(step.span);
    StepView {
        rule: step.rule.to_owned(),
        start,
        end,
        text: step.span.of(text).to_owned(),
        says: step.says.clone(),
        parts: step.parts.iter().map(|part| step_view(text, part, offsets)).collect(),
    }
}

fn name_step(text: &str, span: Span, offsets: &mut CharOffsets<'_>) -> StepView {
    let (start, end) = offsets.span(span);
    StepView {
        rule: "name".to_owned(),
        start,
        end,
        text: span.of(text).to_owned(),
        says: "what is measured".to_owned(),
        parts: Vec::new(),
    }
}

/// Shows every document of a plan's locations to `each`, until it breaks. Writes nothing.
///
/// # Errors
/// The world only: see [`RunError`].
pub fn inspect(plan: &Plan, each: &mut dyn FnMut(DocumentView) -> ControlFlow<()>) -> Result<(), RunError> {
    let lexicon = load(&plan.lexicon)?;
    let judgement = assess::Words::builtin()?;
    let context = Context::new(plan, &lexicon, &judgement);
    for taken in open(plan)? {
        let view = match taken {
            Taken::Rejected(reject) => DocumentView::Rejected(reject_view(reject)),
            Taken::Document(document) => match document::process(document, context) {
                Outcome::Rejected(reject) => DocumentView::Rejected(reject_view(reject)),
                Outcome::Report(report) => DocumentView::Report(Box::new(report_view(report.rows, &report.remarks))),
            },
        };
        if each(view).is_break() {
            break;
        }
    }
    Ok(())
}

fn origin(source: &str, member: Option<&str>) -> String {
    member.map_or_else(|| source.to_owned(), |member| format!("{source}/{member}"))
}

fn reject_view(reject: Reject) -> RejectView {
    RejectView {
        origin: origin(&reject.source, reject.member.as_deref()),
        stage: reject.stage.code().to_owned(),
        reason: reject.reason.code().to_owned(),
        detail: reject.detail,
    }
}

fn report_view(rows: ReportRows, remarks: &[Diagnostic]) -> ReportView {
    let report = &rows.report;
    let mut sections: BTreeMap<i32, SectionView> = BTreeMap::new();
    for item in &rows.items {
        let section = sections.entry(item.section_no).or_insert_with(|| SectionView {
            no: u32::try_from(item.section_no).unwrap_or(0),
            title: item.section_title.clone(),
            items: Vec::new(),
        });
        section.items.push(item_view(item, &rows));
    }
    ReportView {
        origin: origin(&report.source, report.member.as_deref()),
        fields: fields(report),
        sections: sections.into_values().collect(),
        diagnostics: remarks.iter().map(sentence_of).collect(),
    }
}

fn sentence_of(remark: &Diagnostic) -> String {
    match remark.item_seq {
        Some(item) => format!("item {item}: {} ({})", remark.message, remark.code),
        None => format!("{} ({})", remark.message, remark.code),
    }
}

fn fields(report: &rows::Report) -> Vec<(String, Option<String>)> {
    let day = |d: Option<jiff::civil::Date>| d.map(|d| d.to_string());
    let period = report.period.map(|p| p.label());
    [
        ("report_id", Some(report.report_id.clone())),
        ("title", report.title.clone()),
        ("district_code", report.district_code.clone()),
        ("district", report.district.clone()),
        ("city", report.city.clone()),
        ("province", report.province.clone()),
        ("district_basis", report.district_basis.clone()),
        ("period", period),
        ("period_start", day(report.period.map(|p| p.start()))),
        ("period_end", day(report.period.map(|p| p.end()))),
        ("index_no", report.index_no.clone()),
        ("doc_no", report.doc_no.clone()),
        ("issuer", report.issuer.clone()),
        ("disclosure", report.disclosure.clone()),
        ("audience", report.audience.clone()),
        ("disclosure_term", report.disclosure_term.clone()),
        ("generated_on", day(report.generated_on)),
        ("published_on", day(report.published_on)),
        ("format", Some(report.format.clone())),
        ("encoding", report.encoding.clone()),
        ("body_copies", Some(report.body_copies.to_string())),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into()
}

fn item_view(item: &rows::Item, rows: &ReportRows) -> ItemView {
    ItemView {
        seq: u32::try_from(item.item_seq).unwrap_or(0),
        no: item.item_no.and_then(|n| u32::try_from(n).ok()),
        status: item.status.code().to_owned(),
        status_rule: item.status_rule.clone(),
        target: field_view(&item.target, item.item_seq, Field::Target, rows),
        progress: field_view(&item.progress, item.item_seq, Field::Progress, rows),
        owner: item.owner.clone(),
        deadline: item.deadline.clone(),
    }
}

fn field_view(text: &str, item_seq: i32, field: Field, rows: &ReportRows) -> SentenceView {
    let from = rows.metrics.partition_point(|m| m.item_seq < item_seq);
    let mentions = rows.metrics[from..]
        .iter()
        .take_while(|m| m.item_seq == item_seq)
        .filter(|m| m.field == field);
    let from = rows.rejected_numerals.partition_point(|r| r.item_seq < item_seq);
    let rejected = rows.rejected_numerals[from..]
        .iter()
        .take_while(|r| r.item_seq == item_seq)
        .filter(|r| r.field == field);
    SentenceView {
        text: text.to_owned(),
        mentions: mentions.map(metric_view).collect(),
        rejected: rejected.map(numeral_view).collect(),
    }
}

fn offset(at: i32) -> usize {
    usize::try_from(at).unwrap_or(0)
}

fn metric_view(metric: &Metric) -> MentionView {
    MentionView {
        start: offset(metric.start),
        end: offset(metric.end),
        text: metric.text.clone(),
        kind: metric.kind.clone(),
        value: digits(metric.value),
        low: digits(metric.low),
        high: digits(metric.high),
        bound: metric.bound.clone(),
        unit: metric.unit.clone(),
        change: metric.change.clone(),
        basis: metric.basis.clone(),
        name: metric.name.clone(),
        rule: metric.rule.clone(),
        corrected: metric.corrected,
        role: Some(metric.role.code().to_owned()),
        derivation: None,
    }
}

fn numeral_view(numeral: &RejectedNumeral) -> RejectedView {
    RejectedView {
        start: offset(numeral.start),
        end: offset(numeral.end),
        text: numeral.text.clone(),
        reason: numeral.reason.clone(),
        rule: None,
    }
}

/// Every table's name with its Table Schema, as `schemas/*.json` holds it.
pub fn table_schemas() -> Vec<(&'static str, &'static str)> {
    crate::schema::Table::ALL
        .iter()
        .map(|table| (table.name(), table.text()))
        .collect()
}
