//! 余额986.75亿元，比年初增加87.4亿元，增长9.7%: the same change told twice, as an amount and as a share of what there was before.

use rust_decimal::Decimal;

use super::{Change, is_change, one_thing};
use crate::assess::amount::{compatible, is_amount};
use crate::assess::checks::found::Computed;
use crate::assess::checks::scene::Scene;
use crate::assess::rounding::Interval;
use crate::rows::{Metric, Role};

/// Number `i` is the share, the one before it the amount, the one before that the level.
pub(in crate::assess::checks) fn find<'a>(scene: &Scene<'_, 'a>, i: usize) -> Option<Change<'a>> {
    let numbers = scene.progress;
    let (level, added) = (i.checked_sub(2)?, i.checked_sub(1)?);
    let printed = numbers.metric(i).filter(|m| is_change(m) && m.kind == "percent")?;
    let (to, from) = (numbers.metric(level)?, numbers.metric(added)?);
    let amounts = is_amount(to) && is_change(from) && from.change == printed.change;
    // 由12家增至36家，增加24家: both levels are there.
    let told = level > 0 && numbers.metric(level - 1).is_some_and(|m| m.role == Role::Baseline);
    let beside = !told && numbers.same_sentence(level, i) && numbers.clauses_between(added, i) <= 1;
    // 比年初增加87亿元，同比增长12%: two changes against two levels.
    let one_base = printed.basis == "none" || printed.basis == from.basis;
    let one = one_thing(numbers, level, added) && one_thing(numbers, level, i);
    let comparable = amounts && beside && one_base && one && compatible(to, from, scene.view.words);
    let computed = comparable.then(|| computed(to, from))??;
    Some(Change {
        to,
        from,
        printed,
        computed,
    })
}

fn computed(level: &Metric, added: &Metric) -> Option<Computed> {
    let (level, added) = (Interval::of(level)?, Interval::of(added)?);
    let (to, by) = (level.middle()?, added.middle()?);
    let expected = by.checked_div(to.checked_sub(by)?)?.checked_mul(Decimal::ONE_HUNDRED)?;
    let possible = || added.over(level.minus(added)?)?.times(Decimal::ONE_HUNDRED);
    Some(Computed {
        expected,
        possible: possible(),
    })
}
