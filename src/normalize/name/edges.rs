//! A phrase without the words at its edges that belong to the sentence.

use super::Namer;
use super::marks::{ends_phrase, is_word};
use crate::span::Span;

impl Namer<'_> {
    /// Takes what is no name off both ends.
    pub(super) fn trimmed(&self, zone: Span) -> Option<Span> {
        let words = &self.lexicon.names;
        let mut span = self.shave(zone);
        for _ in 0..8 {
            let text = span.of(self.text);
            let Some((length, ())) = words.trail.find(text) else {
                break;
            };
            span = self.shave(Span::new(span.start, span.end - length));
        }
        if let Some((at, c)) = span.of(self.text).char_indices().rev().find(|(_, c)| ends_phrase(*c)) {
            span.start += at + c.len_utf8();
        }
        let span = self.without_lead(span)?;
        let short = self.shortened(span);
        (short.of(self.text).chars().any(char::is_alphanumeric)).then_some(short)
    }

    /// Takes leading words off; `None` where nothing else is left.
    fn without_lead(&self, mut span: Span) -> Option<Span> {
        let words = &self.lexicon.names;
        for _ in 0..8 {
            span = self.shave(span);
            let text = span.of(self.text);
            let lead = words.lead.find(text);
            if lead.is_some_and(|(_, strip)| !strip) {
                break;
            }
            let lead = lead
                .map(|(length, _)| length)
                .max(words.light.find(text).map(|(length, ())| length));
            let verb = words
                .verbs
                .find(text)
                .map(|(length, ())| length)
                .filter(|l| text[*l..].chars().take(2).count() == 2);
            let Some(length) = lead.max(verb) else { break };
            span.start += length;
        }
        let span = self.shave(span);
        (!span.is_empty()).then_some(span)
    }

    /// Takes blanks and punctuation off both ends.
    pub(super) fn shave(&self, span: Span) -> Span {
        let text = span.of(self.text);
        let start = text.len()
            - text
                .trim_start_matches(|c| !is_word(c) && !matches!(c, '(' | '（'))
                .len();
        let end = text.trim_end_matches(|c| !is_word(c) && !matches!(c, ')' | '）')).len();
        if start >= end {
            Span::new(span.start, span.start)
        } else {
            Span::new(span.start + start, span.start + end)
        }
    }
}
