//! What is measured stands behind the number.

use super::edges::says_nothing;
use super::marks::{ends_phrase, is_word};
use super::{LONGEST, Namer};
use crate::lexicon::units::Kind;
use crate::quantity::Bound;
use crate::span::Span;

/// Words at the edge of names that are nouns where they are counted: 12项任务.
const TASKS: [&str; 3] = ["任务", "目标", "奖励"];

/// Bodies and people of one character, behind which a verb may begin.
const BODIES: [char; 10] = ['村', '镇', '乡', '县', '区', '市', '省', '人', '户', '校'];

/// What is done with things and counted by none of the classifiers of things: 五个站房的运行机制.
const DEEDS: [&str; 6] = ["机制", "计划", "方案", "工作", "任务", "规划"];

/// 县(市、区): a bracket of other words for the noun before it, each of one or two characters, one alone of one.
fn alternatives(text: &str) -> Option<Span> {
    let open = text.find(['(', '（']).filter(|at| *at > 0)?;
    let inside = text[open..].trim_start_matches(['(', '（']);
    let end = inside.char_indices().take(8).find(|(_, c)| matches!(c, ')' | '）'))?.0;
    let words = inside[..end].split('、').map(|word| word.chars().count());
    let longest = words.fold(0, usize::max);
    let short = longest == 1 || longest == 2 && inside[..end].contains('、');
    let close = inside[end..].chars().next().map_or(0, char::len_utf8);
    short.then(|| Span::new(open, text.len() - inside.len() + end + close))
}

