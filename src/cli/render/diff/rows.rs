//! Changes for programs, written as they are found.

use std::io::{self, Write};

use super::super::lines::MARK;
use crate::analyze::diff::{Change, ChangeKind, Diff};

/// One JSON object: `changes`, a list that is written bit by bit, then `summary`.
pub(in crate::cli) struct JsonObject<W> {
    data: W,
    first: bool,
}

impl<W: Write> JsonObject<W> {
    /// Begins the object.
    pub(in crate::cli) fn begin(mut data: W) -> io::Result<Self> {
        data.write_all(b"{\"changes\":[")?;
        Ok(Self { data, first: true })
    }

    /// Writes a change.
    pub(in crate::cli) fn change(&mut self, change: &Change) -> io::Result<()> {
        if !std::mem::take(&mut self.first) {
            self.data.write_all(b",")?;
        }
        Ok(serde_json::to_writer(&mut self.data, change)?)
    }

    /// Writes the counts, and ends the object.
    pub(in crate::cli) fn finish(mut self, diff: &Diff) -> io::Result<()> {
        self.data.write_all(b"],\"summary\":")?;
        serde_json::to_writer(&mut self.data, diff)?;
        self.data.write_all(b"}\n")?;
        self.data.flush()
    }
}

/// The columns of the CSV.
const COLUMNS: [&str; 13] = [
    "table",
    "change",
    "district",
    "period",
    "section_no",
    "item_no",
    "field",
    "key",
    "column",
    "old",
    "new",
    "sentence",
    "rule",
];

/// Rows of CSV.
pub(in crate::cli) struct CsvRows<W: Write> {
    rows: csv::Writer<W>,
}

impl<W: Write> CsvRows<W> {
    /// Writes the names of the columns.
    pub(in crate::cli) fn begin(mut data: W) -> io::Result<Self> {
        data.write_all(MARK.as_bytes())?;
        let mut rows = csv::Writer::from_writer(data);
        rows.write_record(COLUMNS).map_err(io_error)?;
        Ok(Self { rows })
    }

    /// Writes a change: a row for each column that changed, or one for the whole row that was added or is gone, with
    /// what it is about in place of a value.
    pub(in crate::cli) fn change(&mut self, change: &Change) -> io::Result<()> {
        match change.change {
            ChangeKind::Added => self.row(change, ["", "", &change.label]),
            ChangeKind::Gone => self.row(change, ["", &change.label, ""]),
            ChangeKind::Changed => change.cells.iter().try_for_each(|cell| {
                let [old, new] = [&cell.old, &cell.new].map(|value| value.as_ref().map(ToString::to_string));
                self.row(
                    change,
                    [&cell.column, &old.unwrap_or_default(), &new.unwrap_or_default()],
                )
            }),
        }
    }

    /// Writes what is still held back.
    pub(in crate::cli) fn finish(mut self) -> io::Result<()> {
        self.rows.flush()
    }

    fn row(&mut self, change: &Change, [column, old, new]: [&str; 3]) -> io::Result<()> {
        let text = |text: &'_ Option<String>| text.clone().unwrap_or_default();
        let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
        let key = change.new_key.as_ref().or(change.old_key.as_ref());
        let written = self.rows.write_record([
            change.table.name(),
            change.change.code(),
            &text(&change.district),
            &text(&change.period),
            &number(change.section_no),
            &number(change.item_no),
            &text(&change.field),
            key.map_or("", String::as_str),
            column,
            old,
            new,
            &text(&change.sentence),
            &text(&change.rule),
        ]);
        written.map_err(io_error)
    }
}

/// What the system says, so that a closed pipe is told as one.
fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}
