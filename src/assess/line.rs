//! A field's text, cut at its numbers: what stands before and behind each of them, and which words of relation are there.

use super::amount::compatible;
use crate::lexicon::marker::{Bits, Hit, bits_inside, inside};
use crate::lexicon::relations::{Mark, RelationWords};
use crate::rows::Metric;
use crate::span::Span;

/// One number of a field and its surroundings. All spans are bytes of the field's text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'a> {
    /// The number.
    pub metric: &'a Metric,
    /// Where it stands.
    pub span: Span,
    /// From the number before, or the text's start, to this one.
    pub gap: Span,
    /// The part of `gap` in the number's own clause.
    pub before: Span,
    /// From the number to the next one or the clause's end.
    pub after: Span,
    /// Which clause (，；。) of the field.
    pub clause: usize,
    /// Which sentence (。 or a line) of the field.
    pub sentence: usize,
    /// How many brackets are open around it.
    pub depth: usize,
}

/// A field's text with its numbers.
#[derive(Debug)]
pub(super) struct Line<'a> {
    pub text: &'a str,
    pub places: Vec<Place<'a>>,
    marks: Vec<Hit>,
}

/// Whether a clause ends at this character.
pub(super) const fn ends_clause(c: char) -> bool {
    matches!(c, '，' | ',' | '；' | ';') || ends_sentence(c)
}

/// Whether a sentence ends at this character.
pub(super) const fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '！' | '!' | '？' | '?' | '\n')
}

impl<'a> Line<'a> {
    /// Cuts `text` at `metrics`, which stand in it in reading order; one that does not lie in the text is left out.
    pub fn new(text: &'a str, metrics: impl Iterator<Item = &'a Metric>, words: &RelationWords) -> Self {
        let mut places = placed(text, metrics);
        look_back(text, &mut places);
        look_ahead(text, &mut places);
        Self {
            text,
            places,
            marks: words.marks(text),
        }
    }

    /// The text of a span.
    pub fn str(&self, span: Span) -> &'a str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }

    /// What the words inside a span say altogether.
    pub fn bits(&self, span: Span) -> Bits {
        bits_inside(&self.marks, span)
    }

    /// Whether one of the words inside a span says `mark`.
    pub fn says(&self, span: Span, mark: Mark) -> bool {
        self.bits(span) & mark.bit() != 0
    }

    /// The last word inside a span that says `mark`.
    pub fn last(&self, span: Span, mark: Mark) -> Option<Span> {
        let mut hits = inside(&self.marks, span).iter().rev();
        hits.find(|h| h.bits & mark.bit() != 0).map(|h| h.span)
    }

    /// Whether numbers `i` and `i + 1` are neighbours in one list: nothing but words between them, no clause's end.
    pub fn same_clause(&self, i: usize, j: usize) -> bool {
        match (self.places.get(i), self.places.get(j)) {
            (Some(a), Some(b)) => a.clause == b.clause,
            _ => false,
        }
    }
}

/// The longest way back from a number to its label, in characters.
const LONGEST_WAY: usize = 80;

impl<'a> Line<'a> {
    /// Whether numbers `i` and `j` stand in one sentence.
    pub fn joined(&self, i: usize, j: usize) -> bool {
        match (self.places.get(i), self.places.get(j)) {
            (Some(a), Some(b)) => a.sentence == b.sentence,
            _ => false,
        }
    }

    /// Whether 由 or 从 stands shortly before number `i`.
    pub fn says_from(&self, i: usize) -> bool {
        let before = self.places.get(i).map_or("", |p| self.str(p.before));
        let near = before.chars().rev().take(8);
        near.take_while(|c| !matches!(c, '、' | '（' | '('))
            .any(|c| matches!(c, '由' | '从'))
    }

    /// Whether numbers `i` and `j` measure in one dimension.
    pub fn alike(&self, i: usize, j: usize, words: &RelationWords) -> bool {
        match (self.places.get(i), self.places.get(j)) {
            (Some(a), Some(b)) => compatible(a.metric, b.metric, words),
            _ => false,
        }
    }

    /// The label of the sentence that number `i` stands in: 签约率 of 签约率：指标值45%，完成值46%. Empty where there is none.
    pub fn label(&self, i: usize) -> &'a str {
        let end = self.places.get(i).map_or(0, |p| p.span.start);
        let head = self.text.get(..end).unwrap_or_default();
        let near = head.char_indices().rev().take(LONGEST_WAY);
        let from = near.take_while(|(_, c)| !ends_sentence(*c) && *c != '；').last();
        let sentence = from.map_or("", |(at, _)| &head[at..]);
        let label = sentence.rfind(['：', ':']).map_or("", |at| &sentence[..at]);
        label.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '、'))
    }
}

