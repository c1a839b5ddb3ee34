//! How two datasets differ: as text for people, as one JSON object, as rows of CSV.

mod examples;
mod excerpt;
mod rows;
mod text;

pub(in crate::cli) use examples::{Examples, Limit};
pub(in crate::cli) use rows::{CsvRows, JsonObject};
pub(in crate::cli) use text::{headlines, text};
