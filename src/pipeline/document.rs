//! One document through all stages: bytes in, rows or a reject out. Pure, so that documents can be read side by side.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::Plan;
use super::config::{ConvertConfig, ReportDefaults};
use super::convert;
use super::judge::judge;
use crate::assess;
use crate::correct::{self, Corrections};
use crate::decode::{Bounds, Text};
use crate::diagnostic::{Diagnostic, Refusal, RejectReason, Stage};
use crate::lexicon::Lexicon;
use crate::normalize;
use crate::normalize::district::{self, Evidence};
use crate::parse::{self, Parsed};
use crate::rows::{self, Reject, ReportRows};
use crate::source::{Origin, RawDocument, sha256_hex};

/// A report as it is written.
#[derive(Debug)]
pub struct Finished {
    /// Its rows.
    pub rows: ReportRows,
    /// What was strange about it.
    pub remarks: Vec<Diagnostic>,
    /// What became of the decisions about it.
    pub corrections: Vec<correct::Outcome>,
}

/// What a document gives.
#[derive(Debug)]
pub enum Outcome {
    /// A report.
    Report(Box<Finished>),
    /// A document that is not taken.
    Rejected(Reject),
}

/// What all documents of a run have in common.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The words.
    pub lexicon: &'a Lexicon,
    /// The words that judgement looks for.
    pub judgement: &'a assess::Words,
    /// What decoding one document may cost.
    pub bounds: Bounds,
    /// Commands for documents that no decoder reads.
    pub convert: &'a ConvertConfig,
    /// What the documents do not say themselves.
    pub defaults: &'a ReportDefaults,
    /// What reviewers decided.
    pub corrections: &'a Corrections,
}

impl<'a> Context<'a> {
    /// What a plan says of every document.
    pub fn new(plan: &'a Plan, lexicon: &'a Lexicon, judgement: &'a assess::Words) -> Self {
        // A packed document may unpack to what a member of an archive may.
        let unpacked = plan.limits.member_bytes;
        Self {
            lexicon,
            judgement,
            bounds: unpacked.map_or_else(Bounds::default, |unpacked| Bounds { unpacked }),
            convert: &plan.convert,
            defaults: &plan.report,
            corrections: &plan.corrections,
        }
    }
}

/// What is known of a document's bytes.
struct Facts {
    origin: Origin,
    sha256: String,
    bytes: i64,
}

/// Takes a document through decode, parse, quantity, normalize and assess. A panic in one document costs that document.
pub fn process(document: RawDocument, context: Context<'_>) -> Outcome {
    let facts = Facts {
        origin: document.origin.clone(),
        sha256: sha256_hex(&document.bytes),
        bytes: i64::try_from(document.bytes.len()).unwrap_or(i64::MAX),
    };
    match catch_unwind(AssertUnwindSafe(|| read(document, &facts, context))) {
        Ok(Ok(finished)) => Outcome::Report(Box::new(finished)),
        Ok(Err((stage, refusal))) => Outcome::Rejected(reject(facts, stage, refusal)),
        Err(_) => {
            let detail = "the program failed on this document; please report it with the document";
            Outcome::Rejected(reject(
                facts,
                Stage::Pipeline,
                Refusal::new(RejectReason::Internal, detail),
            ))
        }
    }
}

/// The row of `rejects` for a report that another document already gave.
pub fn duplicate(report: &rows::Report) -> Reject {
    Reject {
        source: report.source.clone(),
        member: report.member.clone(),
        sha256: Some(report.sha256.clone()),
        bytes: Some(report.bytes),
        stage: Stage::Pipeline,
        reason: RejectReason::Duplicate,
        detail: format!("report {} was already taken from an earlier document", report.report_id),
    }
}

fn reject(facts: Facts, stage: Stage, refusal: Refusal) -> Reject {
    Reject {
        source: facts.origin.source,
        member: facts.origin.member,
        sha256: Some(facts.sha256),
        bytes: Some(facts.bytes),
        stage,
        reason: refusal.reason,
        detail: refusal.detail,
    }
}

