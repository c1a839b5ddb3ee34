//! The sentence that a number stands in.

use crate::span::Span;

/// Bytes of the longest sentence that is kept whole: a thousand Chinese characters.
const LONGEST: usize = 3000;

const fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '!' | '?' | '\n')
}

/// The sentences of a text, in reading order, without their surrounding blanks; they do not overlap.
pub fn sentences(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        if ends_sentence(c) {
            let end = if c == '\n' { at } else { at + c.len_utf8() };
            push(text, Span::new(start, end), &mut found);
            start = at + c.len_utf8();
        }
    }
    push(text, Span::new(start, text.len()), &mut found);
    found
}

fn push(text: &str, span: Span, found: &mut Vec<Span>) {
    let raw = span.of(text);
    let lead = raw.len() - raw.trim_start().len();
    let trimmed = raw.trim();
    if !trimmed.is_empty() {
        found.push(Span::new(span.start + lead, span.start + lead + trimmed.len()));
    }
}

/// The sentence of `sentences` that a span begins in.
pub fn sentence_of(sentences: &[Span], span: Span) -> Option<Span> {
    let at = sentences.partition_point(|s| s.end <= span.start);
    sentences.get(at).copied()
}

/// What of its sentence stands in a number's row: all of it, or of a very long one what is around the number. A text
/// without full stops would otherwise stand whole in the row of each of its numbers.
pub fn excerpt(text: &str, sentence: Span, number: Span) -> Span {
    if sentence.len() <= LONGEST {
        return sentence;
    }
    let start = boundary(text, number.start.saturating_sub(LONGEST / 2));
    let end = boundary(text, number.end.saturating_add(LONGEST / 2).min(text.len()));
    Span::new(start.max(sentence.start), end.min(sentence.end))
}

/// The last character boundary at or before a byte.
fn boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_cut_at_their_ends() {
        let text = "已完成。 共3户，达标2户；其余推进\n下一段";
        let found: Vec<&str> = sentences(text).into_iter().map(|s| s.of(text)).collect();
        assert_eq!(found, ["已完成。", "共3户，达标2户；其余推进", "下一段"]);
        let at = text.find('2').unwrap();
        assert_eq!(
            sentence_of(&sentences(text), Span::new(at, at + 1)).map(|s| s.of(text)),
            Some(found[1])
        );
        assert!(sentences(" \n ").is_empty());
    }

    #[test]
    fn a_very_long_sentence_is_cut_around_the_number() {
        let short = format!("{}3户。", "共".repeat(900));
        let whole = Span::new(0, short.len());
        assert_eq!(excerpt(&short, whole, Span::new(2700, 2701)), whole);
        let long = format!("在建。{}3户{}。", "共".repeat(2000), "a".repeat(9000));
        let sentence = sentences(&long)[1];
        let at = long.find('3').unwrap();
        let cut = excerpt(&long, sentence, Span::new(at, at + 4));
        assert_eq!((cut.start, cut.end), (at - 1500, at + 1504));
        let first = excerpt(&long, sentence, Span::new(sentence.start, sentence.start + 3));
        assert_eq!(first, Span::new(sentence.start, sentence.start + 1503));
        let last = excerpt(&long, sentence, Span::new(long.len() - 3, long.len()));
        assert_eq!(last, Span::new(long.len() - 1503, long.len()));
    }
}
