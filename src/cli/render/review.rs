//! What deserves a look, as a table to fill in, and as text for people.

use std::io;

use super::lines;
use super::style::{HEADING, paint};
use super::width::shown_line;
use crate::analyze::Entry;

/// The columns of `corrections.csv`, and those that help to decide.
const HEADER: [&str; 16] = [
    "id", "surface", "change", "to", "by", "why", "reason", "message", "district", "period", "section", "item_no",
    "field", "current", "sentence", "source",
];

/// The table to fill in.
pub(in crate::cli) fn csv(entries: &[Entry]) -> io::Result<String> {
    lines::csv(&HEADER, entries)
}

/// One JSON object an entry.
pub(in crate::cli) fn json(entries: &[Entry]) -> io::Result<String> {
    lines::json_lines(entries)
}

/// A few lines an entry: why and where, in words, and the sentence.
pub(in crate::cli) fn text(entries: &[Entry], colour: bool) -> String {
    let mut text = String::new();
    for entry in entries {
        let item = entry.item_no.map(|number| number.to_string());
        let place = [
            entry.district.as_deref(),
            entry.period.as_deref(),
            entry.section.as_deref(),
            item.as_deref(),
        ];
        let place: Vec<_> = place.into_iter().flatten().map(shown_line).collect();
        text.push_str(&paint(entry.reason.code(), HEADING, colour));
        text.push_str(&format!("  {}  {}\n", place.join(" "), entry.id));
        for line in [&entry.message, &entry.sentence]
            .into_iter()
            .filter(|line| !line.is_empty())
        {
            text.push_str(&format!("  {}\n", shown_line(line)));
        }
    }
    text
}
