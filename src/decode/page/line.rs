//! Runs → lines: what stands on one base line, from left to right.

use super::Run;
use super::joint::is_latin;

/// A line of text.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Line {
    /// The left end.
    pub(super) x: f32,
    /// The right end.
    pub(super) right: f32,
    /// The base line.
    pub(super) y: f32,
    /// The size of the largest character.
    pub(super) size: f32,
    pub(super) text: String,
    /// How many gaps there are so wide that they part columns.
    pub(super) gaps: usize,
}

/// How far base lines may lie apart, as a part of the characters' size: raised and lowered characters stand on their line.
const SAME_LINE: f32 = 0.4;

/// The lines of runs, from top to bottom. Gaps that part columns become several blanks.
pub(super) fn lines(runs: Vec<&Run>) -> Vec<Line> {
    groups(runs).iter().map(|line| join(line)).collect()
}

/// The runs of each line in order, the lines from top to bottom.
pub(super) fn groups(mut runs: Vec<&Run>) -> Vec<Vec<&Run>> {
    runs.retain(|run| !run.text.trim().is_empty() && run.x.is_finite() && run.y.is_finite());
    runs.sort_by(|one, other| one.y.total_cmp(&other.y));
    let mut lines = Vec::new();
    let mut rest = runs.as_mut_slice();
    while let Some(first) = rest.first() {
        let (top, mut size) = (first.y, 0.0_f32);
        let count = rest.iter().take_while(|run| {
            size = size.max(run.size);
            run.y - top <= SAME_LINE * size
        });
        let count = count.count().max(1);
        let (line, below) = rest.split_at_mut(count);
        line.sort_by(|one, other| one.x.total_cmp(&other.x));
        lines.push(line.to_vec());
        rest = below;
    }
    lines
}

/// The line of runs that stand in order.
pub(super) fn join(runs: &[&Run]) -> Line {
    let mut line = Line::default();
    let mut last: Option<&Run> = None;
    for run in runs {
        if let Some(last) = last {
            // Bold letters are sometimes the same letters drawn twice.
            if last.text == run.text && (run.x - last.x).abs() < 0.3 * run.size {
                continue;
            }
            line.gaps += gap(last, run, line.right, &mut line.text);
        } else {
            line.x = run.x;
        }
        line.text.push_str(&run.text);
        line.right = line.right.max(run.right());
        if run.size >= line.size {
            (line.size, line.y) = (run.size, run.y);
        }
        last = Some(run);
    }
    line
}

/// Writes the blanks between two runs, and tells whether they part columns.
fn gap(last: &Run, next: &Run, right: f32, text: &mut String) -> usize {
    let wide = (next.x - right) / last.size.min(next.size).max(1.0);
    let latin = is_latin(last.text.chars().next_back()) && is_latin(next.text.chars().next());
    let blank = text.ends_with(' ') || next.text.starts_with(' ');
    if wide >= 1.4 {
        text.push_str("  ");
        return 1;
    }
    if !blank && (wide >= 0.5 || latin && wide >= 0.12) {
        text.push(' ');
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(x: f32, y: f32, size: f32, text: &str) -> Run {
        let width = size * text.chars().map(|c| if c.is_ascii() { 0.5 } else { 1.0 }).sum::<f32>();
        Run {
            x,
            y,
            width,
            size,
            text: text.to_owned(),
        }
    }

    fn texts(runs: &[Run]) -> Vec<String> {
        lines(runs.iter().collect()).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn runs_stand_on_their_lines_in_order() {
        let runs = [
            run(40.0, 100.2, 10.0, "丙"),
            run(10.0, 115.0, 10.0, "丁"),
            run(20.0, 100.0, 10.0, "乙"),
            run(10.0, 100.1, 10.0, "甲"),
        ];
        assert_eq!(texts(&runs), ["甲乙 丙", "丁"]);
    }

    #[test]
    fn raised_characters_stay_on_their_line() {
        let runs = [
            run(10.0, 100.0, 10.0, "120m"),
            run(30.0, 96.5, 6.0, "2"),
            run(33.0, 100.0, 10.0, "。"),
        ];
        assert_eq!(texts(&runs), ["120m2。"]);
    }

    #[test]
    fn gaps_become_blanks() {
        let runs = [
            run(10.0, 100.0, 10.0, "ab"),
            run(22.0, 100.0, 10.0, "cd"),
            run(33.0, 100.0, 10.0, "甲"),
            run(60.0, 100.0, 10.0, "乙"),
        ];
        assert_eq!(texts(&runs), ["ab cd甲  乙"]);
    }

    #[test]
    fn letters_drawn_twice_are_read_once() {
        let runs = [
            run(10.0, 100.0, 10.0, "标"),
            run(10.4, 100.0, 10.0, "标"),
            run(20.0, 100.0, 10.0, "标"),
        ];
        assert_eq!(texts(&runs), ["标标"]);
    }
}
