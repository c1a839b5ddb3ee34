//! Which item of a report is which item of its counterpart.

use std::collections::{HashMap, HashSet};

use super::columns::Columns;
use super::frame::Row;
use super::link::{Link, Quote};
use super::matching::{Matching, Pairs};

/// Two items whose texts share less than this of their pairs of characters are two tasks, whatever their place.
const ALIKE: f64 = 0.3;

/// One item.
#[derive(Debug, Clone, Default)]
struct Item<'a> {
    seq: Option<i64>,
    number: (Option<i64>, Option<i64>),
    key: Option<&'a str>,
    section: Option<&'a str>,
    target: &'a str,
    progress: &'a str,
}

/// The items of a report and of its counterpart, matched.
#[derive(Debug)]
pub(super) struct Items<'a> {
    /// Which is which.
    pub(super) pairs: Pairs,
    /// For each item of the old and of the new side, how it hangs together.
    pub(super) links: [Vec<Link<'a>>; 2],
    items: [Vec<Item<'a>>; 2],
    by_seq: [HashMap<i64, usize>; 2],
}

impl<'a> Items<'a> {
    /// Matches the items of two reports. `same` says that both are one report by its content, so that their items are
    /// the same, one by one; otherwise the task's own words decide, and its place where they were changed.
    pub(super) fn new(columns: &Columns, rows: [&[Row<'a>]; 2], same: bool) -> Self {
        let items = rows.map(|rows| read(columns, rows));
        let pairs = matched(&items[0], &items[1], same);
        let seqs = |items: &Vec<Item<'_>>| {
            items
                .iter()
                .enumerate()
                .filter_map(|(at, item)| Some((item.seq?, at)))
                .collect()
        };
        let link = |item: Option<usize>| Link {
            item,
            same_text: same,
            quote: Quote::Nothing,
        };
        let old = pairs
            .of_old
            .iter()
            .enumerate()
            .map(|(at, other)| link(other.map(|_| at)));
        let links = [old.collect(), pairs.of_new.iter().map(|other| link(*other)).collect()];
        Self {
            pairs,
            links,
            by_seq: [seqs(&items[0]), seqs(&items[1])],
            items,
        }
    }

    /// How a row of one side hangs together that was read from a text of an item; `start` is its character in it.
    pub(super) fn link(&self, side: usize, item_seq: Option<i64>, field: &str, start: i64) -> Link<'a> {
        let Some(&at) = item_seq.and_then(|seq| self.by_seq[side].get(&seq)) else {
            return Link::default();
        };
        let item = self.links[side][at].item;
        let other = if side == 0 {
            self.pairs.of_old[at]
        } else {
            self.pairs.of_new[at]
        };
        let text = self.items[side][at].text(field);
        Link {
            item,
            same_text: other.is_some_and(|other| self.items[1 - side][other].text(field) == text),
            quote: Quote::Around(text, usize::try_from(start).unwrap_or(0)),
        }
    }
}

impl<'a> Item<'a> {
    fn text(&self, field: &str) -> &'a str {
        if field == "target" { self.target } else { self.progress }
    }
}

fn read<'a>(columns: &Columns, rows: &[Row<'a>]) -> Vec<Item<'a>> {
    let [seq, section_no, item_no, key, section, target, progress] = [
        "item_seq",
        "section_no",
        "item_no",
        "item_key",
        "section",
        "target",
        "progress",
    ]
    .map(|name| columns.at(name));
    let item = |row: &Row<'a>| Item {
        seq: row.integer(seq),
        number: (row.integer(section_no), row.integer(item_no)),
        key: row.text(key),
        section: row.text(section),
        target: row.text(target).unwrap_or_default(),
        progress: row.text(progress).unwrap_or_default(),
    };
    rows.iter().map(item).collect()
}

