//! Text → [`Report`]: metadata, title, sections, and items with their target and progress. Knows neither quantities nor
//! units; a printed number such as 一是, ①, 12 is read by the leaf `number`.

use jiff::civil::Date;

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
