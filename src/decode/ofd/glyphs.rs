//! Text objects (clause 11.3): characters with their distances → runs.

use super::geometry::Placement;
use crate::decode::page::Run;

/// A text object, whose texts share placement and font size.
#[derive(Debug, Clone, Copy)]
pub(super) struct TextObject {
    pub(super) placement: Placement,
    /// The font's size in millimetres.
    pub(super) size: f32,
    /// How much wider than usual the characters are.
    pub(super) stretch: f32,
    /// Where the last text began: one without a place of its own begins there.
    pub(super) start: (f32, f32),
}

/// A text of an object as it is stored.
#[derive(Debug, Clone, Default)]
pub(super) struct TextCode {
    pub(super) text: String,
    /// Distances from each character to the next.
    pub(super) delta_x: Option<String>,
    pub(super) delta_y: Option<String>,
}

impl TextObject {
    /// Adds the runs of a text: characters that follow closely upon one another make one.
    pub(super) fn write(&self, code: &TextCode, runs: &mut Vec<Run>) {
        let mut across = code.delta_x.as_deref().map(Deltas::read);
        let mut down = code.delta_y.as_deref().map(Deltas::read);
        let (mut x, mut y) = self.start;
        let mut run: Option<Run> = None;
        for c in code.text.chars() {
            let own = self.size * self.stretch * em(c);
            let step = match (&mut across, &mut down) {
                (None, None) => (own, 0.0),
                (across, down) => {
                    let next = |deltas: &mut Option<Deltas>| deltas.as_mut().map_or(0.0, Deltas::next);
                    (next(across), next(down))
                }
            };
            if !c.is_control() {
                self.add(c, (x, y), own, &mut run, runs);
            }
            (x, y) = (x + step.0, y + step.1);
        }
        runs.extend(run);
    }

    /// Adds a character to the open run if it stands behind it, else begins a run.
    fn add(&self, c: char, at: (f32, f32), width: f32, open: &mut Option<Run>, runs: &mut Vec<Run>) {
        let (along, across) = self.placement.scale();
        let (x, y) = self.placement.point(at);
        let (size, width) = (self.size * across, width * along);
        if let Some(run) = open {
            let gap = x - (run.x + run.width);
            let is_behind = x > run.x && gap.abs() < 0.4 * size && (y - run.y).abs() < 0.1 * size;
            if is_behind {
                run.text.push(c);
                run.width = x + width - run.x;
                return;
            }
        }
        let next = Run {
            x,
            y,
            width,
            size,
            text: c.to_string(),
        };
        runs.extend(open.replace(next));
    }
}

/// About how wide a character is, in heights of its font.
fn em(c: char) -> f32 {
    if c.is_ascii() { 0.5 } else { 1.0 }
}

/// Distances as they are stored: numbers, and `g 5 3.2` for five times 3.2. They are unpacked one by one, so that a number
/// of repetitions costs nothing.
#[derive(Debug)]
struct Deltas {
    /// Distances with how often each stands.
    steps: std::vec::IntoIter<(usize, f32)>,
    current: (usize, f32),
}

impl Deltas {
    fn read(text: &str) -> Self {
        let mut steps = Vec::new();
        let mut parts = text.split_whitespace();
        while let Some(part) = parts.next() {
            let step = if part == "g" {
                let times = parts.next().and_then(|times| times.parse().ok());
                times.zip(parts.next().and_then(|step| step.parse().ok()))
            } else {
                part.parse().ok().map(|step| (1, step))
            };
            steps.extend(step.filter(|(_, step): &(usize, f32)| step.is_finite()));
        }
        Self {
            steps: steps.into_iter(),
            current: (0, 0.0),
        }
    }

    /// The next distance; the last one again where there are fewer than characters.
    fn next(&mut self) -> f32 {
        while self.current.0 == 0 {
            match self.steps.next() {
                Some(step) => self.current = step,
                None => return self.current.1,
            }
        }
        self.current.0 -= 1;
        self.current.1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The runs of a text of 10 points, at the place 0 0.
    fn runs(text: &str, delta_x: Option<&str>, delta_y: Option<&str>) -> Vec<(String, f32, f32, f32)> {
        let object = TextObject {
            placement: Placement::read("0 0 100 100", None),
            size: 10.0 * 25.4 / 72.0,
            stretch: 1.0,
            start: (0.0, 0.0),
        };
        let code = TextCode {
            text: text.to_owned(),
            // Given in points here.
            delta_x: delta_x.map(millimetres),
            delta_y: delta_y.map(millimetres),
        };
        let mut runs = Vec::new();
        object.write(&code, &mut runs);
        runs.into_iter()
            .map(|run| (run.text, run.x.round(), run.y.round(), run.width.round()))
            .collect()
    }

    fn millimetres(points: &str) -> String {
        let one = |part: &str| match part.parse::<f32>() {
            Ok(points) if part.contains('.') => (points * 25.4 / 72.0).to_string(),
            _ => part.to_owned(),
        };
        points.split(' ').map(one).collect::<Vec<_>>().join(" ")
    }

    fn run(text: &str, x: f32, y: f32, width: f32) -> (String, f32, f32, f32) {
        (text.to_owned(), x, y, width)
    }

    #[test]
    fn distances_make_places() {
        assert_eq!(runs("一二三", Some("10.0 10.0"), None), [run("一二三", 0.0, 0.0, 30.0)]);
        assert_eq!(runs("12年", Some("g 2 5.0"), None), [run("12年", 0.0, 0.0, 20.0)]);
        let parted = runs("序号任务", Some("10.0 40.0 g 1 10.0"), None);
        assert_eq!(parted, [run("序号", 0.0, 0.0, 20.0), run("任务", 50.0, 0.0, 20.0)]);
        let down = runs("上下", None, Some("12.0"));
        assert_eq!(down, [run("上", 0.0, 0.0, 10.0), run("下", 0.0, 12.0, 10.0)]);
    }

    #[test]
    fn without_distances_characters_follow_by_their_width() {
        assert_eq!(runs("共3条", None, None), [run("共3条", 0.0, 0.0, 25.0)]);
        assert_eq!(runs("一二三四", Some("10.0"), None), [run("一二三四", 0.0, 0.0, 40.0)]);
    }

    #[test]
    fn broken_distances_cost_nothing() {
        assert_eq!(
            runs("一二", Some("g 999999999999 10.0"), None),
            [run("一二", 0.0, 0.0, 20.0)]
        );
        assert_eq!(
            runs("一二", Some("g x NaN 10.0 inf g"), None),
            [run("一二", 0.0, 0.0, 20.0)]
        );
        assert_eq!(runs("一\n二", Some("g 0 1.0 g 0 2.0"), None).len(), 2);
        assert!(runs("", None, None).is_empty());
    }
}
