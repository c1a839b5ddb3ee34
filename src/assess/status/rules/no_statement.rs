//! Nothing else decided: something was reported, but not that it is done.

use super::Rule;
use crate::assess::status::Case;
use crate::rows::Status;

pub(super) const RULE: Rule = Rule {
    code: "no_statement",
    judge,
};

fn judge(_: &Case<'_>) -> Option<Status> {
    Some(Status::InProgress)
}

#[cfg(test)]
mod tests {
    use crate::assess::testing::ruled;
    use crate::rows::Status;

    #[test]
    fn words_that_say_nothing_of_the_task() {
        assert_eq!(
            ruled("提升品质", "品质关乎民生。"),
            (Status::InProgress, "no_statement")
        );
    }
}
