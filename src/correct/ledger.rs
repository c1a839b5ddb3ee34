//! What became of every decision in a run: a list beside the tables that keeps who decided, and why.

use serde::Serialize;

use super::{Corrections, Fate, Outcome};
use crate::diagnostic::Diagnostic;

/// How many decisions had which end.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Found where their ids say.
    pub applied: u64,
    /// Found elsewhere in their items.
    pub moved: u64,
    /// Not found.
    pub stale: u64,
    /// Rows that wait for a decision.
    pub undecided: u64,
}

impl Counts {
    /// Whether there was no row at all.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// All decisions of a run with what became of them.
#[derive(Debug)]
pub struct Ledger<'c> {
    corrections: &'c Corrections,
    /// None while the decision's report has not been met.
    outcomes: Vec<Option<Outcome>>,
}

impl<'c> Ledger<'c> {
    /// Nothing has become of these yet.
    pub fn new(corrections: &'c Corrections) -> Self {
        Self {
            corrections,
            outcomes: vec![None; corrections.rows().len()],
        }
    }

    /// Takes what became of the decisions about one report.
    pub fn take(&mut self, outcomes: Vec<Outcome>) {
        for outcome in outcomes {
            if let Some(place) = self.outcomes.get_mut(outcome.row) {
                *place = Some(outcome);
            }
        }
    }

    /// The remarks about decisions whose reports are not in the run: these are stale as well.
    pub fn finish(&mut self) -> Vec<Diagnostic> {
        let mut remarks = Vec::new();
        for (row, outcome) in self
            .outcomes
            .iter_mut()
            .enumerate()
            .filter(|(_, outcome)| outcome.is_none())
        {
            let stale = Outcome {
                row,
                fate: Fate::Stale,
                was: String::new(),
            };
            remarks.extend(stale.diagnostic(self.corrections.rows()));
            *outcome = Some(stale);
        }
        remarks
    }

    /// How many had which end.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts {
            undecided: self.corrections.undecided(),
            ..Counts::default()
        };
        for outcome in self.outcomes.iter().flatten() {
            match outcome.fate {
                Fate::Applied => counts.applied += 1,
                Fate::Moved { .. } => counts.moved += 1,
                Fate::Stale => counts.stale += 1,
            }
        }
        counts
    }

    /// All decisions as CSV, in their files' order, with a byte-order mark, without which Excel takes Chinese for
    /// something else; none where there are no decisions.
    pub fn csv(&self) -> Option<Vec<u8>> {
        if self.outcomes.is_empty() {
            return None;
        }
        // Writing to memory cannot fail.
        let mut csv = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
        csv.write_record(["fate", "id", "number", "surface", "change", "was", "to", "by", "why"])
            .ok()?;
        for outcome in self.outcomes.iter().flatten() {
            csv.write_record(self.record(outcome)).ok()?;
        }
        csv.into_inner().ok()
    }

    fn record(&self, outcome: &Outcome) -> Vec<String> {
        let Some(correction) = self.corrections.rows().get(outcome.row) else {
            return Vec::new();
        };
        let (fate, seq) = match outcome.fate {
            Fate::Applied => ("applied", correction.id.seq),
            Fate::Moved { seq } => ("moved", Some(seq)),
            Fate::Stale => ("stale", None),
        };
        let text = |text: &str| text.to_owned();
        vec![
            text(fate),
            correction.id.to_string(),
            seq.map_or_else(String::new, |seq| seq.to_string()),
            correction.surface.clone(),
            text(correction.change.code()),
            outcome.was.clone(),
            correction.to.clone(),
            correction.by.clone(),
            correction.why.clone(),
        ]
    }
}