fn read(document: RawDocument, facts: &Facts, context: Context<'_>) -> Result<Finished, (Stage, Refusal)> {
    let decoded = convert::decode(document, context.convert, context.bounds);
    let (text, remarks) = decoded.map_err(|refusal| (Stage::Decode, refusal))?;
    let mut parsed = parse::parse(&text, &context.lexicon.headings).map_err(|refusal| (Stage::Parse, refusal))?;
    parsed.diagnostics.splice(0..0, remarks);
    Ok(Judge {
        facts,
        context,
        text: &text,
    }
    .rows(parsed))
}

/// Everything that turns a parsed report into rows.
struct Judge<'a> {
    facts: &'a Facts,
    context: Context<'a>,
    text: &'a Text,
}

impl Judge<'_> {
    fn rows(&self, parsed: Parsed) -> Finished {
        let Parsed {
            report,
            mut diagnostics,
        } = parsed;
        let lexicon = self.context.lexicon;
        let path = self.path();
        let (period, remarks) = normalize::period(&report, &path, self.context.defaults.period, lexicon);
        diagnostics.extend(remarks);
        let (district, remarks) = self.district(&report, &path, period.map(|p| p.year));
        diagnostics.extend(remarks);
        let mut normalized = normalize::normalize(&report, period, lexicon);
        diagnostics.append(&mut normalized.diagnostics);
        let mut rows = ReportRows {
            report: self.report_row(&report, period, district),
            items: Vec::new(),
            metrics: Vec::new(),
            comparisons: Vec::new(),
            checks: Vec::new(),
            rejected_numerals: Vec::new(),
        };
        let district = rows.report.district_code.as_deref().or(rows.report.district.as_deref());
        normalize::give_keys(&mut normalized.items, district);
        let corrections = judge(normalized, &mut rows, self.context, &mut diagnostics);
        rows.report.diagnostics = count(diagnostics.len());
        Finished {
            rows,
            remarks: diagnostics,
            corrections,
        }
    }

    /// The path of the source and of the member in it.
    fn path(&self) -> String {
        let origin = &self.facts.origin;
        match &origin.member {
            Some(member) => format!("{}/{member}", origin.source),
            None => origin.source.clone(),
        }
    }

    fn district(
        &self,
        report: &parse::Report,
        path: &str,
        year: Option<i16>,
    ) -> (Option<district::Resolved>, Vec<Diagnostic>) {
        let body = [self.text.content.as_str()];
        let evidence = Evidence {
            configured: self.context.defaults.district.as_deref(),
            path,
            title: report.title.as_deref(),
            issuer: report.metadata.issuer.as_deref(),
            body: &body,
            year,
        };
        district::resolve(&evidence, &self.context.lexicon.districts)
    }

    fn report_row(
        &self,
        report: &parse::Report,
        period: Option<rows::Period>,
        district: Option<district::Resolved>,
    ) -> rows::Report {
        let facts = self.facts;
        let code = district.as_ref().and_then(|d| d.code.as_deref().or(Some(&d.name)));
        let report_id = normalize::report_id(report, period, code);
        let metadata = report.metadata.clone();
        let (code, name, city, province, basis) = match district {
            Some(d) => (d.code, Some(d.name), d.city, d.province, Some(d.basis.to_owned())),
            None => (None, None, None, None, None),
        };
        rows::Report {
            report_id,
            title: report.title.clone(),
            district_code: code,
            district: name,
            city,
            province,
            district_basis: basis,
            period,
            index_no: metadata.index_no,
            doc_no: metadata.doc_no,
            issuer: metadata.issuer,
            disclosure: metadata.disclosure,
            audience: metadata.audience,
            disclosure_term: metadata.disclosure_term,
            generated_on: metadata.generated_on,
            published_on: metadata.published_on,
            source: facts.origin.source.clone(),
            member: facts.origin.member.clone(),
            sha256: facts.sha256.clone(),
            bytes: facts.bytes,
            format: self.text.format.to_owned(),
            encoding: self.text.encoding.map(str::to_owned),
            body_copies: i32::try_from(report.body_copies).unwrap_or(i32::MAX),
            sections: count(report.sections.len()),
            diagnostics: 0,
        }
    }
}

fn count(n: usize) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX)
}
