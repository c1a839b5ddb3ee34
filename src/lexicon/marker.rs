//! Words with what each of them says, found in a text in one pass.

use std::collections::BTreeMap;

use aho_corasick::{AhoCorasick, MatchKind};

use super::LexiconError;
use crate::span::Span;

/// A set of what a word can say, one bit each; which bit means what is the list's own affair.
pub type Bits = u64;

/// One word found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The word.
    pub span: Span,
    /// What it says; never empty.
    pub bits: Bits,
}

/// The words of one list. Of words that begin at the same place the longest is found, and nothing inside it.
#[derive(Debug, Clone)]
pub struct Marker {
    automaton: Option<AhoCorasick>,
    bits: Vec<Bits>,
}

/// Words being collected for a [`Marker`]; a word that is added twice says both things.
#[derive(Debug, Default)]
pub struct Words(BTreeMap<String, Bits>);

impl Words {
    /// Adds a word; `bits` 0 makes it one that only protects.
    pub fn add(&mut self, word: &str, bits: Bits) {
        if !word.is_empty() {
            *self.0.entry(word.to_owned()).or_default() |= bits;
        }
    }

    /// Makes the list ready for searching.
    ///
    /// # Errors
    /// Only if the words are too many for one automaton; `file` is named then.
    pub fn build(self, file: &str) -> Result<Marker, LexiconError> {
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(self.0.keys())
            .map_err(|e| LexiconError::Format {
                file: file.to_owned(),
                message: e.to_string(),
            })?;
        Ok(Marker {
            automaton: Some(automaton),
            bits: self.0.into_values().collect(),
        })
    }
}

impl Default for Marker {
    /// A list without words.
    fn default() -> Self {
        Self {
            automaton: None,
            bits: Vec::new(),
        }
    }
}

impl Marker {
    /// All words in `text`, in reading order.
    pub fn find(&self, text: &str) -> Vec<Hit> {
        let Some(automaton) = &self.automaton else {
            return Vec::new();
        };
        let hits = automaton.find_iter(text).map(|m| Hit {
            span: Span::new(m.start(), m.end()),
            bits: self.bits.get(m.pattern().as_usize()).copied().unwrap_or(0),
        });
        hits.filter(|h| h.bits != 0).collect()
    }
}

/// The hits that lie wholly inside `span`; `hits` are in reading order, as [`Marker::find`] gives them.
pub fn inside(hits: &[Hit], span: Span) -> &[Hit] {
    let from = hits.partition_point(|h| h.span.start < span.start);
    let to = hits.partition_point(|h| h.span.end <= span.end);
    hits.get(from..to.max(from)).unwrap_or_default()
}

/// What the hits inside `span` say altogether.
pub fn bits_inside(hits: &[Hit], span: Span) -> Bits {
    inside(hits, span).iter().fold(0, |all, h| all | h.bits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_wins_and_protects() {
        let mut words = Words::default();
        words.add("完成", 1);
        words.add("未完成", 2);
        words.add("完成率", 0);
        words.add("完成", 4);
        let marker = words.build("test").unwrap();
        let found: Vec<_> = marker.find("未完成，完成率，完成").iter().map(|h| h.bits).collect();
        assert_eq!(found, [2, 5]);
    }

    #[test]
    fn only_whole_words_lie_inside() {
        let mut words = Words::default();
        words.add("其中", 1);
        words.add("还有", 2);
        let hits = words.build("test").unwrap().find("其中还有");
        assert_eq!(bits_inside(&hits, Span::new(0, 12)), 3);
        assert_eq!(bits_inside(&hits, Span::new(3, 12)), 2);
        assert_eq!(bits_inside(&hits, Span::new(0, 9)), 1);
        assert!(Marker::default().find("其中").is_empty());
    }
}
