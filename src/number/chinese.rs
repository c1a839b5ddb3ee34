//! Chinese numerals: positional (二〇二三), multiplicative (二十三万五千, 两千零八), formal (壹佰贰拾), 廿 and 卅.

use rust_decimal::Decimal;

use super::from_digits;
use super::pair::read_pair;

/// The value of one Chinese digit, everyday or formal.
pub const fn digit(c: char) -> Option<u64> {
    Some(match c {
        '〇' | '零' | '○' | 'Ｏ' => 0,
        '一' | '壹' | '幺' => 1,
        '二' | '两' | '贰' | '貳' | '兩' => 2,
        '三' | '叁' | '參' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' | '陸' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// The value of a scale below 万: 十, 百, 千 in their forms.
pub const fn small_scale(c: char) -> Option<u64> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1000,
        _ => return None,
    })
}

/// The value of a scale from 万 up.
pub const fn large_scale(c: char) -> Option<u64> {
    Some(match c {
        '万' | '萬' => 10_000,
        '亿' | '億' => 100_000_000,
        '兆' => 1_000_000_000_000,
        _ => return None,
    })
}

/// Whether a character can stand in a Chinese numeral.
pub const fn is_numeral(c: char) -> bool {
    digit(c).is_some() && c != 'Ｏ' && c != '幺'
        || small_scale(c).is_some()
        || large_scale(c).is_some()
        || matches!(c, '廿' | '卅')
}

/// What a run of Chinese numeral characters says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chinese {
    /// One value.
    Exact(Decimal),
    /// Two neighbouring digits: 三四十 is 30 to 40.
    Pair(Decimal, Decimal),
    /// A scale without a digit (百, 千万): exact only in company (上百家, 千万元).
    Scale(Decimal),
}

/// Reads a run of Chinese numeral characters, 点 between digits included; `None` if it is no numeral.
pub fn read_chinese(run: &str) -> Option<Chinese> {
    if let Some((whole, fraction)) = run.split_once('点') {
        return read_fraction(whole, fraction).map(Chinese::Exact);
    }
    if let Some(pair) = read_pair(run) {
        return Some(pair);
    }
    if let Some(value) = chinese_integer(run) {
        return Some(Chinese::Exact(Decimal::from(value)));
    }
    scales(run).map(Chinese::Scale)
}

/// The product of a run of nothing but scales.
fn scales(run: &str) -> Option<Decimal> {
    let mut product = Decimal::ONE;
    for c in run.chars() {
        product = product.checked_mul(Decimal::from(small_scale(c).or_else(|| large_scale(c))?))?;
    }
    (!run.is_empty()).then_some(product)
}

/// 三点五, 一点二万亿.
fn read_fraction(whole: &str, fraction: &str) -> Option<Decimal> {
    let digits_end = fraction.find(|c| digit(c).is_none()).unwrap_or(fraction.len());
    let (digits, rest) = fraction.split_at(digits_end);
    let count = digits.chars().count();
    if count == 0 {
        return None;
    }
    let digits = digits.chars().filter_map(digit).filter_map(|d| u8::try_from(d).ok());
    let value = Decimal::from(chinese_integer(whole)?).checked_add(from_digits(digits, count)?)?;
    if rest.is_empty() {
        Some(value)
    } else {
        value.checked_mul(scales(rest)?)
    }
}

/// Reads a text that is wholly a Chinese integer.
///
/// Accepts positional digits (二〇二三), scales in order (二十三万五千, 两千零八, 十二, 廿三) and the spoken short form that
/// leaves out the last scale (两千五 = 2500, 三万二 = 32000). Returns `None` for anything else, and on overflow.
pub fn chinese_integer(text: &str) -> Option<u64> {
    if text.is_empty() {
        return None;
    }
    if text.chars().all(|c| digit(c).is_some()) {
        // 两 says how many and is no digit of a number that is told digit by digit.
        if text.contains(['两', '兩']) && text.chars().nth(1).is_some() {
            return None;
        }
        return text
            .chars()
            .try_fold(0_u64, |sum, c| sum.checked_mul(10)?.checked_add(digit(c)?));
    }
    multiplicative(text)
}

/// One part between two large scales, being read.
#[derive(Default)]
struct Part {
    /// What is complete, such as 二十 in 二十三.
    sum: u64,
    /// A digit waiting for its scale.
    pending: Option<u64>,
    /// The last scale, 1 at the start of a part.
    last_scale: u64,
    /// Whether 零 stood before the pending digit.
    zero: bool,
}

