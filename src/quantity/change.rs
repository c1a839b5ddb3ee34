//! Whether a number is itself a change: 增长20%, 降幅3.2%, 同比增长-8.92%.

use super::{Change, Kind, Mention, basis};
use crate::lexicon::Lexicon;
use crate::span::Span;

/// Comparatives that say a change only against an earlier time (同比高2个百分点), and a difference elsewhere.
const COMPARATIVES: [&str; 6] = ["高", "低", "快", "慢", "多", "少"];

/// What the words before a mention say of its direction.
pub(super) struct Direction {
    /// Rise or fall.
    pub change: Change,
    /// The word.
    pub span: Span,
    /// The word alone would say a difference.
    pub comparative: bool,
}

/// The change word before a mention, in the zone that begins at `floor`.
pub(super) fn find(text: &str, mention: &Mention, floor: usize, lexicon: &Lexicon) -> Option<Direction> {
    if mention.kind == Kind::Rank {
        return None;
    }
    let zone = &text[floor.min(mention.span.start)..mention.span.start];
    let share = matches!(mention.kind, Kind::Percent | Kind::PercentagePoint | Kind::Multiple);
    let mut rest = trim(zone);
    for _ in 0..6 {
        if let Some((length, word)) = lexicon.words.change.find(rest) {
            if word.change == Change::None || word.share_only && !share && !compared(text, mention, floor, lexicon) {
                return None;
            }
            let end = mention.span.start - (zone.len() - rest.len());
            let span = Span::new(end - length, end);
            let comparative = COMPARATIVES.contains(&span.of(text));
            return Some(Direction {
                change: word.change,
                span,
                comparative,
            });
        }
        let length = filler(rest, lexicon)?;
        rest = trim(&rest[..rest.len() - length]);
    }
    None
}

/// Whether the words before a mention compare it with another time or plan: then 提高120元 is a change as 提高2% is.
fn compared(text: &str, mention: &Mention, floor: usize, lexicon: &Lexicon) -> bool {
    basis::within(
        text,
        Span::new(floor.min(mention.span.start), mention.span.start),
        lexicon,
    )
    .is_some()
}

fn trim(text: &str) -> &str {
    text.trim_end_matches([' ', '\u{a0}', '\u{3000}'])
}

fn filler(text: &str, lexicon: &Lexicon) -> Option<usize> {
    let words = &lexicon.words;
    let filler = words.change_filler.find(text).map(|(length, ())| length);
    let bound = words
        .bound_before
        .find(text)
        .filter(|(_, bound)| bound.is_some())
        .map(|(length, _)| length);
    filler.max(bound)
}
