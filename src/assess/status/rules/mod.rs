//! The rules that decide how a task stands, one a file; the first that says anything decides.
//!
//! Each file holds the rule's code, which becomes `status_rule`, the reason, the rule, and its tests; its words are classes of
//! `lexicon/status.toml`, its cases stand in `tests/corpus/assess/status_<code>.md`.

mod achieved;
mod behind_target;
mod cancelled;
mod completed;
mod completed_and_more;
mod done;
mod elsewhere;
mod exceeded;
mod flat;
mod milestone;
mod no_data;
mod no_progress;
mod no_statement;
mod not_started;
mod numbers_exceed;
mod numbers_meet;
mod numbers_miss;
mod ongoing;
mod parts_reach;
mod share_of_plan;
mod unanswered;
mod unfinished;

use super::Case;
use crate::rows::Status;

/// One rule.
pub(super) struct Rule {
    /// The value of `status_rule` where this rule decided.
    pub code: &'static str,
    /// The status, if the rule has something to say.
    pub judge: fn(&Case<'_>) -> Option<Status>,
}

/// All rules, in the order in which they are asked.
///
/// What is said of the task as a whole comes first: nobody writes 完成年度任务 or 已终止 by the way, while a number may have
/// been compared wrongly. Then the numbers, which are surer than words about some part of the work. Then these words, those of
/// lack before those of success, since one part that is not done leaves the whole undone. The last rule always decides.
pub(super) const RULES: [Rule; 22] = [
    no_progress::RULE,
    cancelled::RULE,
    not_started::RULE,
    behind_target::RULE,
    exceeded::RULE,
    completed_and_more::RULE,
    completed::RULE,
    no_data::RULE,
    numbers_miss::RULE,
    flat::RULE,
    numbers_exceed::RULE,
    numbers_meet::RULE,
    parts_reach::RULE,
    share_of_plan::RULE,
    unfinished::RULE,
    ongoing::RULE,
    milestone::RULE,
    elsewhere::RULE,
    unanswered::RULE,
    done::RULE,
    achieved::RULE,
    no_statement::RULE,
];

/// The status of a task, and the code of the rule that decided it.
pub(super) fn decide(case: &Case<'_>) -> (Status, &'static str) {
    let decided = RULES.iter().find_map(|rule| Some(((rule.judge)(case)?, rule.code)));
    decided.unwrap_or((Status::Unclear, no_statement::RULE.code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_rules_have_one_code() {
        let mut codes: Vec<_> = RULES.iter().map(|rule| rule.code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), RULES.len());
    }
}
