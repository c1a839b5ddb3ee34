//! The lines of a document, borrowed from it, and what a line's end says.

use memchr::memchr_iter;

use super::mark::is_digit;

/// A line that holds more than white space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line<'t> {
    /// The line without white space at its ends; never empty.
    pub text: &'t str,
    /// Whether an empty line stands before it.
    pub gap: bool,
    /// How many tabs stand before its text: each is an empty cell of a row that tabs part.
    pub tabs: u8,
}

/// All lines that hold something.
pub(super) fn lines(content: &str) -> Vec<Line<'_>> {
    let mut gap = false;
    let mut lines = Vec::new();
    let mut start = 0;
    for end in memchr_iter(b'\n', content.as_bytes()).chain([content.len()]) {
        let line = &content[start..end];
        start = end + 1;
        let text = undressed(trim(line));
        if text.is_empty() || is_rule(text) {
            gap = true;
        } else if !is_page_footer(text) {
            let tabs = line
                .bytes()
                .take(usize::from(u8::MAX))
                .take_while(|b| *b == b'\t')
                .count();
            lines.push(Line {
                text,
                gap,
                tabs: u8::try_from(tabs).unwrap_or(u8::MAX),
            });
            gap = false;
        }
    }
    lines
}

/// A line without the signs that Markdown sets headings and lists with: `## 一、水利`, `- 责任单位：某局`, `**某县**`.
fn undressed(text: &str) -> &str {
    const DEEPEST: usize = 6;
    let rest = text.trim_start_matches('#');
    let text = if rest.len() < text.len() && text.len() - rest.len() <= DEEPEST && rest.starts_with([' ', '\t']) {
        trim(rest)
    } else {
        text
    };
    let listed = text.strip_prefix("- ").or_else(|| text.strip_prefix("* ")).map(trim);
    // Behind a dash a digit is a negative number, or that of a page.
    let text = listed
        .filter(|rest| !rest.starts_with(char::is_numeric))
        .unwrap_or(text);
    let bold = text.strip_prefix("**").and_then(|text| text.strip_suffix("**"));
    bold.filter(|inner| !inner.contains("**")).map_or(text, trim)
}

/// Whether a line is the foot of a page amid the text, and nothing that a cell could hold: `第3页 共9页`, `- 3 -`.
fn is_page_footer(text: &str) -> bool {
    const MAX_BYTES: usize = 48;
    const MAX_DIGITS: usize = 4;
    if text.len() > MAX_BYTES {
        return false;
    }
    let is_dash = |c: char| matches!(c, '-' | '—' | '–' | '－' | '―');
    let inner = trim(text.trim_matches(is_dash));
    let parted = text.starts_with(is_dash) && text.ends_with(is_dash);
    let number = (1..=MAX_DIGITS).contains(&inner.chars().count()) && inner.chars().all(is_digit);
    let counted = |c: char| {
        is_digit(c) || is_dash(c) || c.is_whitespace() || "第页頁共一二三四五六七八九十百/／,，()（）".contains(c)
    };
    parted && number
        || (text.contains(['页', '頁']) && text.contains(['第', '共', '/', '／']) && text.chars().all(counted))
}

/// Whether a line is drawn, not written: `|---|---|`, `――――`.
fn is_rule(text: &str) -> bool {
    const MIN_CHARS: usize = 3;
    let drawn = |c: char| {
        matches!(
            c,
            '-' | '|' | '─' | '━' | '═' | '=' | '—' | '―' | '_' | '+' | '│' | ':' | '*' | ' '
        )
    };
    text.chars().all(drawn) && text.chars().take(MIN_CHARS).count() == MIN_CHARS
}

/// A text without white space at its ends, invisible characters counted in.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}'))
}

/// Whether a line is the number of a page: `— 3 —`, `第3页 共9页`, `3/9`.
pub(super) fn is_page_number(text: &str) -> bool {
    const MAX_BYTES: usize = 60;
    let dress = |c: char| c.is_whitespace() || "-—–－―·./／第页頁共,，()（）".contains(c);
    text.len() <= MAX_BYTES
        && text.contains(char::is_numeric)
        && text.contains(dress)
        && text.chars().all(|c| c.is_numeric() || dress(c))
}

