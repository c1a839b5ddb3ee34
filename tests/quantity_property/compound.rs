//! Numbers that are more than one numeral with a unit: shares, ranges, digit pairs, signs before the number.

use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;

use crate::claims::{self, fits, told, told_unit};
use crate::numerals::{self, Number, Script, in_full};
use crate::words::{Unit, WORDS};
use crate::{Case, Said, alone};

pub fn chinese(value: u64) -> String {
    in_full(value, &numerals::EVERYDAY)
}

/// 百分之三十, 千分之5.2, 百分之一百二十.
fn hundredths() -> impl Strategy<Value = Said> {
    let base = [("百分之", 1_u64), ("千分之", 10), ("万分之", 100)];
    (select(base.to_vec()), 1_u64..200, 0_u64..10, 0..3_u8).prop_map(|((words, over), whole, tenth, form)| {
        let value = Decimal::new((whole * 10 + tenth) as i64, 1) / Decimal::from(over);
        let spelled = match form {
            0 => format!("{whole}.{tenth}"),
            _ if tenth == 0 => chinese(whole),
            _ => format!("{}点{}", chinese(whole), chinese(tenth)),
        };
        Said::exactly(format!("{words}{spelled}"), value, "%")
    })
}

/// 三分之二, 5分之3, 1/3.
fn fraction() -> impl Strategy<Value = Said> {
    (2_u64..10, 1_u64..10, 0..3_u8).prop_filter_map("a proper fraction", |(below, above, form)| {
        let surface = match form {
            0 => format!("{}分之{}", chinese(below), chinese(above)),
            1 => format!("{below}分之{above}"),
            _ => format!("{above}/{below}"),
        };
        let value = Decimal::from(above * 100) / Decimal::from(below);
        (above < below).then(|| Said::exactly(surface, value, "%"))
    })
}

/// 三至四成, 3-5成: 成 stands once for both ends.
fn tenths_range() -> impl Strategy<Value = Said> {
    (1_u64..9, 1_u64..9, any::<bool>(), select(&SIGNS)).prop_filter_map("two tenths", |(low, more, arabic, sign)| {
        let spelled = |n: u64| if arabic { n.to_string() } else { chinese(n) };
        let (high, low_value) = (low + more, Decimal::from(low * 10));
        let surface = format!("{}{sign}{}成", spelled(low), spelled(high));
        (high < 10 && (arabic || low > 2)).then(|| Said::between(surface, low_value, (high * 10).into(), "%"))
    })
}

/// 三成, 六成五, 3成, 一半.
fn tenths() -> impl Strategy<Value = Said> {
    (1_u64..10, 1_u64..10, 0..4_u8).prop_map(|(tenths, more, form)| match form {
        0 => Said::exactly(format!("{}成", chinese(tenths)), (tenths * 10).into(), "%"),
        1 => Said::exactly(
            format!("{}成{}", chinese(tenths), chinese(more)),
            (tenths * 10 + more).into(),
            "%",
        ),
        2 => Said::exactly(format!("{tenths}成"), (tenths * 10).into(), "%"),
        _ => Said::exactly("一半", 50.into(), "%"),
    })
}

/// 翻一番, 翻2番: the mention begins at the number.
fn folds() -> impl Strategy<Value = Case> {
    (1_u32..5, any::<bool>(), select(vec!["翻", "翻了"])).prop_map(|(times, arabic, verb)| {
        let number = match times {
            _ if arabic => times.to_string(),
            2 => "两".to_owned(),
            _ => chinese(times.into()),
        };
        let said = Said::exactly(format!("{number}番"), 2_u64.pow(times).into(), "倍");
        (verb.to_owned(), String::new(), said)
    })
}

/// Shares without a unit of their own.
pub fn share() -> impl Strategy<Value = Case> {
    let plain = prop_oneof![2 => hundredths(), 1 => fraction(), 1 => tenths()];
    prop_oneof![5 => plain.prop_map(alone), 1 => folds()]
}

/// What may stand between the ends of a range.
const SIGNS: [&str; 16] = [
    "-", "－", "—", "–", "——", "~", "～", "―", "−", "至", "到", "--", "﹣", "〜", " - ", "至",
];

