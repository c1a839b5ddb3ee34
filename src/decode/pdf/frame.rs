//! A content stream that is being drawn, and the operators that only set something (ISO 32000-1, Annex A).

use lopdf::Dictionary;

use super::lexer::Token;
use super::matrix::Matrix;
use super::state::State;

/// How deeply states may be saved; deeper ones are not.
const MAX_SAVED: usize = 1000;

/// A content stream that is being drawn.
pub(super) struct Frame<'d> {
    pub(super) resources: Option<&'d Dictionary>,
    pub(super) state: State,
    saved: Vec<State>,
    /// How many states were to be saved beyond those that were.
    unsaved: usize,
    /// How many forms it stands in.
    pub(super) depth: usize,
}

impl<'d> Frame<'d> {
    /// A content stream at its beginning.
    pub(super) const fn new(resources: Option<&'d Dictionary>, state: State, depth: usize) -> Self {
        Self {
            resources,
            state,
            saved: Vec::new(),
            unsaved: 0,
            depth,
        }
    }

    /// Operators that only set something.
    pub(super) fn set(&mut self, operator: &[u8], operands: &[Token<'_>]) {
        let numbers = numbers(operands);
        match (operator, numbers.as_slice()) {
            (b"q", _) if self.saved.len() < MAX_SAVED => self.saved.push(self.state.clone()),
            (b"q", _) => self.unsaved += 1,
            (b"Q", _) if self.unsaved > 0 => self.unsaved -= 1,
            (b"Q", _) => self.state = self.saved.pop().unwrap_or_else(|| self.state.clone()),
            (b"cm", &[a, b, c, d, e, f]) => self.state.ctm = Matrix([a, b, c, d, e, f]).then(self.state.ctm),
            (b"w", [pen]) => self.state.pen = *pen,
            (b"g", gray) => self.state.fill.gray(gray),
            (b"G", gray) => self.state.stroke.gray(gray),
            (b"rg" | b"k" | b"sc" | b"scn", color) => self.state.fill.color(color),
            (b"RG" | b"K" | b"SC" | b"SCN", color) => self.state.stroke.color(color),
            (b"cs", _) => self.state.fill.space(name(operands)),
            (b"CS", _) => self.state.stroke.space(name(operands)),
            _ => self.set_text(operator, &numbers),
        }
    }

    /// Operators that only set something about text.
    fn set_text(&mut self, operator: &[u8], numbers: &[f32]) {
        let text = &mut self.state.text;
        match (operator, numbers) {
            (b"BT", _) => text.set_matrix(Matrix::IDENTITY),
            (b"Td", [x, y]) => text.begin_line(*x, *y),
            (b"TD", [x, y]) => {
                text.leading = -y;
                text.begin_line(*x, *y);
            }
            (b"Tm", &[a, b, c, d, e, f]) => text.set_matrix(Matrix([a, b, c, d, e, f])),
            (b"T*", _) => text.begin_line(0.0, -text.leading),
            (b"Tc", [spacing]) => text.spacing = *spacing,
            (b"Tw", [spacing]) => text.word_spacing = *spacing,
            (b"Tz", [percent]) => text.scale = percent / 100.0,
            (b"TL", [leading]) => text.leading = *leading,
            (b"Ts", [rise]) => text.rise = *rise,
            _ => {}
        }
    }
}

/// The numbers among operands, as many as an operator takes at most.
pub(super) fn numbers(operands: &[Token<'_>]) -> Vec<f32> {
    let number = |token: &Token<'_>| match token {
        Token::Number(number) => Some(*number),
        _ => None,
    };
    operands.iter().take(32).filter_map(number).collect()
}

/// The first operand, if it is a name.
fn name<'o>(operands: &'o [Token<'_>]) -> &'o [u8] {
    match operands.first() {
        Some(Token::Name(name)) => name,
        _ => b"",
    }
}
