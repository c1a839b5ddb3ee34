//! Words with slots: `新增养老床位{beds 张 # 养老床位}` prints a number and says what it means.

use rust_decimal::Decimal;

use super::notation::{number, variable};
use super::unit::Unit;

/// A sentence of a template.
#[derive(Debug)]
pub struct Pattern {
    /// In reading order.
    pub pieces: Vec<Piece>,
}

/// A stretch of a pattern.
#[derive(Debug)]
pub enum Piece {
    /// Words as they stand.
    Literal(String),
    /// `{@街道}`: words that the place or the quarter gives; none of their numerals measures anything.
    Name(String),
    /// A number.
    Slot(Box<Slot>),
}

/// A number with its truth.
#[derive(Debug)]
pub struct Slot {
    /// Where the number comes from.
    pub content: Content,
    /// The unit as written behind (or, for 第…位 and 百分之, around) the number.
    pub unit: String,
    /// How the digits are printed.
    pub spelling: Spelling,
    /// What the sentence says about the number.
    pub meaning: Meaning,
    /// Phrases, each of which names what is measured.
    pub names: Vec<String>,
    /// The key of the indicator that it is a value or a change of, where the catalogue has it.
    pub indicator: Option<String>,
    /// By which checks and pairs find the number: the variable's name, or one given with `as=`.
    pub label: String,
    /// The label of the target number that this one answers.
    pub answers: Option<Answer>,
}

/// Which target number a reported one answers.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The target number's label.
    pub label: String,
    /// A reader may also take the two for different things.
    pub optional: bool,
}

/// Where a slot's number comes from.
#[derive(Debug)]
pub enum Content {
    /// A variable.
    Variable(usize),
    /// Always this number.
    Number(Decimal),
    /// From one variable to another, with the word between them.
    Range(usize, String, usize),
    /// A surface that the notation cannot compose (一半, 前五), with its value.
    Raw(String, Decimal),
}

/// How the digits are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    /// 1286
    Plain,
    /// 1,286
    Grouped,
    /// 十二
    Chinese,
    /// 25 件
    Spaced,
    /// -3.47, as in 同比增长-3.47%
    Negative,
}

/// The codes of a mention. Where several readings can be defended they are joined by `|`, the best one first.
#[derive(Debug, Clone)]
pub struct Meaning {
    /// `count`, `money` …
    pub kind: String,
    /// The base unit.
    pub unit: String,
    /// `exact`, `approx`, `min` or `max`.
    pub bound: String,
    /// `none`, `increase` or `decrease`; `signed` in a pattern only: the number's sign decides and prints 增长 or 下降.
    pub change: String,
    /// `none`, `yoy`, `pop`, `avg` or `other`.
    pub basis: String,
    /// `target`, `actual` or `baseline`; none where the field decides.
    pub role: Option<String>,
    /// A reader may also leave this number out.
    pub optional: bool,
}

impl Pattern {
    /// Reads a sentence; the slots may use these variables.
    ///
    /// # Errors
    /// What is wrong with a slot.
    pub fn read(text: &str, names: &[&str]) -> Result<Self, String> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, slot)) = rest.split_once('{') {
            let (inside, behind) = slot.split_once('}').ok_or("{ without }")?;
            pieces.push(Piece::Literal(before.replace('¶', "\n")));
            pieces.push(piece(inside, names)?);
            rest = behind;
        }
        pieces.push(Piece::Literal(rest.replace('¶', "\n")));
        Ok(Self { pieces })
    }

    /// The numbers, in reading order.
    pub fn slots(&self) -> impl Iterator<Item = &Slot> {
        self.pieces.iter().filter_map(|piece| {
            if let Piece::Slot(slot) = piece {
                Some(&**slot)
            } else {
                None
            }
        })
    }
}

fn piece(inside: &str, names: &[&str]) -> Result<Piece, String> {
    match inside.strip_prefix('@') {
        Some(name) => Ok(Piece::Name(name.to_owned())),
        None => slot(inside, names)
            .map(|slot| Piece::Slot(Box::new(slot)))
            .map_err(|why| format!("{{{inside}}}: {why}")),
    }
}

