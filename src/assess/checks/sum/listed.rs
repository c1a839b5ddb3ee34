//! 改造小区126个，东片54个、西片72个: no word says so, but the numbers that follow make up the one before them to the last digit.

use rust_decimal::Decimal;

use super::{MOST_PARTS, Sum};
use crate::assess::checks::numbers::Numbers;
use crate::assess::checks::scene::Scene;
use crate::assess::rounding::printed_digits;
use crate::lexicon::marker::Bits;
use crate::lexicon::relations::Mark;
use crate::rows::Role;

/// Words beside numbers that are no parts of the one before: a plan, a difference, another year, a stock.
const OTHERS: Bits = Mark::Goal.bit()
    | Mark::Excess.bit()
    | Mark::BeyondPlan.bit()
    | Mark::Beside.bit()
    | Mark::Earlier.bit()
    | Mark::Planned.bit()
    | Mark::Stock.bit()
    | Mark::Share.bit();

/// How many digits a whole must print, so that its parts do not make it up by chance: two parts, or more.
const DIGITS: [usize; 2] = [3, 2];

/// Number `i` is the whole; the amounts of its unit behind it, up to the end of the next sentence, are its parts.
pub(in crate::assess::checks) fn find<'a>(_: &Scene<'_, 'a>, numbers: Numbers<'_, 'a>, i: usize) -> Option<Sum<'a>> {
    let total = numbers
        .value(i)
        .filter(|_| numbers.is_amount(i) && is_plain(numbers, i))?;
    let (mut sum, mut parts) = (Decimal::ZERO, Vec::new());
    let near = (i + 1..numbers.len().min(i + MOST_PARTS)).take_while(|j| numbers.sentences_between(i, *j) <= 1);
    for j in near.filter(|j| numbers.of_one_unit(i, *j) && !numbers.is_inside(*j, i)) {
        if sum >= total || !is_plain(numbers, j) {
            break;
        }
        sum = sum.checked_add(numbers.value(j)?)?;
        parts.push(j);
    }
    let found = (sum == total && is_no_chance(numbers, i, &parts)).then(|| Sum::said(numbers, i, &parts))??;
    Some(Sum { said: false, ..found })
}

/// Whether the whole prints digits enough, noughts at the end not counted; or the words go on from it: 7座危桥中5座已通车、2座在建.
fn is_no_chance(numbers: Numbers<'_, '_>, i: usize, parts: &[usize]) -> bool {
    let digits = numbers.metric(i).map(printed_digits).unwrap_or_default();
    let enough = digits.trim_end_matches('0').len() >= DIGITS[usize::from(parts.len() > 2)];
    let goes_on = || {
        let gap = numbers.gap(i + 1);
        let out_of = gap.contains('中') || gap.ends_with('有');
        parts.first() == Some(&(i + 1)) && numbers.clauses_between(i, i + 1) == 0 && out_of
    };
    enough || goes_on()
}

/// Whether nothing beside a number says that it is no whole and no part.
fn is_plain(numbers: Numbers<'_, '_>, i: usize) -> bool {
    numbers.place(i).is_some_and(|place| {
        let plain = place.metric.role != Role::Baseline && place.metric.bound == "exact";
        plain && !numbers.qualifies(i) && numbers.line.bits(place.before) & OTHERS == 0
    })
}
