//! Workbooks before 2007 (BIFF8, BIFF5): what all sheets share, and which sheets there are (\[MS-XLS\]).
//!
//! The records are read here because the libraries that read them keep the stored number alone: which format it has, and
//! so that 0.953 is shown as 95.3%, is lost.

use rustc_hash::FxHashMap;

use super::biff::{Charset, Record, Records};
use super::format::{Epoch, NumberFormat};
use super::worksheet::Shared;
use super::xls_sheet::XlsSheet;
use crate::decode::builder::Builder;
use crate::decode::package::{corrupt, too_large};
use crate::decode::{Bounds, Text};
use crate::diagnostic::{Refusal, RejectReason};

/// The kinds of records that are read here (\[MS-XLS\] 2.3.2).
mod kind {
    pub(super) const END: u16 = 0x000A;
    pub(super) const DATE_1904: u16 = 0x0022;
    pub(super) const FILE_PASS: u16 = 0x002F;
    pub(super) const CODE_PAGE: u16 = 0x0042;
    pub(super) const BOUND_SHEET: u16 = 0x0085;
    pub(super) const XF: u16 = 0x00E0;
    pub(super) const STRINGS: u16 = 0x00FC;
    pub(super) const FORMAT: u16 = 0x041E;
    pub(super) const BEGIN: u16 = 0x0809;
}

/// What stands before the sheets.
#[derive(Default)]
struct Globals {
    charset: Charset,
    shared: Shared,
    codes: FxHashMap<u16, String>,
    /// The format's number of each cell style.
    styles: Vec<u16>,
    /// Name and place of each sheet that is shown.
    sheets: Vec<(String, usize)>,
}

/// The text of the stream `Workbook` of a compound file: each sheet that is shown under its name, in order.
///
/// # Errors
/// `corrupt_document`, `encrypted`, `member_too_large`, `empty`.
pub(in crate::decode) fn decode(stream: &[u8], bounds: Bounds) -> Result<Text, Refusal> {
    let globals = Globals::read(stream)?;
    let mut text = Builder::default();
    // Sheets stand one behind the other; what lets them overlap would have them read again and again.
    let (mut bytes, mut records) = (bounds.unpacked, stream.len());
    for (name, at) in &globals.sheets {
        let mut sheet = XlsSheet::new(&globals.shared, globals.charset);
        for record in Records(stream.get(*at..).unwrap_or_default()) {
            let size = record.data.len() + 4;
            records = records.checked_sub(size).ok_or_else(|| corrupt("the sheets overlap"))?;
            let Some(added) = sheet.take(&record) else { break };
            bytes = bytes.checked_sub(added as u64).ok_or_else(|| too_large(bounds))?;
        }
        sheet.grid.write(name, bounds, &mut text)?;
    }
    text.finish("xls", None)
}

impl Globals {
    fn read(stream: &[u8]) -> Result<Self, Refusal> {
        let mut globals = Self::default();
        let mut records = Records(stream).peekable();
        if records.peek().is_none_or(|record| record.kind != kind::BEGIN) {
            return Err(corrupt("the workbook does not begin with its head"));
        }
        for record in records.take_while(|record| record.kind != kind::END) {
            if record.kind == kind::FILE_PASS && record.u16(0) != Some(0) {
                let detail = "the workbook needs a password; save it without one";
                return Err(Refusal::new(RejectReason::Encrypted, detail));
            }
            globals.take(&record);
        }
        let format = |id: &u16| match globals.codes.get(id) {
            Some(code) => NumberFormat::new(code),
            None => NumberFormat::builtin((*id).into()),
        };
        globals.shared.formats = globals.styles.iter().map(format).collect();
        Ok(globals)
    }

    /// Takes one record; none where it is too short, which only loses what it would have told.
    fn take(&mut self, record: &Record) -> Option<()> {
        match record.kind {
            // Before Excel 97 texts are in a code page.
            kind::BEGIN if record.u16(0)? < 0x0600 => self.charset = Charset::code_page(1252),
            kind::CODE_PAGE if matches!(self.charset, Charset::CodePage(_)) => {
                self.charset = Charset::code_page(record.u16(0)?);
            }
            kind::DATE_1904 if record.u16(0)? == 1 => self.shared.epoch = Epoch::Y1904,
            kind::FORMAT => self.format(record)?,
            kind::XF => self.styles.push(record.u16(2)?),
            kind::STRINGS => {
                let mut strings = record.strings(8, Charset::Unicode);
                self.shared.strings = std::iter::from_fn(|| strings.long()).collect();
            }
            kind::BOUND_SHEET => self.sheet(record)?,
            _ => {}
        }
        Some(())
    }

    fn format(&mut self, record: &Record) -> Option<()> {
        let mut strings = record.strings(2, self.charset);
        let code = match self.charset {
            Charset::Unicode => strings.long()?,
            Charset::CodePage(_) => strings.short()?,
        };
        self.codes.insert(record.u16(0)?, code);
        Some(())
    }

    fn sheet(&mut self, record: &Record) -> Option<()> {
        let [state, sort] = *record.data.get(4..)?.first_chunk()?;
        // Only worksheets (0) have cells, and only state 0 is shown.
        if state & 0b11 == 0 && sort == 0 {
            let name = record.strings(6, self.charset).short()?;
            self.sheets.push((name, usize::try_from(record.u32(0)?).ok()?));
        }
        Some(())
    }
}
