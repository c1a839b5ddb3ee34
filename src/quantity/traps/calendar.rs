//! Days, months, years, times of day, and spans of the calendar.

use rust_decimal::Decimal;

use super::super::Bound;
use super::super::atom::Style;
use super::super::judge::View;
use super::super::reason::Reason;
use super::ends_in_numeral;
use crate::number;

/// What a numeral is on the calendar.
pub(super) fn calendar(view: &View<'_>) -> Option<Reason> {
    if minute(view) {
        return Some(Reason::Date);
    }
    // 日元, 月 of 个月: a unit that begins like a day or month is no date.
    if view.atom.unit.is_some() {
        return None;
    }
    if weekday(view) || second_half_of_clock(view) || dotted_year(view) || dotted_day(view) || month_stroke_day(view) {
        return Some(Reason::Date);
    }
    by_word_behind(view)
}

fn by_word_behind(view: &View<'_>) -> Option<Reason> {
    let mut chars = view.behind().chars();
    let arabic = view.atom.style == Style::Arabic;
    match chars.next() {
        Some('年') => Some(year(view, chars.as_str())),
        Some('月') => Some(Reason::Date),
        Some('日') if arabic || view.before().ends_with('月') => Some(Reason::Date),
        Some('日') => Some(Reason::Period),
        Some('号') if view.before().ends_with('月') => Some(Reason::Date),
        Some('时' | '点') if clock(view, chars.as_str()) => Some(Reason::Date),
        Some('季') if chars.as_str().starts_with('度') => Some(Reason::Period),
        Some('旬') => Some(Reason::Date),
        Some('世') if chars.as_str().starts_with('纪') => Some(Reason::Period),
        Some('周') if chars.as_str().starts_with('年') => Some(Reason::Ordinal),
        _ if view.atom.looks_like_year() && !is_level(view) => Some(Reason::Date),
        _ => None,
    }
}

/// Whether four digits like a year's are a level all the same: a round number with a lower or upper bound (不少于2000,
/// 2000以上).
fn is_level(view: &View<'_>) -> bool {
    let words = &view.lexicon.words;
    let round = view.atom.value.is_some_and(|v| (v % Decimal::ONE_HUNDRED).is_zero());
    let before = words.bound_before.find(view.before()).and_then(|(_, bound)| bound);
    let behind = words.bound_after.find(view.after()).map(|(_, bound)| bound);
    round && matches!(before.or(behind), Some(Bound::Min | Bound::Max))
}

/// 2022年 and 24年底 are points in time, 三年 and 3年 are spans; 三年级 is neither.
fn year(view: &View<'_>, behind: &str) -> Reason {
    if behind.starts_with('级') {
        return Reason::Ordinal;
    }
    let atom = view.atom;
    let digits = view.numeral().chars().count();
    let chinese = atom.style == Style::Chinese
        && digits == 4
        && !atom.scaled
        && atom
            .value
            .is_some_and(|v| v >= Decimal::from(1900) && v <= Decimal::from(2100));
    let short = atom.style == Style::Arabic && atom.int_digits == 2 && !atom.point && !atom.scaled;
    let named = ["底", "末", "初", "上半年", "下半年", "春", "夏", "秋", "冬"];
    let in_year = named.iter().any(|word| behind.starts_with(word)) || begins_with_month(behind);
    if atom.looks_like_year() || view.numeral().contains('〇') || chinese || short && in_year {
        Reason::Date
    } else {
        Reason::Period
    }
}

/// 6月, 12月.
fn begins_with_month(text: &str) -> bool {
    let digits = text.chars().take_while(|c| number::arabic(*c).is_some()).count();
    (1..=2).contains(&digits) && text.chars().nth(digits) == Some('月')
}

fn clock(view: &View<'_>, behind: &str) -> bool {
    let hour = view.atom.value.is_some_and(|v| v <= Decimal::from(24)) && !view.atom.point && !view.atom.scaled;
    let word = ["间", "代", "期", "限", "效", "段", "隔", "速", "刻", "序"]
        .iter()
        .any(|w| behind.starts_with(w));
    hour && !word
}

/// The minutes of 9时30分. 8小时30分 is a duration.
fn minute(view: &View<'_>) -> bool {
    if !view.left.is_some_and(|c| matches!(c, '时' | '点')) {
        return false;
    }
    let unit = view.atom.unit.map(|u| u.span.of(view.text));
    let hour = view.before().strip_suffix(['时', '点']);
    unit == Some("分") && !view.atom.point && hour.is_some_and(ends_in_numeral)
}

/// 星期二, 周三.
fn weekday(view: &View<'_>) -> bool {
    let named = ["星期", "礼拜", "周"].iter().any(|w| view.before().ends_with(w));
    named && matches!(view.numeral(), "一" | "二" | "三" | "四" | "五" | "六")
}

/// The second half of 19:00, which its zero tells from a proportion.
fn second_half_of_clock(view: &View<'_>) -> bool {
    let hour = view.before().strip_suffix([':', '：']);
    view.atom.leading_zero && view.atom.int_digits == 2 && !view.atom.point && hour.is_some_and(ends_in_numeral)
}

/// The year and month of 2022.11.30.
fn dotted_year(view: &View<'_>) -> bool {
    let atom = view.atom;
    let year = atom.value.map(|v| v.trunc());
    let calendar = year.is_some_and(|y| y >= Decimal::from(1900) && y <= Decimal::from(2100));
    let day_follows = view
        .after()
        .strip_prefix(['.', '．'])
        .is_some_and(|rest| rest.chars().next().is_some_and(|c| number::arabic(c).is_some()));
    atom.style == Style::Arabic && atom.point && atom.int_digits == 4 && calendar && day_follows
}

/// 9.28前: a month and a day, where a word says that it is a point in time.
fn dotted_day(view: &View<'_>) -> bool {
    let Some((month, day)) = view.numeral().split_once(['.', '．']) else {
        return false;
    };
    let valid = is_between(month, 12) && is_between(day, 31) && day.chars().count() == 2;
    let said = view.after().starts_with(['前', '起', '后']) || ends_in_time_word(view.before());
    view.atom.style == Style::Arabic && valid && said
}

/// 截至11/30.
fn month_stroke_day(view: &View<'_>) -> bool {
    let Some(rest) = view.after().strip_prefix(['/', '／']) else {
        return false;
    };
    let end = rest.find(|c| number::arabic(c).is_none()).unwrap_or(rest.len());
    is_between(view.numeral(), 12) && is_between(&rest[..end], 31) && ends_in_time_word(view.before())
}

fn ends_in_time_word(before: &str) -> bool {
    ["截至", "截止", "截止到", "截至到", "于", "自"]
        .iter()
        .any(|w| before.ends_with(w))
}

fn is_between(digits: &str, most: u64) -> bool {
    digits.len() <= 6 && number::integer(digits).is_some_and(|v| (1..=most).contains(&v))
}
