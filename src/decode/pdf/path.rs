//! Paths (ISO 32000-1, 8.5), of which only straight lines along the page's edges are kept.

use crate::decode::page::Rule;

/// How many points a path may have; one with more is a drawing.
const MAX_POINTS: usize = 10_000;

/// How thick a filled rectangle may be to count as a line, in points.
const THIN: f32 = 3.0;

/// A path while it is built, in the page's points.
#[derive(Debug, Default)]
pub(super) struct Path {
    parts: Vec<Part>,
    points: usize,
}

/// A part of a path that is drawn in one go.
#[derive(Debug, Default)]
struct Part {
    points: Vec<(f32, f32)>,
    closed: bool,
    curved: bool,
}

impl Path {
    /// Begins a part.
    pub(super) fn begin(&mut self, point: (f32, f32)) {
        self.parts.push(Part::default());
        self.go(point, false);
    }

    /// Goes on to a point, in a straight line or a curve.
    pub(super) fn go(&mut self, point: (f32, f32), curved: bool) {
        self.points += 1;
        if let Some(part) = self.parts.last_mut()
            && self.points <= MAX_POINTS
        {
            part.points.push(point);
            part.curved |= curved;
        }
    }

    /// Goes back to where the part began.
    pub(super) fn close(&mut self) {
        if let Some(part) = self.parts.last_mut() {
            part.closed = true;
        }
    }

    /// Ends the path without drawing it.
    pub(super) fn clear(&mut self) {
        self.parts.clear();
        self.points = 0;
    }

    fn drawn(&self) -> impl Iterator<Item = &Part> {
        let parts = self.parts.iter().filter(|part| !part.curved);
        parts.filter(|_| self.points <= MAX_POINTS)
    }

    /// The lines that drawing along the path with a pen of a width gives.
    pub(super) fn stroke(&self, pen: f32, rules: &mut Vec<Rule>) {
        for part in self.drawn() {
            let ends = part.points.iter().skip(1);
            let back = part.points.first().filter(|_| part.closed);
            let pairs = part.points.iter().zip(ends.chain(back));
            rules.extend(pairs.filter_map(|(from, to)| line(*from, *to, pen)));
        }
    }

    /// The lines that filling the path gives. A thin ring between two rectangles is four lines.
    pub(super) fn fill(&self, rules: &mut Vec<Rule>) {
        let boxes: Vec<_> = self.drawn().filter_map(Part::bounds).collect();
        for bounds in &boxes {
            rules.extend(bounds.thin());
        }
        for pair in boxes.windows(2) {
            let outer = [(pair[0], pair[1]), (pair[1], pair[0])];
            if let Some((outer, _)) = outer.iter().find(|(outer, inner)| outer.is_around(*inner)) {
                rules.extend(outer.edges());
            }
        }
    }
}

impl Part {
    /// The rectangle around the part.
    fn bounds(&self) -> Option<Bounds> {
        let first = *self.points.first()?;
        let bounds = Bounds {
            low: first,
            high: first,
        };
        Some(self.points.iter().fold(bounds, |bounds, point| Bounds {
            low: (bounds.low.0.min(point.0), bounds.low.1.min(point.1)),
            high: (bounds.high.0.max(point.0), bounds.high.1.max(point.1)),
        }))
    }
}

/// A rectangle by its corners.
#[derive(Clone, Copy)]
struct Bounds {
    low: (f32, f32),
    high: (f32, f32),
}

impl Bounds {
    /// The line that a thin rectangle is.
    fn thin(self) -> Option<Rule> {
        let Self { low, high } = self;
        let middle = ((low.0 + high.0) / 2.0, (low.1 + high.1) / 2.0);
        let (width, height) = (high.0 - low.0, high.1 - low.1);
        match (height <= THIN && width > height, width <= THIN && height > width) {
            (true, _) => Some(Rule {
                from: (low.0, middle.1),
                to: (high.0, middle.1),
            }),
            (_, true) => Some(Rule {
                from: (middle.0, low.1),
                to: (middle.0, high.1),
            }),
            _ => None,
        }
    }

