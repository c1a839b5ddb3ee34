//! Writes numbers: exact values → every spelling that the grammar claims. Knows nothing of how they are read.

use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;

/// The script of a numeral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    Arabic,
    Chinese,
}

/// A number and one of its spellings.
#[derive(Debug, Clone)]
pub struct Number {
    pub text: String,
    pub value: Decimal,
    pub script: Script,
    /// Whether a scale from 百 up stands in it.
    pub scaled: bool,
    /// Whether 余, 多 or 来 stands in it.
    pub approx: bool,
}

impl Number {
    /// Whether it ends in digits behind a scale: that 144万3896 is one number, only a unit or the end of the clause can tell.
    pub fn is_open(&self) -> bool {
        let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
        self.scaled && self.text.ends_with(digit)
    }
}

/// Scales behind Arabic digits, with their powers of ten.
const SCALES: [(&str, u32); 10] = [
    ("", 0),
    ("", 0),
    ("", 0),
    ("千", 3),
    ("百万", 6),
    ("千万", 7),
    ("万", 4),
    ("亿", 8),
    ("千亿", 11),
    ("万亿", 12),
];

fn power(exponent: u32) -> Decimal {
    Decimal::from(10_u64.pow(exponent))
}

/// Digits in groups of three from the right.
fn grouped(digits: &str, comma: char) -> String {
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(comma);
        }
        out.push(digit);
    }
    out
}

/// The full-width forms of digits and point.
fn widened(text: &str) -> String {
    let wide = |c: char| char::from_u32(c as u32 + 0xFEE0).unwrap_or(c);
    text.chars()
        .map(|c| if matches!(c, '0'..='9' | '.' | ',') { wide(c) } else { c })
        .collect()
}

/// Whole numbers of every size, small ones as often as large ones.
fn whole(most_digits: u32) -> impl Strategy<Value = u64> {
    (1..=most_digits).prop_flat_map(|digits| 10_u64.pow(digits - 1)..10_u64.pow(digits))
}

/// Arabic digits without a scale: 7, 1200, 1,200, ９５．２９.
fn digits() -> impl Strategy<Value = (String, Decimal)> {
    (whole(9), 0_u32..=4, 0_u64..10_000, any::<bool>(), any::<bool>()).prop_map(
        |(whole, places, fraction, commas, wide)| {
            let fraction = fraction % 10_u64.pow(places);
            let mut text = whole.to_string();
            if commas {
                text = grouped(&text, ',');
            }
            if places > 0 {
                text.push_str(&format!(".{fraction:0width$}", width = places as usize));
            }
            let value = Decimal::from(whole) + Decimal::new(i64::try_from(fraction).unwrap(), places);
            (if wide { widened(&text) } else { text }, value)
        },
    )
}

/// 余, 多 or 来, mostly none.
fn inner() -> impl Strategy<Value = &'static str> {
    select(vec!["", "", "", "", "余", "多", "来"])
}

/// Arabic digits with a scale, blanks and an inner qualifier: 1.7万, 8万余, 8余万, 12.5 万亿.
fn arabic() -> impl Strategy<Value = Number> {
    (digits(), select(&SCALES), inner(), any::<bool>(), 0..8_u8).prop_map(
        |((digits, value), (scale, exponent), inner, inside, blank)| {
            let blank = if blank == 0 && exponent >= 4 && !scale.starts_with(['百', '千']) && inner.is_empty() {
                " "
            } else {
                ""
            };
            let text = if inside {
                format!("{digits}{blank}{inner}{scale}")
            } else {
                format!("{digits}{blank}{scale}{inner}")
            };
            Number {
                text,
                value: value * power(exponent),
                script: Script::Arabic,
                scaled: exponent > 0,
                approx: !inner.is_empty(),
            }
        },
    )
}

