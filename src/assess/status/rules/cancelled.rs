//! The task was given up, and nothing speaks against it.

use super::Rule;
use crate::assess::status::Case;
use crate::lexicon::status::Class;
use crate::rows::Status;

pub(super) const RULE: Rule = Rule {
    code: "cancelled_words",
    judge,
};

fn judge(case: &Case<'_>) -> Option<Status> {
    case.may_be_given_up()
        .then_some(Status::Cancelled)
        .filter(|_| case.said.has(Class::Cancelled))
}

#[cfg(test)]
mod tests {
    use crate::assess::testing::ruled;
    use crate::rows::Status;

    #[test]
    fn a_task_that_is_given_up_is_cancelled() {
        assert_eq!(
            ruled("举办油菜花节", "该任务已取消。"),
            (Status::Cancelled, "cancelled_words")
        );
    }

    #[test]
    fn what_is_given_up_in_part_is_not() {
        assert_eq!(
            ruled("改造堤段", "其余堤段不再实施，本段已完工。"),
            (Status::InProgress, "unfinished_words")
        );
    }
}
