//! A phrase without the words at its edges that belong to the sentence.

use super::Namer;
use super::marks::{ends_phrase, is_word};
use crate::lexicon::Lexicon;
use crate::span::Span;

/// Endings that make a noun of the verb before them: 完成率, 保障性住房.
const MAKES_A_NOUN: [char; 2] = ['率', '性'];

/// A share is a measure where nothing else stands beside it, whatever it is a share of: 占比由3‰降到2‰.
const SHARE: &str = "占比";

/// Edge words of one character that make a word with a single character beside them: 惠及, 户均, 和解.
const BINDING: [&str; 9] = ["和", "与", "及", "均", "比", "上", "对", "以", "居"];

/// Whether taking `word` off would leave less than a word.
fn binds(word: &str, rest: &str) -> bool {
    BINDING.contains(&word) && rest.chars().take(2).count() == 1
}

/// Whether a phrase is only a word that stands at the edge of names (累计, 完成) and says nothing of what is measured.
pub fn says_nothing(phrase: &str, lexicon: &Lexicon) -> bool {
    if phrase == SHARE {
        return false;
    }
    let words = &lexicon.names;
    let whole = |hit: Option<(usize, bool)>| hit.is_some_and(|(length, strip)| strip && length == phrase.len());
    whole(words.trail.find(phrase)) || whole(words.lead.find(phrase))
}

impl Namer<'_> {
    /// Takes what is no name off both ends.
    pub(super) fn trimmed(&self, zone: Span) -> Option<Span> {
        let mut span = self.without_bracket(self.without_trail(zone));
        if let Some((at, c)) = span.of(self.text).char_indices().rev().find(|(_, c)| ends_phrase(*c)) {
            span.start += at + c.len_utf8();
        }
        let span = self.without_lead(self.behind_frame(span))?;
        // 开展“护苗”巡查: the quotation may stand behind a verb.
        let inner = self.behind_frame(span);
        let span = if inner == span { span } else { self.without_lead(inner)? };
        let short = self.shortened(span);
        (short.of(self.text).chars().any(char::is_alphanumeric)).then_some(short)
    }

    /// Takes off what says when, within what or how it was counted: “平安行动”期间[走访], 按可比价计算[增长].
    fn behind_frame(&self, span: Span) -> Span {
        let text = span.of(self.text);
        let words = &self.lexicon.names;
        let quoted = text
            .find('”')
            .filter(|_| text.starts_with('“'))
            .map(|at| at + '”'.len_utf8());
        let verb = |rest: &str| words.light.find(rest).max(words.verbs.find(rest)).is_some();
        let quoted = quoted.filter(|at| verb(&text[*at..]) && text[*at..].chars().nth(1).is_some());
        let during = text.find("期间").map(|at| at + "期间".len());
        let counted = text.find("计算").filter(|_| text.starts_with(['按', '以']));
        let counted = counted.map(|at| at + "计算".len());
        let frame = quoted.max(during).filter(|at| text[*at..].chars().nth(1).is_some());
        Span::new(span.start + frame.max(counted).unwrap_or(0), span.end)
    }

    /// 居家隔离(居家观察): what stands in a bracket at the end explains the thing before it.
    fn without_bracket(&self, span: Span) -> Span {
        let text = span.of(self.text);
        let open = text.ends_with([')', '）']).then(|| text.rfind(['(', '（'])).flatten();
        match open.filter(|at| *at > 0) {
            Some(at) => self.without_trail(Span::new(span.start, span.start + at)),
            None => span,
        }
    }

    /// Takes trailing words off.
    pub(super) fn without_trail(&self, zone: Span) -> Span {
        let mut span = self.shave(zone);
        for _ in 0..8 {
            let text = span.of(self.text);
            let Some((length, true)) = self.lexicon.names.trail.find(text) else {
                break;
            };
            // 其余 and 另有 are one word each.
            let lead = self.lexicon.names.lead.find(text);
            if lead.is_some_and(|(head, strip)| strip && head == text.len() && head > length) {
                break;
            }
            let (rest, word) = text.split_at(text.len() - length);
            if binds(word, rest) {
                break;
            }
            span = self.shave(Span::new(span.start, span.end - length));
        }
        span
    }

    /// Takes leading words off; `None` where nothing else is left.
    pub(super) fn without_lead(&self, mut span: Span) -> Option<Span> {
        let mut verb_taken = false;
        let mut deed = None;
        for _ in 0..8 {
            span = self.shave(span);
            let Some((length, verb)) = self.lead(span.of(self.text), verb_taken) else {
                break;
            };
            // 化解成功: a verb whose outcome is all that follows names what was done.
            let light = self.lexicon.names.light.find(span.of(self.text)).is_some();
            deed = deed.or((verb && !light && length < span.len()).then_some(span));
            span.start += length;
            verb_taken |= verb;
        }
        let span = self.shave(span);
        if span.is_empty() { deed } else { Some(span) }
    }

    /// The word to take off the front, and whether it is a verb.
    fn lead(&self, text: &str, verb_taken: bool) -> Option<(usize, bool)> {
        let words = &self.lexicon.names;
        let lead = words.lead.find(text);
        if lead.is_some_and(|(_, strip)| !strip) {
            return None;
        }
        let lead = lead.filter(|(length, _)| !binds(&text[..*length], &text[*length..]));
        let lead = lead.map(|(length, _)| (length, false));
        let light = words.light.find(text).map(|(length, ())| length);
        let verb = words.verbs.find(text).map(|(length, ())| length);
        let verb = verb.filter(|length| text[*length..].chars().nth(1).is_some());
        let verb = light
            .max(verb)
            .filter(|length| !self.is_compound(&text[*length..], verb_taken));
        lead.max(verb.map(|length| (length, true)))
    }

    /// Whether the verb before `rest` is part of a noun: 完成率, 种植面积, 整改完成率; behind another verb also 执法人员
    /// (出动执法人员).
    pub(super) fn is_compound(&self, rest: &str, verb_taken: bool) -> bool {
        let words = &self.lexicon.names;
        let carries = verb_taken && words.carriers.find(rest).is_some();
        let next = words
            .light
            .find(rest)
            .max(words.verbs.find(rest))
            .map_or(0, |(length, ())| length);
        let noun = rest.starts_with(MAKES_A_NOUN) || rest[next..] == *"率";
        let verbs_alone = next > 0 && next == rest.len();
        carries || noun || verbs_alone || self.is_measure(rest) || rest.chars().take(2).count() == 1
    }

    /// Whether a phrase is a noun of measure and nothing else.
    pub(super) fn is_measure(&self, phrase: &str) -> bool {
        let measure = self.lexicon.names.measures.find(phrase);
        measure.is_some_and(|(length, ())| length == phrase.len())
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
