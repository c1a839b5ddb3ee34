//! Glyphs, one after another, into the runs of a page.

use super::turn::{Turn, along};
use crate::decode::page::{Page, Rule};

/// A glyph at its place, in the page's points.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed {
    /// The left end of its base line.
    pub(super) origin: (f32, f32),
    /// Where its line runs: 0 to the right, 1 down, 2 to the left, 3 up.
    pub(super) quarter: u8,
    pub(super) width: f32,
    pub(super) size: f32,
    /// Whether it is no part of the document's text: a header, a footer, a watermark (14.8.2.2).
    pub(super) artifact: bool,
}

/// Glyphs that stand on one base line without a gap. `u` runs along the line, `v` across.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) u: f32,
    v: f32,
    /// Where the last glyph ends that is no blank.
    pub(super) ink: f32,
    /// Where the last glyph ends.
    end: f32,
    pub(super) text: String,
    pub(super) placed: Placed,
}

/// How long a piece may become, in bytes.
const MAX_PIECE: usize = 1000;

/// The pieces of a page while it is drawn.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    done: Vec<Piece>,
    open: Option<Piece>,
    /// How many characters run in each direction.
    quarters: [usize; 4],
}

impl Pieces {
    /// How many pieces there are.
    pub(super) const fn len(&self) -> usize {
        self.done.len()
    }

    /// Adds a glyph with its characters.
    pub(super) fn add(&mut self, text: &str, placed: Placed) {
        let (u, v) = along(placed.origin, placed.quarter);
        if !(u.is_finite() && v.is_finite() && placed.width.is_finite() && placed.size > 0.1) {
            return;
        }
        self.quarters[usize::from(placed.quarter)] += text.len();
        if !self.open.as_ref().is_some_and(|open| open.reaches(u, v, placed)) {
            self.close();
        }
        let end = u + placed.width;
        let blank = text.chars().all(char::is_whitespace);
        match &mut self.open {
            // Two blanks part what may be two cells.
            Some(open) if blank && (open.text.ends_with(' ') || text.contains('\u{3000}')) => self.close(),
            Some(open) => open.go_on(text, end, blank),
            None if blank => {}
            None => self.open = Some(Piece::new(text, (u, v), end, placed)),
        }
    }

    /// Ends the piece that is being built.
    fn close(&mut self) {
        if let Some(mut piece) = self.open.take() {
            piece.text.truncate(piece.text.trim_end().len());
            self.done.push(piece);
        }
    }

    /// The page of these pieces and the lines drawn on it, turned so that most of its text runs to the right.
    pub(super) fn into_page(mut self, size: (f32, f32), rules: Vec<Rule>) -> Page {
        self.close();
        let most = (0..4).max_by_key(|quarter| (self.quarters[usize::from(*quarter)], 4 - quarter));
        let turn = Turn {
            quarter: most.unwrap_or(0),
            size,
        };
        let has_text = self.done.iter().any(|piece| !piece.placed.artifact);
        let kept = self
            .done
            .into_iter()
            .filter(|piece| !(has_text && piece.placed.artifact));
        let mut page = Page {
            size: if turn.quarter % 2 == 1 { (size.1, size.0) } else { size },
            runs: kept.flat_map(|piece| turn.runs(piece)).collect(),
            rules: rules.into_iter().map(|rule| turn.rule(rule)).collect(),
        };
        let (width, height) = page.size;
        page.runs
            .retain(|run| run.x < width && run.x + run.width > 0.0 && (0.0..=height).contains(&run.y));
        page
    }
}

impl Piece {
    fn new(text: &str, (u, v): (f32, f32), end: f32, placed: Placed) -> Self {
        let text = text.to_owned();
        Self {
            u,
            v,
            ink: end,
            end,
            text,
            placed,
        }
    }

    /// Adds a glyph.
    fn go_on(&mut self, text: &str, end: f32, blank: bool) {
        self.text.push_str(if blank && !text.is_empty() { " " } else { text });
        self.end = end;
        if !blank {
            self.ink = end;
        }
    }

    /// Whether a glyph goes on where this piece ends.
    fn reaches(&self, u: f32, v: f32, next: Placed) -> bool {
        let same = self.placed.quarter == next.quarter && self.placed.artifact == next.artifact;
        let size = next.size;
        let gap = u - self.end;
        same && self.text.len() < MAX_PIECE
            && (self.placed.size - size).abs() < 0.05 * size
            && (v - self.v).abs() < 0.1 * size
            && (-0.3 * size..0.15 * size).contains(&gap)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: (f32, f32) = (200.0, 100.0);

    fn placed(x: f32, y: f32, quarter: u8) -> Placed {
        Placed {
            origin: (x, y),
            quarter,
            width: 10.0,
            size: 10.0,
            artifact: false,
        }
    }

    fn texts(page: &Page) -> Vec<(&str, f32, f32)> {
        page.runs.iter().map(|run| (run.text.as_str(), run.x, run.y)).collect()
    }

    #[test]
    fn glyphs_without_a_gap_are_one_run() {
        let mut pieces = Pieces::default();
        for (at, text) in (0_u8..).zip(["甲", "乙", " ", "丙", " ", " ", "丁"]) {
            pieces.add(text, placed(10.0 * f32::from(at), 50.0, 0));
        }
        pieces.add("戊", placed(90.0, 50.0, 0));
        let page = pieces.into_page(SIZE, Vec::new());
        assert_eq!(
            texts(&page),
            [("甲乙 丙", 0.0, 50.0), ("丁", 60.0, 50.0), ("戊", 90.0, 50.0)]
        );
        assert!((page.runs[0].width - 40.0).abs() < 0.01);
    }

    #[test]
    fn a_page_on_its_side_is_turned() {
        let mut pieces = Pieces::default();
        for at in 0_u8..3 {
            pieces.add("甲", placed(150.0, 10.0 + 10.0 * f32::from(at), 1));
        }
        pieces.add("页", placed(10.0, 50.0, 0));
        let rules = vec![Rule {
            from: (160.0, 10.0),
            to: (160.0, 300.0),
        }];
        let page = pieces.into_page(SIZE, rules);
        assert_eq!(page.size, (100.0, 200.0));
        assert_eq!(texts(&page)[0], ("甲甲甲", 10.0, 50.0));
        assert_eq!((page.rules[0].from, page.rules[0].to), ((10.0, 40.0), (100.0, 40.0)));
    }

    #[test]
    fn artifacts_are_left_out_beside_text() {
        let mut pieces = Pieces::default();
        pieces.add(
            "眉",
            Placed {
                artifact: true,
                ..placed(0.0, 10.0, 0)
            },
        );
        assert_eq!(texts(&pieces.into_page(SIZE, Vec::new())).len(), 1);
        let mut pieces = Pieces::default();
        pieces.add(
            "眉",
            Placed {
                artifact: true,
                ..placed(0.0, 10.0, 0)
            },
        );
        pieces.add("文", placed(0.0, 50.0, 0));
        pieces.add("外", placed(0.0, 500.0, 0));
        assert_eq!(texts(&pieces.into_page(SIZE, Vec::new())), [("文", 0.0, 50.0)]);
    }
}
