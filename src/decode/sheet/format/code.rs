//! Number format codes, taken apart: `#,##0.00_);[Red](#,##0.00)` → sections of parts (ECMA-376 Part 1, §18.8.31).

use super::condition::Condition;

/// What one section of a code prints, in order.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Part {
    /// Text as it stands.
    Text(String),
    /// `0`, `#` or `?`: a digit's place.
    Place(char),
    /// The decimal point.
    Point,
    /// Groups digits by thousands, or behind the last place of the integer divides by a thousand.
    Comma,
    /// A per cent sign.
    Percent,
    /// `E+` (true) or `E-`: the exponent follows.
    Exponent(bool),
    /// A fraction's bar; in dates the sign itself.
    Slash,
    /// `@`: a text.
    Value,
    /// The number as it is shown without a format.
    General,
    /// A part of a date or time, and how often its letter stands.
    Date(Field, usize),
    /// `[h]`: hours, minutes or seconds since the beginning.
    Elapsed(Field),
    /// `AM/PM` and its like: the words for both halves of the day.
    HalfDay([&'static str; 2]),
    /// Decimals of the seconds before it.
    Decimals(usize),
}

/// A part of a date or time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Year,
    Month,
    Day,
    Hour,
    Minute,
    Second,
    /// The day of the week in Chinese.
    Weekday,
}

/// One of the sections that semicolons part.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Section {
    pub(super) parts: Vec<Part>,
    /// Which numbers it is for, where the code itself says so.
    pub(super) condition: Option<Condition>,
    /// Whether dates are written in Chinese numerals (`[DBNum1]`).
    pub(super) numerals: bool,
}

/// The words for the halves of a day, with how they are printed.
const HALF_DAYS: [(&str, [&str; 2]); 3] = [
    ("AM/PM", ["AM", "PM"]),
    ("A/P", ["A", "P"]),
    ("上午/下午", ["上午", "下午"]),
];

/// What stands for a number without a format, in English and Chinese Excel.
const GENERAL: [&str; 2] = ["General", "G/通用格式"];

/// Takes a code apart. Any text is a code: what is no sign of the format language stands for itself.
pub(super) fn parse(code: &str) -> Vec<Section> {
    let mut sections = Vec::new();
    let mut section = Section::default();
    let mut rest = code;
    while !rest.is_empty() {
        if let Some(next) = rest.strip_prefix(';') {
            sections.push(std::mem::take(&mut section).finish());
            rest = next;
        } else {
            rest = section.take(rest);
        }
    }
    sections.push(section.finish());
    sections
}

