//! What follows from an item's numbers: targets against what was reported, the status, and the arithmetic.

use rust_decimal::Decimal;

use super::formula::{Formula, round};
use super::render::Mention;
use super::template::{Guard, Variant};

/// A target number with its reported counterpart.
#[derive(Debug, Clone)]
pub struct Pair {
    /// The target's surface.
    pub target: String,
    /// The counterpart's.
    pub actual: String,
    /// Counterpart / target, signed, with four decimals.
    pub ratio: Decimal,
    /// Whether the target is reached.
    pub met: bool,
    /// Whether it is more than reached; a maximum that is kept is just reached. An approximate target that is exceeded by
    /// more than 5 % is not met, though hardly anyone would call the task missed.
    pub exceeded: bool,
    /// Whether the target is a change in percent.
    pub of_change: bool,
    /// A reader may also take the two numbers for different things.
    pub optional: bool,
}

/// An arithmetic relation between printed numbers.
#[derive(Debug, Clone)]
pub struct Check {
    /// `sum` or `ratio`.
    pub rule: &'static str,
    /// The whole's surface.
    pub whole: String,
    /// The parts' surfaces.
    pub parts: Vec<String>,
    /// The printed rate's surface.
    pub reported: Option<String>,
    /// Whether the computed figure, rounded to the printed digits, is the printed one.
    pub holds: bool,
}

/// The pairs that a progress text's numbers declare.
pub fn pairs(target: &[Mention], progress: &[Mention]) -> Vec<Pair> {
    let counterpart = |actual: &Mention| {
        let answer = actual.answers.as_ref()?;
        target
            .iter()
            .find(|planned| planned.label == answer.label)
            .and_then(|planned| pair(planned, actual))
    };
    progress.iter().filter_map(counterpart).collect()
}

fn pair(target: &Mention, actual: &Mention) -> Option<Pair> {
    let planned = target.value.or(target.low)?;
    let opposite = target.meaning.change != "none" && target.meaning.change != actual.meaning.change;
    let reached = actual.value.or(actual.low)? * if opposite { Decimal::NEGATIVE_ONE } else { Decimal::ONE };
    let met = match target.meaning.bound.as_str() {
        "max" => reached <= planned,
        "approx" => (reached - planned).abs() <= planned * Decimal::new(5, 2),
        _ => reached >= planned,
    };
    let ceiling = target.high.unwrap_or(planned);
    Some(Pair {
        target: target.text.clone(),
        actual: actual.text.clone(),
        ratio: round(reached / planned, 4),
        met,
        exceeded: target.meaning.bound != "max" && reached > ceiling,
        of_change: target.meaning.change != "none",
        optional: actual.answers.as_ref().is_some_and(|answer| answer.optional),
    })
}

/// Whether a way to word the progress fits the quarter and the numbers.
pub fn fits(guards: &[Guard], quarter: u32, pairs: &[Pair]) -> bool {
    guards.iter().all(|guard| match guard {
        Guard::Met => pairs.iter().all(|pair| pair.met),
        Guard::Missed => pairs.iter().any(|pair| !pair.met),
        Guard::Early => quarter <= 2,
        Guard::Late => quarter >= 3,
        Guard::Quarter(only) => quarter == *only,
    })
}

/// The best status first, then others that a careful reader could defend.
pub fn statuses(variant: &Variant, quarter: u32, pairs: &[Pair]) -> Vec<String> {
    if !variant.statuses.is_empty() {
        return variant.statuses.clone();
    }
    let mut list = if pairs.is_empty() {
        vec!["completed", "in_progress", "unclear"]
    } else if pairs.iter().any(|pair| !pair.met && !pair.exceeded) {
        if quarter == 4 {
            vec!["not_met", "in_progress"]
        } else {
            vec!["in_progress", "not_met"]
        }
    } else if pairs.iter().any(|pair| pair.exceeded) {
        vec!["exceeded", "completed"]
    } else {
        vec!["completed", "exceeded"]
    };
    // Half a year's growth above the year's target is not yet the year's growth.
    if quarter < 4 && !list.contains(&"in_progress") && pairs.iter().any(|pair| pair.of_change) {
        list.push("in_progress");
    }
    // More than an approximate target allows is, to the letter, not the target.
    if !list.contains(&"not_met") && pairs.iter().any(|pair| !pair.met) {
        list.push("not_met");
    }
    list.into_iter().map(str::to_owned).collect()
}

/// The relations between the numbers that stand in the item, as the formulas of their variables say.
pub fn checks(formulas: &[(String, Formula)], target: &[Mention], progress: &[Mention]) -> Vec<Check> {
    let printed = |index: usize| {
        let label = &formulas[index].0;
        progress.iter().chain(target).find(|mention| mention.label == *label)
    };
    let relation = |index: usize| match &formulas[index].1 {
        Formula::Rest(whole, parts, _) => {
            let mut operands = parts.iter().map(|part| printed(*part)).collect::<Option<Vec<_>>>()?;
            operands.push(printed(index)?);
            sum(printed(*whole)?, &mut operands)
        }
        Formula::Percent(part, whole, ..) => ratio(printed(*part)?, printed(*whole)?, printed(index)?),
        _ => None,
    };
    (0..formulas.len()).filter_map(relation).collect()
}

/// The parts are listed as they stand in the text.
fn sum(whole: &Mention, parts: &mut [&Mention]) -> Option<Check> {
    parts.sort_by_key(|part| part.start);
    let total = whole.value?;
    let computed = parts.iter().map(|part| part.value).sum::<Option<Decimal>>()?;
    Some(Check {
        rule: "sum",
        whole: whole.text.clone(),
        parts: parts.iter().map(|part| part.text.clone()).collect(),
        reported: None,
        holds: round(computed / whole.factor, whole.decimals) == total / whole.factor,
    })
}

fn ratio(part: &Mention, whole: &Mention, rate: &Mention) -> Option<Check> {
    let computed = part.value? * Decimal::ONE_HUNDRED / whole.value?;
    Some(Check {
        rule: "ratio",
        whole: whole.text.clone(),
        parts: vec![part.text.clone()],
        reported: Some(rate.text.clone()),
        holds: round(computed, rate.decimals) == rate.value?,
    })
}
