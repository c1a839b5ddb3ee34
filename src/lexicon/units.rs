//! Units and classifiers: `lexicon/units.toml`, read once, one table for recognizing and for converting.

use std::sync::Arc;

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use schemars::JsonSchema;
use serde::de::IntoDeserializer as _;
use serde::{Deserialize, Serialize};

use super::LexiconError;
use super::affix::Prefixes;

/// What a number measures: the column `kind`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Things counted.
    Count,
    /// A share, in percent or per mille as written.
    Percent,
    /// A difference of two shares.
    PercentagePoint,
    /// A multiple (倍).
    Multiple,
    /// An amount of money.
    Money,
    /// An area.
    Area,
    /// A length.
    Length,
    /// A volume.
    Volume,
    /// A mass.
    Mass,
    /// An amount of energy.
    Energy,
    /// A power.
    Power,
    /// A length of time.
    Duration,
    /// A place in an order (第3位).
    Rank,
    /// One quantity a unit of another (元/平方米).
    Rate,
    /// Members of a proportion (13.7∶46.4∶39.9).
    Ratio,
    /// Anything else that is measured, such as an index without a unit.
    Other,
}

impl Kind {
    /// The kind of that code.
    pub fn of_code(code: &str) -> Option<Self> {
        let code: serde::de::value::StrDeserializer<'_, serde::de::value::Error> = code.into_deserializer();
        Self::deserialize(code).ok()
    }

    /// The kind's code in the tables.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Percent => "percent",
            Self::PercentagePoint => "percentage_point",
            Self::Multiple => "multiple",
            Self::Money => "money",
            Self::Area => "area",
            Self::Length => "length",
            Self::Volume => "volume",
            Self::Mass => "mass",
            Self::Energy => "energy",
            Self::Power => "power",
            Self::Duration => "duration",
            Self::Rank => "rank",
            Self::Rate => "rate",
            Self::Ratio => "ratio",
            Self::Other => "other",
        }
    }
}

/// Which numerals may stand before a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Numerals {
    /// Arabic or Chinese.
    #[default]
    Any,
    /// Arabic only: a Chinese numeral before it makes a name.
    Arabic,
    /// Arabic with 万 or 亿, or of two digits and more.
    Scaled,
    /// Arabic with a decimal point: without one the word says when (12.5年 lasts, 12年 may be a year).
    Decimal,
    /// Arabic; the word is a noun that can also begin something new (税收超100万企业).
    Noun,
}

/// A unit of measurement as a lexicon file has it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitEntry {
    /// The form that the column `unit` holds.
    pub name: String,
    /// What it measures.
    pub kind: Kind,
    /// Other spellings.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// The canonical unit of its dimension; itself where absent.
    #[serde(default)]
    pub canonical: Option<String>,
    /// Exact factor to the canonical unit: `"1000"`, `"0.01"`, `"10000/15"`.
    #[serde(default)]
    pub factor: Option<String>,
    /// Which numerals may stand before it.
    #[serde(default)]
    pub numerals: Numerals,
}

/// Words that count things, each its own canonical unit.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClassifierEntry {
    /// Nearly always `count`.
    pub kind: Kind,
    /// The words.
    pub names: Vec<String>,
    /// Which numerals may stand before them.
    #[serde(default)]
    pub numerals: Numerals,
}

/// One unit.
#[derive(Debug, Clone)]
pub struct Unit {
    /// The form that the column `unit` holds.
    pub name: Arc<str>,
    /// What it measures.
    pub kind: Kind,
    /// The canonical unit of its dimension.
    pub canonical: Arc<str>,
    /// Numerator and denominator of the exact factor to the canonical unit.
    pub factor: (Decimal, Decimal),
    /// Whether numbers are told in the canonical unit: money in its currency's main unit (2角 is 0.2元), and what is counted
    /// by the dozen one by one (2打 are 24个).
    pub told_in_canonical: bool,
    /// Which numerals may stand before it.
    pub numerals: Numerals,
}

