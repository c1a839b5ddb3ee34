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

use super::document::Context;
use super::lexicon::load;
use super::sink::{Done, Sink, prepare};
use super::{Event, Observer, Plan, RunError, Summary};
use crate::assess;
use crate::correct::Ledger;
use crate::source::{self, Documents, Limits, Location, Taken};
use crate::write::{self, DatasetWriter, Settings};

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
