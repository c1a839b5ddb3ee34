//! 检出306人，检出率1.89% of 筛查16207人: no word tells the base, but two numbers near by give the rate to its last printed digit.

use super::{Counts, wholes_before};
use crate::assess::amount::compatible;
use crate::assess::checks::numbers::is_addable;
use crate::assess::checks::scene::Scene;
use crate::assess::rounding::printed_digits;
use crate::rows::{Metric, Role};

/// How many numbers before and behind the rate are looked at, and how many of the target.
const NEAR: usize = 8;
const BEHIND: usize = 2;
const TARGETS: usize = 16;

/// How many digits a rate must print, so that two numbers that are merely near do not give it by chance.
const DIGITS: usize = 3;

/// How many digits are enough where the part stands right before its rate, and the whole is the next larger number.
const DIGITS_BESIDE: usize = 2;

pub(in crate::assess::checks) fn find<'a>(scene: &Scene<'_, 'a>, i: usize) -> Option<Counts<'a>> {
    match telling_digits(scene.progress.metric(i)?) {
        DIGITS.. => of_any(scene, i),
        DIGITS_BESIDE => of_neighbours(scene, i),
        _ => None,
    }
}

/// How many digits are printed, noughts at the end not counted: halves and fifths are shares of many things.
fn telling_digits(rate: &Metric) -> usize {
    if rate.bound != "exact" {
        return 0;
    }
    printed_digits(rate).trim_end_matches('0').len()
}

/// The nearest part of the sentence with the nearest whole that give the rate.
fn of_any<'a>(scene: &Scene<'_, 'a>, i: usize) -> Option<Counts<'a>> {
    let numbers = scene.progress;
    let behind = (i + 1..numbers.len().min(i + 1 + BEHIND)).filter(|j| numbers.same_sentence(i, *j));
    let near: Vec<usize> = (i.saturating_sub(NEAR)..i).rev().chain(behind).collect();
    let parts = near
        .iter()
        .filter(|j| numbers.same_sentence(**j, i))
        .filter_map(|j| candidate(numbers.metric(*j)?));
    let here = near.iter().filter_map(|j| candidate(numbers.metric(*j)?));
    let planned = (0..scene.target.len().min(TARGETS)).filter_map(|w| candidate(scene.target.metric(w)?));
    let wholes: Vec<&'a Metric> = here.chain(planned).collect();
    let counts = |part: &'a Metric| {
        let pairs = wholes.iter().filter(|whole| is_pair(scene, whole, part));
        let mut counts = pairs.map(|whole| Counts::new(whole, part));
        counts.find(|c| c.give(scene, i))
    };
    parts.into_iter().find_map(counts)
}

fn of_neighbours<'a>(scene: &Scene<'_, 'a>, i: usize) -> Option<Counts<'a>> {
    let numbers = scene.progress;
    let part = i
        .checked_sub(1)
        .filter(|p| numbers.same_sentence(*p, i) && numbers.clauses_between(*p, i) <= 1)?;
    candidate(numbers.metric(part)?)?;
    let whole = wholes_before(scene, part)
        .next()
        .filter(|w| numbers.of_one_unit(*w, part) || is_any(scene, part))?;
    let counts = Counts::of(scene, whole, part)?;
    counts.give(scene, i).then_some(counts)
}

/// Whether a number's classifier goes with every other: 163例 of 24300人.
fn is_any(scene: &Scene<'_, '_>, i: usize) -> bool {
    let unit = scene.progress.metric(i).and_then(|m| m.unit.as_deref());
    scene.view.words.any.iter().any(|any| Some(&**any) == unit)
}

fn candidate(metric: &Metric) -> Option<&Metric> {
    (is_addable(metric) && metric.role != Role::Baseline).then_some(metric)
}

fn is_pair(scene: &Scene<'_, '_>, whole: &Metric, part: &Metric) -> bool {
    whole.seq != part.seq && compatible(whole, part, scene.view.words)
}
