//! Where the documents of a run end up: packed on any thread, then written or rejected in source order, and counted.

use std::collections::BTreeMap;

use super::document::{self, Context, Outcome};
use super::{RunError, Summary};
use crate::correct::{self, Ledger};
use crate::diagnostic::Diagnostic;
use crate::rows::{self, Reject, ReportRows};
use crate::source::{RawDocument, Taken};
use crate::write::{Bundle, DatasetWriter, WriteError};

/// A document that is ready to be written.
pub(super) enum Done {
    /// A report.
    Report(Box<Packed>),
    /// A document that is not taken.
    Rejected(Reject),
}

/// A report whose rows are packed.
pub(super) struct Packed {
    head: rows::Report,
    counts: Counts,
    remarks: Vec<Diagnostic>,
    corrections: Vec<correct::Outcome>,
    bundle: Result<Bundle, WriteError>,
}

/// What a report adds to the summary.
#[derive(Default)]
struct Counts {
    items: u64,
    metrics: u64,
    comparisons: u64,
    checks: u64,
    checks_failed: u64,
    unknown_units: u64,
    rejected_numerals: u64,
}

impl Counts {
    fn of(rows: &ReportRows) -> Self {
        Self {
            items: rows.items.len() as u64,
            metrics: rows.metrics.len() as u64,
            comparisons: rows.comparisons.len() as u64,
            checks: rows.checks.len() as u64,
            checks_failed: rows.checks.iter().filter(|c| !c.holds).count() as u64,
            unknown_units: rows.rejected_numerals.iter().filter(|r| r.reason == "no_unit").count() as u64,
            rejected_numerals: rows.rejected_numerals.len() as u64,
        }
    }
}

/// Takes one document through all stages.
pub(super) fn prepare(taken: Taken, context: Context<'_>) -> Done {
    let document: RawDocument = match taken {
        Taken::Document(document) => document,
        Taken::Rejected(reject) => return Done::Rejected(reject),
    };
    match document::process(document, context) {
        Outcome::Rejected(reject) => Done::Rejected(reject),
        Outcome::Report(report) => Done::Report(Box::new(Packed {
            head: report.rows.report.clone(),
            counts: Counts::of(&report.rows),
            remarks: report.remarks,
            corrections: report.corrections,
            bundle: Bundle::pack(report.rows),
        })),
    }
}

/// Where documents end up, in source order.
pub(super) struct Sink<'a> {
    /// The tables, unless nothing is written.
    pub(super) writer: Option<DatasetWriter>,
    /// The counts of the run.
    pub(super) summary: &'a mut Summary,
    /// Identities that are taken, where nothing is written.
    pub(super) seen: rustc_hash::FxHashSet<String>,
    /// How often each kind of remark was made.
    pub(super) remarks: BTreeMap<&'static str, u64>,
    /// What became of the reviewers' decisions.
    pub(super) ledger: Ledger<'a>,
}

impl Sink<'_> {
    /// Takes the next document in source order.
    pub(super) fn take(&mut self, done: Done) -> Result<(), RunError> {
        self.summary.documents += 1;
        match done {
            Done::Rejected(reject) => {
                self.summary.rejected += 1;
                self.summary.bytes += reject.bytes.and_then(|b| u64::try_from(b).ok()).unwrap_or(0);
                self.reject(reject);
            }
            Done::Report(report) => self.report(*report)?,
        }
        Ok(())
    }

    fn report(&mut self, report: Packed) -> Result<(), RunError> {
        let head = report.head;
        self.summary.bytes += u64::try_from(head.bytes).unwrap_or(0);
        if self.add(&head, report.bundle?)? {
            self.count(&report.counts, &report.remarks);
            self.ledger.take(report.corrections);
        } else {
            self.summary.duplicates += 1;
            self.reject(document::duplicate(&head));
        }
        Ok(())
    }

    fn add(&mut self, head: &rows::Report, bundle: Bundle) -> Result<bool, RunError> {
        match &mut self.writer {
            Some(writer) => Ok(writer.add_bundle(bundle)?),
            None => Ok(self.seen.insert(head.report_id.clone())),
        }
    }

    fn reject(&mut self, reject: Reject) {
        tracing::warn!(
            source = reject.source,
            member = reject.member.as_deref(),
            reason = reject.reason.code(),
            "{}",
            reject.detail
        );
        if let Some(writer) = &mut self.writer {
            writer.reject(reject);
        }
    }

    fn count(&mut self, counts: &Counts, remarks: &[Diagnostic]) {
        let summary = &mut *self.summary;
        summary.written += 1;
        summary.items += counts.items;
        summary.metrics += counts.metrics;
        summary.comparisons += counts.comparisons;
        summary.checks += counts.checks;
        summary.checks_failed += counts.checks_failed;
        summary.unknown_units += counts.unknown_units;
        summary.rejected_numerals += counts.rejected_numerals;
        self.remark(remarks);
    }

    fn remark(&mut self, remarks: &[Diagnostic]) {
        self.summary.diagnostics += remarks.len() as u64;
        for remark in remarks {
            *self.remarks.entry(remark.code.code()).or_default() += 1;
        }
    }

    /// Where all documents were read, a decision whose report was not among them is stale.
    pub(super) fn close(&mut self, all: bool) {
        let remarks = if all { self.ledger.finish() } else { Vec::new() };
        for remark in &remarks {
            tracing::warn!(code = remark.code.code(), "{}", remark.message);
        }
        self.remark(&remarks);
        self.summary.corrections = self.ledger.counts();
    }
}
