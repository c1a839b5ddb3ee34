//! Which report, or which document that was not taken, of one dataset is which of the other.

use std::collections::HashSet;
use std::path::Path;

use super::frame::Row;
use super::matching::{Matching, Pairs};
use super::options::Options;
use super::side::Side;
use super::store::{Unit, hash, unit_columns, unit_hash};
use crate::analyze::AnalyzeError;
use crate::schema::Table;

/// The columns of `reports` that the keys are made of, and the counts that tell how much there is to read.
const COLUMNS: [&str; 10] = [
    "report_id",
    "sha256",
    "district_code",
    "district",
    "period",
    "title",
    "source",
    "member",
    "items",
    "metrics",
];

/// Hashes of the keys, the surest first: the report itself; the same bytes, however they were read; district, period and
/// title; the document's place.
type Keys = [Option<u64>; KEYS];
const KEYS: usize = 5;

/// One report, or one document that was not taken.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// Where its rows stand.
    unit: Unit,
    /// About how many rows it has.
    weight: u64,
    /// Whether the options ask for it.
    wanted: bool,
    keys: Keys,
}

/// A unit of one side with its counterpart on the other; one of them may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) old: Option<Unit>,
    pub(super) new: Option<Unit>,
    /// It shares a key with a report of the other side, but others do so too, and nobody can say which of them it is.
    pub(super) ambiguous: bool,
    /// About how many rows there are to compare.
    pub(super) weight: u64,
}

/// The reports, or the documents that were not taken, of one dataset: partition by partition, in the order of the files.
#[derive(Debug)]
pub(super) struct Roster<'a> {
    side: &'a Side,
    entries: Vec<Entry>,
}

impl<'a> Roster<'a> {
    /// All reports of a dataset.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub(super) fn reports(side: &'a Side, options: &Options) -> Result<Self, AnalyzeError> {
        let mut entries = Vec::new();
        for partition in 0..side.partitions.len() {
            side.visit(Table::Reports, partition, &COLUMNS, |_, _, row| {
                entries.push(report(partition, row, options));
            })?;
        }
        Ok(Self { side, entries })
    }

    /// All documents of a dataset that were not taken. Several rows about one document are one entry.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub(super) fn rejects(side: &'a Side) -> Result<Self, AnalyzeError> {
        let columns = unit_columns(Table::Rejects);
        let (mut entries, mut seen) = (Vec::new(), HashSet::new());
        for partition in 0..side.partitions.len() {
            side.visit(Table::Rejects, partition, columns, |_, _, row| {
                let id = unit_hash(row, columns.len());
                if seen.insert(id) {
                    entries.push(document(partition, id));
                }
            })?;
        }
        Ok(Self { side, entries })
    }

    fn folder(&self, entry: &Entry) -> &Path {
        &self.side.partitions[entry.unit.0]
    }
}

fn report(partition: usize, row: Row<'_>, options: &Options) -> Entry {
    let [_, sha256, code, district, period, title, source, member] =
        [0, 1, 2, 3, 4, 5, 6, 7].map(|column| row.text(Some(column)));
    let counts = [8, 9].map(|column| row.integer(Some(column)).unwrap_or(0));
    let id = unit_hash(row, 1);
    // Two of the three at least: a title alone may be the same all over the country.
    let titled = |district: Option<&str>| {
        let known = [district, period, title].iter().flatten().count();
        (known >= 2).then(|| hash((district, period, title)))
    };
    let asked = |wanted: &Option<String>, found: &[Option<&str>]| {
        wanted.as_deref().is_none_or(|wanted| found.contains(&Some(wanted)))
    };
    Entry {
        unit: (partition, id),
        weight: 1 + u64::try_from(counts.iter().sum::<i64>()).unwrap_or(0),
        wanted: asked(&options.period, &[period]) && asked(&options.district, &[code, district]),
        keys: [
            Some(id),
            sha256.map(hash),
            code.and_then(|code| titled(Some(code))),
            titled(district),
            source.map(|source| hash((source, member))),
        ],
    }
}

const fn document(partition: usize, id: u64) -> Entry {
    Entry {
        unit: (partition, id),
        weight: 1,
        wanted: true,
        keys: [Some(id), None, None, None, None],
    }
}

