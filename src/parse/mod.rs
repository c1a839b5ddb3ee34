//! Text → [`Report`]: metadata, title, sections, and items with their target and progress. Knows neither quantities nor
//! units; a printed number such as 一是, ①, 12 is read by the leaf `number`.

mod copies;
mod date;
mod heal;
mod labels;
mod layout;
mod line;
mod mark;
mod metadata;
mod outline;
mod remarks;
mod title;

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
    let lines = line::lines(&text.content);
    let Some(mut reading) = layout::read(&lines, headings) else {
        let detail = format!(
            "none of the {} lines begins a list of tasks with their progress: no column headings, no labelled fields, \
             no numbered paragraphs under a title that names a report",
            lines.len()
        );
        return Err(Refusal::new(RejectReason::NoReport, detail));
    };
    let copies = drop_copies(&mut reading.outline);
    let (metadata, mut diagnostics) = header(&reading, &lines, headings);
    diagnostics.extend(remarks::document(&reading, &copies, &lines));
    diagnostics.extend(remarks::items(&reading.outline.items));
    let Reading { title, outline, .. } = reading;
    let report = Report {
        title: title.map(|title| title.text.to_owned()),
        metadata,
        sections: outline.sections,
        items: outline.items,
        body_copies: copies.count,
    };
    Ok(Parsed { report, diagnostics })
}

/// The header, from all lines that belong to no item.
fn header(reading: &Reading<'_>, lines: &[Line<'_>], headings: &Headings) -> (Metadata, Vec<Diagnostic>) {
    let mut header = Header::default();
    for range in &reading.outside {
        lines[range.clone()]
            .iter()
            .for_each(|line| header.line(line.text, headings));
        header.interrupt();
    }
    if let Some([.., office, day]) = reading.outside.last().map(|range| &lines[range.clone()])
        && let Some(day) = date::date(day.text)
        && headings.ends_as_office(office.text)
    {
        header.signature(office.text, day);
    }
    header.finish()
}
