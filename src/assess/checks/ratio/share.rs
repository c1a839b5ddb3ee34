//! 共120家，其中民营84家，占比70%: a share of what the sentence speaks of.

use super::{Counts, amount_before, best, wholes_before};
use crate::assess::checks::scene::Scene;
use crate::assess::share::Share;
use crate::lexicon::relations::Mark;
use crate::rows::Role;

/// The part stands right before its share. A whole behind another ；, unless 其中 leads on from there, is one only if it gives the
/// share, and so is every whole of a number that has only changed: 由187个减至21个，占比1.4%.
pub(in crate::assess::checks) fn find<'a>(scene: &Scene<'_, 'a>, i: usize) -> Option<Counts<'a>> {
    if scene.share(i) != Share::OfWhole {
        return None;
    }
    let numbers = scene.progress;
    let part = amount_before(scene, i).filter(|part| numbers.clauses_between(*part, i) <= 1)?;
    let wholes: Vec<usize> = wholes_before(scene, part).collect();
    let counts = best(scene, i, wholes.iter().filter_map(|w| Counts::of(scene, *w, part)))?;
    let changed = part > 0 && numbers.metric(part - 1).is_some_and(|m| m.role == Role::Baseline);
    let parted = |j: usize| numbers.gap(j).contains(['；', ';']) && !numbers.says(j, Mark::OfWhich);
    let apart = (*wholes.first()? + 1..=part).any(parted);
    (counts.give(scene, i) || !changed && !apart).then_some(counts)
}
