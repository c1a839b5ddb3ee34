//! Prose: numbered paragraphs under headings, or paragraphs without numbers.

mod items;
mod kind;
mod sections;
mod split;

use super::{Doc, Reading};
use crate::parse::mark::mark;

/// The first numbered line, or where there is none the line that a title may stand before: what stands before it holds
/// the title.
pub(super) fn first(doc: Doc<'_>) -> usize {
    const FIRST_LINES: usize = 12;
    let numbered = |line: usize| mark(doc.text(line)).is_some_and(|m| !m.decimal);
    (0..doc.lines.len())
        .find(|line| numbered(*line))
        .unwrap_or(doc.lines.len().min(FIRST_LINES))
}

/// Reads a report in prose; none where nothing says that it is one, or the paragraphs tell of no tasks.
pub(super) fn read(doc: Doc<'_>) -> Option<Reading<'_>> {
    if !kind::is_report(doc) {
        return None;
    }
    let start = doc.title.map_or(0, |title| title.next);
    let digest = doc.title.is_some_and(|title| doc.headings.names_digest(title.text));
    let communique = || digest.then(|| sections::read(doc)).flatten();
    communique()
        .or_else(|| items::read(doc, start..doc.lines.len()))
        .or_else(|| sections::read(doc))
}

/// Reads the items of a part of a report whose other parts are tables.
pub(super) fn part(doc: Doc<'_>) -> Option<Reading<'_>> {
    let named = doc
        .title
        .is_some_and(|title| !doc.headings.names_other_kind(title.text));
    items::read(doc, 0..doc.lines.len()).filter(|_| named)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::headings::Headings;
    use crate::parse::line::lines;
    use crate::parse::title::title;

    fn read(text: &str) -> Option<Vec<String>> {
        let headings = Headings::builtin().unwrap();
        let lines = lines(text);
        let doc = Doc {
            lines: &lines,
            headings: &headings,
            title: title(&lines[..1], &headings),
        };
        let reading = super::read(doc)?;
        let section = |no: u32| {
            reading.outline.sections[no as usize - 1]
                .title
                .clone()
                .unwrap_or_default()
        };
        let item = |i: &crate::parse::Item| {
            format!(
                "{} {} {}|{}",
                section(i.section_no),
                i.item_no.unwrap(),
                i.target,
                i.progress
            )
        };
        Some(reading.outline.items.iter().map(item).collect())
    }

    #[test]
    fn the_first_sentence_is_the_target() {
        let text = "2021年某县重点任务完成情况\n一、完成情况\n（一）水\n1.计划建泵站2座。已建成2座。\n运行良好。\n2.计划清淤。完成5.5公里。\n二、下一步打算\n（一）续建。计划3座。\n某县人民政府\n2022年1月6日";
        let found = read(text).unwrap();
        assert_eq!(
            found,
            [
                "（一）水 1 计划建泵站2座。|已建成2座。\n运行良好。",
                "（一）水 2 计划清淤。|完成5.5公里。"
            ]
        );
    }

    #[test]
    fn a_heading_over_a_paragraph_is_its_task() {
        let text = "某县2021年工作总结\n一、主要工作\n（一）兴修水利\n建成泵站2座。\n清淤5公里。\n（二）兴办教育\n新建学校1所。\n二、2022年重点任务\n（一）水利\n建泵站3座。";
        assert_eq!(
            read(text).unwrap(),
            [
                "一、主要工作 1 兴修水利|建成泵站2座。\n清淤5公里。",
                "一、主要工作 2 兴办教育|新建学校1所。"
            ]
        );
        let text = "某县2021年民生实事完成情况\n一、新建学校1所\n已招生。\n二、修路2公里\n已通车。\n三、存在问题\n（一）资金不足\n缺口大。\n（二）人手不足\n缺编。";
        assert_eq!(
            read(text).unwrap(),
            [" 1 新建学校1所|已招生。", " 2 修路2公里|已通车。"]
        );
    }

    #[test]
    fn a_communique_tells_results_only() {
        let text = "某县2021年统计公报\n2021年，形势向好。\n一、农业\n产粮3万吨。\n产肉2万吨。\n二、工业\n增长5%。\n注：\n[1]为初步数。";
        assert_eq!(
            read(text).unwrap(),
            [
                "一、农业 1 |产粮3万吨。",
                "一、农业 2 |产肉2万吨。",
                "二、工业 1 |增长5%。"
            ]
        );
        let text = "某县2021年工作总结\n兴修水利\n建成泵站2座。\n兴办教育\n新建学校1所。";
        assert_eq!(
            read(text).unwrap(),
            ["兴修水利 1 |建成泵站2座。", "兴办教育 1 |新建学校1所。"]
        );
    }

    #[test]
    fn parts_of_a_paragraph_and_what_lies_deeper() {
        let text = "某县2021年任务完成情况\n一、水利\n一是计划建站2座。已建成。二是计划清淤。已完成。\n二、教育\n1.新建学校。已建成：\n（1）东校。\n一是招生。\n2.扩建校舍。在建。\n各位代表！";
        assert_eq!(
            read(text).unwrap(),
            [
                "一、水利 1 计划建站2座。|已建成。",
                "一、水利 2 计划清淤。|已完成。",
                "二、教育 1 新建学校。|已建成：\n（1）东校。\n一是招生。",
                "二、教育 2 扩建校舍。|在建。"
            ]
        );
    }

    #[test]
    fn other_documents_are_no_reports() {
        let body = "一、重点\n1.新建学校。已建成。\n2.修路。已通车。";
        assert!(read(&format!("某县2021年重点工作完成情况\n{body}")).is_some());
        assert!(read(&format!("一封信\n现将2021年民生实事完成情况公布如下：\n{body}")).is_some());
        for title in [
            "关于报送2021年重点工作完成情况的通知",
            "某县2021年重点工作任务清单",
            "某县绩效目标管理办法（试行）",
            "我县3个重点项目建设提速",
        ] {
            assert_eq!(read(&format!("{title}\n{body}")), None, "{title}");
        }
        assert_eq!(
            read(&format!("某县2021年重点工作完成情况\n本报讯 今天。\n{body}")),
            None
        );
        assert_eq!(read("某县2021年重点工作进展情况\n1.一句。\n2.两句。"), None);
    }
}
