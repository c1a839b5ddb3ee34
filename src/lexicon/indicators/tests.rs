use super::*;

fn level<'i>(all: &'i Indicators, name: &str, kind: Kind, unit: &str) -> Option<&'i str> {
    let measured = Measured {
        kind,
        unit,
        change: false,
    };
    all.find(name, measured).map(|i| i.key.as_str())
}

#[test]
fn one_series_has_many_names() {
    let all = Indicators::builtin().unwrap();
    for name in [
        "有效警情",
        "共接有效警情",
        "有效警情数",
        "全区有效警情总量",
        "接报有效警情",
        "全區有效警情總量",
    ] {
        assert_eq!(level(&all, name, Kind::Count, "起"), Some("alerts_effective"), "{name}");
    }
    assert_eq!(
        level(&all, "新增城镇就业", Kind::Count, "人"),
        Some("employment_urban_new")
    );
    assert_eq!(level(&all, "gdp总量", Kind::Money, "元"), Some("gdp"));
    assert_eq!(level(&all, "ＧＤＰ", Kind::Money, "元"), Some("gdp"));
}

#[test]
fn nothing_is_found_inside_of_a_name() {
    let all = Indicators::builtin().unwrap();
    assert_eq!(level(&all, "电动车火灾起数", Kind::Count, "起"), None);
    assert_eq!(level(&all, "有效警情下降率", Kind::Percent, "%"), None);
    assert_eq!(level(&all, "有效警情", Kind::Percent, "%"), None);
    assert_eq!(level(&all, "有效警情", Kind::Rank, "位"), None);
    assert_eq!(level(&all, "", Kind::Count, "起"), None);
}

#[test]
fn a_change_is_one_of_the_same_indicator() {
    let all = Indicators::builtin().unwrap();
    let change = |name, kind, unit| {
        let measured = Measured {
            kind,
            unit,
            change: true,
        };
        all.find(name, measured).map(|i| i.key.as_str())
    };
    assert_eq!(change("有效警情", Kind::Percent, "%"), Some("alerts_effective"));
    assert_eq!(change("有效警情", Kind::Count, "件"), Some("alerts_effective"));
    assert_eq!(change("有效警情", Kind::Money, "元"), None);
    // The growth of growth is no change of the indicator, points of a share are.
    assert_eq!(change("工业投资", Kind::PercentagePoint, "个百分点"), None);
    assert_eq!(
        change("城镇登记失业率", Kind::PercentagePoint, "个百分点"),
        Some("unemployment_rate_registered")
    );
}

#[test]
fn units_are_canonical_and_of_their_kind() {
    let (all, units) = (Indicators::builtin().unwrap(), Units::builtin().unwrap());
    let mut wrong = Vec::new();
    for row in all.iter() {
        let right = match units.named(&row.unit) {
            Some(unit) => unit.canonical == unit.name && unit.kind == row.kind,
            None => row.unit.contains('/') && row.kind == Kind::Rate || row.unit.is_empty() && row.kind == Kind::Other,
        };
        if !right {
            wrong.push((&row.key, &row.unit, row.kind));
        }
    }
    assert_eq!(wrong, []);
    assert_eq!(all.uncanonical(&units), None);
}
