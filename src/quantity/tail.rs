//! What goes on behind the first digits of a number: scales, 余 and the like, further groups (1亿2000万, 100万三千).

use rust_decimal::Decimal;

use super::context::at_boundary;
use super::digits::{arabic, digit_at};
use super::numeral::{blanks, chinese_end};
use crate::lexicon::Lexicon;
use crate::number::{self, Chinese};

/// Whether a character is 余, 多, 来 or 几.
const fn approx_char(c: char) -> bool {
    matches!(c, '余' | '多' | '来' | '几')
}

/// The length of 余, 多, 来 or 几 at the start of a text.
pub(super) fn approx(text: &str) -> Option<usize> {
    text.chars().next().filter(|c| approx_char(*c)).map(char::len_utf8)
}

/// The power of ten of a scale.
pub(super) fn exponent_of(scale: Decimal) -> i32 {
    i32::try_from(scale.trunc().mantissa().checked_ilog10().unwrap_or(0)).unwrap_or(0)
}

/// The power of ten of the scales at the end of a run of Chinese numerals.
pub(super) fn last_exponent(run: &str) -> i32 {
    run.chars()
        .rev()
        .map_while(|c| number::small_scale(c).or_else(|| number::large_scale(c)))
        .map(|scale| exponent_of(Decimal::from(scale)))
        .sum()
}

/// 10,000, from which on a scale multiplies all that stands before it (二千三十万).
fn ten_thousand() -> Decimal {
    Decimal::from(10_000)
}

/// The scales that stand in a row, multiplied: 百万 is 100 below 万 and 10,000 from 万 on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scales {
    small: Decimal,
    large: Decimal,
}

impl Scales {
    const NONE: Self = Self {
        small: Decimal::ONE,
        large: Decimal::ONE,
    };

    /// More than an exact value can hold.
    const BEYOND: Self = Self {
        small: Decimal::MAX,
        large: Decimal::MAX,
    };

    /// What all of them multiply by.
    pub fn product(self) -> Option<Decimal> {
        self.small.checked_mul(self.large)
    }

    /// The scales with one more behind them.
    fn and(self, scale: Decimal) -> Option<Self> {
        if self.large == Decimal::ONE && scale < ten_thousand() {
            let small = self.small.checked_mul(scale)?;
            Some(Self { small, ..self })
        } else {
            let large = self.large.checked_mul(scale)?;
            Some(Self { large, ..self })
        }
    }
}

/// One more group of a number that is being read.
struct Group {
    end: usize,
    /// The group's value before its large scales.
    value: Decimal,
    scales: Scales,
    /// Power of ten of its last printed digit.
    exponent: i32,
    inner_approx: bool,
}

/// A number that is being read, from behind its first digits on.
pub(super) struct Tail<'t> {
    pub text: &'t str,
    pub lexicon: &'t Lexicon,
    pub end: usize,
    pub value: Option<Decimal>,
    /// What stands before the last 万 or 亿, which a later 万 does not multiply (the 1亿 of 1亿2千3百万).
    above: Decimal,
    pub exponent: i32,
    pub scaled: bool,
    pub inner_approx: bool,
}

impl<'t> Tail<'t> {
    /// A number whose digits end at `end`.
    pub const fn new(text: &'t str, lexicon: &'t Lexicon, end: usize, value: Option<Decimal>) -> Self {
        Self {
            text,
            lexicon,
            end,
            value,
            above: Decimal::ZERO,
            exponent: 0,
            scaled: false,
            inner_approx: false,
        }
    }

    /// The scale at a place, unless a unit begins there (千瓦, 百分点).
    fn scale_at(&self, at: usize) -> Option<(Decimal, usize)> {
        let rest = &self.text[at..];
        let c = rest.chars().next()?;
        let scale = number::small_scale(c)
            .filter(|s| *s > 10)
            .or_else(|| number::large_scale(c))?;
        let unit = self.lexicon.units.prefix(rest);
        if unit.is_some_and(|(_, length)| length > c.len_utf8()) || rest.starts_with("百分") {
            return None;
        }
        Some((Decimal::from(scale), c.len_utf8()))
    }

    /// Takes all scales in a row, 余 and the like before or between them; `None` if there is none.
    pub fn scales(&mut self) -> Option<Scales> {
        let begins = |c| matches!(c, ' ' | '\u{a0}' | '\u{3000}') || approx_char(c) || number::is_numeral(c);
        self.text[self.end..].chars().next().filter(|c| begins(*c))?;
        let mut taken: Option<Scales> = None;
        loop {
            let mut at = self.end;
            if taken.is_none() {
                at += blanks(&self.text[at..]);
            }
            let skipped = approx(&self.text[at..]).unwrap_or(0);
            let Some((scale, length)) = self.scale_at(at + skipped) else {
                break;
            };
            let small = scale < ten_thousand() && !self.text[at + skipped + length..].starts_with(['万', '亿']);
            if taken.is_none() && skipped == 0 && at > self.end && small {
                break;
            }
            self.inner_approx |= skipped > 0;
            self.end = at + skipped + length;
            taken = Some(taken.unwrap_or(Scales::NONE).and(scale).unwrap_or(Scales::BEYOND));
        }
        let scales = taken?;
        self.scaled = true;
        let product = scales.product();
        self.value = self.value.zip(product).and_then(|(v, p)| v.checked_mul(p));
        taken
    }

