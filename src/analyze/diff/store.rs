//! Where each report's rows stand in one dataset, and the reading of the rows of some reports at a time.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use super::frame::{Frame, Row};
use super::side::Side;
use crate::analyze::AnalyzeError;
use crate::schema::Table;

/// Rows between two wanted ones that are rather read than skipped.
const GAP_ROWS: usize = 1 << 10;

/// What is read as a whole: the rows of one report in a partition, or of one document that was not taken, by the hash of
/// their key.
pub(super) type Unit = (usize, u64);

/// Rows that stand together in one file of a partition.
#[derive(Debug, Clone)]
struct Run {
    file: usize,
    rows: Range<usize>,
}

/// The places of rows, by table and partition, as long as they are in use. It keeps hashes and places, no texts.
#[derive(Debug, Default)]
pub(super) struct Store {
    indexes: HashMap<(Table, usize), HashMap<u64, Vec<Run>>>,
}

/// The rows of some units of one table.
#[derive(Debug, Default)]
pub(super) struct Loaded {
    frames: Vec<Frame>,
    /// For each unit, its rows in the frames.
    runs: HashMap<Unit, Vec<(usize, Range<usize>)>>,
}

impl Loaded {
    /// The rows of a unit, in the order of the files.
    pub(super) fn rows(&self, unit: Unit) -> Vec<Row<'_>> {
        let runs = self.runs.get(&unit).map_or(&[][..], Vec::as_slice);
        let rows = runs
            .iter()
            .flat_map(|(frame, rows)| rows.clone().map(|at| self.frames[*frame].row(at)));
        rows.collect()
    }
}

impl Store {
    /// Forgets the places in partitions that none of these units stands in.
    pub(super) fn keep(&mut self, units: &[Unit]) {
        let partitions: HashSet<_> = units.iter().map(|(partition, _)| *partition).collect();
        self.indexes.retain(|(_, partition), _| partitions.contains(partition));
    }

    /// Reads the rows of these units. Files are read in stretches that hold many units, since a report's rows stand
    /// together and reports of one district stand side by side.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub(super) fn load(
        &mut self,
        side: &Side,
        table: Table,
        names: &[String],
        units: &[Unit],
    ) -> Result<Loaded, AnalyzeError> {
        let wanted = self.places(side, table, units)?;
        let mut loaded = Loaded::default();
        for stretch in wanted.chunk_by(|a, b| a.file == b.file && b.rows.start <= a.rows.end + GAP_ROWS) {
            let (first, last) = (&stretch[0], &stretch[stretch.len() - 1]);
            let start = first.rows.start;
            for place in stretch {
                let rows = place.rows.start - start..place.rows.end - start;
                loaded
                    .runs
                    .entry(place.unit)
                    .or_default()
                    .push((loaded.frames.len(), rows));
            }
            let (partition, file) = first.file;
            let rows = start..last.rows.end;
            loaded.frames.push(side.read(table, partition, file, rows, names)?);
        }
        Ok(loaded)
    }

    /// Where the rows of these units stand, in the order of the files.
    fn places(&mut self, side: &Side, table: Table, units: &[Unit]) -> Result<Vec<Place>, AnalyzeError> {
        let mut places = Vec::new();
        for unit in units {
            let index = match self.indexes.entry((table, unit.0)) {
                Entry::Occupied(index) => index.into_mut(),
                Entry::Vacant(place) => place.insert(index(side, table, unit.0)?),
            };
            places.extend(index.get(&unit.1).into_iter().flatten().map(|run| Place {
                file: (unit.0, run.file),
                rows: run.rows.clone(),
                unit: *unit,
            }));
        }
        places.sort_unstable_by_key(|place| (place.file, place.rows.start));
        Ok(places)
    }
}

/// Rows of a unit in a file, which is named by its partition and its number there.
#[derive(Debug)]
struct Place {
    file: (usize, usize),
    rows: Range<usize>,
    unit: Unit,
}

/// The columns that say which unit a row belongs to.
pub(super) const fn unit_columns(table: Table) -> &'static [&'static str] {
    match table {
        Table::Rejects => &["source", "member"],
        _ => &["report_id"],
    }
}

/// A key as a number. 64 bits of SipHash: among ten million reports two share one with a chance of one in 300,000.
pub(super) fn hash(key: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}

/// The hash of the unit that a row belongs to, from the columns of [`unit_columns`].
pub(super) fn unit_hash(row: Row<'_>, columns: usize) -> u64 {
    hash((row.text(Some(0)), row.text((columns > 1).then_some(1))))
}

fn index(side: &Side, table: Table, partition: usize) -> Result<HashMap<u64, Vec<Run>>, AnalyzeError> {
    let columns = unit_columns(table);
    let mut index: HashMap<u64, Vec<Run>> = HashMap::new();
    side.visit(table, partition, columns, |file, at, row| {
        let runs = index.entry(unit_hash(row, columns.len())).or_default();
        match runs.last_mut() {
            Some(run) if run.file == file && run.rows.end == at => run.rows.end += 1,
            _ => runs.push(Run { file, rows: at..at + 1 }),
        }
    })?;
    Ok(index)
}
