//! Long texts in little room, and two of them as the part in which they differ.

use super::super::width::{shown_line, width};

/// Characters that both texts have before and behind what differs, as far as they are shown.
const AROUND: usize = 8;

/// A text in one line of so many cells, cut with an ellipsis where it is longer.
pub(super) fn clipped(text: &str, wide: usize) -> String {
    let text = shown_line(text.trim());
    let mut cells = 0;
    let cut = text.char_indices().find(|(_, c)| {
        cells += width(c.encode_utf8(&mut [0; 4]));
        cells > wide
    });
    match cut {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text,
    }
}

/// Both texts around what differs, each of at most so many cells: what they have in common at their ends is left out
/// as far as it is long.
pub(super) fn differing(old: &str, new: &str, wide: usize) -> (String, String) {
    let (old, new) = (chars(old), chars(new));
    let equal = |(a, b): &(&char, &char)| a == b;
    let before = old.iter().zip(&new).take_while(equal).count();
    let rest = old.len().min(new.len()) - before;
    let behind = old
        .iter()
        .rev()
        .zip(new.iter().rev())
        .take(rest)
        .take_while(equal)
        .count();
    let part = |text: &[char]| part(text, hidden(before), hidden(behind), wide);
    (part(&old), part(&new))
}

fn chars(text: &str) -> Vec<char> {
    shown_line(text.trim()).chars().collect()
}

/// How many of the common characters at an end are not shown. An ellipsis must be worth its place.
const fn hidden(common: usize) -> usize {
    if common > AROUND + 2 { common - AROUND } else { 0 }
}

fn part(text: &[char], before: usize, behind: usize, wide: usize) -> String {
    let middle: String = text[before..text.len() - behind].iter().collect();
    let clipped = clipped(&middle, wide);
    let dots = |there: bool| if there { "…" } else { "" };
    let cut = clipped.len() != middle.trim().len();
    format!("{}{clipped}{}", dots(before > 0), dots(behind > 0 && !cut))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut() {
        assert_eq!(clipped("走访1785户", 20), "走访1785户");
        assert_eq!(clipped("走访1785户", 8), "走访1785…");
        assert_eq!(clipped("第一\n第二", 9), "第一 第二");
    }

    #[test]
    fn what_differs_is_shown_with_its_surroundings() {
        let text = |number: &str| format!("今年以来各街道共同努力，累计走访{number}户，走访率达到百分之百，群众满意");
        let (old, new) = differing(&text("1785"), &text("1790"), 60);
        assert_eq!(old, "…力，累计走访1785户，走访率达到百…");
        assert_eq!(new, "…力，累计走访1790户，走访率达到百…");
    }

    #[test]
    fn short_texts_are_shown_whole() {
        let whole = |old: &str, new: &str| differing(old, new, 60) == (old.to_owned(), new.to_owned());
        assert!(whole("1785户", "1790户") && whole("", "户") && whole("甲甲", "甲甲甲"));
    }
}
