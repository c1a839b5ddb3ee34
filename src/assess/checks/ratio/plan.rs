//! 新增48家，占年度计划的80%: a share of the plan, which the target says.

use super::{Counts, FAR, NEAR, amount_before};
use crate::assess::amount::compatible;
use crate::assess::checks::numbers::{Numbers, is_addable};
use crate::assess::checks::scene::Scene;
use crate::assess::share::{Share, joins};
use crate::lexicon::relations::Mark;

/// 造林3260亩、抚育1.18万亩，分别占年度任务的108.7%和98.3%: there are as many numbers before as there are shares. Where the nearest
/// number has no plan (发放补贴762万元，惠及3120户，占年度计划的95.3%), an earlier one that the share fits.
pub(in crate::assess::checks) fn find<'a>(scene: &Scene<'_, 'a>, i: usize) -> Option<Counts<'a>> {
    if scene.share(i) != Share::Plan {
        return None;
    }
    let joined = |j: usize| joins(scene.progress.line, j) && scene.share(j) == Share::Plan;
    let before = (0..NEAR).take_while(|k| i > *k && joined(i - k) && scene.share(i - k - 1) == Share::Plan);
    let behind = (1..=NEAR).take_while(|k| joined(i + k)).count();
    let ahead = before.count();
    if let Some(counts) = of_level(scene, i) {
        return Some(counts);
    }
    let part = amount_before(scene, i - ahead)?.checked_sub(behind)?;
    let earlier = || {
        let mut counts = scene.progress.back(i, NEAR).filter(|j| *j < part);
        counts.find_map(|j| Counts::of_target(scene, j).filter(|counts| counts.give(scene, i)))
    };
    in_turn(scene, part, ahead, ahead + 1 + behind)
        .or_else(|| Counts::of_target(scene, part))
        .or_else(earlier)
        .or_else(|| of_plan(scene, i, part))
        .or_else(|| of_text(scene, part))
}

/// 亩均产值158.2万元/亩，完成目标值的95.9%: the plan of a level, the number before that is no change.
fn of_level<'a>(scene: &Scene<'_, 'a>, i: usize) -> Option<Counts<'a>> {
    let metric = |j: &usize| scene.progress.metric(*j);
    let mut levels = scene.progress.back(i, NEAR);
    let level = levels.find(|j| metric(j).is_some_and(|m| m.kind != "percent" && m.change == "none"))?;
    metric(&level).filter(|m| m.kind == "rate")?;
    Counts::of_target(scene, level)
}

/// 分别减排120吨、10吨 and 分别减排134.5吨和9.2吨，分别完成年度任务的112.1%和92%: of `count` shares, the one behind `ahead` others, where
/// plan and progress both are lists of so many numbers.
fn in_turn<'a>(scene: &Scene<'_, 'a>, part: usize, ahead: usize, count: usize) -> Option<Counts<'a>> {
    let lists = |numbers: Numbers<'_, '_>, from: usize| (from + 1..from + count).all(|j| joins(numbers.line, j));
    if count < 2 || !lists(scene.progress, part.checked_sub(ahead)?) {
        return None;
    }
    let mut runs =
        (0..(scene.target.len() + 1).min(FAR).saturating_sub(count)).filter(|from| lists(scene.target, *from));
    let (whole, part) = (scene.target.metric(runs.next()? + ahead)?, scene.progress.metric(part)?);
    let only = runs.next().is_none() && compatible(whole, part, scene.view.words);
    only.then(|| Counts::new(whole, part))
}

/// Where other words stand in the target, the number of it that the share fits.
fn of_plan<'a>(scene: &Scene<'_, 'a>, i: usize, part: usize) -> Option<Counts<'a>> {
    let part = scene.progress.metric(part).filter(|m| is_addable(m))?;
    let wholes = (0..scene.target.len().min(FAR)).filter_map(|w| scene.target.metric(w));
    let alike = wholes.filter(|whole| is_addable(whole) && compatible(whole, part, scene.view.words));
    let mut counts = alike.map(|whole| Counts::new(whole, part));
    counts.find(|counts| counts.give(scene, i))
}

/// 计划投资38.6亿元。…完成投资35.9亿元，占年度计划的93%: the only plan that the progress itself names before.
fn of_text<'a>(scene: &Scene<'_, 'a>, part: usize) -> Option<Counts<'a>> {
    let numbers = scene.progress;
    let planned = |w: &usize| numbers.says(*w, Mark::Goal) && numbers.alike(*w, part);
    let mut plans = (part.saturating_sub(FAR)..part).filter(planned);
    let counts = Counts::of(scene, plans.next()?, part);
    plans.next().is_none().then_some(counts)?
}
