//! One sheet of a workbook before 2007: its cells, what is merged and what is hidden (\[MS-XLS\] 2.1.7.20.5).

use super::biff::{Charset, Record};
use super::grid::{Grid, Place};
use super::worksheet::Shared;

/// The kinds of records that are read here (\[MS-XLS\] 2.3.2).
mod kind {
    pub(super) const FORMULA: u16 = 0x0006;
    pub(super) const END: u16 = 0x000A;
    pub(super) const COLUMNS: u16 = 0x007D;
    pub(super) const NUMBERS: u16 = 0x00BD;
    pub(super) const RICH_LABEL: u16 = 0x00D6;
    pub(super) const MERGED: u16 = 0x00E5;
    pub(super) const SHARED_LABEL: u16 = 0x00FD;
    pub(super) const NUMBER: u16 = 0x0203;
    pub(super) const LABEL: u16 = 0x0204;
    pub(super) const TRUTH_OR_ERROR: u16 = 0x0205;
    pub(super) const FORMULA_STRING: u16 = 0x0207;
    pub(super) const ROW: u16 = 0x0208;
    pub(super) const SHORT_NUMBER: u16 = 0x027E;
    pub(super) const BEGIN: u16 = 0x0809;
}

/// A sheet that is being read.
pub(super) struct XlsSheet<'s> {
    shared: &'s Shared,
    charset: Charset,
    pub(super) grid: Grid,
    /// How deep the record stands in charts and the like, each of which begins and ends as a sheet does.
    depth: u32,
    /// The formula whose text comes with the next record: its place and style.
    awaiting: Option<(Place, u16)>,
}

impl<'s> XlsSheet<'s> {
    pub(super) fn new(shared: &'s Shared, charset: Charset) -> Self {
        Self {
            shared,
            charset,
            grid: Grid::default(),
            depth: 0,
            awaiting: None,
        }
    }

    /// Takes one record; gives how many bytes of text it added, or none at the sheet's end.
    pub(super) fn take(&mut self, record: &Record) -> Option<usize> {
        match (record.kind, self.depth) {
            (kind::BEGIN, _) => self.depth += 1,
            (kind::END, 0 | 1) | (_, 0) => return None,
            (kind::END, _) => self.depth -= 1,
            (kind::NUMBERS, 1) => return Some(self.numbers(record)),
            (_, 1) => return Some(self.record(record).unwrap_or(0)),
            _ => {}
        }
        Some(0)
    }

    /// Takes a record of the sheet itself; none where it is too short.
    fn record(&mut self, record: &Record) -> Option<usize> {
        let place = (u32::from(record.u16(0)?), u32::from(record.u16(2).unwrap_or(0)));
        match record.kind {
            // Heights and widths in which nothing can be seen count as hidden, too.
            kind::ROW if record.data.get(12)? & 0x20 != 0 || record.u16(6)? & 0x7FFF == 0 => {
                self.grid.hidden_rows.add(place.0, place.0);
            }
            kind::COLUMNS if record.u16(8)? & 1 != 0 || record.u16(4)? == 0 => {
                self.grid.hidden_columns.add(place.0, place.1);
            }
            kind::MERGED => self.merged(record),
            kind::FORMULA_STRING => {
                let (place, style) = self.awaiting.take()?;
                let text = record.strings(0, self.charset).long()?;
                return Some(self.put_text(place, style, &text));
            }
            kind => return self.cell(kind, record, place),
        }
        Some(0)
    }

    /// Takes a record that holds one cell.
    fn cell(&mut self, kind: u16, record: &Record, place: Place) -> Option<usize> {
        let style = record.u16(4)?;
        Some(match kind {
            kind::NUMBER => self.put_number(place, style, record.f64(6)?),
            kind::SHORT_NUMBER => self.put_number(place, style, short_number(record.u32(6)?)),
            kind::SHARED_LABEL => {
                let index = usize::try_from(record.u32(6)?).ok()?;
                let text = self.shared.strings.get(index)?;
                self.put_text(place, style, text)
            }
            kind::LABEL | kind::RICH_LABEL => {
                let text = record.strings(6, self.charset).long()?;
                self.put_text(place, style, &text)
            }
            kind::TRUTH_OR_ERROR => {
                let [value, is_error] = *record.data.get(6..)?.first_chunk()?;
                self.put(place, truth_or_error(value, is_error == 1).to_owned())
            }
            kind::FORMULA => self.formula(record, place, style)?,
            _ => 0,
        })
    }

    /// A formula shows the value that was stored with it (\[MS-XLS\] 2.5.133).
    fn formula(&mut self, record: &Record, place: Place, style: u16) -> Option<usize> {
        self.awaiting = None;
        let value: [u8; 8] = *record.data.get(6..)?.first_chunk()?;
        Some(match value {
            [0, _, _, _, _, _, 0xFF, 0xFF] => {
                self.awaiting = Some((place, style));
                0
            }
            [sort @ (1 | 2), _, value, _, _, _, 0xFF, 0xFF] => {
                self.put(place, truth_or_error(value, sort == 2).to_owned())
            }
            [.., 0xFF, 0xFF] => 0,
            _ => self.put_number(place, style, f64::from_le_bytes(value)),
        })
    }

    /// Numbers side by side: row, first column, style and number of each, last column.
    fn numbers(&mut self, record: &Record) -> usize {
        let (Some(row), Some(first)) = (record.u16(0), record.u16(2)) else {
            return 0;
        };
        let cells = record.data[4..].as_chunks::<6>().0;
        let mut added = 0;
        for (column, [low, high, number @ ..]) in (u32::from(first)..).zip(cells) {
            let style = u16::from_le_bytes([*low, *high]);
            let number = short_number(u32::from_le_bytes(*number));
            added += self.put_number((row.into(), column), style, number);
        }
        added
    }

    fn merged(&mut self, record: &Record) {
        for range in record.data[2..].as_chunks::<8>().0 {
            let end = |at: usize| u32::from(u16::from_le_bytes([range[at], range[at + 1]]));
            self.grid.merge((end(0), end(4)), (end(2), end(6)));
        }
    }

    fn put_number(&mut self, place: Place, style: u16, number: f64) -> usize {
        let text = self.shared.format(style.into()).number(number, self.shared.epoch);
        self.put(place, text)
    }

    fn put_text(&mut self, place: Place, style: u16, text: &str) -> usize {
        let text = self.shared.format(style.into()).text(text);
        self.put(place, text)
    }

    fn put(&mut self, place: Place, text: String) -> usize {
        let bytes = text.len();
        self.grid.put(place, &text);
        bytes
    }
}

/// A number in four bytes (\[MS-XLS\] 2.5.217): an integer of thirty bits or the upper half of a float, perhaps times a
/// hundred.
fn short_number(bits: u32) -> f64 {
    let number = if bits & 2 == 0 {
        f64::from_bits(u64::from(bits & !3) << 32)
    } else {
        f64::from(bits.cast_signed() >> 2)
    };
    if bits & 1 == 0 { number } else { number / 100.0 }
}

/// A truth value or an error (\[MS-XLS\] 2.5.10) as it is shown.
fn truth_or_error(value: u8, is_error: bool) -> &'static str {
    match (is_error, value) {
        (false, 0) => "FALSE",
        (false, _) => "TRUE",
        (true, 0x00) => "#NULL!",
        (true, 0x07) => "#DIV/0!",
        (true, 0x0F) => "#VALUE!",
        (true, 0x17) => "#REF!",
        (true, 0x1D) => "#NAME?",
        (true, 0x24) => "#NUM!",
        (true, _) => "#N/A",
    }
}
