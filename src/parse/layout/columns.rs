//! The headings over a table's columns, whether they stand on one line or one a line.

use std::ops::Range;

use crate::lexicon::headings::{Headings, Role};
use crate::parse::line::{Line, is_short_phrase};
use crate::parse::mark::is_digit;

use super::cells::{Separator, cells, is_bar};
use super::glued::run_together;

/// More columns than this are no table of tasks.
pub(super) const MAX_COLUMNS: usize = 24;

/// A longer line holds no headings.
const MAX_LINE: usize = 400;

/// What the columns of a table hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::parse) struct Columns {
    /// Where the item's number stands, if in a column of its own.
    number: Option<usize>,
    /// The roles of the other columns, in their order.
    texts: Vec<Role>,
    /// For each of them the unit that its heading gives to its numbers: 完成投资（万元）.
    units: Vec<Option<String>>,
    /// The unit that a line over the table gives to all numbers.
    unit: Option<String>,
}

impl Columns {
    /// The columns of a table, if it is one of tasks and their progress.
    pub fn new(headings: &[(&str, Role)]) -> Option<Self> {
        let has = |wanted: &[Role]| headings.iter().any(|(_, role)| wanted.contains(role));
        if headings.len() > MAX_COLUMNS || !has(&[Role::Progress]) || !has(&[Role::Task, Role::Target]) {
            return None;
        }
        // Of two reports the cumulative one counts: 6月 beside 1—6月累计.
        let is_sum = |(text, role): &(&str, Role)| *role == Role::Progress && text.contains("累计");
        let sum = headings.iter().position(is_sum);
        let role = |(i, (_, role)): (usize, &(&str, Role))| match role {
            Role::Progress if sum.is_some_and(|sum| sum != i) => Role::Other,
            role => *role,
        };
        let mut texts: Vec<Role> = headings.iter().enumerate().map(role).collect();
        let mut units: Vec<Option<String>> = headings.iter().map(|(text, _)| bracketed_unit(text)).collect();
        let number = texts.iter().position(|role| *role == Role::Number);
        if let Some(at) = number {
            texts.remove(at);
            units.remove(at);
        }
        Some(Self {
            number,
            texts,
            units,
            unit: None,
        })
    }

    /// The same columns under a line that gives all their numbers a unit.
    pub fn with_unit(self, unit: Option<&str>) -> Self {
        Self {
            unit: unit.map(str::to_owned),
            ..self
        }
    }

    /// The same columns where the task's before the number turned out to name groups of tasks: 项目, 序号, 建设内容.
    pub fn grouped(self) -> Self {
        let mut texts = self.texts;
        let tasks = texts
            .iter()
            .filter(|role| matches!(role, Role::Task | Role::Target))
            .count();
        if let (Some(1), [first @ Role::Task, ..]) = (self.number, texts.as_mut_slice())
            && tasks > 1
        {
            *first = Role::Category;
        }
        Self { texts, ..self }
    }

    /// Whether both are the same columns, whatever stands over their tables.
    pub fn is_like(&self, other: &Self) -> bool {
        self.number == other.number && self.texts == other.texts
    }

    /// The unit that a line over the table gives to all numbers.
    pub fn caption(&self) -> Option<&str> {
        self.unit.as_deref()
    }

    /// The unit that a column's heading, or a line over the table, gives to its numbers.
    pub fn unit(&self, column: usize) -> Option<&str> {
        let own = self.units.get(column).and_then(Option::as_deref);
        own.or(self.unit.as_deref())
    }

    /// Where the item's number stands, if in a column of its own.
    pub const fn number(&self) -> Option<usize> {
        self.number
    }

    /// The roles of the columns besides the number's, in their order.
    pub fn texts(&self) -> &[Role] {
        &self.texts
    }

    /// How many columns there are besides the number's.
    pub const fn width(&self) -> usize {
        self.texts.len()
    }
}

