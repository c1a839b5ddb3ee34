//! Which of the lines that look like a number begin an item. A cell may hold nothing but a number, so the look of a
//! line is not enough: items count up, and a row has as many cells as its table has columns.

/// How far ahead a decision looks, in candidates; it keeps the search linear.
const LOOK_AHEAD: usize = 32;

/// The largest gap in a row of printed numbers.
const MAX_GAP: u32 = 9;

/// A line that may begin an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Candidate {
    pub line: usize,
    pub value: u32,
    /// Whether the line before it is clearly a section's heading.
    pub headed: bool,
    /// Whether it looks like a paragraph of a report that has its own numbers.
    pub doubtful: bool,
}

/// What is known of the rows before their numbers are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    /// How many cells a full row has besides its number.
    pub width: usize,
    /// How many of them stand before the number.
    pub lead: usize,
    /// Whether the number shares its line with the first cell.
    pub shared: bool,
}

impl Shape {
    /// How many cells stand between the starts of two rows.
    const fn filled(self, from: Candidate, to: Candidate) -> usize {
        (to.line - from.line - 1).saturating_sub(self.lead) + self.lead + self.shared as usize
    }

    /// How few cells a row can have: with the task alone, whose report has vanished from the text.
    fn least(self) -> usize {
        (1 + self.lead).min(self.width)
    }

    fn is_full(self, from: Candidate, to: Candidate) -> bool {
        self.filled(from, to) >= self.width
    }
}

/// The candidates that begin items: the first one, and of the others those that go on counting.
pub(super) fn starts(candidates: &[Candidate], shape: Shape) -> Vec<Candidate> {
    let Some((first, _)) = candidates.split_first() else {
        return Vec::new();
    };
    let mut starts = vec![*first];
    let mut last = *first;
    for at in 1..candidates.len() {
        if begins(&candidates[at..], last, shape) {
            last = candidates[at];
            starts.push(last);
        }
    }
    starts
}

/// Whether the first of `ahead` begins the item after the one that `last` began.
fn begins(ahead: &[Candidate], last: Candidate, shape: Shape) -> bool {
    let (this, expected) = (ahead[0], last.value.saturating_add(1));
    if this.line <= last.line + shape.lead || shape.filled(last, this) < shape.least() {
        return false;
    }
    let full = shape.is_full(last, this);
    match this.value {
        value if value == expected && this.doubtful => full && !next_is(ahead, value, value.saturating_add(1)),
        value if value == expected => full || !comes_again(ahead, last, shape),
        1 => (full && next_is(ahead, 2, expected)) || (this.headed && (full || next_is(ahead, 2, expected))),
        value if !full || value > expected.saturating_add(MAX_GAP) => false,
        value if value > expected => {
            next_is(ahead, value.saturating_add(1), expected) || (value == expected + 1 && is_last(ahead))
        }
        value if value == last.value => repeats(ahead, expected, shape),
        _ => false,
    }
}

/// Whether the expected number stands there once more, before the one after it, where the row would be full.
fn comes_again(ahead: &[Candidate], last: Candidate, shape: Shape) -> bool {
    let expected = ahead[0].value;
    let next = ahead
        .iter()
        .skip(1)
        .take(LOOK_AHEAD)
        .find(|c| c.value == expected || c.value == expected.saturating_add(1));
    next.is_some_and(|c| c.value == expected && shape.filled(last, *c) == shape.width)
}

/// Whether of the numbers ahead `value` comes before `other`.
fn next_is(ahead: &[Candidate], value: u32, other: u32) -> bool {
    let next = ahead
        .iter()
        .skip(1)
        .take(LOOK_AHEAD)
        .find(|c| c.value == value || c.value == other);
    next.is_some_and(|c| c.value == value)
}

/// Whether no other number follows that could be the missing one.
const fn is_last(ahead: &[Candidate]) -> bool {
    ahead.len() == 1
}

/// Whether a number that stands there twice begins two items: the second one is a full row too.
fn repeats(ahead: &[Candidate], expected: u32, shape: Shape) -> bool {
    let next = ahead.iter().skip(1).take(LOOK_AHEAD).find(|c| c.value == expected);
    next.is_some_and(|c| shape.is_full(ahead[0], *c))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Starts in a table whose cells are given as lines; a line of digits is a candidate, `#` marks a heading.
    fn lines(width: usize, text: &str) -> Vec<usize> {
        let lines: Vec<&str> = text.split(' ').collect();
        let value = |(line, text): (usize, &&str)| {
            let headed = line > 0 && lines[line - 1].starts_with('#');
            text.parse().ok().map(|value| Candidate {
                line,
                value,
                headed,
                doubtful: text.ends_with('。'),
            })
        };
        let candidates: Vec<_> = lines.iter().enumerate().filter_map(value).collect();
        let shape = Shape {
            width,
            lead: 0,
            shared: false,
        };
        starts(&candidates, shape).iter().map(|c| c.line).collect()
    }

    #[test]
    fn items_count_up() {
        assert_eq!(lines(2, "1 a b 2 a b b 3 a b"), [0, 3, 7]);
        assert_eq!(lines(2, "4 a b 5 a b"), [0, 3]);
    }

    #[test]
    fn a_report_that_vanished_does_not_stop_the_count() {
        assert_eq!(lines(2, "1 a 2 a b 3 a b"), [0, 2, 5]);
    }

    #[test]
    fn numbers_in_cells_are_cells() {
        assert_eq!(lines(2, "1 500 520 2 3 4 3 9 9"), [0, 3, 6]);
        assert_eq!(lines(2, "1 a 2 2 a 3 3 a b"), [0, 3, 6]);
        assert_eq!(lines(3, "1 a 2022 7 2 a 12 13"), [0, 4]);
        assert_eq!(lines(2, &["1"; 40].join(" ")), [0]);
    }

    #[test]
    fn the_count_starts_over() {
        assert_eq!(lines(2, "1 a b 2 a b # 1 a b 2 a b"), [0, 3, 7, 10]);
        assert_eq!(lines(2, "1 a b 2 a b 1 a b 2 a b"), [0, 3, 6, 9]);
        assert_eq!(lines(2, "1 a b # 1 a b # 1 a b"), [0, 4, 8]);
    }

    #[test]
    fn numbers_may_skip_and_repeat() {
        assert_eq!(lines(2, "1 a b 3 a b 4 a b"), [0, 3, 6]);
        assert_eq!(lines(2, "1 a b 2 a b 4 a b"), [0, 3, 6]);
        assert_eq!(lines(2, "1 a b 1 a b 2 a b"), [0, 3, 6]);
        assert_eq!(lines(2, "1 a b 99 a b 2 a b"), [0, 6]);
    }
}
