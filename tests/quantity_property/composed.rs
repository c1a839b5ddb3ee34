//! Units that are more than one word, and ranks: 元/平方米, 条(段), 3元5角, 三吨半, 两个半小时, 第3位, 前10名.

use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;

use crate::claims::{self, begins_set_phrase, fits};
use crate::compound::chinese;
use crate::numerals;
use crate::{Case, Said, alone};

/// 1.2万元/平方米, 300吨／年: the unit behind the stroke by its own name.
fn rate() -> impl Strategy<Value = Said> {
    let above = vec!["元", "吨", "人次", "件", "立方米", "千瓦时"];
    let below = vec!["平方米", "人", "亩", "吨", "公里", "户", "小时", "年"];
    (
        numerals::number(),
        select(above),
        select(vec!["/", "／"]),
        select(below),
    )
        .prop_filter_map("no set phrase", |(number, above, stroke, below)| {
            let said = Said::exactly(
                format!("{}{above}{stroke}{below}", number.text),
                number.value,
                &format!("{above}/{below}"),
            );
            let said = if number.approx { said.bounded("approx") } else { said };
            (!begins_set_phrase(&number.text, above)).then_some(said)
        })
}

/// 9条(段), 30台（套）.
fn bracket() -> impl Strategy<Value = Said> {
    let brackets = vec![("(", ")"), ("（", "）")];
    (1_u32..3000, claims::unit(), claims::unit(), select(brackets)).prop_filter_map(
        "two classifiers for everyday numerals",
        |(number, unit, other, (open, close))| {
            let plain = |u: &crate::words::Unit| u.kind == "count" && u.numerals.is_empty() && !u.name.contains('(');
            (plain(&unit) && plain(&other)).then(|| {
                let surface = format!("{number}{}{open}{}{close}", unit.spelling, other.spelling);
                Said::exactly(surface, number.into(), &format!("{}({})", unit.name, other.spelling))
            })
        },
    )
}

/// 3元5角, 三元五角二分.
fn change() -> impl Strategy<Value = Said> {
    let amounts = (3_u64..2000, 1_u64..10, 1_u64..10, any::<bool>(), any::<bool>());
    amounts.prop_filter_map("no set phrase", |(yuan, jiao, fen, arabic, cents)| {
        let spelled = |n: u64| if arabic { n.to_string() } else { chinese(n) };
        let mut surface = format!("{}元{}角", spelled(yuan), spelled(jiao));
        let mut hundredths = yuan * 100 + jiao * 10;
        if cents {
            surface.push_str(&format!("{}分", spelled(fen)));
            hundredths += fen;
        }
        let said = Said::exactly(surface, Decimal::new(hundredths as i64, 2), "元");
        (!begins_set_phrase(&spelled(yuan), "元")).then_some(said)
    })
}

/// 三吨半, 4公里半, 两个半小时, 3个半月.
fn half() -> impl Strategy<Value = Said> {
    let units = vec![
        ("吨半", "吨"),
        ("公里半", "公里"),
        ("亩半", "亩"),
        ("个半小时", "小时"),
        ("个半月", "个月"),
    ];
    (1_u64..60, select(units), any::<bool>()).prop_filter_map("no set phrase", |(whole, (unit, name), arabic)| {
        let spelled = match whole {
            _ if arabic => whole.to_string(),
            2 => "两".to_owned(),
            _ => chinese(whole),
        };
        let said = Said::exactly(
            format!("{spelled}{unit}"),
            Decimal::new((whole * 10 + 5) as i64, 1),
            name,
        );
        (!begins_set_phrase(&spelled, unit)).then_some(said)
    })
}

/// Units that are more than one word.
pub fn unit() -> impl Strategy<Value = Case> {
    prop_oneof![rate(), bracket(), change(), half()].prop_map(alone)
}

/// 第3位, 第十二名, 前10名, 前五位.
pub fn rank() -> impl Strategy<Value = Case> {
    (
        1_u64..200,
        any::<bool>(),
        select(vec!["位", "名"]),
        select(vec![("第", "exact"), ("前", "max")]),
    )
        .prop_map(|(place, arabic, unit, (lead, bound))| {
            let spelled = if arabic { place.to_string() } else { chinese(place) };
            alone(Said::exactly(format!("{lead}{spelled}{unit}"), place.into(), "位").bounded(bound))
        })
}

/// 100+家, 三成多, 5.2倍多: words that only stand where they do.
pub fn more() -> impl Strategy<Value = Case> {
    let plus = (numerals::number(), claims::unit(), select(vec!["+", "＋"])).prop_filter_map(
        "digits that a plus sign may follow",
        |(number, unit, plus)| {
            let digits = number.script == numerals::Script::Arabic && !number.approx && !number.is_open();
            (digits && fits(&number, &unit)).then(|| {
                let surface = format!("{}{plus}{}", number.text, unit.spelling);
                let said = Said::exactly(surface, claims::told(number.value, &unit), claims::told_unit(&unit));
                alone(said.bounded("min"))
            })
        },
    );
    let over = (3_u64..10, any::<bool>()).prop_map(|(number, tenths)| {
        let said = if tenths {
            Said::exactly(format!("{}成", chinese(number)), (number * 10).into(), "%")
        } else {
            Said::exactly(format!("{number}倍"), number.into(), "倍")
        };
        (String::new(), "多".to_owned(), said.bounded("approx"))
    });
    prop_oneof![plus, over]
}
