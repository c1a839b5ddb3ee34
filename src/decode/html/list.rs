//! The numbers that browsers print before the items of a list.

use super::dom::{Dom, NodeId};
use super::style::{Marker, Style};

/// A list while its items are read.
#[derive(Debug, Clone, Copy)]
pub(super) struct List {
    marker: Marker,
    next: i64,
    step: i64,
}

impl List {
    /// A list whose items bear no number.
    pub(super) const fn bulleted() -> Self {
        Self {
            marker: Marker::None,
            next: 1,
            step: 1,
        }
    }

    /// An `<ol>`.
    pub(super) fn ordered(dom: &Dom, id: NodeId, style: Style) -> Self {
        let kind = dom.attribute(id, "type").and_then(Marker::typed);
        let reversed = dom.attribute(id, "reversed").is_some();
        let start = dom.attribute(id, "start").and_then(|start| start.trim().parse().ok());
        let items = || {
            dom.children(id)
                .filter(|child| dom.tag(*child).is_some_and(|tag| &**tag == "li"))
        };
        let count = || i64::try_from(items().count()).unwrap_or(i64::MAX);
        Self {
            marker: style.marker.or(kind).unwrap_or(Marker::Decimal),
            next: start.unwrap_or_else(|| if reversed { count() } else { 1 }),
            step: if reversed { -1 } else { 1 },
        }
    }

    /// The mark before the next item, if it bears one.
    pub(super) fn mark(&mut self, dom: &Dom, item: NodeId, style: Style) -> Option<String> {
        let value = dom.attribute(item, "value").and_then(|value| value.trim().parse().ok());
        let number: i64 = value.unwrap_or(self.next);
        self.next = number.saturating_add(self.step);
        let marker = style.marker.unwrap_or(self.marker);
        let upper = |mark: String| mark.to_ascii_uppercase();
        let counted = match marker {
            Marker::None => return None,
            Marker::Decimal => None,
            Marker::LowerAlpha => alphabetic(number),
            Marker::UpperAlpha => alphabetic(number).map(upper),
            Marker::LowerRoman => roman(number),
            Marker::UpperRoman => roman(number).map(upper),
            Marker::Chinese => chinese(number),
        };
        let is_chinese = marker == Marker::Chinese && counted.is_some();
        let number = counted.unwrap_or_else(|| number.to_string());
        Some(number + if is_chinese { "、" } else { ". " })
    }
}

/// 1 is a, 26 is z, 27 is aa.
fn alphabetic(mut number: i64) -> Option<String> {
    let mut letters = Vec::new();
    while number > 0 {
        let letter = u8::try_from((number - 1) % 26).ok()?;
        letters.push(char::from(b'a' + letter));
        number = (number - 1) / 26;
    }
    letters.reverse();
    (!letters.is_empty()).then(|| letters.into_iter().collect())
}

fn roman(mut number: i64) -> Option<String> {
    const VALUES: [i64; 13] = [1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1];
    const LETTERS: [&str; 13] = ["m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"];
    if !(1..4000).contains(&number) {
        return None;
    }
    let mut mark = String::new();
    for (value, letters) in VALUES.into_iter().zip(LETTERS) {
        while number >= value {
            mark.push_str(letters);
            number -= value;
        }
    }
    Some(mark)
}

/// 1 … 99 as Chinese counts: 十, 十一, 二十, 二十一.
fn chinese(number: i64) -> Option<String> {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let number = usize::try_from(number)
        .ok()
        .filter(|number| (1..100).contains(number))?;
    let (tens, ones) = (number / 10, DIGITS[number % 10]);
    Some(match tens {
        0 => ones.to_owned(),
        1 => format!("十{ones}"),
        _ => format!("{}十{ones}", DIGITS[tens]),
    })
}

/// Whether a line already begins with a number of its own: `3.`, `（三）`, `三、`, `③`. Pages that print their numbers
/// themselves turn the automatic ones off in style sheets.
pub(super) fn is_numbered(line: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit() || matches!(c, '０'..='９') || "一二三四五六七八九十百".contains(c);
    let line = line.trim_start();
    let text = line.trim_start_matches(['（', '(', '【', '[']);
    let rest = text.trim_start_matches(is_digit);
    if rest.len() == text.len() {
        return text.starts_with(|c| ('①'..='⒛').contains(&c));
    }
    let mut behind = rest.chars();
    match behind.next() {
        // A point between digits is a decimal one.
        Some('.' | '．') => behind.next().is_none_or(|c| !is_digit(c)),
        Some('、' | ')' | '）') => true,
        Some('】' | ']') => text.len() < line.len(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_of_all_kinds() {
        let alphabets: Vec<_> = [1, 26, 27, 702, 703].into_iter().filter_map(alphabetic).collect();
        assert_eq!(alphabets, ["a", "z", "aa", "zz", "aaa"]);
        let romans: Vec<_> = [1, 4, 9, 14, 1999].into_iter().filter_map(roman).collect();
        assert_eq!(romans, ["i", "iv", "ix", "xiv", "mcmxcix"]);
        let counted: Vec<_> = [1, 10, 11, 20, 35].into_iter().filter_map(chinese).collect();
        assert_eq!(counted, ["一", "十", "十一", "二十", "三十五"]);
        assert!(alphabetic(0).is_none() && roman(4000).is_none() && chinese(100).is_none());
        assert!(alphabetic(i64::MAX).is_some());
    }

    #[test]
    fn numbers_that_the_text_prints_are_told() {
        for text in [
            "3. 修路",
            "3、修路",
            "（三）修路",
            " 十二、修路",
            "(2)修路",
            "③修路",
            "１．修路",
        ] {
            assert!(is_numbered(text), "{text}");
        }
        for text in ["修路3.", "3.5公里", "2023年修路", "三座桥", "（试行）", "", "12个小区"] {
            assert!(!is_numbered(text), "{text}");
        }
    }
}
