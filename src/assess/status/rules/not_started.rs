//! Work has not begun.

use super::Rule;
use crate::assess::status::Case;
use crate::lexicon::status::Class;
use crate::rows::Status;

pub(super) const RULE: Rule = Rule {
    code: "not_started_words",
    judge,
};

fn judge(case: &Case<'_>) -> Option<Status> {
    let idle = case.said.has(Class::NotStarted) && !case.said.has(Class::Done);
    let at_once = case.said.idle_at_once && !case.said.task_done();
    (idle && (at_once || case.may_be_given_up())).then_some(Status::NotStarted)
}

#[cfg(test)]
mod tests {
    use crate::assess::testing::ruled;
    use crate::rows::Status;

    #[test]
    fn a_task_that_has_not_begun() {
        assert_eq!(
            ruled("翻建渡口", "暂未开工。"),
            (Status::NotStarted, "not_started_words")
        );
    }

    #[test]
    fn a_part_that_has_not_begun_is_not_the_task() {
        assert_eq!(
            ruled("翻建渡口", "其余渡口尚未开工。"),
            (Status::InProgress, "unfinished_words")
        );
    }
}
