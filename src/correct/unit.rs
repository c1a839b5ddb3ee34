//! A unit that a correction names: what the lexicon or the grammar knows of it.

use rust_decimal::Decimal;

use super::change::Misread;
use crate::lexicon::Lexicon;
use crate::lexicon::units::{Kind, Unit};
use crate::quantity;

/// A unit with all that a row says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitChange {
    /// The form that the column `unit` holds.
    pub unit: String,
    /// What it measures.
    pub kind: Kind,
    /// The canonical unit of its dimension.
    pub canonical: String,
    /// Numerator and denominator of the factor to it.
    pub factor: (Decimal, Decimal),
}

impl From<&Unit> for UnitChange {
    fn from(unit: &Unit) -> Self {
        Self {
            unit: unit.name.to_string(),
            kind: unit.kind,
            canonical: unit.canonical.to_string(),
            factor: unit.factor,
        }
    }
}

/// The unit of that name; else what the grammar reads behind a number, which knows spellings and composed units
/// (元/平方米, 台(套)) too.
pub(super) fn read(name: &str, lexicon: &Lexicon) -> Result<UnitChange, Misread> {
    if let Some(unit) = lexicon.units.named(name) {
        return own(unit);
    }
    behind_a_number(name, lexicon).ok_or_else(|| {
        Misread::new(format!("`{name}` is no unit that a lexicon has"))
            .help("write a base unit (元 for 万元), or add the unit under `[lexicon] extend`")
            .known(lexicon.units.iter().map(|unit| &unit.name))
    })
}

/// Money in 角 is told in 元, so that no row has that unit.
fn own(unit: &Unit) -> Result<UnitChange, Misread> {
    if unit.told_in_canonical {
        let message = format!("the tables tell {} in {}", unit.name, unit.canonical);
        return Err(Misread::new(message).help(format!("correct the value to one in {}", unit.canonical)));
    }
    Ok(unit.into())
}

fn behind_a_number(name: &str, lexicon: &Lexicon) -> Option<UnitChange> {
    let seven = Decimal::from(7);
    let text = format!("7{name}");
    let scan = quantity::scan(&text, lexicon);
    let [mention] = scan.mentions.as_slice() else {
        return None;
    };
    let whole = mention.span.of(&text) == text && !mention.unit.is_empty();
    // A scale (万元) is no part of a unit.
    (whole && mention.value == Some(seven)).then(|| match mention.unit_id {
        Some(id) => lexicon.units.get(id).into(),
        None => UnitChange {
            unit: mention.unit.to_string(),
            kind: mention.kind,
            canonical: mention.unit.to_string(),
            factor: (Decimal::ONE, Decimal::ONE),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_named_spelled_or_composed() {
        let lexicon = Lexicon::builtin().unwrap();
        let unit = |name: &str| read(name, &lexicon).unwrap();
        assert_eq!((unit("亩").kind, unit("亩").canonical.as_str()), (Kind::Area, "平方米"));
        assert_eq!(unit("㎡").unit, "平方米");
        assert_eq!(
            (unit("元/平方米").kind, unit("元/平方米").unit.as_str()),
            (Kind::Rate, "元/平方米")
        );
        assert_eq!(unit("台(套)").kind, Kind::Count);
        assert_eq!(unit("%").kind, Kind::Percent);
    }

    #[test]
    fn what_is_no_unit_is_refused() {
        let lexicon = Lexicon::builtin().unwrap();
        for name in ["", "万元", "角", "的", "户人家", "3户"] {
            assert!(read(name, &lexicon).is_err(), "{name}");
        }
    }
}
