//! All that is named is a step on the way (初稿, 可研批复), which the target does not ask for.

use super::Rule;
use crate::assess::status::Case;
use crate::rows::Status;

pub(super) const RULE: Rule = Rule {
    code: "milestone_words",
    judge,
};

fn judge(case: &Case<'_>) -> Option<Status> {
    case.said.milestone_only(case.item).then_some(Status::InProgress)
}

#[cfg(test)]
mod tests {
    use crate::assess::testing::ruled;
    use crate::rows::Status;

    #[test]
    fn a_step_on_the_way_is_not_the_thing() {
        assert_eq!(
            ruled("编制规划", "已形成规划初稿。"),
            (Status::InProgress, "milestone_words")
        );
        assert_eq!(
            ruled("编制规划初稿", "已形成规划初稿。"),
            (Status::Completed, "achieved_words")
        );
    }
}
