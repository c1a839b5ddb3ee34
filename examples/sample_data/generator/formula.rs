//! Where the numbers of a template come from: series that move plausibly from quarter to quarter, and figures that follow
//! from others (a share, a remainder, a change), so that the arithmetic of a report holds unless an error was planted.

use rust_decimal::{Decimal, RoundingStrategy};

use super::dice::Dice;
use super::trend::{Trend, season};

/// A quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// The calendar year.
    pub year: i32,
    /// 1 … 4.
    pub quarter: u32,
}

/// A span of possible values, in steps.
#[derive(Debug, Clone, Copy)]
pub struct Range {
    /// The smallest value.
    pub low: Decimal,
    /// The largest.
    pub high: Decimal,
    /// What values differ by; its decimals are those of the values.
    pub step: Decimal,
}

/// How a variable is computed; an operand is the index of an earlier variable.
#[derive(Debug, Clone)]
pub enum Formula {
    /// A year's plan: a level of the place's own that grows by some percent a year.
    Plan(Range),
    /// Constant within the year.
    Pick(Range),
    /// New each quarter.
    Roll(Range),
    /// A level that drifts over the quarters, and is held against no other quarter.
    Walk(Range),
    /// A level that can be held against the one of a year before.
    Level(Trend),
    /// The same, cumulative within the year.
    Flow(Trend),
    /// Cumulative within the year towards a share of the goal (percent, low and high), with these decimals.
    Track(usize, i64, i64, Option<u32>),
    /// A share of the whole (percent, low and high) with the whole's decimals.
    Part(usize, i64, i64),
    /// The whole without the parts; may be planted wrong.
    Rest(usize, Vec<usize>, bool),
    /// The first as a percentage of the second; may be planted wrong.
    Percent(usize, usize, u32, bool),
    /// The change in percent against the same quarter of the year before.
    YearOnYear(usize),
    /// The change in percent against the quarter before.
    Sequential(usize),
    /// The value in the same quarter of the year before.
    LastYear(usize),
    /// The value in the quarter before.
    Previous(usize),
    /// First plus second.
    Add(usize, usize),
    /// First minus second, without sign.
    Distance(usize, usize),
    /// A variable in another unit: × factor, with these decimals.
    Times(usize, Decimal, u32),
    /// Rounded down to whole steps, as a number is that 余 follows.
    Floor(usize, Decimal),
    /// First × factor / second.
    Quotient(usize, usize, Decimal, u32),
}

/// Computes the variables of one template at one place.
#[derive(Clone, Copy)]
pub struct Series<'a> {
    /// The template's variables, operands before their users.
    pub formulas: &'a [(String, Formula)],
    /// The branch of this place and template.
    pub dice: Dice,
}

impl Series<'_> {
    /// The value of a variable at a moment.
    pub fn value(&self, index: usize, moment: Moment) -> Decimal {
        let (name, formula) = &self.formulas[index];
        let of = |operand: usize| self.value(operand, moment);
        let dice = self.dice.with(name);
        match formula {
            Formula::Plan(range) => plan(*range, dice, moment.year),
            Formula::Pick(range) => range.at(dice.at(moment.year as u64)),
            Formula::Roll(range) => range.at(dice.at(moment.year as u64).at(u64::from(moment.quarter))),
            Formula::Walk(range) => walk(*range, dice, moment),
            Formula::Level(trend) => trend.level(dice, moment),
            Formula::Flow(trend) => trend.cumulative(dice, moment),
            Formula::Track(goal, low, high, decimals) => {
                let goal = of(*goal);
                track(goal, (*low, *high), decimals.unwrap_or(goal.scale()), dice, moment)
            }
            Formula::Floor(a, step) => ((of(*a) / step).trunc() * step).max(*step),
            Formula::Part(whole, low, high) => {
                let year = dice.at(moment.year as u64);
                let share = year.between(*low * 10, *high * 10);
                // A plan has one share in its year; what was reported wavers a little.
                let wave = if self.constant(*whole) {
                    0
                } else {
                    year.at(u64::from(moment.quarter)).between(-7, 7)
                };
                part(of(*whole), share + wave)
            }
            Formula::Rest(whole, parts, fragile) => {
                let rest = parts.iter().fold(of(*whole), |rest, part| rest - of(*part));
                if *fragile && self.planted(index, moment) {
                    wrong_rest(rest, dice)
                } else {
                    rest
                }
            }
            Formula::Percent(part, whole, decimals, fragile) => {
                let percent = round(of(*part) * Decimal::ONE_HUNDRED / of(*whole), *decimals);
                if *fragile && self.planted(index, moment) {
                    wrong_percent(percent, dice)
                } else {
                    percent
                }
            }
            Formula::YearOnYear(level) => change(of(*level), self.value(*level, moment.a_year_before())),
            Formula::Sequential(level) => change(of(*level), self.value(*level, moment.before())),
            Formula::LastYear(level) => self.value(*level, moment.a_year_before()),
            Formula::Previous(level) => self.value(*level, moment.before()),
            Formula::Add(a, b) => of(*a) + of(*b),
            Formula::Distance(a, b) => (of(*a) - of(*b)).abs(),
            Formula::Times(a, factor, decimals) => round(of(*a) * factor, *decimals),
            Formula::Quotient(a, b, factor, decimals) => round(of(*a) * factor / of(*b), *decimals),
        }
    }

    /// Whether this variable is given a wrong value now, on purpose.
    fn planted(&self, index: usize, moment: Moment) -> bool {
        // A plan says the same in all quarters of its year, right or wrong.
        let quarter = if self.constant(index) { 0 } else { moment.quarter };
        let dice = self.dice.with("planted").with(&self.formulas[index].0);
        dice.at(moment.year as u64).at(u64::from(quarter)).chance(15)
    }

    /// Whether a variable has one value in a year.
    fn constant(&self, index: usize) -> bool {
        match &self.formulas[index].1 {
            Formula::Plan(_) | Formula::Pick(_) => true,
            Formula::Part(whole, ..) | Formula::Times(whole, ..) | Formula::Floor(whole, _) => self.constant(*whole),
            Formula::Rest(whole, parts, _) => self.constant(*whole) && parts.iter().all(|part| self.constant(*part)),
            Formula::Percent(a, b, ..) | Formula::Add(a, b) | Formula::Distance(a, b) | Formula::Quotient(a, b, ..) => {
                self.constant(*a) && self.constant(*b)
            }
            _ => false,
        }
    }
}

