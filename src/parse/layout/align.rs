//! Which cell stands under which heading, where empty cells have vanished from the text or one cell has several lines.
//!
//! Cells keep their order, so this is an alignment of two sequences: each cell goes under the heading before it or one
//! further right, and the assignment with the best sum wins. The weights are small whole numbers; what matters is their
//! order: a task is never missing, a report rarely; an office under 责任单位 and a day under 完成时限 are sure signs.

use crate::lexicon::headings::{Headings, Role};
use crate::parse::line::{breaks_off, ends_sentence, is_blank};

/// What a cell's text looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// 区水务局
    Office,
    /// 2022年12月底
    Day,
    /// 95.3%, 是
    Rate,
    /// 6500
    Number,
    /// 万元
    Unit,
    /// The sign for nothing: —, 无
    Blank,
    /// A sentence with its full stop.
    Sentence,
    /// Anything else.
    Phrase,
}

/// What a cell looks like.
pub(super) fn look(cell: &str, headings: &Headings) -> Look {
    const MAX_OFFICES: usize = 240;
    let chars = cell.chars().take(30).count();
    let has_digit = cell.chars().any(char::is_numeric);
    if ends_sentence(cell) {
        Look::Sentence
    } else if is_blank(cell) || cell == "无" {
        Look::Blank
    } else if chars <= 10
        && (cell.ends_with(['%', '％']) && has_digit || matches!(cell, "是" | "否" | "达序" | "未达序"))
    {
        Look::Rate
    } else if !has_digit && cell.len() <= MAX_OFFICES && is_offices(cell, headings) {
        Look::Office
    } else if chars <= 16 && is_day(cell, has_digit) {
        Look::Day
    } else if cell
        .chars()
        .all(|c| c.is_numeric() || matches!(c, '.' | ',' | '，' | '．' | '-'))
    {
        Look::Number
    } else if chars <= 4 && !has_digit {
        Look::Unit
    } else {
        Look::Phrase
    }
}

/// One office, or several in a list.
fn is_offices(cell: &str, headings: &Headings) -> bool {
    const MAX_NAME: usize = 25;
    let mut names = cell
        .split(['、', '，', ',', '；', ';', ' ', '\u{3000}', '/'])
        .filter(|name| !name.is_empty());
    names.all(|name| name.len() <= MAX_NAME * 3 && headings.ends_as_office(name))
}

fn is_day(cell: &str, has_digit: bool) -> bool {
    let always = ["长期", "全年", "年底", "持续", "常态"]
        .iter()
        .any(|word| cell.starts_with(word));
    always || (has_digit && cell.ends_with(['年', '月', '日', '底', '前', '末', '旬', '度']))
}

/// How well a look fits under a heading.
const fn fit(role: Role, look: Look) -> i32 {
    match (role, look) {
        (Role::Task, Look::Blank) => -6,
        (Role::Remark, Look::Blank) => 4,
        (_, Look::Blank) => 3,
        (Role::Owner, Look::Office) | (Role::Deadline, Look::Day) | (Role::Rate, Look::Rate) => 8,
        (Role::Unit, Look::Unit) => 6,
        (Role::Progress, Look::Sentence) => 5,
        (Role::Progress, Look::Phrase | Look::Number) | (Role::Task | Role::Target, Look::Phrase | Look::Sentence) => 3,
        (Role::Progress, Look::Unit) => 2,
        (Role::Progress | Role::Target, Look::Rate) | (Role::Target, Look::Number) | (Role::Task, Look::Unit) => 1,
        (Role::Other, Look::Unit | Look::Office) | (Role::Category, Look::Unit | Look::Phrase) => 2,
        (Role::Remark, _) | (Role::Task | Role::Target, _) | (Role::Category | Role::Other, _) => 0,
        (Role::Progress, Look::Office | Look::Day) => -4,
        (Role::Owner, Look::Unit | Look::Phrase) => 0,
        (Role::Owner | Role::Deadline | Role::Rate | Role::Unit | Role::Number, _) => -6,
        _ => -6,
    }
}

/// What it costs that a heading has no cell.
const fn absence(role: Role) -> i32 {
    match role {
        Role::Task => 20,
        Role::Target => 12,
        Role::Progress => 7,
        Role::Owner | Role::Deadline => 4,
        Role::Rate | Role::Other | Role::Unit => 2,
        _ => 0,
    }
}

/// What it costs that a cell is a further line of the one before it.
fn continuation(role: Role, before: &str, look: Look) -> i32 {
    match (role, look) {
        (_, Look::Blank) => 14,
        (_, _) if is_blank(before) || before == "无" => 14,
        (Role::Progress, Look::Office | Look::Day) => 6,
        (Role::Progress, _) => 1,
        (Role::Owner, Look::Office) => 1,
        (Role::Task | Role::Target | Role::Owner, _) if breaks_off(before) => 2,
        (Role::Remark, _) => 3,
        (Role::Task | Role::Target, _) => 9,
        _ => 14,
    }
}

