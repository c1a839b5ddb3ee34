//! 完成年度目标的104.5%, where there is nothing to compare; of several shares the least one counts.

use rust_decimal::Decimal;

use super::Rule;
use crate::assess::status::Case;
use crate::rows::Status;

pub(super) const RULE: Rule = Rule {
    code: "share_of_plan",
    judge,
};

fn judge(case: &Case<'_>) -> Option<Status> {
    let least = case.numbers.plan.iter().min()?;
    let full = Decimal::ONE_HUNDRED;
    Some(if case.numbers.compared > 0 || *least < full {
        Status::InProgress
    } else if *least > full {
        Status::Exceeded
    } else {
        Status::Completed
    })
}

#[cfg(test)]
mod tests {
    use crate::assess::testing::ruled;
    use crate::rows::Status;

    #[test]
    fn the_share_of_the_plan_decides() {
        assert_eq!(
            ruled("扩大宣传", "入户宣传完成全年计划的[112%]。"),
            (Status::Exceeded, "share_of_plan")
        );
        assert_eq!(
            ruled("扩大宣传", "入户宣传完成全年计划的[64%]。"),
            (Status::InProgress, "share_of_plan")
        );
    }
}
