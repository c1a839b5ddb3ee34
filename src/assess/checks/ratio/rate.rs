//! 发现6661处，整改6633处，整改率99.58%: what the rate is of stands in its name.

use super::{Counts, FAR, wholes_before};
use crate::assess::checks::scene::Scene;
use crate::assess::share::Share;
use crate::lexicon::relations::{Mark, RelationWords};
use crate::span::Span;

/// How many numbers back the part is looked for.
const PART: usize = 3;

pub(in crate::assess::checks) fn find<'a>(scene: &Scene<'_, 'a>, i: usize) -> Option<Counts<'a>> {
    let (line, place) = (scene.progress.line, scene.progress.place(i)?);
    if scene.share(i) != Share::None {
        return None;
    }
    let word = line.last(place.before, Mark::Rate)?;
    let stem = stem(line.str(Span::new(place.before.start, word.end)), scene.view.words);
    if stem.is_empty() && place.before.start < word.start {
        return None;
    }
    let mut near = (i.saturating_sub(PART)..i).rev();
    let part = near.find(|p| is_part(scene, *p, i, &stem))?;
    let wholes: Vec<usize> = wholes_before(scene, part).collect();
    let Some(nearest) = wholes.first() else {
        return of_target(scene, i, part);
    };
    let given = wholes
        .iter()
        .find(|w| Counts::of(scene, **w, part).is_some_and(|c| c.give(scene, i)));
    let whole = *given.unwrap_or(nearest);
    let counted = stem.is_empty() || !says(scene, whole, &stem) || is_next_step(scene, whole, part, &stem);
    let base = !stem.is_empty() || is_out_of(scene, whole, part);
    (counted && base).then(|| Counts::of(scene, whole, part))?
}

/// The two characters before 率 or 进度: what was counted, in the word that stands for all that say the same. Empty for 比例 and
/// 占比.
fn stem(text: &str, words: &RelationWords) -> String {
    let Some(head) = text.strip_suffix('率').or_else(|| text.strip_suffix("进度")) else {
        return String::new();
    };
    let mut last: Vec<char> = head.chars().rev().take(2).collect();
    last.reverse();
    words.unified(&last.into_iter().collect::<String>())
}

/// 签约234户，签约率65%: nothing before says of how many, but the target does. The rate may be of another base, so that only
/// one that fits is taken.
fn of_target<'a>(scene: &Scene<'_, 'a>, i: usize, part: usize) -> Option<Counts<'a>> {
    let alone = !(part.saturating_sub(FAR)..part).any(|j| scene.progress.alike(j, part));
    Counts::of_target(scene, part).filter(|counts| alone && counts.give(scene, i))
}

/// 有就业意愿的300人，已就业245人: the whole's words hold the stem too, but the part, right behind it, says nothing else.
fn is_next_step(scene: &Scene<'_, '_>, whole: usize, part: usize, stem: &str) -> bool {
    let words = scene.progress.before(part);
    whole + 1 == part && words.trim_start_matches(['已', '共', '均', '其', '中']) == stem
}

/// Whether number `p` counts what the rate of number `i` is the rate of.
fn is_part(scene: &Scene<'_, '_>, p: usize, i: usize, stem: &str) -> bool {
    let numbers = scene.progress;
    let near = numbers.same_sentence(p, i) && numbers.clauses_between(p, i) <= 1;
    let left = numbers.says(p, Mark::Rest);
    near && !left && numbers.is_amount(p) && (stem.is_empty() || stem == "完成" || says(scene, p, stem))
}

/// Whether the words beside a number hold the rate's stem, be it drawn out: 取得证书 for 取证.
fn says(scene: &Scene<'_, '_>, i: usize, stem: &str) -> bool {
    let holds = |words: &str| {
        let words = scene.view.words.unified(words);
        stem.chars().all(|c| words.contains(c))
    };
    holds(scene.progress.before(i)) || holds(scene.progress.after(i))
}

/// 7个断面中有6个: the second number is out of the first.
fn is_out_of(scene: &Scene<'_, '_>, whole: usize, part: usize) -> bool {
    scene.progress.after(whole).contains('中') || scene.progress.says(part, Mark::OfWhich)
}
