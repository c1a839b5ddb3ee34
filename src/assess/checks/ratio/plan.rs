//! 新增48家，占年度计划的80%: a share of the plan, which the target says.

use super::{Counts, FAR, NEAR, amount_before};
use crate::assess::amount::compatible;
use crate::assess::checks::numbers::is_addable;
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
    let part = amount_before(scene, i - before.count())?.checked_sub(behind)?;
    let earlier = || {
        let mut counts = scene.progress.back(i, NEAR).filter(|j| *j < part);
        counts.find_map(|j| Counts::of_target(scene, j).filter(|counts| counts.give(scene, i)))
    };
    Counts::of_target(scene, part)
        .or_else(earlier)
        .or_else(|| of_plan(scene, i, part))
        .or_else(|| of_text(scene, part))
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
