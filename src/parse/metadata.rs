//! The document's header: labels and values, in pairs on a line or one a line, labels over their values, printed once or
//! several times.

use jiff::civil::Date;

use super::Metadata;
use super::date::{date, lone};
use super::doc_no::{doc_no, doc_no_line};
use super::foot::office;
use super::labels::{is_bare_label, is_header, pairs, said};
use super::line::Line;
use super::values::{Row, fits, goes_on, is_source, offices};
use crate::diagnostic::{Diagnostic, DiagnosticCode, Stage};
use crate::lexicon::headings::{Headings, Role};

/// Values as they come in; the first that says something is kept.
#[derive(Debug, Default)]
pub(super) struct Header {
    metadata: Metadata,
    source: Option<String>,
    date: Option<Date>,
    /// An office without a label below the title.
    office: Option<String>,
    /// The office and the day that sign the text.
    signed: (Option<String>, Option<Date>),
    /// A label at the end of a line, waiting for the next one.
    waiting: Option<Role>,
    /// Labels side by side, waiting for the values under them.
    row: Option<Row>,
    /// A value at the end of a line that may go on in the next one.
    open: Option<Role>,
    unreadable: Vec<(Role, String)>,
}

impl Header {
    /// Reads one line that belongs to no item. One that stands `below` the title may be a day or an office.
    pub fn line(&mut self, line: &Line<'_>, below: bool, headings: &Headings) {
        let (waiting, row, open) = (self.waiting.take(), self.row.take(), self.open.take());
        let text = line.text;
        if let Some(labels) = Row::of(line, headings) {
            self.row = Some(labels);
        } else if is_header(text, headings) || is_bare_label(text, headings) {
            self.pairs(text, headings);
        } else if let Some(values) = row.and_then(|row| row.values(line, headings)) {
            values
                .into_iter()
                .for_each(|(role, value)| self.value(role, value, headings));
        } else if let Some(role) = waiting {
            if fits(role, text, headings) {
                self.value(role, said(text), headings);
                self.open = Some(role);
            }
        } else if open.is_some_and(|role| self.continued(role, text, headings)) {
        } else if let Some(number) = doc_no_line(text) {
            self.value(Role::DocNo, number, headings);
        } else if below {
            self.below(text, headings);
        }
    }

    /// Reads a line right below the title, which may be a day or an office without a label.
    fn below(&mut self, text: &str, headings: &Headings) {
        if let Some(day) = lone(text) {
            self.date.get_or_insert(day);
        } else if let Some(name) = office(text, headings) {
            self.office.get_or_insert_with(|| name.to_owned());
        }
    }

    fn pairs(&mut self, text: &str, headings: &Headings) {
        let pairs = pairs(text, headings);
        for pair in &pairs {
            self.value(pair.role, pair.value, headings);
        }
        if let Some(last) = pairs.last() {
            let slot = if last.answered {
                &mut self.open
            } else {
                &mut self.waiting
            };
            *slot = Some(last.role);
        }
    }

    /// Whether a line completes the value that the line before it broke off.
    fn continued(&mut self, role: Role, line: &str, headings: &Headings) -> bool {
        let Some(value) = self.text(role) else { return false };
        let goes_on = value.as_ref().is_some_and(|value| goes_on(role, value, line, headings));
        if let Some(value) = value.as_mut().filter(|_| goes_on) {
            value.push_str(line);
        }
        goes_on
    }

    /// A label whose value stood under it has waited in vain: something else begins here.
    pub fn interrupt(&mut self) {
        (self.waiting, self.row, self.open) = (None, None, None);
    }

    /// The office and the day at the foot of an official letter; they count where the header names none.
    pub fn signature(&mut self, office: Option<&str>, day: Date) {
        self.signed = (office.map(str::to_owned), Some(day));
    }

    /// Where the text of a role is kept.
    const fn text(&mut self, role: Role) -> Option<&mut Option<String>> {
        let m = &mut self.metadata;
        Some(match role {
            Role::IndexNo => &mut m.index_no,
            Role::DocNo => &mut m.doc_no,
            Role::Issuer => &mut m.issuer,
            Role::Source => &mut self.source,
            Role::Disclosure => &mut m.disclosure,
            Role::Audience => &mut m.audience,
            Role::DisclosureTerm => &mut m.disclosure_term,
            _ => return None,
        })
    }

