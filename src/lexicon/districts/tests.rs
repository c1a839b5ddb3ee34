//! The table as a whole, and spot checks against general knowledge.

use std::collections::HashSet;

use super::*;

fn builtin() -> Districts {
    Districts::builtin().unwrap()
}

fn at(code: &str, year: i16) -> Option<String> {
    builtin()
        .at(code.parse().unwrap(), Some(year))
        .map(|row| row.name.to_string())
}

#[test]
fn every_row_is_sound() {
    let districts = builtin();
    let mut keys = HashSet::new();
    for row in districts.rows() {
        assert!((1980..=2026).contains(&row.from), "{row:?}");
        assert!(row.to.is_none_or(|to| row.from <= to && to < 2026), "{row:?}");
        assert!(
            keys.insert((row.code, row.name.clone(), row.from)),
            "{row:?} stands twice"
        );
        assert!(
            row.to.is_some() || row.successors.is_empty(),
            "{row:?} stands and has successors"
        );
        assert_eq!(row.parent.is_none(), row.code.level() == Level::Province, "{row:?}");
        assert!(districts.province(row, None).is_some(), "{row:?}");
    }
    assert!(districts.rows().iter().filter(|row| row.to.is_none()).count() > 3_100);
}

#[test]
fn every_parent_stood_when_the_division_stood() {
    let districts = builtin();
    for row in districts.rows() {
        let Some(parent) = row.parent else { continue };
        assert!(parent.level() < row.code.level(), "{row:?}");
        let last = row.to.unwrap_or(2026);
        assert!(
            districts.at(parent, Some(last)).is_some(),
            "{row:?} stood in {last}, its parent did not"
        );
    }
}

#[test]
fn every_successor_stood_when_the_division_ended() {
    let districts = builtin();
    for row in districts.rows() {
        assert_eq!(districts.successors(row).count(), row.successors.len(), "{row:?}");
        for next in districts.successors(row) {
            assert!(next.valid_in(row.to.unwrap() + 1), "{row:?} to {next:?}");
        }
    }
}

#[test]
fn one_code_means_one_division_a_year() {
    let districts = builtin();
    for rows in districts.by_code.values() {
        for pair in rows.windows(2) {
            let (before, after) = (&districts.rows[pair[0] as usize], &districts.rows[pair[1] as usize]);
            assert!(before.to.unwrap() < after.from, "{before:?} and {after:?}");
        }
    }
}

#[test]
fn codes_of_general_knowledge() {
    for (code, name) in [
        ("110101", "东城区"),
        ("310115", "浦东新区"),
        ("320583", "昆山市"),
        ("330000", "浙江省"),
        ("330100", "杭州市"),
        ("330105", "拱墅区"),
        ("429004", "仙桃市"),
        ("430603", "云溪区"),
        ("440305", "南山区"),
        ("441900", "东莞市"),
        ("500101", "万州区"),
        ("510107", "武侯区"),
        ("659001", "石河子市"),
        ("810000", "香港特别行政区"),
    ] {
        assert_eq!(at(code, 2022).as_deref(), Some(name), "{code}");
    }
}

#[test]
fn hangzhou_in_2021() {
    assert_eq!(at("330113", 2021).as_deref(), Some("临平区"));
    assert_eq!(at("330114", 2021).as_deref(), Some("钱塘区"));
    assert_eq!(at("330113", 2019), None);
    assert_eq!(at("330103", 2020).as_deref(), Some("下城区"));
    assert_eq!(at("330103", 2022), None);
    let districts = builtin();
    let old = districts.named("下城区").next().unwrap();
    let names: Vec<_> = districts
        .successors(old)
        .map(|row| (row.code.to_string(), &*row.name))
        .collect();
    assert_eq!(names, [("330105".to_owned(), "拱墅区")]);
    let old = districts.named("江干区").next().unwrap();
    let names: Vec<_> = districts.successors(old).map(|row| &*row.name).collect();
    assert_eq!(names, ["上城区", "钱塘区"]);
}

#[test]
fn renamed_and_recoded_divisions_follow_the_year() {
    assert_eq!(at("420600", 2008).as_deref(), Some("襄樊市"));
    assert_eq!(at("420600", 2015).as_deref(), Some("襄阳市"));
    let districts = builtin();
    let codes = |year| -> Vec<_> {
        districts
            .named("萧山区")
            .filter(|row| row.valid_in(year))
            .map(|row| row.code.to_string())
            .collect()
    };
    assert_eq!(codes(2000), [""; 0]);
    assert_eq!(codes(2001), ["330109"]);
}

#[test]
fn cities_and_provinces() {
    let districts = builtin();
    let above = |code: &str| {
        let row = districts.at(code.parse().unwrap(), Some(2022)).unwrap();
        (districts.city(row, Some(2022)), districts.province(row, Some(2022)))
    };
    assert_eq!(above("330105"), (Some("杭州市"), Some("浙江省")));
    assert_eq!(above("110101"), (Some("北京市"), Some("北京市")));
    assert_eq!(above("500101"), (Some("重庆市"), Some("重庆市")));
    assert_eq!(above("429004"), (None, Some("湖北省")));
    assert_eq!(above("330100"), (Some("杭州市"), Some("浙江省")));
    assert_eq!(above("330000"), (None, Some("浙江省")));
    assert_eq!(above("310000"), (Some("上海市"), Some("上海市")));
}

#[test]
fn common_nouns_are_names_and_lists_are_clean() {
    let districts = builtin();
    for noun in &districts.words().common_nouns {
        assert!(districts.named(noun).next().is_some(), "{noun} is no division");
    }
}
