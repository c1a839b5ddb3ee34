//! Columns that stay straight when Chinese characters, two cells wide, stand in them; and content that cannot steer the
//! terminal.

use unicode_width::UnicodeWidthStr;

/// How many terminal cells a text takes.
pub(super) fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// Rows as lines, each column as wide as its widest cell, two blanks between; the last column is not padded.
pub(super) fn align(rows: &[Vec<String>]) -> Vec<String> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widest: Vec<usize> = (0..columns)
        .map(|column| {
            rows.iter()
                .filter_map(|row| row.get(column))
                .map(|cell| width(cell))
                .max()
                .unwrap_or(0)
        })
        .collect();
    rows.iter().map(|row| line(row, &widest)).collect()
}

/// The same with one column's cells, numbers, under each other's last digit.
#[cfg(feature = "analyze")]
pub(super) fn align_number(mut rows: Vec<Vec<String>>, column: usize) -> Vec<String> {
    let widest = rows
        .iter()
        .filter_map(|row| row.get(column))
        .map(|cell| width(cell))
        .max();
    for cell in rows.iter_mut().filter_map(|row| row.get_mut(column)) {
        let blanks = widest.unwrap_or(0) - width(cell);
        cell.insert_str(0, &" ".repeat(blanks));
    }
    align(&rows)
}

fn line(row: &[String], widest: &[usize]) -> String {
    let mut line = String::new();
    for (cell, &wide) in row.iter().zip(widest).filter(|(_, wide)| **wide > 0) {
        line.push_str(cell);
        line.extend(std::iter::repeat_n(' ', wide - width(cell) + 2));
    }
    line.truncate(line.trim_end().len());
    line
}

/// The character as it may be shown: control characters of a document must not reach the terminal. One character stays
/// one, so that offsets hold.
pub(super) fn shown(c: char) -> char {
    if c.is_control() && c != '\n' { '\u{fffd}' } else { c }
}

/// A whole text as it may be shown, on one line.
pub(super) fn shown_line(text: &str) -> String {
    text.chars().map(|c| if c == '\n' { ' ' } else { shown(c) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_straight_in_cells() {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        let lines = align(&[row(["1785户", "count", "a"]), row(["3%", "percent", ""])]);
        assert_eq!(lines, ["1785户  count    a", "3%      percent"]);
    }

    #[test]
    fn columns_without_content_take_no_room() {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        assert_eq!(align(&[row(["a", "", "b"])]), ["a  b"]);
    }

    #[test]
    #[cfg(feature = "analyze")]
    fn numbers_stand_under_their_last_digit() {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        let lines = align_number(vec![row(["青禾区", "8", "x"]), row(["示", "12", "y"])], 1);
        assert_eq!(lines, ["青禾区   8  x", "示      12  y"]);
    }

    #[test]
    fn control_characters_do_not_reach_the_terminal() {
        assert_eq!(shown_line("a\u{1b}[2J\nb"), "a\u{fffd}[2J b");
    }
}