impl Section {
    /// Takes the part that `rest` begins with and gives what follows it.
    fn take<'c>(&mut self, rest: &'c str) -> &'c str {
        if let Some(next) = self.take_word(rest) {
            return next;
        }
        let mut chars = rest.chars();
        match chars.next().unwrap_or_default() {
            '"' => {
                let (quoted, next) = chars.as_str().split_once('"').unwrap_or((chars.as_str(), ""));
                self.text(quoted);
                return next;
            }
            // Chinese Excel writes `!` for `\`.
            '\\' | '!' => chars
                .next()
                .into_iter()
                .for_each(|c| self.text(c.encode_utf8(&mut [0; 4]))),
            // A blank as wide as the next character.
            '_' => {
                chars.next();
                self.text(" ");
            }
            // The next character fills the cell, however wide it is.
            '*' => drop(chars.next()),
            '[' => {
                if let Some((inner, next)) = chars.as_str().split_once(']') {
                    self.bracket(inner);
                    return next;
                }
            }
            c => match sign(c) {
                Some(part) => self.parts.push(part),
                None => self.text(c.encode_utf8(&mut [0; 4])),
            },
        }
        chars.as_str()
    }

    /// Takes the word or the letters of a date that `rest` begins with.
    fn take_word<'c>(&mut self, rest: &'c str) -> Option<&'c str> {
        if let Some(next) = GENERAL.iter().find_map(|word| strip(rest, word)) {
            self.parts.push(Part::General);
            return Some(next);
        }
        if let Some((next, words)) = HALF_DAYS
            .iter()
            .find_map(|(word, words)| Some((strip(rest, word)?, words)))
        {
            self.parts.push(Part::HalfDay(*words));
            return Some(next);
        }
        if let Some(next) = rest.strip_prefix("E+").or_else(|| rest.strip_prefix("E-")) {
            self.parts.push(Part::Exponent(rest.starts_with("E+")));
            return Some(next);
        }
        self.take_letters(rest)
    }

    fn take_letters<'c>(&mut self, rest: &'c str) -> Option<&'c str> {
        let letter = rest.chars().next()?.to_ascii_lowercase();
        let next = rest.trim_start_matches([letter, letter.to_ascii_uppercase()]);
        let count = rest.len() - next.len();
        match letter {
            '.' => return self.take_decimals(rest),
            'a' if count < 3 => return None,
            'a' => self.parts.push(Part::Date(Field::Weekday, count)),
            _ => self.parts.push(Part::Date(field(letter)?, count)),
        }
        Some(next)
    }

    /// Takes the decimals of seconds.
    fn take_decimals<'c>(&mut self, rest: &'c str) -> Option<&'c str> {
        let zeros = rest[1..].len() - rest[1..].trim_start_matches('0').len();
        let seconds = [
            Part::Date(Field::Second, 1),
            Part::Date(Field::Second, 2),
            Part::Elapsed(Field::Second),
        ];
        if zeros == 0 || !self.parts.last().is_some_and(|last| seconds.contains(last)) {
            return None;
        }
        self.parts.push(Part::Decimals(zeros.min(3)));
        Some(&rest[1 + zeros..])
    }

    /// What stands in brackets: a condition, a currency, elapsed time, a way to write numerals; or a colour.
    fn bracket(&mut self, inner: &str) {
        if let Some(currency) = inner.strip_prefix('$') {
            return self.text(currency.split('-').next().unwrap_or_default());
        }
        if let Some(condition) = Condition::parse(inner) {
            self.condition = Some(condition);
        } else if inner.eq_ignore_ascii_case("DBNum1") {
            self.numerals = true;
        } else {
            let letter = inner.chars().next().unwrap_or_default().to_ascii_lowercase();
            let same = inner.chars().all(|c| c.eq_ignore_ascii_case(&letter));
            let known = field(letter).filter(|_| same && matches!(letter, 'h' | 'm' | 's'));
            // Minutes of the hour and the month share a letter, but months do not elapse.
            let known = known.map(|known| if known == Field::Month { Field::Minute } else { known });
            self.parts.extend(known.map(Part::Elapsed));
        }
    }

    fn text(&mut self, text: &str) {
        match self.parts.last_mut() {
            Some(Part::Text(before)) => before.push_str(text),
            _ => self.parts.push(Part::Text(text.to_owned())),
        }
    }

    /// The section with its minutes told from its months: an `m` behind hours or before seconds.
    fn finish(mut self) -> Self {
        let is = |part: &Part, wanted: Field| matches!(part, Part::Date(f, _) | Part::Elapsed(f) if *f == wanted);
        let fields: Vec<usize> = (0..self.parts.len())
            .filter(|&at| matches!(self.parts[at], Part::Date(..) | Part::Elapsed(_)))
            .collect();
        for (place, &at) in fields.iter().enumerate() {
            let behind_hours = place > 0 && is(&self.parts[fields[place - 1]], Field::Hour);
            let before_seconds = fields
                .get(place + 1)
                .is_some_and(|&next| is(&self.parts[next], Field::Second));
            if let Part::Date(field @ Field::Month, 1 | 2) = &mut self.parts[at]
                && (behind_hours || before_seconds)
            {
                *field = Field::Minute;
            }
        }
        self
    }

    /// Whether the section prints dates or times.
    pub(super) fn is_date(&self) -> bool {
        let date = |part: &Part| matches!(part, Part::Date(..) | Part::Elapsed(_) | Part::HalfDay(_));
        self.parts.iter().any(date)
    }
}

/// What a single sign of the format language stands for.
fn sign(c: char) -> Option<Part> {
    Some(match c {
        '0' | '#' | '?' => Part::Place(c),
        '.' => Part::Point,
        ',' => Part::Comma,
        '%' => Part::Percent,
        '/' => Part::Slash,
        '@' => Part::Value,
        _ => return None,
    })
}

/// The field that a letter stands for; `e` is the year in Chinese and Japanese.
fn field(letter: char) -> Option<Field> {
    Some(match letter {
        'y' | 'e' => Field::Year,
        'm' => Field::Month,
        'd' => Field::Day,
        'h' => Field::Hour,
        's' => Field::Second,
        _ => return None,
    })
}

/// What follows a word, whatever the case of its letters.
fn strip<'c>(rest: &'c str, word: &str) -> Option<&'c str> {
    let head = rest.get(..word.len())?;
    head.eq_ignore_ascii_case(word).then(|| &rest[word.len()..])
}
