//! A page while it is drawn: its text, its lines, and the marks around parts of it.

use super::lexer::Token;
use super::matrix::{Matrix, length};
use super::path::Path;
use super::pieces::{Pieces, Placed};
use crate::decode::page::{Page, Rule};

/// How many lines a page may have; one with more is a map or a drawing, and all its lines are left out.
const MAX_RULES: usize = 100_000;

/// A page that is being drawn.
#[derive(Default)]
pub(super) struct Sheet {
    pub(super) pieces: Pieces,
    rules: Vec<Rule>,
    crowded: bool,
    pub(super) path: Path,
    marks: Vec<Mark>,
    /// Which of the marks says what stands for all that is drawn.
    replaced: Option<usize>,
}

/// A mark that has begun and not ended (14.6).
#[derive(Default)]
struct Mark {
    artifact: bool,
    /// What stands for all that is drawn (14.9.4), and where the first and the last of it stand.
    actual: Option<(String, Option<(Placed, Placed)>)>,
}

/// How deeply marks may nest; deeper ones are not looked at.
const MAX_MARKS: usize = 1000;

impl Sheet {
    /// How deeply marks nest here.
    pub(super) const fn depth(&self) -> usize {
        self.marks.len()
    }

    /// Begins a mark with its tag and properties.
    pub(super) fn begin_mark(&mut self, tag: &[u8], actual: Option<String>) {
        let outer = self.marks.last();
        let artifact = tag == b"Artifact" || outer.is_some_and(|mark| mark.artifact);
        let actual = actual.filter(|_| self.replaced.is_none()).map(|text| (text, None));
        if self.marks.len() < MAX_MARKS {
            if actual.is_some() {
                self.replaced = Some(self.marks.len());
            }
            self.marks.push(Mark { artifact, actual });
        }
    }

    /// Ends marks until only so many are left.
    pub(super) fn end_marks(&mut self, left: usize) {
        while self.marks.len() > left {
            let actual = self.marks.pop().and_then(|mark| mark.actual);
            self.replaced = self.replaced.filter(|at| *at < self.marks.len());
            if let Some((text, Some((first, last)))) = actual {
                let (dx, dy) = (last.origin.0 - first.origin.0, last.origin.1 - first.origin.1);
                let width = length((dx, dy)) + last.width;
                self.pieces.add(&text, Placed { width, ..first });
            }
        }
    }

    /// Draws a glyph. `matrix` leads from its own coordinates, in which its base line begins at 0 and its size is 1.
    pub(super) fn glyph(&mut self, text: &str, width: f32, matrix: Matrix) {
        let direction = matrix.turn(1.0, 0.0);
        let Some(quarter) = quarter(direction) else { return };
        let placed = Placed {
            origin: matrix.apply(0.0, 0.0),
            quarter,
            width: width * length(direction),
            size: length(matrix.turn(0.0, 1.0)),
            artifact: self.marks.last().is_some_and(|mark| mark.artifact),
        };
        match self.replaced.and_then(|at| self.marks.get_mut(at)?.actual.as_mut()) {
            Some((_, Some((_, last)))) => *last = placed,
            Some((_, place)) => *place = Some((placed, placed)),
            None => self.pieces.add(text, placed),
        }
    }

    /// Draws the path along its lines, with a pen of a width, or fills it.
    pub(super) fn draw(&mut self, pen: Option<f32>, filled: bool) {
        if self.crowded {
            return;
        }
        if let Some(pen) = pen {
            self.path.stroke(pen, &mut self.rules);
        }
        if filled {
            self.path.fill(&mut self.rules);
        }
        if self.rules.len() > MAX_RULES {
            self.crowded = true;
            self.rules = Vec::new();
        }
    }

    /// The page.
    pub(super) fn finish(mut self, size: (f32, f32)) -> Page {
        self.end_marks(0);
        self.pieces.into_page(size, self.rules)
    }
}

/// The direction of a line that runs along an edge of the page; slanted ones are watermarks and stamps.
fn quarter((x, y): (f32, f32)) -> Option<u8> {
    const SLANT: f32 = 0.2;
    if y.abs() <= SLANT * x.abs() && x != 0.0 {
        return Some(if x > 0.0 { 0 } else { 2 });
    }
    (x.abs() <= SLANT * y.abs() && y != 0.0).then_some(if y > 0.0 { 1 } else { 3 })
}

/// The text behind the key `ActualText` in a list of properties (7.9.2.2).
pub(super) fn actual_text(properties: &[Token<'_>]) -> Option<String> {
    let key = properties
        .iter()
        .position(|token| matches!(token, Token::Name(name) if &**name == b"ActualText"))?;
    match properties.get(key + 1)? {
        Token::String(bytes) => Some(text_string(bytes)),
        _ => None,
    }
}

/// A text string: UTF-16BE or UTF-8 by its first bytes, else PDFDocEncoding, of which only what is Latin-1 is read.
fn text_string(bytes: &[u8]) -> String {
    let read: String = match bytes {
        [0xFE, 0xFF, units @ ..] => {
            let units = units.as_chunks().0.iter().map(|pair| u16::from_be_bytes(*pair));
            char::decode_utf16(units)
                .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
                .collect()
        }
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|byte| char::from(*byte)).collect(),
    };
    read.replace('\u{AD}', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directions() {
        assert_eq!(quarter((1.0, 0.0)), Some(0));
        assert_eq!(quarter((0.0, 2.0)), Some(1));
        assert_eq!(quarter((-1.0, 0.1)), Some(2));
        assert_eq!(quarter((0.0, -1.0)), Some(3));
        assert_eq!(quarter((1.0, 1.0)), None);
        assert_eq!(quarter((0.0, 0.0)), None);
    }

    #[test]
    fn text_strings() {
        assert_eq!(text_string(b"\xFE\xFF\x4E\x2D"), "中");
        assert_eq!(text_string("\u{FEFF}中".as_bytes()), "中");
        assert_eq!(text_string(b"fi\xAD"), "fi");
    }
}
