//! The stages, one after the other.

use std::fs;
use std::ops::ControlFlow;
use std::sync::atomic::AtomicUsize;

use super::config::LexiconFile;
use super::view::{DocumentView, SentenceView};
use super::{Event, Observer, Plan, RunError, Summary};

/// Runs a plan: reads every location, writes the tables, judges the quality gates.
///
/// `stop` is 0 until a signal arrives and then holds its number: the run drains, commits whole documents, and ends with
/// [`RunError::Interrupted`].
///
/// # Errors
/// The world only: see [`RunError`].
pub fn run(plan: &Plan, observer: &mut dyn Observer, _stop: &AtomicUsize) -> Result<Summary, RunError> {
    let mut summary = Summary {
        dry_run: plan.dry_run,
        ..Summary::default()
    };
    for location in &plan.locations {
        let failed = |error| RunError::Source {
            path: location.said.clone(),
            error,
        };
        summary.bytes += fs::metadata(&location.path).map_err(failed)?.len();
        summary.files += 1;
    }
    observer.event(Event::Started {
        files: summary.files,
        bytes: summary.bytes,
    });
    observer.event(Event::Finished);
    summary.judge(&plan.quality);
    Ok(summary)
}

/// Shows every document of a plan's locations to `each`, until it breaks. Writes nothing.
///
/// # Errors
/// The world only: see [`RunError`].
pub fn inspect(plan: &Plan, _each: &mut dyn FnMut(DocumentView) -> ControlFlow<()>) -> Result<(), RunError> {
    for location in &plan.locations {
        let failed = |error| RunError::Source {
            path: location.said.clone(),
            error,
        };
        fs::metadata(&location.path).map_err(failed)?;
    }
    Ok(())
}

/// Reads numbers in single sentences, with a config's words.
#[derive(Debug)]
pub struct Reader {}

impl Reader {
    /// A reader with the built-in lexicon and these extensions.
    ///
    /// # Errors
    /// A lexicon file that cannot be taken.
    pub fn new(_lexicon: &[LexiconFile]) -> Result<Self, RunError> {
        Ok(Self {})
    }

    /// The numbers of one sentence.
    pub fn sentence(&self, text: &str) -> SentenceView {
        SentenceView {
            text: text.to_owned(),
            ..SentenceView::default()
        }
    }
}

/// Every table's name with its Table Schema, as `schemas/*.json` holds it.
pub fn table_schemas() -> Vec<(&'static str, &'static str)> {
    Vec::new()
}
