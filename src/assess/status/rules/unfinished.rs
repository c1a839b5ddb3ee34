//! Something is not done yet: 尚未完工, 其余3段尚未开工.

use super::Rule;
use crate::assess::status::Case;
use crate::lexicon::status::Class;
use crate::rows::Status;

pub(super) const RULE: Rule = Rule {
    code: "unfinished_words",
    judge,
};

fn judge(case: &Case<'_>) -> Option<Status> {
    let unfinished = case.said.has(Class::NotStarted) || case.said.has(Class::Unfinished);
    unfinished.then_some(Status::InProgress)
}

#[cfg(test)]
mod tests {
    use crate::assess::testing::ruled;
    use crate::rows::Status;

    #[test]
    fn something_is_still_to_be_done() {
        assert_eq!(
            ruled("建设平台", "平台已完成搭建，尚未通过测试。"),
            (Status::InProgress, "unfinished_words")
        );
    }
}