/// Whether a cell holds only the sign for nothing: `—`, `/`, `--`.
pub(super) fn is_blank(cell: &str) -> bool {
    const MAX_CHARS: usize = 4;
    let sign = |c: char| matches!(c, '-' | '—' | '–' | '－' | '―' | '/' | '／' | '\\');
    !cell.is_empty() && cell.chars().all(sign) && cell.chars().count() <= MAX_CHARS
}

/// Whether a text ends as a sentence does, closing quotes and brackets aside.
pub(super) fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['”', '’', '"', '」', '』', '）', ')', '】', '》']);
    let mut back = text.chars().rev();
    match back.next() {
        Some('。' | '！' | '？' | '!' | '?' | '；' | ';' | '…') => true,
        // A point behind a digit is a decimal point or the end of an item's number.
        Some('.' | '．') => back.next().is_some_and(|c| !c.is_numeric()),
        _ => false,
    }
}

/// Whether a text breaks off where a sentence must go on: behind a comma or inside brackets.
pub(super) fn breaks_off(text: &str) -> bool {
    let last = text.chars().next_back();
    if matches!(
        last,
        Some('、' | '，' | ',' | '（' | '(' | '《' | '“' | '【' | '〔' | '—' | '～' | '~' | '·' | '+' | '＋')
    ) {
        return true;
    }
    let depth = text.chars().fold(0_i32, |depth, c| match c {
        '（' | '(' | '《' | '“' | '【' | '〔' => depth + 1,
        '）' | ')' | '》' | '”' | '】' | '〕' => (depth - 1).max(0),
        _ => depth,
    });
    depth > 0
}

/// Whether a line may stand over others: short, and no sentence.
pub(super) fn is_short_phrase(text: &str) -> bool {
    const MAX_CHARS: usize = 60;
    text.len() <= MAX_CHARS * 4
        && text.chars().count() <= MAX_CHARS
        && !ends_sentence(text)
        && !text.contains('。')
        && !text.ends_with(['，', ',', '、', '：', ':'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_lines_leave_a_gap() {
        let found = lines("\u{feff}甲\n \u{a0}\n\u{3000}乙 \n\t\t丙");
        let texts: Vec<_> = found.iter().map(|l| (l.text, l.gap, l.tabs)).collect();
        assert_eq!(texts, [("甲", false, 0), ("乙", true, 0), ("丙", false, 2)]);
        assert!(lines("\n \n\t\n|---|:--:|\n").is_empty());
    }

    #[test]
    fn numbers_of_pages() {
        for text in ["— 3 —", "-12-", "第3页 共9页", "第 3 页，共 9 页", "3/9"] {
            assert!(is_page_number(text), "{text}");
        }
        for text in ["3", "第三章", "第3季度", "——", "3处", "3页要点"] {
            assert!(!is_page_number(text), "{text}");
        }
    }

    #[test]
    fn feet_of_pages_and_signs_of_markdown_are_no_text() {
        let texts = |content: &str| lines(content).iter().map(|l| l.text.to_owned()).collect::<Vec<_>>();
        assert_eq!(texts("甲\n- 3 -\n第 3 页 共 9 页\n共12页\n—４—\n乙"), ["甲", "乙"]);
        assert_eq!(
            texts("- 3\n12.5\n3/9\n第3季度\n-\n（3）\n共3页要点"),
            ["- 3", "12.5", "3/9", "第3季度", "-", "（3）", "共3页要点"]
        );
        assert_eq!(
            texts("## 一、水\n- 来源：某局\n**某县**\n#1机组"),
            ["一、水", "来源：某局", "某县", "#1机组"]
        );
    }

    #[test]
    fn signs_for_nothing() {
        assert!(["—", "/", "--", "－－"].iter().all(|cell| is_blank(cell)));
        assert!(["", "无", "-5", "3/4", "-----"].iter().all(|cell| !is_blank(cell)));
    }

    #[test]
    fn ends_of_sentences() {
        for text in ["已完成。", "（按要求办结。）", "开展“三清。”", "已完成.", "共3家；"] {
            assert!(ends_sentence(text), "{text}");
        }
        for text in ["已完成", "增长5.", "12．", "（已完成）", "", "一、"] {
            assert!(!ends_sentence(text), "{text}");
        }
    }

    #[test]
    fn lines_that_break_off() {
        assert!(breaks_off("甲、") && breaks_off("新建（含改建") && breaks_off("落实“一村"));
        assert!(!breaks_off("新建（含改建）3处") && !breaks_off("1）甲"));
    }
}
