//! What the body's own mentions give.

use super::tests::{NONE, body, shown};
use super::*;

#[test]
fn the_body_needs_two_mentions_and_a_clear_margin() {
    assert_eq!(
        body(&["推进拱墅区改造", "在拱墅区开展"], 2022),
        "330105 拱墅区 杭州市 浙江省 body"
    );
    assert_eq!(body(&["推进拱墅区改造"], 2022), "-");
    assert_eq!(
        body(&["拱墅区", "拱墅区", "上城区"], 2022),
        "330105 拱墅区 杭州市 浙江省 body"
    );
    assert_eq!(body(&["拱墅区", "拱墅区、上城区", "拱墅区与上城区"], 2022), "-");
    assert_eq!(body(&["杭州市", "浙江省", "杭州市", "杭州市"], 2022), "-");
}

#[test]
fn the_body_follows_the_year() {
    assert_eq!(body(&["下城区", "下城区"], 2020), "330103 下城区 杭州市 浙江省 body");
    assert_eq!(
        body(&["原下城区", "下城区", "拱墅区", "拱墅区"], 2022),
        "330105 拱墅区 杭州市 浙江省 body"
    );
}

#[test]
fn the_kind_of_office_sorts_the_body() {
    let texts = [
        "拱墅区",
        "拱墅区",
        "桐庐县",
        "桐庐县",
        "义乌市",
        "义乌市",
        "杭州市",
        "杭州市",
        "杭州市",
        "杭州市",
    ];
    let issuer = |issuer| {
        shown(Evidence {
            issuer: Some(issuer),
            body: &texts,
            ..NONE
        })
    };
    assert_eq!(issuer("区府办"), "330105 拱墅区 杭州市 浙江省 body");
    assert_eq!(issuer("县政府办公室"), "330122 桐庐县 杭州市 浙江省 body");
    assert_eq!(issuer("市政府办公室"), "330100 杭州市 杭州市 浙江省 body");
    let evidence = Evidence {
        title: Some("2025年区政府重点工作"),
        body: &texts,
        ..NONE
    };
    assert_eq!(shown(evidence), "330105 拱墅区 杭州市 浙江省 body");
}

#[test]
fn a_sites_own_line_counts_twice() {
    assert_eq!(
        body(&["成都市武侯区人民政府", "首页"], 2022),
        "510107 武侯区 成都市 四川省 body"
    );
    assert_eq!(body(&["首页", "青湾县人民政府门户网站"], 2022), "- 青湾县 - - body");
    assert_eq!(body(&["联系青湾县人民政府解决问题"], 2022), "-");
}

#[test]
fn mentions_with_their_city_tell_namesakes_apart() {
    assert_eq!(
        body(&["南昌市西湖区", "西湖区", "西湖区"], 2022),
        "360103 西湖区 南昌市 江西省 body"
    );
}

#[test]
fn parts_of_other_words_in_the_body_are_no_districts() {
    assert_eq!(body(&["各市和县", "市和县", "两市和县区"], 2022), "-");
    assert_eq!(body(&["东方市场", "东方市场"], 2022), "-");
    assert_eq!(body(&["，大桥西区块", "，南桥西区", "，南桥西区"], 2022), "-");
    assert_eq!(
        body(&["全区", "我区", "园区", "小区", "市区", "辖区", "全区"], 2022),
        "-"
    );
}
/// The real report, where it is at hand: its path is in pinyin, its title and issuer name no district.
#[test]
fn the_real_report_is_told_by_its_body() {
    let shared = std::env::var_os("ZHIBIAO_SHARED").map_or_else(|| "../shared".into(), std::path::PathBuf::from);
    let Ok(text) = std::fs::read_to_string(shared.join("reports/gongshu-2022q4.txt")) else {
        println!("skipped: ../shared is absent");
        return;
    };
    let lines: Vec<_> = text.lines().collect();
    let path = "reports/gongshu-2022q4.txt";
    let title = Some("2022第四季度政府绩效目标执行情况");
    let evidence = Evidence {
        path,
        title,
        issuer: Some("区府办"),
        body: &lines,
        ..NONE
    };
    assert_eq!(shown(evidence), "330105 拱墅区 杭州市 浙江省 body");
}
