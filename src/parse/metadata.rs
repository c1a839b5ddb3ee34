//! The document's header: labels and values, in pairs on a line or one a line, printed once or several times.

use jiff::civil::Date;

use super::Metadata;
use super::date::date;
use super::labels::{is_bare_label, is_header, pairs};
use crate::diagnostic::{Diagnostic, DiagnosticCode, Stage};
use crate::lexicon::headings::{Headings, Role};

/// Values as they come in; the first that says something is kept.
#[derive(Debug, Default)]
pub(super) struct Header {
    metadata: Metadata,
    source: Option<String>,
    date: Option<Date>,
    /// A label at the end of a line, waiting for the next one.
    waiting: Option<Role>,
    unreadable: Vec<(Role, String)>,
}

impl Header {
    /// Reads one line that belongs to no item.
    pub fn line(&mut self, line: &str, headings: &Headings) {
        let waiting = self.waiting.take();
        if is_header(line, headings) || is_bare_label(line, headings) {
            let pairs = pairs(line, headings);
            self.waiting = pairs.last().filter(|pair| pair.value.is_empty()).map(|pair| pair.role);
            pairs.iter().for_each(|pair| self.value(pair.role, pair.value));
        } else if let Some(role) = waiting {
            if fits(role, line, headings) {
                self.value(role, line);
            }
        } else if is_doc_no(line) {
            self.value(Role::DocNo, line);
        }
    }

    /// A label whose value stood under it has waited in vain: something else begins here.
    pub fn interrupt(&mut self) {
        self.waiting = None;
    }

    /// The office and the day at the foot of an official letter, if the header names none.
    pub fn signature(&mut self, office: &str, day: Date) {
        self.metadata.issuer.get_or_insert_with(|| office.to_owned());
        self.metadata.generated_on.get_or_insert(day);
    }

    fn value(&mut self, role: Role, value: &str) {
        if value.is_empty() {
            return;
        }
        let m = &mut self.metadata;
        let text = match role {
            Role::IndexNo => &mut m.index_no,
            Role::DocNo => &mut m.doc_no,
            Role::Issuer => &mut m.issuer,
            Role::Source => &mut self.source,
            Role::Disclosure => &mut m.disclosure,
            Role::Audience => &mut m.audience,
            Role::DisclosureTerm => &mut m.disclosure_term,
            _ => return self.day(role, value),
        };
        text.get_or_insert_with(|| value.to_owned());
    }

    fn day(&mut self, role: Role, value: &str) {
        let day = match role {
            Role::GeneratedOn => &mut self.metadata.generated_on,
            Role::PublishedOn => &mut self.metadata.published_on,
            Role::Date => &mut self.date,
            _ => return,
        };
        match date(value) {
            Some(read) => {
                day.get_or_insert(read);
            }
            None => self.unreadable.push((role, value.to_owned())),
        }
    }

    /// What was read, and a remark for every date that no line made good.
    pub fn finish(self) -> (Metadata, Vec<Diagnostic>) {
        let mut metadata = self.metadata;
        metadata.issuer = metadata.issuer.or(self.source);
        metadata.published_on = metadata.published_on.or(self.date);
        let missing = |role: &Role| match role {
            Role::GeneratedOn => metadata.generated_on.is_none(),
            _ => metadata.published_on.is_none(),
        };
        let unreadable = self.unreadable.into_iter().find(|(role, _)| missing(role));
        let diagnostics = unreadable.map(|(role, value)| {
            let message = format!("the header's {role:?} reads {value:?}, which is no date; the field stays empty");
            Diagnostic::new(Stage::Parse, DiagnosticCode::UnreadableDate, message)
        });
        (metadata, diagnostics.into_iter().collect())
    }
}

