//! What a written unit means: a small table of the generator's own, so that the truth owes nothing to the lexicon that it
//! is compared with.

use rust_decimal::Decimal;

/// A unit as a template writes it behind a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// The number is multiplied by this: 10000 for 万元.
    pub factor: Decimal,
    /// Without 万 and 亿; empty where only a scale is written.
    pub base: String,
    /// `money`, `area` …; `count` for every classifier.
    pub kind: &'static str,
    /// 余, 多 or 来 stands inside.
    pub vague: bool,
}

/// Units that are no classifiers, with their kind.
const KINDS: &[(&str, &str)] = &[
    ("元", "money"),
    ("美元", "money"),
    ("%", "percent"),
    ("‰", "percent"),
    ("个百分点", "percentage_point"),
    ("倍", "multiple"),
    ("平方米", "area"),
    ("平方公里", "area"),
    ("亩", "area"),
    ("公顷", "area"),
    ("公里", "length"),
    ("米", "length"),
    ("立方米", "volume"),
    ("升", "volume"),
    ("吨", "mass"),
    ("公斤", "mass"),
    ("千瓦", "power"),
    ("千瓦时", "energy"),
    ("小时", "duration"),
    ("分钟", "duration"),
    ("天", "duration"),
    ("位次", "rank"),
];

impl Unit {
    /// Reads 万元, 余万元, 万余人, 平方米, 成, 百分之 …
    pub fn read(written: &str) -> Self {
        match written {
            "成" => return Self::percent(Decimal::TEN),
            "百分之" => return Self::percent(Decimal::ONE),
            "亿万元" => {
                return Self {
                    factor: Decimal::from(10_000),
                    base: "元".into(),
                    kind: "money",
                    vague: false,
                };
            }
            "第位" => {
                return Self {
                    factor: Decimal::ONE,
                    base: "位".into(),
                    kind: "rank",
                    vague: false,
                };
            }
            _ => {}
        }
        let (written, vague_before) = without_vague(written);
        let (factor, written) = without_scale(written);
        let (base, vague_behind) = without_vague(written);
        let kind = KINDS
            .iter()
            .find(|(unit, _)| *unit == base)
            .map_or("count", |(_, kind)| kind);
        let kind = if base.contains('/') { "rate" } else { kind };
        Self {
            factor,
            base: base.to_owned(),
            kind,
            vague: vague_before || vague_behind,
        }
    }

    fn percent(factor: Decimal) -> Self {
        Self {
            factor,
            base: "%".into(),
            kind: "percent",
            vague: false,
        }
    }
}

fn without_vague(written: &str) -> (&str, bool) {
    ["余", "多", "来"]
        .iter()
        .find_map(|word| written.strip_prefix(word))
        .map_or((written, false), |rest| (rest, true))
}

fn without_scale(written: &str) -> (Decimal, &str) {
    // 千 begins 千瓦 and 千米, so that no template may use it as a scale in front of 瓦 or 米.
    if written.starts_with("千瓦") {
        return (Decimal::ONE, written);
    }
    for (word, factor) in [("万", 10_000), ("亿", 100_000_000), ("千", 1000), ("百", 100)] {
        if let Some(rest) = written.strip_prefix(word) {
            let (more, rest) = without_scale(rest);
            return (Decimal::from(factor) * more, rest);
        }
    }
    (Decimal::ONE, written)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(written: &str) -> (i64, String, &'static str, bool) {
        let unit = Unit::read(written);
        (i64::try_from(unit.factor).unwrap(), unit.base, unit.kind, unit.vague)
    }

    #[test]
    fn scales_vague_words_and_kinds() {
        assert_eq!(read("万元"), (10_000, "元".into(), "money", false));
        assert_eq!(read("余万元"), (10_000, "元".into(), "money", true));
        assert_eq!(read("万余人"), (10_000, "人".into(), "count", true));
        assert_eq!(read("千万元"), (10_000_000, "元".into(), "money", false));
        assert_eq!(read("万千瓦时"), (10_000, "千瓦时".into(), "energy", false));
        assert_eq!(read("元/平方米"), (1, "元/平方米".into(), "rate", false));
        assert_eq!(read("件(套)"), (1, "件(套)".into(), "count", false));
    }
}