    fn value(&mut self, role: Role, value: &str, headings: &Headings) {
        if value.is_empty() {
            return;
        }
        let value = match role {
            Role::Issuer | Role::Source => offices(value, headings),
            Role::DocNo => doc_no(value).unwrap_or(value),
            _ => value,
        };
        if role == Role::Source && !is_source(value, headings) {
            return;
        }
        match self.text(role) {
            Some(text) => {
                text.get_or_insert_with(|| value.to_owned());
            }
            None => self.day(role, value),
        }
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
        let (signer, day) = self.signed;
        metadata.issuer = metadata.issuer.or(self.source).or(signer).or(self.office);
        metadata.generated_on = metadata.generated_on.or(day);
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

#[cfg(test)]
mod tests {
    use jiff::civil;

    use super::super::line::lines;
    use super::*;

    fn read(text: &str) -> (Metadata, Vec<Diagnostic>) {
        let headings = Headings::builtin().unwrap();
        let mut header = Header::default();
        lines(text).iter().for_each(|line| header.line(line, false, &headings));
        header.finish()
    }

    #[test]
    fn two_pairs_a_line_with_an_empty_value() {
        let (m, remarks) = read(
            "信息索引号 A12/2021-7 公开方式 主动公开\n发布机构 区府办 公开范围 面向社会\n\
             备注/文号 公开时限 长期公开\n生成日期 2021-04-02 发布日期 2021-04-06",
        );
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
        let (m, _) = read("索引号\nA12\n文号\n公布日期\n2021-04-06\n发布单位\n区府办\n索引号：B9");
        assert_eq!(
            (m.index_no.as_deref(), m.doc_no.as_deref(), m.issuer.as_deref()),
            (Some("A12"), None, Some("区府办"))
        );
        assert_eq!(m.published_on, Some(civil::date(2021, 4, 6)));
        let (m, _) = read("文号：\n某区2021年重点工作完成情况\n公布日期\n长期");
        assert_eq!((m.doc_no, m.published_on), (None, None));
    }

    #[test]
    fn a_sign_for_nothing_is_an_answer() {
        for text in [
            "文号：无\n第3期简报",
            "【文号】——\n第3期简报",
            "文号\n无\n第3期简报",
            "文号：/\n2021年4月6日",
        ] {
            assert_eq!(read(text).0.doc_no, None, "{text}");
        }
        assert_eq!(read("文号：\n第3期简报").0.doc_no.as_deref(), Some("第3期简报"));
    }

    #[test]
    fn pairs_with_colons_also_without_a_blank_between() {
        let (m, _) = read("• 发布时间:2021-04-06 09:12来源:某县政府办 浏览次数: 字体:[ 大 中 小 ]");
        assert_eq!(
            (m.published_on, m.issuer.as_deref()),
            (Some(civil::date(2021, 4, 6)), Some("某县政府办"))
        );
        let (m, _) = read("来源：某县融媒 撰稿：张三\n发布机构：某县政府办\n日期：2021/4/6");
        assert_eq!(
            (m.published_on, m.issuer.as_deref()),
            (Some(civil::date(2021, 4, 6)), Some("某县政府办"))
        );
    }

    #[test]
    fn labels_over_their_values() {
        let (m, _) = read("\t索引号\t文号\t发布机构\t发布日期\n\tA12\t\t区府办\t2021-04-06");
        assert_eq!(
            (m.index_no.as_deref(), m.doc_no, m.issuer.as_deref()),
            (Some("A12"), None, Some("区府办"))
        );
        assert_eq!(m.published_on, Some(civil::date(2021, 4, 6)));
        let (m, _) = read("索引号　　发布机构\n某区2021年重点工作　　完成情况");
        assert_eq!((m.index_no, m.issuer), (None, None));
    }

    #[test]
    fn values_that_go_on() {
        let (m, _) = read("发布机构：某区发展和\n改革局\n文号：某政〔2021〕\n3号\n来源：本站");
        assert_eq!(
            (m.issuer.as_deref(), m.doc_no.as_deref()),
            (Some("某区发展和改革局"), Some("某政〔2021〕3号"))
        );
        let (m, _) = read("发布机构：某区政府办\n某区水利局");
        assert_eq!(m.issuer.as_deref(), Some("某区政府办"));
    }

    #[test]
    fn lines_under_the_title() {
        let (m, remarks) = read("某政〔2021〕3号\n发布日期：待定");
        assert_eq!(m.doc_no.as_deref(), Some("某政〔2021〕3号"));
        assert_eq!(remarks[0].code, DiagnosticCode::UnreadableDate);
    }
}
