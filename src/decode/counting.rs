//! Numbers as automatic numbering writes them: the number formats of Word (ISO/IEC 29500-1, 17.18.59) and OpenDocument.

/// How the numbers of a list are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counting {
    /// 1, 2, 3; filled up with zeros to this many digits.
    Decimal(usize),
    /// １, ２, ３.
    FullWidth,
    /// A, B … Z, AA, BB; or a, b, c.
    Letters { upper: bool },
    /// I, II, III; or i, ii, iii.
    Roman { upper: bool },
    /// 一, 二 … 十, 十一 … 一百零一; or 壹, 贰; or 壹, 貳.
    Counted(&'static [char; 10], &'static [char; 3]),
    /// 一, 二 … 一〇, 一一.
    Digits,
    /// One character after another, and plain numbers after the last: ①, ②; 甲, 乙; 子, 丑.
    Characters(&'static str),
    /// Nothing, or a bullet, which says nothing.
    Nothing,
}

const PLAIN: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const LEGAL: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const LEGAL_TRADITIONAL: [char; 10] = ['零', '壹', '貳', '參', '肆', '伍', '陸', '柒', '捌', '玖'];
const PLAIN_SCALES: [char; 3] = ['十', '百', '千'];
const LEGAL_SCALES: [char; 3] = ['拾', '佰', '仟'];

const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";
const CIRCLES: &str = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿";
const PARENTHESES: &str = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇";
const FULL_STOPS: &str = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛";
const CHINESE_CIRCLES: &str = "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉";

impl Counting {
    /// The format that Word calls `name`. `format` is the pattern of a format of the writer's own (`001, 002, ...`).
    pub(super) fn of_word(name: &str, format: Option<&str>) -> Self {
        match name {
            "none" | "bullet" => Self::Nothing,
            "decimalZero" => Self::Decimal(2),
            "custom" => Self::Decimal(format.map_or(1, digits)),
            "decimalFullWidth" | "decimalFullWidth2" => Self::FullWidth,
            "upperLetter" | "lowerLetter" => Self::Letters {
                upper: name.starts_with('u'),
            },
            "upperRoman" | "lowerRoman" => Self::Roman {
                upper: name.starts_with('u'),
            },
            "chineseCounting"
            | "chineseCountingThousand"
            | "japaneseCounting"
            | "taiwaneseCounting"
            | "taiwaneseCountingThousand" => Self::Counted(&PLAIN, &PLAIN_SCALES),
            "chineseLegalSimplified" => Self::Counted(&LEGAL, &LEGAL_SCALES),
            "ideographLegalTraditional" | "japaneseLegal" => Self::Counted(&LEGAL_TRADITIONAL, &LEGAL_SCALES),
            "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => Self::Digits,
            "ideographTraditional" => Self::Characters(STEMS),
            "ideographZodiac" => Self::Characters(BRANCHES),
            "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => Self::Characters(CIRCLES),
            "decimalEnclosedParen" => Self::Characters(PARENTHESES),
            "decimalEnclosedFullstop" => Self::Characters(FULL_STOPS),
            "ideographEnclosedCircle" => Self::Characters(CHINESE_CIRCLES),
            _ => Self::Decimal(1),
        }
    }

    /// The format that OpenDocument (`style:num-format`) writes as its first number or numbers.
    pub(super) fn of_open_document(format: &str) -> Self {
        let first = format.chars().next();
        match first {
            None => Self::Nothing,
            Some('a' | 'A') => Self::Letters {
                upper: first == Some('A'),
            },
            Some('i' | 'I') => Self::Roman {
                upper: first == Some('I'),
            },
            Some('0') => Self::Decimal(digits(format)),
            Some('１') => Self::FullWidth,
            Some('一') if format.contains("一〇") => Self::Digits,
            Some('一') => Self::Counted(&PLAIN, &PLAIN_SCALES),
            Some('壹') if format.contains('贰') => Self::Counted(&LEGAL, &LEGAL_SCALES),
            Some('壹') => Self::Counted(&LEGAL_TRADITIONAL, &LEGAL_SCALES),
            Some(first) => [STEMS, BRANCHES, CIRCLES, PARENTHESES, FULL_STOPS, CHINESE_CIRCLES]
                .into_iter()
                .find(|list| list.starts_with(first))
                .map_or(Self::Decimal(1), Self::Characters),
        }
    }

    /// The number as the format writes it; in plain digits where the format ends before.
    pub(super) fn write(self, number: u32) -> String {
        let written = match self {
            Self::Decimal(width) => Some(format!("{number:0width$}")),
            Self::FullWidth => Some(each_digit(number, |digit| char::from_u32('０' as u32 + digit))),
            Self::Letters { upper } => letters(number, upper),
            Self::Roman { upper } => roman(number, upper),
            Self::Counted(digits, scales) => counted(number, digits, scales),
            Self::Digits => Some(each_digit(number, |digit| match digit {
                0 => Some('〇'),
                digit => PLAIN.get(digit as usize).copied(),
            })),
            Self::Characters(list) => (number as usize)
                .checked_sub(1)
                .and_then(|at| list.chars().nth(at))
                .map(String::from),
            Self::Nothing => Some(String::new()),
        };
        written.unwrap_or_else(|| number.to_string())
    }
}

/// How many digits the first number of a pattern has.
fn digits(format: &str) -> usize {
    let digits = format.chars().take_while(char::is_ascii_digit).count();
    digits.clamp(1, 10)
}

fn each_digit(number: u32, write: impl Fn(u32) -> Option<char>) -> String {
    let digits = number.to_string();
    digits.chars().filter_map(|c| write(c.to_digit(10)?)).collect()
}

