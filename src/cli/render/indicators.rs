//! The catalogue of indicators, for people and for programs.

use std::io;

use serde_json::json;

use super::lines;
use super::style::{HEADING, paint};
use super::width::{align, shown_line};
use crate::pipeline::{Better, Indicator};

const COLUMNS: [&str; 9] = [
    "key",
    "name",
    "name_en",
    "kind",
    "unit",
    "cumulative",
    "better",
    "aliases",
    "patterns",
];

/// Aligned columns, without aliases and patterns, which would not fit a line.
pub(in crate::cli) fn text(rows: &[&Indicator], colour: bool) -> String {
    const SHOWN: usize = 7;
    let head = COLUMNS[..SHOWN].iter().map(|name| (*name).to_owned()).collect();
    let cells = rows
        .iter()
        .map(|row| cells(row)[..SHOWN].iter().map(|cell| shown_line(cell)).collect());
    let table: Vec<Vec<String>> = std::iter::once(head).chain(cells).collect();
    let mut lines = align(&table).into_iter();
    let head = lines.next().map(|line| paint(&line, HEADING, colour));
    head.into_iter().chain(lines).map(|line| line + "\n").collect()
}

/// One object a line.
pub(in crate::cli) fn json(rows: &[&Indicator]) -> io::Result<String> {
    let object = |row: &&Indicator| {
        json!({
            "key": row.key,
            "name": row.name,
            "name_en": row.name_en,
            "kind": row.kind.code(),
            "unit": row.unit,
            "units": row.units,
            "aliases": row.aliases,
            "patterns": row.patterns,
            "cumulative": row.cumulative,
            "better": row.better,
            "constant_prices": row.constant_prices,
        })
    };
    lines::json_lines(rows.iter().map(object))
}

/// A row of names, then a row an indicator; several aliases or patterns are parted by `;`.
pub(in crate::cli) fn csv(rows: &[&Indicator]) -> io::Result<String> {
    lines::csv(&COLUMNS, rows.iter().map(|row| cells(row)))
}

fn cells(row: &Indicator) -> [String; 9] {
    let better = match row.better {
        Some(Better::Higher) => "higher",
        Some(Better::Lower) => "lower",
        None => "",
    };
    let units = std::iter::once(&row.unit).chain(&row.units);
    let units: Vec<&str> = units.map(String::as_str).collect();
    [
        row.key.clone(),
        row.name.clone(),
        row.name_en.clone(),
        row.kind.code().to_owned(),
        units.join(";"),
        if row.cumulative { "yes" } else { "no" }.to_owned(),
        better.to_owned(),
        row.aliases.join(";"),
        row.patterns.join(";"),
    ]
}
