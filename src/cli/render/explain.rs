//! A sentence, explained.

use super::marks::marked;
use super::readings::readings;
use super::style::{FAINT, paint};
use super::width::shown_line;
use crate::pipeline::view::{SentenceView, StepView};

/// The sentence with its numbers marked, then for each what it was read as, and the rules that read it as a tree.
pub(in crate::cli) fn text(sentence: &SentenceView, colour: bool) -> String {
    let mut text = marked(sentence, colour);
    text.push('\n');
    let lines = readings(sentence, colour);
    if lines.is_empty() && !sentence.text.trim().is_empty() {
        text.push_str("  no numeral\n");
    }
    for (i, line) in lines.into_iter().enumerate() {
        text.push_str("  ");
        text.push_str(&line);
        text.push('\n');
        if let Some(step) = sentence.mentions.get(i).and_then(|mention| mention.derivation.as_ref()) {
            branches(step, "    ", colour, &mut text);
        }
    }
    text
}

/// One line for each part of a step, with the parts of the part below it.
fn branches(step: &StepView, indent: &str, colour: bool, text: &mut String) {
    for (i, part) in step.parts.iter().enumerate() {
        let last = i + 1 == step.parts.len();
        let (fork, stem) = if last { ("└ ", "  ") } else { ("├ ", "│ ") };
        let says = if part.says.is_empty() || part.says == part.text {
            String::new()
        } else {
            format!("  {}", shown_line(&part.says))
        };
        let line = format!("{indent}{fork}{}  {}{says}", part.rule, shown_line(&part.text));
        text.push_str(&paint(&line, FAINT, colour));
        text.push('\n');
        branches(part, &format!("{indent}{stem}"), colour, text);
    }
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
        assert!(
            lines[1].starts_with("  1.25万余户  ≈ 12500 户") && lines[3] == "  2022年  is no metric: date by calendar"
        );
        assert_eq!(lines.len(), 4);
    }

    #[test]
    fn the_rules_stand_below_the_number() {
        let leaf = |rule: &str, text: &str, says: &str| StepView {
            rule: rule.to_owned(),
            text: text.to_owned(),
            says: says.to_owned(),
            ..StepView::default()
        };
        let mut sentence = sample();
        let numeral = StepView {
            parts: vec![
                leaf("numeral.arabic", "1.25", "1.25"),
                leaf("numeral.scale", "万", "× 10000"),
            ],
            ..leaf("numeral", "1.25万", "")
        };
        sentence.mentions[0].derivation = Some(StepView {
            parts: vec![numeral, leaf("unit", "户", "户 (count)")],
            ..StepView::default()
        });
        let text = text(&sentence, false);
        let tree: Vec<_> = text.lines().skip(2).take(4).collect();
        assert_eq!(
            tree,
            [
                "    ├ numeral  1.25万",
                "    │ ├ numeral.arabic  1.25",
                "    │ └ numeral.scale  万  × 10000",
                "    └ unit  户  户 (count)",
            ]
        );
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
