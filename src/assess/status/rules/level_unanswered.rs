//! A rate, a rank or a change was asked for, and neither a number nor a word says what became of it.

use super::Rule;
use crate::assess::status::Case;
use crate::lexicon::status::Class;
use crate::rows::Status;

pub(super) const RULE: Rule = Rule {
    code: "target_level_unanswered",
    judge,
};

fn judge(case: &Case<'_>) -> Option<Status> {
    let open = case.numbers.unanswered > 0 && case.numbers.levels_unanswered;
    (open && !case.said.has(Class::Done)).then_some(Status::Unclear)
}

#[cfg(test)]
mod tests {
    use crate::assess::testing::ruled;
    use crate::rows::Status;

    #[test]
    fn another_rate_is_no_answer() {
        assert_eq!(
            ruled("调查失业率控制在[5%]", "登记失业率[2.7%]。"),
            (Status::Unclear, "target_level_unanswered")
        );
        assert_eq!(ruled("培训[5人]", "登记失业率[2.7%]。").0, Status::InProgress);
    }
}
