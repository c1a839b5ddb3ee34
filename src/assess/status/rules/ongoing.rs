//! Work goes on: 正在施工, 稳步推进, 预计, 试运行.

use super::Rule;
use crate::assess::status::Case;
use crate::lexicon::status::Class;
use crate::rows::Status;

pub(super) const RULE: Rule = Rule {
    code: "ongoing_words",
    judge,
};

fn judge(case: &Case<'_>) -> Option<Status> {
    case.said.has(Class::Ongoing).then_some(Status::InProgress)
}

#[cfg(test)]
mod tests {
    use crate::assess::testing::ruled;
    use crate::rows::Status;

    #[test]
    fn work_goes_on() {
        assert_eq!(
            ruled("整治背街小巷", "正在逐条施工。"),
            (Status::InProgress, "ongoing_words")
        );
    }
}
