//! What a change is measured against: 同比, 较上季度, 较近三年平均值, 较2020年.

use super::context::{clause_start, is_clause_end};
use super::{Basis, numeral};
use crate::lexicon::Lexicon;
use crate::span::Span;

/// The basis that a stretch of text names: a mean wins over the rest, else the last one said.
pub(super) fn within(text: &str, zone: Span, lexicon: &Lexicon) -> Option<(Basis, Span)> {
    let mut found: Option<(Basis, Span)> = None;
    let mut at = zone.start;
    while at < zone.end {
        let rest = &text[at..zone.end];
        let hit = mean_of_years(rest)
            .or_else(|| lexicon.words.basis.find(rest))
            .or_else(|| year(rest, lexicon));
        let step = match hit {
            Some((length, basis)) => {
                let span = Span::new(at, at + length);
                let keep = found.is_some_and(|(b, _)| b == Basis::Avg);
                if !keep {
                    found = Some((basis, span));
                }
                length
            }
            None => rest.chars().next().map_or(1, char::len_utf8),
        };
        at += step;
    }
    found
}

/// The most characters between 较 or 比 and the end of what they compare with.
const NEAR: usize = 14;

/// 较前三年同期平均数, 比近五年的均值: a mean of years that 较 or 比 names.
fn mean_of_years(rest: &str) -> Option<(usize, Basis)> {
    let head = rest.strip_prefix(['较', '比'])?;
    let near = head.char_indices().take(NEAR).take_while(|(_, c)| c.is_alphanumeric());
    let mut years = false;
    for (at, c) in near {
        years |= matches!(c, '年' | '期');
        let mean = ["平均", "均值"].iter().find(|word| head[at..].starts_with(**word));
        if let Some(mean) = mean.filter(|_| years) {
            let end = at + mean.len();
            let noun = ["水平", "数", "值"].iter().find(|word| head[end..].starts_with(**word));
            return Some((
                rest.len() - head.len() + end + noun.map_or(0, |word| word.len()),
                Basis::Avg,
            ));
        }
    }
    None
}

/// Words that begin or end with 较 or 比 and compare with nothing that is named (较快, 比例, 占比).
const NO_COMPARISON: [&str; 25] = [
    "较快", "较好", "较大", "较多", "较高", "较低", "较少", "较强", "较小", "较慢", "较早", "较为", "比例", "比重",
    "比率", "比赛", "比选", "比对", "比较", "占比", "同比", "环比", "对比", "价比", "可比",
];

/// 比第一次普查减少: whatever else stands between 较 or 比 and the change. `zone` ends where the change begins.
pub(super) fn compared(text: &str, zone: Span) -> Option<(Basis, Span)> {
    let words = zone.of(text);
    let mut places = words
        .char_indices()
        .rev()
        .take(NEAR)
        .take_while(|(_, c)| c.is_alphanumeric());
    let (at, c) = places.find(|(_, c)| matches!(c, '较' | '比'))?;
    let long = words[at..].chars().nth(2).is_some();
    let before = words[..at].char_indices().next_back().map_or(at, |(at, _)| at);
    let other = |word: &str| words[at..].starts_with(word) || words[before..at + c.len_utf8()] == *word;
    (long && !NO_COMPARISON.iter().any(|word| other(word)))
        .then_some((Basis::Other, Span::new(zone.start + at, zone.end)))
}

/// 较2020年, 比2019年同期: a year of its own is a basis.
fn year(rest: &str, lexicon: &Lexicon) -> Option<(usize, Basis)> {
    let head = ["相较于", "相较", "相比", "较", "比", "对比", "与"]
        .iter()
        .find(|word| rest.starts_with(**word))?;
    lexicon.words.basis_year.find(head)?;
    let bytes = rest.as_bytes();
    let mut at = head.len();
    for _ in 0..4 {
        at += numeral::digit_at(bytes, at)?.1;
    }
    let behind = rest[at..].strip_prefix('年')?;
    // 比2019年同期: the words behind the year belong to it, and name no year before.
    let more = ["同期", "末", "底", "初"]
        .into_iter()
        .find(|word| behind.starts_with(word));
    Some((at + '年'.len_utf8() + more.map_or(0, str::len), Basis::Other))
}

/// A clause that is nothing but a basis governs the next one: 与去年同期相比，发案数下降5%.
pub(super) fn clause_before(text: &str, clause: usize, lexicon: &Lexicon) -> Option<(Basis, Span)> {
    let sign = text[..clause].chars().next_back().filter(|c| matches!(c, '，' | ','))?;
    let end = clause - sign.len_utf8();
    let start = clause_start(text, end, 0);
    let clause = text[start..end].trim_matches(' ');
    if clause.chars().take(13).count() > 12 || clause.contains(is_clause_end) {
        return None;
    }
    let (basis, span) = within(text, Span::new(start, end), lexicon)?;
    let rest = clause.replacen(span.of(text), "", 1);
    matches!(
        rest.as_str(),
        "" | "与" | "相比" | "和" | "来看" | "同期相比" | "看" | "去年" | "上年" | "的"
    )
    .then_some((basis, span))
}

/// A basis said in a clause without a number governs the next clause, where that begins with its change:
/// 税收同比由降转增，增长2.2%. `change` is where the change begins, `floor` where the mention before ends.
pub(super) fn carried(
    text: &str,
    clause: usize,
    change: usize,
    floor: usize,
    lexicon: &Lexicon,
) -> Option<(Basis, Span)> {
    let sign = text[..clause].chars().next_back().filter(|c| matches!(c, '，' | ','))?;
    let end = clause - sign.len_utf8();
    let start = clause_start(text, end, 0);
    let own_subject = text.get(clause..change).is_none_or(|words| !words.trim().is_empty());
    if own_subject || floor > start {
        return None;
    }
    within(text, Span::new(start, end), lexicon)
}
