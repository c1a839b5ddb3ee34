use super::*;
use crate::normalize::name;
use crate::quantity;

/// The keys of all numbers of a text, `-` for none.
fn keys(text: &str) -> Vec<String> {
    let lexicon = Lexicon::builtin().unwrap();
    let scan = quantity::scan(text, &lexicon);
    let names = name::names(text, &scan, &lexicon);
    let found = indicators(text, &scan, &names, &[], &lexicon);
    found
        .into_iter()
        .map(|i| i.map_or("-".to_owned(), |i| i.key.clone()))
        .collect()
}

#[test]
fn a_verb_makes_a_stock_a_flow() {
    assert_eq!(keys("新增养老床位300张"), ["nursing_beds_new"]);
    assert_eq!(keys("养老床位新增300张"), ["nursing_beds_new"]);
    assert_eq!(keys("新增300张养老床位"), ["nursing_beds_new"]);
    assert_eq!(keys("全区养老床位总数5000张"), ["nursing_beds"]);
    assert_eq!(keys("惠及市场主体300户"), ["-"]);
}

#[test]
fn the_verb_of_a_list_holds_for_all_of_it() {
    let text = "新增国家高新技术企业60家、省科技型中小企业150家";
    assert_eq!(keys(text), ["high_tech_enterprises_new", "tech_smes_new"]);
}

#[test]
fn another_subject_is_another_thing() {
    assert_eq!(keys("各大景区接待游客6万人次"), ["-"]);
    assert_eq!(keys("1-9月全区接待游客600万人次"), ["tourists"]);
    assert_eq!(keys("拱墅区接待游客600万人次"), ["tourists"]);
}

#[test]
fn a_part_and_a_difference_are_not_the_whole() {
    assert_eq!(
        keys("城镇新增就业3000人，其中1200人为困难人员"),
        ["employment_urban_new", "-"]
    );
    assert_eq!(keys("建成5G基站437个，超额37个"), ["base_stations_5g_built", "-"]);
}

#[test]
fn a_short_name_goes_on_with_what_was_named() {
    let text = "基本养老保险参保人数31万人，参保率95.3%";
    assert_eq!(keys(text), ["pension_insured", "pension_coverage"]);
    assert_eq!(keys("参保率95.3%"), ["-"]);
    let text = "电信网络诈骗发案26起，同比下降3%，案损2.3万元";
    assert_eq!(
        keys(text),
        ["fraud_telecom_cases", "fraud_telecom_cases", "fraud_telecom_loss"]
    );
}

#[test]
fn changes_of_several_things_are_nobodys() {
    let text = "港口货物吞吐量2386万吨，集装箱吞吐量18万标箱，分别增长4.9%、12.7%";
    assert_eq!(keys(text), ["port_throughput", "container_throughput", "-", "-"]);
}

#[test]
fn a_part_is_of_what_the_whole_is() {
    let text = "新增养老床位300张，占年度任务的80%，其中护理型床位190张";
    assert_eq!(keys(text), ["nursing_beds_new", "-", "nursing_beds_care_new"]);
    let text = "新增停车泊位300个，其中，公共停车泊位190个";
    assert_eq!(keys(text), ["parking_spaces_new", "parking_spaces_public_new"]);
}

#[test]
fn names_that_share_a_number_are_one_name() {
    assert_eq!(
        keys("新增绿色食品、地理标志农产品12个"),
        ["certified_farm_products_new"]
    );
    assert_eq!(keys("国控、省控断面水质优良率95%"), ["-"]);
    assert_eq!(keys("化肥、农药使用量同比分别下降2.1%和3%"), ["-", "pesticide_use"]);
}

#[test]
fn a_bound_of_other_things_is_no_value() {
    assert_eq!(keys("审批时限压缩36%以上的事项占八成"), ["-", "-"]);
    assert_eq!(keys("审批时限压缩36%以上。"), ["approval_time"]);
}

#[test]
fn a_share_has_its_own_key() {
    let text = "固定资产投资120亿元，其中民间投资60亿元，占比50%";
    assert_eq!(
        keys(text),
        [
            "investment_fixed_assets",
            "investment_private",
            "investment_private_share"
        ]
    );
}

#[test]
fn a_remark_in_brackets_belongs_to_the_name() {
    assert_eq!(keys("细颗粒物(PM2.5)年均值31微克/立方米"), ["pm25"]);
}
