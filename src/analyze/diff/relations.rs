//! Which comparison or check of a report is which of its counterpart.

use std::collections::HashMap;

use super::columns::Columns;
use super::frame::Row;
use super::items::Items;
use super::link::Link;
use super::matching::{Matching, Pairs};
use super::mentions::Mentions;

/// One relation between numbers of an item.
#[derive(Debug, Clone, Default)]
struct Relation<'a> {
    link: Link<'a>,
    rule: Option<&'a str>,
    /// The number that the relation is about: a target, or a whole. Numbers are named by a number of their own that both
    /// sides have for them; none where only this side has them.
    first: Option<usize>,
    /// The others, each none as above.
    others: Vec<Option<usize>>,
    /// What the numbers say.
    texts: [Option<&'a str>; 2],
}

/// Relations of a report and of its counterpart, matched.
#[derive(Debug)]
pub(super) struct Relations<'a> {
    /// Which is which.
    pub(super) pairs: Pairs,
    /// For each relation of the old and of the new side, how it hangs together.
    pub(super) links: [Vec<Link<'a>>; 2],
}

/// Where the numbers of a relation stand in a row: columns of sequence numbers, and of surfaces.
struct Shape {
    first: &'static str,
    others: [&'static str; 2],
    texts: [&'static str; 2],
}

const COMPARISON: Shape = Shape {
    first: "target_seq",
    others: ["actual_seq", ""],
    texts: ["target_text", "actual_text"],
};
const CHECK: Shape = Shape {
    first: "whole_seq",
    others: ["part_seqs", "reported_seq"],
    texts: ["whole", "parts"],
};

/// What both sides call a number, if both have it, and how it hangs together.
type Number<'a> = (Option<usize>, Link<'a>);

/// The numbers that rows of `metrics` stand for, by item and place in it.
#[derive(Debug, Default)]
pub(super) struct Numbers<'a> {
    by_seq: [HashMap<(i64, i64), Number<'a>>; 2],
}

impl<'a> Numbers<'a> {
    /// The numbers of two reports whose metrics are matched.
    pub(super) fn new(columns: &Columns, rows: [&[Row<'a>]; 2], mentions: &Mentions<'a>) -> Self {
        let (item_seq, seq) = (columns.at("item_seq"), columns.at("seq"));
        let numbers = |side: usize| {
            let rows = rows[side].iter().enumerate();
            let numbers = rows.filter_map(|(at, row)| {
                let number = match side {
                    0 => mentions.pairs.of_old[at].map(|_| at),
                    _ => mentions.pairs.of_new[at],
                };
                Some((
                    (row.integer(item_seq)?, row.integer(seq)?),
                    (number, mentions.links[side][at]),
                ))
            });
            numbers.collect()
        };
        Self {
            by_seq: [numbers(0), numbers(1)],
        }
    }
}

impl<'a> Relations<'a> {
    /// Matches the comparisons of two reports: by both numbers, else by the target alone, else by what they say.
    pub(super) fn comparisons(
        columns: &Columns,
        rows: [&[Row<'a>]; 2],
        items: &Items<'a>,
        numbers: &Numbers<'a>,
    ) -> Self {
        Self::new(&COMPARISON, columns, rows, items, numbers)
    }

    /// Matches the checks of two reports: by rule and all numbers, else by rule and whole, else by what they say.
    pub(super) fn checks(columns: &Columns, rows: [&[Row<'a>]; 2], items: &Items<'a>, numbers: &Numbers<'a>) -> Self {
        Self::new(&CHECK, columns, rows, items, numbers)
    }

    fn new(shape: &Shape, columns: &Columns, rows: [&[Row<'a>]; 2], items: &Items<'a>, numbers: &Numbers<'a>) -> Self {
        let relations = [0, 1].map(|side| {
            let relation = |row: &Row<'a>| read(shape, columns, *row, side, items, numbers);
            rows[side].iter().map(relation).collect::<Vec<_>>()
        });
        Self {
            pairs: matched(&relations[0], &relations[1]),
            links: relations.map(|relations| relations.into_iter().map(|relation| relation.link).collect()),
        }
    }
}

fn read<'a>(
    shape: &Shape,
    columns: &Columns,
    row: Row<'a>,
    side: usize,
    items: &Items<'a>,
    numbers: &Numbers<'a>,
) -> Relation<'a> {
    let item_seq = row.integer(columns.at("item_seq"));
    let number = |seq: i64| {
        item_seq
            .and_then(|item| numbers.by_seq[side].get(&(item, seq)).copied())
            .unwrap_or_default()
    };
    let first = row.integer(columns.at(shape.first)).map(number).unwrap_or_default();
    let others = shape.others.iter().flat_map(|name| seqs(row, columns.at(name)));
    let others: Vec<_> = others.map(number).collect();
    Relation {
        link: Link {
            // The reported number, or the last part: what was reported says more than what was planned.
            quote: others.last().map_or(first.1.quote, |(_, link)| link.quote),
            ..items.link(side, item_seq, "progress", 0)
        },
        rule: row.text(columns.at("rule")),
        first: first.0,
        others: others.into_iter().map(|(number, _)| number).collect(),
        texts: shape.texts.map(|name| row.text(columns.at(name))),
    }
}

/// The sequence numbers of a cell: one, or several as `3 + 4`.
fn seqs(row: Row<'_>, column: Option<usize>) -> Vec<i64> {
    let several = row.text(column).unwrap_or_default();
    let several = several.split(" + ").filter_map(|seq| seq.parse().ok());
    row.integer(column).into_iter().chain(several).collect()
}

fn matched(old: &[Relation<'_>], new: &[Relation<'_>]) -> Pairs {
    let mut matching = Matching::new(old, new);
    matching.in_order(|relation| {
        let others: Option<Vec<_>> = relation.others.iter().copied().collect();
        Some((relation.link.item?, relation.rule, relation.first?, others?))
    });
    matching.unique(|relation| Some((relation.link.item?, relation.rule, relation.first?)));
    matching.in_order(|relation| Some((relation.link.item?, relation.rule, relation.texts)));
    matching.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn relation(first: usize, others: &[usize], text: &'static str) -> Relation<'static> {
        Relation {
            link: Link {
                item: Some(0),
                ..Link::default()
            },
            rule: Some("sum"),
            first: (first > 0).then_some(first),
            others: others.iter().map(|other| (*other > 0).then_some(*other)).collect(),
            texts: [Some(text), None],
        }
    }

    fn of_old(old: &[Relation<'_>], new: &[Relation<'_>]) -> Vec<Option<usize>> {
        matched(old, new).of_old
    }

    #[test]
    fn the_same_numbers_make_the_same_relation() {
        let old = [relation(1, &[2, 3], "6"), relation(1, &[4, 5], "6")];
        let new = [relation(1, &[4, 5], "7"), relation(1, &[2, 3], "7")];
        assert_eq!(of_old(&old, &new), [Some(1), Some(0)]);
    }

    #[test]
    fn one_part_more_is_a_change() {
        assert_eq!(
            of_old(&[relation(1, &[2, 3], "6")], &[relation(1, &[2, 3, 4], "6")]),
            [Some(0)]
        );
        // Two could be meant, so that it is neither.
        let new = [relation(1, &[2, 3, 4], "7"), relation(1, &[2, 5], "7")];
        assert_eq!(of_old(&[relation(1, &[2, 3], "6")], &new), [None]);
    }

    #[test]
    fn numbers_of_one_side_leave_it_to_the_texts() {
        assert_eq!(of_old(&[relation(0, &[0], "6")], &[relation(0, &[0], "6")]), [Some(0)]);
        assert_eq!(of_old(&[relation(0, &[0], "6")], &[relation(0, &[0], "7")]), [None]);
        let mut other = relation(1, &[2], "6");
        other.rule = Some("ratio");
        assert_eq!(of_old(&[relation(1, &[2], "6")], &[other]), [None]);
    }
}
