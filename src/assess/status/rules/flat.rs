//! 与去年持平, where a rise or a fall was asked for and no number answers.

use super::Rule;
use crate::assess::status::Case;
use crate::lexicon::status::Class;
use crate::rows::Status;

pub(super) const RULE: Rule = Rule {
    code: "flat_words",
    judge,
};

fn judge(case: &Case<'_>) -> Option<Status> {
    let asked = case.numbers.change_unanswered || case.said.to_fall;
    (case.said.has(Class::Flat) && asked).then_some(Status::NotMet)
}

#[cfg(test)]
mod tests {
    use crate::assess::testing::ruled;
    use crate::rows::Status;

    #[test]
    fn a_level_that_was_kept_is_no_task_of_direction() {
        assert_eq!(ruled("稳定税收", "税收与去年持平。").0, Status::Completed);
    }
}
