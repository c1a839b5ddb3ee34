//! How variables are written in a template.

use std::str::FromStr;

use rust_decimal::Decimal;

use super::formula::{Formula, Range};
use super::trend::Trend;

/// `function operand …`; the operands are ranges, names of earlier variables, or numbers.
pub fn formula(text: &str, names: &[&str]) -> Result<Formula, String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let (function, arguments) = words.split_first().ok_or("no formula")?;
    let operand = |index: usize| argument(arguments, index).and_then(|word| variable(word, names));
    let shares = || argument(arguments, 1).and_then(percents);
    Ok(match *function {
        "plan" => Formula::Plan(range(arguments)?),
        "pick" => Formula::Pick(range(arguments)?),
        "roll" => Formula::Roll(range(arguments)?),
        "walk" => Formula::Walk(range(arguments)?),
        "level" => Formula::Level(trend(arguments)?),
        "flow" => Formula::Flow(trend(arguments)?),
        "track" => Formula::Track(operand(0)?, shares()?.0, shares()?.1, decimals(arguments)?),
        "part" => Formula::Part(operand(0)?, shares()?.0, shares()?.1),
        "rest" | "rest!" => {
            let parts = (1..arguments.len()).map(operand).collect::<Result<_, _>>()?;
            Formula::Rest(operand(0)?, parts, function.ends_with('!'))
        }
        "pct" | "pct!" => Formula::Percent(
            operand(0)?,
            operand(1)?,
            decimals(arguments)?.unwrap_or(1),
            function.ends_with('!'),
        ),
        "yoy" => Formula::YearOnYear(operand(0)?),
        "pop" => Formula::Sequential(operand(0)?),
        "last" => Formula::LastYear(operand(0)?),
        "prev" => Formula::Previous(operand(0)?),
        "add" => Formula::Add(operand(0)?, operand(1)?),
        "sub" => Formula::Distance(operand(0)?, operand(1)?),
        "floor" => Formula::Floor(operand(0)?, number(argument(arguments, 1)?)?),
        "times" => {
            let factor = number(argument(arguments, 1)?)?;
            Formula::Times(operand(0)?, factor, decimals(arguments)?.unwrap_or(0))
        }
        "div" => {
            let factor = number(argument(arguments, 2)?)?;
            Formula::Quotient(operand(0)?, operand(1)?, factor, decimals(arguments)?.unwrap_or(0))
        }
        _ => return Err(format!("unknown function {function}")),
    })
}

fn argument<'a>(arguments: &[&'a str], index: usize) -> Result<&'a str, String> {
    arguments
        .get(index)
        .copied()
        .ok_or_else(|| format!("operand {} is missing", index + 1))
}

/// The index of a variable that stands above.
pub fn variable(name: &str, names: &[&str]) -> Result<usize, String> {
    names
        .iter()
        .position(|known| *known == name)
        .ok_or_else(|| format!("no variable {name} above"))
}

/// Reads a number as it is written.
pub fn number(word: &str) -> Result<Decimal, String> {
    Decimal::from_str(word).map_err(|_| format!("{word} is no number"))
}

/// `12.5..30.0`, then perhaps `by 0.5`; without it the step is one of the last written digit.
fn range(arguments: &[&str]) -> Result<Range, String> {
    let (low, high) = argument(arguments, 0)?
        .split_once("..")
        .ok_or("a range is written low..high")?;
    let (low, high) = (number(low)?, number(high)?);
    let step = match arguments {
        [_, "by", step] => number(step)?,
        [_] => Decimal::new(1, low.scale()),
        _ => return Err("behind a range only `by STEP` may stand".to_owned()),
    };
    // Adding nothing with the decimals of the step gives the values those decimals.
    let low = low + Decimal::new(0, step.scale());
    if high <= low {
        Err(format!("{high} is not above {low}"))
    } else {
        Ok(Range { low, high, step })
    }
}

/// A range, then perhaps `yearly -16..-4`, in percent; without it the level grows as plans do.
fn trend(arguments: &[&str]) -> Result<Trend, String> {
    let (start, yearly) = match arguments {
        [start @ .., "yearly", change] => (start, percents(change)?),
        _ => (arguments, (2, 9)),
    };
    Ok(Trend {
        start: range(start)?,
        yearly,
    })
}

/// `75..125`, in percent.
fn percents(word: &str) -> Result<(i64, i64), String> {
    let ends = word
        .split_once("..")
        .and_then(|(low, high)| Some((low.parse().ok()?, high.parse().ok()?)));
    ends.filter(|(low, high)| low <= high)
        .ok_or_else(|| format!("{word} is no range of percents"))
}

/// `.2` as the last word: two decimals.
fn decimals(arguments: &[&str]) -> Result<Option<u32>, String> {
    let Some(digits) = arguments.last().and_then(|word| word.strip_prefix('.')) else {
        return Ok(None);
    };
    digits
        .parse()
        .map(Some)
        .map_err(|_| format!(".{digits} is no number of decimals"))
}
