//! Subjects that a 分别 deals out: the first subject to the first number, the second to the second.

use super::Namer;
use crate::quantity::Scan;
use crate::span::Span;

/// Subjects that a 分别 deals out to the numbers behind it: 化肥、农药使用量分别下降1.8%和12‰.
pub(super) struct Shared {
    subjects: Vec<Span>,
    next: usize,
    last: usize,
}

impl Shared {
    /// The subject of the next number.
    pub(super) fn next(&mut self) -> Option<Span> {
        let subject = self.subjects.get(self.next).copied();
        self.next += 1;
        self.last += 1;
        subject
    }

    /// Whether mention `i` is the next in the same list.
    pub(super) fn goes_on(&self, text: &str, scan: &Scan, i: usize) -> bool {
        let Some(before) = i.checked_sub(1).and_then(|b| scan.mentions.get(b)) else {
            return false;
        };
        let gap = text
            .get(before.span.end..scan.mentions[i].span.start)
            .unwrap_or_default();
        self.last == i && self.next < self.subjects.len() && gap.trim_start().starts_with(['、', '和', '与', '及'])
    }
}

impl Namer<'_> {
    /// The subjects before 分别, if as many numbers follow.
    pub(super) fn shared_subjects(&self) -> Option<Shared> {
        let floor = self.floor();
        let at = self.text[floor..self.mention.span.start].rfind("分别")?;
        let cuts = [self.mention.basis_span, self.mention.change_span];
        let cuts = cuts.into_iter().flatten().map(|cut| cut.start);
        let end = cuts.filter(|cut| *cut >= floor).fold(floor + at, usize::min);
        // 甲、乙均下降，降幅分别为: the clause before has the subjects where this one has none.
        let own = Span::new(floor, end);
        let zone = if self.is_change_alone(own.of(self.text)) {
            let before = self.words_of_clause_before()?;
            let fell = self.lexicon.words.change.find(before.of(self.text));
            Span::new(before.start, before.end - fell.map_or(0, |(length, _)| length))
        } else {
            own
        };
        let subjects = self.subjects(zone);
        (subjects.len() > 1).then_some(Shared {
            subjects,
            next: 0,
            last: self.i,
        })
    }

    /// The subjects that a list names.
    fn subjects(&self, zone: Span) -> Vec<Span> {
        let mut subjects = Vec::new();
        let mut start = zone.start;
        for (at, c) in zone.of(self.text).char_indices() {
            if matches!(c, '、' | '和' | '与' | '及') {
                subjects.push(Span::new(start, zone.start + at));
                start = zone.start + at + c.len_utf8();
            }
        }
        subjects.push(Span::new(start, zone.end));
        subjects.into_iter().filter_map(|s| self.trimmed(s)).collect()
    }

    /// Whether words are nothing but a noun of change (降幅) or nothing at all.
    fn is_change_alone(&self, words: &str) -> bool {
        let change = self.lexicon.words.change.find(words);
        words.is_empty() || change.is_some_and(|(length, _)| length == words.len())
    }
}
