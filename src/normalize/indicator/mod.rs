//! Which indicator of the catalogue a number measures: by its name, and by the words that touch name and number.
//!
//! The name alone would say too much. 新增养老床位 adds to what 养老床位 is, so the verb before a name is looked up with it;
//! and 三大景区接待游客 is not what a district's 接待游客 is, so nothing else may stand before the name in its clause.

mod front;

use crate::lexicon::Lexicon;
use crate::lexicon::indicators::{Indicator, Measured};
use crate::quantity::{Change, Mention, Scan};
use crate::span::Span;
use front::Front;

/// The fewest characters of a name that a shorter one may go on with.
const HEAD: usize = 4;

/// The most characters of a name that leaves out what was named before.
const SHORT: usize = 6;

/// The indicator of each mention of a text, where its name is one that the catalogue has.
pub fn indicators<'l>(
    text: &str,
    scan: &Scan,
    names: &[Option<Span>],
    lexicon: &'l Lexicon,
) -> Vec<Option<&'l Indicator>> {
    let mut reader = Reader {
        text,
        scan,
        lexicon,
        verbs: "",
        head: None,
    };
    let named = names.iter().enumerate();
    named.map(|(i, name)| reader.indicator(i, (*name)?)).collect()
}

/// What is known of a mention beside its name.
pub fn measured<'m>(mention: &'m Mention, lexicon: &'m Lexicon) -> Measured<'m> {
    let unit = mention.unit_id.map(|id| &*lexicon.units.get(id).canonical);
    Measured {
        kind: mention.kind,
        unit: unit.unwrap_or(&mention.unit),
        change: !matches!(mention.change, Change::None),
    }
}

/// Goes through the numbers of a text in reading order.
struct Reader<'t, 'l> {
    text: &'t str,
    scan: &'t Scan,
    lexicon: &'l Lexicon,
    /// The verbs before the last name, which hold for a list (新增甲60家、乙150家).
    verbs: &'t str,
    /// The last name that says its thing in full.
    head: Option<Span>,
}

impl<'l> Reader<'_, 'l> {
    fn indicator(&mut self, i: usize, name: Span) -> Option<&'l Indicator> {
        let mention = &self.scan.mentions[i];
        let front = Front::of(self.text, name, mention, self.scan, self.lexicon);
        if !front.goes_on {
            self.verbs = front.verbs;
        }
        let measured = measured(mention, self.lexicon);
        let mut phrases = self.phrases(&front, name, mention).into_iter().flatten();
        let found = phrases.find_map(|phrase| self.find(&phrase, measured));
        let found = found.or_else(|| self.elliptical(&front, name, measured));
        if name.of(self.text).chars().nth(HEAD - 1).is_some() {
            self.head = Some(name);
        }
        found.filter(|_| !self.set_apart(name, mention))
    }

    fn find(&self, phrase: &str, measured: Measured<'_>) -> Option<&'l Indicator> {
        let lexicon = self.lexicon;
        lexicon.indicators.find(phrase, measured)
    }

    /// What the number may be called: with everything before the name in its clause, or with the verbs alone; in a list
    /// with the verbs that stand at its head, or without them.
    fn phrases(&self, front: &Front<'_>, name: Span, mention: &Mention) -> [Option<String>; 2] {
        let behind = self.verb_behind(mention, name);
        let name = name.of(self.text);
        let before = if front.goes_on {
            [Some(self.verbs), Some("")]
        } else {
            [Some(front.whole), front.verbs()]
        };
        before.map(|before| before.map(|before| format!("{before}{name}{behind}")))
    }

    /// A short name that leaves out what the sentence has named (基本养老保险参保人数31万人，参保率95%): the beginning of
    /// that name and this one are the name in full.
    fn elliptical(&self, front: &Front<'_>, name: Span, measured: Measured<'_>) -> Option<&'l Indicator> {
        let head = self.head.filter(|head| head.end <= name.start && front.is_clear)?;
        let short = name.of(self.text);
        let between = &self.text[head.end..name.start];
        if short.chars().nth(SHORT).is_some() || between.contains(['。', '\n', ';', '；']) {
            return None;
        }
        let head = front::without_verbs(head.of(self.text), self.lexicon);
        let mut ends: Vec<usize> = head.char_indices().map(|(at, c)| at + c.len_utf8()).skip(1).collect();
        ends.reverse();
        ends.into_iter()
            .find_map(|end| self.find(&format!("{}{short}", &head[..end]), measured))
    }

    /// The verb between a name and its number, if no other clause begins between them. Of a change that is the change's own
    /// word (减少).
    fn verb_behind(&self, mention: &Mention, name: Span) -> &str {
        let gap = gap(self.text, name, mention).filter(|_| mention.change == Change::None);
        let gap = gap.filter(|gap| gap.chars().all(|c| c.is_alphanumeric() || c.is_whitespace()));
        gap.map_or("", |gap| front::verbs_at_end(gap, self.lexicon))
    }

    /// Whether the words between name and number say that the number is no value of what the name says (其中, 高于).
    fn set_apart(&self, name: Span, mention: &Mention) -> bool {
        gap(self.text, name, mention).is_some_and(|gap| self.lexicon.indicators.sets_apart(gap))
    }
}

/// What stands between a name and its number, where the name comes first.
fn gap<'t>(text: &'t str, name: Span, mention: &Mention) -> Option<&'t str> {
    text.get(name.end..start(mention))
}

/// Where a number begins, with the word for its bound.
fn start(mention: &Mention) -> usize {
    let bound = mention.bound_span.map_or(usize::MAX, |bound| bound.start);
    bound.min(mention.span.start)
}

#[cfg(test)]
mod tests;
