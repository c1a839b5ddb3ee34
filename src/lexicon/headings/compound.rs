//! Headings that are made of the genre's words, though nobody listed them: 民生实事内容, 年度重点目标, 阶段性推进成效.

use super::{Headings, Role};

impl Headings {
    /// The role of a column heading in a row of several, where company tells more than the heading itself: one that is
    /// listed, or is made of known words alone. Such a one says what was reported if any of its words does, else how much is
    /// planned, else what is to be done.
    pub fn column_among(&self, text: &str) -> Option<Role> {
        const MAX_CHARS: usize = 14;
        self.column(text).or_else(|| {
            let folded = super::simplified(text, super::MAX_BYTES)?;
            let folded = super::word(&folded);
            let plain = folded.split_once('(').map_or(&*folded, |(head, _)| head);
            let rest = plain.trim_start_matches(super::is_period_char);
            (rest.chars().count() <= MAX_CHARS)
                .then(|| self.compound(rest))
                .flatten()
        })
    }

    /// Takes known words off the front, the longest first.
    fn compound(&self, text: &str) -> Option<Role> {
        const KINDS: [(Role, Role); 3] = [
            (Role::ProgressPart, Role::Progress),
            (Role::TargetPart, Role::Target),
            (Role::TaskPart, Role::Task),
        ];
        let mut found = [false; 3];
        let mut rest = text;
        while !rest.is_empty() {
            let begins = |(kind, (part, _)): (usize, &(Role, Role))| {
                let word = self
                    .of(*part)
                    .iter()
                    .filter(|word| rest.starts_with(&***word))
                    .map(|word| word.len())
                    .max()?;
                Some((word, kind))
            };
            let (length, kind) = KINDS
                .iter()
                .enumerate()
                .filter_map(begins)
                .max_by_key(|(length, _)| *length)?;
            found[kind] = true;
            rest = &rest[length..];
        }
        found
            .iter()
            .zip(KINDS)
            .find(|(found, _)| **found)
            .map(|(_, (_, role))| role)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_known_words() {
        let h = Headings::builtin().unwrap();
        for (text, role) in [
            ("实事内容", Role::Task),
            ("具体事项", Role::Task),
            ("民生实事项目名称", Role::Task),
            ("年度重点目标要求", Role::Target),
            ("2022年阶段性推进成效", Role::Progress),
            ("任务推进及完成情况（截至6月底）", Role::Progress),
        ] {
            assert_eq!(h.column_among(text), Some(role), "{text}");
        }
        for text in [
            "实施单位名录",
            "完成情况良好",
            "项目经理",
            "修渠3公里",
            "",
            "（内容）",
            "推进组",
        ] {
            assert_eq!(h.column_among(text), None, "{text}");
        }
        assert_eq!(
            h.column_among("完成时限"),
            Some(Role::Deadline),
            "a listed word is what it is"
        );
    }
}
