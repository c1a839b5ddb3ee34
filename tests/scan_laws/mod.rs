//! What must hold of the scan of any text, whatever it is. Tests and the fuzz target share this.
#![allow(dead_code, reason = "each user takes what it needs")]

use zhibiao::lexicon::Lexicon;
use zhibiao::number;
use zhibiao::quantity::{Kind, Mention, Scan};
use zhibiao::span::Span;

/// What counts as a numeral: a digit 0 to 9 of either width, and every character that stands in Chinese numerals, but
/// where it is part of a unit's name (百分点, 千瓦; see [`unit_end`]). Circled and Roman numbers (①, Ⅱ) number things and
/// are none; nor are 半 and 双, which are words.
pub fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c) || number::is_numeral(c)
}

/// Where the name of the unit ends that stands directly behind a number that ends at `end`, perhaps behind blanks:
/// a rejected number is a row without its unit.
pub fn unit_end(text: &str, end: usize, lexicon: &Lexicon) -> usize {
    let rest = &text[end..];
    let unit = rest.trim_start();
    let length = lexicon.units.prefix(unit).map_or(0, |(_, length)| length);
    end + rest.len() - unit.len() + length
}

/// Holds a scan against the laws, in time linear in the text; the error says which one is broken, and where.
pub fn check(text: &str, scan: &Scan, lexicon: &Lexicon) -> Result<(), String> {
    in_order(scan)?;
    let spans = spans(scan);
    for (span, _) in &spans {
        lies_in(text, *span)?;
    }
    if let Some(pair) = spans.windows(2).find(|pair| pair[0].0.end > pair[1].0.start) {
        return Err(format!("{:?} and {:?} overlap", pair[0].0, pair[1].0));
    }
    scan.mentions.iter().try_for_each(|mention| is_whole(text, mention))?;
    nothing_disappears(text, &spans, lexicon)
}

fn in_order(scan: &Scan) -> Result<(), String> {
    let mentions = scan.mentions.is_sorted_by_key(|mention| mention.span.start);
    let rejected = scan.rejected.is_sorted_by_key(|rejected| rejected.span.start);
    if mentions && rejected {
        Ok(())
    } else {
        Err("not in reading order".to_owned())
    }
}

/// All spans of a scan in the order of the text; for each whether it is a rejected one.
fn spans(scan: &Scan) -> Vec<(Span, bool)> {
    let mentions = scan.mentions.iter().map(|mention| (mention.span, false));
    let mut spans: Vec<_> = mentions
        .chain(scan.rejected.iter().map(|rejected| (rejected.span, true)))
        .collect();
    spans.sort_by_key(|(span, _)| span.start);
    spans
}

fn lies_in(text: &str, span: Span) -> Result<(), String> {
    match text.get(span.start..span.end) {
        Some(surface) if !surface.is_empty() => Ok(()),
        _ => Err(format!("{span:?} is no part of the text")),
    }
}

/// A mention says a value or two ends, and its parts lie where they should.
fn is_whole(text: &str, mention: &Mention) -> Result<(), String> {
    let outside = [
        mention.unit_span,
        mention.bound_span,
        mention.change_span,
        mention.basis_span,
        mention.base_span,
    ];
    outside.into_iter().flatten().try_for_each(|span| lies_in(text, span))?;
    let ends = mention.low.is_some() && mention.high.is_some();
    let said = match mention.kind {
        Kind::Ratio => mention.value.is_none() && mention.low.is_none() && mention.high.is_none(),
        _ => mention.value.is_some() != ends && mention.low.is_some() == mention.high.is_some(),
    };
    if !said {
        return Err(format!("{:?} says neither a value nor a range", mention.span.of(text)));
    }
    if mention.low.zip(mention.high).is_some_and(|(low, high)| low >= high) {
        return Err(format!("{:?} ends below its beginning", mention.span.of(text)));
    }
    if mention.span.contains(mention.number) {
        Ok(())
    } else {
        Err(format!("{:?} is not in its mention", mention.number))
    }
}

/// Every numeral is in a mention, in a rejected numeral, or in the unit behind one.
fn nothing_disappears(text: &str, spans: &[(Span, bool)], lexicon: &Lexicon) -> Result<(), String> {
    let mut spans = spans.iter().peekable();
    let mut covered = 0;
    for (at, c) in text.char_indices() {
        while let Some((span, rejected)) = spans.next_if(|(span, _)| span.start <= at) {
            let end = if *rejected {
                unit_end(text, span.end, lexicon)
            } else {
                span.end
            };
            covered = covered.max(end);
        }
        if at >= covered && is_numeral(c) {
            return Err(format!("{c} at {at} disappeared"));
        }
    }
    Ok(())
}