/// Matches the entries of both sides. The pairs stand in the order of the partitions, so that whoever works them off
/// reads each file once, from its begin to its end; what has moved between two partitions stands by itself.
pub(super) fn pairs(old: &Roster<'_>, new: &Roster<'_>) -> Vec<Pair> {
    let matched = matched(&old.entries, &new.entries);
    let (of_old, of_new) = (
        free_keys(&old.entries, &matched.of_old),
        free_keys(&new.entries, &matched.of_new),
    );
    let mut pairs = Vec::new();
    for (at, entry) in old.entries.iter().enumerate() {
        let other = matched.of_old[at].map(|at| &new.entries[at]);
        if entry.wanted || other.is_some_and(|other| other.wanted) {
            let folder = old.folder(entry);
            let folders = (folder, other.map_or(folder, |other| new.folder(other)));
            pairs.push((folders, at, pair(Some(entry), other, &of_new)));
        }
    }
    for (at, entry) in new.entries.iter().enumerate() {
        if entry.wanted && matched.of_new[at].is_none() {
            let folder = new.folder(entry);
            pairs.push(((folder, folder), at, pair(None, Some(entry), &of_old)));
        }
    }
    pairs.sort_by_key(|(folders, at, _)| (*folders, *at));
    pairs.into_iter().map(|(_, _, pair)| pair).collect()
}

fn matched(old: &[Entry], new: &[Entry]) -> Pairs {
    let mut matching = Matching::new(old, new);
    // Twice, since a report that one key has matched may leave another one alone with a key tried before.
    for key in (0..KEYS).chain(0..KEYS) {
        matching.unique(|entry| entry.keys[key].map(|hash| (key, hash)));
    }
    matching.finish()
}

/// The keys of the entries that are not matched.
fn free_keys(entries: &[Entry], matched: &[Option<usize>]) -> HashSet<(usize, u64)> {
    let free = entries.iter().zip(matched).filter(|(_, other)| other.is_none());
    free.flat_map(|(entry, _)| keys(entry)).collect()
}

fn keys(entry: &Entry) -> impl Iterator<Item = (usize, u64)> {
    let keys = entry.keys.iter().enumerate();
    keys.filter_map(|(key, hash)| Some((key, (*hash)?)))
}

/// `others` are the keys of the other side's entries that are not matched.
fn pair(old: Option<&Entry>, new: Option<&Entry>, others: &HashSet<(usize, u64)>) -> Pair {
    let alone = old.xor(new);
    let weight = |entry: Option<&Entry>| entry.map_or(0, |entry| entry.weight);
    Pair {
        old: old.map(|entry| entry.unit),
        new: new.map(|entry| entry.unit),
        ambiguous: alone.is_some_and(|entry| keys(entry).any(|key| others.contains(&key))),
        weight: weight(old) + weight(new),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An entry with these keys; 0 is none.
    fn entry(keys: [u64; KEYS]) -> Entry {
        Entry {
            keys: keys.map(|key| (key != 0).then_some(key)),
            ..document(0, keys[0])
        }
    }

    fn of_old(old: &[Entry], new: &[Entry]) -> Vec<Option<usize>> {
        matched(old, new).of_old
    }

    #[test]
    fn the_surest_key_decides() {
        let old = [entry([1, 7, 0, 5, 8]), entry([2, 8, 0, 6, 9])];
        let new = [entry([2, 7, 0, 5, 8]), entry([3, 7, 0, 6, 7])];
        // The report itself before the same bytes, and these before the title.
        assert_eq!(of_old(&old, &new), [Some(1), Some(0)]);
    }

    #[test]
    fn what_another_key_has_matched_no_longer_stands_in_the_way() {
        let old = [entry([1, 0, 0, 5, 10]), entry([2, 0, 0, 5, 20])];
        let new = [entry([3, 0, 0, 5, 10]), entry([4, 0, 0, 5, 30])];
        assert_eq!(of_old(&old, &new), [Some(0), Some(1)]);
    }

    #[test]
    fn what_nobody_can_tell_apart_is_left_and_said() {
        let old = [entry([1, 0, 0, 5, 10]), entry([2, 0, 0, 5, 20]), entry([6, 0, 0, 7, 9])];
        let new = [entry([3, 0, 0, 5, 30]), entry([4, 0, 0, 5, 40])];
        assert_eq!(of_old(&old, &new), [None, None, None]);
        let others = free_keys(&new, &[None, None]);
        let ambiguous = old.iter().map(|entry| pair(Some(entry), None, &others).ambiguous);
        assert_eq!(ambiguous.collect::<Vec<_>>(), [true, true, false]);
    }
}
