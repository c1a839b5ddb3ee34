//! Which numbers and units the grammar claims to read together, and what it claims to read.

use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;

use crate::numerals::{Number, Script};
use crate::words::{Unit, WORDS};

/// Any spelling of any unit.
pub fn unit() -> impl Strategy<Value = Unit> {
    select(WORDS.units.as_slice())
}

/// Whether a unit is read behind any number: 36路 is a bus line where nothing speaks of pictures, 打 is a verb behind most numbers
/// (四十打的), and 年 is a span of the calendar unless its number has a decimal point.
pub fn is_claimed(unit: &Unit) -> bool {
    !matches!(unit.spelling.as_str(), "路" | "打" | "年")
}

/// Whether a number and a unit behind it say a quantity, by the lexicon's own words.
pub fn fits(number: &Number, unit: &Unit) -> bool {
    let allowed = match unit.numerals.as_str() {
        "arabic" | "noun" => number.script == Script::Arabic || number.scaled,
        "decimal" => {
            number.script == Script::Arabic && number.text.contains('.') && number.value < Decimal::ONE_THOUSAND
        }
        "scaled" => number.script == Script::Arabic && number.value >= Decimal::TEN,
        _ => true,
    };
    // 五两重: behind a Chinese numeral 两 goes on with it.
    let goes_on = number.script == Script::Chinese && unit.spelling.starts_with('两');
    is_claimed(unit)
        && allowed
        && !goes_on
        && !joins(number, unit)
        && !(number.script == Script::Chinese && is_set_phrase(number, unit))
}

/// 5千 and 瓦 are 5千瓦: the last scale begins a longer unit.
fn joins(number: &Number, unit: &Unit) -> bool {
    let Some(last) = number.text.chars().next_back().filter(|c| !c.is_numeric()) else {
        return false;
    };
    let joined = format!("{last}{}", unit.spelling);
    let longer = |other: &Unit| joined.starts_with(&other.spelling) && other.spelling.starts_with(last);
    joined.starts_with("百分") || WORDS.units.iter().any(longer)
}

/// 三方, 二次, 五期: the lexicon's own list says that this numeral before these words is no count.
fn is_set_phrase(number: &Number, unit: &Unit) -> bool {
    let ordinal = |word: &String| unit.kind == "count" && unit.spelling.starts_with(word.as_str());
    begins_set_phrase(&number.text, &unit.spelling) || WORDS.ordinals.iter().any(ordinal)
}

/// Whether the lexicon has a phrase of this numeral and what stands behind it.
pub fn begins_set_phrase(numeral: &str, behind: &str) -> bool {
    let trap = |(known, after): &(String, String)| known == numeral && behind.starts_with(after.as_str());
    WORDS.traps.iter().any(trap)
}

/// The value that a number with a unit is told as, in the unit it is told in.
pub fn told(number: Decimal, unit: &Unit) -> Decimal {
    (number * unit.told.1).normalize()
}

/// The unit that a number is told in: 方 is an area where nothing says a volume.
pub fn told_unit(unit: &Unit) -> &str {
    if unit.name == "方" { "平方米" } else { &unit.told.0 }
}