/// `content unit attribute … # name|name`
fn slot(inside: &str, variables: &[&str]) -> Result<Slot, String> {
    let (head, names) = inside
        .split_once('#')
        .ok_or("no # with the names of what is measured")?;
    let names: Vec<String> = names.trim().split('|').map(str::to_owned).collect();
    let mut words = head.split_whitespace();
    let written = words.next().ok_or("no content")?;
    let unit = words.next().ok_or("no unit (_ for none)")?.replace('_', "");
    let mut slot = Slot {
        content: content(written, variables)?,
        meaning: Meaning::of(&Unit::read(&unit)),
        unit,
        spelling: Spelling::Plain,
        names,
        indicator: None,
        label: written.to_owned(),
        answers: None,
    };
    words.try_for_each(|word| slot.attribute(word))?;
    Ok(slot)
}

fn content(written: &str, variables: &[&str]) -> Result<Content, String> {
    if let Some(raw) = written.strip_prefix("raw:") {
        let (surface, value) = raw.split_once('=').ok_or("raw:SURFACE=VALUE")?;
        return Ok(Content::Raw(surface.to_owned(), number(value)?));
    }
    if let Some(mark) = written.chars().find(|c| matches!(c, '至' | '到' | '-' | '—' | '~')) {
        let (low, high) = written.split_once(mark).ok_or("no range")?;
        // The unit may stand on both sides: 4%—6%.
        let (low, between) = low.strip_suffix('%').map_or((low, ""), |low| (low, "%"));
        return Ok(Content::Range(
            variable(low, variables)?,
            format!("{between}{mark}"),
            variable(high, variables)?,
        ));
    }
    number(written)
        .map(Content::Number)
        .or_else(|_| variable(written, variables).map(Content::Variable))
}

impl Meaning {
    fn of(unit: &Unit) -> Self {
        Self {
            kind: unit.kind.to_owned(),
            unit: unit.base.clone(),
            bound: if unit.vague { "approx" } else { "exact" }.to_owned(),
            change: "none".to_owned(),
            basis: "none".to_owned(),
            role: None,
            optional: false,
        }
    }
}

impl Slot {
    fn attribute(&mut self, word: &str) -> Result<(), String> {
        let meaning = &mut self.meaning;
        match word {
            "grouped" => self.spelling = Spelling::Grouped,
            "zh" => self.spelling = Spelling::Chinese,
            "spaced" => self.spelling = Spelling::Spaced,
            "minus" => self.spelling = Spelling::Negative,
            "min" | "max" | "approx" => meaning.bound = word.to_owned(),
            "inc" => meaning.change = "increase".to_owned(),
            "dec" => meaning.change = "decrease".to_owned(),
            "signed" => meaning.change = word.to_owned(),
            "yoy" | "pop" | "avg" | "other" => meaning.basis = word.to_owned(),
            "baseline" | "target" => meaning.role = Some(word.to_owned()),
            "optional" => meaning.optional = true,
            _ => return self.assignment(word),
        }
        Ok(())
    }

    fn assignment(&mut self, word: &str) -> Result<(), String> {
        for (mark, optional) in [('>', false), ('?', true)] {
            if let Some(label) = word.strip_prefix(mark) {
                let label = label.to_owned();
                self.answers = Some(Answer { label, optional });
                return Ok(());
            }
        }
        let (key, value) = word
            .split_once('=')
            .ok_or_else(|| format!("unknown attribute {word}"))?;
        let value = value.to_owned();
        match key {
            "as" => self.label = value,
            "is" => self.indicator = Some(value),
            "kind" => self.meaning.kind = value,
            "unit" => self.meaning.unit = value,
            "bound" => self.meaning.bound = value,
            "change" => self.meaning.change = value,
            "basis" => self.meaning.basis = value,
            _ => return Err(format!("unknown attribute {word}")),
        }
        Ok(())
    }
}
