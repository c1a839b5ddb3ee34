//! 技改投资13.7亿元，占工业投资的36.1%: a share of the number that has this name, here or in the target.

use super::{Counts, FAR, amount_before, best};
use crate::assess::amount::compatible;
use crate::assess::checks::numbers::Numbers;
use crate::assess::checks::scene::Scene;
use crate::assess::share::Share;

/// Of the numbers that have this name, the last before or else the first of the target; another of them where that one gives
/// the share.
pub(in crate::assess::checks) fn find<'a>(scene: &Scene<'_, 'a>, i: usize) -> Option<Counts<'a>> {
    let Share::Of(name) = scene.share(i) else { return None };
    let at = amount_before(scene, i)?;
    let part = scene.progress.metric(at)?;
    let mut scratch = String::new();
    let name = scene.progress.line.str(name).trim_start_matches(['全', '其']);
    let wanted = match scene.view.words.core(name, &mut scratch) {
        "" => name,
        core => core,
    };
    let far = (i.saturating_sub(FAR)..at).rev();
    let here = far
        .filter(|w| is_named(scene.progress, *w, wanted))
        .filter_map(|w| scene.progress.metric(w));
    let targets = 0..scene.target.len().min(FAR);
    let planned = targets
        .filter(|w| is_named(scene.target, *w, wanted))
        .filter_map(|w| scene.target.metric(w));
    let wholes = here
        .chain(planned)
        .filter(|whole| compatible(whole, part, scene.view.words));
    best(scene, i, wholes.map(|whole| Counts { whole, part }))
}

fn is_named(numbers: Numbers<'_, '_>, i: usize, wanted: &str) -> bool {
    let name = numbers.metric(i).and_then(|m| m.name.as_deref()).unwrap_or_default();
    numbers.is_amount(i) && (name.contains(wanted) || numbers.before(i).contains(wanted))
}
