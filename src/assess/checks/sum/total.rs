//! 甲村3户、乙村5户，合计8户: the total stands behind its parts.

use rust_decimal::Decimal;

use super::{MOST_PARTS, Sum, WINDOW};
use crate::assess::checks::numbers::Numbers;
use crate::assess::checks::ratio::together::counts_parts;
use crate::assess::checks::scene::Scene;
use crate::lexicon::relations::Mark;
use crate::span::Span;

/// Number `i` is the whole. All amounts right before it are its parts, or as many of the last of them as make it up. 甲办件47件，
/// 化解43件，乙办件112件，化解97件，合计化解140件: where that is said of the parts too, only of these, be it from the sentence before.
pub(in crate::assess::checks) fn find<'a>(_: &Scene<'_, 'a>, numbers: Numbers<'_, 'a>, i: usize) -> Option<Sum<'a>> {
    let place = numbers.place(i).filter(|_| numbers.is_amount(i))?;
    let word = numbers.line.last(place.before, Mark::Total)?;
    let deed = numbers.line.str(Span::new(word.end, place.span.start));
    let found = of_one_deed(numbers, i, deed).or_else(|| right_before(numbers, i));
    found.or_else(|| counted(numbers, i))
}

/// 甲矿212亩；乙矿163亩；丙矿105亩。三处合计480亩: the number before says how many parts there are, and as many stand in one sentence.
fn counted<'a>(numbers: Numbers<'_, 'a>, i: usize) -> Option<Sum<'a>> {
    let many = i.checked_sub(1).filter(|c| counts_parts(numbers, *c))?;
    let near = (many.saturating_sub(WINDOW)..many).rev();
    let alike = |j: &usize| numbers.of_one_unit(*j, i) && !numbers.is_inside(*j, i);
    let last = near
        .clone()
        .find(alike)
        .filter(|j| numbers.sentences_between(*j, i) <= 1)?;
    let mut parts: Vec<usize> = near
        .filter(alike)
        .take_while(|j| numbers.same_sentence(*j, last))
        .collect();
    parts.reverse();
    let sum = Sum::said(numbers, i, &parts)?;
    (numbers.metric(many)?.value? == Decimal::from(parts.len())).then_some(sum)
}

fn right_before<'a>(numbers: Numbers<'_, 'a>, i: usize) -> Option<Sum<'a>> {
    let amounts = numbers
        .back(i, MOST_PARTS)
        .filter(|j| numbers.is_amount(*j) && !numbers.is_inside(*j, i));
    let mut parts: Vec<usize> = amounts.take_while(|j| numbers.of_one_unit(*j, i)).collect();
    parts.reverse();
    let last = (0..parts.len().saturating_sub(1)).filter_map(|from| Sum::said(numbers, i, &parts[from..]));
    last.clone().find(Sum::holds).or_else(|| Sum::said(numbers, i, &parts))
}

fn of_one_deed<'a>(numbers: Numbers<'_, 'a>, i: usize, deed: &str) -> Option<Sum<'a>> {
    if deed.is_empty() {
        return None;
    }
    let near = (i.saturating_sub(WINDOW)..i).filter(|j| numbers.sentences_between(*j, i) <= 1);
    let same = near.filter(|j| numbers.of_one_unit(*j, i) && numbers.before(*j).ends_with(deed));
    let sum = Sum::said(numbers, i, &same.collect::<Vec<_>>())?;
    sum.holds().then_some(sum)
}
