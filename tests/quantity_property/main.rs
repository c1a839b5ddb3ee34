//! Random exact values, written in every spelling that the grammar claims, are read back: the same decimal, bound and unit.
//!
//! What writes ([`numerals`], [`words`], [`claims`]) shares no code with what reads. The cases are the same every time.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on shall fail")]

mod claims;
mod composed;
mod compound;
mod numerals;
mod words;

use std::fmt;
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use rust_decimal::Decimal;
use zhibiao::lexicon::Lexicon;
use zhibiao::quantity::{self, Mention};

use claims::{fits, told, told_unit};
use numerals::number;
use words::{Unit, WORDS};

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::builtin().unwrap());

/// Sentences around a number that say nothing of it.
const FRAMES: [(&str, &str); 8] = [
    ("", "。"),
    ("经核实，该地区共有", ""),
    ("本季度完成", "，均已落实。"),
    ("《工作方案》明确的部分（合计", "）"),
    ("落实到位，实有", "；其余按计划推进。"),
    ("任务清单\n累计", "\n下一步继续推进。"),
    ("青岫片区登记在册的有 ", " ，名单另附"),
    ("“惠民”行动涉及", "的任务已分解。"),
];

/// A value, a range, and what stands with it.
#[derive(Clone, PartialEq)]
struct Said {
    surface: String,
    value: Option<Decimal>,
    ends: Option<(Decimal, Decimal)>,
    bound: String,
    unit: String,
}

impl Said {
    /// One exact value.
    fn exactly(surface: impl Into<String>, value: Decimal, unit: &str) -> Self {
        Self {
            surface: surface.into(),
            value: Some(value.normalize()),
            ends: None,
            bound: "exact".to_owned(),
            unit: unit.to_owned(),
        }
    }

    /// A range.
    fn between(surface: impl Into<String>, low: Decimal, high: Decimal, unit: &str) -> Self {
        Self {
            value: None,
            ends: Some((low.normalize(), high.normalize())),
            ..Self::exactly(surface, low, unit)
        }
    }

    /// The same with a bound.
    fn bounded(self, bound: &str) -> Self {
        Self {
            bound: bound.to_owned(),
            ..self
        }
    }

    /// What was read.
    fn read(text: &str, mention: &Mention) -> Self {
        Self {
            surface: mention.span.of(text).to_owned(),
            value: mention.value.map(|v| v.normalize()),
            ends: mention
                .low
                .zip(mention.high)
                .map(|(a, b)| (a.normalize(), b.normalize())),
            bound: mention.bound.code().to_owned(),
            unit: mention.unit.to_string(),
        }
    }
}

impl fmt::Debug for Said {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} = ", self.surface)?;
        if let Some((low, high)) = self.ends {
            write!(out, "{low}..{high}")?;
        }
        if let Some(value) = self.value {
            write!(out, "{value}")?;
        }
        write!(out, " {} {}", self.unit, self.bound)
    }
}

/// A text around a number, before it and behind it, and what the number says.
type Case = (String, String, Said);

/// Reads `count` cases of a strategy back; whatever differs is told at once.
fn reads_back(count: usize, cases: impl Strategy<Value = Case>) {
    let mut runner = TestRunner::deterministic();
    let written = (cases, select(&FRAMES)).prop_map(|((before, after, said), (head, tail))| {
        (format!("{head}{before}{}{after}{tail}", said.surface), said)
    });
    let mut wrong = Vec::new();
    for _ in 0..count {
        let (text, said) = written.new_tree(&mut runner).unwrap().current();
        let scan = quantity::scan(&text, &LEXICON);
        let read: Vec<_> = scan.mentions.iter().map(|m| Said::read(&text, m)).collect();
        if read.as_slice() != std::slice::from_ref(&said) {
            wrong.push(format!(
                "{text:?}\n  said {said:?}\n  read {read:?} {:?}",
                scan.rejected
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {count} differ, among them:\n{}",
        wrong.len(),
        wrong[..wrong.len().min(25)].join("\n")
    );
}

/// A case of nothing but the number.
fn alone(said: Said) -> Case {
    (String::new(), String::new(), said)
}

/// Blanks that may stand between a number and its unit.
fn blank() -> impl Strategy<Value = &'static str> {
    select(vec!["", "", "", "", "", " ", "\u{a0}", "\u{3000}"])
}

/// A number with a unit behind it.
fn quantity(unit: impl Strategy<Value = Unit>) -> impl Strategy<Value = Said> {
    let fitting = (number(), unit, blank()).prop_filter("no number takes every unit", |(n, u, _)| fits(n, u));
    fitting.prop_map(|(number, unit, blank)| {
        let surface = format!("{}{blank}{}", number.text, unit.spelling);
        let said = Said::exactly(surface, told(number.value, &unit), told_unit(&unit));
        if number.approx { said.bounded("approx") } else { said }
    })
}

#[test]
fn numbers_of_every_form_with_units_of_every_kind() {
    reads_back(6000, quantity(claims::unit()).prop_map(alone));
}

#[test]
fn every_unit_by_every_name() {
    let known: Vec<_> = LEXICON.units.iter().map(|unit| &*unit.name).collect();
    let written: Vec<_> = WORDS.units.iter().map(|unit| unit.name.as_str()).collect();
    assert!(known.iter().all(|name| written.contains(name)) && written.iter().all(|name| known.contains(name)));
    for unit in WORDS.units.iter().filter(|unit| claims::is_claimed(unit)) {
        reads_back(4, quantity(Just(unit.clone())).prop_map(alone));
    }
}

#[test]
fn bounds_before_and_behind() {
    let bound = select(WORDS.bounds.as_slice());
    let cases = (quantity(claims::unit()), bound).prop_filter_map("a longer word", |(said, (word, code, before))| {
        let said = said.bounded(&code);
        if before {
            return Some((word, String::new(), said));
        }
        // 分 and 之下 are 分之 and 下, 册 and 封顶 册封 and 顶.
        let text = format!("{}{word}", said.surface);
        let longer = |other: &String| {
            text.find(other.as_str())
                .is_some_and(|at| at + other.len() > said.surface.len())
        };
        (!WORDS.exceptions.iter().any(longer)).then(|| (String::new(), word, said))
    });
    reads_back(3000, cases);
}

#[test]
fn a_scale_alone_counts_behind_its_bounds() {
    let scales = [("百", 100_u64), ("千", 1000), ("万", 10_000), ("百万", 1_000_000)];
    let unit = select(vec!["家", "人", "名", "户", "件", "场", "次"]);
    let bound = select(WORDS.scale_bounds.as_slice());
    let cases = (bound, select(scales.to_vec()), unit).prop_map(|((word, code), (scale, value), unit)| {
        let said = Said::exactly(format!("{scale}{unit}"), value.into(), unit);
        (word, String::new(), said.bounded(&code))
    });
    reads_back(300, cases);
}

#[test]
fn shares_in_every_form() {
    reads_back(1500, compound::share());
}

#[test]
fn ranges_with_every_sign() {
    reads_back(3000, compound::range());
}

#[test]
fn units_of_more_than_one_word() {
    reads_back(1500, composed::unit());
}

#[test]
fn ranks() {
    reads_back(300, composed::rank());
}

#[test]
fn plus_signs_and_what_is_over() {
    reads_back(500, composed::more());
}

#[test]
fn digit_pairs_are_ranges() {
    reads_back(600, compound::digit_pair());
}

#[test]
fn amounts_behind_their_currency_and_below_zero() {
    reads_back(600, compound::signed());
}
