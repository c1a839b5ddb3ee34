//! Tables that are drawn with horizontal lines only: above and below, below the heading, perhaps between the rows. The
//! columns are told by the blank strips that the rows leave free.

use super::Run;
use super::frame::{Frame, NEAR, Stroke};
use super::line::{Line, lines};

/// How many columns such a table may have.
const MAX_COLUMNS: usize = 50;

/// How many groups of lines a page may have that are tables of this kind.
const MAX_STACKS: usize = 50;

/// The frames of such tables, with the lines that are not drawn. Where the columns are not sure, there is none.
pub(super) fn frames(lonely: &[Stroke], runs: &[&Run]) -> Vec<Frame> {
    let tables = stacks(lonely).into_iter().flat_map(|stack| split(&stack, runs));
    tables.filter_map(|(stack, runs)| frame(&stack, &runs)).collect()
}

/// Lines of the same length below one another, three or more.
fn stacks(lonely: &[Stroke]) -> Vec<Vec<Stroke>> {
    let mut stacks: Vec<Vec<Stroke>> = Vec::new();
    for stroke in lonely {
        let same = |stack: &Vec<Stroke>| {
            let first = stack[0];
            (first.from - stroke.from).abs() <= NEAR && (first.to - stroke.to).abs() <= NEAR
        };
        match stacks.iter().position(same) {
            Some(at) => stacks[at].push(*stroke),
            None if stacks.len() < MAX_STACKS => stacks.push(vec![*stroke]),
            None => {}
        }
    }
    stacks.retain(|stack| stack.len() >= 3);
    stacks
}

/// Parts tables that stand below one another, each with the runs on it: between them is room, and text at most that does
/// not stand in columns.
fn split<'p>(stack: &[Stroke], runs: &[&'p Run]) -> Vec<(Vec<Stroke>, Vec<&'p Run>)> {
    let (first, last) = (stack[0], stack[stack.len() - 1]);
    let inside = |run: &&&Run| {
        let (x, y) = run.middle();
        (first.from..first.to).contains(&x) && (first.at..last.at).contains(&y)
    };
    let mut runs: Vec<&Run> = runs.iter().filter(inside).copied().collect();
    runs.sort_by(|one, other| one.middle().1.total_cmp(&other.middle().1));
    let mut parts = vec![vec![first]];
    for pair in stack.windows(2) {
        let apart = is_apart(
            pair[1].at - pair[0].at,
            &lines(between(&runs, pair[0].at, pair[1].at).to_vec()),
        );
        match parts.last_mut() {
            Some(part) if !apart => part.push(pair[1]),
            _ => parts.push(vec![pair[1]]),
        }
    }
    parts.retain(|part| part.len() >= 3);
    let with_runs = |part: Vec<Stroke>| {
        let own = between(&runs, part[0].at, part[part.len() - 1].at).to_vec();
        (part, own)
    };
    parts.into_iter().map(with_runs).collect()
}

/// Whether what stands between two lines so far apart is no row: much room, and no columns.
fn is_apart(height: f32, lines: &[Line]) -> bool {
    const LOOSE: f32 = 2.6;
    let size = lines.iter().map(|line| line.size).fold(10.0, f32::max);
    lines.iter().all(|line| line.gaps == 0) && height > LOOSE * size * lines.len().max(1) as f32
}

/// The frame of one such table, whose runs are in order.
fn frame(stack: &[Stroke], runs: &[&Run]) -> Option<Frame> {
    let (first, second) = (stack.first()?, stack.get(1)?);
    let columns = columns(runs);
    if columns.is_empty() || columns.len() > MAX_COLUMNS || !has_heads(between(runs, first.at, second.at), &columns) {
        return None;
    }
    let rows = rows(stack, runs, columns[0])?;
    Some(drawn(&rows, &columns, (first.from, first.to), runs))
}

/// The frame of a table of whose lines not all are drawn: the edges of its rows, those between its columns, its sides,
/// and the runs on it in order.
pub(super) fn drawn(rows: &[f32], columns: &[f32], (from, to): (f32, f32), runs: &[&Run]) -> Frame {
    let mut vertical = Vec::new();
    for row in rows.windows(2) {
        let crossed = crossed(between(runs, row[0], row[1]), columns);
        let walls = columns
            .iter()
            .zip(crossed)
            .filter(|(_, crossed)| !crossed)
            .map(|(at, _)| *at);
        vertical.extend(walls.chain([from, to]).map(|at| Stroke {
            at,
            from: row[0],
            to: row[1],
        }));
    }
    let horizontal = rows.iter().map(|at| Stroke { at: *at, from, to }).collect();
    Frame { horizontal, vertical }
}

/// Those of runs in order that stand between two heights.
fn between<'r, 'p>(runs: &'r [&'p Run], top: f32, bottom: f32) -> &'r [&'p Run] {
    let start = runs.partition_point(|run| run.middle().1 < top);
    let end = runs.partition_point(|run| run.middle().1 < bottom);
    &runs[start..end.max(start)]
}

/// Which columns' edges a text reaches across: there the cells are merged.
fn crossed(runs: &[&Run], columns: &[f32]) -> Vec<bool> {
    let mut crossed = vec![false; columns.len()];
    for run in runs {
        let start = columns.partition_point(|edge| *edge <= run.x + 1.0);
        let end = columns.partition_point(|edge| *edge < run.right() - 1.0);
        crossed[start..end.max(start)].fill(true);
    }
    // A text that reaches beyond its column has the whole row, as headings between the rows have.
    if crossed.contains(&true) && runs.len() == 1 {
        crossed.fill(true);
    }
    crossed
}