/// The unit in brackets at the end of a heading; a period or a remark in brackets is none.
fn bracketed_unit(heading: &str) -> Option<String> {
    const MAX_CHARS: usize = 6;
    let inner = heading.trim_end().strip_suffix(['）', ')'])?;
    let unit = inner[inner.rfind(['（', '('])?..]
        .trim_start_matches(['（', '('])
        .trim();
    let unit = unit.trim_start_matches("单位").trim_start_matches(['：', ':']).trim();
    let said = |c: char| is_digit(c) || "月年季至截含累计度、，,/".contains(c);
    let fits = !unit.is_empty() && unit.chars().count() <= MAX_CHARS && !unit.contains(said);
    fits.then(|| unit.to_owned())
}

/// The headings of one table and where they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::parse) struct Head {
    /// The lines that the headings fill.
    pub lines: Range<usize>,
    pub columns: Columns,
    /// What parts the headings where they share a line; none where each has its own.
    pub separator: Option<Separator>,
}

/// Every group of column headings in a document, in order.
pub(in crate::parse) fn heads(lines: &[Line<'_>], headings: &Headings) -> Vec<Head> {
    let mut heads = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let text = lines[at].text;
        let parted = (may_end(text) && is_parted(text))
            .then(|| on_one_line(lines, at, headings))
            .flatten();
        let head = parted.or_else(|| one_a_line(lines, at, headings)).or_else(|| {
            let columns = run_together(lines, at, headings)?;
            Some(Head {
                lines: at..at + 1,
                columns,
                separator: None,
            })
        });
        at = head.as_ref().map_or(at + 1, |head| head.lines.end);
        heads.extend(head);
    }
    heads
}

/// Whether a line may end with a heading: no sentence does, and no number.
pub(super) fn may_end(line: &str) -> bool {
    !line.ends_with(|c| is_digit(c) || matches!(c, '。' | '；' | ';' | '，' | ',' | '、' | '！' | '？' | '.'))
}

/// Whether a first cell ends early in a line; most lines are told from headings by that.
fn is_parted(line: &str) -> bool {
    const FIRST_CELL: usize = 30;
    line.chars().take(FIRST_CELL).any(|c| c.is_whitespace() || is_bar(c))
}

/// All headings of a table on one line.
fn on_one_line(lines: &[Line<'_>], at: usize, headings: &Headings) -> Option<Head> {
    let line = lines.get(at)?.text;
    if line.len() > MAX_LINE {
        return None;
    }
    Separator::ALL.iter().find_map(|separator| {
        let found = read(&cells(line, *separator), *separator, headings)?;
        let columns = Columns::new(&found)?;
        Some(Head {
            lines: at..at + 1,
            columns,
            separator: Some(*separator),
        })
    })
}

/// The headings that cells hold; a table may have some that nobody foresaw, if most are known.
fn read<'t>(cells: &[&'t str], separator: Separator, headings: &Headings) -> Option<Vec<(&'t str, Role)>> {
    const MAX_UNKNOWN: usize = 30;
    // Between single blanks may stand any words, so there all must be listed.
    let column = |cell: &str| match separator {
        Separator::Blank => headings.column(cell),
        _ => headings.column_among(cell),
    };
    if cells.len() < 2 || column(cells[0]).is_none() {
        return None;
    }
    let mut unknown = 0;
    let mut found: Vec<(&str, Role)> = Vec::with_capacity(cells.len());
    for cell in cells {
        let role = column(cell);
        unknown += usize::from(role.is_none());
        if cell.len() > MAX_UNKNOWN * 3 || (role.is_none() && !is_short_phrase(cell)) {
            return None;
        }
        // A heading that stands doubled (序号 序号) is one column.
        if !found
            .last()
            .is_some_and(|(before, _)| !cell.is_empty() && before == cell)
        {
            found.push((cell, role.unwrap_or(Role::Other)));
        }
    }
    let allowed = if separator == Separator::Blank {
        0
    } else {
        cells.len() / 3
    };
    (unknown <= allowed).then_some(found)
}

