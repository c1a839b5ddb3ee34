//! 由45万辆增至56万辆，增长24.4%; 18.6亿元，比去年同期的16.8亿元增加1.8亿元: a change beside both its levels.

use super::{Change, between, is_change, one_thing, told};
use crate::assess::amount::compatible;
use crate::assess::checks::scene::Scene;
use crate::assess::share::joins;
use crate::rows::{Metric, Role};

/// How many numbers before the change its levels are looked for.
const NEAR: usize = 8;

/// Kinds that are no levels from which one could count up or down.
const NO_LEVELS: [&str; 4] = ["percentage_point", "multiple", "rank", "ratio"];

/// Number `i` is the change. Nothing but the other level and further changes (增加3个，增长25%) stands between it and the
/// earlier level.
pub(in crate::assess::checks) fn find<'a>(scene: &Scene<'_, 'a>, i: usize) -> Option<Change<'a>> {
    let numbers = scene.progress;
    let printed = numbers.metric(i).filter(|m| is_change(m))?;
    let mut levels = levels_before(scene, i);
    let nearest = levels.next()?;
    let from = if is_earlier(numbers.metric(nearest)?) {
        nearest
    } else {
        levels.next().filter(|j| numbers.metric(*j).is_some_and(is_earlier))?
    };
    let base = numbers.metric(from)?;
    let pair = |j: &usize| {
        numbers
            .metric(*j)
            .is_some_and(|m| is_level(m) && compatible(m, base, scene.view.words))
    };
    let to = if nearest == from {
        levels.find(pair)
    } else {
        Some(nearest).filter(pair)
    }?;
    let to_metric = numbers.metric(to)?;
    let listed = joins(numbers.line, i) || joins(numbers.line, i + 1);
    let of_them = listed || one_thing(numbers, to, i) || one_thing(numbers, from, i);
    let told = told(printed, base).filter(|_| of_them)?;
    Some(Change {
        to: to_metric,
        from: base,
        printed,
        computed: between(base, to_metric, told)?,
    })
}

/// The numbers before number `i` that are no changes themselves, the nearest first. 由860元提高到910元，…由680元提高到730元，增幅分别为5.8%和
/// 7.4%: of changes in one list each has its own two levels.
fn levels_before<'v>(scene: &Scene<'v, '_>, i: usize) -> impl Iterator<Item = usize> + use<'v> {
    let numbers = scene.progress;
    let change = move |j: usize| numbers.metric(j).is_some_and(is_change);
    let later = (i + 1..=i + NEAR).take_while(|j| joins(numbers.line, *j) && change(*j));
    let others = 2 * later.count();
    numbers.back(i, NEAR).filter(move |j| !change(*j)).skip(others)
}

fn is_earlier(metric: &Metric) -> bool {
    metric.role == Role::Baseline && is_quantity(metric)
}

fn is_level(metric: &Metric) -> bool {
    metric.role == Role::Actual && is_quantity(metric)
}

fn is_quantity(metric: &Metric) -> bool {
    metric.value.is_some() && metric.change == "none" && !NO_LEVELS.contains(&metric.kind.as_str())
}
