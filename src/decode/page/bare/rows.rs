//! The lines of a table without lines → its rows, if it surely is one.

use super::band::is_number;
use super::{Columns, Entry};

/// How many rows below its heading a table has at least.
const MIN_ROWS: usize = 3;

/// The edges of the rows of a table, and how many of its lines they hold: what follows its last row is no part of it.
/// None where the lines are not surely a table.
pub(super) fn rows(entries: &[Entry], columns: &Columns) -> Option<(Vec<f32>, usize)> {
    let head = usize::from(columns.is_headed());
    let key = (0..2).find(|column| is_numbered(entries.get(head..).unwrap_or(&[]), *column));
    let starts_row = |entry: &Entry| {
        entry
            .text(key.unwrap_or(0))
            .is_some_and(|text| key.is_none() || is_number(text))
    };
    let begins: Vec<_> = entries.iter().map(starts_row).collect();
    let entries = &entries[..end(entries, &begins)?];
    let body = body(entries, &begins[..entries.len()], columns)?;
    let starts = match key {
        Some(_) => top(entries, &begins, body, columns.is_known())
            .filter(|starts| is_apart(entries, starts, -0.1))
            .or_else(|| {
                middle(entries, &begins, body, columns.is_known()).filter(|starts| is_apart(entries, starts, -0.1))
            }),
        None => by_gaps(entries, &begins, body),
    }?;
    let sure = is_full(entries, &starts, columns) && is_aligned(&entries[body..], columns.count());
    sure.then(|| (edges(entries, body, &starts), entries.len()))
}

/// Whether a column is one of numbers.
fn is_numbered(entries: &[Entry], column: usize) -> bool {
    let texts: Vec<_> = entries.iter().filter_map(|entry| entry.text(column)).collect();
    let numbers = texts.iter().filter(|text| is_number(text)).count();
    numbers > 0 && numbers * 5 >= texts.len() * 4
}

/// How many lines the table has: a text across, and lines far below the last row, stand behind it.
fn end(entries: &[Entry], begins: &[bool]) -> Option<usize> {
    let last = begins.iter().rposition(|begins| *begins)?;
    let widest = gaps(&entries[..=last]).fold(0.0, f32::max);
    let far = |pair: &[Entry]| pair[1].is_across() || gap(pair) > 1.1 * widest.max(pair[1].band.size);
    let behind = entries[last..].windows(2).position(far);
    Some(behind.map_or(entries.len(), |behind| last + behind + 1))
}

/// The number of the line behind the heading: there the gap before the first row is widest.
fn body(entries: &[Entry], begins: &[bool], columns: &Columns) -> Option<usize> {
    let widest = |range: &[Entry]| {
        let places = gaps(range).enumerate();
        places
            .max_by(|one, other| one.1.total_cmp(&other.1).then(other.0.cmp(&one.0)))
            .map(|(at, _)| at + 1)
    };
    if !columns.is_headed() {
        return Some(0);
    }
    let full = entries.iter().position(|entry| entry.filled() == columns.count());
    let head = full.unwrap_or(0);
    let first = (head + 1..entries.len()).find(|at| begins[*at] || entries[*at].is_across())?;
    Some(head + widest(&entries[head..=first])?)
}

/// The rows' first lines where cells begin at the top: those with a number.
fn top(entries: &[Entry], begins: &[bool], body: usize, goes_on: bool) -> Option<Vec<usize>> {
    let starts: Vec<_> = (body..entries.len())
        .filter(|at| begins[*at] || entries[*at].is_across())
        .collect();
    // The first lines may be the rest of a row from the page before.
    (starts.first() == Some(&body) || goes_on).then_some(starts)
}

/// The rows' first lines where cells stand in the middle: a row reaches as far below its number as above it.
fn middle(entries: &[Entry], begins: &[bool], body: usize, goes_on: bool) -> Option<Vec<usize>> {
    let (mut starts, mut at) = (Vec::new(), body);
    if let Some(behind) = rest(&entries[body..], &begins[body..]).filter(|_| goes_on) {
        starts.push(body);
        at += behind;
    }
    while at < entries.len() {
        starts.push(at);
        if entries[at].is_across() {
            at += 1;
            continue;
        }
        // The page's end may cut the last row above its number.
        let Some(number) = (at..entries.len()).find(|at| begins[*at] || entries[*at].is_across()) else {
            break;
        };
        let band = entries[number].band;
        let bottom = 2.0 * band.y - entries[at].band.y + 0.35 * band.size;
        let inside = |entry: &&Entry| !entry.is_across() && entry.band.y <= bottom;
        let next = number + 1 + entries[number + 1..].iter().take_while(inside).count();
        if entries[number].is_across() || begins[number + 1..next].contains(&true) {
            return None;
        }
        at = next;
    }
    Some(starts)
}

