//! 由45万辆增至56万辆，增长24.4%; 18.6亿元，比去年同期的16.8亿元增加1.8亿元: a change beside both its levels.

use super::{Change, between, is_change, one_thing, told};
use crate::assess::amount::compatible;
use crate::assess::checks::scene::Scene;
use crate::rows::{Metric, Role};

/// How many numbers before the change its levels are looked for.
const NEAR: usize = 4;

/// Kinds that are no levels from which one could count up or down.
const NO_LEVELS: [&str; 4] = ["percentage_point", "multiple", "rank", "ratio"];

/// Number `i` is the change. Nothing but the other level and further changes (增加3个，增长25%) stands between it and the
/// earlier level.
pub(in crate::assess::checks) fn find<'a>(scene: &Scene<'_, 'a>, i: usize) -> Option<Change<'a>> {
    let numbers = scene.progress;
    let printed = numbers.metric(i).filter(|m| is_change(m))?;
    let mut levels = numbers
        .back(i, NEAR)
        .filter(|j| numbers.metric(*j).is_some_and(|m| !is_change(m)));
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
    let of_them = one_thing(numbers, to, i) || one_thing(numbers, from, i);
    let told = told(printed, base).filter(|_| of_them)?;
    Some(Change {
        to: to_metric,
        from: base,
        printed,
        computed: between(base, to_metric, told)?,
    })
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
