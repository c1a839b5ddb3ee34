//! A code of GB/T 2260: two digits each for province, prefecture and county.

use std::fmt;
use std::str::FromStr;

/// Six digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code(u32);

/// How high a division stands; a code says it by its zeros.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// 省, 自治区, 直辖市, 特别行政区: `330000`.
    Province,
    /// 地级市, 地区, 自治州, 盟: `330100`.
    Prefecture,
    /// 市辖区, 县, 县级市, 旗: `330105`.
    County,
}

impl Code {
    /// The level that the zeros say.
    pub const fn level(self) -> Level {
        match self.0 {
            n if n % 10_000 == 0 => Level::Province,
            n if n % 100 == 0 => Level::Prefecture,
            _ => Level::County,
        }
    }
}

/// A text that is no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a code of GB/T 2260 has six digits")]
pub struct NotACode;

impl FromStr for Code {
    type Err = NotACode;

    fn from_str(text: &str) -> Result<Self, NotACode> {
        if text.len() != 6 || !text.bytes().all(|b| b.is_ascii_digit()) {
            return Err(NotACode);
        }
        text.parse().map(Self).map_err(|_| NotACode)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:06}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_ascii_digits_and_nothing_else() {
        assert_eq!("330105".parse::<Code>().unwrap().to_string(), "330105");
        assert_eq!("010203".parse::<Code>().unwrap().to_string(), "010203");
        for bad in ["", "33010", "3301050", "33010a", "+33010", "３３０１０５", "330 05"] {
            assert_eq!(bad.parse::<Code>(), Err(NotACode), "{bad}");
        }
    }

    #[test]
    fn zeros_say_the_level() {
        let level = |code: &str| code.parse::<Code>().unwrap().level();
        assert_eq!(level("330000"), Level::Province);
        assert_eq!(level("330100"), Level::Prefecture);
        assert_eq!(level("330105"), Level::County);
        assert_eq!(level("429004"), Level::County);
    }
}
