//! Pattern → text with its mentions: the one place where a printed number and its truth come into being, together.

use rust_decimal::Decimal;

use super::dice::Dice;
use super::formula::{Moment, Series};
use super::numeral;
use super::pattern::{Answer, Content, Meaning, Pattern, Piece, Slot, Spelling};
use super::place::Place;
use super::slip::Slip;
use super::unit::Unit;

/// A text of an item with the truth about its numbers.
#[derive(Debug, Clone, Default)]
pub struct Rendered {
    /// The text; paragraphs are parted by `\n`.
    pub text: String,
    /// In reading order.
    pub mentions: Vec<Mention>,
}

/// The truth about one number.
#[derive(Debug, Clone)]
pub struct Mention {
    /// In characters of the text.
    pub start: usize,
    /// Behind the last character.
    pub end: usize,
    /// The surface.
    pub text: String,
    /// In the base unit; none for a range.
    pub value: Option<Decimal>,
    /// A range's lower end.
    pub low: Option<Decimal>,
    /// A range's upper end.
    pub high: Option<Decimal>,
    /// How many decimals the surface prints, in the unit as written.
    pub decimals: u32,
    /// The written unit's factor.
    pub factor: Decimal,
    /// What the sentence says; `change` is no longer `signed`.
    pub meaning: Meaning,
    /// Phrases, each of which names what is measured.
    pub names: Vec<String>,
    /// The key of its indicator.
    pub indicator: Option<String>,
    /// The name that checks and pairs use.
    pub label: String,
    /// The target number that this one answers.
    pub answers: Option<Answer>,
}

/// What a pattern is rendered with.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The template's variables at this place.
    pub series: Series<'a>,
    /// Who reports.
    pub place: &'a Place,
    /// When.
    pub moment: Moment,
    /// The figure that is printed wrong.
    pub slip: Option<&'a Slip>,
    /// The branch of the words' own choices.
    pub dice: Dice,
    /// How characters are printed.
    pub width: Width,
}

/// How wide punctuation and digits are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// `,` and `1.5%`
    Half,
    /// `，` and `1.5%`
    Punctuation,
    /// `，` and `１．５％`
    Full,
}

impl Width {
    /// A character between numbers.
    fn literal(self, c: char) -> char {
        match (self, c) {
            (Self::Half, _) => c,
            (_, ',') => '，',
            (_, ';') => '；',
            (_, ':') => '：',
            (_, '(') => '（',
            (_, ')') => '）',
            _ => self.digit(c),
        }
    }

    /// A character of a number.
    fn digit(self, c: char) -> char {
        if self == Self::Full { numeral::full_width(c) } else { c }
    }
}

impl Scene<'_> {
    /// The text of a pattern with its mentions.
    pub fn render(&self, pattern: &Pattern) -> Rendered {
        let mut out = Rendered::default();
        let mut length = 0;
        for piece in &pattern.pieces {
            let words = match piece {
                Piece::Literal(words) => words.clone(),
                Piece::Name(name) => self.place.says(name, self.dice, self.moment),
                Piece::Slot(slot) => {
                    let (before, mut mention) = self.mention(slot);
                    mention.start += length + before.chars().count();
                    mention.end = mention.start + mention.text.chars().count();
                    length = mention.end;
                    out.text.push_str(before);
                    out.text.push_str(&mention.text);
                    out.mentions.push(mention);
                    continue;
                }
            };
            length += words.chars().count();
            out.text.extend(words.chars().map(|c| self.width.literal(c)));
        }
        out
    }

    /// The word that a signed change puts in front, and the number.
    fn mention(&self, slot: &Slot) -> (&'static str, Mention) {
        let mut meaning = slot.meaning.clone();
        let mut before = "";
        let (digits, values) = self.digits(slot);
        if meaning.change == "signed" {
            let falls = values[0].is_sign_negative();
            before = if falls { "下降" } else { "增长" };
            meaning.change = if falls { "decrease" } else { "increase" }.to_owned();
        }
        let signed = meaning.change != "none";
        let unit = Unit::read(&slot.unit);
        let base: Vec<Decimal> = values
            .iter()
            .map(|v| (if signed { v.abs() } else { *v }) * unit.factor)
            .collect();
        let surface = surface(slot, &digits);
        let mention = Mention {
            start: 0,
            end: 0,
            text: surface.chars().map(|c| self.width.digit(c)).collect(),
            value: if base.len() == 1 { Some(base[0]) } else { None },
            low: if base.len() == 2 { Some(base[0]) } else { None },
            high: base.get(1).copied(),
            decimals: values[0].normalize().scale(),
            factor: unit.factor,
            meaning,
            names: slot.names.clone(),
            indicator: slot.indicator.clone(),
            label: slot.label.clone(),
            answers: slot.answers.clone(),
        };
        (before, mention)
    }

    /// The digits as printed, and the values that they print: one, or a range's two.
    fn digits(&self, slot: &Slot) -> (String, Vec<Decimal>) {
        let value = |index: usize| {
            let slipped = self.slip.and_then(|slip| slip.printed(self.series, index));
            slipped.unwrap_or_else(|| self.series.value(index, self.moment))
        };
        let spell = |value: Decimal| {
            spell(
                if slot.meaning.change == "none" {
                    value
                } else {
                    value.abs()
                },
                slot,
            )
        };
        match &slot.content {
            Content::Variable(index) if slot.unit == COMPOUND => (compound(value(*index)), vec![value(*index)]),
            Content::Variable(index) => (spell(value(*index)), vec![value(*index)]),
            Content::Number(number) => (spell(*number), vec![*number]),
            Content::Range(low, mark, high) => {
                let (low, high) = (value(*low), value(*high));
                (format!("{}{mark}{}", spell(low), spell(high)), vec![low, high])
            }
            Content::Raw(surface, value) => (surface.clone(), vec![*value]),
        }
    }
}

/// Not a unit, but the way to write some money: 1亿2000万元. The number is in 万元.
const COMPOUND: &str = "亿万元";

fn compound(value: Decimal) -> String {
    let scale = Decimal::from(10_000);
    match ((value / scale).trunc(), value % scale) {
        (none, rest) if none.is_zero() => format!("{}万元", rest.normalize()),
        (whole, none) if none.is_zero() => format!("{}亿元", whole.normalize()),
        (whole, rest) => format!("{}亿{}万元", whole.normalize(), rest.normalize()),
    }
}

fn spell(value: Decimal, slot: &Slot) -> String {
    match slot.spelling {
        Spelling::Chinese => numeral::chinese(u32::try_from(value).unwrap_or(0), slot.unit != "百分之"),
        Spelling::Grouped => numeral::arabic(value, true),
        Spelling::Negative => format!("-{}", numeral::arabic(value, false)),
        Spelling::Plain | Spelling::Spaced => numeral::arabic(value, false),
    }
}

/// Digits and unit as they stand in the text.
fn surface(slot: &Slot, digits: &str) -> String {
    match slot.unit.as_str() {
        _ if matches!(slot.content, Content::Raw(..)) => digits.to_owned(),
        COMPOUND => digits.to_owned(),
        "第位" => format!("第{digits}位"),
        "百分之" => format!("百分之{digits}"),
        unit if slot.spelling == Spelling::Spaced => format!("{digits} {unit}"),
        unit => format!("{digits}{unit}"),
    }
}