impl Namer<'_> {
    /// Whether the measured thing stands behind the number: a count with a noun behind it, unless the noun stands before.
    pub(super) fn names_behind(&self, before: Option<Span>, behind: Option<Span>) -> bool {
        if behind.is_none() {
            return false;
        }
        let after = &self.text[self.mention.span.end..];
        let Some(before) = before else {
            return self.mention.kind == Kind::Count || after.starts_with('的') || self.opens_sentence(after);
        };
        let after_verb = self.ends_in_verb(before.of(self.text));
        let counted = self.mention.kind == Kind::Count;
        let next_ones = self.is_next_ones(behind) && !self.touches(before);
        let more_than_verb = before.of(self.text).chars().nth(4).is_some();
        if after_verb && (counted || after.starts_with('的')) && !(next_ones && more_than_verb) {
            return true;
        }
        // (18万方公租房): behind an opening bracket begins a phrase of its own.
        let bracketed = self.text[..self.mention.span.start].ends_with(['(', '（']);
        let of = counted && after.starts_with('的');
        // 已完工 behind a number is what happened to it; the noun then stands before.
        let noun = counted && !self.is_predicate(after);
        !next_ones && (of || bracketed || noun)
    }

    /// 五百万元消费券已核销: an amount that opens a sentence has its noun behind it.
    fn opens_sentence(&self, after: &str) -> bool {
        let before = &self.text[..self.mention.span.start];
        let opens = before.is_empty() || before.ends_with(['。', '；', ';', '\n']);
        opens && self.mention.kind == Kind::Money && after.starts_with(char::is_alphabetic) && !self.is_predicate(after)
    }

    /// Whether a phrase ends in a verb, so that its object stands behind the number (发放369万元的消费券).
    fn ends_in_verb(&self, phrase: &str) -> bool {
        let words = &self.lexicon.names;
        let verb = |rest: &str| words.light.find(rest).max(words.verbs.find(rest));
        let mut starts = phrase.char_indices();
        starts.any(|(at, _)| verb(&phrase[at..]).is_some_and(|(length, ())| at + length == phrase.len()))
    }

    /// The phrase behind the number.
    pub(super) fn behind(&self) -> Option<Span> {
        let zone = self.zone_behind()?;
        let end = self.end_of_phrase(zone);
        let span = self.without_adverbs(self.shave(Span::new(zone.start, zone.start + end)));
        let span = self.of(span);
        let text = span.of(self.text);
        let says = TASKS.contains(&text) || !says_nothing(text, self.lexicon);
        (!span.is_empty() && says).then_some(span)
    }

    /// 多品类的消费券: the thing itself stands last; but of 三个站房的改造 the number counts what stands first.
    fn of(&self, span: Span) -> Span {
        let text = span.of(self.text);
        let Some((first, last)) = text.rsplit_once('的') else {
            return span;
        };
        let deed = self.ends_in_verb(last) || DEEDS.iter().any(|deed| last.ends_with(deed));
        if deed && first.chars().nth(1).is_some() {
            return Span::new(span.start, span.start + first.len());
        }
        let long = last.chars().nth(1).is_some();
        Span::new(if long { span.end - last.len() } else { span.start }, span.end)
    }

    /// Whether 中 ends the group that something is in or comes from: 在6个镇[中]列第2, 从9个方案[中]选出3个.
    pub(super) fn is_among(&self, rest: &str) -> bool {
        let words = &self.lexicon.names;
        let after = rest.strip_prefix('中').unwrap_or("一");
        let verb = words.light.find(after).max(words.verbs.find(after)).is_some();
        let next = self.scan.mentions.get(self.i + 1);
        let placed = next.is_some_and(|next| next.kind == Kind::Rank)
            && (after.is_empty() || after.starts_with(['列', '居', '排', '位', '名']));
        (verb || placed) && self.near_before().any(|(_, c)| matches!(c, '在' | '从'))
    }

    /// Where the phrase ends that begins behind the number.
    fn end_of_phrase(&self, zone: Span) -> usize {
        let rest = zone.of(self.text);
        let bracket = alternatives(rest);
        let mut places = rest.char_indices().enumerate();
        let stop = places.find(|(count, (at, c))| {
            let inside = bracket.is_some_and(|b| b.start <= *at && *at < b.end);
            let among = *count > 0 && *c == '中' && self.is_among(&rest[*at..]);
            !inside && (among || ends_phrase(*c) || *count >= LONGEST || *count >= 2 && self.cuts(rest, *at))
        });
        match stop {
            Some((_, (at, _))) => at,
            None if zone.end < self.text.len() => self.verb_within(rest).unwrap_or(rest.len()),
            None => rest.len(),
        }
    }

    /// What stands between the number, its bound, and the next number, if it begins with a word that can name a thing.
    fn zone_behind(&self) -> Option<Span> {
        let end = self.mention.span.end;
        // 6座泵站以上: the noun stands between the number and its bound.
        let bound = self.mention.bound_span.filter(|b| b.end > end);
        let noun = bound.filter(|b| b.start > end);
        let start = bound.filter(|_| noun.is_none()).map_or(end, |b| b.end);
        let next = self.scan.mentions.get(self.i + 1);
        let next = next.map_or(self.text.len(), |m| m.span.start).max(start);
        let next = noun.map_or(next, |b| next.min(b.start));
        let start = self.behind_list(start, next);
        let rest = &self.text[start..next];
        let zone = Span::new(start + rest.len() - rest.strip_prefix('的').unwrap_or(rest).len(), next);
        let rest = zone.of(self.text);
        let arrives = self.arrives(rest).is_some_and(|at| at == 0) || self.left_behind().is_some();
        // 余下3处9月底前完工, 另有2座待验收: what becomes of the thing is not its name.
        let says_why = rest.starts_with(['因', '待']) && self.ends_thing(rest);
        let no_thing = self.is_date_at(zone.start) || rest.starts_with("之间") || says_why;
        (rest.starts_with(is_word) && !arrives && !no_thing).then_some(zone)
    }

    /// 3条(东河、西河、南河)河道: what a bracket lists between a count and its noun is no part of the noun.
    fn behind_list(&self, start: usize, end: usize) -> usize {
        let Some(inside) = self.text[start..end].strip_prefix(['(', '（']) else {
            return start;
        };
        let close = inside.find([')', '）']).filter(|at| inside[..*at].contains('、'));
        let rest = close.map_or("", |at| inside[at..].trim_start_matches([')', '）']));
        let counts = self.mention.kind == Kind::Count && rest.starts_with(is_word);
        if counts { end - rest.len() } else { start }
    }

    /// Whether the phrase behind a number ends at `at`, where a verb or the like begins.
    fn cuts(&self, rest: &str, at: usize) -> bool {
        let head = &rest[..at];
        // 适老化改造 is one noun, and so is what a quotation holds.
        // 三级甲等医院: a word that ends in 等 and goes on is none.
        let first = rest[at..].chars().next().map_or(0, char::len_utf8);
        let inside = matches!(self.lexicon.names.trail.find(&rest[..at + first]), Some((_, false)));
        !inside
            && self.ends_thing(&rest[at..])
            && head.contains('“') == head.contains('”')
            && !head.ends_with('化')
            && !self.is_light(head)
    }

    /// Where a verb begins in the words between two numbers, which parts the first one's thing from the second one's:
    /// 12个街道[征集]意见340条.
    pub(super) fn verb_within(&self, words: &str) -> Option<usize> {
        let lexicon = &self.lexicon.names;
        let verb = |rest: &str| lexicon.light.find(rest).max(lexicon.verbs.find(rest));
        // 3个村[抽取]60户: bodies of one character are things too.
        let least = if words.starts_with(BODIES) { 1 } else { 2 };
        let mut places = words.char_indices().take(LONGEST).skip(least);
        places
            .find(|(at, _)| {
                verb(&words[*at..]).is_some_and(|(length, ())| {
                    let rest = &words[at + length..];
                    rest.is_empty() || rest.chars().nth(1).is_some() && !self.is_compound(rest, true)
                })
            })
            .map(|(at, _)| at)
    }

    /// 企业12家商户40户: where things stand before their numbers, the noun between two numbers is the second one's.
    fn is_next_ones(&self, behind: Option<Span>) -> bool {
        let next = self
            .scan
            .mentions
            .get(self.i + 1)
            .filter(|n| behind.is_some_and(|b| b.end == n.span.start));
        next.is_some_and(|next| {
            let after = &self.text[next.span.end..];
            next.kind == Kind::Count && next.number.len() < next.span.len() && !after.starts_with(is_word)
        })
    }

    /// Whether the words behind a number say what happened: 已完工, but not 开工项目.
    fn is_predicate(&self, after: &str) -> bool {
        let words = &self.lexicon.names;
        let cut = words.cut.find(after).filter(|_| self.ends_thing(after));
        cut.is_some_and(|(length, ())| words.carriers.find(&after[length..]).is_none())
    }

    /// Whether what happened to the thing begins here: 已开工, 征集意见.
    fn ends_thing(&self, rest: &str) -> bool {
        let words = &self.lexicon.names;
        let kept = words
            .lead
            .find(rest)
            .filter(|(_, strip)| !strip)
            .map_or(0, |(length, _)| length);
        words.cut.find(rest).is_some_and(|(length, ())| length >= kept)
            || words.inner.find(rest).is_some_and(|(_, verb)| verb)
    }

    /// Whether the number is an attribute of the noun behind it: 10亿元以上项目, 60周岁以上老人.
    pub(super) fn is_attribute(&self, before: Option<Span>) -> bool {
        let bounded = self
            .mention
            .bound_span
            .is_some_and(|b| b.start >= self.mention.span.end);
        bounded && (before.is_none() || &*self.mention.unit == "岁")
    }

    /// 20家以上注册资本超1亿元的企业: between a count and its noun stands an attribute with a number of its own.
    pub(super) fn thing_of_attribute(&self) -> Option<Span> {
        let next = self.scan.mentions.get(self.i + 1)?;
        if self.mention.kind != Kind::Count || next.kind == Kind::Count || next.kind == Kind::Rank {
            return None;
        }
        let from = self.mention.bound_span.map_or(0, |b| b.end).max(self.mention.span.end);
        let gap = self.text.get(from..next.span.start)?;
        let bounded = next.bound != Bound::Exact || self.text[next.span.end..].starts_with('的');
        let plain = (2..=10).contains(&gap.chars().count()) && !gap.contains(ends_phrase);
        if !bounded || !plain {
            return None;
        }
        let namer = Namer {
            i: self.i + 1,
            mention: next,
            ..*self
        };
        namer.behind()
    }

    /// Whether a phrase is nothing but a verb that says nothing of what is measured (实现 of 实现就业).
    fn is_light(&self, phrase: &str) -> bool {
        self.lexicon
            .names
            .light
            .find(phrase)
            .is_some_and(|(length, ())| length == phrase.len())
    }

    /// 已过会 → 过会.
    fn without_adverbs(&self, mut span: Span) -> Span {
        for word in ["已经", "正在", "全部", "已", "均", "的"] {
            if span.of(self.text).starts_with(word) && span.len() > word.len() {
                span.start += word.len();
            }
        }
        span
    }
}