/// One heading a line, or one doubled heading a line.
fn one_a_line(lines: &[Line<'_>], at: usize, headings: &Headings) -> Option<Head> {
    let mut found: Vec<(&str, Role)> = Vec::new();
    let mut end = at;
    // Each heading may stand doubled, no more.
    while let Some((text, role)) = lines[..lines.len().min(at + 2 * MAX_COLUMNS)]
        .get(end)
        .and_then(|line| single(line.text, headings).or_else(|| in_company(line.text, &found, headings)))
    {
        let repeated = found.iter().any(|(before, _)| *before == text);
        if repeated && found.last().is_none_or(|(before, _)| *before != text) || found.len() > MAX_COLUMNS {
            break;
        }
        if !repeated {
            found.push((text, role));
        }
        end += 1;
    }
    let skip = found.len() - without_caption(&found).len();
    let columns = Columns::new(&found[skip..])?;
    Some(Head {
        lines: at + skip..end,
        columns,
        separator: None,
    })
}

/// A title that happens to be a heading (重点工作) stands over the number's, and the table has such a column besides.
fn without_caption<'f, 't>(found: &'f [(&'t str, Role)]) -> &'f [(&'t str, Role)] {
    let Some(number) = found.iter().position(|(_, role)| *role == Role::Number) else {
        return found;
    };
    let (before, rest) = found.split_at(number);
    let is_text = |(_, role): &(&str, Role)| matches!(role, Role::Task | Role::Target | Role::Progress);
    if before.iter().all(is_text) && Columns::new(rest).is_some() {
        rest
    } else {
        found
    }
}

/// A line that is a heading because it stands behind that of the numbers, though nobody listed it.
fn in_company<'t>(line: &'t str, found: &[(&str, Role)], headings: &Headings) -> Option<(&'t str, Role)> {
    let numbered = found.first().is_some_and(|(_, role)| *role == Role::Number);
    (numbered && may_end(line)).then(|| Some((line, headings.column_among(line)?)))?
}

/// A line that is one heading, perhaps printed twice.
fn single<'t>(line: &'t str, headings: &Headings) -> Option<(&'t str, Role)> {
    if let Some(role) = headings.column(line) {
        return Some((line, role));
    }
    if line.len() > MAX_LINE || !may_end(line) || !is_parted(line) {
        return None;
    }
    let mut words = line.split_whitespace();
    let first = words.next()?;
    let role = headings.column(first)?;
    words.all(|word| word == first).then_some((first, role))
}

#[cfg(test)]
mod tests {
    use super::super::super::line::lines;
    use super::*;

    fn found(text: &str) -> Vec<Head> {
        heads(&lines(text), &Headings::builtin().unwrap())
    }

    #[test]
    fn headings_one_a_line_or_on_one() {
        use Role::{Other, Owner, Progress, Rate, Remark, Target, Task};
        let (one, none) = (Some(0), None);
        for (text, separator, number, texts) in [
            (
                "序号 \u{a0}序号\n\n项目清单\n\n累计完成情况\n1",
                None,
                one,
                vec![Task, Progress],
            ),
            ("重点工作\n序号\n目标任务\n完成情况", None, one, vec![Target, Progress]),
            ("完成情况\n项目\n序号\n1", None, Some(2), vec![Progress, Task]),
            ("序号项目名称一季度完成情况", None, one, vec![Task, Progress]),
            ("序号\n民生实事工程\n工作成效\n1", None, one, vec![Task, Progress]),
            ("序号\t项目\t进展情况", Some(Separator::Tab), one, vec![Task, Progress]),
            (
                "| 项目 | 6月 | 1—6月累计 | 备注 |",
                Some(Separator::Bar),
                none,
                vec![Task, Other, Progress, Remark],
            ),
            (
                "序号　项目名称　当前进度　责任部门",
                Some(Separator::Blanks),
                one,
                vec![Task, Progress, Owner],
            ),
            (
                "序号 目标任务 完成情况 完成率",
                Some(Separator::Blank),
                one,
                vec![Target, Progress, Rate],
            ),
        ] {
            let found = found(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(
                (found[0].columns.number(), found[0].columns.texts()),
                (number, &texts[..]),
                "{text}"
            );
            assert_eq!(found[0].separator, separator, "{text}");
        }
    }

    #[test]
    fn a_table_of_tasks_has_tasks_and_progress() {
        assert!(found("序号\n项目\n责任单位\n1").is_empty());
        assert!(found("完成情况\n已完成。\n项目").is_empty());
        assert!(found("完成情况 良好 项目 三个").is_empty() && found("重点项目进展情况").is_empty());
        assert_eq!(found("项目\n进展\n甲\n乙\n项目\n进展\n丙").len(), 2);
    }
}
