//! The numbers that lines begin with or consist of: `1`, `07`, `1.`, `（二）`, `三、`, `④`, `第五部分`, `一是`.

use crate::number::integer;

/// Printed numbers are short; a longer run of digits is an amount.
const MAX_DIGITS: usize = 4;

/// How a number is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Style {
    /// 一、
    Chinese,
    /// （一）
    ChineseBracketed,
    /// 1. or 1、
    Arabic,
    /// （1） or 1）
    ArabicBracketed,
    /// ①
    Sign,
    /// 第一部分
    Part,
    /// 一是 or 第一，
    Spoken,
}

impl Style {
    /// Whether headings rather than items are numbered so.
    pub(super) const fn is_heading(self) -> bool {
        matches!(self, Self::Chinese | Self::ChineseBracketed | Self::Part)
    }

    /// How deep what is numbered so lies in a text: 第一部分, 一、, （一）, 1., （1）, ① and 一是.
    pub(super) const fn depth(self) -> u8 {
        match self {
            Self::Part => 0,
            Self::Chinese => 1,
            Self::ChineseBracketed => 2,
            Self::Arabic => 3,
            Self::ArabicBracketed => 4,
            Self::Sign | Self::Spoken => 5,
        }
    }
}

/// A number at the start of a line, and what follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark<'t> {
    pub style: Style,
    pub value: u32,
    /// The line behind the number, trimmed at its start.
    pub rest: &'t str,
    /// A digit follows the point at once: `1.5公里` may as well be an amount.
    pub decimal: bool,
}

/// The number that a line begins with.
pub(super) fn mark(text: &str) -> Option<Mark<'_>> {
    let first = text.chars().next()?;
    match first {
        '（' | '(' => bracketed(&text[first.len_utf8()..]),
        '第' => part(&text[first.len_utf8()..]),
        _ if is_sign(first) => {
            let rest = text[first.len_utf8()..].trim_start_matches(['、', '.', '．']);
            found(Style::Sign, &text[..first.len_utf8()], rest)
        }
        _ => {
            let (digits, rest, chinese) = digits(text)?;
            let next = rest.chars().next()?;
            let after = &rest[next.len_utf8()..];
            let style = match (next, chinese) {
                ('、', true) => Style::Chinese,
                // `一　经济发展`, in the row of a table.
                (' ' | '\t' | '\u{a0}' | '\u{3000}', true) if digits.chars().count() <= 2 => Style::Chinese,
                ('是', true) => Style::Spoken,
                ('、' | '.' | '．', false) => Style::Arabic,
                ('）' | ')', false) => Style::ArabicBracketed,
                _ => return None,
            };
            let mark = found(style, digits, after)?;
            let decimal = matches!(next, '.' | '．') && after.chars().next().is_some_and(is_digit);
            Some(Mark { decimal, ..mark })
        }
    }
}

/// A line that is nothing but a number: `12`, `１２`, `(3)`, `4.`, `⑤`, `六`.
pub(super) fn bare(text: &str) -> Option<(Style, u32)> {
    const MAX_BYTES: usize = (MAX_DIGITS + 2) * 3;
    if text.len() > MAX_BYTES {
        return None;
    }
    let inner = text
        .trim_start_matches(['（', '('])
        .trim_end_matches(['）', ')', '.', '．', '、']);
    let first = inner.chars().next()?;
    let style = match first {
        _ if is_digit(first) => Style::Arabic,
        _ if is_sign(first) => Style::Sign,
        _ => Style::Chinese,
    };
    if inner.chars().count() > MAX_DIGITS {
        return None;
    }
    Some((style, u32::try_from(integer(inner)?).ok()?))
}

fn found<'t>(style: Style, digits: &str, rest: &'t str) -> Option<Mark<'t>> {
    let value = u32::try_from(integer(digits)?).ok()?;
    Some(Mark {
        style,
        value,
        rest: rest.trim_start(),
        decimal: false,
    })
}

/// Behind an opening bracket: digits and the closing one.
fn bracketed(text: &str) -> Option<Mark<'_>> {
    let (digits, rest, chinese) = digits(text)?;
    let rest = rest.strip_prefix(['）', ')'])?;
    let style = if chinese {
        Style::ChineseBracketed
    } else {
        Style::ArabicBracketed
    };
    found(style, digits, rest.trim_start_matches('、'))
}

