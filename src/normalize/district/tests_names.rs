//! Names that no list has, and names that several districts bear.

use super::tests::{NONE, body, shown, title, told};
use super::*;

#[test]
fn an_unlisted_name_stands_without_a_code() {
    assert_eq!(title("青湾县2023年度民生实事项目完成情况一览表"), "- 青湾县 - - title");
    assert_eq!(
        title("关于南渚区２０２４年一季度重点工作完成情况的通报"),
        "- 南渚区 - - title"
    );
    assert_eq!(title("二〇二三年柳泉县民生实事"), "- 柳泉县 - - title");
    assert_eq!(
        title("2020年1-11月份沙溪县《政府工作报告》目标任务完成情况"),
        "- 沙溪县 - - title"
    );
    assert_eq!(title("云州市云岫区2023年三季度重点工作"), "- 云岫区 云州市 - title");
    assert_eq!(
        title("抚州市南渚区2023年三季度重点工作"),
        "- 南渚区 抚州市 江西省 title"
    );
    assert_eq!(
        title("青湾土家族自治县2023年三季度重点工作"),
        "- 青湾土家族自治县 - - title"
    );
}

#[test]
fn a_longer_name_is_not_its_part() {
    assert_eq!(title("临川新区2023年一季度重点工作"), "- 临川新区 - - title");
    assert_eq!(title("望江新区2023年一季度重点工作"), "- 望江新区 - - title");
    assert_eq!(title("抚州市临川新区2023年重点工作"), "- 临川新区 抚州市 江西省 title");
    assert_eq!(title("南河西区2023年重点工作"), "- 南河西区 - - title");
    assert_eq!(title("临江市石桥区2023年重点工作"), "- 石桥区 临江市 - title");
    assert_eq!(title("三明市沙县区2022年重点工作"), "350405 沙县区 三明市 福建省 title");
}

#[test]
fn a_namesake_in_an_unlisted_city_is_another_place() {
    assert_eq!(title("云州市西湖区2023年重点工作"), "- 西湖区 云州市 - title");
}

#[test]
fn functional_areas_need_a_name() {
    assert_eq!(title("经济开发区2022年重点工作"), "-");
    assert_eq!(title("高新区2022年重点工作"), "-");
    assert_eq!(
        title("杭州市经济开发区2022年重点工作"),
        "- 经济开发区 杭州市 浙江省 title"
    );
    assert_eq!(
        title("临川高新技术产业开发区2022年重点工作"),
        "- 临川高新技术产业开发区 - - title"
    );
    // A city is not named alone where a part of it follows.
    assert_eq!(title("杭州市高新区（滨江）2022年重点工作"), "-");
}

#[test]
fn an_unlisted_issuer_stands_without_a_code() {
    let issuer = |issuer| {
        shown(Evidence {
            issuer: Some(issuer),
            title: Some("2022年重点工作"),
            ..NONE
        })
    };
    assert_eq!(issuer("望江新区管委会"), "- 望江新区 - - issuer");
    assert_eq!(issuer("柳泉县发展和改革局"), "- 柳泉县 - - issuer");
    assert_eq!(issuer("云州市云岫区人民政府办公室"), "- 云岫区 云州市 - issuer");
}

#[test]
fn words_for_ones_own_district_name_none() {
    for text in [
        "全区2022年重点工作",
        "我区2022年重点工作",
        "本区2022年重点工作",
        "市区2022年重点工作",
        "郊区2022年重点工作",
        "老城区2022年改造计划",
        "工业园区2022年重点工作",
        "社区2022年重点工作",
        "景区2022年重点工作",
        "各县区2022年重点工作",
        "智慧城市2022年重点工作",
        "国家级示范区2022年重点工作",
        "2025年区政府重点工作年度完成情况",
    ] {
        let evidence = Evidence {
            title: Some(text),
            issuer: Some("区委区政府督查室"),
            ..NONE
        };
        let (resolved, _) = told(evidence);
        // 郊区 is a district of three cities, and 老城区 one of 洛阳: where such a word opens the title, it may be
        // theirs; it never gets a code by being the only one.
        assert!(resolved.is_none_or(|r| matches!(&*r.name, "郊区" | "老城区")), "{text}");
    }
}

