//! Two numbers that belong together: a level and the one before it, a place and the group that it is in.

use super::Namer;
use super::marks::{ends_clause, ends_phrase};
use crate::lexicon::units::Kind;
use crate::span::Span;

/// The most characters between 由 and a level, and between two levels.
const NEAR: usize = 12;

impl Namer<'_> {
    /// Where 由 or 从 stands, if the number is a level that the next one has left: 直营店[由]8家整合为5家.
    pub(super) fn left_behind(&self) -> Option<usize> {
        let next = self
            .scan
            .mentions
            .get(self.i + 1)
            .filter(|n| n.kind == self.mention.kind)?;
        let gap = self.text.get(self.mention.span.end..next.span.start)?;
        let close = gap.chars().take(NEAR + 1).count() <= NEAR && !gap.contains(ends_phrase);
        if !close || !gap.contains(['至', '到', '为']) {
            return None;
        }
        let mut near = self.near_before();
        near.find(|(_, c)| matches!(c, '由' | '从')).map(|(at, _)| at)
    }

    /// Where 在 stands, if the number is the group that the next one is a place in: 得分[在]6个镇中列第2.
    pub(super) fn group(&self) -> Option<usize> {
        let next = self.scan.mentions.get(self.i + 1).filter(|n| n.kind == Kind::Rank)?;
        let gap = self.text.get(self.mention.span.end..next.span.start)?;
        if gap.contains(ends_clause) || !gap.contains(['中', '里']) {
            return None;
        }
        self.near_before().find(|(_, c)| *c == '在').map(|(at, _)| at)
    }

    /// What stands before the 由 or 在 of such a pair, this number being its first or its second; `None` outside of pairs.
    pub(super) fn before_pair(&self) -> Option<Option<Span>> {
        let own = self.left_behind().map(|at| (*self, at));
        let (first, at) = own.or_else(|| {
            let first = self.previous_namer()?;
            let at = first.left_behind().or_else(|| first.group())?;
            Some((first, at))
        })?;
        let zone = Span::new(first.floor().min(at), at);
        Some(
            first
                .trimmed(zone)
                .or_else(|| Some(first.shave(zone)).filter(|z| !z.is_empty())),
        )
    }

    /// The mention before, about to be named.
    pub(super) fn previous_namer(&self) -> Option<Self> {
        let i = self.i.checked_sub(1)?;
        let mention = self.scan.mentions.get(i)?;
        Some(Namer { i, mention, ..*self })
    }

    /// The characters before the number with their places, the last first, no further than its phrase.
    pub(super) fn near_before(&self) -> impl Iterator<Item = (usize, char)> {
        let before = self.text[..self.mention.span.start].char_indices().rev();
        before.take(NEAR).take_while(|(_, c)| !ends_phrase(*c))
    }
}
