//! The arithmetic of one item: whether parts make up their whole, and whether printed rates and changes are what the printed
//! levels give.
//!
//! One rule a file, all of them in [`RULES`]. A rule only says which numbers belong together; `found` computes, and
//! `rounding` says what the printed digits leave open.

mod difference;
mod found;
mod numbers;
mod ratio;
mod scene;
mod sum;
mod weighted_change;

use rustc_hash::FxHashSet;

use super::comparison::Pairs;
use super::item::View;
use super::share::Shares;
use crate::rows::Check;
use difference::Change;
use numbers::Numbers;
use ratio::Counts;
use scene::Scene;
use sum::Sum;

/// A rule of arithmetic; of each, the number it is asked about is the one whose index it gets.
#[derive(Clone, Copy)]
enum Rule {
    /// Asked of every number of both texts: a whole with its parts.
    Sum(for<'a> fn(&Scene<'_, 'a>, Numbers<'_, 'a>, usize) -> Option<Sum<'a>>),
    /// Asked of every printed rate of the progress: whole and part.
    Ratio(for<'a> fn(&Scene<'_, 'a>, usize) -> Option<Counts<'a>>),
    /// Asked of every number of the progress: a printed change with its levels.
    Difference(for<'a> fn(&Scene<'_, 'a>, usize) -> Option<Change<'a>>),
}

/// All rules. Sums and differences are independent of each other. Of the ratios of one rate the first that the figures bear
/// out is taken, or else the first of all; so they stand with the surest words first.
const RULES: [Rule; 18] = [
    Rule::Sum(sum::of_which::find),
    Rule::Sum(sum::rest::find),
    Rule::Sum(sum::undone::find),
    Rule::Sum(sum::total::find),
    Rule::Sum(sum::brackets::find),
    Rule::Sum(sum::listed::find),
    Rule::Ratio(ratio::plan::find),
    Rule::Ratio(ratio::beside::find),
    Rule::Ratio(ratio::together::find),
    Rule::Ratio(ratio::named::find),
    Rule::Ratio(ratio::share::find),
    Rule::Ratio(ratio::own_name::find),
    Rule::Ratio(ratio::due::find),
    Rule::Ratio(ratio::rate::find),
    Rule::Ratio(ratio::borne_out::find),
    Rule::Difference(difference::levels::find),
    Rule::Difference(difference::growth::find),
    Rule::Difference(difference::excess::find),
];

/// All relations found inside an item, by whole and rule.
pub(super) fn checks(item_seq: i32, view: &View<'_>, pairs: &Pairs, shares: &Shares) -> Vec<Check> {
    let scene = Scene::new(view, pairs, shares);
    let sums = sum::all(&scene);
    let mut found = weighted_change::all(&scene, &sums);
    found.extend(sums.iter().filter_map(sum::found));
    found.extend(ratio::all(&scene));
    found.extend(difference::all(&scene));
    let mut checks: Vec<Check> = found.iter().map(|f| f.check(item_seq)).collect();
    let order = |c: &Check| (c.whole_seq, c.rule.clone(), c.part_seqs.clone(), c.reported_seq);
    checks.sort_by_key(order);
    let mut seen = FxHashSet::default();
    checks.retain(|c| seen.insert(order(c)));
    checks
}
