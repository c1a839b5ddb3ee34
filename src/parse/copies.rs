//! A body that stands in its document more than once.

use super::outline::Outline;
use super::{Item, Section};

/// How often the body stood there, and what differs between the copies.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Copies {
    pub count: u32,
    /// The place (1 …) of the first item that is not the same in every copy.
    pub differs: Option<usize>,
}

/// Takes away all copies of the body but the first.
pub(super) fn drop_copies(outline: &mut Outline<'_>) -> Copies {
    let (sections, items) = (&outline.sections, &outline.items);
    let Some(period) = period(sections, items) else {
        return Copies {
            count: 1,
            differs: None,
        };
    };
    let differs = (period..items.len()).find(|i| !same(sections, &items[*i], &items[i % period]));
    let short = (items.len() % period != 0).then(|| items.len() % period);
    let count = items.len().div_ceil(period);
    outline.items.truncate(period);
    let last = outline.items.last().map_or(0, |item| item.section_no);
    outline.sections.retain(|section| section.no <= last);
    let differs = differs.map(|i| i % period).into_iter().chain(short).min();
    Copies {
        count: u32::try_from(count).unwrap_or(u32::MAX),
        differs: differs.map(|i| i + 1),
    }
}

/// After how many items the body begins again: at an item like the first, and behind it most items are like those
/// behind the first.
fn period(sections: &[Section], items: &[Item]) -> Option<usize> {
    const MAX_TRIES: usize = 4;
    let first = items.first()?;
    let again = |i: &usize| same_task(sections, &items[*i], first) && same_place(items, *i);
    (1..items.len()).filter(again).take(MAX_TRIES).find(|period| {
        let rest = items.len() - period;
        let alike = (*period..items.len())
            .filter(|i| same_task(sections, &items[*i], &items[i % period]))
            .count();
        // A copy may lack a few items or word them otherwise; another part of the report is quite different.
        alike * 5 >= rest * 4 && rest * 5 >= period * 4
    })
}

/// Whether a copy of the body may begin with an item: it opens a section, or all items stand in one.
fn same_place(items: &[Item], at: usize) -> bool {
    items[at - 1].section_no != items[at].section_no
        || items.first().map(|i| i.section_no) == items.last().map(|i| i.section_no)
}

fn same_task(sections: &[Section], a: &Item, b: &Item) -> bool {
    a.item_no == b.item_no && a.target == b.target && title(sections, a) == title(sections, b)
}

fn same(sections: &[Section], a: &Item, b: &Item) -> bool {
    same_task(sections, a, b) && a.progress == b.progress && a.owner == b.owner && a.deadline == b.deadline
}

fn title<'s>(sections: &'s [Section], item: &Item) -> Option<&'s str> {
    sections
        .get((item.section_no as usize).checked_sub(1)?)?
        .title
        .as_deref()
}

#[cfg(test)]
mod tests {
    use super::super::outline::Draft;
    use super::*;
    use crate::lexicon::headings::Headings;

    /// An outline of sections `甲:1a,2b 乙:1c`, each item with its number as progress.
    fn copies(text: &str) -> (Copies, usize, usize) {
        let headings = Headings::builtin().unwrap();
        let mut outline = Outline::new(&headings);
        for section in text.split(' ') {
            let (title, items) = section.split_once(':').unwrap();
            if !title.is_empty() {
                outline.heading(title);
            }
            for item in items.split(',') {
                let number = item[..1].parse().ok();
                outline.item(Draft {
                    number,
                    target: item[1..2].to_owned(),
                    progress: item[2..].to_owned(),
                    ..Draft::default()
                });
            }
        }
        let found = drop_copies(&mut outline);
        (found, outline.sections.len(), outline.items.len())
    }

    #[test]
    fn equal_copies_are_counted_and_dropped() {
        let differs = None;
        assert_eq!(
            copies("甲:1a,2b 乙:1c 甲:1a,2b 乙:1c"),
            (Copies { count: 2, differs }, 2, 3)
        );
        assert_eq!(
            copies("甲:1a,2b 甲:1a,2b 甲:1a,2b"),
            (Copies { count: 3, differs }, 1, 2)
        );
        assert_eq!(copies(":1a,2b,1a,2b"), (Copies { count: 2, differs }, 1, 2));
    }

    #[test]
    fn copies_that_differ_are_told() {
        let text = "甲:1a,2b,3c,4d,5e 甲:1a,2b,3cX,4d,5e";
        assert_eq!(
            copies(text),
            (
                Copies {
                    count: 2,
                    differs: Some(3)
                },
                1,
                5
            )
        );
        assert_eq!(
            copies("甲:1a,2b,3c,4d,5e 甲:1a,2b,3c,4d"),
            (
                Copies {
                    count: 2,
                    differs: Some(5)
                },
                1,
                5
            )
        );
    }

    #[test]
    fn sections_that_begin_alike_are_no_copies() {
        assert_eq!(
            copies("甲:1a,2b 甲:1a,2c,3d 乙:1e"),
            (
                Copies {
                    count: 1,
                    differs: None
                },
                3,
                6
            )
        );
        assert_eq!(
            copies("甲:1a 乙:1a"),
            (
                Copies {
                    count: 1,
                    differs: None
                },
                2,
                2
            )
        );
    }
}
