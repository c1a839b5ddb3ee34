//! What a run came to.

use serde::Serialize;

use super::config::Quality;
use crate::correct;

/// The counts of a run. `documents = written + duplicates + rejected`.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Summary {
    /// Files and archives read.
    pub files: u64,
    /// Bytes of the documents, unpacked.
    pub bytes: u64,
    /// Documents found, archive members each.
    pub documents: u64,
    /// Reports written.
    pub written: u64,
    /// Documents with a report that another one already gave.
    pub duplicates: u64,
    /// Documents that were not taken.
    pub rejected: u64,
    /// Rows of `items`.
    pub items: u64,
    /// Rows of `metrics`.
    pub metrics: u64,
    /// Rows of `comparisons`.
    pub comparisons: u64,
    /// Rows of `checks`.
    pub checks: u64,
    /// Checks that do not hold.
    pub checks_failed: u64,
    /// Numbers before a word that no lexicon has as a unit.
    pub unknown_units: u64,
    /// Rows of `rejected_numerals`.
    pub rejected_numerals: u64,
    /// Remarks about documents that were taken.
    pub diagnostics: u64,
    /// What became of the reviewers' decisions.
    pub corrections: correct::Counts,
    /// How long it took.
    pub seconds: f64,
    /// Whether nothing was written on purpose.
    pub dry_run: bool,
    /// The quality gates that failed, a sentence each.
    pub failed_gates: Vec<String>,
}

impl Summary {
    /// Fills `failed_gates` from the counts.
    pub fn judge(&mut self, quality: &Quality) {
        let gates = [
            (
                "rejected",
                "rejected documents",
                quality.rejected,
                self.rejected,
                self.documents,
            ),
            (
                "failed_checks",
                "checks that do not hold",
                quality.failed_checks,
                self.checks_failed,
                self.checks,
            ),
            (
                "unknown_units",
                "unknown units",
                quality.unknown_units,
                self.unknown_units,
                self.metrics,
            ),
        ];
        self.failed_gates = gates
            .into_iter()
            .filter_map(|(key, what, gate, count, total)| {
                let gate = gate.filter(|gate| gate.exceeded(count, total))?;
                Some(format!("{count} of {total}: {what} (quality.{key} allows {gate})"))
            })
            .collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::config::Gate;

    #[test]
    fn gates_are_judged_by_counts_and_shares() {
        let mut summary = Summary {
            documents: 40,
            rejected: 3,
            checks: 10,
            checks_failed: 1,
            ..Summary::default()
        };
        summary.judge(&Quality::default());
        assert!(summary.failed_gates.is_empty());
        let quality = Quality {
            rejected: Some(Gate::Percent(5.0)),
            failed_checks: Some(Gate::Count(1)),
            unknown_units: Some(Gate::Count(0)),
        };
        summary.judge(&quality);
        assert_eq!(
            summary.failed_gates,
            ["3 of 40: rejected documents (quality.rejected allows 5%)"]
        );
    }
}
