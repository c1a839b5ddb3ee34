//! Names of sentences in every order of words.

use super::*;
use crate::quantity;

fn read(text: &str) -> Vec<&str> {
    let lexicon = Lexicon::builtin().unwrap();
    let scan = quantity::scan(text, &lexicon);
    names(text, &scan, &lexicon)
        .into_iter()
        .map(|n| n.map_or("", |n| n.of(text)))
        .collect()
}

#[test]
fn the_thing_stands_before_the_number() {
    assert_eq!(read("全区共招募护林队员325人"), ["护林队员"]);
    assert_eq!(
        read("发行专项债券3亿元，产品合格率达到98.5%"),
        ["发行专项债券", "产品合格率"]
    );
    assert_eq!(read("检查单位112家，达标109家"), ["单位", "达标"]);
    assert_eq!(read("登记数按照新口径核减后282人次"), ["登记数"]);
}

#[test]
fn the_thing_stands_behind_the_number() {
    assert_eq!(read("改造35座公厕"), ["公厕"]);
    assert_eq!(read("帮助543人实现就业"), ["实现就业"]);
    assert_eq!(read("打造三类18个示范村"), ["示范村", "示范村"]);
}

#[test]
fn the_thing_stands_in_an_earlier_clause() {
    assert_eq!(read("林业增加值60.4亿元，同比增长4.3%"), ["林业增加值", "林业增加值"]);
    assert_eq!(read("组织开展主题观影活动，已开展12次"), ["主题观影活动"]);
    assert_eq!(read("茶叶、竹笋产量分别增长2.1%和3%"), ["茶叶", "竹笋产量"]);
}

#[test]
fn a_date_or_a_basis_is_no_part_of_it() {
    assert_eq!(read("1-12月共发生火灾53起"), ["发生火灾"]);
    assert_eq!(read("信访总量较近三年平均值下降10%以上"), ["信访总量"]);
}
