//! Texts that nobody prints: parsing takes them in time that grows with their length, and never fails.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot go on shall fail, and says what it skips"
)]

use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use zhibiao::decode::Text;
use zhibiao::lexicon::headings::Headings;
use zhibiao::parse::{Parsed, parse};

static HEADINGS: LazyLock<Headings> = LazyLock::new(|| Headings::builtin().unwrap());

fn read(content: String) -> Option<Parsed> {
    let text = Text::plain(content, "UTF-8");
    parse(&text, &HEADINGS).ok()
}

/// Up to twenty thousand lines of each: with a step that looked at all lines for each line, this would take many minutes.
/// `benches/stages.rs` times the parser on real texts.
#[test]
fn long_texts_take_no_longer_than_their_length() {
    const BYTES: usize = 60_000;
    let head = "序号\n项目清单\n累计完成情况\n";
    let wide = "序号  项目  完成情况\n1  甲  乙\n";
    for (before, unit) in [
        ("", "完成了，"),
        ("", "1"),
        ("", "1\n"),
        ("", "1. "),
        ("", "\n"),
        ("", "："),
        ("", "【】"),
        ("", "序号\n"),
        ("", "项目\n完成情况\n"),
        ("", "发布机构：甲\n"),
        ("", "2021年完成情况\n"),
        ("", "工作任务：甲\n完成情况：乙\n"),
        ("完成情况：乙\n1.工作任务：甲\n", "2.乙\n"),
        (head, "1\n"),
        (head, "1\n2\n"),
        (head, "1\n甲\n乙。\n"),
        ("序号\n项目清单\n累计完成情况\n1\n甲\n", "一、水\n"),
        ("序号\n项目清单\n累计完成情况\n1\n", "甲、\n"),
        ("序号\n项目\n完成情况\n责任单位\n1\n", "某局\n"),
        ("项目\n完成情况\n", "甲\n\n"),
        ("项目|完成情况\n", "|"),
        ("项目\t完成情况\n", "甲\t乙\n"),
        (wide, "甲  乙\n"),
        (wide, "甲\n"),
        ("某县2021年重点任务完成情况\n", "1.甲。乙。\n"),
        ("某县2021年重点任务完成情况\n1.甲。乙。\n", "①丙。\n"),
        ("某县2021年重点任务完成情况\n", "（一）甲\n"),
        ("某县2021年重点任务完成情况\n一是", "甲。二是乙；"),
        ("某县2021年重点任务完成情况\n1.年度目标甲", "，目标"),
        ("某县2021年统计公报\n", "一、甲\n乙。\n"),
        ("某县2021年工作总结\n", "甲\n乙。\n"),
        (
            "某县2021年任务完成情况\n一、甲\n1.乙。丙。\n序号\t项目\t完成情况\n1\t甲\t乙\n",
            "二、甲\n",
        ),
        ("序号项目完成情况\n", "1甲 乙\n"),
        ("序号项目完成情况\n", "1甲。乙。\n"),
        ("序号目标任务完成情况\n1\n", "甲\n"),
        ("类别\n序号\n项目\n完成情况\n", "水\n1\n甲\n乙\n"),
        ("责任单位\n\n序号\n\n项目\n\n完成情况\n\n1\n", "某局\n"),
        ("", "工作任务\n甲\n完成情况\n乙\n"),
        ("", "（一）甲\n年度目标：乙\n完成情况：丙\n"),
        ("", "1．年度目标：乙\n2．完成情况：丙\n"),
        ("", "项目名称\t甲\n进展情况\t乙\n"),
        ("", "    长长长长长长长长长长长长长长长长长长长长长长\n长\n"),
    ] {
        read(before.to_owned() + &unit.repeat(BYTES / unit.len()));
    }
}

/// Lines that mean something to the parser, to be put together at random.
const LINES: &[&str] = &[
    "",
    "1",
    "2",
    "３",
    "1.甲",
    "（一）乙",
    "一、丙",
    "序号",
    "序号 序号",
    "项目",
    "完成情况",
    "责任单位",
    "序号\t项目\t完成情况",
    "1\t甲\t乙",
    "\t甲\t乙",
    "| 项目 | 进展 |",
    "| 甲 || 乙 |",
    "序号  项目  完成情况",
    "1  甲  已完成。",
    "已完成。",
    "甲、",
    "某局",
    "2021年某县重点任务完成情况",
    "发布机构：某局",
    "文号",
    "公布日期",
    "2021-13-45",
    "上一篇：无",
    "工作任务：甲",
    "完成情况：乙",
    "合计",
    "2.计划甲。已完成乙。",
    "单位：万元",
    "“水”专项行动进展情况",
    "2022年12月",
    "95%",
    "甲\u{3000}乙",
];

#[test]
fn a_table_that_stands_twice_without_any_progress_is_no_report() {
    let copy = "| 项目 | 进展 |\n发布机构：某局\n";
    assert!(
        read(format!("{copy}1.甲\n{copy}| 甲 || 乙 |")).is_none_or(|p| p
            .report
            .items
            .iter()
            .any(|i| !i.progress.is_empty()))
    );
}

proptest! {
    // The same cases every time: a suite that fails now and then tells nobody anything.
    #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn no_text_fails(content in "\\PC{0,400}") {
        read(content);
    }

    #[test]
    fn no_mixture_of_meaningful_lines_fails(lines in prop::collection::vec(prop::sample::select(LINES), 0..60)) {
        let parsed = read(lines.join("\n"));
        if let Some(Parsed { report, .. }) = parsed {
            let sections = report.sections.len();
            prop_assert!(report.items.iter().any(|i| !i.progress.is_empty()), "a report tells of progress");
            prop_assert!(report.items.iter().all(|i| (1..=sections).contains(&(i.section_no as usize))));
            prop_assert!(report.sections.iter().zip(1..).all(|(s, no)| s.no == no));
            prop_assert!(report.body_copies >= 1);
        }
    }

    /// What is read was there: no item holds a character that the document does not.
    #[test]
    fn nothing_is_invented(lines in prop::collection::vec(prop::sample::select(LINES), 0..60)) {
        let content = lines.join("\n");
        if let Some(Parsed { report, .. }) = read(content.clone()) {
            for item in &report.items {
                for line in item.target.lines().chain(item.progress.lines()) {
                    let parts = line.chars().filter(|c| !content.contains(*c)).count();
                    prop_assert_eq!(parts, 0, "{}", line);
                }
            }
        }
    }
}