/// Groups of Arabic digits, each with its own scale: 1亿2000万, 3万5千, 1亿200万3000, 1 亿 2000.5 万.
fn stacked() -> impl Strategy<Value = Number> {
    (1_u64..9999, 1_u64..9999, 1_u64..9999, 0..7_u8, any::<bool>()).prop_map(|(high, middle, low, shape, wide)| {
        let digit = low % 9 + 1;
        let (text, value) = match shape {
            0 => (format!("{high}亿{middle}万"), high * 100_000_000 + middle * 10_000),
            1 => (
                format!("{high}亿{middle}万{low}"),
                high * 100_000_000 + middle * 10_000 + low,
            ),
            2 => (
                format!("{high}万亿{middle}亿"),
                high * 1_000_000_000_000 + middle * 100_000_000,
            ),
            3 => (format!("{high}万{digit}千"), high * 10_000 + digit * 1000),
            4 => (
                format!("{high}亿{middle}.{digit}万"),
                high * 100_000_000 + middle * 10_000 + digit * 1000,
            ),
            5 => (format!("{high} 亿 {middle} 万"), high * 100_000_000 + middle * 10_000),
            _ => (format!("{high}万{low}"), high * 10_000 + low),
        };
        Number {
            text: if wide { widened(&text) } else { text },
            value: Decimal::from(value),
            script: Script::Arabic,
            scaled: true,
            approx: false,
        }
    })
}

/// One set of Chinese characters: zero to nine, 十, 百, 千, 万, 亿.
pub struct Characters {
    digits: [char; 10],
    scales: [char; 5],
}

pub const EVERYDAY: Characters = Characters {
    digits: ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'],
    scales: ['十', '百', '千', '万', '亿'],
};
const ROUND_ZERO: Characters = Characters {
    digits: ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'],
    scales: ['十', '百', '千', '万', '亿'],
};
const FORMAL: Characters = Characters {
    digits: ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'],
    scales: ['拾', '佰', '仟', '万', '亿'],
};
const TRADITIONAL: Characters = Characters {
    digits: ['零', '壹', '貳', '參', '肆', '伍', '陸', '柒', '捌', '玖'],
    scales: ['拾', '佰', '仟', '萬', '億'],
};

/// One to four digits: 二千零八, 三百五十, 十二 where the number begins so.
fn section(value: u64, first: bool, set: &Characters, out: &mut String) {
    let mut zero = false;
    let mut any = false;
    for place in (0..4_u32).rev() {
        let digit = value / 10_u64.pow(place) % 10;
        if digit == 0 {
            zero = any;
            continue;
        }
        if zero {
            out.push(set.digits[0]);
        }
        if !(place == 1 && digit == 1 && first && !any && set.scales[0] == '十') {
            out.push(set.digits[digit as usize]);
        }
        if place > 0 {
            out.push(set.scales[place as usize - 1]);
        }
        (zero, any) = (false, true);
    }
}

/// A whole number in full: 六亿九千五百四十一万, 三十万零五百.
pub fn in_full(value: u64, set: &Characters) -> String {
    let parts = [
        (value / 1_0000_0000_0000, "万亿"),
        (value / 1_0000_0000 % 10_000, "亿"),
        (value / 10_000 % 10_000, "万"),
        (value % 10_000, ""),
    ];
    let mut out = String::new();
    let mut gap = false;
    for (i, (part, scale)) in parts.into_iter().enumerate() {
        if part == 0 {
            // 三万亿 has its 亿 already; a section of zeros in the middle is one 零.
            gap = !out.is_empty();
            continue;
        }
        if !out.is_empty() && (gap || part < 1000) {
            out.push(set.digits[0]);
        }
        section(part, out.is_empty(), set, &mut out);
        // 三万二千亿: both sections count 亿, which is said once.
        let joined = i == 0 && parts[1].0 > 0;
        for c in scale.chars().filter(|c| !(joined && *c == '亿')) {
            out.push(if c == '万' { set.scales[3] } else { set.scales[4] });
        }
        gap = false;
    }
    out
}

/// 两 where speech has it: before 百, 千, 万 and 亿.
fn spoken(text: &str) -> String {
    ["百", "千", "万", "亿"].iter().fold(text.to_owned(), |text, scale| {
        text.replace(&format!("十二{scale}"), "\u{0}")
            .replace(&format!("二{scale}"), &format!("两{scale}"))
            .replace('\u{0}', &format!("十二{scale}"))
    })
}

pub fn in_chinese(text: String, value: impl Into<Decimal>) -> Number {
    Number {
        scaled: text.contains(['百', '千', '万', '亿', '佰', '仟', '萬', '億']),
        value: value.into(),
        text,
        script: Script::Chinese,
        approx: false,
    }
}

