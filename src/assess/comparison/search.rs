//! What the rules of matching share: the numbers that take part, which of them can be put beside each other, and what was
//! found so far.

use rust_decimal::Decimal;

use super::Pairs;
use super::likeness::{Likeness, likeness};
use super::sides::{Side, Sides};
use crate::assess::amount::{canonical, compatible, is_amount, unit};
use crate::assess::item::View;
use crate::assess::share::{Share, Shares};
use crate::lexicon::relations::Mark;
use crate::rows::Metric;

/// The likeness from which on two names are surely alike.
pub(super) const SURE: f64 = 0.75;

/// A possible pair: places in the lists of sides, and how sure it is.
#[derive(Clone, Copy)]
pub(super) struct Candidate {
    pub target: usize,
    pub actual: usize,
    pub score: f64,
}

/// One item's search for pairs.
pub(super) struct Search<'s, 'v> {
    pub view: &'s View<'v>,
    pub shares: &'s Shares,
    pub sides: Sides,
    /// All numbers that can be put beside each other, with how near their units and bases are.
    pub possible: Vec<Candidate>,
    /// Of the possible pairs those of one name, with their likeness.
    pub named: Vec<Candidate>,
    /// Of the possible pairs those whose reported number has no name.
    pub unnamed: Vec<(usize, usize)>,
    pub pairs: Pairs,
}

impl<'s, 'v> Search<'s, 'v> {
    pub fn new(view: &'s View<'v>, shares: &'s Shares) -> Self {
        let mut search = Self {
            view,
            shares,
            sides: Sides::new(view),
            possible: Vec::new(),
            named: Vec::new(),
            unnamed: Vec::new(),
            pairs: Pairs::default(),
        };
        search.possible = search.possible();
        search.compare_names();
        search
    }

    fn possible(&self) -> Vec<Candidate> {
        let mut possible = Vec::new();
        for (t, target) in self.sides.targets.iter().enumerate() {
            for (a, actual) in self.sides.actuals.iter().enumerate() {
                let nearness = self.nearness(target, actual);
                possible.extend(nearness.map(|score| Candidate {
                    target: t,
                    actual: a,
                    score,
                }));
            }
        }
        possible
    }

    fn compare_names(&mut self) {
        for &Candidate { target, actual, score } in &self.possible {
            let (planned, reported) = (&self.sides.targets[target].topic, &self.sides.actuals[actual].topic);
            match likeness(planned, reported) {
                // Classifiers may differ where the things are surely the same.
                Likeness::Same(likeness) if likeness < SURE && !self.one_classifier(target, actual) => {}
                Likeness::Same(likeness) => self.named.push(Candidate {
                    target,
                    actual,
                    score: score + likeness,
                }),
                Likeness::Unnamed => self.unnamed.push((target, actual)),
                Likeness::Different => {}
            }
        }
    }

    /// How near unit and basis of two numbers are; `None` where they cannot be put beside each other at all, whatever
    /// they measure.
    fn nearness(&self, target: &Side, actual: &Side) -> Option<f64> {
        let t = self.view.target.places.get(target.index)?.metric;
        let a = self.view.progress.places.get(actual.index)?.metric;
        let bases = t.basis == a.basis || t.basis == "none" || a.basis == "none";
        let shares = (
            self.shares.target.get(target.index),
            self.shares.progress.get(actual.index),
        );
        let own = target.topic.says(Mark::Share) || target.topic.says(Mark::Rate);
        let own_level = own && matches!(shares.1, Some(Share::OfWhole | Share::Of(_)));
        let apart = comes_down(t, target, actual) || !(own_level || alike(shares.0, shares.1));
        if !(changes_agree(t, a, target) && bases && compatible(t, a, self.view.words)) || apart {
            return None;
        }
        let unit = if t.unit == a.unit { 0.03 } else { 0.0 };
        let begun = actual.topic.says(Mark::Begun) && !target.topic.says(Mark::Begun);
        let again =
            !begun && t.kind != "percent" && t.value == a.value && t.unit == a.unit && t.value > Some(Decimal::TWO);
        let unit = unit + if again { 0.12 } else { 0.0 };
        Some(unit + if t.basis == a.basis { 0.02 } else { 0.0 })
    }

