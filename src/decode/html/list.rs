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
        let decimal = || format!("{number}. ");
        Some(match style.marker.unwrap_or(self.marker) {
            Marker::None => return None,
            Marker::Decimal => decimal(),
            Marker::LowerAlpha => alphabetic(number).map_or_else(decimal, |mark| format!("{mark}. ")),
            Marker::UpperAlpha => {
                alphabetic(number).map_or_else(decimal, |mark| format!("{}. ", mark.to_ascii_uppercase()))
            }
            Marker::LowerRoman => roman(number).map_or_else(decimal, |mark| format!("{mark}. ")),
            Marker::UpperRoman => roman(number).map_or_else(decimal, |mark| format!("{}. ", mark.to_ascii_uppercase())),
            Marker::Chinese => chinese(number).map_or_else(decimal, |mark| format!("{mark}、")),
        })
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
    const PARTS: [(i64, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if !(1..4000).contains(&number) {
        return None;
    }
    let mut mark = String::new();
    for (value, letters) in PARTS {
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
    let text = line.trim_start().trim_start_matches(['（', '(', '【', '[']);
    let bracketed = text.len() < line.trim_start().len();
    let number = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c) || "一二三四五六七八九十百".contains(c);
    let rest = text.trim_start_matches(number);
    if text.starts_with(|c| ('①'..='⒛').contains(&c)) {
        return true;
    }
    let mut rest_chars = rest.chars();
    let marked = match rest_chars.next() {
        Some('.' | '．') => rest_chars.next().is_none_or(|c| !number(c)),
        Some('、' | ')' | '）' | '】' | ']') => true,
        _ => false,
    };
    rest.len() < text.len() && marked && (bracketed || !rest.starts_with(['】', ']']))
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
