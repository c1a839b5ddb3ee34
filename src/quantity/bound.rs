//! How a number stands to the true value: 约, 超, 以上, 左右 …

use super::context::at_boundary;
use super::{Bound, Kind, Mention, numeral};
use crate::lexicon::Lexicon;
use crate::span::Span;

/// Words that may stand between a bound and its number (至少有60家).
const FILLERS: [&str; 7] = ["有", "为", "达到", "达", "完成", "新增", "是"];

/// Sets a mention's bound from the words around it; `floor` is the end of the mention before.
pub(super) fn set(text: &str, mention: &mut Mention, floor: usize, lexicon: &Lexicon) {
    if mention.kind == Kind::Rank {
        return;
    }
    let found = inside(text, mention)
        .or_else(|| behind(text, mention, lexicon))
        .or_else(|| before(text, mention, floor, lexicon));
    if let Some((span, bound)) = found {
        mention.bound = bound;
        mention.bound_span = Some(span);
    }
}

fn behind(text: &str, mention: &Mention, lexicon: &Lexicon) -> Option<(Span, Bound)> {
    let end = mention.span.end;
    let rest = &text[end..];
    let blank = numeral::blanks(rest);
    let rest = &rest[blank..];
    let (length, bound) = lexicon.words.bound_after.find(rest).or_else(|| over(rest))?;
    Some((Span::new(end + blank, end + blank + length), bound))
}

/// 三成多, 5倍多: 多 behind the unit where nothing else follows that it could belong to.
fn over(rest: &str) -> Option<(usize, Bound)> {
    let behind = rest.strip_prefix('多')?;
    (at_boundary(behind) || behind.starts_with('的')).then_some(('多'.len_utf8(), Bound::Approx))
}

/// 100+家: the sign stands inside the mention.
fn inside(text: &str, mention: &Mention) -> Option<(Span, Bound)> {
    let number = mention.number.of(text).strip_suffix(['+', '＋'])?;
    let start = mention.number.start + number.len();
    Some((Span::new(start, mention.number.end), Bound::Min))
}

fn before(text: &str, mention: &Mention, floor: usize, lexicon: &Lexicon) -> Option<(Span, Bound)> {
    let zone = &text[floor.min(mention.span.start)..mention.span.start];
    let mut rest = zone.trim_end_matches([' ', '\u{a0}']);
    // A bare scale takes 上 and 过 too (上百场), which say nothing before other numbers.
    let words = &lexicon.words;
    let number = mention.number.of(text);
    let scale_only = number.starts_with(['百', '千', '万', '亿']) && !number.contains("分之");
    if scale_only && let Some((length, bound)) = words.bound_of_scale(rest) {
        let end = floor.min(mention.span.start) + rest.len();
        return Some((Span::new(end - length, end), bound));
    }
    for _ in 0..3 {
        if let Some((length, bound)) = words.bound_before.find(rest) {
            let end = mention.span.start - (zone.len() - rest.len());
            return bound.map(|b| (Span::new(end - length, end), b));
        }
        let filler = FILLERS.iter().find(|f| rest.ends_with(**f))?;
        rest = &rest[..rest.len() - filler.len()];
    }
    None
}
