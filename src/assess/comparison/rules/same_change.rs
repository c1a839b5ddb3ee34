//! 投诉总量较近三年均值下降10%以上 and 投诉登记数较近三年均值下降12%: the only change on one basis on either side, of things whose
//! names begin alike.

use super::super::search::{Candidate, Search};

pub(super) fn take(search: &mut Search<'_, '_>) {
    let mut changes = search.possible.iter().filter(|c| names(search, c).is_some());
    let (Some(&only), None) = (changes.next(), changes.next()) else {
        return;
    };
    let begin_alike = names(search, &only).is_some_and(|(a, b)| begin(a, b) >= 2);
    if begin_alike && search.is_free(only.target, only.actual) {
        search.pair(only.target, only.actual);
    }
}

/// The names of two changes on one basis, in one direction.
fn names<'v>(search: &Search<'_, 'v>, candidate: &Candidate) -> Option<(&'v str, &'v str)> {
    let (target, actual) = search.metrics(candidate.target, candidate.actual)?;
    let same = target.change == actual.change && target.basis == actual.basis;
    if !same || target.change == "none" || target.basis == "none" {
        return None;
    }
    Some((target.name.as_deref()?, actual.name.as_deref()?))
}

/// How many characters two names begin with alike.
fn begin(a: &str, b: &str) -> usize {
    a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count()
}
