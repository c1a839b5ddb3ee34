//! What the number's own clause says where it holds no noun.

use super::Namer;
use crate::lexicon::units::Kind;
use crate::quantity::Change;
use crate::span::Span;

/// Verbs that say only that something was done.
const DONE: [&str; 4] = ["完成", "实现", "达到", "达"];

/// What may stand before the noun of a change: 最高降幅.
const DEGREES: [&str; 4] = ["最高", "最低", "平均", "累计"];

/// Nouns of a plan, which the number itself is said of: 年度任务（60座）.
const PLANS: [&str; 5] = ["任务", "目标", "计划", "任务数", "计划数"];

/// How many mentions a change looks back for the level that it changes.
const BACK: usize = 6;

impl Namer<'_> {
    /// The verb or the noun of change that opens a sentence of its own, or that is all the text has.
    pub(super) fn own_words(&self, previous: Option<Span>) -> Option<Span> {
        if let Some(noun) = self.noun_of_change() {
            return Some(noun);
        }
        let own = self.raw()?;
        let start = self.floor();
        let zone = self.text[start..self.mention.span.start].trim_start();
        let opens = self.text[..start].ends_with(['。', '；', ';', '\n']) || zone.starts_with("其中");
        let said = opens && self.is_verb(own) && !DONE.contains(&own.of(self.text));
        let previous_says_nothing = previous.is_some_and(|p| self.is_verb(p));
        (said || previous_says_nothing).then_some(own)
    }

    /// 压减率92%, 最高降幅96%: the change itself is a noun that says what is measured.
    fn noun_of_change(&self) -> Option<Span> {
        let change = self.mention.change_span?;
        let rate = self.text[change.end..].starts_with('率');
        let end = change.end + if rate { '率'.len_utf8() } else { 0 };
        let floor = self.floor();
        let before = self.text.get(floor..change.start)?;
        let degree = DEGREES.iter().find(|word| before.ends_with(**word));
        let noun = self.text[..end].ends_with(['率', '幅', '速']);
        let says_more = self.text[..end].ends_with('率') || degree.is_some();
        let span = Span::new(change.start - degree.map_or(0, |word| word.len()), end);
        (noun && says_more && span.start == floor).then_some(span)
    }

    /// Whether a phrase is a verb and nothing else.
    fn is_verb(&self, phrase: Span) -> bool {
        let words = &self.lexicon.names;
        let text = phrase.of(self.text);
        let verb = words.light.find(text).max(words.verbs.find(text));
        verb.is_some_and(|(length, ())| length == text.len())
    }

    /// The plan that the number is: 占年度任务（60座）, （全年目标为60座）.
    pub(super) fn plan(&self, zone: Span) -> Option<Span> {
        let text = zone.of(self.text);
        let head = text.trim_end_matches(['为', '是', '：', ':', '（', '(', ' ', '约']);
        let named = head.len() < text.len() && PLANS.iter().any(|plan| head.ends_with(plan));
        let at = head
            .rfind(['占', '（', '(', '，', '的'])
            .map_or(0, |at| at + head[at..].chars().next().map_or(0, char::len_utf8));
        let at = head.rfind("完成").map_or(at, |done| at.max(done + "完成".len()));
        (named && at < head.len()).then(|| Span::new(zone.start + at, zone.start + head.len()))
    }

    /// 火灾7起、伤2人，同比减少3起、1人: a change without a subject is named by the last level in its unit.
    pub(super) fn same_unit(&self, names: &[Option<Span>]) -> Option<Span> {
        let mention = self.mention;
        if mention.change == Change::None || mention.kind != Kind::Count {
            return None;
        }
        let mut before = self.scan.mentions[..self.i].iter().enumerate().rev().take(BACK);
        let (at, level) = before.find(|(_, m)| m.change == Change::None && m.unit == mention.unit)?;
        let gap = self.text.get(level.span.end..mention.span.start)?;
        let sentence = !gap.contains(['。', '；', ';', '\n']);
        names.get(at).copied().flatten().filter(|_| sentence)
    }
}