    /// 余, 多, 来, 几 behind everything: before a unit, or at the end of a clause behind a round number (100余). A plus sign
    /// before a unit (100+家) belongs to the number too.
    pub fn trailing_approx(&mut self) {
        let rest = &self.text[self.end..];
        let first = rest.chars().next();
        let Some(c) = first.filter(|c| approx_char(*c) || matches!(c, '+' | '＋')) else {
            return;
        };
        let (word, length) = (approx_char(c), c.len_utf8());
        let rest = &rest[length..];
        let round = || {
            self.value
                .and_then(|v| v.checked_rem(Decimal::TEN))
                .is_some_and(|r| r.is_zero())
        };
        let measures = self.lexicon.units.prefix(&rest[blanks(rest)..]).is_some();
        if measures || word && at_boundary(rest) && round() {
            self.end += length;
            self.inner_approx |= word;
        }
    }

    /// Takes all groups behind a scale; `scale` is the last one taken.
    pub fn groups(&mut self, scale: Decimal) {
        let mut last = Some(scale);
        while let Some(scale) = last {
            last = self.group(scale);
        }
    }

    /// A further group behind a scale: the 2000万 of 1亿2000万, the 零30万 of 2千零30万. Says its last scale.
    fn group(&mut self, scale: Decimal) -> Option<Decimal> {
        let rest = &self.text[self.end..];
        let zero = rest.starts_with('零');
        // 零 (3亿零500万) or a blank (1 亿 2000 万) can stand between two groups.
        let at = self.end + if zero { '零'.len_utf8() } else { blanks(rest) };
        let group = if digit_at(self.text.as_bytes(), at).is_some() {
            self.arabic_group(at, scale, zero)?
        } else {
            self.chinese_group(at, scale, zero)?
        };
        let large = group.scales.large;
        let value = self.value?;
        if scale >= ten_thousand() {
            self.above = value;
        }
        // 2千500万 is 2500 times 万; 1亿2000万 is a sum.
        let multiplied = large > scale && scale < ten_thousand();
        let sum = if multiplied {
            let below = value.checked_sub(self.above)?.checked_add(group.value)?;
            self.above.checked_add(below.checked_mul(large)?)?
        } else {
            value.checked_add(group.value.checked_mul(large)?)?
        };
        self.value = Some(sum);
        self.exponent = group.exponent;
        self.end = group.end;
        self.inner_approx |= group.inner_approx;
        if multiplied {
            Some(large)
        } else {
            group.scales.product()
        }
    }

    /// A group in Arabic digits behind `scale`.
    fn arabic_group(&self, at: usize, scale: Decimal, zero: bool) -> Option<Group> {
        let digits = arabic(self.text, at);
        let mut tail = Tail::new(self.text, self.lexicon, digits.end, digits.value);
        let scales = tail.scales().unwrap_or(Scales::NONE);
        if digits.leading_zero || digits.fraction_digits > 0 && !tail.scaled {
            return None;
        }
        let mut value = digits.value?.checked_mul(scales.small)?;
        if !tail.scaled {
            let rest = &self.text[tail.end..];
            let boundary = at_boundary(rest);
            // Behind a blank, digits without a scale are another number (12万 300人).
            let apart = at > self.end && !zero;
            if apart || !boundary && self.lexicon.units.prefix(&rest[blanks(rest)..]).is_none() {
                return None;
            }
            // Said in full, 1万2 is 1万2千.
            if boundary && !zero && digits.int_digits == 1 {
                value = value.checked_mul(scale.checked_div(Decimal::TEN)?)?;
            }
        }
        fits(
            Group {
                end: tail.end,
                value,
                scales,
                exponent: exponent_of(scales.product()?) - i32::try_from(digits.fraction_digits).unwrap_or(0),
                inner_approx: tail.inner_approx,
            },
            scale,
        )
    }

    /// A group in Chinese numerals behind `scale`.
    fn chinese_group(&self, at: usize, scale: Decimal, zero: bool) -> Option<Group> {
        self.text[at..].chars().next().and_then(number::digit)?;
        if at > self.end && !zero {
            return None;
        }
        let end = chinese_end(self.text, at, self.lexicon);
        let run = &self.text[at..end];
        let head = run.trim_end_matches(|c| number::large_scale(c).is_some());
        let Chinese::Exact(mut value) = number::read_chinese(head)? else {
            return None;
        };
        let scales = run[head.len()..]
            .chars()
            .filter_map(number::large_scale)
            .try_fold(Scales::NONE, |scales, c| scales.and(Decimal::from(c)))?;
        // A digit alone begins something new more often than not (5亿三个项目); 两 ends no number (5万两).
        if run.chars().nth(1).is_none() {
            if run == "两" || !at_boundary(&self.text[end..]) {
                return None;
            }
            if !zero {
                value = value.checked_mul(scale.checked_div(Decimal::TEN)?)?;
            }
        }
        fits(
            Group {
                end,
                value,
                scales,
                exponent: last_exponent(run),
                inner_approx: false,
            },
            scale,
        )
    }
}

/// A group is smaller than the scale that it stands behind, with its large scales or, below 万, without them.
fn fits(group: Group, scale: Decimal) -> Option<Group> {
    let large = group.scales.large;
    let below = if large > scale && scale < ten_thousand() {
        group.value < scale
    } else {
        group.value.checked_mul(large)? < scale
    };
    below.then_some(group)
}
