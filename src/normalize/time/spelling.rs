//! Odd spellings of a period, rewritten as the reader of times knows them. Only for texts that are read for their period
//! and not quoted: a rewritten text has other spans.

use crate::script;

/// Words that stand for others.
const WORDS: [(&str, &str); 11] = [
    ("元月", "一月"),
    ("首季度", "一季度"),
    ("首季", "一季度"),
    ("年上半年度", "年上半年"),
    ("年下半年度", "年下半年"),
    ("截止时间：", "截至"),
    ("截止时间:", "截至"),
    ("截止日期：", "截至"),
    ("截止日期:", "截至"),
    ("截至时间：", "截至"),
    ("截至日期：", "截至"),
];

const NUMERALS: &str = "0123456789０１２３４５６７８９〇一二三四五六七八九十";

/// The characters that join the ends of a range.
const JOINS: &str = "-—–－~～至到―";

/// A title in simplified characters, with its period in common spelling: `2022年Q4` is `2022年第4季度`, `01-09月` is
/// `1-9月`, `半年度` is `上半年`, `8月重点工作` is `8月份重点工作`.
pub(super) fn common(title: &str) -> String {
    let mut text = script::fold(title).into_owned();
    for (word, common) in WORDS {
        text = text.replace(word, common);
    }
    let text = same_year_once(&text);
    let chars: Vec<char> = text.chars().collect();
    let mut spelled = String::with_capacity(text.len());
    for (at, c) in chars.iter().enumerate() {
        let (before, behind) = (&chars[..at], &chars[at + 1..]);
        match c {
            'Q' | 'q' if is_quarter(before, behind) => spelled.push('第'),
            _ if is_behind_q(before, &chars[at..]) => {
                spelled.push(*c);
                spelled.push_str("季度");
            }
            '0' | '０' if is_leading_zero(before, behind) => {}
            '第' if joins_quarters(before, behind) => {}
            '半' if is_first_half(before, behind) => spelled.push_str("上半"),
            '月' if is_month_alone(before, behind) => spelled.push_str("月份"),
            _ => spelled.push(*c),
        }
    }
    quarter_ends(&spelled)
}

/// The letter of Q4, 2022Q4, 2022年Q4.
fn is_quarter(before: &[char], behind: &[char]) -> bool {
    let year = before.iter().rev().take_while(|c| c.is_numeric()).count() == 4;
    let apart = before.last().is_none_or(|c| "年度（( _-".contains(*c));
    let number = matches!(behind.first(), Some('1'..='4'));
    number && (year || apart) && behind.get(1).is_none_or(|c| !c.is_ascii_alphanumeric())
}

/// The digit of Q4.
fn is_behind_q(before: &[char], this: &[char]) -> bool {
    let letter = before.split_last().filter(|(q, _)| matches!(q, 'Q' | 'q'));
    letter.is_some_and(|(_, before)| is_quarter(before, this))
}

/// The zeros of 01-09月.
fn is_leading_zero(before: &[char], behind: &[char]) -> bool {
    let Some((digit, rest)) = behind.split_first().filter(|(digit, _)| digit.is_numeric()) else {
        return false;
    };
    let month = |rest: &[char]| rest.first() == Some(&'月');
    let range = rest.first().is_some_and(|c| JOINS.contains(*c));
    let digits = rest.iter().skip(1).take_while(|c| c.is_numeric()).count();
    let outside = before.last().is_none_or(|c| !c.is_numeric() && !".．/".contains(*c));
    *digit != '0' && outside && (month(rest) || (range && month(&rest[digits + 1..])))
}

/// The 第 before 一至第三季度, or before 三季度 behind 至.
fn joins_quarters(before: &[char], behind: &[char]) -> bool {
    let join = |c: Option<&char>| c.is_some_and(|c| JOINS.contains(*c));
    let quarter = |c: Option<&char>| c.is_some_and(|c| "1234一二三四".contains(*c));
    let behind_first = join(before.last()) && quarter(before.iter().nth_back(1));
    quarter(behind.first()) && (join(behind.get(1)) || behind_first)
}

/// 半年 that is no 上半年, 下半年 and no span of time (近半年, 两个半年).
fn is_first_half(before: &[char], behind: &[char]) -> bool {
    let no = |c: &char| "上下近后前每个多第大小过隔".contains(*c) || NUMERALS.contains(*c) || *c == '两';
    behind.first() == Some(&'年') && !before.last().is_some_and(no)
}

/// A month without 份, and no day, part of the month or range behind it.
fn is_month_alone(before: &[char], behind: &[char]) -> bool {
    let numeral = before.last().is_some_and(|c| NUMERALS.contains(*c));
    let goes_on =
        |c: &char| NUMERALS.contains(*c) || JOINS.contains(*c) || "份底末初上中下以前后日号当单起、 ".contains(*c);
    numeral && !behind.first().is_some_and(goes_on)
}

/// `2022年1月-2022年11月` without its second year.
fn same_year_once(text: &str) -> String {
    let mut text = text.to_owned();
    let places: Vec<_> = text.match_indices('年').map(|(at, _)| at).collect();
    for pair in places.windows(2).rev() {
        let (first, second) = (year_at(&text, pair[0]), year_at(&text, pair[1]));
        let Some((first, second)) = first.zip(second) else {
            continue;
        };
        let between = &text[pair[0]..second];
        let joined = between.ends_with(|c| JOINS.contains(c)) && between.contains('月');
        if joined && text[first..pair[0]] == text[second..pair[1]] {
            text.replace_range(second..pair[1] + '年'.len_utf8(), "");
        }
    }
    text
}

/// Where the four numerals before 年 begin.
fn year_at(text: &str, at: usize) -> Option<usize> {
    let (start, _) = text[..at]
        .char_indices()
        .rev()
        .take_while(|(_, c)| NUMERALS.contains(*c))
        .nth(3)?;
    Some(start)
}

/// 三季度末 is 前三季度.
fn quarter_ends(text: &str) -> String {
    let mut text = text.to_owned();
    for quarter in ["二", "三", "2", "3"] {
        for end in ["末", "底"] {
            for number in ["第", ""] {
                let word = format!("{number}{quarter}季度{end}");
                text = text.replace(&word, &format!("前{quarter}季度"));
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::common;

    #[test]
    fn odd_spellings_become_common_ones() {
        for (odd, expected) in [
            ("2022年Q4情况", "2022年第4季度情况"),
            ("2022q1", "2022第1季度"),
            ("2023年01-09月", "2023年1-9月份"),
            ("元月至九月份", "一月至九月份"),
            ("第一至第三季度", "一至三季度"),
            ("2023年半年度情况", "2023年上半年度情况"),
            ("8月情况", "8月份情况"),
            ("截至三季度末", "截至前三季度"),
            ("数据截止时间：5月底", "数据截至5月底"),
            ("2022年1月-2022年11月", "2022年1月-11月份"),
            ("2022年第四季度進展", "2022年第四季度进展"),
        ] {
            assert_eq!(common(odd), expected);
        }
    }

    #[test]
    fn common_spellings_stay() {
        for text in [
            "2023年上半年情况",
            "近半年情况",
            "截至8月底",
            "8月15日",
            "2021年12月-2022年11月份",
            "G4Q2路段",
            "第三季度",
            "2023-01-05",
            "",
        ] {
            assert_eq!(common(text), text);
        }
    }
}
