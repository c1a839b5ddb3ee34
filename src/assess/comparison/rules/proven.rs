//! 计划投资38.6亿元 … 完成投资35.9亿元，占年度计划的93%: the share of the plan proves which number is the plan.

use rust_decimal::Decimal;

use super::super::search::Search;
use super::super::verdict::verdict;
use super::super::{MOST_ACTUALS, Pair};
use crate::assess::amount::{compatible, values};
use crate::assess::item::{At, View};
use crate::assess::rounding::rounded;
use crate::assess::share::Share;
use crate::lexicon::relations::Mark;

/// How many numbers before a share its plan and what was reached are looked for.
const NEAR: usize = 6;

pub(super) fn take(search: &mut Search<'_, '_>) {
    let view = search.view;
    let shares = search.shares.progress.iter().enumerate().take(MOST_ACTUALS);
    for (i, _) in shares.filter(|(_, s)| matches!(s, Share::Plan | Share::OfNumber(_) | Share::Of(_))) {
        let Some((planned, reached)) = proven(view, i) else {
            continue;
        };
        if search.pairs.found.iter().any(|p| p.actual == reached) {
            continue;
        }
        let line = &view.progress;
        if let Some(verdict) = verdict(line, &line.places[planned], line.places[reached].metric) {
            search.pairs.found.push(Pair {
                target: At::progress(planned),
                actual: reached,
                verdict,
                stretch: false,
            });
        }
    }
}

/// The plan and what was reached, nearest to the share with index `i` that they make together.
fn proven(view: &View<'_>, i: usize) -> Option<(usize, usize)> {
    let near = || (i.saturating_sub(NEAR)..i).rev();
    near().find_map(|reached| {
        Some((
            near().find(|planned| proves(view, i, *planned, reached) == Some(true))?,
            reached,
        ))
    })
}

fn proves(view: &View<'_>, share: usize, planned: usize, reached: usize) -> Option<bool> {
    let line = &view.progress;
    let (s, p, r) = (
        line.places.get(share)?,
        line.places.get(planned)?,
        line.places.get(reached)?,
    );
    let said = line.says(p.before, Mark::Planned) || line.says(p.before, Mark::Goal);
    if planned == reached || !said || r.sentence != s.sentence || !compatible(p.metric, r.metric, view.words) {
        return Some(false);
    }
    let (plan, fact) = values(p.metric, r.metric)?;
    let percent = fact.checked_div(plan)?.checked_mul(Decimal::ONE_HUNDRED)?;
    let printed = rounded(percent, s.metric.exponent)? == s.metric.value?;
    Some(printed && !line.says(r.before, Mark::Planned))
}
