//! Which district each kind of evidence gives.

use super::*;
use crate::lexicon::districts::DistrictEntry;

pub(super) const NONE: Evidence = Evidence {
    configured: None,
    path: "",
    title: None,
    issuer: None,
    body: &[],
    year: Some(2022),
};

pub(super) fn told(evidence: Evidence) -> (Option<Resolved>, Vec<Diagnostic>) {
    resolve(&evidence, &Districts::builtin().unwrap())
}

/// `code name city province basis`, `-` for what is absent.
pub(super) fn shown(evidence: Evidence) -> String {
    let (resolved, remarks) = told(evidence);
    let Some(found) = resolved else {
        assert!(
            remarks
                .iter()
                .any(|remark| remark.code == DiagnosticCode::UnknownDistrict),
            "{remarks:?}"
        );
        return "-".to_owned();
    };
    let [code, city, province] = [&found.code, &found.city, &found.province].map(|x| x.as_deref().unwrap_or("-"));
    format!("{code} {} {city} {province} {}", found.name, found.basis)
}

pub(super) fn title(title: &str) -> String {
    shown(Evidence {
        title: Some(title),
        ..NONE
    })
}

pub(super) fn body(body: &[&str], year: i16) -> String {
    shown(Evidence {
        body,
        issuer: Some("区府办"),
        title: Some("2022第四季度政府绩效目标执行情况"),
        year: Some(year),
        ..NONE
    })
}

#[test]
fn the_title_names_it() {
    assert_eq!(
        title("杭州市西湖区2022第四季度政府绩效目标执行情况"),
        "330106 西湖区 杭州市 浙江省 title"
    );
    assert_eq!(
        title("拱墅区2022年民生实事完成情况"),
        "330105 拱墅区 杭州市 浙江省 title"
    );
    assert_eq!(
        title("2022年1-11月份桐庐县《政府工作报告》目标任务完成情况"),
        "330122 桐庐县 杭州市 浙江省 title"
    );
    assert_eq!(title("关于2022年仙桃市重点工作的通报"), "429004 仙桃市 - 湖北省 title");
    assert_eq!(
        title("上海市浦东新区2022年重点工作"),
        "310115 浦东新区 上海市 上海市 title"
    );
    assert_eq!(
        title("云溪区2023年第三季度政府绩效目标执行情况"),
        "430603 云溪区 岳阳市 湖南省 title"
    );
}

#[test]
fn the_issuer_names_it() {
    let issuer = |issuer| {
        shown(Evidence {
            issuer: Some(issuer),
            title: Some("2022年重点工作"),
            ..NONE
        })
    };
    assert_eq!(issuer("拱墅区府办"), "330105 拱墅区 杭州市 浙江省 issuer");
    assert_eq!(issuer("中共昆山市委办公室"), "320583 昆山市 苏州市 江苏省 issuer");
    assert_eq!(
        issuer("杭州市拱墅区人民政府办公室"),
        "330105 拱墅区 杭州市 浙江省 issuer"
    );
}

#[test]
fn the_title_goes_before_issuer_path_and_body() {
    let evidence = Evidence {
        title: Some("拱墅区2022年重点工作"),
        issuer: Some("上城区人民政府"),
        path: "滨江区.txt",
        body: &["余杭区", "余杭区"],
        ..NONE
    };
    assert_eq!(shown(evidence), "330105 拱墅区 杭州市 浙江省 title");
    assert_eq!(
        shown(Evidence {
            title: None,
            ..evidence
        }),
        "330102 上城区 杭州市 浙江省 issuer"
    );
    assert_eq!(
        shown(Evidence {
            title: None,
            issuer: None,
            ..evidence
        }),
        "330108 滨江区 杭州市 浙江省 path"
    );
    assert_eq!(
        shown(Evidence {
            path: "",
            title: None,
            issuer: None,
            ..evidence
        }),
        "330110 余杭区 杭州市 浙江省 body"
    );
}

#[test]
fn a_district_in_the_issuer_goes_before_a_city_in_the_title() {
    let evidence = Evidence {
        title: Some("杭州市2022年重点工作"),
        issuer: Some("拱墅区府办"),
        ..NONE
    };
    assert_eq!(shown(evidence), "330105 拱墅区 杭州市 浙江省 issuer");
}

#[test]
fn a_city_or_a_province_alone_is_taken() {
    assert_eq!(
        title("杭州市2022年政府工作报告重点任务"),
        "330100 杭州市 杭州市 浙江省 title"
    );
    assert_eq!(title("2022年北京市重点工作"), "110000 北京市 北京市 北京市 title");
    assert_eq!(title("浙江省2022年民生实事"), "330000 浙江省 - 浙江省 title");
    assert_eq!(title("2022年浙江省杭州市民生实事"), "330100 杭州市 杭州市 浙江省 title");
}

#[test]
fn several_districts_in_a_title_decide_nothing() {
    assert_eq!(title("拱墅区、上城区2022年对比"), "-");
    assert_eq!(
        title("拱墅区2022年对口支援黎平县情况"),
        "330105 拱墅区 杭州市 浙江省 title"
    );
}

