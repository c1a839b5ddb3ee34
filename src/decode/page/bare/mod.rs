//! Tables of which no line is drawn. The columns are told by the blank strips that a heading and the lines below it leave
//! free, the rows by the numbers in the first columns or by wider gaps. What is not surely a table stays lines.

mod band;
mod columns;
mod rows;

#[cfg(test)]
mod tests;

use super::Run;
use super::frame::Frame;
use super::line::groups;
use super::open::drawn;
use band::Band;
pub(super) use columns::Columns;

/// How many tables of this kind a page may have.
const MAX_TABLES: usize = 50;

/// How far below one another lines of a table stand at most, as a part of their size.
const LEADING: f32 = 3.5;

/// How many lines a row may have above its number, where a table goes on at the top of a page.
const TALL: usize = 40;

/// A line of a table.
#[derive(Debug)]
struct Entry<'b> {
    band: &'b Band,
    /// The column of each piece of text; none for a line across the columns, such as a heading between rows.
    columns: Option<Vec<usize>>,
}

impl Entry<'_> {
    /// The text in a column, where there is one.
    fn text(&self, column: usize) -> Option<&str> {
        let place = self.columns.as_ref()?.iter().position(|own| *own == column)?;
        Some(&self.band.pieces[place].text)
    }

    /// How many columns have text.
    fn filled(&self) -> usize {
        let mut columns = self.columns.clone().unwrap_or_default();
        columns.dedup();
        columns.len()
    }

    const fn is_across(&self) -> bool {
        self.columns.is_none()
    }
}

/// The frames of the tables among runs. `before` are the columns of the table that the page before ended with; left there
/// are those of the table that these runs end with.
pub(super) fn frames(runs: Vec<&Run>, before: &mut Option<Columns>) -> Vec<Frame> {
    let bands: Vec<_> = groups(runs).iter().map(|line| Band::of(line)).collect();
    let mut known = before.take();
    let (mut frames, mut at, mut end) = (Vec::new(), 0, 0);
    while at < bands.len() && frames.len() < MAX_TABLES {
        let goes_on = known.as_ref().filter(|_| at < TALL);
        let Some(columns) = Columns::begin(&bands[at], goes_on) else {
            at += 1;
            continue;
        };
        let (frame, columns, next) = table(&bands, at, columns, end);
        if let Some(frame) = frame {
            frames.push(frame);
            known = None;
            end = next;
            *before = Some(columns.known());
        }
        at = next.max(at + 1);
    }
    // A note or a page's number may stand below the last table of a page.
    before.take_if(|_| end + columns::DEEP < bands.len());
    frames
}

/// The table that begins with a line, if it is sure, its columns, and the number of the line behind it. What stands before
/// `free` belongs to another table.
fn table(bands: &[Band], start: usize, mut columns: Columns, free: usize) -> (Option<Frame>, Columns, usize) {
    let mut entries: Vec<Entry> = Vec::new();
    for band in &bands[start..] {
        let near = entries
            .last()
            .is_none_or(|last| band.y - last.band.y <= LEADING * band.size);
        let place = columns.take(band);
        let twice = place.is_none() && entries.last().is_none_or(Entry::is_across);
        if !near || twice || place.is_none() && band.pieces.len() > 1 {
            break;
        }
        entries.push(Entry { band, columns: place });
    }
    let seen = start + entries.len();
    let above = lines_above(&bands[free..start], &entries, &mut columns);
    let first = start - above.len();
    entries.splice(0..0, above);
    let Some((rows, count)) = rows::rows(&entries, &columns) else {
        return (None, columns, seen);
    };
    entries.truncate(count);
    let pieces: Vec<&Run> = entries.iter().flat_map(|entry| &entry.band.pieces).collect();
    let frame = drawn(&rows, &columns.edges(), columns.sides(), &pieces);
    (Some(frame), columns, first + count)
}

/// The lines above the first that belong to it: of a heading in several lines whose other cells stand in the middle, or of
/// a row that the page before began.
fn lines_above<'b>(bands: &'b [Band], entries: &[Entry], columns: &mut Columns) -> Vec<Entry<'b>> {
    let mut above: Vec<Entry> = Vec::new();
    let Some(first) = entries.first().map(|entry| entry.band) else {
        return above;
    };
    let reach = if columns.is_headed() { 0.9 } else { 2.5 } * first.size;
    let mut y = first.y;
    for band in bands.iter().rev().take(TALL) {
        if y - band.y > reach || !columns.is_below(band) {
            break;
        }
        let Some(place) = columns.take(band) else { break };
        y = band.y;
        above.push(Entry {
            band,
            columns: Some(place),
        });
    }
    above.reverse();
    above
}