/// For each cell the number of its column, ascending.
pub(super) fn align(roles: &[Role], cells: &[&str], headings: &Headings) -> Vec<usize> {
    if roles.is_empty() || cells.is_empty() {
        return Vec::new();
    }
    let mut skipped = vec![0];
    roles
        .iter()
        .for_each(|role| skipped.push(skipped[skipped.len() - 1] + absence(*role)));
    let mut best: Vec<i32> = Vec::new();
    let mut back = vec![0_u8; roles.len() * cells.len()];
    for (i, cell) in cells.iter().enumerate() {
        let look = look(cell, headings);
        let Some(before) = i.checked_sub(1).map(|b| cells[b]) else {
            best = roles
                .iter()
                .zip(&skipped)
                .map(|(role, skipped)| fit(*role, look) - skipped)
                .collect();
            continue;
        };
        let step = |(column, role): (usize, &Role)| {
            let stay = (best[column] - continuation(*role, before, look), column);
            // The best column further left, with the cost of the empty ones between.
            let moved = |left: usize| best[left] - (skipped[column] - skipped[left + 1]) + fit(*role, look);
            (0..column)
                .map(|left| (moved(left), left))
                .fold(stay, |a, b| if b.0 > a.0 { b } else { a })
        };
        let steps: Vec<(i32, usize)> = roles.iter().enumerate().map(step).collect();
        best = steps.iter().map(|(score, _)| *score).collect();
        let row = back[i * roles.len()..].iter_mut();
        row.zip(&steps)
            .for_each(|(back, (_, left))| *back = u8::try_from(*left).unwrap_or(0));
    }
    let end = |column: usize| best[column] - (skipped[roles.len()] - skipped[column + 1]);
    let last = (0..roles.len()).fold(0, |a, b| if end(b) > end(a) { b } else { a });
    trace(&back, roles.len(), cells.len(), last)
}

/// The path that led to the last cell's column.
fn trace(back: &[u8], columns: usize, cells: usize, last: usize) -> Vec<usize> {
    let mut path = vec![last; cells];
    for i in (1..cells).rev() {
        path[i - 1] = usize::from(back[i * columns + path[i]]);
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use Role::{Deadline, Owner, Progress, Rate, Target, Task};

    fn columns(roles: &[Role], cells: &[&str]) -> Vec<usize> {
        align(roles, cells, &Headings::builtin().unwrap())
    }

    #[test]
    fn cells_that_look_like_their_heading_find_it() {
        let roles = [Task, Progress, Owner, Deadline];
        assert_eq!(
            columns(&roles, &["新建泵站2座", "已完成。", "区水务局", "2022年12月"]),
            [0, 1, 2, 3]
        );
        assert_eq!(columns(&roles, &["新建泵站2座", "区水务局", "2022年12月"]), [0, 2, 3]);
        assert_eq!(
            columns(
                &roles,
                &["新建泵站2座", "已建1座。", "余下的在建。", "区水务局、区建设局"]
            ),
            [0, 1, 1, 2]
        );
        assert_eq!(columns(&roles, &["新建泵站2座", "已完成"]), [0, 1]);
    }

    #[test]
    fn signs_for_nothing_fill_their_columns() {
        let roles = [Task, Target, Progress, Rate, Owner, Role::Remark];
        assert_eq!(
            columns(&roles, &["税收", "5亿元", "—", "—", "县税务局", "年底填报"]),
            [0, 1, 2, 3, 4, 5]
        );
        let roles = [Task, Owner, Progress, Role::Remark];
        assert_eq!(columns(&roles, &["修渠", "县水利局", "在建", "无"]), [0, 1, 2, 3]);
    }

    #[test]
    fn an_owner_of_several_lines_stays_together() {
        let roles = [Target, Owner, Progress];
        assert_eq!(
            columns(&roles, &["增长7%。", "区发改局", "区人社局", "增长6.8%。"]),
            [0, 1, 1, 2]
        );
    }

    #[test]
    fn a_vanished_rate_or_report_leaves_its_place() {
        let roles = [Task, Target, Progress, Rate, Owner];
        assert_eq!(
            columns(&roles, &["公路养护", "养护30公里", "95%", "县交通局"]),
            [0, 1, 3, 4]
        );
        assert_eq!(
            columns(&roles, &["公路养护", "养护30公里", "已养护31公里", "县交通局"]),
            [0, 1, 2, 4]
        );
        assert!(columns(&roles, &[]).is_empty());
    }
}