impl Moment {
    /// The same quarter of the year before.
    pub const fn a_year_before(self) -> Self {
        Self {
            year: self.year - 1,
            ..self
        }
    }

    /// The quarter before.
    pub const fn before(self) -> Self {
        if self.quarter > 1 {
            Self {
                quarter: self.quarter - 1,
                ..self
            }
        } else {
            Self {
                year: self.year - 1,
                quarter: 4,
            }
        }
    }

    /// How many quarters have gone by since the beginning of 2020.
    fn count(self) -> i64 {
        i64::from(self.year - 2020) * 4 + i64::from(self.quarter)
    }
}

impl Range {
    /// One of the values.
    pub fn at(self, dice: Dice) -> Decimal {
        let steps = ((self.high - self.low) / self.step).trunc();
        let steps = i64::try_from(steps).unwrap_or(0);
        self.low + self.step * Decimal::from(dice.between(0, steps))
    }

    /// The value on a step that is nearest, also outside of the span, but never nothing.
    pub fn on_step(self, exact: Decimal) -> Decimal {
        (exact / self.step).round().max(Decimal::ONE) * self.step
    }

    /// The value at a share of the span, in thousandths, on a step.
    fn share(self, thousandths: i64) -> Decimal {
        let exact = (self.high - self.low) * Decimal::new(thousandths.clamp(0, 1000), 3);
        self.low + (exact / self.step).trunc() * self.step
    }
}

fn plan(range: Range, dice: Dice, year: i32) -> Decimal {
    let growth = dice.with("growth").between(2, 9) * i64::from(year - 2022);
    range.on_step(range.at(dice) * Decimal::new(100 + growth, 2))
}

fn walk(range: Range, dice: Dice, moment: Moment) -> Decimal {
    let start = dice.with("start").between(150, 600);
    let drift = dice.with("drift").between(-12, 32);
    let jitter = dice.with("jitter").at(moment.count() as u64).between(-30, 30);
    range.share(start + drift * (moment.count() - 8) + jitter)
}

fn track(goal: Decimal, (low, high): (i64, i64), decimals: u32, dice: Dice, moment: Moment) -> Decimal {
    let this_year = dice.at(moment.year as u64);
    let reached = this_year.between(low * 10, high * 10);
    // A place's seasons return each year, with small differences.
    let wave = match moment.quarter {
        1 => 4,
        2 | 3 => 6,
        _ => 0,
    };
    let season = season(dice, moment.quarter) + this_year.at(u64::from(moment.quarter)).between(-wave, wave);
    let value = goal * Decimal::new(reached, 3) * Decimal::new(season, 3);
    round(value, decimals).max(Decimal::new(1, decimals))
}

fn part(whole: Decimal, thousandths: i64) -> Decimal {
    let scale = whole.scale();
    round(whole * Decimal::new(thousandths, 3), scale).max(Decimal::new(1, scale))
}

/// In percent with one decimal; never nothing, since a change of nothing is said in words.
fn change(now: Decimal, then: Decimal) -> Decimal {
    let percent = round(now * Decimal::ONE_HUNDRED / then - Decimal::ONE_HUNDRED, 1);
    if percent.is_zero() { Decimal::new(1, 1) } else { percent }
}

fn wrong_rest(rest: Decimal, dice: Dice) -> Decimal {
    // At least some tenths: an error of a hundredth would be taken for rounding where the whole has no hundredths.
    rest + Decimal::new(dice.with("wrong").between(2, 6), rest.scale().min(1))
}

fn wrong_percent(percent: Decimal, dice: Dice) -> Decimal {
    let off = Decimal::new(dice.with("wrong").between(21, 68), 1);
    if percent > Decimal::from(50) {
        percent - off
    } else {
        percent + off
    }
}

/// Half away from zero, as offices round.
pub fn round(value: Decimal, decimals: u32) -> Decimal {
    let mut rounded = value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    rounded.rescale(decimals);
    rounded
}
