//! Periods of titles and windows of sentences.

use super::*;
use crate::lexicon::Lexicon;
use crate::quantity;
use crate::rows::{Period, PeriodKind};

/// The fourth quarter of 2022.
const REPORT: Period = Period {
    kind: PeriodKind::Quarter,
    year: 2022,
    first_month: 10,
    last_month: 12,
};

fn label(title: &str) -> Option<String> {
    let evidence = Evidence {
        title,
        published: Date::new(2023, 1, 5).ok(),
        ..Evidence::default()
    };
    period_of(&evidence, &Lexicon::builtin().unwrap()).map(|p| p.label())
}

#[test]
fn periods_of_titles() {
    for (title, expected) in [
        ("2022第四季度政府绩效目标执行情况", "2022Q4"),
        ("云岫区2023年第三季度政府绩效目标执行情况", "2023Q3"),
        ("二〇二三年上半年重点工作完成情况", "2023H1"),
        ("2023年1-11月份民生实事进展", "2023M01-M11"),
        ("2023年1月至11月民生实事进展", "2023M01-M11"),
        ("2021年度政府工作报告目标任务完成情况", "2021"),
        ("2021年前三季度重点工作", "2021M01-M09"),
        ("关于2023年8月重点项目进展的通报", "2023M08"),
        ("第四季度政府绩效目标执行情况", "2022Q4"),
        ("截至2023年8月底重点任务进展", "2023M01-M08"),
        ("截至2023年底重点任务进展", "2023"),
        ("2021年以来重点任务进展", "2021"),
        ("2022年一季度绩效目标执行情况", "2022Q1"),
    ] {
        assert_eq!(label(title).as_deref(), Some(expected), "{title}");
    }
    assert_eq!(label("重点工作完成情况"), None);
}

#[test]
fn windows_of_sentences() {
    let lexicon = Lexicon::builtin().unwrap();
    let windows = |text: &str| {
        let scan = quantity::scan(text, &lexicon);
        times(text, &scan.rejected)
            .into_iter()
            .map(|(span, time)| {
                let (start, end) = time.days(Some(REPORT)).unwrap();
                format!(
                    "{} {}..{end}",
                    span.of(text),
                    start.map(|d| d.to_string()).unwrap_or_default()
                )
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(windows("1-10月实现税收3万元"), ["1-10月 2022-01-01..2022-10-31"]);
    assert_eq!(windows("截至12月25日，发生火灾3起"), ["截至12月25日 ..2022-12-25"]);
    assert_eq!(windows("前三季度增加值3亿元"), ["前三季度 2022-01-01..2022-09-30"]);
    assert_eq!(windows("上半年增长3%"), ["上半年 2022-01-01..2022-06-30"]);
    assert_eq!(windows("截至9月底，完成3户"), ["截至9月底 ..2022-09-30"]);
    for (text, expected) in [
        ("今年以来新增4家", "今年以来 2022-01-01..2022-12-31"),
        ("2021年以来新增4家", "2021年以来 2021-01-01..2022-12-31"),
        ("3月以来新增4家", "3月以来 2022-03-01..2022-12-31"),
        ("其中9月当月新增4家", "9月 2022-09-01..2022-09-30"),
        ("9月单月新增4家", "9月 2022-09-01..2022-09-30"),
        ("全区１－１０月实现税收3万元", "１－１０月 2022-01-01..2022-10-31"),
        ("一至十月实现税收3万元", "一至十月 2022-01-01..2022-10-31"),
        ("第三季度增加值3亿元", "第三季度 2022-07-01..2022-09-30"),
        ("2022年上半年开工3个", "2022年上半年 2022-01-01..2022-06-30"),
        ("截至今年11月底，接种3剂", "截至今年11月底 ..2022-11-30"),
        ("截至2022年底接种3剂", "截至2022年底 ..2022-12-31"),
        ("截止12月25日接种3剂", "截止12月25日 ..2022-12-25"),
    ] {
        assert_eq!(windows(text), [expected], "{text}");
    }
    for text in [
        "较上半年增长3%",
        "比一季度增长3%",
        "去年上半年开工3个",
        "去年前三季度开工3个",
        "9月开工3个",
    ] {
        assert!(windows(text).is_empty(), "{text}");
    }
    assert!(windows("3月15日开工").is_empty());
    assert!(windows("计划2023年2月底前完成").is_empty());
}
