//! The figures are not known yet, and nothing is said to be done.

use super::Rule;
use crate::assess::status::Case;
use crate::lexicon::status::Class;
use crate::rows::Status;

pub(super) const RULE: Rule = Rule {
    code: "no_data_words",
    judge,
};

fn judge(case: &Case<'_>) -> Option<Status> {
    let unknown = case.said.has(Class::NoData) && !case.said.has(Class::Done);
    unknown.then_some(Status::Unclear)
}

#[cfg(test)]
mod tests {
    use crate::assess::testing::ruled;
    use crate::rows::Status;

    #[test]
    fn figures_that_are_not_out() {
        assert_eq!(
            ruled("提升居民收入", "数据暂未公布。"),
            (Status::Unclear, "no_data_words")
        );
    }
}
