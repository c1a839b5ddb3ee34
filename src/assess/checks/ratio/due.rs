//! 应出庭131件，实际出庭126件，出庭应诉率96.2%: what was due, and how much of it came.

use super::Counts;
use crate::assess::checks::scene::Scene;
use crate::assess::share::Share;
use crate::lexicon::relations::Mark;

/// Words before what came.
const CAME: [&str; 4] = ["实际", "实", "已", "均"];

/// The two counts stand right before their rate, and say the same but for 应 and 实.
pub(in crate::assess::checks) fn find<'a>(scene: &Scene<'_, 'a>, i: usize) -> Option<Counts<'a>> {
    let numbers = scene.progress;
    let (whole, part) = (i.checked_sub(2)?, i - 1);
    if scene.share(i) != Share::None || !numbers.says(i, Mark::Rate) || !numbers.same_sentence(whole, i) {
        return None;
    }
    let (_, due) = numbers.before(whole).rsplit_once('应')?;
    let came = numbers.before(part);
    let said = CAME
        .iter()
        .any(|word| came.strip_suffix(due).is_some_and(|head| head.ends_with(word)));
    (said && !due.is_empty() && numbers.alike(whole, part)).then(|| Counts::of(scene, whole, part))?
}
