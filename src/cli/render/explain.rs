//! A sentence, explained.

use super::marks::marked;
use super::readings::readings;
use crate::pipeline::view::SentenceView;

/// The sentence with its numbers marked, then a line for each: what it was read as, and by which rule.
pub(in crate::cli) fn text(sentence: &SentenceView, colour: bool) -> String {
    let mut text = marked(sentence, colour);
    text.push('\n');
    let lines = readings(sentence, colour);
    if lines.is_empty() && !sentence.text.trim().is_empty() {
        text.push_str("  no numeral\n");
    }
    for line in lines {
        text.push_str("  ");
        text.push_str(&line);
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::readings::tests::sample;
    use super::*;

    #[test]
    fn a_sentence_is_explained() {
        let text = text(&sample(), false);
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(lines[0], "2022年已走访‹1.25万余户›，同比下降‹5.2%›以上");
        assert!(lines[1].starts_with("  1.25万余户  ≈ 12500 户") && lines[3] == "  2022年  is no metric: date");
        assert_eq!(lines.len(), 4);
    }

    #[test]
    fn a_sentence_without_numerals_says_so() {
        let sentence = SentenceView {
            text: "已完成".to_owned(),
            ..SentenceView::default()
        };
        assert_eq!(text(&sentence, false), "已完成\n  no numeral\n");
        assert_eq!(super::text(&SentenceView::default(), true), "\n");
    }
}