/// Fills what stands before each number, and counts clauses, sentences and brackets.
fn look_back(text: &str, places: &mut [Place<'_>]) {
    let mut from = 0;
    let (mut clause, mut sentence, mut depth) = (0, 0, 0);
    for place in places {
        place.gap = Span::new(from, place.span.start);
        let gap = place.gap.of(text);
        let last = gap.char_indices().rev().find(|(_, c)| ends_clause(*c));
        let start = last.map_or(from, |(at, c)| from + at + c.len_utf8());
        place.before = Span::new(start, place.span.start);
        clause += gap.chars().filter(|c| ends_clause(*c)).count();
        sentence += gap.chars().filter(|c| ends_sentence(*c)).count();
        depth = gap.chars().fold(depth, nested);
        (place.clause, place.sentence, place.depth) = (clause, sentence, depth);
        from = place.span.end;
    }
}

/// How many brackets are open behind this character; a sentence's end closes all.
fn nested(depth: usize, c: char) -> usize {
    match c {
        '（' | '(' | '［' | '[' | '【' => depth + 1,
        '）' | ')' | '］' | ']' | '】' => depth.saturating_sub(1),
        _ if ends_sentence(c) => 0,
        _ => depth,
    }
}

/// Fills what stands behind each number.
fn look_ahead(text: &str, places: &mut [Place<'_>]) {
    let mut next = text.len();
    for place in places.iter_mut().rev() {
        let rest = text.get(place.span.end..next).unwrap_or_default();
        let end = rest.find(ends_clause).unwrap_or(rest.len());
        place.after = Span::new(place.span.end, place.span.end + end);
        next = place.span.start;
    }
}

/// Places with their own spans, in bytes.
fn placed<'a>(text: &str, metrics: impl Iterator<Item = &'a Metric>) -> Vec<Place<'a>> {
    let mut offsets = text.char_indices().map(|(at, _)| at).chain([text.len()]).enumerate();
    let mut at = |wanted: i32| {
        let wanted = usize::try_from(wanted).ok()?;
        offsets.find(|(chars, _)| *chars == wanted).map(|(_, byte)| byte)
    };
    let mut last_end = (0, 0);
    let mut places = Vec::new();
    for metric in metrics {
        // Two numbers can touch (287人101万元): the end of one is then the start of the next.
        let start = if metric.start == last_end.0 {
            Some(last_end.1)
        } else {
            at(metric.start)
        };
        let (Some(start), Some(end)) = (start, at(metric.end)) else {
            break;
        };
        last_end = (metric.end, end);
        places.push(Place::new(metric, Span::new(start, end)));
    }
    places
}

impl<'a> Place<'a> {
    /// A place whose surroundings are still to be filled in.
    fn new(metric: &'a Metric, span: Span) -> Self {
        Self {
            metric,
            span,
            gap: span,
            before: span,
            after: span,
            clause: 0,
            sentence: 0,
            depth: 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::testing::marked;
    use crate::rows::Field;

    #[test]
    fn words_lie_around_their_numbers() {
        let (text, metrics) = marked(Field::Progress, "全镇共建成桥[3座]、路[5公里]，其余[2座]在建。");
        let words = RelationWords::builtin().unwrap();
        let line = Line::new(&text, metrics.iter(), &words);
        let around: Vec<_> = line
            .places
            .iter()
            .map(|p| (line.str(p.before), line.str(p.after)))
            .collect();
        assert_eq!(around, [("全镇共建成桥", "、路"), ("、路", ""), ("其余", "在建")]);
        let clauses: Vec<_> = line.places.iter().map(|p| (p.clause, p.sentence)).collect();
        assert_eq!(clauses, [(0, 0), (0, 0), (1, 0)]);
        assert!(line.says(line.places[2].before, Mark::Rest));
        assert!(!line.says(line.places[1].before, Mark::Rest));
    }

    #[test]
    fn numbers_can_touch() {
        let (text, metrics) = marked(Field::Progress, "补助[28人][10元]");
        let words = RelationWords::builtin().unwrap();
        let line = Line::new(&text, metrics.iter(), &words);
        assert_eq!(line.places.len(), 2);
        assert!(line.places[1].gap.is_empty());
    }

    #[test]
    fn a_number_that_is_not_in_the_text_is_left_out() {
        let (_, metrics) = marked(Field::Progress, "修路[3条]，造桥[2座]");
        let words = RelationWords::builtin().unwrap();
        assert_eq!(Line::new("修路3条", metrics.iter(), &words).places.len(), 1);
    }
}
