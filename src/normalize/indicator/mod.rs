//! Which indicator of the catalogue a number measures: by its name, and by the words that touch name and number.
//!
//! The name alone would say too much. 新增养老床位 adds to what 养老床位 is, so the verb before a name is looked up with it;
//! and 三大景区接待游客 is not what a district's 接待游客 is, so nothing else may stand before the name in its clause.

mod front;

use rustc_hash::FxHashMap;

use crate::lexicon::Lexicon;
use crate::lexicon::front::touching_verbs;
use crate::lexicon::indicators::{Indicator, Measured};
use crate::quantity::{Change, Mention, Scan};
use crate::rows::Metric;
use crate::span::Span;
use front::Front;

/// The most characters of a name that leaves out what was named before.
const SHORT: usize = 6;

/// How far apart a name and its number, or two names of a sentence, may stand, in bytes, for the words between to be
/// read: hostile texts cost no more than others.
const FAR: usize = 360;

/// What ends a sentence or a part of one that stands by itself.
const STOPS: [char; 4] = ['。', '\n', ';', '；'];

/// The indicator of each mention of a text, where its name is one that the catalogue has. `task` holds the numbers of the
/// task that the text reports on: 省科技型中小企业163家 answers 新增省科技型中小企业150家.
pub fn indicators<'l>(
    text: &str,
    scan: &Scan,
    names: &[Option<Span>],
    task: &[Metric],
    lexicon: &'l Lexicon,
) -> Vec<Option<&'l Indicator>> {
    let task = task
        .iter()
        .filter_map(|m| Some((m.name.as_deref()?, m.indicator.as_deref()?)));
    let mut reader = Reader {
        text,
        scan,
        lexicon,
        task: task.collect(),
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
    /// The indicator of each name of the task.
    task: FxHashMap<&'t str, &'t str>,
    /// The verbs before the last name, which hold for a list (新增甲60家、乙150家).
    verbs: &'t str,
    /// The last name in full, which shorter ones go on with.
    head: Option<Head<'t>>,
}

/// A name that says its thing in full, with the verbs before it, which hold for its parts.
#[derive(Clone, Copy)]
struct Head<'t> {
    verbs: &'t str,
    name: &'t str,
    end: usize,
}

