//! Sums: 其中A、B、C of a whole; 已化解36条，还有16条 of 52条; A、B，合计C; 50个（新建20个、续建30个）.

use rust_decimal::Decimal;

use super::{Found, approximately, is_amount, value};
use crate::assess::amount::{compatible, half_digit};
use crate::assess::line::{Line, Place};
use crate::lexicon::relations::{Mark, PHASES, RelationWords};
use crate::rows::Metric;
use crate::span::Span;

/// How many numbers lie at most between a whole and its first part.
const WINDOW: usize = 8;

/// How many parts are looked at.
const MOST_PARTS: usize = 40;

/// All sums of a text.
pub(in crate::assess) fn sums<'a>(line: &Line<'a>, words: &RelationWords) -> Vec<Found<'a>> {
    let finder = Finder { line, words };
    let mut found = Vec::new();
    for i in 0..line.places.len() {
        let here = [
            finder.of_which(i),
            finder.done_and_rest(i),
            finder.total(i),
            finder.brackets(i),
        ];
        found.extend(
            here.into_iter()
                .flatten()
                .filter_map(|(whole, parts)| finder.sum(whole, &parts)),
        );
    }
    found
}

struct Finder<'l, 'a> {
    line: &'l Line<'a>,
    words: &'l RelationWords,
}

type Parts = (usize, Vec<usize>);

