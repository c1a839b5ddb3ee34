//! A corrections file as a table: CSV, its columns named in the first row, in any order.

use std::ops::Range;

use csv::{ReaderBuilder, StringRecord};

use super::change::Misread;

/// The columns that decide, all of which a file has.
pub(super) const DECIDING: [&str; 6] = ["id", "surface", "change", "to", "by", "why"];

/// Columns that only help a person to decide; what stands in them is not read.
const CONTEXT: [&str; 10] = [
    "reason", "message", "district", "period", "section", "item_no", "field", "current", "sentence", "source",
];

/// Rows with their places in the text.
#[derive(Debug)]
pub(super) struct Table<'t> {
    text: &'t str,
    /// Where the columns of [`DECIDING`] stand.
    columns: [usize; 6],
    width: usize,
    rows: Vec<Row>,
}

/// One row.
#[derive(Debug)]
pub(super) struct Row {
    start: usize,
    cells: StringRecord,
}

/// What is wrong with a table, and where.
pub(super) type Misplaced = (Range<usize>, Misread);

impl<'t> Table<'t> {
    /// Reads a file's text, its byte-order mark taken away.
    pub(super) fn read(text: &'t str) -> Result<Self, Vec<Misplaced>> {
        let mut rows = rows(text).into_iter();
        let Some(header) = rows.next() else {
            let message = format!(
                "the file is empty; its first row names the columns {}",
                DECIDING.join(",")
            );
            return Err(vec![(0..0, Misread::new(message))]);
        };
        Ok(Self {
            text,
            columns: columns(text, &header)?,
            width: header.cells.len(),
            rows: rows.collect(),
        })
    }

    /// The rows that are not blank.
    pub(super) fn rows(&self) -> impl Iterator<Item = &Row> {
        self.rows
            .iter()
            .filter(|row| row.cells.iter().any(|cell| !cell.trim().is_empty()))
    }

    /// What the columns of [`DECIDING`] say in a row, without blanks around it.
    pub(super) fn cells<'r>(&self, row: &'r Row) -> [&'r str; 6] {
        self.columns
            .map(|column| row.cells.get(column).unwrap_or_default().trim())
    }

    /// Where a column of [`DECIDING`] stands in a row.
    pub(super) fn place(&self, row: &Row, name: &str) -> Range<usize> {
        let deciding = DECIDING.iter().position(|known| *known == name);
        let column = deciding.and_then(|at| self.columns.get(at)).copied().unwrap_or(0);
        place(self.text, row.start, column)
    }

    /// The line that a row begins in, 1 …
    pub(super) fn line(&self, row: &Row) -> usize {
        self.text[..row.start].matches('\n').count() + 1
    }

    /// A row with more cells than the table has columns: a comma too many moves all that is behind it.
    pub(super) fn overflow(&self, row: &Row) -> Option<Misplaced> {
        let more = row.cells.iter().skip(self.width).any(|cell| !cell.trim().is_empty());
        more.then(|| {
            let message = format!("{} cells in a table of {} columns", row.cells.len(), self.width);
            let misread = Misread::new(message).help("put a cell that holds a comma in double quotes");
            (place(self.text, row.start, self.width), misread)
        })
    }
}

fn rows(text: &str) -> Vec<Row> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut cells = StringRecord::new();
    // The text is UTF-8 and rows may be of any length, so that no row can fail.
    while matches!(reader.read_record(&mut cells), Ok(true)) {
        let before = cells.position().map_or(0, csv::Position::byte);
        let before = usize::try_from(before).unwrap_or(text.len()).min(text.len());
        let blank = text
            .get(before..)
            .map_or(0, |rest| rest.len() - rest.trim_start_matches(['\r', '\n']).len());
        rows.push(Row {
            start: before + blank,
            cells: cells.clone(),
        });
    }
    rows
}