impl Unit {
    /// A value of this unit in its canonical unit; `None` on overflow.
    pub fn to_canonical(&self, value: Decimal) -> Option<Decimal> {
        let (numerator, denominator) = self.factor;
        value.checked_mul(numerator)?.checked_div(denominator)
    }
}

/// A unit's place in its [`Units`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct UnitId(u32);

/// All units, searchable by spelling.
#[derive(Debug, Clone, Default)]
pub struct Units {
    units: Vec<Unit>,
    spellings: Prefixes<UnitId>,
    by_name: FxHashMap<Arc<str>, UnitId>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    unit: Vec<UnitEntry>,
    #[serde(default)]
    classifiers: Vec<ClassifierEntry>,
}

impl Units {
    /// The units that come with the program.
    ///
    /// # Errors
    /// Only if the compiled-in file is broken, which a test excludes.
    pub fn builtin() -> Result<Self, LexiconError> {
        const NAME: &str = "lexicon/units.toml";
        let file: File =
            toml::from_str(include_str!("../../lexicon/units.toml")).map_err(|e| LexiconError::Format {
                file: NAME.to_owned(),
                message: e.to_string(),
            })?;
        let mut units = Self::default();
        units.extend(NAME, &file.unit, &file.classifiers)?;
        Ok(units)
    }

    /// Adds units and classifiers of a lexicon file.
    ///
    /// # Errors
    /// A spelling that already names another unit, a factor that is no number, a factor without a canonical unit.
    pub fn extend(
        &mut self,
        file: &str,
        units: &[UnitEntry],
        classifiers: &[ClassifierEntry],
    ) -> Result<(), LexiconError> {
        for entry in units {
            self.add_unit(file, entry)?;
        }
        for entry in classifiers {
            for name in &entry.names {
                let unit = Unit {
                    name: name.as_str().into(),
                    kind: entry.kind,
                    canonical: name.as_str().into(),
                    factor: (Decimal::ONE, Decimal::ONE),
                    told_in_canonical: false,
                    numerals: entry.numerals,
                };
                self.add(file, unit, &[])?;
            }
        }
        Ok(())
    }

    fn add_unit(&mut self, file: &str, entry: &UnitEntry) -> Result<(), LexiconError> {
        let broken = |message: &str| LexiconError::Entry {
            file: file.to_owned(),
            entry: entry.name.clone(),
            message: message.to_owned(),
        };
        let factor = match (&entry.canonical, &entry.factor) {
            (Some(_), Some(text)) => {
                read_factor(text).ok_or_else(|| broken("factor is not a positive number or fraction like 10000/15"))?
            }
            (None, None) => (Decimal::ONE, Decimal::ONE),
            _ => return Err(broken("canonical and factor go together: give both or neither")),
        };
        let unit = Unit {
            name: entry.name.as_str().into(),
            kind: entry.kind,
            canonical: entry.canonical.as_deref().unwrap_or(&entry.name).into(),
            factor,
            told_in_canonical: entry.canonical.is_some()
                && (entry.kind == Kind::Money || entry.kind == Kind::Count && factor != (Decimal::ONE, Decimal::ONE)),
            numerals: entry.numerals,
        };
        self.add(file, unit, &entry.aliases)
    }

    fn add(&mut self, file: &str, unit: Unit, aliases: &[String]) -> Result<(), LexiconError> {
        let id = UnitId(u32::try_from(self.units.len()).unwrap_or(u32::MAX));
        let name = Arc::clone(&unit.name);
        for spelling in std::iter::once(&*name).chain(aliases.iter().map(String::as_str)) {
            let broken = |message: String| LexiconError::Entry {
                file: file.to_owned(),
                entry: name.to_string(),
                message,
            };
            if spelling.is_empty() {
                return Err(broken("a spelling is empty".to_owned()));
            }
            if let Some(other) = self.spellings.insert(spelling, id) {
                let other = self.units.get(other.0 as usize).map_or("itself", |u| &u.name);
                return Err(broken(format!("the spelling {spelling} already names {other}")));
            }
        }
        self.by_name.insert(name, id);
        self.units.push(unit);
        Ok(())
    }

