//! What a heading, a label or a set phrase stands for.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a word stands for. Three kinds: columns of a table, labels of the document's header, set phrases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Column: the item's number (序号).
    Number,
    /// Column: the group an item belongs to (大类); it serves as the section.
    Category,
    /// Column: what is to be done (项目清单).
    Task,
    /// Column: how much or until when (年度目标).
    Target,
    /// Column: what was reported (累计完成情况).
    Progress,
    /// Column: who answers for it (责任单位).
    Owner,
    /// Column: when it is due (完成时限).
    Deadline,
    /// Column: the share done, or whether it is on schedule (完成率, 是否达序); not part of the progress.
    Rate,
    /// Column: the unit of the row's numbers (计量单位).
    Unit,
    /// Column: 备注 and the like.
    Remark,
    /// Column: persons, other offices, weights; read and left out.
    Other,
    /// Label: 索引号.
    IndexNo,
    /// Label: 文号.
    DocNo,
    /// Label: 发布机构.
    Issuer,
    /// Label: 来源; an issuer where no other is named.
    Source,
    /// Label: 公开方式.
    Disclosure,
    /// Label: 公开范围.
    Audience,
    /// Label: 公开时限.
    DisclosureTerm,
    /// Label: 生成日期.
    GeneratedOn,
    /// Label: 发布日期.
    PublishedOn,
    /// Label: 日期; the day of publication where no other is named.
    Date,
    /// Label: 名称, the document's title.
    Title,
    /// Label: one whose value is not kept; it ends the value before it.
    OtherLabel,
    /// Phrase: the end of a section's title that is not part of its name.
    Boilerplate,
    /// Phrase: what the title of a report says (完成情况).
    ReportKind,
    /// Phrase: a line of the page around the report.
    Navigation,
    /// Phrase: the start of a line that explains a table (注：).
    Footnote,
    /// Phrase: a part that tells of problems or plans.
    Outlook,
    /// Phrase: a row that adds up others (合计).
    Total,
    /// Phrase: the end of an office's name (局).
    Office,
    /// Phrase: a title's word for what was done, not for what is to be done (情况, 总结).
    Result,
    /// Phrase: the title of a report whose paragraphs tell results without targets (统计公报).
    Digest,
    /// Phrase: the title of a report that may do so (工作总结).
    Summary,
    /// Phrase: the end of a title of another kind of document (通知, 办法).
    OtherKind,
    /// Phrase: a line of a news page or an interview (本报讯).
    News,
    /// Phrase: the start of a clause that names a goal (年度目标).
    Goal,
    /// Phrase: the start of a clause that tells what was reached (截至).
    SoFar,
    /// Phrase: a word that column headings are made of, and says nothing of plan or result (实事, 内容).
    TaskPart,
    /// Phrase: such a word that speaks of a plan (目标).
    TargetPart,
    /// Phrase: such a word that speaks of a result (推进, 成效).
    ProgressPart,
    /// Phrase: what a column's plan or result is counted in (投资, in 年度计划投资).
    Measure,
}

/// Where a [`Role`]'s words are looked for. A word may be a column and a label at once (名称).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Over a table, or before a colon in a labelled field.
    Column,
    /// In the document's header.
    Label,
    /// Anywhere in a line.
    Phrase,
}

impl Role {
    /// The kind the role belongs to.
    pub const fn kind(self) -> Kind {
        match self {
            Self::Number
            | Self::Category
            | Self::Task
            | Self::Target
            | Self::Progress
            | Self::Owner
            | Self::Deadline
            | Self::Rate
            | Self::Unit
            | Self::Remark
            | Self::Other => Kind::Column,
            Self::IndexNo
            | Self::DocNo
            | Self::Issuer
            | Self::Source
            | Self::Disclosure
            | Self::Audience
            | Self::DisclosureTerm
            | Self::GeneratedOn
            | Self::PublishedOn
            | Self::Date
            | Self::Title
            | Self::OtherLabel => Kind::Label,
            Self::Boilerplate
            | Self::ReportKind
            | Self::Navigation
            | Self::Footnote
            | Self::Outlook
            | Self::Total
            | Self::Office
            | Self::Result
            | Self::Digest
            | Self::Summary
            | Self::OtherKind
            | Self::News
            | Self::Goal
            | Self::SoFar
            | Self::TaskPart
            | Self::TargetPart
            | Self::ProgressPart
            | Self::Measure => Kind::Phrase,
        }
    }
}