/// Where the deciding columns stand; every other column must be one of [`CONTEXT`].
fn columns(text: &str, header: &Row) -> Result<[usize; 6], Vec<Misplaced>> {
    let names: Vec<&str> = header.cells.iter().map(str::trim).collect();
    let known = || DECIDING.iter().chain(&CONTEXT);
    let mut wrong = Vec::new();
    for (column, name) in names.iter().enumerate() {
        let at = || place(text, header.start, column);
        if names[..column].contains(name) && !name.is_empty() {
            wrong.push((at(), Misread::new(format!("the column `{name}` stands twice"))));
        } else if !name.is_empty() && !known().any(|known| known == name) {
            wrong.push((at(), Misread::new(format!("unknown column `{name}`")).known(known())));
        }
    }
    let columns = DECIDING.map(|wanted| names.iter().position(|name| *name == wanted));
    for (name, column) in DECIDING.into_iter().zip(columns) {
        if column.is_none() {
            wrong.push((
                header.start..header.start,
                Misread::new(format!("missing column `{name}`")),
            ));
        }
    }
    if wrong.is_empty() {
        Ok(columns.map(Option::unwrap_or_default))
    } else {
        Err(wrong)
    }
}

/// Where a cell stands in the row that begins at `start`; the row's end where the row is shorter.
fn place(text: &str, start: usize, column: usize) -> Range<usize> {
    let (mut from, mut left, mut quoted) = (start, column, false);
    for (at, c) in text[start..].char_indices().map(|(at, c)| (start + at, c)) {
        match c {
            '"' => quoted = !quoted,
            ',' | '\n' | '\r' if !quoted && (left == 0 || c != ',') => {
                return if left == 0 { from..at } else { at..at };
            }
            ',' if !quoted => (from, left) = (at + 1, left - 1),
            _ => {}
        }
    }
    if left == 0 {
        from..text.len()
    } else {
        text.len()..text.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(text: &str) -> Vec<(Range<usize>, String)> {
        let wrong = Table::read(text).unwrap_err();
        wrong
            .into_iter()
            .map(|(place, misread)| (place, misread.message))
            .collect()
    }

    #[test]
    fn columns_stand_in_any_order_and_cells_know_their_place() {
        let text = "why,by,to,change,surface,id,sentence\r\n\r\n\"a, \"\"b\"\"\",我,3,value,5个,x,\r\n,,,,,,\r\n";
        let table = Table::read(text).unwrap();
        let rows: Vec<_> = table.rows().collect();
        assert_eq!(rows.len(), 1);
        assert_eq!(table.cells(rows[0]), ["x", "5个", "value", "3", "我", "a, \"b\""]);
        assert_eq!(&text[table.place(rows[0], "why")], "\"a, \"\"b\"\"\"");
        assert_eq!(&text[table.place(rows[0], "surface")], "5个");
        assert_eq!(table.line(rows[0]), 3);
        assert!(table.overflow(rows[0]).is_none());
    }

    #[test]
    fn a_row_may_be_short_but_not_long() {
        let text = "id,surface,change,to,by,why\nx,5个\nx,5个,value,1,785,我,错\n";
        let table = Table::read(text).unwrap();
        let rows: Vec<_> = table.rows().collect();
        assert_eq!(table.cells(rows[0]), ["x", "5个", "", "", "", ""]);
        assert!(table.place(rows[0], "to").is_empty() && table.overflow(rows[0]).is_none());
        assert_eq!(&text[table.overflow(rows[1]).unwrap().0], "错");
    }

    #[test]
    fn columns_are_known_and_whole() {
        assert_eq!(
            wrong("id,surfce,change,to,by,why,id\n"),
            [
                (3..9, "unknown column `surfce`".to_owned()),
                (27..29, "the column `id` stands twice".to_owned()),
                (0..0, "missing column `surface`".to_owned()),
            ]
        );
        assert!(wrong("")[0].1.contains("id,surface,change,to,by,why"));
    }
}
