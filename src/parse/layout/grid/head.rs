//! The heading rows of a real table: which columns hold what.

use std::ops::Range;

use super::super::columns::Columns;
use crate::decode::Table;
use crate::lexicon::headings::{Headings, Role};
use crate::parse::line::is_short_phrase;
use crate::parse::mark::bare;

/// A wider table lays out something else.
const MAX_COLUMNS: usize = 60;

/// Headings and the rows that they fill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Head {
    pub rows: Range<usize>,
    pub columns: Columns,
    /// Where the items' numbers stand: a column of the grid.
    pub number: Option<usize>,
    /// The other columns of the grid, in the order of [`Columns::texts`].
    pub places: Vec<usize>,
    /// What stands in the cells of `places` below the headings themselves: the rest of a row that a page has cut, where no
    /// line is drawn between it and the headings.
    pub below: Vec<String>,
}

/// Every heading of a table, in order: a table that was put together from several, or was cut by pages, has several.
pub(super) fn heads(table: &Table, headings: &Headings) -> Vec<Head> {
    let mut heads = Vec::new();
    let mut row = 0;
    while row < table.rows() {
        let head = head(table, row, headings);
        row = head.as_ref().map_or(row + 1, |head| head.rows.end);
        heads.extend(head);
    }
    heads
}

/// A row of headings, or two where a heading stands over several.
fn head(table: &Table, row: usize, headings: &Headings) -> Option<Head> {
    if table.columns() > MAX_COLUMNS || !may_be_head(table, row, headings) {
        return None;
    }
    let single = || from_rows(table, row..row + 1, headings);
    let double = || from_rows(table, row..row + 2, headings);
    if is_split(table, row) {
        double().or_else(single)
    } else {
        single()
    }
}

/// A glance that most rows do not stand: one of their first cells is a heading.
fn may_be_head(table: &Table, row: usize, headings: &Headings) -> bool {
    let cells = (0..table.columns()).map(|column| table.text(row, column));
    let mut first = cells.filter(|text| !text.is_empty()).take(4);
    first.any(|text| headings.column_among(text).is_some())
}

/// Whether headings stand under one that covers several columns, or under their own upper half.
fn is_split(table: &Table, row: usize) -> bool {
    let below = |column: usize| !table.is_same((row, column), (row + 1, column));
    let wide = |column: usize| table.is_same((row, column - 1), (row, column));
    let whole = table.columns() > 1 && (1..table.columns()).all(wide);
    row + 1 < table.rows()
        && !whole
        && (1..table.columns()).any(|column| wide(column) && below(column) && !table.text(row + 1, column).is_empty())
        && (0..table.columns()).any(|column| !below(column) || table.text(row + 1, column).is_empty())
}

/// One column's heading.
struct Heading {
    text: String,
    /// None where nobody foresaw it.
    role: Option<Role>,
    /// What stands below it in its cell.
    below: String,
}

fn from_rows(table: &Table, rows: Range<usize>, headings: &Headings) -> Option<Head> {
    let found: Vec<Heading> = (0..table.columns())
        .map(|column| heading(table, &rows, column, headings))
        .collect();
    if !is_known(table, &rows, &found) {
        return None;
    }
    let role = |(column, heading): (usize, &Heading)| {
        let role = heading
            .role
            .unwrap_or_else(|| nameless(table, &rows, column, &heading.text));
        (heading.text.clone(), role)
    };
    let mut roles: Vec<(String, Role)> = found.iter().enumerate().map(role).collect();
    group(table, rows.end, &mut roles);
    let pairs: Vec<(&str, Role)> = roles.iter().map(|(text, role)| (text.as_str(), *role)).collect();
    let columns = Columns::new(&pairs)?;
    let number = columns.number();
    let is_text = |column: &usize| Some(*column) != number;
    let below = found.into_iter().enumerate().filter(|(column, _)| is_text(column));
    Some(Head {
        rows,
        columns,
        number,
        places: (0..table.columns()).filter(is_text).collect(),
        below: below.map(|(_, heading)| heading.below).collect(),
    })
}

