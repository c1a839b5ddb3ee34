//! Content streams (ISO 32000-1, 7.8.2 and Annex A): operators, one after another, draw a page.

use std::rc::Rc;

use lopdf::{Dictionary, Object, Stream};
use rustc_hash::FxHashMap;

use super::file::File;
use super::font::Font;
use super::frame::{Frame, numbers};
use super::lexer::{Lexer, Token};
use super::matrix::{Matrix, length};
use super::pages::Leaf;
use super::sheet::{Sheet, actual_text};
use super::state::State;
use crate::decode::package::corrupt;
use crate::decode::page::Page;
use crate::diagnostic::{Refusal, RejectReason};

/// How many operands are kept for one operator.
const MAX_OPERANDS: usize = 1 << 20;
/// How deeply forms may stand in one another.
const MAX_FORMS: usize = 16;
/// How many pieces of text a document may have.
const MAX_PIECES: usize = 2_000_000;

/// What was seen on all pages.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Seen {
    pub(super) characters: usize,
    /// Characters whose glyphs no character is known for.
    pub(super) unknown: usize,
    pub(super) pictures: usize,
    pieces: usize,
}

/// Draws pages.
pub(super) struct Interpreter<'d> {
    file: File<'d>,
    fonts: FxHashMap<*const Dictionary, Rc<Font>>,
    pub(super) seen: Seen,
    sheet: Sheet,
}

impl<'d> Interpreter<'d> {
    /// Nothing is drawn yet.
    pub(super) fn new(file: File<'d>) -> Self {
        Self {
            file,
            fonts: FxHashMap::default(),
            seen: Seen::default(),
            sheet: Sheet::default(),
        }
    }

    /// Draws a page.
    ///
    /// # Errors
    /// `member_too_large`; `corrupt_document` where a part of the page is not in the file.
    pub(super) fn page(&mut self, leaf: &Leaf<'d>) -> Result<Page, Refusal> {
        let content = self.content(leaf)?;
        self.run(&content, Frame::new(leaf.resources, State::new(leaf.base), 0))?;
        let sheet = std::mem::take(&mut self.sheet);
        self.seen.pieces += sheet.pieces.len();
        Ok(sheet.finish(leaf.size))
    }

    /// A page's content streams as one.
    fn content(&self, leaf: &Leaf<'d>) -> Result<Vec<u8>, Refusal> {
        let missing = || corrupt("a part of a page is missing from the PDF");
        let Ok(contents) = leaf.dict.get(b"Contents") else {
            return Ok(Vec::new());
        };
        let contents = self.file.follow(contents).ok_or_else(missing)?;
        let parts = match contents {
            Object::Array(parts) => parts.as_slice(),
            one => std::slice::from_ref(one),
        };
        let mut content = Vec::new();
        for part in parts {
            if let Object::Stream(stream) = self.file.follow(part).ok_or_else(missing)? {
                content.extend(self.file.unpack(stream)?);
                content.push(b'\n');
            }
        }
        Ok(content)
    }

    /// Draws a content stream.
    fn run(&mut self, content: &[u8], mut frame: Frame<'d>) -> Result<(), Refusal> {
        let marks = self.sheet.depth();
        let mut lexer = Lexer::new(content);
        let mut operands = Vec::new();
        while let Some(token) = lexer.next() {
            match token {
                Token::Operator(b"ID") => {
                    lexer.skip_picture();
                    self.seen.pictures += 1;
                    operands.clear();
                }
                Token::Operator(operator) => {
                    self.operate(operator, &operands, &mut frame)?;
                    operands.clear();
                }
                operand if operands.len() < MAX_OPERANDS => operands.push(operand),
                _ => {}
            }
        }
        self.sheet.end_marks(marks);
        Ok(())
    }

