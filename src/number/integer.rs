//! Printed ordinals and counts: `12`, `１２`, `十二`, `①`, `⑴`.

use super::chinese_integer;

/// Reads a text that is wholly one whole number: Arabic digits of either width, a Chinese numeral, or a circled,
/// bracketed or dotted number sign (①, ⑴, ⒈, ㈠).
pub fn integer(text: &str) -> Option<u64> {
    let mut chars = text.chars();
    if let (Some(c), None) = (chars.next(), chars.next())
        && let Some(n) = sign(c)
    {
        return Some(n);
    }
    if !text.is_empty() && text.chars().all(|c| arabic(c).is_some()) {
        return text
            .chars()
            .try_fold(0_u64, |sum, c| sum.checked_mul(10)?.checked_add(arabic(c)?));
    }
    chinese_integer(text)
}

/// The value of one Arabic digit of either width.
pub const fn arabic(c: char) -> Option<u64> {
    match c {
        '0'..='9' => Some(c as u64 - '0' as u64),
        '０'..='９' => Some(c as u64 - '０' as u64),
        _ => None,
    }
}

/// The value of a character that is a whole number by itself.
const fn sign(c: char) -> Option<u64> {
    let (first, from) = match c {
        '①'..='⑳' => ('①', 1),
        '⑴'..='⒇' => ('⑴', 1),
        '⒈'..='⒛' => ('⒈', 1),
        '㈠'..='㈩' => ('㈠', 1),
        '㊀'..='㊉' => ('㊀', 1),
        '❶'..='❿' => ('❶', 1),
        '➀'..='➉' => ('➀', 1),
        '㉑'..='㉟' => ('㉑', 21),
        _ => return None,
    };
    Some(c as u64 - first as u64 + from)
}

#[cfg(test)]
mod tests {
    use super::integer;

    #[test]
    fn reads_printed_numbers() {
        for (text, value) in [
            ("12", 12),
            ("０７", 7),
            ("①", 1),
            ("⑳", 20),
            ("㈢", 3),
            ("十二", 12),
            ("二〇二三", 2023),
        ] {
            assert_eq!(integer(text), Some(value), "{text}");
        }
        for text in ["", "1.", "一是", "12a", "1１x"] {
            assert_eq!(integer(text), None, "{text}");
        }
    }
}
