//! Number formats: from a stored number and its format code to the text that a reader of the sheet sees.
//!
//! ECMA-376 Part 1, §18.8.30 (`numFmt`, the built-in formats) and §18.8.31 (the codes), which BIFF shares. Numbers are
//! rounded as decimals of fifteen digits, as Excel rounds them: 1.005 with two places is 1.01.
//!
//! What a cell's width does to a text (`####`, fill characters) is left out, and so are blanks that only align.

mod builtin;
mod code;
mod condition;
mod date;
mod fraction;
mod general;
mod number;

use rust_decimal::Decimal;

use code::{Part, Section};

/// From which day serial numbers count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Epoch {
    /// 1 is 1900-01-01.
    #[default]
    Y1900,
    /// 0 is 1904-01-01: workbooks of old Macintoshes.
    Y1904,
}

/// A number format.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct NumberFormat {
    sections: Vec<Section>,
}

impl Default for NumberFormat {
    /// `General`.
    fn default() -> Self {
        Self::new("General")
    }
}

/// Codes that stand for the system's own long date and time; here those of Chinese Windows.
const OF_THE_SYSTEM: [(&str, &str); 2] = [("[$-F800]", "yyyy\"年\"m\"月\"d\"日\""), ("[$-F400]", "h:mm:ss")];

impl NumberFormat {
    /// The format that a code describes. A code longer than Excel can write is `General`.
    pub(super) fn new(code: &str) -> Self {
        const LONGEST: usize = 1024;
        let code = if code.len() > LONGEST { "General" } else { code };
        let system = OF_THE_SYSTEM.iter().find(|(mark, _)| code.starts_with(mark));
        Self {
            sections: code::parse(system.map_or(code, |(_, code)| code)),
        }
    }

    /// The built-in format of a number (`numFmtId`), `General` where there is none.
    pub(super) fn builtin(id: u32) -> Self {
        Self::new(builtin::code(id))
    }

    /// A number as it is shown.
    pub(super) fn number(&self, value: f64, epoch: Epoch) -> String {
        let (section, value) = self.section(value);
        let shown = show(section, value, epoch).unwrap_or_else(|| general::show(value));
        shown.trim().to_owned()
    }

    /// A text as it is shown: the fourth section, or one with `@`, may frame it.
    pub(super) fn text(&self, text: &str) -> String {
        let framing = |section: &&Section| section.parts.contains(&Part::Value);
        let section = self.sections.get(3).or_else(|| self.sections.iter().find(framing));
        let Some(section) = section else { return text.to_owned() };
        let part = |part: &Part| match part {
            Part::Value | Part::General => text.to_owned(),
            Part::Text(text) => text.clone(),
            _ => String::new(),
        };
        section.parts.iter().map(part).collect()
    }

    /// The section for a number, and the number as that section prints it: the one for negative numbers writes the sign
    /// itself.
    fn section(&self, value: f64) -> (&Section, f64) {
        // The fourth section, or the only other one with `@`, is for texts.
        let count = self.sections.len().min(3);
        let numeric = &self.sections[..count];
        if numeric.iter().any(|section| section.condition.is_some()) {
            let holds = |section: &&Section| section.condition.is_none_or(|condition| condition.holds(value));
            return (numeric.iter().find(holds).unwrap_or(&numeric[0]), value);
        }
        let is_text = |section: &Section| section.parts.contains(&Part::Value);
        match numeric {
            [_, negative, ..] if value < 0.0 && !is_text(negative) => (negative, -value),
            [_, _, zero] if value == 0.0 && !is_text(zero) => (zero, value),
            _ => (&numeric[0], value),
        }
    }
}

/// A number as a section prints it; none where the section cannot print it.
fn show(section: &Section, value: f64, epoch: Epoch) -> Option<String> {
    if section.is_date() {
        return date::show(section, value, epoch);
    }
    let sign = if value < 0.0 { "-" } else { "" };
    let parts = &section.parts;
    if parts.contains(&Part::General) || parts.contains(&Part::Value) {
        let part = |part: &Part| match part {
            Part::Text(text) => text.clone(),
            Part::General | Part::Value => general::show(value.abs()),
            _ => String::new(),
        };
        return Some(sign.to_owned() + &parts.iter().map(part).collect::<String>());
    }
    let decimal = Decimal::try_from(value.abs()).ok()?;
    let shown = match fraction::Fraction::of(parts) {
        Some(fraction) => fraction.show(decimal)?,
        None => number::show(parts, decimal)?,
    };
    let numeric = parts.iter().any(|part| matches!(part, Part::Place(_)));
    Some(if numeric {
        format!("{sign}{}", shown.trim_start())
    } else {
        shown
    })
}

#[cfg(test)]
mod tests;
