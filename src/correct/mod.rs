//! Reviewers' decisions: a file of corrections → changed rows. It is the one place that changes what a stage has read,
//! and marks every row that it touches.
//!
//! A correction names a number by its `metric_id` and its text, or an item by `report_id:item_seq`. Numbers are
//! corrected before `assess` judges them, so that status, comparisons and checks follow the corrected values; statuses
//! are set last. A text that is gone is told, never guessed.

mod apply;
mod change;
mod contradiction;
mod ledger;
mod place;
mod read;
mod table;
mod unit;

pub use change::Change;
pub use ledger::{Counts, Ledger};
pub use read::{Mistake, Reader};

use rustc_hash::FxHashMap;

use crate::diagnostic::{Diagnostic, DiagnosticCode, Stage};

/// The reason in `rejected_numerals` of a number that a reviewer struck out.
pub const STRUCK_OUT: &str = "struck_out";

/// What a correction speaks of: `report_id:item_seq:seq`, or `report_id:item_seq` for an item.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Id {
    /// 16 hexadecimal digits.
    pub report_id: String,
    /// 1 … in the report.
    pub item_seq: i32,
    /// 1 … in the item; none for the item itself.
    pub seq: Option<i32>,
}

impl Id {
    /// Reads an id as the tables print it.
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(':');
        let report_id = parts.next()?;
        let hexadecimal = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        if report_id.len() != 16 || !report_id.bytes().all(hexadecimal) {
            return None;
        }
        let number = |text: &str| text.parse().ok().filter(|n: &i32| *n > 0);
        let item_seq = number(parts.next()?)?;
        let seq = match parts.next() {
            Some(text) => Some(number(text)?),
            None => None,
        };
        parts.next().is_none().then(|| Self {
            report_id: report_id.to_owned(),
            item_seq,
            seq,
        })
    }
}

impl std::fmt::Display for Id {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.report_id, self.item_seq)?;
        self.seq.map_or(Ok(()), |seq| write!(f, ":{seq}"))
    }
}

/// One decision of a reviewer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The number or item.
    pub id: Id,
    /// The number's text; empty for an item.
    pub surface: String,
    /// What becomes of it.
    pub change: Change,
    /// The new value as it was written.
    pub to: String,
    /// Who decided.
    pub by: String,
    /// For what reason.
    pub why: String,
}

/// All decisions of a config's files, in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Corrections {
    rows: Vec<Correction>,
    undecided: u64,
    /// The rows of a report, by item and number.
    by_report: FxHashMap<String, Vec<usize>>,
}

impl Corrections {
    /// Decisions, and how many rows are still waiting for one.
    fn new(rows: Vec<Correction>, undecided: u64) -> Self {
        let mut by_report: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (row, correction) in rows.iter().enumerate() {
            by_report.entry(correction.id.report_id.clone()).or_default().push(row);
        }
        for of_report in by_report.values_mut() {
            // A new name brings its own indicator, unless that is decided as well.
            let last = |change: &Change| matches!(change, Change::Indicator(_));
            of_report.sort_by_key(|row| (rows[*row].id.item_seq, rows[*row].id.seq, last(&rows[*row].change)));
        }
        Self {
            rows,
            undecided,
            by_report,
        }
    }

    /// The decisions, in the files' order.
    pub fn rows(&self) -> &[Correction] {
        &self.rows
    }

    /// Rows of the files without a decision.
    pub const fn undecided(&self) -> u64 {
        self.undecided
    }

    /// The decisions about one report.
    pub fn of<'c>(&'c self, report_id: &str) -> Decisions<'c> {
        Decisions {
            rows: &self.rows,
            chosen: self.by_report.get(report_id).map_or(&[], Vec::as_slice),
        }
    }
}

/// The decisions about one report, by item and number.
#[derive(Debug, Clone, Copy)]
pub struct Decisions<'c> {
    rows: &'c [Correction],
    chosen: &'c [usize],
}

/// What became of a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Its text stood where the id says.
    Applied,
    /// Its text stood at another number of the item, which is the one that was changed.
    Moved {
        /// The number's place now, 1 … in the item.
        seq: i32,
    },
    /// Its text is gone, and nothing was changed.
    Stale,
}

/// A decision with what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The decision's place among [`Corrections::rows`].
    pub row: usize,
    /// What became of it.
    pub fate: Fate,
    /// What stood in the column before.
    pub was: String,
}

impl Outcome {
    /// The remark that a decision deserves which did not find its text in its place.
    pub fn diagnostic(&self, corrections: &[Correction]) -> Option<Diagnostic> {
        let Correction {
            id, surface, change, ..
        } = corrections.get(self.row)?;
        let what = match surface.as_str() {
            "" => format!("the {} of {id}", change.code()),
            surface => format!("the {} of `{surface}` ({id})", change.code()),
        };
        let (code, message) = match self.fate {
            Fate::Applied => return None,
            Fate::Moved { seq } => (
                DiagnosticCode::CorrectionMoved,
                format!("{what}: that text is number {seq} of its item now, and was corrected there"),
            ),
            Fate::Stale => (
                DiagnosticCode::CorrectionStale,
                format!("{what}: there is no such text any more; nothing was corrected"),
            ),
        };
        Some(Diagnostic::new(Stage::Correct, code, message).at_item(id.item_seq))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_those_of_the_tables() {
        let id = Id::read("0123456789abcdef:7:12").unwrap();
        assert_eq!((id.item_seq, id.seq), (7, Some(12)));
        assert_eq!(id.to_string(), "0123456789abcdef:7:12");
        assert_eq!(Id::read("0123456789abcdef:7").unwrap().seq, None);
        for broken in [
            "",
            "7:12",
            "0123456789ABCDEF:7",
            "0123456789abcdef",
            "0123456789abcdef:0:1",
            "0123456789abcdef:1:2:3",
        ] {
            assert_eq!(Id::read(broken), None, "{broken}");
        }
    }
}
