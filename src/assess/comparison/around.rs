//! What the words around a number say of it: whether it describes another one, is a part, how far the things have come.

use rust_decimal::Decimal;

use crate::assess::amount::canonical;
use crate::assess::line::{Line, Place};
use crate::lexicon::marker::Bits;
use crate::lexicon::relations::{Mark, PHASES};
use crate::rows::Role;
use crate::span::Span;

/// How far back a number without words of its own looks for some.
pub(super) const NEAR: usize = 3;

const BOUNDS: [&str; 6] = ["及以上", "以上", "以下", "以内", "左右", "级"];

/// The words before a number in its clause; where a number among them only describes the thing counted (税收亿元楼3幢),
/// that number and the words before it too, as with the level that a change starts from (由1130元提高至1245元).
pub(super) fn lead(line: &Line<'_>, i: usize, place: &Place<'_>) -> Span {
    let leads = |b: usize| describes(line, b) || line.places[b].metric.role == Role::Baseline;
    let describing = i.checked_sub(1).filter(|b| line.same_clause(*b, i) && leads(*b));
    let start = describing
        .and_then(|b| line.places.get(b))
        .map_or(place.before.start, |p| p.before.start);
    Span::new(start, place.before.end)
}

/// The words behind a number in its clause, without those that lead to the next number of a list.
pub(super) fn tail(line: &Line<'_>, i: usize, place: &Place<'_>) -> Span {
    let behind = line.str(place.after);
    let listed = behind.find('、').filter(|_| line.same_clause(i, i + 1));
    Span::new(
        place.after.start,
        listed.map_or(place.after.end, |at| place.after.start + at),
    )
}

/// What happened to the things counted: the words before the number say it, else those behind; in a list joined by 、 the
/// first number's words hold for all.
pub(super) fn phases(line: &Line<'_>, i: usize) -> Bits {
    let mut at = i;
    for _ in 0..8 {
        let Some(place) = line.places.get(at) else { break };
        let found = line.bits(place.before) & PHASES;
        if found != 0 {
            return found;
        }
        let listed = at > 0 && line.same_clause(at - 1, at) && line.str(place.gap).contains(['、', '和', '及', '与']);
        if !listed {
            break;
        }
        at -= 1;
    }
    line.places.get(i).map_or(0, |p| line.bits(tail(line, i, p)) & PHASES)
}

/// Whether a number only describes a thing that another number counts: 税收超100万企业15家, 亿元以上项目20个,
/// 20家以上注册资本超1000万元的机构.
pub(super) fn describes(line: &Line<'_>, i: usize) -> bool {
    let Some(place) = line
        .places
        .get(i)
        .filter(|p| p.metric.kind != "count" && p.metric.kind != "rank")
    else {
        return false;
    };
    let behind = line.str(place.after);
    let noun = BOUNDS.iter().find_map(|b| behind.strip_prefix(b)).unwrap_or(behind);
    let counts = |j: Option<usize>| j.is_some_and(|j| line.same_clause(i, j) && line.places[j].metric.kind == "count");
    let turns = line.says(place.after, Mark::Other) || line.says(place.after, Mark::OfWhich);
    let before_noun = noun.chars().next().is_some_and(char::is_alphabetic) && !turns;
    let before_count = counts(Some(i + 1)) && before_noun;
    // 5岁以下儿童死亡率2‰, 20万元以上的村占比80%: with a bound and a noun it describes whatever is measured.
    let bounded = noun.len() < behind.len() && place.metric.kind != "percent" && before_noun;
    let before_level = bounded && line.same_clause(i, i + 1) && !noun.starts_with(['和', '及', '与']);
    let behind_count = noun.starts_with('的') && counts(i.checked_sub(1));
    before_count || before_level || behind_count
}

/// Whether a count is only what a rate is of: 260个工地的排查率达到100%.
pub(super) fn is_of_rate(line: &Line<'_>, i: usize) -> bool {
    let (Some(place), Some(next)) = (line.places.get(i), line.places.get(i + 1)) else {
        return false;
    };
    let rate = next.metric.kind == "percent" && next.metric.change == "none" && line.says(next.gap, Mark::Rate);
    rate && place.metric.kind == "count" && place.clause == next.clause && !line.str(next.gap).contains('、')
}

