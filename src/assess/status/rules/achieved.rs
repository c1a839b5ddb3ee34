//! Something was done, more weakly said (出台办法, 举办大赛), and no target number waits for an answer.

use super::Rule;
use crate::assess::status::Case;
use crate::lexicon::status::Class;
use crate::rows::Status;

pub(super) const RULE: Rule = Rule {
    code: "achieved_words",
    judge,
};

fn judge(case: &Case<'_>) -> Option<Status> {
    let achieved = case.said.has(Class::Achieved) && case.numbers.unanswered == 0;
    achieved.then_some(Status::Completed)
}

#[cfg(test)]
mod tests {
    use crate::assess::testing::ruled;
    use crate::rows::Status;

    #[test]
    fn something_was_done() {
        assert_eq!(
            ruled("发展托育", "出台托育办法。"),
            (Status::Completed, "achieved_words")
        );
    }
}
