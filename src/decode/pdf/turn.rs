//! Pages whose text does not run to the right, turned so that it does.

use super::pieces::{Piece, Placed};
use crate::decode::page::{Rule, Run};

/// A point's place along a line that runs in a direction, and across it.
pub(super) fn along((x, y): (f32, f32), quarter: u8) -> (f32, f32) {
    match quarter {
        0 => (x, y),
        1 => (y, -x),
        2 => (-x, -y),
        _ => (-y, x),
    }
}

/// How a page is turned whose text runs in a direction.
#[derive(Clone, Copy)]
pub(super) struct Turn {
    pub(super) quarter: u8,
    /// The size before it is turned.
    pub(super) size: (f32, f32),
}

impl Turn {
    /// A point after turning.
    fn point(self, point: (f32, f32)) -> (f32, f32) {
        let (u, v) = along(point, self.quarter);
        let (width, height) = self.size;
        match self.quarter {
            0 => (u, v),
            1 => (u, v + width),
            2 => (u + width, v + height),
            _ => (u + height, v),
        }
    }

    /// A line after turning, cut at the page's edges.
    pub(super) fn rule(self, rule: Rule) -> Rule {
        let (width, height) = match self.quarter % 2 {
            1 => (self.size.1, self.size.0),
            _ => self.size,
        };
        let cut = |point| {
            let (x, y) = self.point(point);
            (x.clamp(0.0, width), y.clamp(0.0, height))
        };
        Rule {
            from: cut(rule.from),
            to: cut(rule.to),
        }
    }

    /// A piece after turning. One that then does not run to the right, such as a label on its side, is taken apart into
    /// its characters.
    pub(super) fn runs(self, piece: Piece) -> Vec<Run> {
        let Placed {
            origin, quarter, size, ..
        } = piece.placed;
        let length = piece.ink - piece.u;
        if quarter == self.quarter {
            let (x, y) = self.point(origin);
            return vec![Run {
                x,
                y,
                width: length,
                size,
                text: piece.text,
            }];
        }
        let step = length / piece.text.chars().count().max(1) as f32;
        let place = |(at, c): (usize, char)| {
            let (x, y) = self.point(middle(piece.placed, step * (at as f32 + 0.5)));
            Run {
                x: x - size / 2.0,
                y: y + HALF * size,
                width: size,
                size,
                text: c.to_string(),
            }
        };
        piece.text.chars().enumerate().map(place).collect()
    }
}

/// Half the height of a character, above its base line and as a part of its size.
const HALF: f32 = 0.35;

/// The middle of a character that stands so far along a piece.
fn middle(
    Placed {
        origin: (x, y),
        quarter,
        size,
        ..
    }: Placed,
    along: f32,
) -> (f32, f32) {
    let above = HALF * size;
    match quarter {
        0 => (x + along, y - above),
        1 => (x + above, y + along),
        2 => (x - along, y + above),
        _ => (x - above, y - along),
    }
}
