//! The numbers of one text, as the rules of arithmetic ask for them.

use rust_decimal::Decimal;

use crate::assess::amount::{self, canonical, compatible, is_amount};
use crate::assess::line::{Line, Place};
use crate::lexicon::relations::{Mark, RelationWords};
use crate::rows::Metric;

/// Whether a number can be added to others of its kind: amounts, and time counted in days or hours.
pub(super) fn is_addable(metric: &Metric) -> bool {
    is_amount(metric) || metric.kind == "duration" && metric.change == "none" && metric.value.is_some()
}

/// The numbers of one text by their index.
#[derive(Debug, Clone, Copy)]
pub(super) struct Numbers<'l, 'a> {
    pub line: &'l Line<'a>,
    pub words: &'l RelationWords,
}

impl<'l, 'a> Numbers<'l, 'a> {
    pub fn len(self) -> usize {
        self.line.places.len()
    }

    pub fn place(self, i: usize) -> Option<&'l Place<'a>> {
        self.line.places.get(i)
    }

    pub fn metric(self, i: usize) -> Option<&'a Metric> {
        Some(self.place(i)?.metric)
    }

    /// The value in the canonical unit.
    pub fn value(self, i: usize) -> Option<Decimal> {
        canonical(self.metric(i)?)
    }

    /// Whether number `i` is an amount, and no change, share, rank or rate.
    pub fn is_amount(self, i: usize) -> bool {
        self.metric(i).is_some_and(is_addable)
    }

    /// Whether the two are amounts in one dimension.
    pub fn alike(self, i: usize, j: usize) -> bool {
        match (self.metric(i), self.metric(j)) {
            (Some(a), Some(b)) => is_addable(a) && is_addable(b) && compatible(a, b, self.words),
            _ => false,
        }
    }

    /// Whether number `i` only tells which things the next number counts: 50万元以上的7个, 10亿元以上项目9个.
    pub fn qualifies(self, i: usize) -> bool {
        let gap = self.gap(i + 1);
        let joined = gap.starts_with("以上") || gap.starts_with("以下") || gap == "的";
        joined && self.clauses_between(i, i + 1) == 0 && !gap.contains(['、', '（', '(']) && !self.alike(i, i + 1)
    }

    /// Whether number `i` stands in a bracket that is not around number `j`.
    pub fn is_inside(self, i: usize, j: usize) -> bool {
        match (self.place(i), self.place(j)) {
            (Some(a), Some(b)) => a.depth > b.depth,
            _ => false,
        }
    }

    /// Whether the two are amounts of one unit, so that they can stand in one list.
    pub fn of_one_unit(self, i: usize, j: usize) -> bool {
        let unit = |i| self.metric(i).map(amount::unit);
        self.alike(i, j) && unit(i) == unit(j)
    }

    pub fn same_sentence(self, i: usize, j: usize) -> bool {
        match (self.place(i), self.place(j)) {
            (Some(a), Some(b)) => a.sentence == b.sentence,
            _ => false,
        }
    }

    /// How many sentences number `j` stands behind number `i`.
    pub fn sentences_between(self, i: usize, j: usize) -> usize {
        match (self.place(i), self.place(j)) {
            (Some(a), Some(b)) => b.sentence.saturating_sub(a.sentence),
            _ => usize::MAX,
        }
    }

    /// How many clauses number `j` stands behind number `i`.
    pub fn clauses_between(self, i: usize, j: usize) -> usize {
        match (self.place(i), self.place(j)) {
            (Some(a), Some(b)) => b.clause.saturating_sub(a.clause),
            _ => usize::MAX,
        }
    }

    /// The text between number `i` and the one before.
    pub fn gap(self, i: usize) -> &'a str {
        self.place(i).map_or("", |p| self.line.str(p.gap))
    }

    /// The words of number `i` in its own clause, before it.
    pub fn before(self, i: usize) -> &'a str {
        self.place(i).map_or("", |p| self.line.str(p.before))
    }

    /// The words behind number `i`, up to the next number or the clause's end.
    pub fn after(self, i: usize) -> &'a str {
        self.place(i).map_or("", |p| self.line.str(p.after))
    }

    /// Whether the words before number `i`, in its own clause, say `mark`.
    pub fn says(self, i: usize, mark: Mark) -> bool {
        self.place(i).is_some_and(|p| self.line.says(p.before, mark))
    }

    /// The indices of the `most` numbers before number `i` in its sentence, the nearest first.
    pub fn back(self, i: usize, most: usize) -> impl Iterator<Item = usize> + use<'l, 'a> {
        let near = (i.saturating_sub(most)..i).rev();
        near.take_while(move |j| self.same_sentence(*j, i))
    }
}
