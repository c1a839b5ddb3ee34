//! Dates and times, which are stored as days since the epoch.

use jiff::SignedDuration;
use jiff::civil::{DateTime, date};

use super::Epoch;
use super::code::{Field, Part, Section};
use super::number::sign;

/// The last day that Excel shows: 9999-12-31.
const LAST: f64 = 2_958_466.0;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const DAYS: [&str; 7] = [
    "Sunday",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
];

/// A moment, both as the calendar tells it and as it is stored.
struct Moment<'s> {
    section: &'s Section,
    time: DateTime,
    /// Milliseconds since the epoch, rounded to what is shown.
    elapsed: i64,
    /// Whether hours are counted to twelve.
    halves: bool,
}

/// A date as a section prints it; none for numbers that are no date, as negative ones.
pub(super) fn show(section: &Section, serial: f64, epoch: Epoch) -> Option<String> {
    const DAY: f64 = 86_400_000.0;
    if !(0.0..LAST).contains(&serial) {
        return None;
    }
    let exact = section.parts.iter().any(|part| matches!(part, Part::Decimals(_)));
    let step = if exact { 1.0 } else { 1000.0 };
    // At most 10^15, so that the number is exact.
    let elapsed = ((serial * DAY / step).round() * step) as i64;
    let moment = Moment {
        section,
        time: first_day(serial, epoch)
            .checked_add(SignedDuration::from_millis(elapsed))
            .ok()?,
        elapsed,
        halves: section.parts.iter().any(|part| matches!(part, Part::HalfDay(_))),
    };
    Some(section.parts.iter().map(|part| moment.part(part)).collect())
}

/// The day that 0 stands for. Excel takes 1900 for a leap year, so that days before March stand one later.
fn first_day(serial: f64, epoch: Epoch) -> DateTime {
    let day = match epoch {
        Epoch::Y1904 => date(1904, 1, 1),
        Epoch::Y1900 if serial < 60.0 => date(1899, 12, 31),
        Epoch::Y1900 => date(1899, 12, 30),
    };
    day.at(0, 0, 0, 0)
}

impl Moment<'_> {
    fn part(&self, part: &Part) -> String {
        match part {
            Part::Date(field, width) => self.field(*field, *width),
            Part::Elapsed(Field::Hour) => (self.elapsed / 3_600_000).to_string(),
            Part::Elapsed(Field::Minute) => (self.elapsed / 60_000).to_string(),
            Part::Elapsed(_) => (self.elapsed / 1000).to_string(),
            Part::HalfDay(words) => words[usize::from(self.time.hour() >= 12)].to_owned(),
            Part::Decimals(count) => {
                let millis = format!("{:03}", self.elapsed % 1000);
                format!(".{}", &millis[..*count])
            }
            Part::Comma => ",".to_owned(),
            other => sign(other).to_owned(),
        }
    }

    fn field(&self, field: Field, width: usize) -> String {
        let time = self.time;
        let hour = match (self.halves, time.hour() % 12) {
            (false, _) => time.hour(),
            (true, 0) => 12,
            (true, hour) => hour,
        };
        match field {
            Field::Year if self.section.numerals => numerals(&format!("{:04}", time.year())),
            Field::Year if width < 3 => format!("{:02}", time.year() % 100),
            Field::Year => format!("{:04}", time.year()),
            Field::Month if width > 2 => name(MONTHS[usize::from(time.month().unsigned_abs() - 1) % 12], width),
            Field::Day if width > 2 => name(DAYS[self.weekday()], width),
            Field::Month => self.count(time.month(), width),
            Field::Day => self.count(time.day(), width),
            Field::Hour => self.count(hour, width),
            Field::Minute => self.count(time.minute(), width),
            Field::Second => self.count(time.second(), width),
            Field::Weekday => {
                let day = ["日", "一", "二", "三", "四", "五", "六"][self.weekday()];
                if width > 3 {
                    format!("星期{day}")
                } else {
                    day.to_owned()
                }
            }
        }
    }

    fn weekday(&self) -> usize {
        usize::from(self.time.weekday().to_sunday_zero_offset().unsigned_abs()) % 7
    }

    /// A number of one or two digits, in Chinese where the format says so.
    fn count(&self, number: i8, width: usize) -> String {
        if !self.section.numerals {
            return format!("{number:0width$}", width = width.min(2));
        }
        let (tens, ones) = (number / 10, number % 10);
        let tens = match tens {
            0 => String::new(),
            1 => "十".to_owned(),
            tens => numerals(&tens.to_string()) + "十",
        };
        let ones = if ones == 0 && !tens.is_empty() {
            String::new()
        } else {
            numerals(&ones.to_string())
        };
        tens + &ones
    }
}

/// A name in full, its first three letters, or for five its first.
fn name(name: &str, width: usize) -> String {
    let length = match width {
        3 => 3,
        5 => 1,
        _ => name.len(),
    };
    name.chars().take(length).collect()
}

/// Digits in Chinese.
fn numerals(digits: &str) -> String {
    const NUMERALS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let numeral = |c: char| c.to_digit(10).and_then(|digit| NUMERALS.get(digit as usize));
    digits.chars().filter_map(numeral).collect()
}