/// Whether enough of the headings are known: at least half, and the others look like headings.
fn is_known(table: &Table, rows: &Range<usize>, found: &[Heading]) -> bool {
    let repeated = |column: usize| rows.clone().all(|row| table.is_same((row, column - 1), (row, column)));
    let own: Vec<&Heading> = found
        .iter()
        .enumerate()
        .filter(|(column, heading)| !heading.text.is_empty() && (*column == 0 || !repeated(*column)))
        .map(|(_, heading)| heading)
        .collect();
    let mut unknown = own.iter().filter(|heading| heading.role.is_none());
    own.len() >= 2 && unknown.clone().count() * 2 <= own.len() && unknown.all(|heading| is_short_phrase(&heading.text))
}

/// The heading of one column: of two lines the lower one says more, the upper one says it where the lower is a period.
fn heading(table: &Table, rows: &Range<usize>, column: usize, headings: &Headings) -> Heading {
    let upper = table.text(rows.start, column);
    let last = rows.end - 1;
    let lower = table.text(last, column);
    let single = last == rows.start || table.is_same((rows.start, column), (last, column)) || lower.is_empty();
    let known = |text: &str| headings.column_among(text);
    let (text, role) = if single {
        (upper.to_owned(), known(upper))
    } else {
        (format!("{upper}{lower}"), known(lower).or_else(|| known(upper)))
    };
    let first_line = || {
        let (head, below) = text.split_once('\n')?;
        Some((head.to_owned(), headings.column(head)?, below.to_owned()))
    };
    let (text, role, below) = match role.is_none().then(first_line).flatten() {
        Some((head, role, below)) => (head, Some(role), below),
        None => (text, role, String::new()),
    };
    Heading { text, role, below }
}

/// A column without a heading holds the numbers where it is the first and counts.
fn nameless(table: &Table, rows: &Range<usize>, column: usize, text: &str) -> Role {
    let counts = |row: usize| bare(table.text(row, column)).is_some();
    if text.is_empty() && column == 0 && (rows.end..table.rows()).take(3).any(counts) {
        Role::Number
    } else {
        Role::Other
    }
}

/// A column whose merged cells stand before the items' numbers is their group, whatever its heading; one that names
/// another group in every row is none.
fn group(table: &Table, body: usize, found: &mut [(String, Role)]) {
    let rows = body..table.rows();
    let number = found.iter().position(|(_, role)| *role == Role::Number);
    let merged = |column: usize| {
        rows.clone()
            .skip(1)
            .any(|row| table.is_same((row - 1, column), (row, column)))
    };
    if number == Some(1) && merged(0) && matches!(found[0].1, Role::Task | Role::Other | Role::Target) {
        found[0].1 = Role::Category;
        // The task's own heading may be one that nobody foresaw; it stands behind the number.
        let tasks = found.iter().any(|(_, role)| matches!(role, Role::Task | Role::Target));
        if let Some((_, role)) = found.get_mut(2).filter(|(_, role)| !tasks && *role == Role::Other) {
            *role = Role::Task;
        }
    }
    for (column, (_, role)) in found
        .iter_mut()
        .enumerate()
        .filter(|(_, (_, role))| *role == Role::Category)
    {
        if comes_back(rows.clone().map(|row| table.text(row, column))) {
            *role = Role::Other;
        }
    }
}

/// Whether a value stands again behind another one.
fn comes_back<'t>(values: impl Iterator<Item = &'t str>) -> bool {
    let mut seen: Vec<&str> = Vec::new();
    for value in values.filter(|value| !value.is_empty()) {
        match seen.iter().rposition(|known| *known == value) {
            Some(at) if at + 1 == seen.len() => {}
            Some(_) => return true,
            None if seen.len() < 200 => seen.push(value),
            None => return false,
        }
    }
    false
}
