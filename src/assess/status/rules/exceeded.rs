//! 超额完成; 高于年度目标 only where no number is missed.

use super::Rule;
use crate::assess::status::Case;
use crate::lexicon::status::Class;
use crate::rows::Status;

pub(super) const RULE: Rule = Rule {
    code: "exceeded_words",
    judge,
};

fn judge(case: &Case<'_>) -> Option<Status> {
    let ahead = case.said.ahead_of_target && case.numbers.missed == 0;
    (ahead || case.said.has(Class::Exceeded)).then_some(Status::Exceeded)
}

#[cfg(test)]
mod tests {
    use crate::assess::testing::ruled;
    use crate::rows::Status;

    #[test]
    fn more_than_planned_is_said() {
        assert_eq!(
            ruled("争取上级资金", "超额完成全年目标。"),
            (Status::Exceeded, "exceeded_words")
        );
    }
}
