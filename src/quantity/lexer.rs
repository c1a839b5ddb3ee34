//! Text → atoms: one pass that stops only at characters that can begin a numeral, a quotation or a title, or end a clause.

use super::atom::Atom;
use super::context::{Brackets, is_clause_end};
use super::marker::Markers;
use super::numeral;
use super::reason::{Reason, Rule};
use super::{Rejected, half, share, unit};
use crate::lexicon::Lexicon;
use crate::number;
use crate::span::Span;

/// What one pass over a text finds.
#[derive(Debug, Default)]
pub(super) struct Lexed {
    /// All numerals but list markers, in reading order.
    pub atoms: Vec<Atom>,
    /// Titles and quotations.
    pub brackets: Brackets,
    /// Numbers of list entries.
    pub markers: Vec<Rejected>,
    /// Where clauses begin: behind each sign that ends one. A comma inside a number ends none.
    pub clauses: Vec<usize>,
}

/// One bit a character of the Basic Multilingual Plane: whether the lexer stops there.
static STOPS: [u64; 1024] = stops();

const fn stops() -> [u64; 1024] {
    const CHARS: [char; 63] = [
        '〇', '零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '两', '十', '百', '千', '万', '亿', '兆',
        '廿', '卅', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖', '拾', '佰', '仟', '萬', '億', '貳', '參',
        '陸', '兩', '○', '半', '《', '》', '“', '”', '‘', '’', '「', '」', '『', '』', '〈', '〉', '"', '，', ',',
        '。', '；', ';', '！', '!', '？', '?', '\n',
    ];
    let mut bits = [0_u64; 1024];
    let mut i = 0;
    while i < CHARS.len() {
        let c = CHARS[i] as usize;
        bits[c / 64] |= 1 << (c % 64);
        i += 1;
    }
    let mut digit = 0;
    while digit < 10 {
        let (half, full) = ('0' as usize + digit, '０' as usize + digit);
        bits[half / 64] |= 1 << (half % 64);
        bits[full / 64] |= 1 << (full % 64);
        digit += 1;
    }
    bits
}

/// The next byte from `at` on where a character stands at which the lexer stops.
fn next_stop(bytes: &[u8], mut at: usize) -> Option<usize> {
    while let Some(&lead) = bytes.get(at) {
        let (code, length) = match lead {
            0x00..=0x7F => (usize::from(lead), 1),
            0xE0..=0xEF => {
                let (b, c) = (*bytes.get(at + 1)?, *bytes.get(at + 2)?);
                (
                    usize::from(lead & 0x0F) << 12 | usize::from(b & 0x3F) << 6 | usize::from(c & 0x3F),
                    3,
                )
            }
            0xC0..=0xDF => (0, 2),
            _ => (0, 4),
        };
        if STOPS[code >> 6] >> (code & 63) & 1 == 1 {
            return Some(at);
        }
        at += length;
    }
    None
}

impl Lexed {
    fn clear(&mut self) {
        self.atoms.clear();
        self.brackets.clear();
        self.markers.clear();
        self.clauses.clear();
    }
}

/// Finds all numerals of a text; what `lexed` held is gone.
pub(super) fn lex(text: &str, lexicon: &Lexicon, lexed: &mut Lexed) {
    let bytes = text.as_bytes();
    lexed.clear();
    let mut markers = Markers::default();
    let mut at = 0;
    while let Some(stop) = next_stop(bytes, at) {
        at = if numeral::digit_at(bytes, stop).is_some() {
            arabic(text, stop, lexicon, &mut markers, lexed)
        } else {
            let c = text[stop..].chars().next().unwrap_or(' ');
            if number::is_numeral(c) {
                let atom = chinese(text, stop, lexicon);
                lexed.atoms.push(atom);
                atom.end()
            } else if c == '半' {
                let half = half::atom(text, stop, lexicon);
                lexed.atoms.extend(half);
                half.map_or(stop + c.len_utf8(), |atom| atom.end())
            } else if is_clause_end(c) {
                lexed.clauses.push(stop + c.len_utf8());
                stop + c.len_utf8()
            } else {
                lexed.brackets.see(c, stop);
                stop + c.len_utf8()
            }
        };
    }
}

fn arabic(text: &str, at: usize, lexicon: &Lexicon, markers: &mut Markers, lexed: &mut Lexed) -> usize {
    if let Some(marker) = markers.at(text, at) {
        lexed.markers.push(Rejected {
            span: Span::new(at, marker.number_end),
            reason: Reason::ListMarker,
            rule: Rule::Marker,
        });
        return marker.text_start;
    }
    let mut atom = numeral::arabic_atom(text, at, lexicon);
    if !share::behind_arabic(text, &mut atom, lexicon) {
        unit::attach(text, &mut atom, lexicon);
    }
    lexed.atoms.push(atom);
    atom.end()
}

fn chinese(text: &str, at: usize, lexicon: &Lexicon) -> Atom {
    if let Some(atom) = share::chinese(text, at, lexicon) {
        return atom;
    }
    let mut atom = numeral::chinese_atom(text, at, lexicon);
    if !share::behind_chinese(text, &mut atom) {
        unit::attach(text, &mut atom, lexicon);
    }
    atom
}
