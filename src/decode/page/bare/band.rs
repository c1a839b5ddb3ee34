//! A line as the pieces of text that blanks part.

use super::super::Run;
use super::super::line::join;

/// The least gap between two columns, as a part of the characters' size: wider than a blank between a number and its unit.
pub(super) const STRIP: f32 = 0.4;

/// A line.
#[derive(Debug)]
pub(super) struct Band {
    /// The base line.
    pub(super) y: f32,
    pub(super) size: f32,
    /// The pieces from left to right, each as one run on the line's base line.
    pub(super) pieces: Vec<Run>,
}

impl Band {
    /// The line of runs that stand in order.
    pub(super) fn of(runs: &[&Run]) -> Self {
        let whole = join(runs);
        let mut parts: Vec<Vec<&Run>> = Vec::new();
        let mut right = f32::MIN;
        for run in runs {
            match parts.last_mut().filter(|_| run.x - right < STRIP * whole.size) {
                Some(part) => part.push(run),
                None => parts.push(vec![run]),
            }
            right = right.max(run.right());
        }
        let piece = |part: &Vec<&Run>| {
            let line = join(part);
            Run {
                x: line.x,
                y: whole.y,
                width: line.right - line.x,
                size: whole.size,
                text: line.text,
            }
        };
        Self {
            y: whole.y,
            size: whole.size,
            pieces: parts.iter().map(piece).collect(),
        }
    }

    /// The left and right ends of what wide gaps part.
    pub(super) fn extents(&self) -> Vec<(f32, f32)> {
        const WIDE: f32 = 0.9;
        let mut extents: Vec<(f32, f32)> = Vec::new();
        for piece in &self.pieces {
            match extents.last_mut().filter(|last| piece.x - last.1 < WIDE * self.size) {
                Some(last) => last.1 = piece.right(),
                None => extents.push((piece.x, piece.right())),
            }
        }
        extents
    }
}

/// Whether a text is nothing but a number: `3` `03` `十二` `(4)` `5.` `3-1`.
pub(super) fn is_number(text: &str) -> bool {
    let bare = text.trim();
    let part = |c: char| c.is_numeric() || "一二三四五六七八九十.、()（）-".contains(c);
    bare.chars().all(part) && (1..=6).contains(&bare.chars().count()) && bare.chars().any(char::is_alphanumeric)
}
