//! The sentence that a number stands in.

use crate::span::Span;

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
}
