//! What a number measures, in the words of the text: the shortest phrase that says it.
//!
//! Chinese puts the measured thing before the number (发现问题8436个), behind it (8436个问题), or in an earlier clause
//! (增加值60.4亿元，同比增长4.3%). The phrase is cut out between the neighbours that are no part of it, then words that belong
//! to the sentence (全区, 共, 达到, 已 …) are taken off its edges.

mod before;
mod behind;
mod edges;
mod handed;
mod marks;
mod own;
mod pairs;
mod shared;
mod shorten;

use crate::lexicon::Lexicon;
use crate::lexicon::units::Kind;
use crate::quantity::{Change, Mention, Scan};
use crate::span::Span;
pub use edges::says_nothing;
use marks::is_word;
use shared::Shared;

/// The longest name, in characters.
const LONGEST: usize = 22;

/// The most counts in a row of which the first is looked for.
const CHAIN: usize = 6;

/// The name of each mention of a text, as a span of that text; `None` where the text does not say.
pub fn names(text: &str, scan: &Scan, lexicon: &Lexicon) -> Vec<Option<Span>> {
    let mut names: Vec<Option<Span>> = Vec::with_capacity(scan.mentions.len());
    let mut shared: Option<Shared> = None;
    // The last name that is no whole of a share: 完成年度任务的80%，累计214家 goes on with what was named before.
    let mut thing = None;
    for (i, mention) in scan.mentions.iter().enumerate() {
        let namer = Namer {
            text,
            scan,
            lexicon,
            i,
            mention,
        };
        if shared.as_ref().is_none_or(|s| !s.goes_on(text, scan, i)) {
            shared = namer.shared_subjects();
        }
        let listed = names.last().filter(|_| namer.goes_on()).copied();
        let previous = namer.same_unit(&names).or(listed.unwrap_or(thing));
        let name = shared.as_mut().and_then(Shared::next);
        let name = name.or_else(|| namer.name(previous));
        if namer.whole_of_share().is_none_or(|whole| name != Some(whole)) && namer.group().is_none() {
            thing = name;
        }
        names.push(name);
    }
    handed::back(text, &mut names, scan);
    names
}

/// One mention with its text, about to be named.
#[derive(Clone, Copy)]
struct Namer<'t> {
    text: &'t str,
    scan: &'t Scan,
    lexicon: &'t Lexicon,
    i: usize,
    mention: &'t Mention,
}

impl Namer<'_> {
    fn name(&self, previous: Option<Span>) -> Option<Span> {
        if let Some(rate) = self.per_base() {
            return Some(rate);
        }
        let before = self.before();
        let behind = self.behind();
        if let Some(thing) = self.thing_of_attribute() {
            return Some(thing);
        }
        if behind.is_some() && self.is_attribute(before) || self.counts() && self.names_behind(before, behind) {
            return behind;
        }
        if behind.is_none() && before.is_some() && before == previous && self.follows_count() {
            return self.head_of_chain();
        }
        if before.is_some() {
            return before;
        }
        let own = self.own_words(previous).filter(|_| behind.is_none());
        own.or_else(|| self.elsewhere(behind, previous))
    }

    /// The name of a number that no words before it name.
    fn elsewhere(&self, behind: Option<Span>, previous: Option<Span>) -> Option<Span> {
        let found = match self.mention.kind {
            Kind::Count => behind.or_else(|| self.clause_before().or(previous)),
            _ if self.touches_previous() => previous.or(behind),
            Kind::Percent if self.whole_of_share().is_some() => self.whole_of_share(),
            Kind::Percent | Kind::PercentagePoint | Kind::Rank | Kind::Multiple | Kind::Money => {
                previous.or(behind).or_else(|| self.clause_before())
            }
            _ => behind.or_else(|| self.clause_before().or(previous)),
        };
        found.or_else(|| self.raw())
    }

    /// Whether the number goes on a list with the one before (108.7%和98.3%).
    fn goes_on(&self) -> bool {
        let before = self.i.checked_sub(1).and_then(|b| self.scan.mentions.get(b));
        before
            .and_then(|b| self.text.get(b.span.end..self.mention.span.start))
            .is_some_and(|gap| matches!(gap.trim(), "、" | "和" | "与" | "及"))
    }

    /// Whether this counts, and nothing but a noun stands between it and the count before.
    fn follows_count(&self) -> bool {
        let before = self.i.checked_sub(1).and_then(|b| self.scan.mentions.get(b));
        let gap = before
            .filter(|b| b.kind == Kind::Count && b.unit != self.mention.unit)
            .and_then(|b| self.text.get(b.span.end..self.mention.span.start));
        self.mention.kind == Kind::Count && gap.is_some_and(|gap| !gap.is_empty() && gap.chars().all(is_word))
    }

    /// 惠及2个乡镇17个村1.5万人: the nouns between belong to the counts before them, the verb at the head to all.
    fn head_of_chain(&self) -> Option<Span> {
        let mut first = self.i;
        while first > 0 && self.i - first < CHAIN {
            let gap = self
                .text
                .get(self.scan.mentions[first - 1].span.end..self.scan.mentions[first].span.start);
            if !gap.is_some_and(|gap| gap.chars().all(is_word)) {
                break;
            }
            first -= 1;
        }
        let mention = self.scan.mentions.get(first)?;
        Namer {
            i: first,
            mention,
            ..*self
        }
        .raw()
    }

    /// Whether nothing stands between this mention and the one before (287人101万元).
    fn touches_previous(&self) -> bool {
        self.i
            .checked_sub(1)
            .is_some_and(|b| self.scan.mentions[b].span.end == self.mention.span.start)
    }

    const fn counts(&self) -> bool {
        let countable = matches!(
            self.mention.kind,
            Kind::Count
                | Kind::Money
                | Kind::Area
                | Kind::Length
                | Kind::Other
                | Kind::Rate
                | Kind::Volume
                | Kind::Mass
        );
        countable && matches!(self.mention.change, Change::None)
    }

    /// The words before the number as they stand, where trimming leaves nothing (累计完成1785户); nothing where they are
    /// only a basis and a change (较上半年增长3%).
    fn raw(&self) -> Option<Span> {
        let floor = self.floor();
        let cut = self.cut(floor);
        if let Some(change) = self.mention.change_span.filter(|_| cut <= floor) {
            // 增速7.2%: the change itself is a noun.
            return change.of(self.text).ends_with(['速', '幅', '率']).then_some(change);
        }
        let end = if cut > floor { cut } else { self.mention.span.start };
        let zone = self.shave(Span::new(floor, end));
        let mut span = Span::new(zone.start, zone.start + zone.of(self.text).trim_end_matches('的').len());
        while let Some((length, true)) = self.lexicon.names.lead.find(span.of(self.text)) {
            if length == span.len() {
                break;
            }
            span = self.shave(Span::new(span.start + length, span.end));
        }
        (!span.is_empty()).then_some(span)
    }
}

#[cfg(test)]
mod tests;