/// Whether there is text in every column.
fn has_heads(runs: &[&Run], columns: &[f32]) -> bool {
    let mut filled = vec![false; columns.len() + 1];
    for run in runs {
        filled[columns.partition_point(|edge| *edge <= run.middle().0)] = true;
    }
    filled.iter().all(|filled| *filled)
}

/// The edges between columns: strips that are left free by all lines whose texts stand in columns, and that are nearly as
/// wide as a character or wider. Text is set from the left or in the middle, so that a column ends near the strip's end.
fn columns(runs: &[&Run]) -> Vec<f32> {
    let size = runs.iter().map(|run| run.size).fold(f32::MAX, f32::min);
    let spaced: Vec<_> = lines(runs.to_vec()).into_iter().filter(|line| line.gaps > 0).collect();
    let is_spaced = |run: &&&Run| {
        let line = spaced.partition_point(|line| line.y < run.y - 0.5 * run.size);
        spaced.get(line).is_some_and(|line| line.y <= run.y + 0.5 * run.size)
    };
    let mut ends: Vec<(f32, i32)> = runs
        .iter()
        .filter(is_spaced)
        .flat_map(|run| [(run.x, 1), (run.right(), -1)])
        .collect();
    ends.sort_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(&one.1)));
    let (mut covered, mut free, mut edges) = (0, None, Vec::new());
    for (x, step) in ends {
        let strip = free.filter(|from| covered == 0 && x - from >= 0.9 * size);
        edges.extend(strip.map(|from| from + 0.8 * (x - from)));
        covered += step;
        free = (covered == 0).then_some(x);
    }
    edges
}

/// The edges of the rows: the lines, and between them where the first column begins anew. None where that is not sure.
fn rows(stack: &[Stroke], runs: &[&Run], first_column: f32) -> Option<Vec<f32>> {
    let mut edges = vec![stack.first()?.at];
    for (number, pair) in stack.windows(2).enumerate() {
        let found: Vec<Line> = lines(between(runs, pair[0].at, pair[1].at).to_vec());
        let begins: Vec<_> = found.iter().filter(|line| line.x < first_column).collect();
        // The heading is one row, however many lines it has.
        if number > 0 && begins.len() > 1 {
            if found.first().is_none_or(|line| line.x >= first_column) {
                return None;
            }
            edges.extend(begins.iter().skip(1).map(|line| line.y - line.size));
        }
        edges.push(pair[1].at);
    }
    Some(edges)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(x: f32, y: f32, text: &str) -> Run {
        let width = 10.0 * text.chars().count() as f32;
        Run {
            x,
            y,
            width,
            size: 10.0,
            text: text.to_owned(),
        }
    }

    fn head(y: f32) -> [Run; 3] {
        [run(0.0, y, "号"), run(40.0, y, "任务"), run(120.0, y, "进展")]
    }

    fn found(places: &[f32], runs: &[Run]) -> Vec<Frame> {
        let strokes: Vec<_> = places
            .iter()
            .map(|at| Stroke {
                at: *at,
                from: 0.0,
                to: 200.0,
            })
            .collect();
        frames(&strokes, &runs.iter().collect::<Vec<_>>())
    }

    fn rows(frame: &Frame) -> Vec<f32> {
        frame.horizontal.iter().map(|row| row.at).collect()
    }

    #[test]
    fn columns_are_the_strips_between_texts() {
        let mut runs = head(15.0).to_vec();
        runs.extend([
            run(0.0, 35.0, "一"),
            run(40.0, 35.0, "修路三里"),
            run(120.0, 35.0, "完成"),
        ]);
        runs.extend([
            run(40.0, 47.0, "修桥"),
            run(0.0, 65.0, "二"),
            run(40.0, 65.0, "栽树"),
            run(120.0, 65.0, "未完"),
        ]);
        let found = found(&[0.0, 20.0, 80.0], &runs);
        assert_eq!(found.len(), 1);
        assert_eq!(
            rows(&found[0]),
            [0.0, 20.0, 55.0, 80.0],
            "the second line belongs to the first row"
        );
        assert_eq!(found[0].vertical.len(), 3 * 4);
    }

    #[test]
    fn a_heading_between_the_rows_has_the_whole_width() {
        let mut runs = head(15.0).to_vec();
        runs.extend([
            run(0.0, 35.0, "一、基础设施建设"),
            run(0.0, 55.0, "一"),
            run(40.0, 55.0, "修路"),
            run(120.0, 55.0, "完成"),
        ]);
        let found = found(&[0.0, 20.0, 40.0, 60.0], &runs);
        assert_eq!(found[0].vertical.len(), 4 + 2 + 4);
    }

    #[test]
    fn tables_below_one_another_are_parted() {
        let mut runs = Vec::new();
        for top in [0.0, 100.0] {
            runs.extend(head(top + 15.0));
            runs.extend([
                run(0.0, top + 35.0, "一"),
                run(40.0, top + 35.0, "修路"),
                run(120.0, top + 35.0, "完成"),
            ]);
        }
        runs.push(run(0.0, 80.0, "另表"));
        let found = found(&[0.0, 20.0, 40.0, 100.0, 120.0, 140.0], &runs);
        assert_eq!(
            found.iter().map(rows).collect::<Vec<_>>(),
            [[0.0, 20.0, 40.0], [100.0, 120.0, 140.0]]
        );
    }

    #[test]
    fn text_between_lines_is_no_table() {
        let text = "一二三四五六七八九十一二三";
        assert!(found(&[0.0, 20.0, 80.0], &[run(0.0, 15.0, text), run(0.0, 35.0, text)]).is_empty());
        assert!(found(&[0.0, 20.0], &head(15.0)).is_empty(), "two lines");
        assert!(found(&[], &[]).is_empty());
    }
}
