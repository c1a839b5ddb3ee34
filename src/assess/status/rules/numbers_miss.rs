//! A compared target number is missed. What grows through the year is still on its way; a rate or a change is not.

use super::Rule;
use crate::assess::status::Case;
use crate::rows::Status;

pub(super) const RULE: Rule = Rule {
    code: "numbers_miss_target",
    judge,
};

fn judge(case: &Case<'_>) -> Option<Status> {
    if case.numbers.missed == 0 {
        return None;
    }
    Some(if case.numbers.growing {
        Status::InProgress
    } else {
        Status::NotMet
    })
}

#[cfg(test)]
mod tests {
    use crate::assess::testing::ruled;
    use crate::rows::Status;

    #[test]
    fn an_amount_grows_and_a_rate_does_not() {
        assert_eq!(
            ruled("修复古桥[12座]", "修复古桥[7座]。"),
            (Status::InProgress, "numbers_miss_target")
        );
        assert_eq!(
            ruled("自来水普及率达到[99%]", "自来水普及率[97.4%]。"),
            (Status::NotMet, "numbers_miss_target")
        );
    }
}
