//! Headings that run together on one line: 序号项目名称完成情况.

use super::cells::{Separator, cells};
use super::columns::{Columns, MAX_COLUMNS, may_end};
use crate::lexicon::headings::{Headings, Role};
use crate::parse::line::Line;
use crate::parse::mark::bare;

/// The columns of headings run together on one line. One of them may be two (目标任务完成情况); then the rows tell.
pub(super) fn run_together(lines: &[Line<'_>], at: usize, headings: &Headings) -> Option<Columns> {
    let found = glued(lines.get(at)?.text, headings)?;
    let parted: Vec<(&str, Role)> = found.iter().flat_map(|heading| halves(*heading, headings)).collect();
    let (whole, parted) = (Columns::new(&found), Columns::new(&parted));
    match (whole, parted) {
        (Some(whole), Some(parted)) if row_width(lines, at + 1) < Some(parted.width()) => Some(whole),
        (whole, parted) => parted.or(whole),
    }
}

/// A report's heading that begins with that of a task, as both; any other as it is.
fn halves<'t>((text, role): (&'t str, Role), headings: &Headings) -> Vec<(&'t str, Role)> {
    let ends = text.char_indices().skip(1).map(|(at, _)| at);
    let half = |at: usize| {
        Some([
            (&text[..at], headings.column(&text[..at])?),
            (&text[at..], headings.column(&text[at..])?),
        ])
    };
    let is_pair =
        |pair: &[(&str, Role); 2]| matches!(pair[0].1, Role::Task | Role::Target) && pair[1].1 == Role::Progress;
    let mut pairs = ends.filter(|_| role == Role::Progress).filter_map(half).filter(is_pair);
    pairs.next().map_or_else(|| vec![(text, role)], |pair| pair.to_vec())
}

/// How many cells the row at a line has besides its number: the lines up to the next number, or what blanks part.
fn row_width(lines: &[Line<'_>], at: usize) -> Option<usize> {
    const LOOK_AHEAD: usize = 2 * MAX_COLUMNS;
    let text = lines.get(at)?.text;
    if let Some((_, value)) = bare(text) {
        let mut ahead = lines.iter().skip(at + 1).take(LOOK_AHEAD);
        return ahead.position(|line| bare(line.text).is_some_and(|(_, next)| next == value + 1));
    }
    let row = Separator::ALL
        .iter()
        .map(|separator| cells(text, *separator))
        .find(|cells| cells.len() > 1)?;
    Some(row.len() - usize::from(bare(row[0]).is_some()))
}

/// Headings run together on one line that begins with the number's: 序号项目名称完成情况.
fn glued<'t>(line: &'t str, headings: &Headings) -> Option<Vec<(&'t str, Role)>> {
    const MAX_BYTES: usize = 150;
    const MAX_HEADING: usize = 12;
    if line.len() > MAX_BYTES || !may_end(line) {
        return None;
    }
    let mut found = Vec::new();
    let mut rest = line;
    while !rest.is_empty() {
        let ends = rest
            .char_indices()
            .skip(1)
            .map(|(at, _)| at)
            .chain([rest.len()])
            .take(MAX_HEADING);
        let longest = ends
            .filter_map(|end| Some((end, headings.column(&rest[..end])?)))
            .last();
        let (end, role) = longest.filter(|(_, role)| !found.is_empty() || *role == Role::Number)?;
        found.push((&rest[..end], role));
        rest = rest[end..].trim_start();
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::line::lines;

    #[test]
    fn headings_run_together_are_parted_as_the_rows_are() {
        use Role::{Progress, Target, Task};
        let headings = Headings::builtin().unwrap();
        let texts = |text: &str| run_together(&lines(text), 0, &headings).unwrap().texts().to_vec();
        assert_eq!(texts("序号目标任务完成情况\n1修渠 在建"), [Target, Progress]);
        assert_eq!(
            texts("序号项目名称目标任务完成情况\n1\n渠\n5公里\n在建\n2\n站"),
            [Task, Target, Progress]
        );
        assert_eq!(
            texts("序号项目名称目标任务完成情况\n1\n渠\n在建\n2\n站"),
            [Task, Progress]
        );
        assert_eq!(texts("序号项目名称目标任务完成情况\n1 渠 在建"), [Task, Progress]);
    }
}