impl<'t, 'l> Reader<'t, 'l> {
    fn indicator(&mut self, i: usize, name: Span) -> Option<&'l Indicator> {
        let mention = &self.scan.mentions[i];
        let front = Front::of(self.text, name, mention, self.scan, self.lexicon);
        if !front.goes_on {
            self.verbs = front.verbs;
        }
        let measured = measured(mention, self.lexicon);
        let answered = self.answered(&front, name, measured);
        let full = answered.or_else(|| self.full(&front, name, i, measured));
        let found = full.or_else(|| self.elliptical(&front, name, measured));
        if full.is_some() || self.goes_on_from(name).is_none() {
            let (verbs, end) = (self.verbs, name.end);
            let name = name.of(self.text);
            self.head = Some(Head { verbs, name, end });
        }
        found.filter(|_| !self.set_apart(name, mention))
    }

    fn find(&self, phrase: &str, measured: Measured<'_>) -> Option<&'l Indicator> {
        let lexicon = self.lexicon;
        lexicon.indicators.find(phrase, measured)
    }

    /// The indicator of the task's number of the same name.
    fn answered(&self, front: &Front<'_>, name: Span, measured: Measured<'_>) -> Option<&'l Indicator> {
        let key = self
            .task
            .get(name.of(self.text))
            .filter(|_| front.verbs() == Some(""))?;
        let lexicon = self.lexicon;
        let indicator = lexicon.indicators.get(key)?;
        lexicon.indicators.fits(indicator, measured).then_some(indicator)
    }

    /// The indicator that the words before and behind the name make of it: everything before it in its clause, or the
    /// verbs alone; in a list the verbs that stand at its head, or none; for a part the verbs of the whole, or none.
    fn full(&self, front: &Front<'_>, name: Span, i: usize, measured: Measured<'_>) -> Option<&'l Indicator> {
        let behind = self.behind(i, name);
        let name = name.of(self.text);
        let whole = self.head.filter(|_| front.is_part && front.verbs.is_empty());
        let before = match whole {
            Some(whole) => [Some(whole.verbs), Some("")],
            None if front.goes_on => [Some(self.verbs), Some("")],
            None => [Some(front.whole), front.verbs()],
        };
        let [first, second] =
            before.map(|before| before.and_then(|before| self.find(&format!("{before}{name}{behind}"), measured)));
        // A part of what a year adds is no stock.
        first.or_else(|| second.filter(|indicator| whole.is_none() || indicator.cumulative))
    }

    /// The last name in full, if this name stands in the same sentence behind it.
    fn goes_on_from(&self, name: Span) -> Option<Head<'t>> {
        let near = self.head.filter(|head| head.end + FAR > name.start);
        let between = |head: &Head<'_>| self.text.get(head.end..name.start);
        near.filter(|head| between(head).is_some_and(|between| !between.contains(STOPS)))
    }

    /// A short name that leaves out what the sentence has named (基本养老保险参保人数31万人，参保率95%): the beginning of
    /// that name and this one are the name in full.
    fn elliptical(&self, front: &Front<'_>, name: Span, measured: Measured<'_>) -> Option<&'l Indicator> {
        let head = self.goes_on_from(name)?;
        let (verbs, short) = (front.verbs()?, name.of(self.text));
        if short.chars().nth(SHORT).is_some() {
            return None;
        }
        let own = front::without_verbs(head.name, self.lexicon);
        let full = format!("{}{}", head.verbs, head.name);
        // The verbs alone would begin anything: 新增泊位300个，企业20家.
        let with_verbs = beginnings(&full).filter(|beginning| beginning.len() > head.verbs.len() + '字'.len_utf8());
        let short = [format!("{verbs}{short}"), short.to_owned()];
        let mut beginnings = beginnings(own).chain(with_verbs);
        beginnings.find_map(|head| {
            short
                .iter()
                .find_map(|short| self.find(&format!("{head}{short}"), measured))
        })
    }

    /// What stands between a name and its number and makes another thing of it: a verb, or that it is a share (占比), if
    /// it is not a clause of its own. Of a change the verb is the change's own word (减少).
    fn behind(&self, i: usize, name: Span) -> &'t str {
        let mention = &self.scan.mentions[i];
        let level = mention.change == Change::None;
        let Some(gap) = gap(self.text, name, mention).filter(|_| level) else {
            return "";
        };
        let last = i.checked_sub(1).map_or(0, |before| self.scan.mentions[before].span.end);
        if let Some(share) = self.lexicon.indicators.share(gap) {
            return share;
        }
        let touches = last <= name.end && gap.chars().all(|c| c.is_alphanumeric() || c.is_whitespace());
        if touches { touching_verbs(gap, self.lexicon) } else { "" }
    }

    /// Whether the words around the number say that it is no value of what the name says: those between (其中, 高于), or
    /// a bound with a noun behind it (总投资10亿元以上的项目).
    fn set_apart(&self, name: Span, mention: &Mention) -> bool {
        let after = mention.bound_span.filter(|bound| bound.start >= mention.span.end);
        let after = after.and_then(|bound| self.text[bound.end..].chars().next());
        after.is_some_and(char::is_alphanumeric)
            || gap(self.text, name, mention).is_some_and(|gap| self.lexicon.indicators.sets_apart(gap))
    }
}

/// Everything that a name begins with, the longest first, of two characters at least.
fn beginnings(name: &str) -> impl Iterator<Item = &str> {
    let ends = name.char_indices().map(|(at, c)| at + c.len_utf8());
    let ends: Vec<usize> = ends.skip(1).collect();
    ends.into_iter().rev().map(|end| &name[..end])
}

/// What stands between a name and its number, where the name comes first; of a long way its end.
fn gap<'t>(text: &'t str, name: Span, mention: &Mention) -> Option<&'t str> {
    let gap = text.get(name.end..start(mention))?;
    let mut from = gap.len().saturating_sub(FAR);
    while !gap.is_char_boundary(from) {
        from += 1;
    }
    gap.get(from..)
}

/// Where a number begins, with the word for its bound.
fn start(mention: &Mention) -> usize {
    let bound = mention.bound_span.map_or(usize::MAX, |bound| bound.start);
    bound.min(mention.span.start)
}

#[cfg(test)]
mod tests;
