//! Runs of text become lines as a browser sets them: white space collapses, blocks and breaks end a line.

use super::list::is_numbered;

/// White space that waits for the next character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    None,
    Space,
    /// Holds a line end of the source: it vanishes between two Chinese characters.
    Segment,
}

/// Lines that grow.
#[derive(Debug)]
pub(super) struct Lines {
    text: String,
    /// Where the current line begins.
    start: usize,
    gap: Gap,
    /// What stands before the current line's first character.
    mark: Option<String>,
}

impl Lines {
    pub(super) const fn new() -> Self {
        Self {
            text: String::new(),
            start: 0,
            gap: Gap::None,
            mark: None,
        }
    }

    /// Adds text whose white space collapses.
    pub(super) fn add(&mut self, text: &str) {
        let is_space = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0C');
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let spaces = bytes[at..].iter().take_while(|byte| is_space(byte)).count();
            if spaces > 0 {
                self.space(bytes[at..at + spaces].contains(&b'\n'));
                at += spaces;
            }
            let word = bytes[at..].iter().take_while(|byte| !is_space(byte)).count();
            if word > 0 {
                self.word(&text[at..at + word]);
                at += word;
            }
        }
    }

    /// Adds text whose line ends and spaces stay.
    pub(super) fn add_kept(&mut self, text: &str) {
        for (number, line) in text.split('\n').enumerate() {
            if number > 0 {
                self.end_line();
            }
            let line = line.trim_end_matches('\r');
            if !line.is_empty() {
                self.word(line);
            }
        }
    }

    /// A space between what comes before and what comes next.
    pub(super) fn space(&mut self, segment: bool) {
        if self.gap == Gap::None {
            self.gap = if segment { Gap::Segment } else { Gap::Space };
        }
    }

    fn word(&mut self, word: &str) {
        if let Some(mark) = self.mark.take().filter(|_| !is_numbered(word)) {
            self.text.push_str(&mark);
        }
        let before = self.text[self.start..].chars().next_back();
        let vanishes = |c: Option<char>| c.is_none_or(is_wide);
        match self.gap {
            Gap::Segment if vanishes(before) && vanishes(word.chars().next()) => {}
            Gap::Space | Gap::Segment if before.is_some() => self.text.push(' '),
            _ => {}
        }
        self.gap = Gap::None;
        for (number, part) in word.split('\u{A0}').enumerate() {
            if number > 0 && self.text.len() > self.start {
                self.text.push(' ');
            }
            self.text.push_str(part);
        }
    }

    /// Ends the line, even an empty one; more than one empty line in a row is not kept.
    pub(super) fn end_line(&mut self) {
        let line = self.text[self.start..].trim_end();
        let empty = line.is_empty();
        self.text.truncate(self.start + line.len());
        if !empty || !(self.text.is_empty() || self.text.ends_with("\n\n")) {
            self.text.push('\n');
        }
        self.begin_line();
    }

    /// Ends the line if anything stands on it.
    pub(super) fn end_block(&mut self) {
        if self.text[self.start..].trim().is_empty() {
            self.text.truncate(self.start);
            self.begin_line();
        } else {
            self.end_line();
        }
    }

    fn begin_line(&mut self) {
        self.start = self.text.len();
        self.gap = Gap::None;
    }

    /// Sets what stands before the first character of the line that begins.
    pub(super) fn mark(&mut self, mark: Option<String>) {
        self.mark = mark;
    }

    /// Goes on with the line before, if it ends in a colon: a label whose value comes next.
    pub(super) fn continue_label(&mut self) {
        let before = self.text[..self.start].trim_end();
        if self.text.len() == self.start && before.ends_with(['：', ':']) {
            self.text.truncate(before.len());
            self.start = self.text.rfind('\n').map_or(0, |at| at + 1);
        }
    }

    /// Takes all lines, the last one ended.
    pub(super) fn take(&mut self) -> String {
        self.end_block();
        self.start = 0;
        self.mark = None;
        std::mem::take(&mut self.text)
    }
}

/// Lines as one, parted by a space where no Chinese character stands on either side.
pub(super) fn joined(lines: &str) -> String {
    let mut joined = Lines::new();
    lines.lines().for_each(|line| joined.add(&format!("{line}\n")));
    joined.take().trim_end().to_owned()
}

/// Whether a character is as wide as it is high, so that no space parts it from the next line: the East Asian wide and
/// full-width ones that Chinese is written with (CSS Text Level 3, section 4.1.2).
const fn is_wide(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{303E}' | '\u{3041}'..='\u{33FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}')
        || matches!(c, '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF01}'..='\u{FF60}')
        || matches!(c, '\u{20000}'..='\u{3FFFD}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(add: impl FnOnce(&mut Lines)) -> String {
        let mut lines = Lines::new();
        add(&mut lines);
        lines.take()
    }

    #[test]
    fn white_space_collapses() {
        let text = lines(|lines| {
            lines.add("  新建 \t\n 3 ");
            lines.add(" km\r\n管网");
            lines.add("\u{A0}\u{A0}完 ");
        });
        assert_eq!(text, "新建 3 km 管网  完\n");
    }

    #[test]
    fn line_ends_vanish_between_chinese_characters() {
        assert_eq!(
            lines(|lines| lines.add("改造\n   老旧小区，\r\n惠及\n500\n户")),
            "改造老旧小区，惠及 500 户\n"
        );
        assert_eq!(lines(|lines| lines.add("改造 老旧小区")), "改造 老旧小区\n");
    }

    #[test]
    fn lines_are_joined() {
        assert_eq!(
            joined("某县上半年\n重点工作 进展\n2020\nreport"),
            "某县上半年重点工作 进展 2020 report"
        );
    }

    #[test]
    fn empty_lines_do_not_pile_up() {
        let text = lines(|lines| {
            lines.end_line();
            lines.add("甲");
            (0..9).for_each(|_| lines.end_line());
            lines.add("\u{A0}");
            lines.end_block();
            lines.add("乙");
        });
        assert_eq!(text, "甲\n\n乙\n");
    }

    #[test]
    fn kept_lines_stay() {
        assert_eq!(lines(|lines| lines.add_kept("a  b\r\n\tc")), "a  b\n\tc\n");
    }
}