impl<'a> Finder<'_, 'a> {
    fn place(&self, i: usize) -> Option<&Place<'a>> {
        self.line.places.get(i)
    }

    fn alike(&self, i: usize, j: usize) -> bool {
        let (Some(a), Some(b)) = (self.place(i), self.place(j)) else {
            return false;
        };
        is_amount(a.metric) && is_amount(b.metric) && compatible(a.metric, b.metric, self.words)
    }

    /// 62个，其中开工11个，续建29个: number `i` is the first part.
    fn of_which(&self, i: usize) -> Option<Parts> {
        let first = self.place(i)?;
        let word = self.line.last(first.gap, Mark::OfWhich)?;
        let whole = self.whole_before(i, word)?;
        if self.names_some(Span::new(word.end, first.span.start)) {
            return None;
        }
        let parts = self.parts_from(i, self.ends_of(word))?;
        let open = |p: &usize| self.place(*p).is_some_and(|p| self.line.str(p.after).starts_with('等'));
        (parts.len() >= 2 && !parts.iter().any(open)).then_some((whole, parts))
    }

    /// 其中主要…, 其中包括…: the list is not meant to be whole.
    fn names_some(&self, words: Span) -> bool {
        let text = self.line.str(words).trim_start_matches(['，', ',', '：', ':', ' ']);
        let start = words.end - text.len();
        let hit = self.line.last(Span::new(start, words.end), Mark::Open);
        hit.is_some_and(|h| h.start == start && !self.line.str(h).starts_with('等'))
    }

    /// The nearest number before 其中 that the parts can be parts of.
    fn whole_before(&self, first: usize, word: Span) -> Option<usize> {
        let part = self.place(first)?;
        let before = first.checked_sub(1)?;
        let previous = self.place(before)?;
        let sentence_begins = self
            .line
            .str(Span::new(previous.span.end, word.start))
            .trim_end()
            .ends_with('。');
        let sentence = if sentence_begins {
            previous.sentence
        } else {
            part.sentence
        };
        let mut near = (first.saturating_sub(WINDOW)..first).rev();
        near.find(|w| self.alike(*w, first) && self.place(*w).is_some_and(|p| p.sentence == sentence))
    }

    /// The run of parts that begins with number `first`, up to one of `ends`; `None` where a part has parts of its own.
    fn parts_from(&self, first: usize, ends: &[char]) -> Option<Vec<usize>> {
        let mut parts = vec![first];
        for j in first + 1..self.line.places.len().min(first + MOST_PARTS) {
            let (place, start) = (self.place(j)?, self.place(first)?);
            let gap = self.line.str(place.gap);
            let turns = self.line.says(place.gap, Mark::Other) || self.line.says(place.gap, Mark::Total);
            if place.sentence != start.sentence || turns || gap.contains(ends) {
                break;
            }
            if self.line.says(place.gap, Mark::OfWhich) {
                return None;
            }
            if gap.contains(['；', ';']) && !self.one_a_segment(&parts, j) {
                break;
            }
            if self.alike(first, j) && self.unit(first) == self.unit(j) {
                parts.push(j);
            } else if is_amount(place.metric) && !self.line.same_clause(j - 1, j) {
                break;
            }
        }
        Some(parts)
    }

    /// Where the words that 其中 governs end: its bracket's end, or a semicolon, unless it begins a sentence and so governs
    /// all of it.
    fn ends_of(&self, word: Span) -> &'static [char] {
        let before = self.line.text.get(..word.start).unwrap_or_default().trim_end();
        if before.ends_with(['（', '(']) {
            &['）', ')']
        } else if before.ends_with(['。', '；', ';', '\n', '：', ':']) {
            &[]
        } else {
            &['；', ';']
        }
    }

    /// Parts go on behind ； only where each of them has a segment of its own and one unit.
    fn one_a_segment(&self, parts: &[usize], next: usize) -> bool {
        let unit = |i: usize| self.place(i).and_then(|p| p.metric.unit.as_deref());
        let apart = |pair: &[usize]| {
            let gaps = (pair[0] + 1..=pair[1]).filter_map(|i| self.place(i));
            gaps.into_iter().any(|p| self.line.str(p.gap).contains(['；', ';']))
        };
        parts.windows(2).all(apart) && parts.iter().all(|p| unit(*p) == unit(next))
    }

    /// 梳理52条，已化解36条，还有16条: number `i` is what is left.
    fn done_and_rest(&self, i: usize) -> Option<Parts> {
        let rest = self.place(i).filter(|p| is_amount(p.metric))?;
        let word = self.line.last(rest.before, Mark::Rest)?;
        let near = (i.saturating_sub(WINDOW)..i).filter(|j| {
            self.place(*j)
                .is_some_and(|p| p.sentence == rest.sentence && p.metric.unit == rest.metric.unit)
                && self.alike(*j, i)
        });
        let near: Vec<usize> = near.collect();
        let (done, wholes) = near.split_last()?;
        let whole = *wholes.last()?;
        let sure = matches!(self.line.str(word), "其余" | "剩余" | "余下" | "剩下");
        let largest = self.value(whole)? >= self.value(*done)? && self.value(whole)? >= self.value(i)?;
        ((sure || self.is_done(*done)) && largest).then(|| (whole, vec![*done, i]))
    }

    fn is_done(&self, i: usize) -> bool {
        self.place(i).is_some_and(|p| {
            [p.before, p.after].iter().any(|s| {
                self.line.bits(*s) & PHASES != 0
                    || self.line.str(*s).contains('已')
                    || self.line.str(*s).contains("完成")
            })
        })
    }

    /// 甲村3户、乙村5户，合计8户: number `i` is the whole.
    fn total(&self, i: usize) -> Option<Parts> {
        let whole = self.place(i).filter(|p| is_amount(p.metric))?;
        self.line.last(whole.before, Mark::Total)?;
        let same = |j: &usize| {
            self.place(*j)
                .is_some_and(|p| p.sentence == whole.sentence && p.metric.unit == whole.metric.unit)
                && self.alike(*j, i)
        };
        let mut parts: Vec<usize> = (i.saturating_sub(MOST_PARTS)..i).rev().take_while(same).collect();
        parts.reverse();
        (parts.len() >= 2).then_some((i, parts))
    }

    /// 项目50个（新建20个、续建30个）: number `i` is the whole.
    fn brackets(&self, i: usize) -> Option<Parts> {
        let first = self.place(i + 1)?;
        let gap = self.line.str(first.gap);
        let opens = gap.starts_with(['（', '(']) && !gap.contains(['）', ')']);
        if !opens || self.line.says(first.gap, Mark::OfWhich) || self.line.says(first.gap, Mark::Goal) {
            return None;
        }
        let mut parts = vec![i + 1];
        for j in i + 2..self.line.places.len().min(i + MOST_PARTS) {
            if self.line.str(self.place(j)?.gap).contains(['）', ')']) {
                break;
            }
            parts.push(j);
        }
        let last = self.place(*parts.last()?)?;
        let closed = self.line.text.get(last.span.end..)?.starts_with(['）', ')']);
        let same = parts.iter().all(|p| self.alike(i, *p) && self.unit(*p) == self.unit(i));
        (closed && same && parts.len() >= 2).then_some((i, parts))
    }

    fn unit(&self, i: usize) -> Option<&str> {
        self.place(i)?.metric.unit.as_deref()
    }

    fn value(&self, i: usize) -> Option<Decimal> {
        value(self.place(i)?)
    }

    fn sum(&self, whole: usize, parts: &[usize]) -> Option<Found<'a>> {
        let total = self.value(whole)?;
        let mut expected = Decimal::ZERO;
        for part in parts {
            let part = self.value(*part)?;
            // A part above its whole says that the whole is another number.
            if part > total {
                return None;
            }
            expected = expected.checked_add(part)?;
        }
        let parts = parts.iter().filter_map(|p| self.place(*p)).map(|p| p.metric).collect();
        found(self.place(whole)?.metric, parts, total, expected)
    }
}

