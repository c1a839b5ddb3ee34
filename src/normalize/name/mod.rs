//! What a number measures, in the words of the text: the shortest phrase that says it.
//!
//! Chinese puts the measured thing before the number (发现问题21078个), behind it (21078个问题), or in an earlier clause
//! (增加值60.4亿元，同比增长4.3%). The phrase is cut out between the neighbours that are no part of it, then words that belong
//! to the sentence (全区, 共, 达到, 已 …) are taken off its edges.

mod before;
mod behind;
mod edges;
mod handed;
mod marks;
mod shared;
mod shorten;

use crate::lexicon::Lexicon;
use crate::lexicon::units::Kind;
use crate::quantity::{Change, Mention, Scan};
use crate::span::Span;
use shared::Shared;

/// The longest name, in characters.
const LONGEST: usize = 22;

/// The name of each mention of a text, as a span of that text; `None` where the text does not say.
pub fn names(text: &str, scan: &Scan, lexicon: &Lexicon) -> Vec<Option<Span>> {
    let mut names: Vec<Option<Span>> = Vec::with_capacity(scan.mentions.len());
    let mut shared: Option<Shared> = None;
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
        let name = shared
            .as_mut()
            .and_then(Shared::next)
            .or_else(|| namer.name(names.last().copied().flatten()));
        names.push(name);
    }
    handed::back(&mut names, scan);
    names
}

/// One mention with its text, about to be named.
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
        let found = match self.mention.kind {
            _ if before.is_some() => before,
            Kind::Count => behind.or_else(|| self.clause_before().or(previous)),
            _ if self.touches_previous() => previous.or(behind),
            Kind::Percent | Kind::PercentagePoint | Kind::Rank | Kind::Multiple | Kind::Money => {
                previous.or(behind).or_else(|| self.clause_before())
            }
            _ => behind.or_else(|| self.clause_before().or(previous)),
        };
        found.or_else(|| self.raw())
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

    /// The words before the number as they stand, where trimming leaves nothing (累计完成1785户).
    fn raw(&self) -> Option<Span> {
        let floor = self.floor();
        let cut = self.shave(Span::new(floor, self.cut(floor)));
        let cut = Span::new(cut.start, cut.start + cut.of(self.text).trim_end_matches('的').len());
        let span = if cut.is_empty() {
            self.shave(Span::new(floor, self.mention.span.start))
        } else {
            cut
        };
        (!span.is_empty()).then_some(span)
    }
}

#[cfg(test)]
mod tests;
