//! Numbers as the genre prints them.

use rust_decimal::Decimal;

const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// 1286.5 → `1286.5`, with `grouped` → `1,286.5`. Zeros behind the last decimal are left out.
pub fn arabic(value: Decimal, grouped: bool) -> String {
    let plain = value.normalize().to_string();
    if !grouped {
        return plain;
    }
    let (whole, fraction) = plain
        .split_once('.')
        .map_or((plain.as_str(), None), |(w, f)| (w, Some(f)));
    let mut text = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

/// 350 → `三百五十`, 12 → `十二`; `counting` says 两 for 2, as in front of a classifier. Up to 9999.
pub fn chinese(number: u32, counting: bool) -> String {
    if number == 2 && counting {
        return "两".to_owned();
    }
    let mut text = String::new();
    let mut gap = false;
    for (scale, word) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = number / scale % 10;
        if digit == 0 {
            gap = gap || !text.is_empty();
            continue;
        }
        if gap {
            text.push_str(DIGITS[0]);
            gap = false;
        }
        if !(scale == 10 && digit == 1 && text.is_empty()) {
            text.push_str(DIGITS[digit as usize]);
        }
        text.push_str(word);
    }
    text
}

/// 2023 → `二〇二三`.
pub fn chinese_year(year: i32) -> String {
    year.to_string()
        .bytes()
        .map(|byte| {
            if byte == b'0' {
                "〇"
            } else {
                DIGITS[usize::from(byte - b'0')]
            }
        })
        .collect()
}

/// The full-width form of a half-width character of a number, a unit or a Latin word.
pub fn full_width(c: char) -> char {
    match c {
        '0'..='9' | 'A'..='Z' | 'a'..='z' | '%' | '.' | ',' | '-' | '/' | '(' | ')' => {
            char::from_u32(u32::from(c) + 0xfee0).unwrap_or(c)
        }
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings() {
        assert_eq!(arabic(Decimal::new(1_286_500, 3), true), "1,286.5");
        assert_eq!(arabic(Decimal::new(-45, 2), false), "-0.45");
        assert_eq!(chinese(350, true), "三百五十");
        assert_eq!(chinese(12, true), "十二");
        assert_eq!(chinese(208, true), "二百零八");
        assert_eq!(chinese(2, true), "两");
        assert_eq!(chinese_year(2023), "二〇二三");
        assert_eq!("5.3%".chars().map(full_width).collect::<String>(), "５．３％");
    }
}