fn found<'a>(whole: &'a Metric, parts: Vec<&'a Metric>, total: Decimal, expected: Decimal) -> Option<Found<'a>> {
    let deviation = total.checked_sub(expected)?;
    let all = || parts.iter().copied().chain([whole]);
    let allowed = all().try_fold(Decimal::ZERO, |sum, m| sum.checked_add(rounding(m)?))?;
    let explained = deviation.abs() <= allowed || approximately(all(), deviation, total);
    Some(Found {
        rule: "sum",
        whole,
        reported: None,
        reported_value: None,
        expected,
        deviation,
        holds: deviation.is_zero(),
        within_rounding: explained,
        parts,
    })
}

/// How far printing can have moved a number: nothing for whole things counted one by one.
fn rounding(metric: &Metric) -> Option<Decimal> {
    if metric.kind == "count" && metric.exponent == 0 {
        return Some(Decimal::ZERO);
    }
    half_digit(metric)
}

#[cfg(test)]
mod tests {
    use crate::assess::testing::judged;

    #[test]
    fn a_sum_says_how_far_it_is_off() {
        let checks = judged("", "栽树[90株]，其中松[50株]、柏[30株]。").checks;
        assert_eq!(
            (checks[0].whole.as_str(), checks[0].parts.as_str()),
            ("90株", "50株 + 30株")
        );
        assert_eq!((checks[0].whole_seq, checks[0].part_seqs.as_str()), (1, "2 + 3"));
        assert_eq!((checks[0].expected, checks[0].deviation), (Some(80.0), Some(10.0)));
        assert!(!checks[0].holds && !checks[0].within_rounding);
    }

    #[test]
    fn rounding_explains_what_printed_digits_leave_open() {
        let check = |text| judged("", text).checks.remove(0);
        let rounded = check("投入资金[1.5元]，其中甲[0.8元]、乙[0.6元]。");
        assert!(!rounded.holds && rounded.within_rounding);
        let wrong = check("投入资金[1.9元]，其中甲[0.8元]、乙[0.6元]。");
        assert!(!wrong.holds && !wrong.within_rounding);
    }

    #[test]
    fn the_same_sum_is_found_once() {
        let checks = judged("", "查出隐患[9处]，其中已整改[5处]，其余[4处]限期整改。").checks;
        assert_eq!(checks.len(), 1);
        assert!(checks[0].holds);
    }
}
