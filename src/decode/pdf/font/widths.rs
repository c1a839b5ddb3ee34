//! How wide glyphs are drawn (ISO 32000-1, 9.2.4).

use lopdf::{Dictionary, Object};

use super::cmap::find;
use crate::decode::pdf::file::File;

/// Widths are given in thousandths of the font's size.
const UNIT: f32 = 0.001;

/// The widths of a simple font's codes.
pub(super) fn simple<'d>(file: File<'d>, dict: &'d Dictionary, texts: &[String]) -> Vec<f32> {
    let unit = match file.name(dict, b"Subtype") {
        // The glyphs of a Type 3 font have units of their own (9.6.5).
        Some(b"Type3") => file
            .numbers(dict, b"FontMatrix")
            .map_or(UNIT, |[a, ..]: [f32; 6]| a.abs()),
        _ => UNIT,
    };
    let descriptor = file.dict(dict, b"FontDescriptor");
    let missing = descriptor.and_then(|descriptor| file.number(descriptor, b"MissingWidth"));
    let given = file.array(dict, b"Widths");
    let first = file.number(dict, b"FirstChar").unwrap_or(0.0).max(0.0) as usize;
    let fixed = file
        .name(dict, b"BaseFont")
        .is_some_and(|name| name.starts_with(b"Courier"));
    let width = |(code, text): (usize, &String)| {
        let listed = code.checked_sub(first).and_then(|at| given?.get(at));
        match listed.and_then(|width| file.as_number(width)) {
            Some(width) => width * unit,
            None if given.is_some() => missing.unwrap_or(0.0) * unit,
            None if fixed => 0.6,
            None => usual(text),
        }
    };
    texts.iter().enumerate().map(width).collect()
}

/// About how wide a character of the standard fonts is, whose widths may be left out (9.6.2.2).
fn usual(text: &str) -> f32 {
    match text.chars().next() {
        None => 0.0,
        Some(' ' | '.' | ',' | ':' | ';' | '!' | '|' | '\'' | 'i' | 'j' | 'l' | 'I' | 't' | 'f' | '/' | '(' | ')') => {
            0.28
        }
        Some('m' | 'w' | 'M' | 'W' | '%' | '@') => 0.85,
        Some(c) if c.is_ascii_uppercase() => 0.67,
        Some(_) => 0.53,
    }
}

/// The widths of a CIDFont's glyphs (9.7.4.3).
pub(super) struct Widths {
    /// Glyph numbers from one to another, in order, with their widths.
    ranges: Vec<(u32, u32, f32)>,
    usual: f32,
}

impl Widths {
    /// Reads `W` and `DW`.
    pub(super) fn read<'d>(file: File<'d>, dict: &'d Dictionary) -> Self {
        let mut ranges = Vec::new();
        let mut items = file.array(dict, b"W").unwrap_or_default().iter();
        while let Some(first) = items.next().and_then(|first| file.as_number(first)) {
            let first = first.max(0.0) as u32;
            match items.next().and_then(|item| file.follow(item)) {
                Some(Object::Array(widths)) => ranges.extend(
                    (first..)
                        .zip(widths)
                        .filter_map(|(glyph, width)| Some((glyph, glyph, file.as_number(width)? * UNIT))),
                ),
                Some(last) => {
                    let Some((last, width)) = file.as_number(last).zip(items.next().and_then(|w| file.as_number(w)))
                    else {
                        break;
                    };
                    ranges.push((first, last.max(0.0) as u32, width * UNIT));
                }
                None => break,
            }
        }
        ranges.sort_by_key(|range| range.0);
        let usual = file.number(dict, b"DW").map_or(1.0, |width| width * UNIT);
        Self { ranges, usual }
    }

    /// A glyph's width.
    pub(super) fn of(&self, glyph: u32) -> f32 {
        find(&self.ranges, glyph, |range| (range.0, range.1)).map_or(self.usual, |range| range.2)
    }
}