/// Behind 第: digits and a word for a part, or a comma (第一，…).
fn part(text: &str) -> Option<Mark<'_>> {
    let (digits, rest, chinese) = digits(text)?;
    if let Some(rest) = rest.strip_prefix(['，', ',']).filter(|_| chinese) {
        return found(Style::Spoken, digits, rest);
    }
    let rest = ["部分", "章", "节", "类"]
        .iter()
        .find_map(|word| rest.strip_prefix(word))?;
    found(Style::Part, digits, rest.trim_start_matches(['、', '：', ':']))
}

/// The digits a text begins with, the rest, and whether they are Chinese.
fn digits(text: &str) -> Option<(&str, &str, bool)> {
    let end = |is_digit: fn(char) -> bool| {
        let end = text.char_indices().take(MAX_DIGITS + 1).find(|(_, c)| !is_digit(*c));
        end.map_or(text.len(), |(at, _)| at)
    };
    let (at, chinese) = match end(is_digit) {
        0 => (end(|c| "〇零一二三四五六七八九十百".contains(c)), true),
        at => (at, false),
    };
    (0 < at && at < text.len()).then(|| (&text[..at], &text[at..], chinese))
}

/// The first year that a text names: four digits of either width, alone, from 1990 on.
pub(super) fn year(text: &str) -> Option<u32> {
    let runs = text.split(|c: char| !is_digit(c) && !"〇○零一二三四五六七八九".contains(c));
    let mut four = runs.filter(|run| run.chars().count() == 4);
    four.find_map(|run| {
        u32::try_from(integer(run)?)
            .ok()
            .filter(|year| (1990..2100).contains(year))
    })
}

/// A digit of either width.
pub(super) const fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

/// One character that is a whole number.
fn is_sign(c: char) -> bool {
    matches!(c, '①'..='⒛' | '❶'..='❿' | '➀'..='➉' | '㈠'..='㈩' | '㊀'..='㊉' | '㉑'..='㉟')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_style() {
        for (text, style, value, rest) in [
            ("一、总体情况", Style::Chinese, 1, "总体情况"),
            ("十一　民生", Style::Chinese, 11, "民生"),
            ("（十二）民生", Style::ChineseBracketed, 12, "民生"),
            ("1.新建", Style::Arabic, 1, "新建"),
            ("１２、新建", Style::Arabic, 12, "新建"),
            ("(3) 新建", Style::ArabicBracketed, 3, "新建"),
            ("4）新建", Style::ArabicBracketed, 4, "新建"),
            ("⑤新建", Style::Sign, 5, "新建"),
            ("第二部分 重点项目", Style::Part, 2, "重点项目"),
            ("三是新建", Style::Spoken, 3, "新建"),
            ("第二，新建", Style::Spoken, 2, "新建"),
        ] {
            let found = mark(text).unwrap();
            assert_eq!(
                (found.style, found.value, found.rest, found.decimal),
                (style, value, rest, false),
                "{text}"
            );
        }
        assert!(mark("1.5宗地块").unwrap().decimal);
        for text in [
            "",
            "1",
            "2023年",
            "12345.",
            "一心一意",
            "二〇二二 总结",
            "第一书记",
            "（含改建）",
            "十",
            "．",
            "百、",
        ] {
            assert_eq!(mark(text), None, "{text}");
        }
    }

    #[test]
    fn reads_years() {
        for (text, expected) in [
            ("某县2021年总结", Some(2021)),
            ("二〇二一年", Some(2021)),
            ("２０２１第一季度", Some(2021)),
            ("新建1200处", None),
            ("12021年", None),
        ] {
            assert_eq!(year(text), expected, "{text}");
        }
    }

    #[test]
    fn reads_lines_that_are_numbers() {
        for (text, value) in [
            ("7", 7),
            ("07", 7),
            ("１２", 12),
            ("（3）", 3),
            ("4、", 4),
            ("十一", 11),
            ("⑳", 20),
        ] {
            assert_eq!(bare(text).map(|(_, v)| v), Some(value), "{text}");
        }
        for text in ["", "12345", "7个", "（）", ".", "完成", "1.5"] {
            assert_eq!(bare(text), None, "{text}");
        }
    }
}
