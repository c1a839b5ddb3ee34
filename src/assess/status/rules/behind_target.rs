//! 低于年度目标, 未完成年度任务: the words say that the target is missed. Below a ceiling is where one wants to be.

use super::Rule;
use crate::assess::status::Case;
use crate::rows::Status;

pub(super) const RULE: Rule = Rule {
    code: "behind_target_words",
    judge,
};

fn judge(case: &Case<'_>) -> Option<Status> {
    (case.said.behind_target && !case.numbers.kept_ceiling).then_some(Status::NotMet)
}

#[cfg(test)]
mod tests {
    use crate::assess::testing::ruled;
    use crate::rows::Status;

    #[test]
    fn words_of_lacking_and_the_target() {
        assert_eq!(
            ruled("亩均效益提升", "未完成年度目标。"),
            (Status::NotMet, "behind_target_words")
        );
    }
}
