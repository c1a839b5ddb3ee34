//! The figures are not known yet: said at once, so that the numbers behind it are others (those of the year before), or by the
//! way, where nothing else says how the task stands.

use super::Rule;
use crate::assess::status::Case;
use crate::lexicon::status::Class;
use crate::rows::Status;

pub(super) const RULE: Rule = Rule {
    code: "no_data_words",
    judge,
};

fn judge(case: &Case<'_>) -> Option<Status> {
    let words = [Class::Done, Class::Ongoing, Class::Unfinished];
    let nothing_else = case.numbers.compared == 0 && !words.iter().any(|class| case.said.has(*class));
    let unknown = case.said.has(Class::NoData) && (case.said.unknown_at_once || nothing_else);
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
