//! A target number has no counterpart, and nothing is said to be done.

use super::Rule;
use crate::assess::status::Case;
use crate::lexicon::status::Class;
use crate::rows::Status;

pub(super) const RULE: Rule = Rule {
    code: "target_number_unanswered",
    judge,
};

fn judge(case: &Case<'_>) -> Option<Status> {
    let open = case.numbers.unanswered > 0 && !case.said.has(Class::Done);
    open.then_some(Status::InProgress)
}

#[cfg(test)]
mod tests {
    use crate::assess::testing::ruled;
    use crate::rows::Status;

    #[test]
    fn a_number_without_an_answer_is_open() {
        assert_eq!(
            ruled("拥有床位[6张]", "新建卫生服务站。"),
            (Status::InProgress, "target_number_unanswered")
        );
    }
}
