//! Words and numbers that cannot both be right. The status follows the words; the diagnostic sends a reader to look.

use super::Case;
use crate::diagnostic::{Diagnostic, DiagnosticCode, Stage};
use crate::lexicon::status::Class;

/// The contradiction of an item, if there is one.
pub(super) fn contradiction(case: &Case<'_>) -> Option<Diagnostic> {
    let message = done_but_missed(case).or_else(|| behind_but_met(case))?;
    let code = DiagnosticCode::StatusContradiction;
    Some(Diagnostic::new(Stage::Assess, code, message).at_item(case.item.item_seq))
}

/// 完成年度任务, and a number stays below its target.
fn done_but_missed(case: &Case<'_>) -> Option<String> {
    let (missed, compared) = (case.numbers.missed, case.numbers.compared);
    let said = case.said.task_done() || case.said.has(Class::Exceeded);
    (said && missed > 0).then(|| {
        format!(
            "the progress says that the task is done, but {missed} of {compared} compared target numbers are missed"
        )
    })
}

/// 低于年度目标, and every number reaches its target.
fn behind_but_met(case: &Case<'_>) -> Option<String> {
    let (missed, compared) = (case.numbers.missed, case.numbers.compared);
    let said = case.said.behind_target && !case.numbers.kept_ceiling;
    (said && compared > 0 && missed == 0).then(|| {
        format!("the progress says that the target is missed, but all {compared} compared target numbers are met")
    })
}

#[cfg(test)]
mod tests {
    use crate::assess::testing::judged;

    fn contradicts(target: &str, progress: &str) -> bool {
        !judged(target, progress).diagnostics.is_empty()
    }

    #[test]
    fn words_of_success_and_a_missed_number() {
        assert!(contradicts("修复古桥[12座]", "完成年度任务，修复古桥[9座]。"));
        assert!(!contradicts("修复古桥[12座]", "完成年度任务，修复古桥[12座]。"));
    }

    #[test]
    fn words_of_lack_and_a_number_that_is_reached() {
        assert!(contradicts("修复古桥[12座]", "未完成年度任务，修复古桥[12座]。"));
        assert!(!contradicts("修复古桥[12座]", "未完成年度任务，修复古桥[9座]。"));
    }
}
