//! What is measured stands before the number, in its clause or in the one before.

use super::Namer;
use super::marks::ends_clause;
use crate::quantity::{Reason, Rejected};
use crate::span::Span;

impl Namer<'_> {
    /// The phrase before the number.
    pub(super) fn before(&self) -> Option<Span> {
        let floor = self.floor();
        let mut end = self.mention.span.start;
        let change = self.mention.change_span.map(|c| c.start).filter(|at| *at >= floor);
        let bound = self.mention.bound_span.map(|b| b.start).filter(|at| *at >= floor);
        for cut in [self.basis_start(floor), change, bound].into_iter().flatten() {
            end = end.min(cut);
        }
        let found = self.trimmed(Span::new(floor, end));
        if found.is_some() || end == self.mention.span.start {
            return found;
        }
        // 较上半年城镇新增就业增长5%: the basis stands first, and the subject between it and the change.
        let from = self
            .mention
            .basis_span
            .filter(|b| b.start >= floor)
            .map_or(floor, |b| b.end);
        let to = self.mention.change_span.map_or(self.mention.span.start, |c| c.start);
        let between = (from < to).then(|| self.trimmed(Span::new(from, to))).flatten();
        between.filter(|span| span.of(self.text).chars().nth(1).is_some())
    }

    /// 每万人拥有床位6.5张: the base belongs to the name.
    pub(super) fn per_base(&self) -> Option<Span> {
        let base = self.mention.base_span?;
        let start = base.start.checked_sub('每'.len_utf8())?;
        let mut span = Span::new(start, self.mention.span.start);
        for _ in 0..4 {
            let Some((length, ())) = self.lexicon.names.trail.find(span.of(self.text)) else {
                break;
            };
            span = self.shave(Span::new(span.start, span.end - length));
        }
        (span.end > base.end).then_some(span)
    }

    /// 组织开展党日活动，已开展12次: where a clause has no noun, the clause before it has.
    pub(super) fn clause_before(&self) -> Option<Span> {
        let floor = self.floor();
        let sign = self.text[..floor]
            .chars()
            .next_back()
            .filter(|c| matches!(c, '，' | ','))?;
        let end = floor - sign.len_utf8();
        let last = self.i.checked_sub(1).map_or(0, |b| self.scan.mentions[b].span.end);
        let start = self.text[..end]
            .rfind(ends_clause)
            .map_or(0, |at| at + self.text[at..].chars().next().map_or(1, char::len_utf8));
        let near = end - start < 120 && last <= start;
        near.then(|| self.trimmed(Span::new(start, end))).flatten()
    }

    /// Where the words before the mention begin that can name it.
    pub(super) fn floor(&self) -> usize {
        let before = self.i.checked_sub(1).map_or(0, |b| {
            let mention = &self.scan.mentions[b];
            // 亿元以上项目20个: the bound belongs to the mention before.
            mention
                .bound_span
                .map_or(mention.span.end, |bound| bound.end.max(mention.span.end))
        });
        let before = before.min(self.mention.span.start);
        let mut start = before.max(self.mention.span.start.saturating_sub(180));
        while !self.text.is_char_boundary(start) {
            start += 1;
        }
        let zone = &self.text[start..self.mention.span.start];
        if let Some((at, c)) = zone.char_indices().rev().find(|(_, c)| ends_clause(*c)) {
            start += at + c.len_utf8();
        }
        self.behind_date(start)
    }

    /// Behind the last date in the zone: 1-12月共接…, 截至12月2日共梳理….
    fn behind_date(&self, start: usize) -> usize {
        let from = self.scan.rejected.partition_point(|r| r.span.start < start);
        let dates = self.scan.rejected[from..]
            .iter()
            .take_while(|r| r.span.end <= self.mention.span.start);
        let Some(last) = dates.filter(|r| self.is_date(r)).last() else {
            return start;
        };
        let rest = &self.text[last.span.end..self.mention.span.start];
        let sign = rest
            .chars()
            .next()
            .filter(|c| matches!(c, '年' | '月' | '日' | '.' | '、' | '．' | ')' | '）'));
        let skip = if rest.starts_with("季度") {
            "季度".len()
        } else {
            sign.map_or(0, char::len_utf8)
        };
        let behind = &rest[skip..];
        let edge = if behind.starts_with(['末', '底', '初', '份']) {
            '末'.len_utf8()
        } else {
            0
        };
        last.span.end + skip + edge
    }

    fn is_date(&self, rejected: &Rejected) -> bool {
        match rejected.reason {
            Reason::Date | Reason::ListMarker => true,
            Reason::Period => self.text[rejected.span.end..].starts_with("季度"),
            _ => false,
        }
    }

    /// Where the words that name a basis begin, the 较 or 比 before them included.
    fn basis_start(&self, floor: usize) -> Option<usize> {
        let basis = self.mention.basis_span.filter(|b| b.start >= floor)?;
        let zone = &self.text[floor..basis.start];
        let at = zone
            .rfind(['较', '比', '与'])
            .filter(|at| zone[*at..].chars().count() <= 8);
        Some(at.map_or(basis.start, |at| floor + at))
    }
}