    /// Whether neither number has its counterpart yet.
    pub fn is_free(&self, target: usize, actual: usize) -> bool {
        !self.sides.targets[target].taken && !self.sides.actuals[actual].taken
    }

    /// Makes the two a pair.
    pub fn pair(&mut self, target: usize, actual: usize) {
        let (t, a) = (&mut self.sides.targets[target], &mut self.sides.actuals[actual]);
        (t.taken, a.taken) = (true, true);
        self.pairs.push(self.view, t.index, a.index, false);
    }

    /// The target has several counterparts that cannot be told apart.
    pub fn leave(&mut self, target: usize, actuals: &[usize]) {
        let mut rivals: Vec<usize> = actuals.iter().map(|a| self.sides.actuals[*a].index).collect();
        rivals.sort_unstable();
        self.sides.targets[target].taken = true;
        self.pairs.ambiguous.push((self.sides.targets[target].index, rivals));
    }

    /// The metrics of two sides.
    pub fn metrics(&self, target: usize, actual: usize) -> Option<(&'v Metric, &'v Metric)> {
        let t = self.view.target.places.get(self.sides.targets[target].index)?;
        let a = self.view.progress.places.get(self.sides.actuals[actual].index)?;
        Some((t.metric, a.metric))
    }

    /// Whether the two are counted by one classifier, or are no counts.
    fn one_classifier(&self, target: usize, actual: usize) -> bool {
        let metrics = self.metrics(target, actual);
        let people = |m: &Metric| self.view.words.people.iter().any(|w| m.unit.as_deref() == Some(w));
        metrics.is_none_or(|(t, a)| t.kind != "count" || t.unit == a.unit || people(t) && people(a))
    }

    /// Whether both are amounts in one unit.
    pub fn same_unit(&self, candidate: &Candidate) -> bool {
        let metrics = self.metrics(candidate.target, candidate.actual);
        metrics.is_some_and(|(t, a)| is_amount(t) && unit(t) == unit(a))
    }

    /// Whether the numbers are one number, said again in another sentence.
    pub fn said_again(&self, actuals: &[usize]) -> bool {
        let place = |a: usize| self.view.progress.places.get(self.sides.actuals[a].index);
        actuals.windows(2).all(|pair| match (place(pair[0]), place(pair[1])) {
            (Some(a), Some(b)) => a.sentence != b.sentence && canonical(a.metric) == canonical(b.metric),
            _ => false,
        })
    }
}

/// A change goes with a change and a level with a level; what is new (新增30亿元) may be
/// said as a rise (比年初增加25亿元), and what is cut (压减经费5%) as a fall.
fn changes_agree(planned: &Metric, reported: &Metric, target: &Side) -> bool {
    let added = target.topic.says(Mark::Added);
    let rise = reported.change == "increase" && reported.kind != "percent" && planned.change == "none";
    let fall = reported.change == "decrease" && planned.kind == "percent" && target.topic.says(Mark::Fall);
    (planned.change == "none") == (reported.change == "none") || added && rise || fall
}

/// A share of the plan is no counterpart of a level, nor is a share of another number.
fn alike(target: Option<&Share>, actual: Option<&Share>) -> bool {
    let of_number = |s: Option<&Share>| matches!(s, Some(Share::Of(_) | Share::OfNumber(_) | Share::OfWhole));
    match actual {
        None | Some(Share::None) => true,
        Some(Share::Plan) => target == Some(&Share::Plan),
        Some(_) => of_number(target),
    }
}

/// 由120家减少到98家 is no counterpart of a number of things to be done, only of one to come down to.
fn comes_down(planned: &Metric, target: &Side, actual: &Side) -> bool {
    let ceiling = |side: &Side| side.topic.says(Mark::Ceiling);
    ceiling(actual) && !ceiling(target) && planned.kind == "count" && planned.bound != "max"
}
