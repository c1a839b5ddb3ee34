//! What a number measures, in the words of the text: the shortest phrase that says it.
//!
//! Chinese puts the measured thing before the number (发现问题21078个), behind it (21078个问题), or in an earlier clause
//! (增加值60.4亿元，同比增长4.3%). The phrase is cut out between the neighbours that are no part of it, then words that belong
//! to the sentence (全区, 共, 达到, 已 …) are taken off its edges.

use crate::lexicon::Lexicon;
use crate::lexicon::units::Kind;
use crate::quantity::{Change, Mention, Reason, Rejected, Scan};
use crate::span::Span;

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
    hand_back(&mut names, scan);
    names
}

/// 四类25个培育对象: of two counts in a row the noun behind the second names both.
fn hand_back(names: &mut [Option<Span>], scan: &Scan) {
    for i in (1..names.len()).rev() {
        let (first, second) = (&scan.mentions[i - 1], &scan.mentions[i]);
        let touching = first.span.end == second.span.start && first.kind == Kind::Count && second.kind == Kind::Count;
        let named_behind = names[i].is_some_and(|n| n.start >= second.span.end);
        let unnamed = names[i - 1]
            .is_none_or(|n| i < 2 || n.start < scan.mentions[i - 2].span.end || names[i - 1] == names[i - 2]);
        if touching && named_behind && unnamed {
            names[i - 1] = names[i];
        }
    }
}

/// Subjects that a 分别 deals out to the numbers behind it: 化肥、农药使用量分别下降2.1%和17‰.
struct Shared {
    subjects: Vec<Span>,
    next: usize,
    last: usize,
}

impl Shared {
    fn next(&mut self) -> Option<Span> {
        let subject = self.subjects.get(self.next).copied();
        self.next += 1;
        self.last += 1;
        subject
    }

    /// Whether mention `i` is the next in the same list.
    fn goes_on(&self, text: &str, scan: &Scan, i: usize) -> bool {
        let Some(before) = i.checked_sub(1).and_then(|b| scan.mentions.get(b)) else {
            return false;
        };
        let gap = text
            .get(before.span.end..scan.mentions[i].span.start)
            .unwrap_or_default();
        self.last == i && self.next < self.subjects.len() && gap.trim_start().starts_with(['、', '和', '与', '及'])
    }
}

struct Namer<'t> {
    text: &'t str,
    scan: &'t Scan,
    lexicon: &'t Lexicon,
    i: usize,
    mention: &'t Mention,
}

const fn ends_clause(c: char) -> bool {
    matches!(c, '，' | ',' | '。' | '；' | ';' | '！' | '？' | '\n' | '!' | '?')
}

const fn ends_phrase(c: char) -> bool {
    ends_clause(c) || matches!(c, '、' | '：' | ':' | '（' | '(' | '）' | ')' | '/' | '—')
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '“' | '”' | '·' | '%' | '‘' | '’')
}

