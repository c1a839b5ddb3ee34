//! Where the numbers stand that corrections speak of: at their ids, or, where a new rule has shifted the numbers of an
//! item, at the same text nearest by.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::{Correction, Fate};
use crate::rows::Metric;

/// A text without white space, since editors change line ends and blanks inside of cells.
pub(super) fn bare(surface: &str) -> String {
    surface.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A number that a correction speaks of.
type Said = (i32, String);

/// What the corrections of one item found.
#[derive(Debug, Default)]
pub(super) struct Places(BTreeMap<Said, (usize, Fate)>);

impl Places {
    /// Looks for the numbers of these corrections among the metrics of their item. A number that an id names exactly
    /// belongs to that id; of the others each takes the nearest that is left.
    pub(super) fn find<'c>(corrections: impl Iterator<Item = &'c Correction>, metrics: &[Metric]) -> Self {
        let mut places = Self::default();
        let mut lost = BTreeSet::new();
        for said in corrections.filter_map(said) {
            let exact = metrics.binary_search_by_key(&said.0, |metric| metric.seq).ok();
            if let Some(at) = exact.filter(|at| bare(&metrics[*at].text) == said.1) {
                places.0.insert(said, (at, Fate::Applied));
            } else {
                lost.insert(said);
            }
        }
        if !lost.is_empty() {
            places.move_to_nearest(lost, metrics);
        }
        places
    }

    /// The place of a correction's number among the metrics of its item.
    pub(super) fn of(&self, correction: &Correction) -> Option<(usize, Fate)> {
        self.0.get(&said(correction)?).copied()
    }

    fn move_to_nearest(&mut self, lost: BTreeSet<Said>, metrics: &[Metric]) {
        let taken: BTreeSet<usize> = self.0.values().map(|(at, _)| *at).collect();
        let mut free: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (at, metric) in metrics.iter().enumerate().filter(|(at, _)| !taken.contains(at)) {
            free.entry(bare(&metric.text)).or_default().push(at);
        }
        for (seq, surface) in lost {
            let Some(alike) = free.get_mut(&surface) else { continue };
            let distance = |at: &usize| metrics[*at].seq.abs_diff(seq);
            let Some(nearest) = (0..alike.len()).min_by_key(|n| distance(&alike[*n])) else {
                continue;
            };
            let at = alike.remove(nearest);
            let fate = Fate::Moved { seq: metrics[at].seq };
            self.0.insert((seq, surface), (at, fate));
        }
    }
}

fn said(correction: &Correction) -> Option<Said> {
    Some((correction.id.seq?, bare(&correction.surface)))
}
