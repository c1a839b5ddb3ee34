//! Matched rows → changes and their counts.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use serde::{Serialize, Serializer};

use super::change::{CellChange, Change, ChangeKind};
use super::columns::Columns;
use super::describe;
use super::frame::{Cell, Row};
use super::link::Link;
use super::matching::Pairs;
use super::options::Options;
use super::side::Side;
use crate::schema::Table;

/// How two datasets differ.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Diff {
    /// Each table that was compared.
    pub tables: Vec<TableDiff>,
    /// Reports that share their district, period and title, or their place, with reports of the other side, where nobody
    /// can say which of them is which: they count as gone and added.
    pub ambiguous_reports: u64,
}

impl Diff {
    /// Whether no row was added, is gone or has changed.
    pub fn is_empty(&self) -> bool {
        self.tables
            .iter()
            .all(|table| table.added + table.gone + table.changed == 0)
    }
}

/// How a table differs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TableDiff {
    /// The table.
    #[serde(serialize_with = "name")]
    pub table: Table,
    /// Rows of the old dataset that were compared.
    pub old_rows: u64,
    /// Rows of the new dataset that were compared.
    pub new_rows: u64,
    /// Rows that only the new dataset has.
    pub added: u64,
    /// How many of them came with a report or an item that only the new dataset has.
    pub added_with: u64,
    /// Rows that only the old dataset has.
    pub gone: u64,
    /// How many of them went with a report or an item that only the old dataset has.
    pub gone_with: u64,
    /// Rows that both have, with other values.
    pub changed: u64,
    /// How often each column changed; those that never did are left out.
    pub columns: BTreeMap<String, u64>,
    /// Columns that only the old dataset has, which are not compared. Of a table that only it has, all.
    pub only_old_columns: Vec<String>,
    /// Columns that only the new dataset has, which are not compared. Of a table that only it has, all.
    pub only_new_columns: Vec<String>,
}

/// A table by its name.
fn name<S: Serializer>(table: &Table, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(table.name())
}

/// Who takes the changes one by one. It may break off; what is returned then counts what was seen.
pub(super) type Sink<'s> = &'s mut dyn FnMut(Change) -> ControlFlow<()>;

/// The changes as they are found.
pub(super) struct Findings<'s> {
    sink: Sink<'s>,
    columns: BTreeMap<Table, Columns>,
    tables: BTreeMap<Table, TableDiff>,
    ambiguous_reports: u64,
    stopped: bool,
}

/// What the rows of a report have in common.
#[derive(Debug, Clone, Default)]
pub(super) struct Common {
    pub(super) district: Option<String>,
    pub(super) period: Option<String>,
    /// Only one side has the report.
    pub(super) alone: bool,
    /// Nobody can say which report of the other side it is.
    pub(super) ambiguous: bool,
}

/// The rows of one table of a report and of its counterpart, matched.
#[derive(Debug, Clone, Copy)]
pub(super) struct Matched<'a> {
    pub(super) table: Table,
    pub(super) rows: [&'a [Row<'a>]; 2],
    pub(super) pairs: &'a Pairs,
    pub(super) links: [&'a [Link<'a>]; 2],
}

impl<'s> Findings<'s> {
    /// Nothing is found yet.
    pub(super) fn new(old: &Side, new: &Side, options: &Options, sink: Sink<'s>) -> Self {
        let columns = Table::ALL.map(|table| {
            let columns = Columns::new(table, &old.columns(table), &new.columns(table), options);
            (table, columns)
        });
        let columns = BTreeMap::from(columns);
        let of_a_side = |columns: &Columns| columns.names.len() + columns.only_old.len() + columns.only_new.len() > 0;
        let wanted = columns.iter();
        let wanted = wanted.filter(|(table, columns)| options.wants(**table) && of_a_side(columns));
        Self {
            tables: wanted
                .map(|(table, columns)| (*table, nothing(*table, columns)))
                .collect(),
            columns,
            sink,
            ambiguous_reports: 0,
            stopped: false,
        }
    }

    /// The columns of a table.
    pub(super) fn columns(&self, table: Table) -> &Columns {
        &self.columns[&table]
    }

    /// Whether whoever takes the changes has enough of them.
    pub(super) const fn stopped(&self) -> bool {
        self.stopped
    }

    /// What was found.
    pub(super) fn finish(self) -> Diff {
        Diff {
            tables: self.tables.into_values().collect(),
            ambiguous_reports: self.ambiguous_reports,
        }
    }

    /// One more report that could not be told apart from others.
    pub(super) const fn ambiguous_report(&mut self) {
        self.ambiguous_reports += 1;
    }

    /// Compares the cells of matched rows, and counts and passes on everything that differs.
    pub(super) fn add(&mut self, common: &Common, matched: Matched<'_>) {
        let Some(table) = self.tables.get_mut(&matched.table) else {
            return;
        };
        let columns = &self.columns[&matched.table];
        table.old_rows += matched.rows[0].len() as u64;
        table.new_rows += matched.rows[1].len() as u64;
        let changed = matched.pairs.of_old.iter().enumerate().filter_map(|(old, new)| {
            let rows = [Some(old), *new];
            difference(columns, matched, rows)
        });
        let added = matched.pairs.of_new.iter().enumerate().filter(|(_, old)| old.is_none());
        let added = added.filter_map(|(new, _)| difference(columns, matched, [None, Some(new)]));
        for (rows, cells) in changed.chain(added) {
            let change = describe::change(columns, common, matched, rows, cells);
            count(table, &change);
            self.stopped |= (self.sink)(change).is_break();
        }
    }
}

fn nothing(table: Table, columns: &Columns) -> TableDiff {
    TableDiff {
        table,
        old_rows: 0,
        new_rows: 0,
        added: 0,
        added_with: 0,
        gone: 0,
        gone_with: 0,
        changed: 0,
        columns: BTreeMap::new(),
        only_old_columns: columns.only_old.clone(),
        only_new_columns: columns.only_new.clone(),
    }
}

fn count(table: &mut TableDiff, change: &Change) {
    let with = u64::from(change.with.is_some());
    match change.change {
        ChangeKind::Added => (table.added, table.added_with) = (table.added + 1, table.added_with + with),
        ChangeKind::Gone => (table.gone, table.gone_with) = (table.gone + 1, table.gone_with + with),
        ChangeKind::Changed => {
            table.changed += 1;
            for cell in &change.cells {
                *table.columns.entry(cell.column.clone()).or_default() += 1;
            }
        }
    }
}

/// The places of a row on both sides, and the cells that differ; none if nothing does.
fn difference(
    columns: &Columns,
    matched: Matched<'_>,
    places: [Option<usize>; 2],
) -> Option<([Option<usize>; 2], Vec<CellChange>)> {
    let [old, new] = [0, 1].map(|side| places[side].map(|at| matched.rows[side][at]));
    let same_text = places[0].is_none_or(|old| matched.links[0].get(old).is_none_or(|link| link.same_text));
    let alone = old.is_none() || new.is_none();
    let mut cells = Vec::new();
    for (at, (column, compared)) in columns.names.iter().zip(&columns.compared).enumerate() {
        let Some(compared) = compared.filter(|compared| alone || same_text || !compared.follows) else {
            continue;
        };
        let [old, new] = [old, new].map(|row| row.map_or(Cell::Null, |row| row.get(Some(at))));
        if !old.equals(new, compared.tolerance) {
            cells.push(CellChange {
                column: column.clone(),
                old: old.value(),
                new: new.value(),
            });
        }
    }
    (alone || !cells.is_empty()).then_some((places, cells))
}
