//! 应签320户，已签约288户，未签约32户: what has been done and what has not make up the number before both.

use super::{Sum, WINDOW};
use crate::assess::checks::numbers::Numbers;
use crate::assess::checks::scene::Scene;

/// Number `i` counts what has not been done.
pub(in crate::assess::checks) fn find<'a>(_: &Scene<'_, 'a>, numbers: Numbers<'_, 'a>, i: usize) -> Option<Sum<'a>> {
    let deed = undone(numbers.before(i))?;
    let mut back = numbers.back(i, WINDOW).filter(|j| numbers.of_one_unit(*j, i));
    let done = back.next().filter(|j| numbers.clauses_between(*j, i) <= 1)?;
    let same = numbers.before(done).strip_suffix(deed)?;
    // 未签约32户 is the rest of 已签约288户 and of 其中签约288户, and not of 暂未签约288户.
    if same.ends_with('未') {
        return None;
    }
    let whole = back.next()?;
    Sum::said(numbers, whole, &[done, i])
}

/// What the words say has not been done: 签约 of 未签约.
fn undone(words: &str) -> Option<&str> {
    let (_, deed) = words.rsplit_once('未')?;
    let deed = deed.trim_start_matches('能');
    (2..=4).contains(&deed.chars().count()).then_some(deed)
}
