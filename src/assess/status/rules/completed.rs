//! The task as a whole is said to be done: 已完成。 on its own, 完成年度任务.

use super::Rule;
use crate::assess::status::Case;
use crate::rows::Status;

pub(super) const RULE: Rule = Rule {
    code: "completed_words",
    judge,
};

fn judge(case: &Case<'_>) -> Option<Status> {
    case.said.task_done().then_some(Status::Completed)
}

#[cfg(test)]
mod tests {
    use crate::assess::testing::ruled;
    use crate::rows::Status;

    #[test]
    fn the_task_is_said_to_be_done() {
        assert_eq!(ruled("修订镇志", "均已完成。"), (Status::Completed, "completed_words"));
    }
}
