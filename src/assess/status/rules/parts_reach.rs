//! 1户已挂牌、1户已公示 against 2户: parts that are each no counterpart reach the target together.

use super::Rule;
use crate::assess::status::Case;
use crate::rows::Status;

pub(super) const RULE: Rule = Rule {
    code: "parts_reach_target",
    judge,
};

fn judge(case: &Case<'_>) -> Option<Status> {
    let reached = case.numbers.compared == 0 && case.numbers.parts_reach;
    reached.then_some(Status::Completed)
}

#[cfg(test)]
mod tests {
    use crate::assess::testing::ruled;
    use crate::rows::Status;

    #[test]
    fn the_parts_of_one_list_are_taken_together() {
        assert_eq!(
            ruled("评选庭院[2户]", "目前[1户]已挂牌、[1户]已公示。"),
            (Status::Completed, "parts_reach_target")
        );
    }
}