/// Two values of one form, the lower one first.
fn ends() -> impl Strategy<Value = (Number, Number)> {
    (1_u64..5000, 1_u64..5000, 0..6_u8).prop_filter_map("two values", |(a, more, form)| {
        let b = a + more;
        let tenths = |v: u64| Decimal::new(v as i64, 1);
        let arabic = |text: String, value: Decimal, scaled: bool| Number {
            text,
            value,
            script: Script::Arabic,
            scaled,
            approx: false,
        };
        Some(match form {
            0 => (
                arabic(a.to_string(), a.into(), false),
                arabic(b.to_string(), b.into(), false),
            ),
            1 => (
                arabic(tenths(a).to_string(), tenths(a), false),
                arabic(tenths(b).to_string(), tenths(b), false),
            ),
            2 => (
                arabic(format!("{a}万"), (a * 10_000).into(), true),
                arabic(format!("{b}万"), (b * 10_000).into(), true),
            ),
            // The upper end's scale counts for both.
            3 => (
                arabic(a.to_string(), (a * 10_000).into(), true),
                arabic(format!("{b}万"), (b * 10_000).into(), true),
            ),
            _ if a <= 2 => return None,
            _ => (numerals::in_chinese(chinese(a), a), numerals::in_chinese(chinese(b), b)),
        })
    })
}

/// 3至5家, 100万-200万元, 4.5-5%, 5.5%—6%, 三十到五十户; the unit once or twice.
pub fn range() -> impl Strategy<Value = Case> {
    let with_unit = (ends(), claims::unit(), select(&SIGNS), any::<bool>()).prop_filter_map(
        "no number takes every unit",
        |((low, high), unit, sign, twice)| {
            // The lower end's 万 is unsaid only where the unit is, too.
            let twice = twice && low.text.contains('万') == high.text.contains('万');
            let between = if twice {
                format!("{}{sign}", unit.spelling)
            } else {
                sign.to_owned()
            };
            let surface = format!("{}{between}{}{}", low.text, high.text, unit.spelling);
            // 1998－2017 are years, whatever stands behind them.
            let year = |number: &Number| number.text.len() == 4 && (1900..=2100).any(|y| number.text == y.to_string());
            let years = year(&low) && year(&high);
            (!years && fits(&low, &unit) && fits(&high, &unit)).then(|| {
                alone(Said::between(
                    surface,
                    told(low.value, &unit),
                    told(high.value, &unit),
                    told_unit(&unit),
                ))
            })
        },
    );
    prop_oneof![8 => with_unit, 1 => share_range().prop_map(alone), 1 => tenths_range().prop_map(alone)]
}

/// 百分之三十到四十, 百分之三十至百分之四十.
fn share_range() -> impl Strategy<Value = Said> {
    (3_u64..40, 1_u64..50, any::<bool>(), select(vec!["至", "到"])).prop_map(|(low, more, twice, sign)| {
        let high = low + more;
        let again = if twice { "百分之" } else { "" };
        let surface = format!("百分之{}{sign}{again}{}", chinese(low), chinese(high));
        Said::between(surface, low.into(), high.into(), "%")
    })
}

/// 三四十户, 七八百人.
pub fn digit_pair() -> impl Strategy<Value = Case> {
    let unit = claims::unit().prop_filter("counted by everyday numerals", |u| u.numerals.is_empty());
    (numerals::digit_pair(), unit).prop_filter_map("no number takes every unit", |((low, high), unit)| {
        if low.value >= Decimal::ONE && high < Decimal::TEN && unit.kind == "multiple" {
            // 七八成 is a share in tenths.
            let said = Said::between(
                format!("{}成", low.text),
                low.value * Decimal::TEN,
                high * Decimal::TEN,
                "%",
            );
            return Some(alone(said.bounded("approx")));
        }
        let surface = format!("{}{}", low.text, unit.spelling);
        let said = Said::between(surface, told(low.value, &unit), told(high, &unit), told_unit(&unit));
        fits(&low, &unit).then(|| alone(said.bounded("approx")))
    })
}

/// ￥300, US$5.2万, -0.45‰, 负3.2%, 零下4℃.
pub fn signed() -> impl Strategy<Value = Case> {
    let currency = (select(WORDS.currencies.as_slice()), numerals::number()).prop_filter_map(
        "digits behind a sign of money",
        |((sign, unit), number)| {
            let said = Said::exactly(number.text.clone(), number.value, &unit);
            // Behind ￥ a wide comma parts two prices (￥300，200户).
            let parted = number.text.contains('，');
            let plain = number.script == Script::Arabic && !number.approx && !number.is_open() && !parted;
            plain.then(|| (sign, String::new(), said))
        },
    );
    let measured = |unit: &&Unit| matches!(unit.name.as_str(), "%" | "‰" | "℃" | "个百分点");
    let measures: Vec<_> = WORDS.units.iter().filter(measured).cloned().collect();
    let below = (1_i64..2000, select(vec!["-", "−", "－", "负"]), select(measures)).prop_map(|(tenths, sign, unit)| {
        let value = Decimal::new(tenths, 1);
        alone(Said::exactly(
            format!("{sign}{value}{}", unit.spelling),
            -value,
            &unit.name,
        ))
    });
    prop_oneof![currency, below]
}
