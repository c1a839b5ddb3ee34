//! Sections and items as they are found, in reading order.

use super::line::trim;
use super::mark::mark;
use super::{Item, Section};
use crate::lexicon::headings::Headings;

/// An item as a layout's reader finds it, before it has its place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Draft {
    /// The printed number.
    pub number: Option<u32>,
    pub target: String,
    pub progress: String,
    pub owner: Option<String>,
    pub deadline: Option<String>,
}

/// The report's body, being read. A section begins with its first item: a heading over nothing is none.
#[derive(Debug)]
pub(super) struct Outline<'h> {
    headings: &'h Headings,
    pub sections: Vec<Section>,
    pub items: Vec<Item>,
    /// The heading that the next item stands under.
    pending: Option<String>,
    /// How many items the current section has.
    in_section: u32,
}

impl<'h> Outline<'h> {
    pub const fn new(headings: &'h Headings) -> Self {
        Self {
            headings,
            sections: Vec::new(),
            items: Vec::new(),
            pending: None,
            in_section: 0,
        }
    }

    /// A heading was read.
    pub fn heading(&mut self, title: &str) {
        self.pending = Some(title.replace('\t', " "));
    }

    /// A heading that stands beside each of its items, as the cell of a merged column does.
    pub fn category(&mut self, title: &str) {
        let current = self
            .pending
            .as_deref()
            .or_else(|| self.sections.last()?.title.as_deref());
        if current != Some(title) {
            self.heading(title);
        }
    }

    /// An item was read.
    pub fn item(&mut self, draft: Draft) {
        if self.sections.is_empty() || self.pending.is_some() {
            self.open();
        }
        self.in_section += 1;
        self.items.push(Item {
            section_no: self.section_no(),
            item_no: draft.number.or(Some(self.in_section)),
            target: draft.target,
            progress: draft.progress,
            owner: draft.owner,
            deadline: draft.deadline,
        });
    }

    /// Adds what another part of the document holds, its sections counted on.
    pub fn append(&mut self, other: Self) {
        let before = self.section_no();
        self.sections.extend(other.sections.into_iter().map(|section| Section {
            no: section.no + before,
            ..section
        }));
        self.items.extend(other.items.into_iter().map(|item| Item {
            section_no: item.section_no + before,
            ..item
        }));
        (self.pending, self.in_section) = (other.pending, other.in_section);
    }

    /// How many items have a target in words and a progress.
    pub fn complete(&self) -> usize {
        self.items
            .iter()
            .filter(|item| item.target.contains(char::is_alphabetic) && !item.progress.is_empty())
            .count()
    }

    fn open(&mut self) {
        let title = self.pending.take();
        let name = title.as_deref().map(|title| section_name(title, self.headings));
        self.sections.push(Section {
            no: self.section_no() + 1,
            title,
            name,
        });
        self.in_section = 0;
    }

    fn section_no(&self) -> u32 {
        self.sections.last().map_or(0, |section| section.no)
    }
}

/// A section's title without its number, its quotation marks and the set phrase at its end.
fn section_name(title: &str, headings: &Headings) -> String {
    let numbered = mark(title).filter(|m| !m.decimal && !m.rest.is_empty());
    let title = numbered.map_or(title, |m| m.rest);
    let rest = trim(headings.without_boilerplate(title));
    let quotes = ['“', '”', '"', '「', '」', '《', '》', '【', '】', '‘', '’'];
    let inner = rest.trim_matches(quotes);
    // Quotation marks around a part of the name belong to it: “甲”和“乙” is not 甲”和“乙.
    let name = if inner.contains(quotes) { rest } else { inner };
    if name.is_empty() {
        title.to_owned()
    } else {
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_titles_without_their_dress() {
        let headings = Headings::builtin().unwrap();
        for (title, name) in [
            ("“碧水长流”专项行动任务进展情况", "碧水长流"),
            ("百业兴旺专项行动任务进展情况", "百业兴旺"),
            ("一、主要经济指标", "主要经济指标"),
            ("（二）“书香”行动完成情况", "书香"),
            ("“甲”和“乙”完成情况", "“甲”和“乙”"),
            ("进展情况", "进展情况"),
            ("“”", "“”"),
        ] {
            assert_eq!(section_name(title, &headings), name, "{title}");
        }
    }

    #[test]
    fn a_section_begins_with_its_first_item() {
        let headings = Headings::builtin().unwrap();
        let mut outline = Outline::new(&headings);
        outline.item(Draft::default());
        outline.heading("一、空");
        outline.heading("（一）实");
        outline.item(Draft {
            number: Some(7),
            ..Draft::default()
        });
        outline.item(Draft::default());
        let found: Vec<_> = outline.items.iter().map(|i| (i.section_no, i.item_no)).collect();
        assert_eq!(found, [(1, Some(1)), (2, Some(7)), (2, Some(2))]);
        let titles: Vec<_> = outline.sections.iter().map(|s| s.title.as_deref()).collect();
        assert_eq!(titles, [None, Some("（一）实")]);
    }
}
