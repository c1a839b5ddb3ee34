//! What one number means, as a line of the corpus writes it: `count 12000 户 approx increase yoy 「居民」 target`.

use std::fmt;

use rust_decimal::Decimal;
use zhibiao::rows::Metric;

const KINDS: [&str; 16] = [
    "count",
    "percent",
    "percentage_point",
    "multiple",
    "money",
    "area",
    "length",
    "volume",
    "mass",
    "energy",
    "power",
    "duration",
    "rank",
    "rate",
    "ratio",
    "other",
];
const BOUNDS: [&str; 3] = ["approx", "min", "max"];
const CHANGES: [&str; 2] = ["increase", "decrease"];
const BASES: [&str; 4] = ["yoy", "pop", "avg", "other"];
const ROLES: [&str; 3] = ["target", "baseline", "actual"];

/// A number, the ends of a range, or neither (a proportion).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    One(Decimal),
    Range(Decimal, Decimal),
    None,
}

/// The meaning of one mention. What is left out is the plain case: exact, no change, no basis, no unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meaning {
    pub kind: String,
    pub value: Value,
    pub unit: String,
    pub bound: String,
    pub change: String,
    pub basis: String,
    /// The names that would do; none if the line says nothing of the name.
    pub names: Vec<String>,
    /// `None` if the line says nothing of the role.
    pub role: Option<String>,
}

/// Whether a heading begins with a kind, so that it is meant as a meaning.
pub fn begins_meaning(text: &str) -> bool {
    text.split(' ').next().is_some_and(|word| KINDS.contains(&word))
}

impl Value {
    fn parse(text: &str) -> Result<Self, String> {
        let number = |text: &str| {
            text.parse::<Decimal>()
                .map(|d| d.normalize())
                .map_err(|_| format!("`{text}` is no number"))
        };
        match text.split_once("..") {
            _ if text == "–" => Ok(Self::None),
            Some((low, high)) => Ok(Self::Range(number(low)?, number(high)?)),
            None => number(text).map(Self::One),
        }
    }

    /// As the column `value_exact` holds it: six digits behind the point.
    fn of(metric: &Metric) -> Self {
        let exact = |d: Decimal| d.round_dp(6).normalize();
        match (metric.value, metric.low, metric.high) {
            (Some(value), _, _) => Self::One(exact(value)),
            (None, Some(low), Some(high)) => Self::Range(exact(low), exact(high)),
            _ => Self::None,
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::One(value) => write!(f, "{value}"),
            Self::Range(low, high) => write!(f, "{low}..{high}"),
            Self::None => write!(f, "–"),
        }
    }
}

impl Meaning {
    /// Reads a meaning, or says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (plain, names) = take_names(text)?;
        let mut words = plain.split_whitespace();
        let kind = words.next().unwrap_or_default();
        if !KINDS.contains(&kind) {
            return Err(format!("`{kind}` is no kind"));
        }
        let mut meaning = Self {
            kind: kind.to_owned(),
            value: Value::parse(words.next().ok_or("the value is missing")?)?,
            unit: String::new(),
            bound: "exact".to_owned(),
            change: "none".to_owned(),
            basis: "none".to_owned(),
            names,
            role: None,
        };
        for (place, word) in words.enumerate() {
            meaning.add(word, place == 0)?;
        }
        Ok(meaning)
    }

    fn add(&mut self, word: &str, first: bool) -> Result<(), String> {
        let tables: [(&[&str], &mut String); 3] = [
            (&BOUNDS, &mut self.bound),
            (&CHANGES, &mut self.change),
            (&BASES, &mut self.basis),
        ];
        for (codes, field) in tables {
            if codes.contains(&word) {
                word.clone_into(field);
                return Ok(());
            }
        }
        if ROLES.contains(&word) {
            self.role = Some(word.to_owned());
        } else if first {
            word.clone_into(&mut self.unit);
        } else {
            return Err(format!("`{word}` is no bound, change, basis or role"));
        }
        Ok(())
    }

    /// What the program says of one number.
    pub fn of(metric: &Metric) -> Self {
        Self {
            kind: metric.kind.clone(),
            value: Value::of(metric),
            unit: metric.unit.clone().unwrap_or_default(),
            bound: metric.bound.clone(),
            change: metric.change.clone(),
            basis: metric.basis.clone(),
            names: metric.name.clone().into_iter().collect(),
            role: Some(metric.role.code().to_owned()),
        }
    }

    /// Whether what was found is what was expected.
    pub fn accepts(&self, found: &Self) -> bool {
        let named = self.names.is_empty() || found.names.iter().all(|name| self.names.contains(name));
        let roled = self.role.is_none() || self.role == found.role;
        let bare = |m: &Self| Self {
            names: Vec::new(),
            role: None,
            ..m.clone()
        };
        named && roled && bare(self) == bare(found) && (self.names.is_empty() || !found.names.is_empty())
    }

    /// The same meaning with as much said as another one says: names and roles only where that has them.
    pub fn as_told_by(&self, other: &Self) -> Self {
        Self {
            names: if other.names.is_empty() {
                Vec::new()
            } else {
                self.names.clone()
            },
            role: self.role.clone().filter(|_| other.role.is_some()),
            ..self.clone()
        }
    }
}

/// Takes 「name|other name」 out of a meaning.
fn take_names(text: &str) -> Result<(String, Vec<String>), String> {
    let Some((before, rest)) = text.split_once('「') else {
        return Ok((text.to_owned(), Vec::new()));
    };
    let (names, after) = rest.split_once('」').ok_or("「 is not closed")?;
    let names = names.split('|').map(str::to_owned).collect();
    Ok((format!("{before} {after}"), names))
}

impl fmt::Display for Meaning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind, self.value)?;
        for word in [&self.unit, &self.bound, &self.change, &self.basis] {
            if !matches!(word.as_str(), "" | "exact" | "none") {
                write!(f, " {word}")?;
            }
        }
        if !self.names.is_empty() {
            write!(f, " 「{}」", self.names.join("|"))?;
        }
        match &self.role {
            Some(role) => write!(f, " {role}"),
            None => Ok(()),
        }
    }
}
