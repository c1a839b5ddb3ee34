//! The columns of a table without lines: where their text begins and ends so far.

use super::band::{Band, STRIP, is_number};

/// How many columns such a table may have.
const MAX_COLUMNS: usize = 50;

/// How many lines may stand between a page's edge and the rest of a table that goes on there.
pub(in super::super) const DEEP: usize = 4;

/// Columns.
#[derive(Debug, Clone)]
pub(in super::super) struct Columns {
    /// The left and right end of each column's text.
    extents: Vec<(f32, f32)>,
    /// The edges and sides that the page before has shown.
    known: Option<(Vec<f32>, (f32, f32))>,
    /// Whether the first line is a heading.
    headed: bool,
}

impl Columns {
    /// The columns that a line begins: three or more, the first of which is no number, or those of the page before.
    pub(super) fn begin(band: &Band, before: Option<&Self>) -> Option<Self> {
        let extents = band.extents();
        let headed = !band.pieces.first().is_some_and(|first| is_number(&first.text));
        if !(3..=MAX_COLUMNS).contains(&extents.len()) {
            return None;
        }
        if let Some(before) = before
            && before.clone().take(band).is_some()
        {
            let headed = headed && extents.len() == before.extents.len();
            return Some(Self {
                headed,
                ..before.clone()
            });
        }
        headed.then_some(Self {
            extents,
            known: None,
            headed,
        })
    }

    /// Takes a line up: the column of each of its pieces. None where a piece would close a strip.
    pub(super) fn take(&mut self, band: &Band) -> Option<Vec<usize>> {
        let mut extents = self.extents.clone();
        let whole = band.pieces.len() == extents.len();
        let mut places = Vec::with_capacity(band.pieces.len());
        for (at, piece) in band.pieces.iter().enumerate() {
            let ends = (piece.x, piece.right());
            let place = place(&extents, ends, whole.then_some(at))?;
            let own = &mut extents[place];
            *own = (own.0.min(ends.0), own.1.max(ends.1));
            places.push(place);
        }
        let free = |pair: &[(f32, f32)]| pair[1].0 - pair[0].1 >= STRIP * band.size;
        if !extents.windows(2).all(free) {
            return None;
        }
        self.extents = extents;
        Some(places)
    }

    /// Whether all pieces of a line stand under the columns' text.
    pub(super) fn is_below(&self, band: &Band) -> bool {
        let inside = |x: f32, right: f32| {
            let near = 0.5 * band.size;
            let mut extents = self.extents.iter();
            extents.any(|(from, to)| x >= from - near && right <= to + near)
        };
        band.pieces.iter().all(|piece| inside(piece.x, piece.right()))
    }

    /// How many there are.
    pub(super) const fn count(&self) -> usize {
        self.extents.len()
    }

    /// Whether the table's first line is a heading.
    pub(super) const fn is_headed(&self) -> bool {
        self.headed
    }

    /// Whether the page before has shown them.
    pub(super) const fn is_known(&self) -> bool {
        self.known.is_some()
    }

    /// The edges between them. Text is set from the left, so that the room for a column's text ends near the widest of it.
    pub(super) fn edges(&self) -> Vec<f32> {
        let free = |edges: &&Vec<f32>| {
            let mut pairs = edges.iter().zip(self.extents.windows(2));
            pairs.all(|(edge, pair)| (pair[0].1..=pair[1].0).contains(edge))
        };
        let known = self.known.as_ref().map(|(edges, _)| edges).filter(free);
        known.cloned().unwrap_or_else(|| {
            let edge = |pair: &[(f32, f32)]| pair[0].1 + ((pair[1].0 - pair[0].1) / 2.0).min(ROOM);
            self.extents.windows(2).map(edge).collect()
        })
    }

    /// The left and right side of the table.
    pub(super) fn sides(&self) -> (f32, f32) {
        let (first, last) = (self.extents[0].0, self.extents[self.extents.len() - 1].1);
        let known = self.known.as_ref().map(|(_, sides)| *sides);
        known
            .filter(|(from, to)| *from <= first && *to >= last)
            .unwrap_or((first - ROOM, last + ROOM))
    }

    /// The columns as the next page knows them.
    pub(super) fn known(self) -> Self {
        let known = Some((self.edges(), self.sides()));
        Self { known, ..self }
    }
}

/// How far an edge keeps from text at most, in points.
const ROOM: f32 = 8.0;

/// The column that a piece of text stands in, or else the one that is expected, or the nearest; none where it reaches over
/// several.
fn place(extents: &[(f32, f32)], (x, right): (f32, f32), expected: Option<usize>) -> Option<usize> {
    let next = extents.partition_point(|(_, to)| *to <= x);
    let behind = extents.partition_point(|(from, _)| *from < right);
    match behind.saturating_sub(next) {
        0 if next == 0 => Some(0),
        0 if next == extents.len() => Some(next - 1),
        0 if expected.is_some_and(|at| at == next || at + 1 == next) => expected,
        0 => Some(next - usize::from(extents[next].0 - right > x - extents[next - 1].1)),
        1 => Some(next),
        _ => None,
    }
}
