//! Something is said to be done, and nothing to be open: 已建成投用.

use super::Rule;
use crate::assess::status::Case;
use crate::lexicon::status::Class;
use crate::rows::Status;

pub(super) const RULE: Rule = Rule {
    code: "done_words",
    judge,
};

fn judge(case: &Case<'_>) -> Option<Status> {
    case.said.has(Class::Done).then_some(Status::Completed)
}

#[cfg(test)]
mod tests {
    use crate::assess::testing::ruled;
    use crate::rows::Status;

    #[test]
    fn what_is_done_is_done() {
        assert_eq!(
            ruled("建设幼儿园", "幼儿园已建成投用。"),
            (Status::Completed, "done_words")
        );
    }
}
