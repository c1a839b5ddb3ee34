//! 62个，其中开工11个，续建51个: what stands behind 其中 makes up the number before it.

use super::{MOST_PARTS, Sum, WINDOW};
use crate::assess::checks::numbers::Numbers;
use crate::assess::checks::scene::Scene;
use crate::lexicon::relations::Mark;
use crate::span::Span;

/// Number `i` is the first behind the word. Words that only divide (分领域看, 评价结果为) may leave out much, and so may parts that
/// overlap; such a list is taken where it comes near to its whole.
pub(in crate::assess::checks) fn find<'a>(_: &Scene<'_, 'a>, numbers: Numbers<'_, 'a>, i: usize) -> Option<Sum<'a>> {
    let gap = numbers.place(i)?.gap;
    let said = numbers.line.last(gap, Mark::OfWhich);
    let word = said.or_else(|| numbers.line.last(gap, Mark::Divides))?;
    let first = if numbers.qualifies(i) { i + 1 } else { i };
    let whole = whole_before(numbers, first, word)?;
    if numbers.line.says(word, Mark::Open) || names_some(numbers, Span::new(word.end, gap.end)) {
        return None;
    }
    let parts = parts_from(numbers, first, ends_of(numbers, word))?;
    let open = parts.iter().any(|p| numbers.after(*p).starts_with('等'));
    let sum = (!open).then(|| Sum::said(numbers, whole, &parts))??;
    let whole_list = said.is_some() && !parts.iter().any(|p| overlaps(numbers, *p));
    (whole_list || sum.nearly_holds()).then_some(sum)
}

/// Whether a part can hold things of another one: 女性 of every trade, 10亿元以上 beside 50亿元以上.
fn overlaps(numbers: Numbers<'_, '_>, i: usize) -> bool {
    let threshold = i > 0 && numbers.qualifies(i - 1) && numbers.metric(i - 1).is_some_and(|m| m.bound == "min");
    threshold || numbers.says(i, Mark::Across)
}

/// 其中主要…, 其中包括…: the list is not meant to be whole.
fn names_some(numbers: Numbers<'_, '_>, words: Span) -> bool {
    let text = numbers.line.str(words).trim_start_matches(['，', ',', '：', ':', ' ']);
    let start = words.end - text.len();
    let hit = numbers.line.last(Span::new(start, words.end), Mark::Open);
    hit.is_some_and(|h| h.start == start && !numbers.line.str(h).starts_with('等'))
}

/// The nearest number before 其中, or before a word like it, that the parts can be parts of.
fn whole_before(numbers: Numbers<'_, '_>, first: usize, word: Span) -> Option<usize> {
    let part = numbers.place(first)?;
    let mut before = (first.saturating_sub(WINDOW)..first).rev();
    let previous = before
        .clone()
        .find_map(|i| numbers.place(i).filter(|p| p.span.end <= word.start))?;
    let between = numbers.line.str(Span::new(previous.span.end, word.start));
    let sentence = if between.trim_end().ends_with('。') {
        previous.sentence
    } else {
        part.sentence
    };
    before.find(|w| {
        let near = numbers.place(*w).is_some_and(|p| p.sentence == sentence);
        near && numbers.alike(*w, first) && !numbers.qualifies(*w)
    })
}

/// The run of parts that begins with number `first`, up to one of `ends`; `None` where a part has parts of its own. Numbers in
/// brackets say more about the part before, and averages (日均) are no parts.
fn parts_from(numbers: Numbers<'_, '_>, first: usize, ends: &[char]) -> Option<Vec<usize>> {
    let mut segments = vec![vec![first]];
    for j in first + 1..numbers.len().min(first + MOST_PARTS) {
        let (place, gap) = (numbers.place(j)?, numbers.gap(j));
        let turns = numbers.line.says(place.gap, Mark::Other) || numbers.line.says(place.gap, Mark::Total);
        if !numbers.same_sentence(first, j) || turns || gap.contains(ends) {
            break;
        }
        if numbers.line.says(place.gap, Mark::OfWhich) && !numbers.line.says(place.gap, Mark::Open) {
            return None;
        }
        if gap.contains(['；', ';']) {
            segments.push(Vec::new());
        }
        if numbers.is_inside(j, first) || numbers.qualifies(j) || numbers.says(j, Mark::Per) {
            continue;
        }
        if numbers.of_one_unit(first, j) {
            segments.last_mut()?.push(j);
        } else if numbers.is_amount(j) && !numbers.line.same_clause(j - 1, j) && segments.last()?.len() > 1 {
            // 新开3条、调整9条，新增公交车60辆: the list has ended. 甲4家，投资3亿元，乙5家，投资2亿元 goes on.
            break;
        }
    }
    Some(one_a_segment(segments))
}

/// The parts of a list that goes on behind ；, which it does only where each segment holds one part; else those before the first.
fn one_a_segment(segments: Vec<Vec<usize>>) -> Vec<usize> {
    let mut segments = segments.into_iter();
    let mut parts = segments.next().unwrap_or_default();
    if parts.len() == 1 {
        parts.extend(
            segments
                .map_while(|segment| <[usize; 1]>::try_from(segment).ok())
                .flatten(),
        );
    }
    parts
}

/// Where the words that 其中 governs end: its bracket's end, or a semicolon, unless it begins a sentence and so governs
/// all of it.
fn ends_of(numbers: Numbers<'_, '_>, word: Span) -> &'static [char] {
    let before = numbers.line.text.get(..word.start).unwrap_or_default().trim_end();
    if before.ends_with(['（', '(']) {
        &['）', ')']
    } else if before.ends_with(['。', '；', ';', '\n', '：', ':']) {
        &[]
    } else {
        &['；', ';']
    }
}