#[test]
fn the_year_decides_the_code() {
    let in_year = |year| {
        shown(Evidence {
            title: Some("下城区重点工作"),
            year: Some(year),
            ..NONE
        })
    };
    assert_eq!(in_year(2020), "330103 下城区 杭州市 浙江省 title");
    // The year of the change may use either name.
    assert_eq!(in_year(2021), "330103 下城区 杭州市 浙江省 title");
    let county = |year| {
        shown(Evidence {
            title: Some("富阳区重点工作"),
            year,
            ..NONE
        })
    };
    assert_eq!(county(Some(2022)), "330111 富阳区 杭州市 浙江省 title");
    assert_eq!(county(None), "330111 富阳区 杭州市 浙江省 title");
}

#[test]
fn an_outdated_name_keeps_its_code_and_is_remarked() {
    let (resolved, remarks) = told(Evidence {
        title: Some("下城区2023年重点工作"),
        year: Some(2023),
        ..NONE
    });
    assert_eq!(resolved.unwrap().code.as_deref(), Some("330103"));
    assert!(
        remarks[0].message.contains("330105 拱墅区 (杭州市)"),
        "{}",
        remarks[0].message
    );
}

#[test]
fn a_renamed_city_bears_the_name_of_the_year() {
    let in_year = |year| {
        shown(Evidence {
            title: Some("樊城区重点工作"),
            year: Some(year),
            ..NONE
        })
    };
    assert_eq!(in_year(2008), "420606 樊城区 襄樊市 湖北省 title");
    assert_eq!(in_year(2018), "420606 樊城区 襄阳市 湖北省 title");
}

#[test]
fn the_path_leads_to_the_part() {
    let path = |path| shown(Evidence { path, ..NONE });
    assert_eq!(
        path("浙江省/杭州市/拱墅区/2022Q4.txt"),
        "330105 拱墅区 杭州市 浙江省 path"
    );
    assert_eq!(path("各区.zip/南昌市/西湖区.txt"), "360103 西湖区 南昌市 江西省 path");
    assert_eq!(path("上城区/拱墅区三季度.txt"), "330105 拱墅区 杭州市 浙江省 path");
    assert_eq!(path("reports/gongshu-2022q4.txt"), "-");
    assert_eq!(path("杭州市/2022.txt"), "-");
}

#[test]
fn the_config_goes_before_everything() {
    let config = |configured| {
        shown(Evidence {
            configured: Some(configured),
            title: Some("上城区2022年"),
            ..NONE
        })
    };
    assert_eq!(config("330105"), "330105 拱墅区 杭州市 浙江省 config");
    assert_eq!(config("拱墅区"), "330105 拱墅区 杭州市 浙江省 config");
    assert_eq!(config("南昌市西湖区"), "360103 西湖区 南昌市 江西省 config");
    assert_eq!(config("杭州市"), "330100 杭州市 杭州市 浙江省 config");
    assert_eq!(config("青湾县"), "- 青湾县 - - config");
    assert_eq!(config(" "), "330102 上城区 杭州市 浙江省 title");
}

#[test]
fn a_configured_code_of_no_list_is_remarked() {
    let evidence = Evidence {
        configured: Some("990101"),
        title: Some("上城区2022年"),
        ..NONE
    };
    let (resolved, remarks) = told(evidence);
    assert_eq!(resolved.unwrap().code.as_deref(), Some("330102"));
    assert!(remarks[0].message.contains("990101"));
}

#[test]
fn a_configs_own_districts_are_recognized() {
    let mut districts = Districts::builtin().unwrap();
    let entry = |code: &str, name: &str| DistrictEntry {
        code: code.to_owned(),
        name: name.to_owned(),
        city: Some("云州市".to_owned()),
        province: None,
        aliases: Vec::new(),
    };
    districts
        .extend(&[entry("990101", "云岫区"), entry("990102", "西湖区")])
        .unwrap();
    let code = |title| {
        let resolved = resolve(
            &Evidence {
                title: Some(title),
                ..NONE
            },
            &districts,
        )
        .0
        .unwrap();
        (resolved.code.unwrap_or_default(), resolved.city.unwrap_or_default())
    };
    assert_eq!(code("云岫区2022年重点工作"), ("990101".to_owned(), "云州市".to_owned()));
    assert_eq!(code("云州市云岫区2022年重点工作").0, "990101");
    assert_eq!(code("云州市西湖区2022年重点工作").0, "990102");
    assert_eq!(code("杭州市西湖区2022年重点工作").0, "330106");
}

#[test]
fn nothing_and_nonsense_give_a_remark() {
    assert_eq!(shown(NONE), "-");
    assert_eq!(title("区县市旗区县市旗"), "-");
    assert_eq!(title("《（[["), "-");
    assert_eq!(title(&"2".repeat(10_000)), "-");
}

/// Work that grew with the square of the length would not end here.
#[test]
fn a_long_body_of_names_and_blanks_is_counted() {
    let text = "杭州市西湖区".repeat(10_000) + &" ".repeat(500_000) + &"市区县旗和县城区".repeat(10_000);
    assert_eq!(body(&[&text], 2022), "330106 西湖区 杭州市 浙江省 body");
}
