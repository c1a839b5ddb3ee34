//! 地块25宗、1840亩，已处置14宗、1020亩，按面积计算处置率55.4%: the words say in which of several units the rate is counted.

use super::{Counts, NEAR, wholes_before};
use crate::assess::checks::numbers::Numbers;
use crate::assess::checks::scene::Scene;
use crate::assess::share::Share;

/// What is counted, and the kind of its numbers.
const KINDS: [(&str, &str); 6] = [
    ("面积", "area"),
    ("金额", "money"),
    ("资金", "money"),
    ("投资额", "money"),
    ("长度", "length"),
    ("里程", "length"),
];

/// What stands behind the thing that is counted.
const ENDS: [&str; 4] = ["计算", "统计", "口径", "计"];

/// The nearest number of that kind, with the nearest larger one before it.
pub(in crate::assess::checks) fn find<'a>(scene: &Scene<'_, 'a>, i: usize) -> Option<Counts<'a>> {
    let numbers = scene.progress;
    let measure = measure(numbers.before(i)).filter(|_| scene.share(i) == Share::None)?;
    let part = numbers.back(i, NEAR).find(|j| is_counted(numbers, *j, measure))?;
    Counts::of(scene, wholes_before(scene, part).next()?, part)
}

/// 面积 of 按面积计算处置率.
pub(super) fn measure(words: &str) -> Option<&str> {
    let (_, by) = words.rsplit_once('按')?;
    let end = ENDS.iter().filter_map(|end| by.find(end)).min()?;
    by.get(..end)
}

/// Whether number `j` is of the kind that is said, or of the unit: 户 of 户数.
fn is_counted(numbers: Numbers<'_, '_>, j: usize, measure: &str) -> bool {
    let unit = measure.strip_suffix('数');
    numbers.metric(j).filter(|_| numbers.is_amount(j)).is_some_and(|m| {
        let kind = KINDS
            .iter()
            .any(|(word, kind)| measure.ends_with(word) && m.kind == *kind);
        kind || unit.is_some() && m.unit.as_deref() == unit
    })
}
