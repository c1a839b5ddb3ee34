//! A long phrase cut down to the thing that it names.

use super::{LONGEST, Namer};
use crate::span::Span;

/// Endings that make a noun of the verb before them.
const NOUN_ENDINGS: [char; 11] = ['率', '数', '量', '额', '面', '点', '站', '的', '类', '费', '性'];

impl Namer<'_> {
    /// A long phrase keeps what stands behind its last 的, and at most [`LONGEST`] characters.
    pub(super) fn shortened(&self, span: Span) -> Span {
        let span = self.behind_examples(self.behind_inner_verb(self.without_manner(span)));
        let text = span.of(self.text);
        let count = text.chars().count();
        if count <= 12 {
            return span;
        }
        if let Some(at) = text.rfind('的') {
            let rest = at + '的'.len_utf8();
            if text[rest..].chars().count() >= 2 {
                return Span::new(span.start + rest, span.end);
            }
        }
        let skip = count.saturating_sub(LONGEST);
        let at = text.char_indices().nth(skip).map_or(0, |(at, _)| at);
        Span::new(span.start + at, span.end)
    }

    /// 光电研发中心等重大项目: behind 等 stands what the examples before it are.
    fn behind_examples(&self, span: Span) -> Span {
        let text = span.of(self.text);
        let Some((examples, noun)) = text.rsplit_once('等') else {
            return span;
        };
        let upto = &text[..text.len() - noun.len()];
        let word = matches!(self.lexicon.names.trail.find(upto), Some((_, false)))
            || noun.starts_with(['级', '待', '候', '效', '值', '额', '次', '离']);
        let named = examples.chars().nth(1).is_some() && noun.chars().nth(1).is_some() && !word;
        Span::new(if named { span.end - noun.len() } else { span.start }, span.end)
    }

    /// 登记数按照新口径核减后: the thing stands before the words that say how it was counted.
    fn without_manner(&self, span: Span) -> Span {
        let text = span.of(self.text);
        let manner = ["按照", "根据", "依据", "依照", "按可比", "按不变", "按现价"]
            .into_iter()
            .filter_map(|word| text.find(word))
            .min();
        let at = manner.filter(|at| text[..*at].chars().nth(1).is_some());
        Span::new(span.start, span.start + at.unwrap_or(text.len()))
    }

    /// What stands behind the last verb or adverb inside a phrase: 图书馆新增藏书 → 藏书, 机动组共督查居家隔离 → 居家隔离.
    pub(super) fn behind_inner_verb(&self, span: Span) -> Span {
        let text = span.of(self.text);
        let mut start = 0;
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            let Some((length, verb)) = self.lexicon.names.inner.find(&text[at..]) else {
                at += c.len_utf8();
                continue;
            };
            let rest = &text[at + length..];
            if verb
                && at > 0
                && !self.is_measure(rest)
                && rest.chars().nth(1).is_some()
                && !rest.starts_with(NOUN_ENDINGS)
            {
                start = at + length;
            }
            at += length;
        }
        if start == 0 {
            return span;
        }
        let rest = self.shave(Span::new(span.start + start, span.end));
        self.without_lead(rest).unwrap_or(rest)
    }
}
