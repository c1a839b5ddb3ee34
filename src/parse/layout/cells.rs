//! A line into the cells it holds.

/// What parts the cells of a row that stands on one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::parse) enum Separator {
    /// A tab; empty cells stay.
    Tab,
    /// A bar, also at either end of the line; empty cells stay.
    Bar,
    /// Two or more blanks, or a wide one; empty cells vanish.
    Blanks,
    /// Any blank; empty cells vanish.
    Blank,
    /// Nothing but the full stop of the first cell; what stands behind the last one is a cell too.
    Sentence,
}

impl Separator {
    /// The surest first.
    pub const ALL: &'static [Self] = &[Self::Tab, Self::Bar, Self::Blanks, Self::Blank];

    /// Whether an empty cell leaves its place.
    pub const fn keeps_empty(self) -> bool {
        matches!(self, Self::Tab | Self::Bar)
    }
}

/// The cells of a line, each trimmed; one cell where the separator does not occur.
pub(super) fn cells(line: &str, separator: Separator) -> Vec<&str> {
    match separator {
        Separator::Tab => line.split('\t').map(str::trim).collect(),
        Separator::Bar => {
            let inner = line.strip_prefix(is_bar).unwrap_or(line);
            inner
                .strip_suffix(is_bar)
                .unwrap_or(inner)
                .split(is_bar)
                .map(str::trim)
                .collect()
        }
        Separator::Blanks => by_blanks(line),
        Separator::Blank => line.split_whitespace().collect(),
        Separator::Sentence => by_sentences(line),
    }
}

/// A bar of any width.
pub(super) const fn is_bar(c: char) -> bool {
    matches!(c, '|' | '｜' | '│')
}

fn by_blanks(line: &str) -> Vec<&str> {
    let mut cells = Vec::new();
    let (mut start, mut at) = (0, 0);
    while let Some(found) = line[at..].find(char::is_whitespace) {
        let gap = at + found;
        let rest = line[gap..].trim_start();
        at = line.len() - rest.len();
        let blanks = &line[gap..at];
        if blanks.chars().nth(1).is_some() || blanks.contains(['\u{3000}', '\t']) {
            cells.push(&line[start..gap]);
            start = at;
        }
    }
    cells.push(&line[start..]);
    cells.retain(|cell| !cell.is_empty());
    cells
}

/// The first sentence, the others, and what has no full stop at the end.
fn by_sentences(line: &str) -> Vec<&str> {
    let end = |found: Option<usize>| found.map_or(0, |at| at + '。'.len_utf8());
    let first = end(line.find('。'));
    let last = end(line.rfind('。'));
    let cells = [&line[..first], &line[first..last], &line[last..]].map(str::trim);
    cells.into_iter().filter(|cell| !cell.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_separator_keeps_its_promise() {
        for (line, separator, expected) in [
            ("1\t甲\t\t丙", Separator::Tab, vec!["1", "甲", "", "丙"]),
            ("| 1 | 甲 || 丙 |", Separator::Bar, vec!["1", "甲", "", "丙"]),
            ("1 | 甲 | 乙 ||", Separator::Bar, vec!["1", "甲", "乙", ""]),
            ("1   甲 乙    丙　丁", Separator::Blanks, vec!["1", "甲 乙", "丙", "丁"]),
            ("1 甲 乙", Separator::Blank, vec!["1", "甲", "乙"]),
            ("甲", Separator::Blanks, vec!["甲"]),
            (
                "1甲。乙。丙。某局",
                Separator::Sentence,
                vec!["1甲。", "乙。丙。", "某局"],
            ),
            ("1甲", Separator::Sentence, vec!["1甲"]),
        ] {
            assert_eq!(cells(line, separator), expected, "{line}");
        }
    }
}
