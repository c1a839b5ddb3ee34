//! Nothing was reported, or nothing but signs (—).

use super::Rule;
use crate::assess::status::Case;
use crate::rows::Status;

pub(super) const RULE: Rule = Rule {
    code: "no_progress",
    judge,
};

fn judge(case: &Case<'_>) -> Option<Status> {
    let said = case.item.progress.chars().any(char::is_alphanumeric);
    (!said).then_some(Status::Unclear)
}

#[cfg(test)]
mod tests {
    use crate::assess::testing::ruled;
    use crate::rows::Status;

    #[test]
    fn signs_alone_say_nothing() {
        assert_eq!(ruled("修订镇志", "——"), (Status::Unclear, "no_progress"));
        assert_eq!(ruled("修订镇志", "已完成。"), (Status::Completed, "completed_words"));
    }
}