fn matched(old: &[Item<'_>], new: &[Item<'_>], same: bool) -> Pairs {
    let mut matching = Matching::new(old, new);
    if same {
        matching.unique(|item| item.seq);
        return matching.finish();
    }
    matching.in_order(|item| Some((item.section, item.target, item.progress)));
    matching.unique(|item| item.key);
    matching.in_order(|item| said(item.target).map(|target| (item.section, target)));
    matching.in_order(|item| said(item.target));
    matching.in_order(|item| said(item.progress));
    matching.between(|_| Some(()), alike);
    matching.unique_where(|item| item.number.1.map(|_| item.number), alike);
    matching.finish()
}

/// The text, if there is one.
fn said(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

/// Whether two items read as if one were the other's revision.
fn alike(old: &Item<'_>, new: &Item<'_>) -> bool {
    let (old, new) = (two_by_two(old), two_by_two(new));
    let shared = old.intersection(&new).count();
    // Twice the shared ones among all of both.
    2.0 * shared as f64 >= ALIKE * (old.len() + new.len()) as f64
}

/// Each two characters of an item's texts that stand side by side.
fn two_by_two(item: &Item<'_>) -> HashSet<(char, char)> {
    let texts = [item.target, item.progress];
    let pairs = texts.iter().flat_map(|text| text.chars().zip(text.chars().skip(1)));
    pairs.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(seq: i64, target: &'static str, progress: &'static str) -> Item<'static> {
        Item {
            seq: Some(seq),
            number: (Some(1), Some(seq)),
            target,
            progress,
            ..Item::default()
        }
    }

    fn of_old(old: &[Item<'_>], new: &[Item<'_>]) -> Vec<Option<usize>> {
        matched(old, new, false).of_old
    }

    #[test]
    fn an_item_that_comes_before_others_moves_none() {
        let old = [item(1, "修渠3公里", "已修2公里"), item(2, "植树5万株", "已植4万株")];
        let new = [
            item(1, "举办灯会一场", "已举办"),
            item(2, "修渠3公里", "已修3公里"),
            item(3, "植树5万株", "已植4万株"),
        ];
        assert_eq!(of_old(&old, &new), [Some(1), Some(2)]);
    }

    #[test]
    fn a_plan_that_was_raised_is_told_by_its_neighbours() {
        let old = [
            item(1, "修渠3公里", "在建"),
            item(2, "植树5万株", "已植4万株"),
            item(3, "清淤", "在建"),
        ];
        let new = [
            item(1, "修渠3公里", "在建"),
            item(2, "植树8万株", "已植7万株"),
            item(3, "举办灯会", "已举办"),
            item(4, "清淤", "在建"),
        ];
        // Two stand between the neighbours now, so the printed number tells.
        assert_eq!(of_old(&old, &new), [Some(0), Some(1), Some(3)]);
        let new = [new[0].clone(), item(7, "植树8万株", "已植7万株"), new[3].clone()];
        assert_eq!(of_old(&old, &new), [Some(0), Some(1), Some(2)]);
    }

    #[test]
    fn a_task_that_replaces_another_is_another() {
        let old = [item(1, "修渠3公里", "在建"), item(2, "植树5万株", "已植4万株")];
        let new = [item(1, "修渠3公里", "在建"), item(2, "举办灯会一场", "如期开幕")];
        assert_eq!(of_old(&old, &new), [Some(0), None]);
    }

    #[test]
    fn tasks_that_read_alike_keep_their_order() {
        let old = [
            item(1, "修渠", "甲乡完成"),
            item(2, "修渠", "乙乡完成"),
            item(3, "修渠", "丙乡在建"),
        ];
        let new = [item(1, "修渠", "乙乡完成"), item(2, "修渠", "丙乡完成")];
        assert_eq!(of_old(&old, &new), [Some(1), Some(0), None]);
    }

    #[test]
    fn items_of_the_same_report_are_the_same_one_by_one() {
        let old = [item(1, "修渠", ""), item(2, "植树", "")];
        let new = [item(2, "植树", ""), item(1, "修渠改了", "")];
        assert_eq!(matched(&old, &new, true).of_old, [Some(1), Some(0)]);
    }
}
