//! 技改投资13.7亿元，占工业投资的36.1%: a share of the number that has this name, here or in the target.

use super::{Counts, FAR, amount_before, best};
use crate::assess::amount::{canonical, compatible};
use crate::assess::checks::numbers::Numbers;
use crate::assess::checks::scene::Scene;
use crate::assess::share::Share;
use crate::rows::Metric;

/// Of the numbers that have this name, the last before or else the first of the target; another of them where that one gives
/// the share.
pub(in crate::assess::checks) fn find<'a>(scene: &Scene<'_, 'a>, i: usize) -> Option<Counts<'a>> {
    let at = amount_before(scene, i)?;
    let part = scene.progress.metric(at)?;
    let alike = |whole: &&'a Metric| compatible(whole, part, scene.view.words);
    let wholes = wholes_named(scene, i, at)?.filter(alike);
    let counts = wholes.map(|whole| Counts::new(whole, part));
    // A number below the part that it would hold only shares the name.
    let holds_part = |c: &Counts<'_>| canonical(c.whole) >= canonical(part) || c.give(scene, i);
    let named = best(scene, i, counts.filter(holds_part));
    named.or_else(|| Some(Counts::new(due(scene, i).filter(alike)?, part)))
}

/// 回迁212户，占应回迁户数的55.8%: what was due is what the target plans of this deed.
fn due<'a>(scene: &Scene<'_, 'a>, i: usize) -> Option<&'a Metric> {
    let Share::Of(name) = scene.share(i) else { return None };
    let name = scene.progress.line.str(name).strip_prefix('应')?;
    let (end, _) = name.char_indices().nth(2)?;
    let mut planned = (0..scene.target.len().min(FAR)).filter(|w| is_named(scene.target, *w, &name[..end]));
    scene.target.metric(planned.next()?)
}

/// The numbers before number `first`, the nearest first, and those of the target that have the name of which number `i` is the
/// share; `None` where it names nothing.
pub(super) fn wholes_named<'v, 'a>(
    scene: &Scene<'v, 'a>,
    i: usize,
    first: usize,
) -> Option<impl Iterator<Item = &'a Metric> + Clone + use<'v, 'a>> {
    let Share::Of(name) = scene.share(i) else { return None };
    let name = scene.progress.line.str(name).trim_start_matches(['全', '其']);
    let mut scratch = String::new();
    let core = scene.view.words.core(name, &mut scratch);
    let wanted = if core.is_empty() { name } else { core }.to_owned();
    let (here, target) = (scene.progress, scene.target);
    let far = (i.saturating_sub(FAR)..first).rev().map(move |w| (here, w));
    let planned = (0..target.len().min(FAR)).map(move |w| (target, w));
    let named = far
        .chain(planned)
        .filter(move |(numbers, w)| is_named(*numbers, *w, &wanted));
    Some(named.filter_map(|(numbers, w)| numbers.metric(w)))
}

fn is_named(numbers: Numbers<'_, '_>, i: usize, wanted: &str) -> bool {
    let name = numbers.metric(i).and_then(|m| m.name.as_deref()).unwrap_or_default();
    numbers.is_amount(i) && (name.contains(wanted) || numbers.before(i).contains(wanted))
}
