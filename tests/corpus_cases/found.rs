//! What the program finds in one sentence, and whether the two laws of the text hold over it.

use std::ops::Range;

use zhibiao::lexicon::Lexicon;
use zhibiao::normalize::field::{self, Place};
use zhibiao::number;
use zhibiao::quantity;
use zhibiao::rows::Field;

use super::meaning::Meaning;

/// All that was found in a sentence, read as the progress of a task.
#[derive(Debug)]
pub struct Found {
    /// Where the mentions stand, in bytes.
    pub marks: Vec<Range<usize>>,
    pub meanings: Vec<Meaning>,
    /// The rejected numerals with their reasons.
    pub rejected: Vec<(String, &'static str)>,
    /// How the laws are broken, if they are.
    pub broken: Option<String>,
}

/// Reads a sentence.
pub fn read(text: &str, lexicon: &Lexicon) -> Found {
    let place = Place {
        item_seq: 1,
        field: Field::Progress,
        period: None,
    };
    let scan = quantity::scan(text, lexicon);
    let rows = field::read(text, place, &[], lexicon);
    let rejected = scan.rejected.iter();
    Found {
        marks: scan.mentions.iter().map(|m| m.span.start..m.span.end).collect(),
        meanings: rows.metrics.iter().map(Meaning::of).collect(),
        rejected: rejected
            .map(|r| (r.span.of(text).to_owned(), r.reason.code()))
            .collect(),
        broken: surface_law(text, &rows.metrics).or_else(|| conservation_law(text, &scan, lexicon)),
    }
}

/// Law 1: a span, in characters, is its surface.
fn surface_law(text: &str, metrics: &[zhibiao::rows::Metric]) -> Option<String> {
    metrics.iter().find_map(|metric| {
        let (start, end) = (usize::try_from(metric.start).ok()?, usize::try_from(metric.end).ok()?);
        let surface: String = text.chars().skip(start).take(end.saturating_sub(start)).collect();
        (surface != metric.text).then(|| format!("law 1: {start}..{end} is {surface}, not {}", metric.text))
    })
}

/// Law 2: every numeral is part of one mention or of one rejected number. A rejected number stands without its unit, so
/// the name of the unit behind it (百分点, 千瓦) is none that was lost.
fn conservation_law(text: &str, scan: &quantity::Scan, lexicon: &Lexicon) -> Option<String> {
    let mut covered = vec![false; text.len()];
    let rejected = scan.rejected.iter().map(|r| r.span);
    for span in scan.mentions.iter().map(|m| m.span).chain(rejected.clone()) {
        if covered[span.start..span.end].contains(&true) {
            return Some(format!("law 2: {} is read twice", span.of(text)));
        }
        covered[span.start..span.end].fill(true);
    }
    for span in rejected {
        let unit = text[span.end..].trim_start();
        let start = text.len() - unit.len();
        let length = lexicon.units.prefix(unit).map_or(0, |(_, length)| length);
        covered[start..start + length].fill(true);
    }
    let numeral = |c: char| number::arabic(c).is_some() || number::is_numeral(c);
    let lost = text.char_indices().find(|(at, c)| numeral(*c) && !covered[*at]);
    lost.map(|(_, c)| format!("law 2: {c} is lost"))
}
