//! Paths (clause 9.3): the straight lines that a page draws, and the thin rectangles that stand for lines.

use super::geometry::Placement;
use crate::decode::page::Rule;

/// How a path is drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct PathObject {
    pub(super) placement: Placement,
    pub(super) strokes: bool,
    pub(super) fills: bool,
}

type Point = (f32, f32);

/// How thick a filled rectangle may be, in points, to be a line.
const THIN: f32 = 3.0;

/// How far, in points, the ends of a line may differ across it.
const SLANT: f32 = 0.5;

impl PathObject {
    /// Adds the horizontal and vertical lines of a path's data.
    pub(super) fn write(&self, data: &str, rules: &mut Vec<Rule>) {
        if !self.strokes && !self.fills {
            return;
        }
        for figure in figures(data, &self.placement) {
            if let Some(rule) = thin(&figure) {
                rules.push(rule);
            } else if self.strokes {
                let lines = figure.windows(2).filter_map(|ends| rule(*ends.first()?, *ends.last()?));
                rules.extend(lines);
            }
        }
    }
}

/// The figures of a path, each the points that straight lines join. A curve ends one figure and begins another.
fn figures(data: &str, placement: &Placement) -> Vec<Vec<Point>> {
    let mut figures: Vec<Vec<Point>> = Vec::new();
    let mut begin = None;
    let mut parts = data
        .split(|c: char| c.is_whitespace() || c == ',')
        .filter(|part| !part.is_empty());
    while let Some(command) = parts.next() {
        let Some(count) = operands(command) else { continue };
        let numbers: Vec<f32> = parts
            .by_ref()
            .take(count)
            .filter_map(|part| part.parse().ok())
            .collect();
        let point = match numbers[..] {
            _ if numbers.len() != count => break,
            [.., x, y] => Some(placement.point((x, y))),
            _ => begin,
        };
        let Some(point) = point else { continue };
        match (command, figures.last_mut()) {
            ("L" | "C", Some(figure)) => figure.push(point),
            ("Q" | "B" | "A", _) => figures.push(vec![point]),
            _ => {
                begin = Some(point);
                figures.push(vec![point]);
            }
        }
    }
    figures
}

/// How many numbers follow a command; the last two are the point where it ends.
fn operands(command: &str) -> Option<usize> {
    match command {
        "S" | "M" | "L" => Some(2),
        "Q" => Some(4),
        "B" => Some(6),
        "A" => Some(7),
        "C" => Some(0),
        _ => None,
    }
}

/// The line between two points, if it is horizontal or vertical.
fn rule(from: Point, to: Point) -> Option<Rule> {
    let (width, height) = ((to.0 - from.0).abs(), (to.1 - from.1).abs());
    let is_straight = width.min(height) <= SLANT && width.max(height) > SLANT;
    is_straight.then_some(Rule { from, to })
}

/// The line that a thin rectangle stands for.
fn thin(figure: &[Point]) -> Option<Rule> {
    if !(4..=6).contains(&figure.len()) || figure.windows(2).any(|ends| is_slanted(ends[0], ends[1])) {
        return None;
    }
    let low = figure.iter().copied().reduce(|a, b| (a.0.min(b.0), a.1.min(b.1)))?;
    let high = figure.iter().copied().reduce(|a, b| (a.0.max(b.0), a.1.max(b.1)))?;
    let (width, height) = (high.0 - low.0, high.1 - low.1);
    let middle = ((low.0 + high.0) / 2.0, (low.1 + high.1) / 2.0);
    if height <= THIN && width > THIN {
        return Some(Rule {
            from: (low.0, middle.1),
            to: (high.0, middle.1),
        });
    }
    (width <= THIN && height > THIN).then_some(Rule {
        from: (middle.0, low.1),
        to: (middle.0, high.1),
    })
}

fn is_slanted(from: Point, to: Point) -> bool {
    (to.0 - from.0).abs().min((to.1 - from.1).abs()) > SLANT
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines of a path whose numbers are points, as their ends.
    fn lines(data: &str, strokes: bool, fills: bool) -> Vec<(i32, i32, i32, i32)> {
        let inch = "0.352778 0 0 0.352778 0 0";
        let path = PathObject {
            placement: Placement::read("0 0 1 1", Some(inch)),
            strokes,
            fills,
        };
        let mut rules = Vec::new();
        path.write(data, &mut rules);
        let round = |number: f32| number.round() as i32;
        let ends = |rule: Rule| {
            (
                round(rule.from.0),
                round(rule.from.1),
                round(rule.to.0),
                round(rule.to.1),
            )
        };
        rules.into_iter().map(ends).collect()
    }

    #[test]
    fn straight_lines_are_rules() {
        assert_eq!(lines("M 0 10 L 100 10", true, false), [(0, 10, 100, 10)]);
        assert_eq!(
            lines("S 0 0 M 5 0 L 5 50 M 0,7 L 9,7", true, false),
            [(5, 0, 5, 50), (0, 7, 9, 7)]
        );
        assert_eq!(lines("M 0 0 L 100 50", true, false), []);
        assert_eq!(lines("M 0 0 L 100 0", false, false), []);
    }

    #[test]
    fn rectangles_are_four_rules_or_one() {
        let frame = "M 0 0 L 100 0 L 100 40 L 0 40 C";
        let sides = [(0, 0, 100, 0), (100, 0, 100, 40), (100, 40, 0, 40), (0, 40, 0, 0)];
        assert_eq!(lines(frame, true, false), sides);
        assert_eq!(lines(frame, false, true), [], "a coloured ground");
        assert_eq!(lines("M 0 0 L 100 0 L 100 2 L 0 2 C", false, true), [(0, 1, 100, 1)]);
        assert_eq!(lines("M 0 0 L 0 80 L 2 80 L 2 0 L 0 0 C", true, true), [(1, 0, 1, 80)]);
    }

    #[test]
    fn curves_are_no_rules_but_move_on() {
        assert_eq!(lines("M 0 0 B 1 1 2 2 30 0 L 90 0", true, false), [(30, 0, 90, 0)]);
        assert_eq!(
            lines("M 0 0 Q 1 1 5 0 A 3 3 0 0 1 9 0 L 9 20 C", true, false),
            [(9, 0, 9, 20), (9, 20, 0, 0)][..1]
        );
        assert_eq!(lines("M 0 0 L x 5 L 3", true, false), []);
        assert_eq!(lines("C L 5 5 L 5 50", true, false), [(5, 5, 5, 50)]);
    }
}
