//! Which number of a report is which number of its counterpart: metrics, and numerals that are none.

use super::columns::Columns;
use super::frame::Row;
use super::items::Items;
use super::link::{Link, Quote};
use super::matching::{Matching, Pairs};

/// One number of a text.
#[derive(Debug, Clone, Default)]
struct Mention<'a> {
    link: Link<'a>,
    field: &'a str,
    start: i64,
    end: i64,
    text: &'a str,
    name: Option<&'a str>,
    /// Kind and unit, or the reason why it is no metric: a number that is revised keeps them.
    sort: [Option<&'a str>; 3],
}

/// Numbers of a report and of its counterpart, matched.
#[derive(Debug)]
pub(super) struct Mentions<'a> {
    /// Which is which.
    pub(super) pairs: Pairs,
    /// For each number of the old and of the new side, how it hangs together.
    pub(super) links: [Vec<Link<'a>>; 2],
}

impl<'a> Mentions<'a> {
    /// Matches the numbers of two reports, item by item and text by text. Where a text is the same on both sides, the
    /// number's place in it decides; otherwise the number itself and what it measures, in the order of reading.
    pub(super) fn new(columns: &Columns, rows: [&[Row<'a>]; 2], items: &Items<'a>) -> Self {
        let mentions = [0, 1].map(|side| read(columns, rows[side], side, items));
        Self {
            pairs: matched(&mentions[0], &mentions[1]),
            links: mentions.map(|mentions| mentions.into_iter().map(|mention| mention.link).collect()),
        }
    }
}

fn read<'a>(columns: &Columns, rows: &[Row<'a>], side: usize, items: &Items<'a>) -> Vec<Mention<'a>> {
    let [item_seq, field, start, end, text, name, kind, unit, reason, sentence] = [
        "item_seq", "field", "start", "end", "text", "name", "kind", "unit", "reason", "sentence",
    ]
    .map(|name| columns.at(name));
    let mention = |row: &Row<'a>| {
        let (field, start) = (row.text(field).unwrap_or_default(), row.integer(start).unwrap_or(0));
        let link = items.link(side, row.integer(item_seq), field, start);
        Mention {
            link: Link {
                quote: row.text(sentence).map_or(link.quote, Quote::Whole),
                ..link
            },
            field,
            start,
            end: row.integer(end).unwrap_or(0),
            text: row.text(text).unwrap_or_default(),
            name: row.text(name),
            sort: [kind, unit, reason].map(|column| row.text(column)),
        }
    };
    rows.iter().map(mention).collect()
}

fn matched(old: &[Mention<'_>], new: &[Mention<'_>]) -> Pairs {
    let mut matching = Matching::new(old, new);
    let same = |mention: &Mention<'_>| mention.link.item.filter(|_| mention.link.same_text);
    matching.unique(|mention| Some((same(mention)?, mention.field, mention.start, mention.end)));
    // A number that another rule cuts out of the same text shares one of its ends with what it was before.
    matching.unique(|mention| Some((same(mention)?, mention.field, mention.start)));
    matching.unique(|mention| Some((same(mention)?, mention.field, mention.end)));
    let other = |mention: &Mention<'_>| mention.link.item.filter(|_| !mention.link.same_text);
    matching.in_order(|mention| Some((other(mention)?, mention.field, mention.text, mention.name)));
    matching.in_order(|mention| Some((other(mention)?, mention.field, mention.name?, mention.sort)));
    matching.in_order(|mention| Some((other(mention)?, mention.field, mention.name?)));
    matching.in_order(|mention| Some((other(mention)?, mention.field, mention.text)));
    matching.between(
        |mention| Some((other(mention)?, mention.field)),
        |old, new| old.sort == new.sort,
    );
    matching.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers of one text, each after the other: surface and name.
    fn mentions(same_text: bool, numbers: &[(&'static str, &'static str)]) -> Vec<Mention<'static>> {
        let link = Link {
            item: Some(0),
            same_text,
            quote: Quote::Nothing,
        };
        let mention = |(at, (text, name)): (i64, &(&'static str, &'static str))| Mention {
            link,
            field: "progress",
            start: at * 10,
            end: at * 10 + 3,
            text,
            name: Some(*name).filter(|name| !name.is_empty()),
            sort: [Some("count"), Some("个"), None],
        };
        (0..).zip(numbers).map(mention).collect()
    }

    fn of_old(old: &[Mention<'_>], new: &[Mention<'_>]) -> Vec<Option<usize>> {
        matched(old, new).of_old
    }

    #[test]
    fn a_revised_number_is_told_by_its_name() {
        let old = mentions(false, &[("1785户", "走访"), ("12个", "开工"), ("9个", "竣工")]);
        let new = mentions(
            false,
            &[("3个", "前期"), ("1790户", "走访"), ("12个", "开工"), ("10个", "竣工")],
        );
        assert_eq!(of_old(&old, &new), [Some(1), Some(2), Some(3)]);
    }

    #[test]
    fn numbers_of_one_name_are_told_by_themselves_then_by_their_order() {
        let old = mentions(false, &[("1个", "完成"), ("2个", "完成"), ("3个", "完成")]);
        let new = mentions(false, &[("2个", "完成"), ("4个", "完成"), ("5个", "完成")]);
        assert_eq!(of_old(&old, &new), [Some(1), Some(0), Some(2)]);
    }

    #[test]
    fn a_number_without_a_name_is_told_by_its_neighbours() {
        let old = mentions(false, &[("1个", "开工"), ("2个", ""), ("3个", "竣工")]);
        let new = mentions(false, &[("1个", "开工"), ("7个", "新的"), ("3个", "竣工")]);
        assert_eq!(of_old(&old, &new), [Some(0), Some(1), Some(2)]);
    }

    #[test]
    fn in_the_same_text_the_place_decides() {
        let old = mentions(true, &[("1个", "甲"), ("2个", "乙")]);
        let mut new = mentions(true, &[("1个", "乙"), ("2个", "甲")]);
        assert_eq!(of_old(&old, &new), [Some(0), Some(1)]);
        // Another rule reads one character more.
        new[1].start -= 1;
        assert_eq!(of_old(&old, &new), [Some(0), Some(1)]);
        new[1].end += 1;
        assert_eq!(of_old(&old, &new), [Some(0), None]);
    }

    #[test]
    fn numbers_of_items_without_a_counterpart_are_left() {
        let old = mentions(false, &[("1个", "甲")]);
        let mut new = old.clone();
        new[0].link.item = None;
        assert_eq!(of_old(&old, &new), [None]);
    }
}