/// The 27th letter is AA, the 28th BB.
fn letters(number: u32, upper: bool) -> Option<String> {
    let at = number.checked_sub(1)?;
    let first = if upper { b'A' } else { b'a' };
    let letter = char::from(first + u8::try_from(at % 26).ok()?);
    let times = (at / 26 + 1) as usize;
    (times <= 30).then(|| letter.to_string().repeat(times))
}

const SIGNS: [(u32, &str); 13] = [
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];

fn roman(number: u32, upper: bool) -> Option<String> {
    if !(1..4000).contains(&number) {
        return None;
    }
    let mut left = number;
    let mut all = String::new();
    for (value, sign) in SIGNS {
        all.push_str(&sign.repeat((left / value) as usize));
        left %= value;
    }
    Some(if upper { all } else { all.to_ascii_lowercase() })
}

/// 十, 十一, 二十, 一百零一, 一千零一十; from ten thousand on none.
fn counted(number: u32, digits: &[char; 10], scales: &[char; 3]) -> Option<String> {
    if number > 9999 {
        return None;
    }
    let mut all = String::new();
    let mut gap = false;
    for place in (0..4).rev() {
        let digit = number / 10_u32.pow(place) % 10;
        if digit == 0 {
            gap = !all.is_empty();
            continue;
        }
        if gap {
            all.push(digits[0]);
            gap = false;
        }
        let is_bare_ten = place == 1 && digit == 1 && all.is_empty() && scales[0] == '十';
        if !is_bare_ten {
            all.push(*digits.get(digit as usize)?);
        }
        all.extend((place as usize).checked_sub(1).and_then(|scale| scales.get(scale)));
    }
    Some(if all.is_empty() { digits[0].to_string() } else { all })
}

/// A paragraph with its number before it. They are kept apart where they would read as one: `1` and `5条道路`.
pub(super) fn before(mut label: String, text: &str) -> String {
    let text = text.trim_start();
    let is_open = label.ends_with(|c: char| c.is_alphanumeric());
    if !label.is_empty() && (is_open || text.starts_with(|c: char| c.is_ascii_digit())) {
        label.push(' ');
    }
    label.push_str(text);
    label
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_formats_are_written() {
        let cases = [
            ("decimal", 12, "12"),
            ("decimalZero", 7, "07"),
            ("decimalFullWidth", 21, "２１"),
            ("chineseCounting", 10, "十"),
            ("chineseCountingThousand", 11, "十一"),
            ("japaneseCounting", 20, "二十"),
            ("taiwaneseCounting", 99, "九十九"),
            ("chineseCountingThousand", 101, "一百零一"),
            ("chineseCountingThousand", 110, "一百一十"),
            ("chineseCountingThousand", 1010, "一千零一十"),
            ("chineseCountingThousand", 2001, "二千零一"),
            ("chineseCountingThousand", 12345, "12345"),
            ("ideographDigital", 10, "一〇"),
            ("chineseLegalSimplified", 12, "壹拾贰"),
            ("ideographLegalTraditional", 3, "參"),
            ("ideographTraditional", 10, "癸"),
            ("ideographTraditional", 11, "11"),
            ("ideographZodiac", 5, "辰"),
            ("decimalEnclosedCircle", 1, "①"),
            ("decimalEnclosedCircleChinese", 50, "㊿"),
            ("decimalEnclosedParen", 20, "⒇"),
            ("decimalEnclosedFullstop", 2, "⒉"),
            ("ideographEnclosedCircle", 10, "㊉"),
            ("upperLetter", 27, "AA"),
            ("lowerLetter", 3, "c"),
            ("upperRoman", 1994, "MCMXCIV"),
            ("lowerRoman", 4, "iv"),
            ("lowerRoman", 4000, "4000"),
            ("upperLetter", 0, "0"),
            ("bullet", 3, ""),
            ("none", 3, ""),
            ("cardinalText", 3, "3"),
        ];
        for (name, number, written) in cases {
            assert_eq!(Counting::of_word(name, None).write(number), written, "{name} {number}");
        }
        assert_eq!(Counting::of_word("custom", Some("001, 002, 003, ...")).write(5), "005");
        assert_eq!(
            Counting::of_word("upperLetter", None).write(u32::MAX),
            u32::MAX.to_string()
        );
    }

    #[test]
    fn open_documents_formats_are_written() {
        let cases = [
            ("1", 3, "3"),
            ("a", 2, "b"),
            ("I", 9, "IX"),
            ("01, 02, 03, ...", 4, "04"),
            ("一, 二, 三, ...", 12, "十二"),
            ("壹, 贰, 叁, ...", 2, "贰"),
            ("①, ②, ③, ...", 3, "③"),
            ("甲, 乙, 丙, ...", 2, "乙"),
            ("１, ２, ３, ...", 3, "３"),
            ("", 3, ""),
        ];
        for (format, number, written) in cases {
            assert_eq!(Counting::of_open_document(format).write(number), written, "{format}");
        }
    }

    #[test]
    fn numbers_stay_apart_from_texts() {
        let cases = [
            ("一、", "总体情况", "一、总体情况"),
            ("1.", "\t道路", "1.道路"),
            ("1.", "5条道路", "1. 5条道路"),
            ("第一条", "总则", "第一条 总则"),
            ("①", "道路", "① 道路"),
            ("", " 道路", "道路"),
        ];
        for (label, text, all) in cases {
            assert_eq!(before(label.to_owned(), text), all);
        }
    }
}
