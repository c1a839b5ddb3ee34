//! 出口6.2亿元，下降4%；进口1.8亿元，增长9%；进出口总额8亿元: the words speak of all, and the amounts before give it to the last digit.

use super::{Sum, WINDOW};
use crate::assess::checks::numbers::Numbers;
use crate::assess::checks::scene::Scene;
use crate::lexicon::relations::Mark;
use crate::rows::Role;

/// Number `i` is the whole; its parts are the last amounts of its unit before it that make it up, be it in the sentence before.
pub(in crate::assess::checks) fn find<'a>(_: &Scene<'_, 'a>, numbers: Numbers<'_, 'a>, i: usize) -> Option<Sum<'a>> {
    let says = |mark| numbers.says(i, mark);
    if !numbers.is_amount(i) || !says(Mark::Altogether) && !says(Mark::Total) {
        return None;
    }
    let near = (i.saturating_sub(WINDOW)..i).rev();
    let near = near.take_while(|j| numbers.sentences_between(*j, i) <= 1 && !numbers.says(*j, Mark::OfWhich));
    let mut parts: Vec<usize> = near.filter(|j| is_part(numbers, *j, i)).collect();
    parts.reverse();
    let sums = (0..parts.len().saturating_sub(1)).rev();
    let mut sums = sums.filter_map(|from| Sum::said(numbers, i, &parts[from..]));
    sums.find(Sum::holds)
}

fn is_part(numbers: Numbers<'_, '_>, j: usize, i: usize) -> bool {
    let own = numbers.metric(j).is_some_and(|m| m.role != Role::Baseline);
    let other = numbers.says(j, Mark::Excess) || numbers.says(j, Mark::Per) || numbers.qualifies(j);
    own && !other && numbers.of_one_unit(j, i) && !numbers.is_inside(j, i)
}