/// Whether a line can be the value of the label above it; the title that follows an empty 文号 cannot.
fn fits(role: Role, line: &str, headings: &Headings) -> bool {
    const MAX_CHARS: usize = 40;
    let digits = line.chars().any(char::is_numeric);
    let fits = match role {
        Role::GeneratedOn | Role::PublishedOn | Role::Date => date(line).is_some(),
        Role::IndexNo => digits && line.chars().any(|c| c.is_ascii_alphanumeric()) && !headings.names_report(line),
        Role::DocNo => digits && !headings.names_report(line),
        _ => !headings.names_report(line),
    };
    fits && line.chars().take(MAX_CHARS + 1).count() <= MAX_CHARS
}

/// A line that is a document's number: 某政〔2023〕3号.
fn is_doc_no(line: &str) -> bool {
    const MAX_BYTES: usize = 90;
    let year = |open: char, close: char| {
        let (_, inner) = line.split_once(open)?;
        Some(inner.split_once(close)?.0)
    };
    let year = year('〔', '〕').or_else(|| year('[', ']')).or_else(|| year('［', '］'));
    line.len() <= MAX_BYTES && line.ends_with('号') && year.is_some_and(|y| y.chars().count() == 4)
}

#[cfg(test)]
mod tests {
    use jiff::civil;

    use super::*;

    fn read(lines: &[&str]) -> (Metadata, Vec<Diagnostic>) {
        let headings = Headings::builtin().unwrap();
        let mut header = Header::default();
        lines.iter().for_each(|line| header.line(line, &headings));
        header.finish()
    }

    #[test]
    fn two_pairs_a_line_with_an_empty_value() {
        let (m, remarks) = read(&[
            "信息索引号 A12/2021-7 公开方式 主动公开",
            "发布机构 区府办 公开范围 面向社会",
            "备注/文号 公开时限 长期公开",
            "生成日期 2021-04-02 发布日期 2021-04-06",
        ]);
        assert_eq!(m.index_no.as_deref(), Some("A12/2021-7"));
        assert_eq!(m.doc_no, None);
        assert_eq!(m.issuer.as_deref(), Some("区府办"));
        assert_eq!(
            (m.disclosure.as_deref(), m.audience.as_deref()),
            (Some("主动公开"), Some("面向社会"))
        );
        assert_eq!(m.disclosure_term.as_deref(), Some("长期公开"));
        assert_eq!(
            (m.generated_on, m.published_on),
            (Some(civil::date(2021, 4, 2)), Some(civil::date(2021, 4, 6)))
        );
        assert!(remarks.is_empty());
    }

    #[test]
    fn one_cell_a_line_and_the_first_value_wins() {
        let (m, _) = read(&[
            "索引号",
            "A12",
            "文号",
            "公布日期",
            "2021-04-06",
            "发布单位",
            "区府办",
            "索引号：B9",
        ]);
        assert_eq!(
            (m.index_no.as_deref(), m.doc_no.as_deref(), m.issuer.as_deref()),
            (Some("A12"), None, Some("区府办"))
        );
        assert_eq!(m.published_on, Some(civil::date(2021, 4, 6)));
        let (m, _) = read(&["文号：", "某区2021年重点工作完成情况", "公布日期", "长期"]);
        assert_eq!((m.doc_no, m.published_on), (None, None));
    }

    #[test]
    fn pairs_with_colons_also_without_a_blank_between() {
        let (m, _) = read(&["• 发布时间:2021-04-06 09:12来源:某县政府办 浏览次数: 字体:[ 大 中 小 ]"]);
        assert_eq!(
            (m.published_on, m.issuer.as_deref()),
            (Some(civil::date(2021, 4, 6)), Some("某县政府办"))
        );
        let (m, _) = read(&["来源：某县融媒 撰稿：张三", "发布机构：某县政府办", "日期：2021/4/6"]);
        assert_eq!(
            (m.published_on, m.issuer.as_deref()),
            (Some(civil::date(2021, 4, 6)), Some("某县政府办"))
        );
    }

    #[test]
    fn lines_under_the_title() {
        let (m, remarks) = read(&["某政〔2021〕3号", "发布日期：待定"]);
        assert_eq!(m.doc_no.as_deref(), Some("某政〔2021〕3号"));
        assert_eq!(remarks[0].code, DiagnosticCode::UnreadableDate);
    }
}
