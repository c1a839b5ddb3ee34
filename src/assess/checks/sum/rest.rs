//! 梳理52条，已化解36条，还有16条: what is done and what is left make up all there was.

use super::{Sum, WINDOW};
use crate::assess::amount::{canonical, compatible};
use crate::assess::checks::numbers::{Numbers, is_addable};
use crate::assess::checks::scene::Scene;
use crate::lexicon::relations::{Mark, PHASES};

/// Words that can only speak of what is left of a whole, whatever stands before.
const SURE: [&str; 4] = ["其余", "剩余", "余下", "剩下"];

/// Number `i` is what is left. The whole is the nearest number that all behind it make up, be it one of the sentence before
/// or of the target; where none is, the one before what is done.
pub(in crate::assess::checks) fn find<'a>(
    scene: &Scene<'_, 'a>,
    numbers: Numbers<'_, 'a>,
    i: usize,
) -> Option<Sum<'a>> {
    let rest = numbers.place(i).filter(|_| numbers.is_amount(i))?;
    let word = numbers.line.last(rest.before, Mark::Rest)?;
    let mut parts: Vec<usize> = numbers.back(i, WINDOW).filter(|j| is_sibling(numbers, *j, i)).collect();
    parts.reverse();
    parts.push(i);
    let sums = (0..parts.len().saturating_sub(2)).rev();
    let mut sums = sums.filter_map(|w| Sum::said(numbers, parts[w], &parts[w + 1..]));
    let whole = sums.find(Sum::holds).or_else(|| elsewhere(scene, numbers, &parts));
    let sure = SURE.contains(&numbers.line.str(word));
    whole.or_else(|| unequal(numbers, &parts, sure))
}

fn is_sibling(numbers: Numbers<'_, '_>, j: usize, i: usize) -> bool {
    numbers.of_one_unit(j, i) && !numbers.is_inside(j, i)
}

/// 筹集房源862套。其中…480套，…260套，其余122套; or 建设泵站12座 of the target, 建成7座、在建3座，其余2座暂缓 of the progress: a whole that is
/// one only if it is met.
fn elsewhere<'a>(scene: &Scene<'_, 'a>, numbers: Numbers<'_, 'a>, parts: &[usize]) -> Option<Sum<'a>> {
    let first = *parts.first()?;
    let here = (first.saturating_sub(WINDOW)..first)
        .rev()
        .filter_map(|w| numbers.metric(w));
    let of_target = (0..scene.target.len().min(WINDOW)).filter_map(|w| scene.target.metric(w));
    let part = numbers.metric(first)?;
    let mut sums = here
        .chain(of_target)
        .filter(|whole| whole.seq < part.seq)
        .filter_map(|whole| {
            let alike = is_addable(whole) && compatible(whole, part, numbers.words);
            alike.then(|| Sum::of(numbers, whole, parts))?
        });
    sums.find(Sum::holds)
}

/// The number before what is done is the whole although the parts do not make it up.
fn unequal<'a>(numbers: Numbers<'_, 'a>, parts: &[usize], sure: bool) -> Option<Sum<'a>> {
    let [.., whole, done, rest] = *parts else {
        return None;
    };
    // 建成7处、在建3处，其余2处: what stands in one list is of one rank.
    let list = numbers.gap(done).contains('、') && numbers.clauses_between(whole, done) == 0;
    let largest = numbers.metric(whole).and_then(canonical) >= numbers.metric(rest).and_then(canonical);
    let sum = (!list && largest).then(|| Sum::said(numbers, whole, &[done, rest]))??;
    (is_done(numbers, done) || sure && sum.nearly_holds()).then_some(sum)
}

/// Whether the words beside a number say that something has been done.
pub(super) fn is_done(numbers: Numbers<'_, '_>, i: usize) -> bool {
    let Some(place) = numbers.place(i) else { return false };
    [place.before, place.after].iter().any(|span| {
        let text = numbers.line.str(*span);
        numbers.line.bits(*span) & PHASES != 0 || text.contains('已') || text.contains("完成")
    })
}
