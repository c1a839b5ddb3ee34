//! 工业投资10.2亿元，技改投资4.1亿元，技改投资占比40.2%: the share says by name whose it is.

use super::{Counts, NEAR, wholes_before};
use crate::assess::checks::scene::Scene;
use crate::assess::share::Share;
use crate::lexicon::relations::Mark;
use crate::span::Span;

/// The nearest number that has the name which the share is said of, with the only larger one before it. Where several have the
/// name (非税收入 has 税收 in it) or several could be the whole, those that the share fits.
pub(in crate::assess::checks) fn find<'a>(scene: &Scene<'_, 'a>, i: usize) -> Option<Counts<'a>> {
    let (numbers, subject) = (scene.progress, subject(scene, i)?);
    let named = |j: &usize| numbers.is_amount(*j) && numbers.before(*j).contains(subject);
    let parts: Vec<usize> = numbers.back(i, NEAR).filter(named).collect();
    let counts = |part: usize| wholes_before(scene, part).filter_map(move |whole| Counts::of(scene, whole, part));
    let mut all = parts.iter().flat_map(|part| counts(*part));
    let only = || {
        let mut counts = counts(i.checked_sub(1).filter(|p| parts.contains(p))?);
        counts.next().filter(|_| counts.next().is_none())
    };
    all.find(|c| c.give(scene, i)).or_else(only)
}

/// What stands before 占比 or 比例 in the share's own clause.
fn subject<'a>(scene: &Scene<'_, 'a>, i: usize) -> Option<&'a str> {
    if scene.share(i) != Share::None {
        return None;
    }
    let (line, place) = (scene.progress.line, scene.progress.place(i)?);
    let word = line
        .last(place.before, Mark::Rate)
        .filter(|w| !line.str(*w).ends_with('率'))?;
    let subject = line.str(Span::new(place.before.start, word.start));
    (subject.chars().count() >= 2).then_some(subject)
}
