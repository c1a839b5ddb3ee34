//! Lines on a page → frames: what touches or crosses belongs together and may be a table.

use super::Rule;

/// A line along one axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stroke {
    /// Where it stands: y of a horizontal line, x of a vertical one.
    pub(super) at: f32,
    pub(super) from: f32,
    pub(super) to: f32,
}

/// Lines that touch or cross one another.
#[derive(Debug, Default)]
pub(super) struct Frame {
    pub(super) horizontal: Vec<Stroke>,
    pub(super) vertical: Vec<Stroke>,
}

/// How near two lines must come to meet, in points: borders of cells are drawn one by one, with small gaps.
pub(super) const NEAR: f32 = 3.5;

/// Lines shorter than this are dots and signs.
const MIN_LENGTH: f32 = 6.0;

/// How many pairs of a horizontal and a vertical line are looked at. A page with more is a map or a drawing.
const MAX_PAIRS: usize = 1 << 20;

/// The frames of a page that may be tables, and the horizontal lines that meet no other line, from top to bottom.
pub(super) fn frames(rules: &[Rule]) -> (Vec<Frame>, Vec<Stroke>) {
    let (horizontal, vertical) = strokes(rules);
    if horizontal.len().saturating_mul(vertical.len()) > MAX_PAIRS {
        return (Vec::new(), Vec::new());
    }
    let mut groups = Groups::meeting(&horizontal, &vertical);
    let mut frames: Vec<Frame> = Vec::new();
    frames.resize_with(horizontal.len() + vertical.len(), Frame::default);
    for (row, across) in horizontal.iter().enumerate() {
        frames[groups.root(row)].horizontal.push(*across);
    }
    for (column, down) in vertical.iter().enumerate() {
        frames[groups.root(horizontal.len() + column)].vertical.push(*down);
    }
    let lonely = frames.iter().filter(|frame| frame.vertical.is_empty());
    let lonely = lonely.flat_map(|frame| frame.horizontal.iter().copied()).collect();
    frames.retain(|frame| frame.horizontal.len() >= 2 && !frame.vertical.is_empty());
    (across_rows(frames), lonely)
}

/// Joins frames that are one table: open at their sides, equally wide and one below the other, with a row between them
/// that spans the whole width.
fn across_rows(mut frames: Vec<Frame>) -> Vec<Frame> {
    const ROW: f32 = 40.0;
    frames.sort_by(|one, other| one.horizontal[0].at.total_cmp(&other.horizontal[0].at));
    let mut joined: Vec<Frame> = Vec::new();
    for frame in frames {
        let continues = |above: &Frame| {
            let (last, first) = (above.horizontal[above.horizontal.len() - 1], frame.horizontal[0]);
            let same = (last.from - first.from).abs() <= NEAR && (last.to - first.to).abs() <= NEAR;
            same && (0.0..ROW).contains(&(first.at - last.at)) && above.is_open() && frame.is_open()
        };
        match joined.last_mut().filter(|above| continues(above)) {
            Some(above) => {
                above.horizontal.extend(frame.horizontal);
                above.vertical.extend(frame.vertical);
            }
            None => joined.push(frame),
        }
    }
    joined
}

impl Frame {
    /// Whether no vertical line stands at the ends of the first horizontal one.
    fn is_open(&self) -> bool {
        let Stroke { from, to, .. } = self.horizontal[0];
        let inside = |line: &Stroke| line.at > from + NEAR && line.at < to - NEAR;
        self.vertical.iter().all(inside)
    }
}

/// The horizontal and vertical lines of a page in order, those that continue one another as one.
fn strokes(rules: &[Rule]) -> (Vec<Stroke>, Vec<Stroke>) {
    let (mut horizontal, mut vertical) = (Vec::new(), Vec::new());
    for Rule { from, to } in rules {
        let finite = [from.0, from.1, to.0, to.1].iter().all(|place| place.is_finite());
        let (x, y) = ((to.0 - from.0).abs(), (to.1 - from.1).abs());
        match (finite, x > y) {
            (false, _) => {}
            (_, true) => horizontal.push(Stroke {
                at: (from.1 + to.1) / 2.0,
                from: from.0.min(to.0),
                to: from.0.max(to.0),
            }),
            (_, false) => vertical.push(Stroke {
                at: (from.0 + to.0) / 2.0,
                from: from.1.min(to.1),
                to: from.1.max(to.1),
            }),
        }
    }
    (merged(horizontal), merged(vertical))
}

