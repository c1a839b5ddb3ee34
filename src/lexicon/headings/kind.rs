//! Which kind of document a title names, and how sentences of a report begin.

use super::{Headings, Role};

impl Headings {
    /// Whether a title names results rather than plans.
    pub fn names_results(&self, title: &str) -> bool {
        self.of(Role::Result).iter().any(|word| title.contains(&**word))
    }

    /// Whether a title is that of a report whose paragraphs tell results without targets.
    pub fn names_digest(&self, title: &str) -> bool {
        self.of(Role::Digest).iter().any(|word| title.contains(&**word))
    }

    /// Whether a title is that of a summary, whose paragraphs may tell results without targets.
    pub fn names_summary(&self, title: &str) -> bool {
        self.of(Role::Summary).iter().any(|word| title.contains(&**word))
    }

    /// Whether a title ends as that of another kind of document, brackets behind it aside.
    pub fn names_other_kind(&self, title: &str) -> bool {
        let end = title.trim_end_matches(['”', '》', '"', '」']);
        let inner = end
            .strip_suffix(['）', ')', ']', '】'])
            .and_then(|inner| inner.rfind(['（', '(', '[', '【']));
        let end = inner.map_or(end, |open| &end[..open]);
        self.of(Role::OtherKind).iter().any(|word| end.ends_with(&**word))
    }

    /// Whether a line shows that its page is news or an interview.
    pub fn is_news(&self, line: &str) -> bool {
        self.of(Role::News).iter().any(|word| line.contains(&**word))
    }

    /// Whether a clause begins by naming a goal.
    pub fn begins_goal(&self, clause: &str) -> bool {
        self.of(Role::Goal).iter().any(|word| clause.starts_with(&**word))
    }

    /// Whether a clause begins by telling what was reached.
    pub fn begins_so_far(&self, clause: &str) -> bool {
        self.of(Role::SoFar).iter().any(|word| clause.starts_with(&**word))
    }
}
