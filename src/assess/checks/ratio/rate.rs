//! 发现6661处，整改6633处，整改率99.58%: what the rate is of stands in its name.

use super::borne_out::{DIGITS_BESIDE, telling_digits};
use super::counted_by::measure;
use super::{Counts, FAR, wholes_before};
use crate::assess::checks::scene::Scene;
use crate::assess::share::Share;
use crate::lexicon::relations::{Mark, RelationWords};
use crate::span::Span;

/// How many numbers back the part is looked for.
const PART: usize = 3;

/// Characters that turn the word behind them into its contrary.
const DENIALS: [char; 2] = ['不', '未'];

pub(in crate::assess::checks) fn find<'a>(scene: &Scene<'_, 'a>, i: usize) -> Option<Counts<'a>> {
    let (line, place) = (scene.progress.line, scene.progress.place(i)?);
    if scene.share(i) != Share::None || measure(scene.progress.before(i)).is_some() {
        return None;
    }
    let word = line.last(place.before, Mark::Rate)?;
    let stem = stem(line.str(Span::new(place.before.start, word.end)), scene.view.words);
    if stem.is_empty() && place.before.start < word.start {
        return None;
    }
    let near = (i.saturating_sub(PART)..i).rev().filter(|p| can_be_part(scene, *p, i));
    let said = near.clone().find(|p| stem.is_empty() || says(scene, *p, &stem));
    // 10座中8座已完成、2座在建，完成率80%: what is said to be completed, or else whatever there is.
    let part = said.or_else(|| near.clone().find(|_| stem == "完成"))?;
    let wholes: Vec<usize> = wholes_before(scene, part).collect();
    let Some(nearest) = wholes.first() else {
        return of_target(scene, i, part).or_else(|| of_others(scene, i, part));
    };
    let given = wholes
        .iter()
        .find(|w| Counts::of(scene, **w, part).is_some_and(|c| c.give(scene, i)));
    let whole = *given.unwrap_or(nearest);
    let counted = stem.is_empty() || !says(scene, whole, &stem) || is_next_step(scene, whole, part, &stem);
    let base = !stem.is_empty() || is_out_of(scene, whole, part);
    (counted && base).then(|| Counts::of(scene, whole, part))?
}

/// The two characters before 率 or 进度, and one that denies them (不合格率): what was counted, in the word that stands for all that
/// say the same. Empty for 比例 and 占比.
fn stem(text: &str, words: &RelationWords) -> String {
    let Some(head) = text.strip_suffix('率').or_else(|| text.strip_suffix("进度")) else {
        return String::new();
    };
    let mut last: Vec<char> = head.chars().rev().take(3).collect();
    if last.get(2).is_some_and(|c| !DENIALS.contains(c)) {
        last.truncate(2);
    }
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

/// 常住人口48.7万人，建档45.3万份，建档率93%: one thing for each of those before, where the figures say so.
fn of_others<'a>(scene: &Scene<'_, 'a>, i: usize, part: usize) -> Option<Counts<'a>> {
    let whole = part.checked_sub(1).filter(|w| scene.progress.same_sentence(*w, i))?;
    let counts = Counts::of(scene, whole, part)?;
    let counted = counts.whole.kind == "count" && scene.progress.is_amount(whole) && counts.parts[0].kind == "count";
    let telling = telling_digits(scene.progress.metric(i)?) >= DIGITS_BESIDE;
    (counted && telling && counts.give(scene, i)).then_some(counts)
}

/// Whether number `p` is an amount near enough to be what the rate of number `i` is the rate of.
fn can_be_part(scene: &Scene<'_, '_>, p: usize, i: usize) -> bool {
    let numbers = scene.progress;
    let near = numbers.same_sentence(p, i) && numbers.clauses_between(p, i) <= 1;
    let left = numbers.says(p, Mark::Rest);
    near && !left && numbers.is_amount(p)
}

/// Whether the words beside a number hold the rate's stem, be it drawn out: 取得证书 for 取证; 不合格 is not what 合格率 counts.
fn says(scene: &Scene<'_, '_>, i: usize, stem: &str) -> bool {
    let holds = |words: &str| {
        let words = scene.view.words.unified(words);
        let denied = words.match_indices(stem).any(|(at, _)| words[..at].ends_with(DENIALS));
        !denied && stem.chars().all(|c| words.contains(c))
    };
    holds(own_words(scene, i)) || holds(scene.progress.after(i))
}

/// The words before a number without those behind the number before it: 2座在建 of 8座已完成、2座在建.
fn own_words<'a>(scene: &Scene<'_, 'a>, i: usize) -> &'a str {
    let words = scene.progress.before(i);
    let follows = i > 0 && scene.progress.line.same_clause(i - 1, i);
    let own = words.split_once('、').filter(|_| follows);
    own.map_or(words, |(_, own)| own)
}

/// 7个断面中有6个: the second number is out of the first.
fn is_out_of(scene: &Scene<'_, '_>, whole: usize, part: usize) -> bool {
    scene.progress.after(whole).contains('中') || scene.progress.says(part, Mark::OfWhich)
}
