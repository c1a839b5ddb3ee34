//! What holds for every text that the stage `decode` gives, whatever the bytes were.

use zhibiao::decode::{Bounds, Table, Text, decode};
use zhibiao::source::{Origin, RawDocument};

/// Bytes that a packed document may unpack to here: enough for every fixture, and soon reached by a bomb.
const UNPACKED: u64 = 4 << 20;

/// Decodes a document that is called `name`, and says which law its text breaks.
pub fn check(name: &str, bytes: &[u8]) -> Result<(), String> {
    let origin = Origin {
        source: name.to_owned(),
        member: None,
    };
    let document = RawDocument {
        origin,
        bytes: bytes.to_vec(),
    };
    match decode(document, Bounds { unpacked: UNPACKED }) {
        Ok(text) => of_text(&text),
        Err(refusal) if refusal.detail.is_empty() => Err(format!("{}: no word of detail", refusal.reason)),
        Err(_) => Ok(()),
    }
}

/// The first law that a text breaks.
fn of_text(text: &Text) -> Result<(), String> {
    if let Some(control) = text
        .content
        .chars()
        .find(|c| c.is_control() && !matches!(c, '\n' | '\t'))
    {
        return Err(format!("the control character {control:?}"));
    }
    if text.replaced != text.content.matches('\u{FFFD}').count() {
        return Err(format!("{} characters replaced, but not in the text", text.replaced));
    }
    if text.content.trim().is_empty() {
        return Err("a text of white space".to_owned());
    }
    let mut end = 0;
    for heading in &text.headings {
        let lines = text
            .content
            .get(heading.span.clone())
            .filter(|_| heading.span.start >= end);
        let lines = lines.ok_or_else(|| format!("a heading at {:?}", heading.span))?;
        if lines.trim().is_empty() {
            return Err(format!("an empty heading at {:?}", heading.span));
        }
        end = heading.span.end;
    }
    let mut end = 0;
    for table in &text.tables {
        let lines = text.content.get(table.span.clone()).filter(|_| table.span.start >= end);
        of_table(table, lines.ok_or_else(|| format!("a table at {:?}", table.span))?)?;
        end = table.span.end;
    }
    Ok(())
}

/// A table stands in the text, a line a row.
fn of_table(table: &Table, lines: &str) -> Result<(), String> {
    let mut lines = lines.split_terminator('\n');
    for row in 0..table.rows() {
        let line = table.line(row);
        if lines.next() != Some(&line) {
            return Err(format!(
                "row {row} of the table at {:?} is another line: {line:?}",
                table.span
            ));
        }
    }
    match lines.next() {
        Some(line) => Err(format!("the table at {:?} goes on: {line:?}", table.span)),
        None => Ok(()),
    }
}
