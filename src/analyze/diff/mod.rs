//! Two datasets → what was added, is gone and has changed: what a new rule, or a revised report, changed.
//!
//! A report's identifier is made of its content, and a number's of its place in the list of numbers, so that rows cannot
//! be joined by their keys: one revised word, or one number read more, would make everything below it another. So reports
//! are matched first ([`roster`]), then the items of each two reports ([`items`]), the numbers of each two items
//! ([`mentions`]), and last what relates numbers ([`relations`]). Columns that only follow from others are not compared
//! ([`columns`]).
//!
//! Of the whole datasets only hashes of the reports' keys are held in memory. Rows are read some reports at a time,
//! partition by partition. Everything is linear in the number of rows.

mod change;
mod columns;
mod describe;
mod findings;
mod frame;
mod items;
mod link;
mod matching;
mod mentions;
mod options;
mod relations;
mod report;
mod roster;
mod side;
mod store;

use std::ops::ControlFlow;
use std::path::Path;

pub use change::{CellChange, Change, ChangeKind, Value};
pub use findings::{Diff, TableDiff};
pub use options::{Options, Tolerance, columns, columns_of_doubles};

pub use crate::schema::Table;

use super::AnalyzeError;
use findings::Findings;
use report::Sheets;
use roster::{Pair, Roster};
use side::Side;
use store::{Loaded, Store, Unit};

/// About so many rows are read at a time from both sides together: some ten megabytes.
const BATCH_ROWS: u64 = 1 << 17;

/// The tables whose rows belong to reports.
const OF_REPORTS: [Table; 6] = [
    Table::Reports,
    Table::Items,
    Table::Metrics,
    Table::Comparisons,
    Table::Checks,
    Table::RejectedNumerals,
];

/// Compares two datasets. `sink` takes the changes one by one, report by report; it may break off.
///
/// # Errors
/// When one of them is no dataset, or a file of it cannot be read.
pub fn compare(
    old: &Path,
    new: &Path,
    options: &Options,
    sink: &mut dyn FnMut(Change) -> ControlFlow<()>,
) -> Result<Diff, AnalyzeError> {
    let sides = [Side::open(old)?, Side::open(new)?];
    let mut findings = Findings::new(&sides[0], &sides[1], options, sink);
    let on_both_sides = |table: &Table| !findings.columns(*table).names.is_empty();
    let tables = OF_REPORTS.into_iter().filter(|table| is_read(*table, options));
    let tables: Vec<_> = tables.filter(on_both_sides).collect();
    if !tables.is_empty() {
        let [old, new] = [
            Roster::reports(&sides[0], options)?,
            Roster::reports(&sides[1], options)?,
        ];
        work(
            &sides,
            &roster::pairs(&old, &new),
            &tables,
            &mut findings,
            report::compare,
        )?;
    }
    if options.wants(Table::Rejects) && !findings.columns(Table::Rejects).names.is_empty() {
        let [old, new] = [Roster::rejects(&sides[0])?, Roster::rejects(&sides[1])?];
        let rejects = |_: &Pair, sheets: &[Sheets<'_>; 2], findings: &mut Findings<'_>| {
            report::compare_rejects(sheets, findings);
        };
        work(
            &sides,
            &roster::pairs(&old, &new),
            &[Table::Rejects],
            &mut findings,
            rejects,
        )?;
    }
    Ok(findings.finish())
}

/// Whether a table must be read: because it is asked for, or because those below it are matched through it.
fn is_read(table: Table, options: &Options) -> bool {
    let any = |tables: &[Table]| tables.iter().any(|table| options.wants(*table));
    match table {
        Table::Reports => any(&OF_REPORTS),
        Table::Items => any(&OF_REPORTS[1..]),
        Table::Metrics => any(&[Table::Metrics, Table::Comparisons, Table::Checks]),
        table => options.wants(table),
    }
}

/// Reads the rows of some pairs at a time, and compares them.
fn work(
    sides: &[Side; 2],
    pairs: &[Pair],
    tables: &[Table],
    findings: &mut Findings<'_>,
    compare: impl Fn(&Pair, &[Sheets<'_>; 2], &mut Findings<'_>),
) -> Result<(), AnalyzeError> {
    let mut stores = [Store::default(), Store::default()];
    for batch in batches(pairs) {
        let units = [units(batch, |pair| pair.old), units(batch, |pair| pair.new)];
        let mut loaded = [Vec::new(), Vec::new()];
        for (side, loaded) in loaded.iter_mut().enumerate() {
            stores[side].keep(&units[side]);
            for table in tables {
                let names = &findings.columns(*table).names;
                loaded.push((*table, stores[side].load(&sides[side], *table, names, &units[side])?));
            }
        }
        for pair in batch {
            let sheets = [sheets(&loaded[0], pair.old), sheets(&loaded[1], pair.new)];
            compare(pair, &sheets, findings);
            if findings.stopped() {
                return Ok(());
            }
        }
    }
    Ok(())
}

/// The pairs in stretches of about [`BATCH_ROWS`] rows; a single pair may have more.
fn batches(mut pairs: &[Pair]) -> impl Iterator<Item = &[Pair]> {
    std::iter::from_fn(move || {
        let mut rows = 0;
        let more = pairs.iter().position(|pair| {
            rows += pair.weight;
            rows > BATCH_ROWS
        });
        let (batch, rest) = pairs.split_at(more.map_or(pairs.len(), |at| at.max(1)));
        pairs = rest;
        (!batch.is_empty()).then_some(batch)
    })
}

fn units(pairs: &[Pair], side: impl Fn(&Pair) -> Option<Unit>) -> Vec<Unit> {
    pairs.iter().filter_map(side).collect()
}

fn sheets<'a>(loaded: &'a [(Table, Loaded)], unit: Option<Unit>) -> Sheets<'a> {
    let tables = unit
        .into_iter()
        .flat_map(|unit| loaded.iter().map(move |(table, loaded)| (*table, loaded.rows(unit))));
    tables.collect()
}
