//! Text → [`Report`]: metadata, title, sections, and items with their target and progress. Knows neither quantities nor
//! units; a printed number such as 一是, ①, 12 is read by the leaf `number`.

mod copies;
mod date;
mod doc_no;
mod foot;
mod heal;
mod labels;
mod layout;
mod line;
mod mark;
mod metadata;
mod outline;
mod remarks;
mod title;
mod values;

use std::borrow::Cow;

use jiff::civil::Date;

use crate::decode::Text;
use crate::diagnostic::{Diagnostic, Refusal, RejectReason};
use crate::lexicon::headings::Headings;
use copies::drop_copies;
use layout::Reading;
use line::Line;
use metadata::Header;

/// A report as it is printed: nothing here is computed from a quantity.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// The title as printed.
    pub title: Option<String>,
    /// What stands between the title and the first item and is no header, parted by `\n`: `（截至8月底）`.
    pub preface: String,
    /// What the header says.
    pub metadata: Metadata,
    /// In reading order; a report without headings has one section without a title.
    pub sections: Vec<Section>,
    /// In reading order, through all sections.
    pub items: Vec<Item>,
    /// How many times the body stood in the document, at least 1.
    pub body_copies: u32,
}

/// The header's fields, as printed; dates read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Metadata {
    /// 索引号
    pub index_no: Option<String>,
    /// 文号
    pub doc_no: Option<String>,
    /// 发布机构
    pub issuer: Option<String>,
    /// 公开方式
    pub disclosure: Option<String>,
    /// 公开范围
    pub audience: Option<String>,
    /// 公开时限
    pub disclosure_term: Option<String>,
    /// 生成日期
    pub generated_on: Option<Date>,
    /// 发布日期
    pub published_on: Option<Date>,
}

/// A heading with its number, 1 … in the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// 1 … in the report.
    pub no: u32,
    /// As printed; none where the items stand under no heading.
    pub title: Option<String>,
    /// The title without quotation marks and boilerplate (`“平安拱墅建设”专项行动任务进展情况` → `平安拱墅建设`).
    pub name: Option<String>,
}

/// One task with what was reported of it. Soft line breaks are healed; paragraphs are kept, parted by `\n`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Number of its [`Section`].
    pub section_no: u32,
    /// The printed number; where none is printed, the order in the section.
    pub item_no: Option<u32>,
    /// The task as planned.
    pub target: String,
    /// What was reported; empty where nothing is.
    pub progress: String,
    /// 责任单位
    pub owner: Option<String>,
    /// 完成时限, as printed
    pub deadline: Option<String>,
}

/// A report and what was strange about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parsed {
    /// The report.
    pub report: Report,
    /// Remarks, those about the document first.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a document's text as a report.
///
/// # Errors
/// [`RejectReason::NoReport`] where the text holds no list of tasks with their progress.
pub fn parse(text: &Text, headings: &Headings) -> Result<Parsed, Refusal> {
    // A format that knows its paragraphs breaks no lines; plain text may be broken at a width.
    let content = match text.tables.is_empty() && text.headings.is_empty() {
        true => heal::unwrapped(&text.content),
        false => Cow::Borrowed(&*text.content),
    };
    let lines = line::lines(&content);
    let Some(mut reading) = layout::read(text, &lines, headings) else {
        return Err(no_report(&lines));
    };
    let copies = drop_copies(&mut reading.outline);
    if reading.outline.items.iter().all(|item| item.progress.is_empty()) {
        return Err(no_report(&lines));
    }
    let (metadata, mut diagnostics) = header(&reading, &lines, headings);
    diagnostics.extend(remarks::document(&reading, &copies, &lines));
    diagnostics.extend(remarks::items(&reading.outline.items));
    let preface = preface(&reading, &lines, headings);
    let Reading { title, outline, .. } = reading;
    let report = Report {
        title: title.map(|title| title.full()),
        preface,
        metadata,
        sections: outline.sections,
        items: outline.items,
        body_copies: copies.count,
    };
    Ok(Parsed { report, diagnostics })
}

fn no_report(lines: &[Line<'_>]) -> Refusal {
    let detail = format!(
        "none of the {} lines begins a list of tasks with their progress: no column headings, no labelled fields, \
         no numbered paragraphs under a title that names a report",
        lines.len()
    );
    Refusal::new(RejectReason::NoReport, detail)
}

/// The header, from all lines that belong to no item.
fn header(reading: &Reading<'_>, lines: &[Line<'_>], headings: &Headings) -> (Metadata, Vec<Diagnostic>) {
    /// A day alone is the report's where it stands so near below the title.
    const NEAR: usize = 4;
    let mut header = Header::default();
    let title = reading.title.as_ref();
    for range in &reading.outside {
        let mut below = usize::MAX;
        for line in &lines[range.clone()] {
            let again = title.is_some_and(|title| title.is(line.text));
            below = if again { 0 } else { below.saturating_add(1) };
            header.line(line, (1..=NEAR).contains(&below), headings);
        }
        header.interrupt();
    }
    let from = title.map_or(0, |title| title.at + 1);
    if let Some((office, day)) = foot::signature(&reading.outside, from, lines, headings) {
        header.signature(office, day);
    }
    header.finish()
}

