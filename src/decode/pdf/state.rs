//! What operators set and later ones use (ISO 32000-1, 8.4 and 9.3).

use std::rc::Rc;

use super::color::Paint;
use super::font::Font;
use super::matrix::Matrix;

/// The graphics state.
#[derive(Clone)]
pub(super) struct State {
    /// From the current coordinates to the page's.
    pub(super) ctm: Matrix,
    /// The width of lines, in the current coordinates.
    pub(super) pen: f32,
    pub(super) stroke: Paint,
    pub(super) fill: Paint,
    pub(super) text: TextState,
}

/// The part of the state that is about text.
#[derive(Clone)]
pub(super) struct TextState {
    pub(super) font: Option<Rc<Font>>,
    pub(super) size: f32,
    /// Added behind each glyph.
    pub(super) spacing: f32,
    /// Added behind each blank.
    pub(super) word_spacing: f32,
    /// How much wider than usual, 1 for not at all.
    pub(super) scale: f32,
    pub(super) leading: f32,
    pub(super) rise: f32,
    /// From the text's coordinates to the current ones, where the next glyph is.
    pub(super) matrix: Matrix,
    /// The same, where the line begins.
    pub(super) line: Matrix,
}

impl State {
    /// The state at the beginning of a page.
    pub(super) fn new(ctm: Matrix) -> Self {
        Self {
            ctm,
            pen: 1.0,
            stroke: Paint::default(),
            fill: Paint::default(),
            text: TextState {
                font: None,
                size: 0.0,
                spacing: 0.0,
                word_spacing: 0.0,
                scale: 1.0,
                leading: 0.0,
                rise: 0.0,
                matrix: Matrix::IDENTITY,
                line: Matrix::IDENTITY,
            },
        }
    }
}

impl TextState {
    /// Goes to a place, given from the line's beginning, and begins a line there.
    pub(super) fn begin_line(&mut self, x: f32, y: f32) {
        self.set_matrix(self.line.shifted(x, y));
    }

    /// Begins a line.
    pub(super) const fn set_matrix(&mut self, matrix: Matrix) {
        self.matrix = matrix;
        self.line = matrix;
    }

    /// Moves on along the line, by a length in the text's coordinates.
    pub(super) fn advance(&mut self, length: f32, vertical: bool) {
        self.matrix = match vertical {
            true => self.matrix.shifted(0.0, length),
            false => self.matrix.shifted(length * self.scale, 0.0),
        };
    }
}
