//! Which kind of document a title names, and how sentences of a report begin.

use super::fold::near_start;
use super::{Headings, MAX_BYTES, Role};
use crate::script;

impl Headings {
    /// Whether a title names results rather than plans.
    pub fn names_results(&self, title: &str) -> bool {
        self.stands_in(Role::Result, title)
    }

    /// Whether a title is that of a report whose paragraphs tell results without targets.
    pub fn names_digest(&self, title: &str) -> bool {
        self.stands_in(Role::Digest, title)
    }

    /// Whether a title is that of a summary, whose paragraphs may tell results without targets.
    pub fn names_summary(&self, title: &str) -> bool {
        self.stands_in(Role::Summary, title)
    }

    /// Whether a title ends as that of another kind of document, brackets behind it aside.
    pub fn names_other_kind(&self, title: &str) -> bool {
        let title = script::fold(title);
        let end = title.trim_end_matches(['”', '》', '"', '」']);
        let inner = end
            .strip_suffix(['）', ')', ']', '】'])
            .and_then(|inner| inner.rfind(['（', '(', '[', '【']));
        let end = inner.map_or(end, |open| &end[..open]);
        self.of(Role::OtherKind).iter().any(|word| end.ends_with(&**word))
    }

    /// Whether a line shows that its page is news or an interview.
    pub fn is_news(&self, line: &str) -> bool {
        self.stands_in(Role::News, line)
    }

    /// Whether a clause begins by naming a goal.
    pub fn begins_goal(&self, clause: &str) -> bool {
        self.begins(Role::Goal, clause)
    }

    /// Whether a clause begins by telling what was reached.
    pub fn begins_so_far(&self, clause: &str) -> bool {
        self.begins(Role::SoFar, clause)
    }

    /// Whether a phrase of a role stands in a text.
    fn stands_in(&self, role: Role, text: &str) -> bool {
        let text = script::fold(text);
        self.of(role).iter().any(|word| text.contains(&**word))
    }

    /// Whether a text begins with a phrase of a role.
    fn begins(&self, role: Role, text: &str) -> bool {
        let start = script::fold(near_start(text, MAX_BYTES));
        self.of(role).iter().any(|word| start.starts_with(&**word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_clauses_in_either_script() {
        let h = Headings::builtin().unwrap();
        assert!(h.names_results("2021年重点工作进展") && !h.names_results("2021年重点任务清单"));
        assert!(h.names_other_kind("关于报送完成情况的通知") && h.names_other_kind("某辦法（試行）"));
        assert!(!h.names_other_kind("《某办法》落实情况") && h.names_digest("2021年統計公報"));
        assert!(h.is_news("　　本报讯 今天") && !h.is_news("今天完成3处。"));
        assert!(h.begins_goal("年度目標6500人") && h.begins_so_far("截至9月底") && !h.begins_so_far("改造3处"));
    }
}
