//! Chinese numerals: positional (二〇二三), multiplicative (二十三万五千, 两千零八), formal (壹佰贰拾), 廿 and 卅.

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

/// Reads a text that is wholly a Chinese integer.
///
/// Accepts positional digits (二〇二三), scales in order (二十三万五千, 两千零八, 十二, 廿三) and the spoken short form that
/// leaves out the last scale (两千五 = 2500, 三万二 = 32000). Returns `None` for anything else, and on overflow.
pub fn chinese_integer(text: &str) -> Option<u64> {
    if text.is_empty() {
        return None;
    }
    if text.chars().all(|c| digit(c).is_some()) {
        return text.chars().try_fold(0_u64, |sum, c| sum.checked_mul(10)?.checked_add(digit(c)?));
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
        let Some(pending) = self.pending else { return Some(self.sum) };
        let scale = if self.last_scale > 10 && !self.zero { self.last_scale / 10 } else { 1 };
        self.sum.checked_add(pending.checked_mul(scale)?)
    }

    fn close_before_large(&self) -> Option<u64> {
        self.sum.checked_add(self.pending.unwrap_or(0))
    }
}

fn multiplicative(text: &str) -> Option<u64> {
    let mut total = 0_u64;
    let mut part = Part { last_scale: 1, ..Part::default() };
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
            if part.sum % 100 != 0 || part.pending.is_some() {
                return None;
            }
            part.sum += if c == '廿' { 20 } else { 30 };
            part.last_scale = 10;
        } else {
            let scale = large_scale(c)?;
            let value = part.close_before_large()?;
            if value == 0 {
                return None;
            }
            if scale < large_before {
                total = total.checked_add(value.checked_mul(scale)?)?;
            } else {
                total = total.checked_add(value)?.checked_mul(scale)?;
            }
            large_before = scale;
            part = Part { last_scale: scale, ..Part::default() };
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
    use super::chinese_integer as read;

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
        ] {
            assert_eq!(read(text), Some(value), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_number() {
        for text in ["", "万", "百千", "一二十", "三十百", "十个", "亿万", "九九九九九九九九九九九九九九九九九九九九九九九"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