impl Part {
    /// The part's value; a last digit without 零 before it takes the next lower scale (两千五).
    fn close(&self) -> Option<u64> {
        let Some(pending) = self.pending else {
            return Some(self.sum);
        };
        let scale = if self.last_scale > 10 && !self.zero {
            self.last_scale / 10
        } else {
            1
        };
        self.sum.checked_add(pending.checked_mul(scale)?)
    }

    fn close_before_large(&self) -> Option<u64> {
        self.sum.checked_add(self.pending.unwrap_or(0))
    }
}

fn multiplicative(text: &str) -> Option<u64> {
    let mut total = 0_u64;
    let mut part = Part {
        last_scale: 1,
        ..Part::default()
    };
    let mut large_before = u64::MAX;
    let mut any = false;
    for c in text.chars() {
        if let Some(d) = digit(c) {
            if d == 0 {
                if part.pending.is_some() {
                    return None;
                }
                part.zero = true;
                continue;
            }
            if part.pending.is_some() {
                return None;
            }
            part.pending = Some(d);
        } else if let Some(scale) = small_scale(c) {
            if part.sum > 0 && scale >= part.last_scale {
                return None;
            }
            let digit = match part.pending.take() {
                Some(d) => d,
                None if scale == 10 => 1,
                None => return None,
            };
            part.sum = part.sum.checked_add(digit.checked_mul(scale)?)?;
            part.last_scale = scale;
            part.zero = false;
        } else if c == '廿' || c == '卅' {
            if !part.sum.is_multiple_of(100) || part.pending.is_some() {
                return None;
            }
            part.sum += if c == '廿' { 20 } else { 30 };
            part.last_scale = 10;
        } else {
            let scale = large_scale(c)?;
            let value = part.close_before_large()?;
            if value == 0 && (total == 0 || scale < large_before) {
                return None;
            }
            if scale < large_before {
                total = total.checked_add(value.checked_mul(scale)?)?;
            } else {
                total = total.checked_add(value)?.checked_mul(scale)?;
            }
            large_before = scale;
            part = Part {
                last_scale: scale,
                ..Part::default()
            };
        }
        any = true;
    }
    if !any {
        return None;
    }
    total.checked_add(part.close()?)
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::{Chinese, chinese_integer as read, read_chinese};

    #[test]
    fn reads_runs() {
        let exact = |text: &str| Some(Chinese::Exact(text.parse().unwrap()));
        let pair = |a: i64, b: i64| Some(Chinese::Pair(Decimal::from(a), Decimal::from(b)));
        assert_eq!(read_chinese("三点五"), exact("3.5"));
        assert_eq!(read_chinese("一点二万亿"), exact("1200000000000"));
        assert_eq!(read_chinese("三百五十万"), exact("3500000"));
        assert_eq!(read_chinese("七八百"), pair(700, 800));
        assert_eq!(read_chinese("十七八"), pair(17, 18));
        assert_eq!(read_chinese("两三"), pair(2, 3));
        assert_eq!(read_chinese("二〇二三"), exact("2023"));
        assert_eq!(read_chinese("两两"), None);
        assert_eq!(read_chinese("五两"), None);
        assert_eq!(read_chinese("千万"), Some(Chinese::Scale(Decimal::from(10_000_000))));
        assert_eq!(read_chinese("百"), Some(Chinese::Scale(Decimal::from(100))));
        assert_eq!(read_chinese("十"), exact("10"));
        assert_eq!(read_chinese("点五"), None);
        assert_eq!(read_chinese("三百二千"), None);
    }

    #[test]
    fn reads_every_form() {
        for (text, value) in [
            ("一", 1),
            ("十", 10),
            ("十二", 12),
            ("二十三", 23),
            ("廿三", 23),
            ("一百零五", 105),
            ("一百五", 150),
            ("两千零八", 2008),
            ("两千五", 2500),
            ("三万二", 32000),
            ("三万零二", 30002),
            ("二十三万五千", 235_000),
            ("六亿九千五百四十一万", 695_410_000),
            ("壹佰贰拾", 120),
            ("二〇二三", 2023),
            ("一二三四五", 12345),
            ("一万亿", 1_000_000_000_000),
            ("四万万", 400_000_000),
        ] {
            assert_eq!(read(text), Some(value), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_number() {
        for text in [
            "",
            "万",
            "百千",
            "一二十",
            "三十百",
            "十个",
            "亿万",
            "九九九九九九九九九九九九九九九九九九九九九九九",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
