//! Every compared target number is met, and none exceeded.

use super::Rule;
use crate::assess::status::Case;
use crate::rows::Status;

pub(super) const RULE: Rule = Rule {
    code: "numbers_meet_target",
    judge,
};

fn judge(case: &Case<'_>) -> Option<Status> {
    case.numbers_decide().then_some(Status::Completed)
}

#[cfg(test)]
mod tests {
    use crate::assess::testing::ruled;
    use crate::rows::Status;

    #[test]
    fn as_much_as_the_target() {
        assert_eq!(
            ruled("修复古桥[12座]", "修复古桥[12座]。"),
            (Status::Completed, "numbers_meet_target")
        );
    }
}