#[test]
fn the_city_tells_namesakes_apart_wherever_it_stands() {
    let gulou = Evidence {
        title: Some("鼓楼区２０２３年８月份重点项目进展情况"),
        year: Some(2023),
        ..NONE
    };
    let fuzhou = "350102 鼓楼区 福州市 福建省 title";
    assert_eq!(
        shown(Evidence {
            issuer: Some("福州市鼓楼区人民政府办公室"),
            ..gulou
        }),
        fuzhou
    );
    assert_eq!(
        shown(Evidence {
            path: "福州/2023/鼓楼区.txt",
            ..gulou
        }),
        fuzhou
    );
    assert_eq!(
        shown(Evidence {
            body: &["福州市重点项目", "南京西路"],
            ..gulou
        }),
        "- 鼓楼区 - - title"
    );
    assert_eq!(
        shown(Evidence {
            body: &["福州市重点项目", "福州地铁"],
            ..gulou
        }),
        fuzhou
    );
    assert_eq!(
        title("江苏省徐州市鼓楼区2022年重点工作"),
        "320302 鼓楼区 徐州市 江苏省 title"
    );
    assert_eq!(title("开封鼓楼区2022年重点工作"), "410204 鼓楼区 开封市 河南省 title");
}

#[test]
fn the_province_tells_where_no_city_does() {
    let evidence = Evidence {
        title: Some("西湖区2022年重点工作"),
        issuer: Some("浙江政务服务网"),
        ..NONE
    };
    assert_eq!(shown(evidence), "330106 西湖区 杭州市 浙江省 title");
}

#[test]
fn tied_namesakes_give_the_name_and_a_remark() {
    let (resolved, remarks) = told(Evidence {
        title: Some("鼓楼区2022年重点工作"),
        ..NONE
    });
    let resolved = resolved.unwrap();
    assert_eq!((resolved.code, &*resolved.name), (None, "鼓楼区"));
    assert_eq!(remarks.len(), 1);
    assert_eq!(remarks[0].code, DiagnosticCode::AmbiguousDistrict);
    assert!(
        remarks[0].message.contains("320106 鼓楼区 (南京市)"),
        "{}",
        remarks[0].message
    );
    // Both are in one province: that much is known.
    assert_eq!(
        shown(Evidence {
            year: Some(1998),
            ..CHANGAN
        }),
        "130102 长安区 石家庄市 河北省 title"
    );
}

/// 长安区 is in 石家庄 since 1980 or before, in 西安 since 2002.
const CHANGAN: Evidence = Evidence {
    title: Some("长安区重点工作"),
    ..NONE
};

#[test]
fn the_year_tells_namesakes_apart() {
    assert_eq!(
        shown(Evidence {
            year: Some(2022),
            ..CHANGAN
        }),
        "- 长安区 - - title"
    );
    assert_eq!(
        shown(Evidence {
            year: Some(2000),
            ..CHANGAN
        }),
        "130102 长安区 石家庄市 河北省 title"
    );
}

#[test]
fn common_nouns_need_their_city() {
    assert_eq!(title("汕尾市城区2022年重点工作"), "441502 城区 汕尾市 广东省 title");
    assert_eq!(title("杭州市城区2022年改造计划"), "330100 杭州市 杭州市 浙江省 title");
    assert_eq!(title("望江县城区2022年改造计划"), "340827 望江县 安庆市 安徽省 title");
    assert_eq!(body(&["铜陵市郊区", "郊区", "郊区"], 2022), "-");
    assert_eq!(body(&["主城区", "老城区", "新城区", "老城区"], 2022), "-");
}
