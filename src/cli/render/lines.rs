//! Rows for other programs. As CSV they have a byte order mark, since Excel and WPS take other UTF-8 for GBK.

use std::io;

use csv::Writer;
use serde::Serialize;

/// The mark.
pub(super) const MARK: &str = "\u{feff}";

/// A header of the fields' names, which stands also where there are no rows, and a line each row.
pub(super) fn csv<R: Serialize>(header: &[&str], rows: impl IntoIterator<Item = R>) -> io::Result<String> {
    let mut writer = csv::WriterBuilder::new().has_headers(false).from_writer(Vec::new());
    writer.write_record(header)?;
    for row in rows {
        writer.serialize(row)?;
    }
    finish(writer)
}

fn finish(writer: Writer<Vec<u8>>) -> io::Result<String> {
    let bytes = writer
        .into_inner()
        .map_err(|error| io::Error::other(error.to_string()))?;
    let text = String::from_utf8(bytes).map_err(io::Error::other)?;
    Ok(format!("{MARK}{text}"))
}

/// One JSON object a line.
pub(super) fn json_lines<R: Serialize>(rows: impl IntoIterator<Item = R>) -> io::Result<String> {
    let mut text = String::new();
    for row in rows {
        text.push_str(&serde_json::to_string(&row)?);
        text.push('\n');
    }
    Ok(text)
}
