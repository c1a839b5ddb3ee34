//! Fractions: `# ?/?`, `# ??/100`.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::code::Part;
use super::number::sign;

/// How a section prints a fraction.
pub(super) struct Fraction {
    /// Whether the integer stands apart: `1 1/2` rather than `3/2`.
    mixed: bool,
    denominator: Denominator,
    /// What stands before the first and behind the last digit.
    around: [String; 2],
}

enum Denominator {
    Fixed(u32),
    UpTo(u32),
}

fn is_place(part: &Part) -> bool {
    matches!(part, Part::Place(_))
}

impl Fraction {
    /// The fraction that a section's parts describe, if they do: a bar between places.
    pub(super) fn of(parts: &[Part]) -> Option<Self> {
        let bar = parts.iter().position(|part| *part == Part::Slash)?;
        let (before, behind) = (&parts[..bar], &parts[bar + 1..]);
        let numerator = before.iter().rev().take_while(|part| is_place(part)).count();
        let places = behind.iter().take_while(|part| is_place(part)).count();
        let first = before.iter().position(is_place)?;
        let written = |parts: &[Part]| parts.iter().map(sign).collect::<String>();
        // A denominator's digits that are given are text to the format.
        let after = written(&behind[places..]);
        let (denominator, after) = if places == 0 {
            let digits = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let (under, after) = after.split_at(digits);
            (
                Denominator::Fixed(under.parse().ok().filter(|under| *under > 0)?),
                after.to_owned(),
            )
        } else {
            // More digits than three would only cost time.
            (Denominator::UpTo(10_u32.pow(places.min(3) as u32) - 1), after)
        };
        (numerator > 0).then_some(Self {
            mixed: before[..bar - numerator].iter().any(is_place),
            denominator,
            around: [written(&before[..first]), after],
        })
    }

    /// A number that is not negative, as a fraction.
    pub(super) fn show(&self, value: Decimal) -> Option<String> {
        let value = value.to_f64()?;
        let whole = if self.mixed { value.trunc() } else { 0.0 };
        let (over, under) = self.nearest(value - whole)?;
        let shown = match (self.mixed, over) {
            (true, 0) => format!("{whole}"),
            // What is nearly one counts to the integer.
            (true, over) if over == u64::from(under) => format!("{}", whole + 1.0),
            (true, over) if whole > 0.0 => format!("{whole} {over}/{under}"),
            (_, over) => format!("{over}/{under}"),
        };
        let [before, after] = &self.around;
        Some(format!("{before}{shown}{after}"))
    }

    /// The fraction nearest to a number.
    fn nearest(&self, value: f64) -> Option<(u64, u32)> {
        let over = |under: u32| (value * f64::from(under)).round();
        let error = |under: u32| (over(under) / f64::from(under) - value).abs();
        let under = match self.denominator {
            Denominator::Fixed(under) => under,
            Denominator::UpTo(most) => (1..=most).min_by(|a, b| error(*a).total_cmp(&error(*b)))?,
        };
        Some((over(under).to_u64()?, under))
    }
}
