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

#[test]
fn verbs_between_two_counts_part_their_things() {
    assert_eq!(read("从15个社区收集线索230条"), ["社区", "线索"]);
    assert_eq!(read("服务商铺12家农户40户"), ["商铺", "农户"]);
    assert_eq!(read("惠及3个镇21个村2.4万人"), ["镇", "村", "惠及"]);
}

#[test]
fn a_verb_stays_in_a_compound() {
    assert_eq!(read("出动救援人员300人次"), ["救援人员"]);
    assert_eq!(read("整改完成率96%"), ["整改完成率"]);
    assert_eq!(read("建设保障性住房800套"), ["保障性住房"]);
    assert_eq!(read("水稻种植面积3万亩"), ["水稻种植面积"]);
}

#[test]
fn differences_arrivals_and_dates_are_no_part_of_it() {
    assert_eq!(read("入学率比全市平均高2.1个百分点"), ["入学率"]);
    assert_eq!(read("通过率由82%提高到91%"), ["通过率", "通过率"]);
    assert_eq!(read("发案数较2019年下降8%"), ["发案数"]);
    assert_eq!(read("12月底前完成装修6套"), ["装修"]);
    assert_eq!(read("较上半年增长3%"), [""]);
}

#[test]
fn attributes_with_numbers_of_their_own() {
    assert_eq!(read("引进30家以上年产值超2亿元的企业"), ["企业", "年产值"]);
    assert_eq!(read("惠及70周岁以上老人"), ["老人"]);
    assert_eq!(read("新建机动组共督查居家隔离360户"), ["居家隔离"]);
}