/// How many lines before the first number are the rest of a row from the page before: a gap wider than the others shows.
fn rest(entries: &[Entry], begins: &[bool]) -> Option<usize> {
    let number = begins.iter().position(|begins| *begins)?;
    let mut places: Vec<_> = gaps(entries.get(..=number)?).enumerate().collect();
    places.sort_by(|one, other| other.1.total_cmp(&one.1));
    let (at, widest) = *places.first()?;
    let next = places.get(1).map_or(entries[0].band.size, |(_, gap)| *gap);
    (widest > 1.2 * next).then_some(at + 1)
}

/// The rows' first lines where no column has numbers: those below wider gaps. Lines in one distance are a list.
fn by_gaps(entries: &[Entry], begins: &[bool], body: usize) -> Option<Vec<usize>> {
    let least = gaps(&entries[body..]).fold(f32::MAX, f32::min);
    let is_start = |at: &usize| {
        let wide = *at == body || gap(&entries[*at - 1..=*at]) > least + 0.2 * entries[*at].band.size;
        wide && (begins[*at] || entries[*at].is_across())
    };
    let starts: Vec<_> = (body..entries.len()).filter(is_start).collect();
    let wrapped = starts.len() < entries.len() - body;
    let sure = starts.first() == Some(&body) && wrapped && is_apart(entries, &starts, 0.1);
    sure.then_some(starts)
}

/// Whether rows stand as far from one another as the lines within them, and this part of their size more.
fn is_apart(entries: &[Entry], starts: &[usize], more: f32) -> bool {
    let first = starts.first().copied().unwrap_or(0);
    let (mut between, mut within) = (f32::MAX, 0.0_f32);
    let mut starts = starts.iter().skip(1).peekable();
    for at in first + 1..entries.len() {
        let gap = gap(&entries[at - 1..=at]) / entries[at].band.size;
        if starts.next_if_eq(&&at).is_some() {
            between = between.min(gap);
        } else {
            within = within.max(gap);
        }
    }
    between >= within + more
}

/// Whether there are enough rows, and most have text in three columns or more.
fn is_full(entries: &[Entry], starts: &[usize], columns: &Columns) -> bool {
    let ends = starts.iter().skip(1).copied().chain([entries.len()]);
    let (mut rows, mut full) = (0, 0);
    for (start, end) in starts.iter().zip(ends) {
        let most = entries[*start..end].iter().map(Entry::filled).max().unwrap_or(0);
        rows += usize::from(!entries[*start].is_across());
        full += usize::from(most >= 3);
    }
    let enough = if columns.is_known() { 1 } else { MIN_ROWS };
    full >= enough && full * 3 >= rows * 2
}

/// Whether the texts of each column stand below one another: with their left ends, their middles, or their right ends.
fn is_aligned(entries: &[Entry], columns: usize) -> bool {
    let mut places: Vec<Vec<[f32; 3]>> = vec![Vec::new(); columns];
    let mut near = f32::MAX;
    for entry in entries {
        near = near.min(0.5 * entry.band.size);
        let own = entry.columns.iter().flatten().zip(&entry.band.pieces);
        let mut last = None;
        for (column, piece) in own {
            if last.replace(column) != Some(column) {
                places[*column].push([piece.x, piece.x + piece.width / 2.0, piece.right()]);
            }
        }
    }
    let agree = |texts: &Vec<[f32; 3]>, end: usize| {
        let mut ends: Vec<_> = texts.iter().map(|text| text[end]).collect();
        ends.sort_by(f32::total_cmp);
        let median = ends.get(ends.len() / 2).copied().unwrap_or(0.0);
        let same = ends.iter().filter(|at| (*at - median).abs() <= near).count();
        same * 10 >= ends.len() * 7
    };
    places.iter().all(|texts| (0..3).any(|end| agree(texts, end)))
}

/// The edges of the rows: above the heading, above each row, and below the last line.
fn edges(entries: &[Entry], body: usize, starts: &[usize]) -> Vec<f32> {
    let above = |at: usize| entries[at].band.y - 0.9 * entries[at].band.size;
    let mut edges = Vec::with_capacity(starts.len() + 2);
    let rest = starts.first().is_some_and(|first| *first > body);
    edges.extend((body > 0).then(|| above(0)));
    edges.extend(rest.then(|| above(body)));
    edges.extend(starts.iter().map(|start| above(*start)));
    edges.extend(entries.last().map(|last| last.band.y + 0.3 * last.band.size));
    edges
}

/// How far below one another two lines stand.
fn gap(pair: &[Entry]) -> f32 {
    pair[1].band.y - pair[0].band.y
}

fn gaps(entries: &[Entry]) -> impl Iterator<Item = f32> {
    entries.windows(2).map(gap)
}
