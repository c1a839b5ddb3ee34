//! A target number and its reported counterpart → ratio, and whether the target was met.

use rust_decimal::Decimal;

use crate::assess::amount::values;
use crate::assess::line::{Line, Place};
use crate::lexicon::relations::Mark;
use crate::rows::Metric;

/// How far an approximate target may be missed, either way.
const APPROXIMATELY: Decimal = Decimal::from_parts(5, 0, 0, false, 2);

/// Actual against target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::assess) struct Verdict {
    /// actual / target, signed.
    pub ratio: Decimal,
    /// Whether the target is reached.
    pub met: bool,
    /// Whether the target is kept from above: 30以内, 降至30, 第3位.
    pub ceiling: bool,
    /// Whether more was done than the target asks for: of an approximate one, more than it allows.
    pub exceeded: bool,
}

/// Compares two numbers; `None` where they cannot be brought into one unit, or the target is zero.
pub(in crate::assess) fn verdict(line: &Line<'_>, target: &Place<'_>, actual: &Metric) -> Option<Verdict> {
    let planned = target.metric;
    let (goal, reached) = values(planned, actual)?;
    let reached = if opposite(planned, actual) {
        reached.checked_mul(Decimal::NEGATIVE_ONE)?
    } else {
        reached
    };
    if goal.is_zero() {
        return None;
    }
    let ratio = reached.checked_div(goal)?;
    let (top, about) = (planned.high.unwrap_or(goal), planned.bound == "approx");
    let ceiling = is_ceiling(line, target);
    let met = match (ceiling, about) {
        (true, false) => reached <= top,
        (true, true) => ratio <= Decimal::ONE.checked_add(APPROXIMATELY)?,
        (false, true) => ratio.checked_sub(Decimal::ONE)?.abs() <= APPROXIMATELY,
        (false, false) => reached >= goal,
    };
    let exceeded = !ceiling && reached > top && met != about;
    Some(Verdict {
        ratio,
        met,
        ceiling,
        exceeded,
    })
}

/// A rise where a fall was planned, or the other way round.
fn opposite(planned: &Metric, actual: &Metric) -> bool {
    planned.change != "none" && actual.change != "none" && planned.change != actual.change
}

/// Whether the target is kept from above: 30以内, 降至30, 第3位.
fn is_ceiling(line: &Line<'_>, target: &Place<'_>) -> bool {
    let metric = target.metric;
    let comes_down = || matches!(metric.bound.as_str(), "exact" | "approx") && line.says(target.before, Mark::Ceiling);
    metric.bound == "max" || metric.kind == "rank" || comes_down()
}

#[cfg(test)]
mod tests {
    use crate::assess::testing::judged;

    fn met(target: &str, progress: &str) -> Option<bool> {
        judged(target, progress).comparisons.first().and_then(|c| c.met)
    }

    #[test]
    fn a_plain_target_is_met_from_itself_up() {
        assert_eq!(met("栽植林木[90株]", "栽植林木[90株]"), Some(true));
        assert_eq!(met("栽植林木[90株]", "栽植林木[89株]"), Some(false));
    }

    #[test]
    fn a_number_to_come_down_to_is_met_from_itself_down() {
        assert_eq!(met("空置率控制在[15%]", "空置率[14%]"), Some(true));
        assert_eq!(met("空置率控制在[15%]", "空置率[16%]"), Some(false));
    }

    #[test]
    fn nothing_is_compared_with_zero() {
        assert_eq!(met("发生事故[0起]", "发生事故[2起]"), None);
    }
}