impl Namer<'_> {
    fn name(&self, previous: Option<Span>) -> Option<Span> {
        if let Some(rate) = self.per_base() {
            return Some(rate);
        }
        let before = self.before();
        let behind = self.behind();
        if self.counts() && self.names_behind(before, behind) {
            return behind;
        }
        let found = match self.mention.kind {
            _ if before.is_some() => before,
            Kind::Count => behind.or_else(|| self.clause_before().or(previous)),
            _ if self.touches_previous() => previous.or(behind),
            Kind::Percent | Kind::PercentagePoint | Kind::Rank | Kind::Multiple | Kind::Money => previous.or(behind),
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

    /// 每万人拥有床位6.5张: the base belongs to the name.
    fn per_base(&self) -> Option<Span> {
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

    /// Whether the measured thing stands behind the number: a count with a noun behind it, unless the noun stands before.
    fn names_behind(&self, before: Option<Span>, behind: Option<Span>) -> bool {
        if behind.is_none() {
            return false;
        }
        let after = &self.text[self.mention.span.end..];
        let Some(before) = before else {
            return self.mention.kind == Kind::Count || after.starts_with('的');
        };
        if self.mention.kind == Kind::Count
            && self
                .lexicon
                .names
                .verbs
                .find(before.of(self.text))
                .is_some_and(|(l, ())| l == before.len())
        {
            return true;
        }
        let of = after.starts_with('的') && matches!(self.mention.kind, Kind::Count | Kind::Money);
        // 已完工 behind a number is what happened to it; the noun then stands before.
        let predicate = self.lexicon.names.cut.find(after).is_some();
        of || self.mention.kind == Kind::Count && !predicate
    }

    /// 组织开展党日活动，已开展12次: where a clause has no noun, the clause before it has.
    fn clause_before(&self) -> Option<Span> {
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
    fn floor(&self) -> usize {
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

    /// The phrase before the number.
    fn before(&self) -> Option<Span> {
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

    /// Takes what is no name off both ends.
    fn trimmed(&self, zone: Span) -> Option<Span> {
        let words = &self.lexicon.names;
        let mut span = self.shave(zone);
        for _ in 0..8 {
            let text = span.of(self.text);
            let Some((length, ())) = words.trail.find(text) else {
                break;
            };
            span = self.shave(Span::new(span.start, span.end - length));
        }
        if let Some((at, c)) = span.of(self.text).char_indices().rev().find(|(_, c)| ends_phrase(*c)) {
            span.start += at + c.len_utf8();
        }
        let span = self.without_lead(span)?;
        let short = self.shortened(span);
        (short.of(self.text).chars().any(char::is_alphanumeric)).then_some(short)
    }

    /// Takes leading words off; `None` where nothing else is left.
    fn without_lead(&self, mut span: Span) -> Option<Span> {
        let words = &self.lexicon.names;
        for _ in 0..8 {
            span = self.shave(span);
            let text = span.of(self.text);
            let lead = words.lead.find(text);
            if lead.is_some_and(|(_, strip)| !strip) {
                break;
            }
            let lead = lead
                .map(|(length, _)| length)
                .max(words.light.find(text).map(|(length, ())| length));
            let verb = words
                .verbs
                .find(text)
                .map(|(length, ())| length)
                .filter(|l| text[*l..].chars().take(2).count() == 2);
            let Some(length) = lead.max(verb) else { break };
            span.start += length;
        }
        let span = self.shave(span);
        (!span.is_empty()).then_some(span)
    }

    /// A long phrase keeps what stands behind its last 的, and at most [`LONGEST`] characters.
    fn shortened(&self, span: Span) -> Span {
        let span = self.behind_inner_verb(self.without_manner(span));
        let text = span.of(self.text);
        let count = text.chars().count();
        if count <= 12 {
            return span;
        }
        if let Some(at) = text.rfind('的') {
            let rest = at + '的'.len_utf8();
            if text[rest..].chars().count() >= 2 {
                return Span::new(span.start + rest, span.end);
            }
        }
        let skip = count.saturating_sub(LONGEST);
        let at = text.char_indices().nth(skip).map_or(0, |(at, _)| at);
        Span::new(span.start + at, span.end)
    }

    /// 登记数按照新口径核减后: the thing stands before the words that say how it was counted.
    fn without_manner(&self, span: Span) -> Span {
        let text = span.of(self.text);
        let manner = ["按照", "根据", "依据", "依照"]
            .into_iter()
            .filter_map(|word| text.find(word))
            .min();
        let at = manner.filter(|at| text[..*at].chars().nth(1).is_some());
        Span::new(span.start, span.start + at.unwrap_or(text.len()))
    }

    /// In a phrase of more than eight characters, what stands behind its last verb.
    fn behind_inner_verb(&self, span: Span) -> Span {
        let text = span.of(self.text);
        if text.chars().take(9).count() <= 8 {
            return span;
        }
        let mut start = span.start;
        for (at, _) in text.char_indices() {
            let Some((length, ())) = self.lexicon.names.inner.find(&text[at..]) else {
                continue;
            };
            let rest = &text[at + length..];
            if at > 0
                && rest.chars().take(2).count() == 2
                && !rest.starts_with(['率', '数', '量', '额', '面', '点', '站', '的', '类', '费'])
            {
                start = span.start + at + length;
            }
        }
        self.shave(Span::new(start, span.end))
    }

    /// Takes blanks and punctuation off both ends.
    fn shave(&self, span: Span) -> Span {
        let text = span.of(self.text);
        let start = text.len()
            - text
                .trim_start_matches(|c| !is_word(c) && !matches!(c, '(' | '（'))
                .len();
        let end = text.trim_end_matches(|c| !is_word(c) && !matches!(c, ')' | '）')).len();
        if start >= end {
            Span::new(span.start, span.start)
        } else {
            Span::new(span.start + start, span.start + end)
        }
    }

    /// The phrase behind the number.
    fn behind(&self) -> Option<Span> {
        let start = self
            .mention
            .bound_span
            .map_or(self.mention.span.end, |b| b.end.max(self.mention.span.end));
        let next = self
            .scan
            .mentions
            .get(self.i + 1)
            .map_or(self.text.len(), |m| m.span.start);
        let rest = &self.text[start..next.max(start)];
        let skip = if rest.starts_with('的') { '的'.len_utf8() } else { 0 };
        let start = start + skip;
        let rest = &self.text[start..next.max(start)];
        if rest.chars().next().is_none_or(|c| !is_word(c)) {
            return None;
        }
        let mut end = rest.len();
        for (count, (at, c)) in rest.char_indices().enumerate() {
            let stop = ends_phrase(c) || count >= LONGEST;
            let cut = count >= 2
                && self.lexicon.names.cut.find(&rest[at..]).is_some()
                && !rest[..at].contains('“')
                && !self.is_light(&rest[..at]);
            if stop || cut {
                end = at;
                break;
            }
        }
        let span = self.without_adverbs(self.shave(Span::new(start, start + end)));
        let text = span.of(self.text);
        // 多品类的消费券: the thing itself stands last.
        let of = text
            .rfind('的')
            .map(|at| at + '的'.len_utf8())
            .filter(|at| text[*at..].chars().take(2).count() == 2);
        let span = Span::new(span.start + of.unwrap_or(0), span.end);
        (!span.is_empty()).then_some(span)
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

    /// The words before the number as they stand, where trimming leaves nothing (累计完成1785户).
    fn raw(&self) -> Option<Span> {
        let span = self.shave(Span::new(self.floor(), self.mention.span.start));
        (!span.is_empty()).then_some(span)
    }

    /// The subjects before 分别, if as many numbers follow.
    fn shared_subjects(&self) -> Option<Shared> {
        let floor = self.floor();
        let zone = &self.text[floor..self.mention.span.start];
        let at = zone.rfind("分别")?;
        let mut end = floor + at;
        for cut in [self.mention.basis_span, self.mention.change_span]
            .into_iter()
            .flatten()
        {
            if cut.start >= floor {
                end = end.min(cut.start);
            }
        }
        let mut subjects = Vec::new();
        let mut start = floor;
        for (at, c) in self.text[floor..end].char_indices() {
            if matches!(c, '、' | '和' | '与' | '及') {
                subjects.push(Span::new(start, floor + at));
                start = floor + at + c.len_utf8();
            }
        }
        subjects.push(Span::new(start, end));
        let subjects: Vec<Span> = subjects.into_iter().filter_map(|s| self.trimmed(s)).collect();
        (subjects.len() > 1).then_some(Shared {
            subjects,
            next: 0,
            last: self.i,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity;

    fn read(text: &str) -> Vec<&str> {
        let lexicon = Lexicon::builtin().unwrap();
        let scan = quantity::scan(text, &lexicon);
        names(text, &scan, &lexicon)
            .into_iter()
            .map(|n| n.map_or("", |n| n.of(text)))
            .collect()
    }

    #[test]
    fn the_thing_stands_before_the_number() {
        assert_eq!(read("全区共招募护林队员325人"), ["护林队员"]);
        assert_eq!(
            read("发行专项债券3亿元，产品合格率达到98.5%"),
            ["发行专项债券", "产品合格率"]
        );
        assert_eq!(read("检查单位112家，达标109家"), ["单位", "达标"]);
        assert_eq!(read("登记数按照新口径核减后282人次"), ["登记数"]);
    }

    #[test]
    fn the_thing_stands_behind_the_number() {
        assert_eq!(read("改造35座公厕"), ["公厕"]);
        assert_eq!(read("帮助543人实现就业"), ["实现就业"]);
        assert_eq!(read("打造三类18个示范村"), ["示范村", "示范村"]);
    }

    #[test]
    fn the_thing_stands_in_an_earlier_clause() {
        assert_eq!(read("林业增加值60.4亿元，同比增长4.3%"), ["林业增加值", "林业增加值"]);
        assert_eq!(read("组织开展主题观影活动，已开展12次"), ["主题观影活动"]);
        assert_eq!(read("茶叶、竹笋产量分别增长2.1%和3%"), ["茶叶", "竹笋产量"]);
    }

    #[test]
    fn a_date_or_a_basis_is_no_part_of_it() {
        assert_eq!(read("1-12月共发生火灾53起"), ["发生火灾"]);
        assert_eq!(read("信访总量较近三年平均值下降10%以上"), ["信访总量"]);
    }
}