    /// Whether this rectangle is another one with a thin rim.
    fn is_around(self, inner: Self) -> bool {
        let rims = [
            inner.low.0 - self.low.0,
            inner.low.1 - self.low.1,
            self.high.0 - inner.high.0,
            self.high.1 - inner.high.1,
        ];
        rims.iter().all(|rim| (0.0..=THIN).contains(rim)) && rims.iter().any(|rim| *rim > 0.0)
    }

    /// The four edges.
    fn edges(self) -> [Rule; 4] {
        let Self { low, high } = self;
        let corners = [low, (high.0, low.1), high, (low.0, high.1)];
        [0, 1, 2, 3].map(|at| Rule {
            from: corners[at],
            to: corners[(at + 1) % 4],
        })
    }
}

/// A line that runs along an edge of the page. One that is much thicker than long is a line across.
fn line(from: (f32, f32), to: (f32, f32), pen: f32) -> Option<Rule> {
    let (x, y) = ((to.0 - from.0).abs(), (to.1 - from.1).abs());
    let (middle, half) = (((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0), pen / 2.0);
    let slant = x.min(y);
    if slant > 1.0 || slant > 0.1 * x.max(y) {
        return None;
    }
    let across = x.max(y) <= THIN && pen > 4.0 * x.max(y);
    Some(match (x > y, across) {
        (true, false) => Rule {
            from: (from.0, middle.1),
            to: (to.0, middle.1),
        },
        (false, false) => Rule {
            from: (middle.0, from.1),
            to: (middle.0, to.1),
        },
        (true, true) => Rule {
            from: (middle.0, middle.1 - half),
            to: (middle.0, middle.1 + half),
        },
        (false, true) => Rule {
            from: (middle.0 - half, middle.1),
            to: (middle.0 + half, middle.1),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rectangle(x: f32, y: f32, width: f32, height: f32) -> Path {
        let mut path = Path::default();
        path.begin((x, y));
        for point in [(x + width, y), (x + width, y + height), (x, y + height)] {
            path.go(point, false);
        }
        path.close();
        path
    }

    fn drawn(draw: impl Fn(&mut Vec<Rule>)) -> Vec<[f32; 4]> {
        let mut rules = Vec::new();
        draw(&mut rules);
        rules
            .iter()
            .map(|rule| [rule.from.0, rule.from.1, rule.to.0, rule.to.1])
            .collect()
    }

    #[test]
    fn rectangles_are_lines() {
        let path = rectangle(10.0, 10.0, 100.0, 50.0);
        assert_eq!(drawn(|rules| path.stroke(1.0, rules)).len(), 4);
        assert!(drawn(|rules| path.fill(rules)).is_empty());
        let thin = rectangle(10.0, 10.0, 100.0, 1.0);
        assert_eq!(drawn(|rules| thin.fill(rules)), [[10.0, 10.5, 110.0, 10.5]]);
    }

    #[test]
    fn a_ring_is_four_lines() {
        let mut ring = rectangle(10.0, 10.0, 100.0, 50.0);
        ring.parts.extend(rectangle(9.0, 9.0, 102.0, 52.0).parts);
        assert_eq!(drawn(|rules| ring.fill(rules)).len(), 4);
        let mut apart = rectangle(10.0, 10.0, 100.0, 50.0);
        apart.parts.extend(rectangle(120.0, 10.0, 100.0, 50.0).parts);
        assert!(drawn(|rules| apart.fill(rules)).is_empty());
    }

    #[test]
    fn slanted_and_curved_lines_are_left_out() {
        let mut path = Path::default();
        path.begin((0.0, 0.0));
        path.go((50.0, 50.0), false);
        path.begin((0.0, 0.0));
        path.go((50.0, 0.0), true);
        assert!(drawn(|rules| path.stroke(1.0, rules)).is_empty());
    }

    #[test]
    fn a_short_thick_line_is_a_line_across() {
        let mut path = Path::default();
        path.begin((50.0, 10.0));
        path.go((50.0, 10.5), false);
        assert_eq!(drawn(|rules| path.stroke(80.0, rules)), [[10.0, 10.25, 90.0, 10.25]]);
    }
}
