//! A run: documents are read on one thread, taken through the stages on all of them, and written in source order.
//!
//! Batches are bounded in bytes and pass through a channel that holds few of them, so memory does not grow with an
//! archive. The order of the source decides which of two equal reports is written, whatever the number of threads.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::Instant;

use rayon::ThreadPool;
use rayon::prelude::*;
use serde_json::json;

use super::document::{self, Context, Outcome};
use super::lexicon::load;
use super::{Event, Observer, Plan, RunError, Summary};
use crate::assess;
use crate::correct::{self, Ledger};
use crate::diagnostic::Diagnostic;
use crate::rows::{self, Reject, ReportRows};
use crate::source::{self, Documents, Limits, Location, RawDocument, Taken};
use crate::write::{self, Bundle, DatasetWriter, Settings};

/// Bytes of documents in a batch; a larger document is a batch of its own.
const BATCH_BYTES: usize = 2 << 20;
/// Documents in a batch.
const BATCH_DOCUMENTS: usize = 512;
/// Batches that wait to be taken.
const BATCHES_WAITING: usize = 2;

/// Runs a plan: reads every location, writes the tables, judges the quality gates.
///
/// `stop` is 0 until a signal arrives and then holds its number: the run drains, commits whole documents, and ends with
/// [`RunError::Interrupted`].
///
/// # Errors
/// The world only: see [`RunError`].
pub fn run(plan: &Plan, observer: &mut dyn Observer, stop: &AtomicUsize) -> Result<Summary, RunError> {
    let started = Instant::now();
    let lexicon = load(&plan.lexicon)?;
    let documents = open(plan)?;
    let writer = if plan.dry_run { None } else { Some(writer(plan)?) };
    let mut summary = Summary {
        dry_run: plan.dry_run,
        files: documents.files().len() as u64,
        ..Summary::default()
    };
    observer.event(Event::Started {
        files: summary.files,
        bytes: documents.total_bytes(),
    });
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(plan.threads.get())
        .build()
        .map_err(RunError::threads)?;
    let judgement = assess::Words::builtin()?;
    let context = Context::new(plan, &lexicon, &judgement);
    let mut sink = Sink {
        writer,
        summary: &mut summary,
        seen: rustc_hash::FxHashSet::default(),
        remarks: BTreeMap::new(),
        ledger: Ledger::new(&plan.corrections),
    };
    feed(documents, context, &pool, &mut sink, observer, stop)?;
    sink.close(stop.load(Ordering::Relaxed) == 0);
    let Sink {
        writer,
        remarks,
        ledger,
        ..
    } = sink;
    observer.event(Event::Writing);
    if let Some(mut writer) = writer {
        writer.corrections(ledger.csv());
        pool.install(|| writer.finish())?;
    }
    summary.judge(&plan.quality);
    summary.seconds = started.elapsed().as_secs_f64();
    if !plan.dry_run {
        report(plan, &summary, &remarks)?;
    }
    observer.event(Event::Finished);
    match stop.load(Ordering::Relaxed) {
        0 => Ok(summary),
        signal => Err(RunError::Interrupted { signal }),
    }
}

/// Opens a plan's locations within its limits.
pub(super) fn open(plan: &Plan) -> Result<Documents, RunError> {
    let locations: Vec<Location> = plan
        .locations
        .iter()
        .map(|l| Location {
            given: l.said.clone(),
            path: l.path.clone(),
        })
        .collect();
    let (own, set) = (Limits::default(), plan.limits);
    let limits = Limits {
        member_bytes: set.member_bytes.unwrap_or(own.member_bytes),
        archive_bytes: set.archive_bytes.unwrap_or(own.archive_bytes),
        ratio: set.ratio.unwrap_or(own.ratio),
        members: set.members.unwrap_or(own.members),
        depth: set.depth.unwrap_or(own.depth),
    };
    Ok(source::open(&locations, &limits)?)
}

fn writer(plan: &Plan) -> Result<DatasetWriter, RunError> {
    let mut settings = Settings::new(&plan.output, &plan.config_sha256);
    settings.memory_bytes = usize::try_from(plan.memory_bytes).unwrap_or(usize::MAX);
    Ok(DatasetWriter::create(settings)?)
}

/// What was read together.
struct Batch {
    taken: Vec<Taken>,
    /// Bytes of the outer files that are done when this batch is.
    bytes_done: u64,
}

/// Reads on a thread of its own and hands batches over.
fn feed(
    documents: Documents,
    context: Context<'_>,
    pool: &ThreadPool,
    sink: &mut Sink<'_>,
    observer: &mut dyn Observer,
    stop: &AtomicUsize,
) -> Result<(), RunError> {
    let (sender, receiver) = sync_channel(BATCHES_WAITING);
    std::thread::scope(|scope| {
        scope.spawn(move || read_batches(documents, &sender));
        drain(receiver, context, pool, sink, observer, stop)
    })
}

