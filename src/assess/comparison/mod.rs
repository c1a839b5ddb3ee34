//! Target numbers with their reported counterparts.
//!
//! Two numbers are a pair if they measure the same thing in one dimension. Every possible pair gets a likeness; the surest
//! are taken first, and where two are equally sure neither is: what cannot be told apart is left out.
//!
//! `sides` says which numbers take part, `topic` what each is about (`around`: from the words beside it), `likeness` how
//! alike two are (`wording`: in their characters, `pieces`: whatever the order of their words), `search` what could be a pair, `rules` what becomes one, and `verdict` whether a target is met.

mod around;
mod likeness;
mod pieces;
mod rules;
mod search;
mod sides;
mod topic;
pub(super) mod verdict;
mod wording;

use super::amount::values;
use super::item::{At, View};
use super::share::Shares;
use crate::number::nearest_double;
use crate::rows::{Comparison, Field, Metric};
use search::Search;
use verdict::{Verdict, verdict};

/// The most reported numbers of one item that are looked at.
const MOST_ACTUALS: usize = 512;

/// A target number with its counterpart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pair {
    pub target: At,
    /// Index in the progress.
    pub actual: usize,
    pub verdict: Verdict,
    /// Whether the target is a second, higher level, which nobody promised.
    pub stretch: bool,
}

/// Target numbers and what was found for them.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    /// By target and actual.
    pub found: Vec<Pair>,
    /// Target numbers (indices in the target) without a counterpart.
    pub unanswered: Vec<usize>,
    /// Target numbers with several equal counterparts, which are no pair with any of them.
    pub ambiguous: Vec<(usize, Vec<usize>)>,
}

/// Finds the pairs of an item.
pub(super) fn pairs(view: &View<'_>, shares: &Shares) -> Pairs {
    let mut search = Search::new(view, shares);
    rules::take_all(&mut search);
    let open = search.sides.targets.iter().filter(|t| !t.taken).map(|t| t.index);
    search.pairs.unanswered.extend(open);
    let mut pairs = search.pairs;
    pairs.found.sort_by_key(|p| (p.target, p.actual));
    pairs
}

impl Pairs {
    /// Makes target number and reported number a pair, if they have values that can be compared.
    fn push(&mut self, view: &View<'_>, target: usize, actual: usize, stretch: bool) {
        let (Some(goal), Some(reached)) = (view.target.places.get(target), view.progress.places.get(actual)) else {
            return;
        };
        match verdict(&view.target, goal, reached.metric) {
            Some(verdict) => self.found.push(Pair {
                target: At::target(target),
                actual,
                verdict,
                stretch,
            }),
            None => self.unanswered.push(target),
        }
    }

    /// The target that a number of the progress is the counterpart of; of several the first.
    pub fn target_of(&self, actual: usize) -> Option<At> {
        let mut own = self.found.iter().filter(|p| p.actual == actual);
        own.find(|p| p.target.field == Field::Target).map(|p| p.target)
    }

    /// The pairs as rows.
    pub fn rows(&self, item_seq: i32, view: &View<'_>) -> Vec<Comparison> {
        let mut rows: Vec<Comparison> = self.found.iter().filter_map(|p| row(item_seq, view, p)).collect();
        rows.sort_by_key(|r| (r.target_seq, r.actual_seq));
        rows
    }
}

fn row(item_seq: i32, view: &View<'_>, pair: &Pair) -> Option<Comparison> {
    let target = view.place(pair.target)?.metric;
    let actual = view.place(At::progress(pair.actual))?.metric;
    let (goal, reached) = values(target, actual)?;
    Some(Comparison {
        item_seq,
        name: target.name.clone().or_else(|| actual.name.clone()),
        target_seq: target.seq,
        actual_seq: actual.seq,
        target_text: target.text.clone(),
        actual_text: actual.text.clone(),
        target_value: Some(nearest_double(goal)),
        actual_value: Some(nearest_double(reached)),
        unit: unit(target, actual).clone(),
        ratio: Some(nearest_double(pair.verdict.ratio)),
        met: Some(pair.verdict.met),
    })
}

/// The unit of both values, as [`values`] gives them.
fn unit<'m>(target: &'m Metric, actual: &Metric) -> &'m Option<String> {
    if target.unit == actual.unit || target.kind == "count" {
        &target.unit
    } else {
        &target.canonical_unit
    }
}
