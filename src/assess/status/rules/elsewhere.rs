//! 详见附件, 由牵头单位报送: what was done stands somewhere else, and nothing here says how the task stands.

use super::Rule;
use crate::assess::status::Case;
use crate::lexicon::status::Class;
use crate::rows::Status;

pub(super) const RULE: Rule = Rule {
    code: "reported_elsewhere",
    judge,
};

fn judge(case: &Case<'_>) -> Option<Status> {
    let here = [Class::Done, Class::Achieved].iter().any(|class| case.said.has(*class));
    (case.said.has(Class::Elsewhere) && !here).then_some(Status::Unclear)
}

#[cfg(test)]
mod tests {
    use crate::assess::testing::ruled;
    use crate::rows::Status;

    #[test]
    fn a_reference_is_no_report() {
        assert_eq!(ruled("修订镇志", "详见附件。"), (Status::Unclear, "reported_elsewhere"));
        assert_eq!(ruled("修订镇志", "镇志已出台，详见附件。").0, Status::Completed);
    }
}
