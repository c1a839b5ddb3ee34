//! Names with their numbers under a title.

use super::style::{HEADING, paint};
use super::width::align_number;

/// A title, and below it a line each row: the name first, the number second. Says `none` where there are no rows.
pub(super) fn listing(title: &str, rows: Vec<Vec<String>>, colour: bool) -> String {
    let mut text = paint(title, HEADING, colour);
    text.push('\n');
    let rows = if rows.is_empty() {
        vec![vec!["none".to_owned()]]
    } else {
        rows
    };
    for line in align_number(rows, 1) {
        text.push_str("  ");
        text.push_str(&line);
        text.push('\n');
    }
    text
}
