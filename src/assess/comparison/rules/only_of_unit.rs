//! A target and a reported number that share their unit with no other need not be so much alike.

use super::super::likeness::agree;
use super::super::search::{Candidate, Search};

pub(super) fn take(search: &mut Search<'_, '_>) {
    let (mut targets, mut actuals) = (vec![0; search.sides.targets.len()], vec![0; search.sides.actuals.len()]);
    let possible = search.possible.iter().filter(|c| search.same_unit(c));
    let same_unit: Vec<Candidate> = possible.copied().collect();
    for candidate in &same_unit {
        targets[candidate.target] += 1;
        actuals[candidate.actual] += 1;
    }
    for Candidate { target, actual, .. } in same_unit {
        let only = targets[target] == 1 && actuals[actual] == 1;
        let (planned, reported) = (&search.sides.targets[target].topic, &search.sides.actuals[actual].topic);
        if only && search.is_free(target, actual) && agree(planned, reported) {
            search.pair(target, actual);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::assess::testing::judged;

    fn pairs(target: &str, progress: &str) -> usize {
        judged(target, progress).comparisons.len()
    }

    #[test]
    fn the_only_numbers_of_a_unit_need_share_but_a_term() {
        assert_eq!(
            pairs("组织跨区域联合巡护[60次]", "联合巡护重点林区[72次]，上缴猎套[31副]"),
            1
        );
        assert_eq!(pairs("争取地方政府一般债券[8元]", "发行一般债券[6元]"), 1);
        assert_eq!(pairs("加固历史建筑(群)[9处]", "历史建筑加固完工[6处]"), 1);
    }

    #[test]
    fn other_numbers_of_the_unit_or_another_term_are_no_counterpart() {
        assert_eq!(
            pairs("组织跨区域联合巡护[60次]", "联合巡护网站[18次]，联合巡护学校[24次]"),
            0
        );
        assert_eq!(pairs("新建养老床位[300张]", "改造医院床位[200张]"), 0);
        assert_eq!(pairs("发放养老保险金[3元]", "发放医疗保险金[2元]"), 0);
    }
}