/// Which numbers of a text stand among the parts behind 其中, up to the next ； or 。; a rate among them (其中女生86人，占比
/// 43%) is no part but says something of them.
pub(super) fn parts(line: &Line<'_>) -> Vec<bool> {
    let (mut inside, mut bracketed) = (false, false);
    let mut parts = Vec::with_capacity(line.places.len());
    for place in &line.places {
        let gap = line.str(place.gap);
        let words = [Mark::OfWhich, Mark::Including].map(|mark| line.last(place.gap, mark).map(|s| s.start));
        let begins = words.into_iter().max().flatten();
        // 机构21家（其中公办6家）、床位300张: what a bracket names are parts up to its end.
        let signs: &[char] = if bracketed {
            &['；', ';', '。', '\n', '）', ')']
        } else {
            &['；', ';', '。', '\n']
        };
        let ends = gap.rfind(signs).map(|at| place.gap.start + at);
        bracketed = begins.map_or(bracketed, |at| is_bracketed(line.text, at));
        inside = match (begins, ends) {
            (Some(begins), Some(ends)) => begins > ends,
            (Some(_), None) => true,
            (None, Some(_)) => false,
            (None, None) => inside,
        };
        let rate = place.metric.kind == "percent" && begins.is_none();
        parts.push(inside && !rate);
    }
    parts
}

/// Whether the word at this place begins a bracket, itself or the sign before it.
pub(super) fn is_bracketed(text: &str, at: usize) -> bool {
    let (before, behind) = (text.get(..at).unwrap_or_default(), text.get(at..).unwrap_or_default());
    before.ends_with(['（', '(']) || behind.starts_with(['（', '('])
}

/// What the words around a number say of it.
pub(super) fn marks(line: &Line<'_>, i: usize, place: &Place<'_>, tail: Span) -> Bits {
    let stage = Mark::Finished.bit() | Mark::Begun.bit();
    let (before, time) = (line.bits(place.before), line.bits(place.gap) & Mark::Moment.bit());
    let behind = if before & stage == 0 {
        line.bits(tail) & stage
    } else {
        0
    };
    before | time | behind | stock(line, i)
}

/// 现有机构21家、床位300张: the word holds for all numbers of its clause up to one that is new.
pub(super) fn stock(line: &Line<'_>, i: usize) -> Bits {
    let list = (i.saturating_sub(NEAR)..=i)
        .rev()
        .take_while(|j| line.same_clause(*j, i));
    let mut words = list.map(|j| line.places.get(j).map_or(0, |p| line.bits(p.before)));
    let telling = words.find(|bits| bits & (Mark::Stock.bit() | Mark::Added.bit() | Mark::Finished.bit()) != 0);
    telling.unwrap_or(0) & Mark::Stock.bit()
}

/// 中小学、幼儿园10所: a name before the number's own, both counted by it.
pub(super) fn is_listed(line: &Line<'_>, lead: Span, name: &str) -> bool {
    let head = line.str(lead).split_once(name).map_or("", |(head, _)| head);
    head.ends_with(['、', '和', '与'])
}

/// What begins a predicate, and no name.
const PREDICATES: [&str; 8] = ["已", "均", "全部", "正", "未", "尚", "先后", "都"];

/// The value of the number that describes what number `i` counts, or what the number counts that it is a rate of.
pub(super) fn described(line: &Line<'_>, i: usize) -> Option<Decimal> {
    let before = |i: usize| {
        i.checked_sub(1)
            .filter(|b| line.same_clause(*b, i) && describes(line, *b))
    };
    let of_rate = || i.checked_sub(1).filter(|_| is_rate(line, i)).and_then(before);
    canonical(line.places.get(before(i).or_else(of_rate)?)?.metric)
}

/// Whether the number is a share and no change.
pub(super) fn is_rate(line: &Line<'_>, i: usize) -> bool {
    let place = line.places.get(i);
    place.is_some_and(|p| p.metric.kind == "percent" && p.metric.change == "none")
}

/// 1户已挂牌: the words behind the number say what became of it, and not what it is.
pub(super) fn is_predicate(lead: &str, tail: &str, name: &str) -> bool {
    let tail = tail.trim_start();
    !lead.contains(name) && tail.contains(name) && PREDICATES.iter().any(|word| tail.starts_with(word))
}