    /// The unit with that id.
    pub fn get(&self, id: UnitId) -> &Unit {
        &self.units[id.0 as usize]
    }

    /// The unit whose own name this is.
    pub fn named(&self, name: &str) -> Option<&Unit> {
        self.by_name.get(name).map(|id| self.get(*id))
    }

    /// The id of the unit whose own name this is.
    pub fn id_of(&self, name: &str) -> Option<UnitId> {
        self.by_name.get(name).copied()
    }

    /// The longest unit that `text` begins with, and how many bytes of `text` it takes.
    ///
    /// Two classifiers in a row where the second is in brackets (台(套)) are the grammar's affair.
    pub fn prefix(&self, text: &str) -> Option<(UnitId, usize)> {
        self.spellings.find(text).map(|(length, id)| (id, length))
    }

    /// How many units there are.
    pub fn len(&self) -> usize {
        self.units.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// All units, in the order of their files.
    pub fn iter(&self) -> impl Iterator<Item = &Unit> {
        self.units.iter()
    }
}

fn read_factor(text: &str) -> Option<(Decimal, Decimal)> {
    let (numerator, denominator) = text.split_once('/').unwrap_or((text, "1"));
    let numerator: Decimal = numerator.trim().parse().ok()?;
    let denominator: Decimal = denominator.trim().parse().ok()?;
    (numerator > Decimal::ZERO && denominator > Decimal::ZERO).then_some((numerator, denominator))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units() -> Units {
        Units::builtin().unwrap()
    }

    #[test]
    fn the_table_holds_together() {
        let units = units();
        assert!(units.len() >= 400, "{} units", units.len());
        for unit in units.iter() {
            let canonical = units
                .named(&unit.canonical)
                .unwrap_or_else(|| panic!("{}: no such canonical", unit.name));
            assert_eq!(
                canonical.kind, unit.kind,
                "{} and its canonical unit differ in kind",
                unit.name
            );
            assert_eq!(
                canonical.canonical, canonical.name,
                "{}: its canonical unit has another one",
                unit.name
            );
        }
    }

    #[test]
    fn the_longest_spelling_wins() {
        let units = units();
        for (text, name, bytes) in [
            ("千瓦时电", "千瓦时", 9),
            ("千瓦以上", "千瓦", 6),
            ("人次参加", "人次", 6),
            ("个百分点", "个百分点", 12),
            ("平方公里", "平方公里", 12),
            ("m2的", "平方米", 2),
            ("吨标准煤", "吨标准煤", 12),
        ] {
            let (id, length) = units.prefix(text).unwrap();
            assert_eq!((&*units.get(id).name, length), (name, bytes), "{text}");
        }
        assert!(units.prefix("的").is_none());
        assert!(units.prefix("").is_none());
    }

    #[test]
    fn factors_are_exact() {
        let units = units();
        let mu = units.named("亩").unwrap();
        assert_eq!(mu.to_canonical(Decimal::from(3)), Some(Decimal::from(2000)));
        assert_eq!(
            units.named("公里").unwrap().to_canonical("1.5".parse().unwrap()),
            Some(Decimal::from(1500))
        );
    }

    #[test]
    fn an_extension_may_not_redefine_a_spelling() {
        let mut units = units();
        let entry = ClassifierEntry {
            kind: Kind::Count,
            names: vec!["人次".into()],
            numerals: Numerals::Any,
        };
        let error = units.extend("mine.toml", &[], &[entry]).unwrap_err();
        assert!(
            error.to_string().contains("mine.toml") && error.to_string().contains("人次"),
            "{error}"
        );
    }
}
