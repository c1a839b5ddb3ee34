//! Which of many changes to show.

use std::collections::{BTreeMap, HashMap};

use crate::analyze::diff::{Change, ChangeKind, Table};

/// The first rows of each table's added, gone and changed ones.
#[derive(Debug)]
pub(in crate::cli) struct Limit {
    most: usize,
    seen: HashMap<(Table, ChangeKind), usize>,
}

impl Limit {
    /// So many of each.
    pub(in crate::cli) fn new(most: usize) -> Self {
        Self {
            most,
            seen: HashMap::new(),
        }
    }

    /// Whether this one is still among them.
    pub(in crate::cli) fn takes(&mut self, change: &Change) -> bool {
        let seen = self.seen.entry((change.table, change.change)).or_default();
        *seen += 1;
        *seen <= self.most
    }
}

/// Changes that are alike: the same columns of rows that the same rule made. Thousands of rows that one rule has changed
/// are one group, and the one row that it should not have touched stands beside them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Alike {
    /// The row that they came or went with.
    pub(super) with: Option<Table>,
    pub(super) ambiguous: bool,
    pub(super) columns: Vec<String>,
    pub(super) rule: Option<String>,
}

/// A group of changes.
#[derive(Debug, Default)]
pub(super) struct Group {
    /// How many there are.
    pub(super) count: u64,
    /// The first of them.
    pub(super) changes: Vec<Change>,
}

/// All changes counted by group, and the first of each group.
#[derive(Debug)]
pub(in crate::cli) struct Examples {
    limit: usize,
    groups: BTreeMap<(Table, ChangeKind), BTreeMap<Alike, Group>>,
}

impl Examples {
    /// At most so many of each table's added, gone and changed rows.
    pub(in crate::cli) const fn new(limit: usize) -> Self {
        Self {
            limit,
            groups: BTreeMap::new(),
        }
    }

    /// Takes a change in.
    pub(in crate::cli) fn add(&mut self, change: Change) {
        let columns = match change.change {
            ChangeKind::Changed => change.cells.iter().map(|cell| cell.column.clone()).collect(),
            ChangeKind::Added | ChangeKind::Gone => Vec::new(),
        };
        let alike = Alike {
            with: change.with,
            ambiguous: change.ambiguous,
            columns,
            rule: change.rule.clone().filter(|_| change.with.is_none()),
        };
        let groups = self.groups.entry((change.table, change.change)).or_default();
        let group = groups.entry(alike).or_default();
        group.count += 1;
        if group.changes.len() < self.limit {
            group.changes.push(change);
        }
    }

    /// The groups of one table and kind, the largest first, each with as many of its changes as are to be shown: every
    /// group has one before one has two. What came with another row is counted, but shown there.
    pub(super) fn shown(&self, table: Table, kind: ChangeKind) -> Vec<(&Alike, u64, &[Change])> {
        let groups = self.groups.get(&(table, kind)).into_iter().flatten();
        let mut groups: Vec<_> = groups.map(|(alike, group)| (alike, group, 0)).collect();
        groups.sort_by_key(|(alike, group, _)| (alike.with.is_some(), std::cmp::Reverse(group.count)));
        let mut left = self.limit;
        loop {
            let before = left;
            for (alike, group, shown) in &mut groups {
                if left > 0 && alike.with.is_none() && *shown < group.changes.len() {
                    (*shown, left) = (*shown + 1, left - 1);
                }
            }
            if left == before {
                break;
            }
        }
        let groups = groups.into_iter();
        groups
            .map(|(alike, group, shown)| (alike, group.count, &group.changes[..shown]))
            .collect()
    }
}
