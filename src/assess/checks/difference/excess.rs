//! 新建437个，超额完成37个 of 400个; 检出率95.2%，高于目标0.2个百分点: by how much a target was passed or missed.

use super::{Change, Told, between, told};
use crate::assess::checks::found::Computed;
use crate::assess::checks::scene::Scene;
use crate::lexicon::relations::Mark;

/// How many numbers back the number is looked for that has a target.
const NEAR: usize = 3;

/// Number `i` is the difference. It is printed without a sign.
pub(in crate::assess::checks) fn find<'a>(scene: &Scene<'_, 'a>, i: usize) -> Option<Change<'a>> {
    let numbers = scene.progress;
    let against_plan =
        numbers.says(i, Mark::BeyondPlan) || numbers.says(i, Mark::Beside) && numbers.says(i, Mark::Goal);
    if !against_plan || scene.target_of(i).is_some() {
        return None;
    }
    let printed = numbers.metric(i).filter(|m| m.value.is_some())?;
    let reached = numbers.back(i, NEAR).find(|j| scene.target_of(*j).is_some())?;
    let (to, from) = (numbers.metric(reached)?, scene.target_of(reached)?);
    let told = told(printed, to).filter(|t| *t != Told::Multiple)?;
    let computed = between(from, to, told)?;
    let possible = computed.possible.filter(|p| p.low.is_sign_positive());
    Some(Change {
        to,
        from,
        printed,
        computed: Computed {
            expected: computed.expected.abs(),
            possible,
        },
    })
}
