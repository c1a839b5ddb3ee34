//! What may be the value of a header's label.

use super::date::date;
use super::labels::said;
use super::line::{Line, trim};
use crate::lexicon::headings::{Headings, Role};

/// No value under its label is longer.
const MAX_CHARS: usize = 40;

/// Whether a line can be the value of the label above it; the title that follows an empty 文号 cannot.
pub(super) fn fits(role: Role, line: &str, headings: &Headings) -> bool {
    let digits = line.chars().any(char::is_numeric);
    let fits = match role {
        Role::GeneratedOn | Role::PublishedOn | Role::Date => date(line).is_some(),
        Role::IndexNo => {
            digits
                && line
                    .chars()
                    .any(|c| c.is_ascii_alphanumeric() || ('０'..='ｚ').contains(&c))
                && !headings.names_report(line)
        }
        Role::DocNo => digits && !headings.names_report(line),
        // 单位名称 may as well stand over the next column's heading.
        Role::Issuer | Role::Source => is_source(said(line), headings) && headings.column(line).is_none(),
        _ => !headings.names_report(line),
    };
    (fits || said(line).is_empty()) && line.chars().take(MAX_CHARS + 1).count() <= MAX_CHARS
}

/// Labels side by side in a row, by the place of their cells.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Row(Vec<(usize, Role)>);

impl Row {
    /// A line of at least two cells, all of them labels.
    pub fn of(line: &Line<'_>, headings: &Headings) -> Option<Self> {
        let cells = cells(line)?;
        let labels: Option<Vec<_>> = cells.map(|(at, cell)| Some((at, headings.label(cell)?))).collect();
        labels.filter(|labels| labels.len() >= 2).map(Self)
    }

    /// The values in the cells of the next line. Every one must fit its label, and one of them must say more than that
    /// it is no title.
    pub fn values<'t>(&self, line: &Line<'t>, headings: &Headings) -> Option<Vec<(Role, &'t str)>> {
        let role = |at: usize| self.0.iter().find(|(place, _)| *place == at).map(|(_, role)| *role);
        let value = |(at, cell)| {
            let role = role(at)?;
            fits(role, cell, headings).then_some((role, said(cell)))
        };
        cells(line)?.map(value).collect()
    }
}

/// The cells of a line that hold something, with their places. Tabs part them, else wide blanks; one cell is none.
fn cells<'t>(line: &Line<'t>) -> Option<impl Iterator<Item = (usize, &'t str)> + use<'t>> {
    let text = line.text;
    let tabs = text.contains('\t');
    let wide = || text.contains("  ") || text.contains('\u{3000}');
    if !tabs && !wide() {
        return None;
    }
    let cells: Vec<&str> = if tabs {
        text.split('\t').collect()
    } else {
        text.split("  ")
            .flat_map(|cell| cell.split('\u{3000}'))
            .filter(|cell| !trim(cell).is_empty())
            .collect()
    };
    let first = usize::from(line.tabs);
    let placed = cells
        .into_iter()
        .enumerate()
        .map(move |(at, cell)| (first + at, trim(cell)));
    Some(placed.filter(|(_, cell)| !cell.is_empty()))
}

/// Whether a line completes a value that the line before it broke off: the name of an office, or a document's number.
pub(super) fn goes_on(role: Role, value: &str, line: &str, headings: &Headings) -> bool {
    const MAX_OFFICE: usize = 30;
    match role {
        Role::Issuer | Role::Source => {
            let length = value.chars().chain(line.chars()).take(MAX_OFFICE + 1).count();
            !headings.ends_as_office(value)
                && headings.ends_as_office(line)
                && length <= MAX_OFFICE
                && !headings.names_report(line)
        }
        Role::DocNo => value.ends_with(['〕', ']', '］', ')', '）']) && super::doc_no::is_tail(line),
        _ => false,
    }
}

/// The offices that a value begins with; all of it where it begins with none: `区府办 打印` is `区府办`.
pub(super) fn offices<'t>(value: &'t str, headings: &Headings) -> &'t str {
    let mut end = 0;
    for word in value.split_whitespace() {
        if !headings.ends_as_office(word) {
            break;
        }
        // The word is a part of the value, so their addresses give its place.
        end = word.as_ptr() as usize - value.as_ptr() as usize + word.len();
    }
    if end > 0 { &value[..end] } else { value }
}

/// Whether a value names where a text comes from: an office or a medium, not a person and not 本站.
pub(super) fn is_source(value: &str, headings: &Headings) -> bool {
    const MEDIA: [&str; 6] = ["社", "网", "報", "报", "台", "网站"];
    const OWN: [&str; 5] = ["本站", "本网", "本站原创", "本网站", "互联网"];
    let chinese = value
        .chars()
        .filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c))
        .take(4)
        .count();
    let ends = headings.ends_as_office(value) || MEDIA.iter().any(|word| value.ends_with(word));
    !OWN.contains(&value) && (chinese > 3 || (chinese > 1 && ends))
}
