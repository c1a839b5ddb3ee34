//! Every compared target number is met, and one of them exceeded.

use super::Rule;
use crate::assess::status::Case;
use crate::rows::Status;

pub(super) const RULE: Rule = Rule {
    code: "numbers_exceed_target",
    judge,
};

fn judge(case: &Case<'_>) -> Option<Status> {
    case.numbers_decide()
        .then_some(Status::Exceeded)
        .filter(|_| case.numbers.exceeded > 0)
}

#[cfg(test)]
mod tests {
    use crate::assess::testing::ruled;
    use crate::rows::Status;

    #[test]
    fn more_than_the_target() {
        assert_eq!(
            ruled("修复古桥[12座]", "修复古桥[13座]。"),
            (Status::Exceeded, "numbers_exceed_target")
        );
    }
}