fn read_batches(mut documents: Documents, sender: &SyncSender<Batch>) {
    loop {
        let mut taken = Vec::new();
        let mut bytes = 0;
        while bytes < BATCH_BYTES && taken.len() < BATCH_DOCUMENTS {
            let Some(next) = documents.next() else { break };
            if let Taken::Document(document) = &next {
                bytes += document.bytes.len();
            }
            taken.push(next);
        }
        let last = taken.is_empty();
        // A receiver that is gone has stopped the run.
        if last
            || sender
                .send(Batch {
                    taken,
                    bytes_done: documents.bytes_read(),
                })
                .is_err()
        {
            return;
        }
    }
}

/// Takes over the receiver, so that it is gone when a run stops early: the reader, which may be waiting for a place in the
/// channel, then ends, too.
fn drain(
    receiver: Receiver<Batch>,
    context: Context<'_>,
    pool: &ThreadPool,
    sink: &mut Sink<'_>,
    observer: &mut dyn Observer,
    stop: &AtomicUsize,
) -> Result<(), RunError> {
    for batch in receiver {
        if stop.load(Ordering::Relaxed) != 0 {
            break;
        }
        let done: Vec<Done> = pool.install(|| {
            let prepared = batch.taken.into_par_iter().map(|taken| prepare(taken, context));
            prepared.collect()
        });
        for one in done {
            sink.take(one)?;
        }
        observer.event(Event::Document {
            bytes_done: batch.bytes_done,
            documents: sink.summary.documents,
        });
    }
    Ok(())
}

/// A document that is ready to be written.
enum Done {
    Report {
        head: Box<rows::Report>,
        counts: Counts,
        remarks: Vec<Diagnostic>,
        corrections: Vec<correct::Outcome>,
        bundle: Result<Bundle, write::WriteError>,
    },
    Rejected(Reject),
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

fn prepare(taken: Taken, context: Context<'_>) -> Done {
    let document: RawDocument = match taken {
        Taken::Document(document) => document,
        Taken::Rejected(reject) => return Done::Rejected(reject),
    };
    match document::process(document, context) {
        Outcome::Rejected(reject) => Done::Rejected(reject),
        Outcome::Report(report) => Done::Report {
            head: Box::new(report.rows.report.clone()),
            counts: Counts::of(&report.rows),
            remarks: report.remarks,
            corrections: report.corrections,
            bundle: Bundle::pack(report.rows),
        },
    }
}

/// Where documents end up, in source order.
struct Sink<'a> {
    writer: Option<DatasetWriter>,
    summary: &'a mut Summary,
    /// Identities that are taken, where nothing is written.
    seen: rustc_hash::FxHashSet<String>,
    /// How often each kind of remark was made.
    remarks: BTreeMap<&'static str, u64>,
    /// What became of the reviewers' decisions.
    ledger: Ledger<'a>,
}

impl Sink<'_> {
    fn take(&mut self, done: Done) -> Result<(), RunError> {
        self.summary.documents += 1;
        match done {
            Done::Rejected(reject) => {
                self.summary.rejected += 1;
                self.summary.bytes += reject.bytes.and_then(|b| u64::try_from(b).ok()).unwrap_or(0);
                self.reject(reject);
            }
            Done::Report {
                head,
                counts,
                remarks,
                corrections,
                bundle,
            } => {
                self.summary.bytes += u64::try_from(head.bytes).unwrap_or(0);
                if self.add(&head, bundle?)? {
                    self.count(&counts, &remarks);
                    self.ledger.take(corrections);
                } else {
                    self.summary.duplicates += 1;
                    self.reject(document::duplicate(&head));
                }
            }
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
    fn close(&mut self, all: bool) {
        let remarks = if all { self.ledger.finish() } else { Vec::new() };
        for remark in &remarks {
            tracing::warn!(code = remark.code.code(), "{}", remark.message);
        }
        self.remark(&remarks);
        self.summary.corrections = self.ledger.counts();
    }
}

/// Writes the run's report: what was read, what came of it, how long it took.
fn report(plan: &Plan, summary: &Summary, remarks: &BTreeMap<&'static str, u64>) -> Result<(), RunError> {
    let report = json!({
        "name": plan.name,
        "version": env!("CARGO_PKG_VERSION"),
        "config_sha256": plan.config_sha256,
        "summary": summary,
        "diagnostics": remarks,
    });
    write::write_run_report(&plan.output, "last", &report)?;
    Ok(())
}