/// A whole number in one of the sets, with 两, 廿 or 卅 where they may stand.
fn multiplicative() -> impl Strategy<Value = Number> {
    (whole(13), 0..7_u8).prop_filter_map("一 and 二 alone are mostly no counts", |(value, form)| {
        let text = match form {
            0 => in_full(value, &ROUND_ZERO),
            1 => in_full(value, &FORMAL),
            2 => in_full(value, &TRADITIONAL),
            3 => in_full(value, &EVERYDAY).replace("二十", "廿").replace("三十", "卅"),
            4 => in_full(value, &EVERYDAY),
            _ => spoken(&in_full(value, &EVERYDAY)),
        };
        (value > 2).then(|| in_chinese(text, value))
    })
}

/// Spoken without the last scale (两千五, 三万二), and digit by digit (一二〇五).
fn short() -> impl Strategy<Value = Number> {
    let spoken = (1_u64..10, 1_u64..10, 0..4_usize).prop_map(|(high, low, scale)| {
        let (name, worth) = [("百", 100_u64), ("千", 1000), ("万", 10_000), ("亿", 100_000_000)][scale];
        let digit = |d: u64| EVERYDAY.digits[d as usize];
        let text = format!("{}{name}{}", digit(high), digit(low));
        in_chinese(spoken(&text), high * worth + low * worth / 10)
    });
    let positional = (whole(6), any::<bool>()).prop_filter_map("two digits in a row are a pair", |(value, round)| {
        let set = if round { &ROUND_ZERO } else { &EVERYDAY };
        let text: String = value
            .to_string()
            .bytes()
            .map(|b| set.digits[usize::from(b - b'0')])
            .collect();
        (value >= 100).then(|| in_chinese(text, value))
    });
    prop_oneof![spoken, positional]
}

/// 三点五, 十二点〇三万, 一点二万亿.
fn chinese_decimal() -> impl Strategy<Value = Number> {
    let scales = [("", 0_u32), ("", 0), ("万", 4), ("亿", 8), ("万亿", 12)];
    (0_u64..1000, whole(3), select(scales.to_vec())).prop_map(|(whole, fraction, (scale, exponent))| {
        let digits = fraction.to_string();
        let places = digits.len() as u32;
        let spelled: String = digits.bytes().map(|b| EVERYDAY.digits[usize::from(b - b'0')]).collect();
        let head = if whole == 0 {
            "零".to_owned()
        } else {
            in_full(whole, &EVERYDAY)
        };
        let value = Decimal::from(whole) + Decimal::new(fraction as i64, places);
        in_chinese(format!("{head}点{spelled}{scale}"), value * power(exponent))
    })
}

/// 十余, 五千多, 三十余万.
fn chinese_about() -> impl Strategy<Value = Number> {
    let words = ["余", "多", "来"];
    (1_u64..10, 1_u32..4, select(words.to_vec()), any::<bool>()).prop_map(|(digit, place, word, large)| {
        let value = digit * 10_u64.pow(place);
        let (scale, worth) = if large { ("万", 10_000) } else { ("", 1) };
        let text = format!("{}{word}{scale}", spoken(&in_full(value, &EVERYDAY)));
        let number = in_chinese(text, value * worth);
        Number { approx: true, ..number }
    })
}

/// Numbers of one value in every form.
pub fn number() -> impl Strategy<Value = Number> {
    prop_oneof![
        4 => arabic(),
        1 => stacked(),
        3 => multiplicative(),
        1 => short(),
        1 => chinese_decimal(),
        1 => chinese_about(),
    ]
}

/// Two neighbouring digits that say a range: 三四十, 七八百, 十七八, 三五万.
pub fn digit_pair() -> impl Strategy<Value = (Number, Decimal)> {
    let scales = [
        ("", 1_u64),
        ("十", 10),
        ("百", 100),
        ("千", 1000),
        ("万", 10_000),
        ("十万", 100_000),
    ];
    (1_u64..9, select(scales.to_vec()), any::<bool>()).prop_map(|(low, (scale, worth), teens)| {
        let (low, high) = if low == 3 && teens { (3, 5) } else { (low, low + 1) };
        let name = |d: u64| if d == 2 { '两' } else { EVERYDAY.digits[d as usize] };
        if worth == 1 && teens && low != 2 && high != 2 {
            let number = in_chinese(format!("十{}{}", name(low), name(high)), 10 + low);
            return (number, Decimal::from(10 + high));
        }
        let low_name = if low == 1 { '一' } else { name(low) };
        let high_name = if high == 2 { '二' } else { name(high) };
        let number = in_chinese(format!("{low_name}{high_name}{scale}"), low * worth);
        (number, Decimal::from(high * worth))
    })
}
