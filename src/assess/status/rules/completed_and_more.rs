//! 已完成 is said, and a number shows that it was more than planned.

use super::Rule;
use crate::assess::status::Case;
use crate::rows::Status;

pub(super) const RULE: Rule = Rule {
    code: "completed_words_and_numbers_exceed",
    judge,
};

fn judge(case: &Case<'_>) -> Option<Status> {
    let more = case.numbers.missed == 0 && case.numbers.exceeded > 0;
    (more && case.said.task_done()).then_some(Status::Exceeded)
}

#[cfg(test)]
mod tests {
    use crate::assess::testing::ruled;
    use crate::rows::Status;

    #[test]
    fn the_number_says_more_than_the_words() {
        assert_eq!(
            ruled("修复古桥[12座]", "已完成。累计修复古桥[15座]。"),
            (Status::Exceeded, "completed_words_and_numbers_exceed")
        );
    }
}
