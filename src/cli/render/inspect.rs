//! A document as a person checks it: what is known of it, then each item with its numbers marked, and below each text
//! what they were read as.

use super::marks::marked;
use super::readings::readings;
use super::style::{ERROR, FAINT, HEADING, STRANGE, paint};
use super::width::{align, shown_line};
use crate::pipeline::view::{DocumentView, ItemView, RejectView, ReportView, SectionView, SentenceView};

/// The document as text, with an empty line at its end.
pub(in crate::cli) fn text(document: &DocumentView, colour: bool) -> String {
    let mut page = Page {
        text: String::new(),
        colour,
    };
    match document {
        DocumentView::Report(report) => page.report(report),
        DocumentView::Rejected(reject) => page.rejected(reject),
    }
    page.line("");
    page.text
}

struct Page {
    text: String,
    colour: bool,
}

impl Page {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn paint(&self, text: &str, style: anstyle::Style) -> String {
        paint(text, style, self.colour)
    }

    fn rejected(&mut self, reject: &RejectView) {
        let heading = self.paint(&shown_line(&reject.origin), HEADING);
        let reason = self.paint(&reject.reason, ERROR);
        self.line(&heading);
        self.line(&format!(
            "  not taken by {}: {reason}: {}",
            reject.stage,
            shown_line(&reject.detail)
        ));
    }

    fn report(&mut self, report: &ReportView) {
        let heading = self.paint(&shown_line(&report.origin), HEADING);
        self.line(&heading);
        let value = |value: &Option<String>| value.as_ref().map_or_else(|| "–".to_owned(), |value| shown_line(value));
        let rows: Vec<_> = report
            .fields
            .iter()
            .map(|(name, field)| vec![name.clone(), value(field)])
            .collect();
        align(&rows).iter().for_each(|line| self.line(&format!("  {line}")));
        report.sections.iter().for_each(|section| self.section(section));
        if !report.diagnostics.is_empty() {
            self.line("");
        }
        for diagnostic in &report.diagnostics {
            let line = self.paint(&format!("strange: {}", shown_line(diagnostic)), STRANGE);
            self.line(&line);
        }
    }

    fn section(&mut self, section: &SectionView) {
        let title = section
            .title
            .as_ref()
            .map_or_else(|| "(without heading)".to_owned(), |title| shown_line(title));
        let heading = self.paint(&format!("{}  {title}", section.no), HEADING);
        self.line("");
        self.line(&heading);
        section.items.iter().for_each(|item| self.item(item));
    }

    fn item(&mut self, item: &ItemView) {
        let no = item.no.map_or_else(|| format!("[{}]", item.seq), |no| format!("{no}."));
        let rule = self.paint(&format!("by {}", item.status_rule), FAINT);
        self.line("");
        self.line(&format!("  {no} {}  {rule}", item.status));
        self.field("target", &item.target);
        self.field("progress", &item.progress);
        let others = [("owner", &item.owner), ("deadline", &item.deadline)];
        for (name, value) in others
            .into_iter()
            .filter_map(|(name, value)| Some((name, value.as_ref()?)))
        {
            self.line(&format!("     {name:<9} {}", shown_line(value)));
        }
    }

    fn field(&mut self, name: &str, sentence: &SentenceView) {
        if sentence.text.is_empty() {
            let nothing = self.paint("nothing", FAINT);
            self.line(&format!("     {name:<9} {nothing}"));
            return;
        }
        // Cut into lines only after marking, since offsets count from the text's start.
        for (index, paragraph) in marked(sentence, self.colour).split('\n').enumerate() {
            let label = if index == 0 { name } else { "" };
            self.line(format!("     {label:<9} {paragraph}").trim_end());
        }
        for reading in readings(sentence, self.colour) {
            let arrow = self.paint("│", FAINT);
            self.line(&format!("               {arrow} {reading}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::readings::tests::sample;
    use super::*;

    fn report() -> DocumentView {
        let item = ItemView {
            seq: 3,
            no: Some(1),
            status: "completed".to_owned(),
            status_rule: "says done".to_owned(),
            target: SentenceView {
                text: "走访\n慰问".to_owned(),
                ..SentenceView::default()
            },
            progress: sample(),
            owner: Some("民政局".to_owned()),
            deadline: None,
        };
        let bare = ItemView {
            seq: 4,
            status: "unclear".to_owned(),
            status_rule: "none".to_owned(),
            ..item.clone()
        };
        let bare = ItemView {
            no: None,
            owner: None,
            progress: SentenceView::default(),
            ..bare
        };
        DocumentView::Report(Box::new(ReportView {
            origin: "a.zip/乙.txt".to_owned(),
            fields: vec![
                ("title".to_owned(), Some("任务".to_owned())),
                ("index_no".to_owned(), None),
            ],
            sections: vec![
                SectionView {
                    no: 1,
                    title: Some("平安".to_owned()),
                    items: vec![item],
                },
                SectionView {
                    no: 2,
                    title: None,
                    items: vec![bare],
                },
            ],
            diagnostics: vec!["item numbers skip".to_owned()],
        }))
    }

    #[test]
    fn a_report_is_shown() {
        insta::assert_snapshot!(text(&report(), false), @r"
        a.zip/乙.txt
          title     任务
          index_no  –

        1  平安

          1. completed  by says done
             target    走访
                       慰问
             progress  2022年已走访‹1.25万余户›，同比下降‹5.2%›以上
                       │ 1.25万余户  ≈ 12500 户  count                   of 走访             by decimal, scale, 余, classifier
                       │ 5.2%        ≥ 5.2 %     percent  decrease, yoy           as target  by decimal, percent sign
                       │ 2022年  is no metric: date by calendar
             owner     民政局

        2  (without heading)

          [4] unclear  by none
             target    走访
                       慰问
             progress  nothing

        strange: item numbers skip
        ");
    }

    #[test]
    fn colour_takes_the_place_of_brackets() {
        let text = text(&report(), true);
        assert!(text.contains("\u{1b}[1m\u{1b}[32m5.2%\u{1b}[0m以上") && !text.contains('‹'));
    }

    #[test]
    fn a_rejected_document_says_why() {
        let reject = RejectView {
            origin: "a.bin".to_owned(),
            stage: "decode".to_owned(),
            reason: "binary".to_owned(),
            detail: "zero bytes\u{7}".to_owned(),
        };
        let expected = "a.bin\n  not taken by decode: binary: zero bytes\u{fffd}\n\n";
        assert_eq!(text(&DocumentView::Rejected(reject), false), expected);
    }
}
