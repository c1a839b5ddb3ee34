//! Numbers marked in their text.

use super::style::{FAINT, METRIC, paint};
use super::width::shown;
use crate::pipeline::view::SentenceView;

/// The text with its numbers marked: in colour, or between ‹ and ›. Numerals that measure nothing are dimmed in colour
/// and plain without.
pub(super) fn marked(sentence: &SentenceView, colour: bool) -> String {
    let mut marks: Vec<(usize, usize, bool)> = Vec::new();
    marks.extend(
        sentence
            .mentions
            .iter()
            .map(|mention| (mention.start, mention.end, true)),
    );
    marks.extend(
        sentence
            .rejected
            .iter()
            .map(|numeral| (numeral.start, numeral.end, false)),
    );
    marks.sort_unstable();
    let mut text = String::with_capacity(sentence.text.len() * 2);
    let mut characters = sentence.text.chars().map(shown);
    let mut at = 0;
    for (start, end, kept) in marks {
        // Marks that overlap an earlier one, or are empty, cannot be shown; the list below the text has them all.
        if start < at || end <= start {
            continue;
        }
        text.extend(characters.by_ref().take(start - at));
        let surface: String = characters.by_ref().take(end - start).collect();
        text.push_str(&mark(&surface, kept, colour));
        at = end;
    }
    text.extend(characters);
    text
}

fn mark(surface: &str, kept: bool, colour: bool) -> String {
    match (kept, colour) {
        (true, true) => paint(surface, METRIC, true),
        (true, false) => format!("‹{surface}›"),
        (false, _) => paint(surface, FAINT, colour),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::view::{MentionView, RejectedView};

    fn sentence(mentions: &[(usize, usize)], rejected: &[(usize, usize)]) -> SentenceView {
        SentenceView {
            text: "2022年走访1785户".to_owned(),
            mentions: mentions
                .iter()
                .map(|&(start, end)| MentionView {
                    start,
                    end,
                    ..Default::default()
                })
                .collect(),
            rejected: rejected
                .iter()
                .map(|&(start, end)| RejectedView {
                    start,
                    end,
                    ..Default::default()
                })
                .collect(),
        }
    }

    #[test]
    fn numbers_are_marked_by_character() {
        assert_eq!(marked(&sentence(&[(7, 12)], &[(0, 5)]), false), "2022年走访‹1785户›");
        let coloured = marked(&sentence(&[(7, 12)], &[(0, 5)]), true);
        assert_eq!(
            coloured,
            "\u{1b}[2m2022年\u{1b}[0m走访\u{1b}[1m\u{1b}[32m1785户\u{1b}[0m"
        );
    }

    #[test]
    fn marks_that_make_no_sense_do_no_harm() {
        assert_eq!(
            marked(&sentence(&[(7, 12), (8, 9), (3, 3), (90, 99)], &[]), false),
            "2022年走访‹1785户›‹›"
        );
    }
}