/// The lines between the title and the first item that are no header.
fn preface(reading: &Reading<'_>, lines: &[Line<'_>], headings: &Headings) -> String {
    /// Enough for a subtitle and a paragraph that introduces the list.
    const MOST: usize = 8;
    let Some((title, head)) = reading.title.as_ref().zip(reading.outside.first()) else {
        return String::new();
    };
    let below = lines.get(title.at + 1..head.end).unwrap_or_default().iter().take(MOST);
    let plain = below.map(|line| line.text).filter(|text| {
        // A day alone is when the report was published or written, not what it is about.
        !title.is(text)
            && *text != title.after
            && date::lone(text).is_none()
            && !headings.is_navigation(text)
            && !labels::is_header(text, headings)
    });
    plain.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::DiagnosticCode;

    const HEADER: &str = "信息索引号 Q1/2021-7 公开方式 主动公开\n发布机构 镇府办 公开范围 面向全社会\n\
        备注/文号 公开时限 长期公开\n生成日期 2021-07-08 发布日期 2021-07-09\n附件\n2021第二季度任务目标执行情况\n\n\
        发布日期: 2021-07-09 10:00:00 点击率:\n\n";
    const BODY: &str = "“绿野”专项行动任务进展情况\n\n序号 \u{a0}序号\n\n项目清单\n\n累计完成情况\n\n1\n\n种树300棵\n\n种下、\n\n\
        成活280棵,其余补\n\n种。\n\n验收合格。\n\n2\n\n修路2条\n\n1.东路完工。\n\n2.西路在建。\n\n\
        清泉专项行动任务进展情况\n\n序号\n\n项目清单\n\n累计完成情况\n\n1\n\n挖井3口\n\n已完成。\n\n2\n\n建塔1座\n\n";
    const BETWEEN: &str = "计划\n计划\n任务目标执行情况\n2021第二季度任务目标执行情况\n\n索引号\n\nQ1/2021-7\n\n文号\n\n公布日期\n\n\
        2021-07-09\n\n发布单位\n\n镇府办\n\n";

    fn read(content: String) -> Result<Parsed, Refusal> {
        let text = Text::plain(content, "UTF-8");
        parse(&text, &Headings::builtin().unwrap())
    }

    #[test]
    fn a_report_with_two_headers_and_two_bodies_is_read_once() {
        let Parsed { report, diagnostics } = read([HEADER, BODY, BETWEEN, BODY].concat()).unwrap();
        assert_eq!(report.title.as_deref(), Some("2021第二季度任务目标执行情况"));
        assert_eq!(
            (report.metadata.issuer.as_deref(), report.metadata.doc_no.as_deref()),
            (Some("镇府办"), None)
        );
        let names: Vec<_> = report.sections.iter().map(|s| s.name.as_deref()).collect();
        assert_eq!(names, [Some("绿野"), Some("清泉")]);
        let items: Vec<_> = report
            .items
            .iter()
            .map(|i| (i.item_no, i.target.as_str(), i.progress.as_str()))
            .collect();
        let expected = [
            (Some(1), "种树300棵", "种下、成活280棵,其余补种。\n验收合格。"),
            (Some(2), "修路2条", "1.东路完工。\n2.西路在建。"),
            (Some(1), "挖井3口", "已完成。"),
            (Some(2), "建塔1座", ""),
        ];
        assert_eq!(items, expected);
        assert_eq!(report.body_copies, 2);
        let codes: Vec<_> = diagnostics.iter().map(|d| (d.code, d.item_seq)).collect();
        assert!(codes.contains(&(DiagnosticCode::RepeatedBody, None)), "{codes:?}");
        assert!(codes.contains(&(DiagnosticCode::EmptyProgress, Some(4))), "{codes:?}");
    }

    #[test]
    fn a_day_alone_under_the_title_is_no_preface() {
        let head = "某县年度任务完成情况\n（截至年底）\n生成日期\n2021-01-04\n发布日期\n2021-01-06\n";
        let report = read([head, BODY].concat()).unwrap().report;
        assert!(report.preface.starts_with("（截至年底）"), "{}", report.preface);
        assert!(!report.preface.contains("2021"), "{}", report.preface);
        assert!(report.metadata.published_on.is_some());
    }

    #[test]
    fn of_bodies_that_differ_the_first_is_taken() {
        let other = BODY.replace("已完成。", "未完成。");
        let Parsed { report, diagnostics } = read([HEADER, BODY, BETWEEN, &other].concat()).unwrap();
        assert_eq!((report.body_copies, report.items.len()), (2, 4));
        assert_eq!(report.items[2].progress, "已完成。");
        let differing = diagnostics
            .iter()
            .find(|d| d.code == DiagnosticCode::DifferingCopies)
            .unwrap();
        assert_eq!(differing.item_seq, Some(3));
    }

    #[test]
    fn text_without_tasks_is_no_report() {
        for content in [
            "",
            "\n \n",
            HEADER,
            "镇长调研。共3处。",
            "序号\n项目清单\n累计完成情况\n",
        ] {
            assert_eq!(
                read(content.to_owned()).unwrap_err().reason,
                RejectReason::NoReport,
                "{content}"
            );
        }
    }
}
