//! A report as the pages of an office show it: one cell a line, blank lines between.

use super::report::{Header, Report, Section};

/// How a document is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// Which header.
    pub style: Style,
    /// Whether long paragraphs are broken in the middle of a sentence.
    pub wrapped: bool,
}

/// The headers of the genre.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Two labels a line, as in a table of two columns.
    Table,
    /// A label a line, its value on the next.
    List,
    /// The document holds the header and the body twice, in both styles.
    Both,
}

/// How many characters stand in a line of a paragraph that is broken.
const LINE: usize = 20;

/// The whole document, with `\n` at the ends of lines.
pub fn document(report: &Report, layout: Layout) -> String {
    let mut out = String::new();
    if layout.style != Style::List {
        table(&report.header, &mut out);
        body(report, layout, &mut out);
    }
    if layout.style != Style::Table {
        list(&report.header, &mut out);
        body(report, layout, &mut out);
    }
    out
}

fn table(header: &Header, out: &mut String) {
    let Header {
        title,
        index_no,
        issuer,
        published_on,
        time,
    } = header;
    out.push_str(&format!(
        "信息索引号 {index_no} 公开方式 主动公开\n发布机构 {issuer} 公开范围 面向全社会\n"
    ));
    out.push_str(&format!(
        "备注/文号 公开时限 长期公开\n生成日期 {published_on} 发布日期 {published_on}\n附件\n"
    ));
    out.push_str(&format!("{title}\n\n发布日期: {published_on} {time} 点击率:\n\n"));
}

fn list(header: &Header, out: &mut String) {
    let Header {
        title,
        index_no,
        issuer,
        published_on,
        ..
    } = header;
    out.push_str(&format!("政府绩效目标执行情况\n{title}\n\n"));
    for cell in [
        "索引号",
        index_no,
        "文号",
        "公布日期",
        published_on,
        "公开方式",
        "主动公开",
        "发布单位",
        issuer,
    ] {
        push_cell(cell, out);
    }
}

fn body(report: &Report, layout: Layout, out: &mut String) {
    for (index, section) in report.sections.iter().enumerate() {
        push_cell(&section.title, out);
        // The first table's head is printed twice in its cell, as pages do that keep it in view while scrolling.
        push_cell(
            if index == 0 {
                "序号\u{a0}\u{a0}序号"
            } else {
                "序号"
            },
            out,
        );
        push_cell("项目清单", out);
        push_cell("累计完成情况", out);
        tasks(section, layout, out);
    }
}

fn tasks(section: &Section, layout: Layout, out: &mut String) {
    for (index, task) in section.tasks.iter().enumerate() {
        push_cell(&(index + 1).to_string(), out);
        push_cell(&task.target.text, out);
        for paragraph in task.progress.text.lines() {
            if layout.wrapped {
                push_wrapped(paragraph, out)
            } else {
                push_cell(paragraph, out)
            }
        }
    }
}

fn push_cell(cell: &str, out: &mut String) {
    out.push_str(cell);
    out.push_str("\n\n");
}

/// Breaks a long paragraph between two Chinese characters, never inside a number.
fn push_wrapped(paragraph: &str, out: &mut String) {
    let characters: Vec<char> = paragraph.chars().collect();
    let mut start = 0;
    while let Some(end) = line_end(&characters, start) {
        push_cell(&characters[start..end].iter().collect::<String>(), out);
        start = end;
    }
    push_cell(&characters[start..].iter().collect::<String>(), out);
}

/// Where the line that begins at `start` may end; none where the rest fits in one.
fn line_end(characters: &[char], start: usize) -> Option<usize> {
    let plain = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c) && !"一二三四五六七八九十百千万亿两余第".contains(c);
    // Only paragraphs of some length are broken, and the last line is not left with a word or two.
    let last = characters.len().checked_sub(LINE / 2)?;
    if characters.len() < LINE * 5 / 2 {
        return None;
    }
    (start + LINE..last).find(|&at| plain(characters[at - 1]) && plain(characters[at]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_is_broken_between_words_and_loses_nothing() {
        let paragraph = "完成河道清淤工程".repeat(12) + "12公里。";
        let mut out = String::new();
        push_wrapped(&paragraph, &mut out);
        assert!(out.trim_end().lines().filter(|line| !line.is_empty()).count() > 2);
        assert_eq!(out.replace('\n', ""), paragraph);
        assert!(out.trim_end().ends_with("12公里。"));
    }
}
