//! How a number stands to the true value: 约, 超, 以上, 左右 …

use super::context::at_boundary;
use super::emit::BETWEEN;
use super::{Bound, Kind, Mention, numeral};
use crate::lexicon::Lexicon;
use crate::number;
use crate::span::Span;

/// Words that may stand between a bound and its number (至少有60家).
const FILLERS: [&str; 8] = ["有", "为", "达到", "达", "完成", "新增", "是", "人民币"];

/// Sets a mention's bound from the words around it; `floor` is the end of the mention before.
pub(super) fn set(text: &str, mention: &mut Mention, floor: usize, lexicon: &Lexicon) {
    if mention.kind == Kind::Rank || mention.rule == BETWEEN {
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

/// 100+家: the sign stands inside the mention.
fn inside(text: &str, mention: &Mention) -> Option<(Span, Bound)> {
    let number = mention.number.of(text).strip_suffix(['+', '＋'])?;
    let start = mention.number.start + number.len();
    Some((Span::new(start, mention.number.end), Bound::Min))
}

fn behind(text: &str, mention: &Mention, lexicon: &Lexicon) -> Option<(Span, Bound)> {
    let end = mention.span.end;
    let rest = &text[end..];
    let blank = numeral::blanks(rest);
    if let Some((length, bound)) = lexicon.words.bound_after.find(&rest[blank..]) {
        return Some((Span::new(end + blank, end + blank + length), bound));
    }
    if mention.kind == Kind::Count {
        return behind_noun(text, end, lexicon);
    }
    short(rest, mention.kind).map(|(length, bound)| (Span::new(end, end + length), bound))
}

/// Words that begin with 内 and are no bound.
const NOT_WITHIN: [&str; 8] = ["内部", "内容", "内控", "内河", "内涝", "内环", "内需", "内陆"];

/// Bounds of one character: 5个工作日内 of time and length, 两成多 of everything that is measured.
fn short(rest: &str, kind: Kind) -> Option<(usize, Bound)> {
    let length = rest.chars().next()?.len_utf8();
    let within = matches!(kind, Kind::Duration | Kind::Length) && rest.starts_with('内');
    if within && !NOT_WITHIN.iter().any(|word| rest.starts_with(word)) {
        return Some((length, Bound::Max));
    }
    // 八成多农户: behind a share 多 goes with the share, whatever follows.
    let ends = kind == Kind::Percent || at_boundary(&rest[length..]) || rest[length..].starts_with('的');
    (rest.starts_with('多') && ends).then_some((length, Bound::Approx))
}

/// Words that make a grade or a class with the bound behind them (规模以上, 县级以上), which bounds no number.
const GRADES: [&str; 7] = ["规模", "限额", "级", "标准", "中专", "大专", "本科"];

/// 60个充电站以上: the noun that is counted, of at most six characters, stands between a number and its bound. The clause
/// ends behind such a bound, so that 3家企业以上市为目标 has none.
fn behind_noun(text: &str, end: usize, lexicon: &Lexicon) -> Option<(Span, Bound)> {
    let rest = &text[end..];
    for at in places(rest) {
        let noun = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c) && !number::is_numeral(c);
        if !rest[..at].chars().all(noun) {
            return None;
        }
        let Some((length, bound)) = lexicon.words.bound_after.find(&rest[at..]) else {
            continue;
        };
        let word = &rest[at..at + length];
        let bounds = !word.starts_with('左') || word == "左右";
        let graded = GRADES.iter().any(|grade| rest[..at].ends_with(grade));
        if bounds && !graded && at_boundary(&rest[at + length..]) {
            return Some((Span::new(end + at, end + at + length), bound));
        }
    }
    None
}

/// Where behind one to six characters of three bytes each a bound can begin: 以, 及, 之 or 左. Asked of every count, so it
/// compares bytes.
fn places(rest: &str) -> impl Iterator<Item = usize> {
    let chunks = rest.as_bytes().chunks_exact(3).take(7).enumerate().skip(1);
    let first = |chunk: &[u8]| {
        matches!(
            chunk,
            b"\xE4\xBB\xA5" | b"\xE5\x8F\x8A" | b"\xE4\xB9\x8B" | b"\xE5\xB7\xA6"
        )
    };
    chunks
        .filter(move |(i, chunk)| first(chunk) && rest.is_char_boundary(3 * i))
        .map(|(i, _)| 3 * i)
}

/// The bound that 上, 过 or 近 says before a scale alone (上百场), unless it is the end of another word (网上, 通过).
pub(super) fn of_scale(before: &str, lexicon: &Lexicon) -> Option<(usize, Bound)> {
    let found = lexicon.words.scale_bound.find(before)?;
    let protected = lexicon.words.bound_before.find(before);
    let other_word = protected.is_some_and(|(length, bound)| bound.is_none() && length > found.0);
    (!other_word).then_some(found)
}

fn before(text: &str, mention: &Mention, floor: usize, lexicon: &Lexicon) -> Option<(Span, Bound)> {
    let zone = &text[floor.min(mention.span.start)..mention.span.start];
    if zone.is_empty() {
        return None;
    }
    let mut rest = zone.trim_end_matches([' ', '\u{a0}']);
    // A bare scale takes 上 and 过 too (上百场), which say nothing before other numbers.
    let words = &lexicon.words;
    let number = mention.number.of(text);
    let scale_only = number.starts_with(['百', '千', '万', '亿']) && !number.contains("分之");
    if scale_only && let Some((length, bound)) = of_scale(rest, lexicon) {
        let end = mention.span.start - (zone.len() - rest.len());
        return Some((Span::new(end - length, end), bound));
    }
    for _ in 0..3 {
        if let Some((length, bound)) = words.bound_before.find(rest) {
            let end = mention.span.start - (zone.len() - rest.len());
            return bound.map(|b| (Span::new(end - length, end), b));
        }
        let last = |c| matches!(c, '有' | '为' | '到' | '达' | '成' | '增' | '是' | '币');
        let ends = rest.ends_with(last);
        let Some(filler) = FILLERS.iter().find(|f| ends && rest.ends_with(**f)) else {
            break;
        };
        rest = &rest[..rest.len() - filler.len()];
    }
    adverb(text, zone.len(), mention.span.start)
}

/// Adverbs that bound the first number of their clause over verb and noun: 至少完成投资3.2亿元.
const ADVERBS: [(&str, Bound); 4] = [
    ("至少", Bound::Min),
    ("起码", Bound::Min),
    ("至多", Bound::Max),
    ("顶多", Bound::Max),
];

/// The adverb in the last `length` bytes before `end`, no further than twelve characters from it.
fn adverb(text: &str, length: usize, end: usize) -> Option<(Span, Bound)> {
    let zone = &text[end - length..end];
    let near = zone.len().saturating_sub(13 * 3);
    let begins = |at: &usize| {
        matches!(
            &zone.as_bytes()[*at..*at + 3],
            b"\xE8\x87\xB3" | b"\xE8\xB5\xB7" | b"\xE9\xA1\xB6"
        )
    };
    let (at, word, bound) = (near..zone.len().saturating_sub(5))
        .rev()
        .filter(begins)
        .find_map(|at| {
            let word = ADVERBS.iter().find(|(word, _)| zone[at..].starts_with(word));
            word.map(|(word, bound)| (at, *word, *bound))
        })?;
    let between = &zone[at + word.len()..];
    let start = end - length + at;
    let goes_on = !between.starts_with('的') && !between.contains(['、', '（', '(', '：', ':']);
    goes_on.then(|| (Span::new(start, start + word.len()), bound))
}
