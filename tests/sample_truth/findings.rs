//! Differences, gathered and told so that the most telling ones come first.

use std::collections::BTreeMap;

/// How many differences of a group are told in full.
const SHOWN: usize = 20;

/// Differences by what is different.
#[derive(Default)]
pub struct Findings(BTreeMap<String, Vec<String>>);

impl Findings {
    /// Notes a difference.
    pub fn note(&mut self, group: &str, line: String) {
        self.0.entry(group.to_owned()).or_default().push(line);
    }

    /// Fails where there is a difference; of `of` things compared.
    pub fn none_of(self, of: usize) {
        let total: usize = self.0.values().map(Vec::len).sum();
        let mut groups: Vec<_> = self.0.into_iter().collect();
        groups.sort_by_key(|(_, lines)| std::cmp::Reverse(lines.len()));
        let mut message = format!("{total} differences in {of}");
        for (group, lines) in &groups {
            message.push_str(&format!("\n{group}: {}", lines.len()));
        }
        for (group, lines) in groups {
            message.push_str(&format!("\n\n== {group}"));
            lines
                .iter()
                .take(SHOWN)
                .for_each(|line| message.push_str(&format!("\n{line}")));
        }
        assert!(total == 0, "{message}");
    }
}