    fn operate(&mut self, operator: &[u8], operands: &[Token<'_>], frame: &mut Frame<'d>) -> Result<(), Refusal> {
        if self.seen.pieces + self.sheet.pieces.len() > MAX_PIECES {
            let detail = format!("the PDF draws more than {MAX_PIECES} pieces of text; split it");
            return Err(Refusal::new(RejectReason::MemberTooLarge, detail));
        }
        match operator {
            b"Tj" | b"TJ" | b"'" | b"\"" => self.show(operator, operands, frame),
            b"Tf" => self.choose_font(operands, frame)?,
            b"Do" => self.draw_object(operands, frame)?,
            b"BMC" | b"BDC" => self.begin_mark(operands, frame),
            b"EMC" => self.sheet.end_marks(self.sheet.depth().saturating_sub(1)),
            b"m" | b"l" | b"c" | b"v" | b"y" | b"h" | b"re" => self.build_path(operator, operands, frame),
            b"S" | b"s" | b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" | b"n" => self.draw_path(operator, frame),
            _ => frame.set(operator, operands),
        }
        Ok(())
    }

    fn choose_font(&mut self, operands: &[Token<'_>], frame: &mut Frame<'d>) -> Result<(), Refusal> {
        let [Token::Name(name), Token::Number(size)] = operands else {
            return Ok(());
        };
        frame.state.text.size = *size;
        let fonts = frame.resources.and_then(|resources| self.file.dict(resources, b"Font"));
        let Some(dict) = fonts.and_then(|fonts| self.file.dict(fonts, name)) else {
            frame.state.text.font = None;
            return Ok(());
        };
        let key = std::ptr::from_ref(dict);
        if !self.fonts.contains_key(&key) {
            self.fonts.insert(key, Rc::new(Font::read(self.file, dict)?));
        }
        frame.state.text.font = self.fonts.get(&key).cloned();
        Ok(())
    }

    /// Draws strings, and moves on between them.
    fn show(&mut self, operator: &[u8], operands: &[Token<'_>], frame: &mut Frame<'d>) {
        let text = &mut frame.state.text;
        if let (b"\"", [Token::Number(words), Token::Number(glyphs), _]) = (operator, operands) {
            (text.word_spacing, text.spacing) = (*words, *glyphs);
        }
        if matches!(operator, b"'" | b"\"") {
            text.begin_line(0.0, -text.leading);
        }
        let Some(font) = text.font.clone() else { return };
        for operand in operands {
            match operand {
                Token::String(bytes) => self.show_string(bytes, &font, &mut frame.state),
                Token::Number(back) if operator == b"TJ" => {
                    let text = &mut frame.state.text;
                    text.advance(-back / 1000.0 * text.size, font.is_vertical());
                }
                _ => {}
            }
        }
    }

    fn show_string(&mut self, mut bytes: &[u8], font: &Font, state: &mut State) {
        let mut characters = String::new();
        while let Some(glyph) = font.next(&mut bytes, &mut characters) {
            characters.retain(|c| !c.is_control() && c != '\u{AD}');
            for c in characters.chars().filter(|c| !c.is_whitespace()) {
                self.seen.characters += 1;
                self.seen.unknown += usize::from(c == char::REPLACEMENT_CHARACTER);
            }
            let text = &state.text;
            let vertical = font.is_vertical();
            // Vertical glyphs hang from the middle of their upper edge (9.7.4.3).
            let shift = if vertical {
                (-glyph.width / 2.0, -0.88)
            } else {
                (0.0, 0.0)
            };
            let own = Matrix([text.size * text.scale, 0.0, 0.0, text.size, 0.0, text.rise]);
            let place = own.then(text.matrix).then(state.ctm).shifted(shift.0, shift.1);
            self.sheet.glyph(&characters, glyph.width, place);
            let spacing = text.spacing + if glyph.is_space { text.word_spacing } else { 0.0 };
            let along = if vertical { -text.size } else { glyph.width * text.size };
            state.text.advance(along + spacing, vertical);
            characters.clear();
        }
    }

    /// Draws a form, or counts a picture.
    fn draw_object(&mut self, operands: &[Token<'_>], frame: &Frame<'d>) -> Result<(), Refusal> {
        let [Token::Name(name)] = operands else { return Ok(()) };
        let objects = frame
            .resources
            .and_then(|resources| self.file.dict(resources, b"XObject"));
        let Some(stream) = objects.and_then(|objects| self.file.stream(objects, name)) else {
            return Ok(());
        };
        match self.file.name(&stream.dict, b"Subtype") {
            Some(b"Form") if frame.depth < MAX_FORMS => self.draw_form(stream, frame),
            Some(b"Image") => {
                self.seen.pictures += 1;
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn draw_form(&mut self, stream: &'d Stream, frame: &Frame<'d>) -> Result<(), Refusal> {
        // A form costs something even where it is empty, so that forms of forms end.
        const CALL: usize = 256;
        self.file.budget.take(CALL)?;
        let content = self.file.unpack(stream)?;
        let mut state = frame.state.clone();
        if let Some(matrix) = self.file.numbers(&stream.dict, b"Matrix") {
            state.ctm = Matrix(matrix).then(state.ctm);
        }
        let resources = self.file.dict(&stream.dict, b"Resources").or(frame.resources);
        self.run(&content, Frame::new(resources, state, frame.depth + 1))
    }

    fn begin_mark(&mut self, operands: &[Token<'_>], frame: &Frame<'d>) {
        let Some(Token::Name(tag)) = operands.first() else {
            return self.sheet.begin_mark(b"", None);
        };
        let actual = match operands.get(1) {
            Some(Token::Name(name)) => self.listed_text(name, frame),
            _ => actual_text(operands),
        };
        self.sheet.begin_mark(tag, actual);
    }

    /// The `ActualText` of properties that stand in the resources.
    fn listed_text(&self, name: &[u8], frame: &Frame<'d>) -> Option<String> {
        let properties = self.file.dict(frame.resources?, b"Properties")?;
        let object = self.file.get(self.file.dict(properties, name)?, b"ActualText")?;
        let bytes = object.as_str().ok()?;
        actual_text(&[Token::Name(b"ActualText".into()), Token::String(bytes.into())])
    }

    fn build_path(&mut self, operator: &[u8], operands: &[Token<'_>], frame: &Frame<'d>) {
        let (path, ctm) = (&mut self.sheet.path, frame.state.ctm);
        match (operator, numbers(operands).as_slice()) {
            (b"m", [x, y]) => path.begin(ctm.apply(*x, *y)),
            (b"l", [x, y]) => path.go(ctm.apply(*x, *y), false),
            (b"c" | b"v" | b"y", [.., x, y]) => path.go(ctm.apply(*x, *y), true),
            (b"h", _) => path.close(),
            (b"re", &[x, y, width, height]) => {
                path.begin(ctm.apply(x, y));
                for (x, y) in [(x + width, y), (x + width, y + height), (x, y + height)] {
                    path.go(ctm.apply(x, y), false);
                }
                path.close();
            }
            _ => {}
        }
    }

    fn draw_path(&mut self, operator: &[u8], frame: &Frame<'d>) {
        let state = &frame.state;
        if matches!(operator, b"s" | b"b" | b"b*") {
            self.sheet.path.close();
        }
        let strokes = matches!(operator, b"S" | b"s" | b"B" | b"B*" | b"b" | b"b*") && !state.stroke.white;
        let fills = matches!(operator, b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*") && !state.fill.white;
        let scale = length(state.ctm.turn(1.0, 0.0)).max(length(state.ctm.turn(0.0, 1.0)));
        self.sheet.draw(strokes.then_some(state.pen * scale), fills);
        self.sheet.path.clear();
    }
}
