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

/// Everything that an indicator is called.
fn names(row: &Indicator) -> Vec<String> {
    let mut names = vec![row.name.clone()];
    names.extend(row.aliases.iter().cloned());
    names.extend(row.patterns.iter().flat_map(|text| pattern::expand(text).unwrap()));
    names
}

#[test]
fn every_name_leads_to_its_indicator_alone() {
    let all = Indicators::builtin().unwrap();
    assert!(all.len() >= 400, "{} indicators", all.len());
    for row in all.iter() {
        let names = names(row);
        assert!(names.len() > 2, "{} has too few names", row.key);
        assert!(
            row.name_en.is_ascii() || row.name_en.contains('“'),
            "{}: {}",
            row.key,
            row.name_en
        );
        assert!(!row.name_en.is_empty(), "{} has no English name", row.key);
        for name in names {
            assert_eq!(level(&all, &name, row.kind, &row.unit), Some(&*row.key), "{name}");
        }
    }
}

#[test]
fn a_percentage_is_no_level_of_an_amount() {
    let all = Indicators::builtin().unwrap();
    for row in all.iter().filter(|row| row.kind != Kind::Percent) {
        let found = level(&all, &row.name, Kind::Percent, "%");
        assert_ne!(found, Some(&*row.key), "{}", row.name);
    }
}

fn entry(key: &str) -> IndicatorEntry {
    IndicatorEntry {
        key: key.to_owned(),
        ..IndicatorEntry::default()
    }
}

#[test]
fn a_file_of_ones_own_adds_indicators_and_names() {
    let mut all = Indicators::builtin().unwrap();
    let new = IndicatorEntry {
        name: Some("净菜配送".to_owned()),
        kind: Some(Kind::Mass),
        unit: Some("吨".to_owned()),
        patterns: vec!["(配送|供应) 净菜".to_owned()],
        cumulative: Some(true),
        ..entry("washed_vegetables")
    };
    let known = IndicatorEntry {
        aliases: vec!["真实警情".to_owned()],
        ..entry("alerts_effective")
    };
    all.extend("mine.toml", &[new, known]).unwrap();
    assert_eq!(level(&all, "供应净菜", Kind::Mass, "吨"), Some("washed_vegetables"));
    assert_eq!(level(&all, "真实警情", Kind::Count, "起"), Some("alerts_effective"));
    assert_eq!(all.get("alerts_effective").unwrap().better, Some(Better::Lower));
}

#[test]
fn an_entry_that_contradicts_is_refused() {
    let named = |key: &str, name: &str| IndicatorEntry {
        name: Some(name.to_owned()),
        kind: Some(Kind::Money),
        unit: Some("元".to_owned()),
        ..entry(key)
    };
    let pattern = IndicatorEntry {
        patterns: vec!["(甲".to_owned()],
        ..entry("gdp")
    };
    for (broken, why) in [
        (entry("new_one"), "give it a name and a kind"),
        (named("New", "甲"), "a key is"),
        (named("fires", "火灾"), "kind \"count\""),
        (named("my_gdp", "生产总值"), "already names gdp"),
        (named("empty", " "), "is empty"),
        (pattern, "do not match"),
    ] {
        let error = Indicators::builtin()
            .unwrap()
            .extend("mine.toml", &[broken])
            .unwrap_err()
            .to_string();
        assert!(error.contains("mine.toml") && error.contains(why), "{error}");
    }
}
