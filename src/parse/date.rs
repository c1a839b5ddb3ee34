//! Dates of the header: 2023-01-05, 2023年1月5日, 2023/1/5, 20230105, 二〇二三年一月五日, of either width, with or
//! without a time behind.

use jiff::civil::Date;

use super::line::trim;
use super::mark::is_digit;
use crate::number::integer;

/// The date that a text begins with; what follows the day is not looked at.
pub(super) fn date(text: &str) -> Option<Date> {
    Some(leading(text)?.0)
}

/// The date that is all a text says: with a time, the day of the week, brackets or 印发, but with nothing else.
pub(super) fn lone(text: &str) -> Option<Date> {
    const MAX_BYTES: usize = 90;
    let bracket = |c: char| c.is_whitespace() || "（）()[]【】".contains(c);
    let text = text.trim_matches(bracket);
    let (date, rest) = leading(text).filter(|_| text.len() <= MAX_BYTES)?;
    let rest = rest.trim_start_matches(['日', '号', '號']);
    let clock = |c: char| bracket(c) || is_digit(c) || ":：.T时時分秒上下午星期周一二三四五六日印发發".contains(c);
    rest.chars().all(clock).then_some(date)
}

/// The date that a text begins with, and what follows its last digit.
fn leading(text: &str) -> Option<(Date, &str)> {
    let (first, rest) = run(trim(text))?;
    if first > 9999 {
        return Some((build(first / 10_000, first / 100 % 100, first % 100)?, rest));
    }
    let (month, rest) = run(part(rest, '年')?)?;
    let (day, rest) = run(part(rest, '月')?)?;
    Some((build(first, month, day)?, rest))
}

/// Whether a line is a day and nothing else.
pub(super) fn is_day(text: &str) -> bool {
    const MAX_CHARS: usize = 16;
    let day = |c: char| is_digit(c) || "〇○零一二三四五六七八九十年月日-/.．－／— ".contains(c);
    text.chars().take(MAX_CHARS + 1).count() <= MAX_CHARS && text.chars().all(day) && date(text).is_some()
}

fn build(year: u64, month: u64, day: u64) -> Option<Date> {
    let date = Date::new(
        i16::try_from(year).ok()?,
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
    )
    .ok()?;
    (1900..2200).contains(&date.year()).then_some(date)
}

/// The number at the start of a text, and what follows it.
fn run(text: &str) -> Option<(u64, &str)> {
    const MAX_CHARS: usize = 9;
    let is_numeral = |c: char| is_digit(c) || "〇○零一二三四五六七八九十".contains(c);
    let end = text
        .char_indices()
        .take(MAX_CHARS)
        .find(|(_, c)| !is_numeral(*c))
        .map_or(text.len(), |(at, _)| at);
    Some((integer(&text[..end])?, &text[end..]))
}

/// What follows the sign between two parts of a date.
fn part(text: &str, word: char) -> Option<&str> {
    let is_sign = |c: char| c == word || matches!(c, '-' | '/' | '.' | '．' | '－' | '／' | '—');
    trim(text).strip_prefix(is_sign).map(str::trim_start)
}

#[cfg(test)]
mod tests {
    use jiff::civil;

    use super::{date, lone};

    #[test]
    fn reads_every_spelling_of_a_day() {
        for text in [
            "2023-01-05",
            "2023年1月5日",
            "2023/1/5",
            "2023.01.05",
            "20230105",
            "二〇二三年一月五日",
            "２０２３年１月５日",
            "2023-01-05 15:52:59",
            "2023 年 1 月 5 日",
            " 2023-1-5（星期四）",
        ] {
            assert_eq!(date(text), Some(civil::date(2023, 1, 5)), "{text}");
        }
        assert_eq!(date("二〇二二年十二月三十一日"), Some(civil::date(2022, 12, 31)));
    }

    #[test]
    fn a_day_alone_is_told_from_a_sentence() {
        for text in [
            "2023-01-05",
            "（2023年1月5日）",
            "2023-01-05 15:52:59",
            "2023年1月5日 星期四",
            "2023年1月5日印发",
        ] {
            assert_eq!(lone(text), Some(civil::date(2023, 1, 5)), "{text}");
        }
        for text in ["2023年1月5日开工", "2023-01-05 来源：区府办", "1月5日", "2023年1月"] {
            assert_eq!(lone(text), None, "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_day() {
        for text in [
            "",
            "2023",
            "2023年1月",
            "2023-13-05",
            "2023-02-30",
            "15:52",
            "长期公开",
            "0001-01-01",
            "999999999999",
        ] {
            assert_eq!(date(text), None, "{text}");
        }
    }
}