/// Joins lines that lie on one another or end where the next begins.
fn merged(mut strokes: Vec<Stroke>) -> Vec<Stroke> {
    const SAME: f32 = 1.0;
    strokes.sort_by(|one, other| one.at.total_cmp(&other.at));
    let mut merged: Vec<Stroke> = Vec::new();
    let mut rest = strokes.as_mut_slice();
    while let Some(first) = rest.first().copied() {
        let count = rest.partition_point(|stroke| stroke.at <= first.at + SAME);
        let (group, below) = rest.split_at_mut(count.max(1));
        group.sort_by(|one, other| one.from.total_cmp(&other.from));
        let start = merged.len();
        for stroke in group {
            match merged[start..].last_mut() {
                Some(last) if stroke.from <= last.to + NEAR => last.to = last.to.max(stroke.to),
                _ => merged.push(*stroke),
            }
        }
        rest = below;
    }
    merged.retain(|stroke| stroke.to - stroke.from >= MIN_LENGTH);
    merged
}

/// Disjoint groups of numbers.
struct Groups(Vec<usize>);

impl Groups {
    /// The groups of lines that meet; vertical ones are numbered behind the horizontal ones.
    fn meeting(horizontal: &[Stroke], vertical: &[Stroke]) -> Self {
        let mut groups = Self((0..horizontal.len() + vertical.len()).collect());
        for (row, across) in horizontal.iter().enumerate() {
            let first = vertical.partition_point(|down| down.at < across.from - NEAR);
            let near = vertical.iter().enumerate().skip(first);
            for (column, down) in near.take_while(|(_, down)| down.at <= across.to + NEAR) {
                if (down.from - NEAR..=down.to + NEAR).contains(&across.at) {
                    groups.unite(row, horizontal.len() + column);
                }
            }
        }
        groups
    }

    /// The number that stands for the group.
    fn root(&mut self, mut member: usize) -> usize {
        while self.0[member] != member {
            self.0[member] = self.0[self.0[member]];
            member = self.0[member];
        }
        member
    }

    fn unite(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.0[other] = one;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(x0: f32, y0: f32, x1: f32, y1: f32) -> Rule {
        Rule {
            from: (x0, y0),
            to: (x1, y1),
        }
    }

    #[test]
    fn borders_drawn_in_pieces_are_one_line() {
        let rules = [
            rule(50.0, 10.0, 99.0, 10.2),
            rule(10.0, 10.0, 50.0, 10.0),
            rule(100.0, 10.5, 150.0, 10.5),
        ];
        let (horizontal, vertical) = strokes(&rules);
        assert_eq!(
            horizontal,
            [Stroke {
                at: 10.0,
                from: 10.0,
                to: 150.0
            }]
        );
        assert!(vertical.is_empty());
    }

    #[test]
    fn lines_that_meet_are_one_frame() {
        let mut rules = vec![
            rule(10.0, 10.0, 90.0, 10.0),
            rule(10.0, 50.0, 90.0, 50.0),
            rule(10.0, 11.0, 10.0, 50.0),
        ];
        rules.extend([
            rule(200.0, 10.0, 300.0, 10.0),
            rule(200.0, 50.0, 300.0, 50.0),
            rule(250.0, 8.0, 250.0, 52.0),
        ]);
        rules.push(rule(10.0, 500.0, 400.0, 500.0));
        let (frames, lonely) = frames(&rules);
        assert_eq!((frames.len(), lonely.len()), (2, 1));
        assert!(
            frames
                .iter()
                .all(|frame| (frame.horizontal.len(), frame.vertical.len()) == (2, 1))
        );
    }

    #[test]
    fn a_drawing_of_many_lines_is_no_table() {
        let across = (0..2000_u16).map(|at| rule(0.0, 2.0 * f32::from(at), 4000.0, 2.0 * f32::from(at)));
        let down = (0..2000_u16).map(|at| rule(2.0 * f32::from(at), 0.0, 2.0 * f32::from(at), 4000.0));
        assert!(frames(&across.chain(down).collect::<Vec<_>>()).0.is_empty());
    }
}
