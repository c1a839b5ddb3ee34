//! What is measured stands before the number, in its clause or in the one before.

use super::Namer;
use super::marks::{ends_clause, is_word};
use crate::lexicon::units::Kind;
use crate::quantity::{Change, Reason, Rejected};
use crate::span::Span;

/// What may stand behind the last numeral of a date, in this order: 12月底前, 5月10日起, 24时.
const DATE_EDGES: [&str; 25] = [
    "季度", "年", "月", "日", "号", "时", ".", "、", "．", ")", "）", "份", "上旬", "中旬", "下旬", "末", "底", "初",
    "之", "前", "后", "以来", "至今", "间", "来",
];

/// Times at which a level is reached that stand between 至 or 到 and the number.
const ARRIVALS: [&str; 10] = [
    "上半年",
    "前三季度",
    "目前",
    "现在",
    "当前",
    "今年",
    "年末",
    "年底",
    "今年底",
    "今年末",
];

/// Words between a thing and what it is compared with.
const HIGHER_THAN: [&str; 8] = ["高于", "低于", "快于", "慢于", "多于", "少于", "优于", "好于"];

impl Namer<'_> {
    /// The phrase before the number.
    pub(super) fn before(&self) -> Option<Span> {
        if let Some(from) = self.origin() {
            let floor = self.behind_date(self.clause_floor(from), from);
            return self.trimmed(Span::new(floor.min(from), from));
        }
        if let Some(subject) = self.before_pair() {
            return subject;
        }
        let floor = self.floor();
        let end = self.cut(floor);
        // 1家已上市、1家已过会: what stands before a list's comma belongs to the number before it.
        if self.i > 0 && self.text[floor..end].ends_with('、') {
            return None;
        }
        let from = floor + self.previous_thing(floor, end);
        let found = self.trimmed(Span::new(from, end)).map(|span| self.with_number(span));
        let found = found.or_else(|| self.plan(Span::new(from, end)));
        if found.is_some() || end == self.mention.span.start {
            return found;
        }
        self.behind_basis(floor)
    }

    /// 较上半年城镇新增就业增长5%, 至少新增绿地3公顷: basis or bound stands first, and the subject behind it.
    fn behind_basis(&self, floor: usize) -> Option<Span> {
        let first = self.mention.basis_span.or(self.mention.bound_span);
        let from = first.filter(|f| f.start >= floor)?.end;
        let to = self.mention.change_span.map_or(self.mention.span.start, |c| c.start);
        let between = (from < to).then(|| self.trimmed(Span::new(from, to))).flatten();
        between.filter(|span| span.of(self.text).chars().nth(1).is_some())
    }

    /// 每万人拥有床位6.5张: the base belongs to the name.
    pub(super) fn per_base(&self) -> Option<Span> {
        let base = self.mention.base_span?;
        let before = self.i.checked_sub(1).map(|b| &self.scan.mentions[b]);
        // 每千人床位7张、医生3人: the second shares the base and names its own thing.
        if before.is_some_and(|b| b.base_span == Some(base)) {
            return None;
        }
        let start = base.start.checked_sub('每'.len_utf8())?;
        let span = self.without_trail(Span::new(start, self.mention.span.start));
        (span.end > base.end).then_some(span)
    }

    /// 组织开展党日活动，已开展12次: where a clause has no noun, the clause before it has.
    pub(super) fn clause_before(&self) -> Option<Span> {
        self.trimmed(self.words_of_clause_before()?)
    }

    /// The words of the clause before, up to a basis, if it holds no number and is near.
    pub(super) fn words_of_clause_before(&self) -> Option<Span> {
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
        near.then(|| Span::new(start, self.basis_in(start, end)))
    }

    /// Where the first basis in a clause begins, or the clause's end (税收同比由降转增 → 税收).
    fn basis_in(&self, start: usize, end: usize) -> usize {
        let words = &self.lexicon.words.basis;
        let clause = self.text[start..end].char_indices();
        let mut places = clause.filter(|(at, _)| words.find(&self.text[start + at..end]).is_some());
        places.find(|(at, _)| *at > 0).map_or(end, |(at, _)| start + at)
    }

    /// Where the words before the mention begin that can name it.
    pub(super) fn floor(&self) -> usize {
        let start = self.mention.span.start;
        self.behind_date(self.clause_floor(start), start)
    }

    /// Where the clause begins that ends at `until`, behind the mention before and not too far back.
    fn clause_floor(&self, until: usize) -> usize {
        let before = self.i.checked_sub(1).map_or(0, |b| {
            let mention = &self.scan.mentions[b];
            // 亿元以上项目20个: the bound belongs to the mention before.
            mention
                .bound_span
                .map_or(mention.span.end, |bound| bound.end.max(mention.span.end))
        });
        let mut start = before.min(until).max(until.saturating_sub(180));
        while !self.text.is_char_boundary(start) {
            start += 1;
        }
        let zone = &self.text[start..until];
        match zone.char_indices().rev().find(|(_, c)| ends_clause(*c)) {
            Some((at, c)) => start + at + c.len_utf8(),
            None => start,
        }
    }

    /// Behind the last date in the zone: 1-12月共接…, 截至12月2日共梳理….
    fn behind_date(&self, start: usize, until: usize) -> usize {
        let from = self.scan.rejected.partition_point(|r| r.span.start < start);
        let dates = self.scan.rejected[from..]
            .iter()
            .take_while(|r| r.span.end <= until)
            // 较2020年下降: the date of a basis opens no phrase.
            .filter(|r| !self.text[..r.span.start].ends_with(['较', '比']))
            .filter(|r| self.mention.basis_span.is_none_or(|b| !b.contains(r.span)));
        let Some(last) = dates.filter(|r| self.is_date(r)).last() else {
            return start;
        };
        let rest = &self.text[last.span.end..until];
        let mut behind = rest;
        for edge in DATE_EDGES {
            behind = behind.strip_prefix(edge).unwrap_or(behind);
        }
        last.span.end + rest.len() - behind.len()
    }

    /// Whether a date begins at a byte.
    pub(super) fn is_date_at(&self, at: usize) -> bool {
        let rejected = &self.scan.rejected;
        let found = rejected.get(rejected.partition_point(|r| r.span.start < at));
        found.is_some_and(|r| r.span.start == at && r.reason == Reason::Date)
    }

    fn is_date(&self, rejected: &Rejected) -> bool {
        match rejected.reason {
            Reason::Date | Reason::ListMarker => true,
            Reason::Period => ["季度", "年"]
                .iter()
                .any(|word| self.text[rejected.span.end..].starts_with(word)),
            _ => false,
        }
    }

    /// How much of the words before the number belongs to the number before: 12个[街道]征集意见340条.
    fn previous_thing(&self, floor: usize, end: usize) -> usize {
        let zone = &self.text[floor..end];
        let touches = self
            .i
            .checked_sub(1)
            .is_some_and(|b| self.scan.mentions[b].span.end == floor);
        let between = touches && zone.starts_with(is_word);
        if !between {
            return 0;
        }
        let first = self.previous_namer();
        let among = zone
            .find('中')
            .filter(|at| *at > 0 && first.is_some_and(|f| f.is_among(&zone[*at..])));
        let among = among.map(|at| at + '中'.len_utf8());
        among.or_else(|| self.verb_within(zone)).unwrap_or(0)
    }

    /// 千万元楼: a noun of one character keeps the amount at its front.
    fn with_number(&self, span: Span) -> Span {
        let before = self.i.checked_sub(1).map(|b| &self.scan.mentions[b]);
        let amount = before.filter(|b| b.span.end == span.start && b.kind != Kind::Count);
        match amount.filter(|_| span.of(self.text).chars().nth(1).is_none()) {
            Some(amount) => Span::new(amount.span.start, span.end),
            None => span,
        }
    }

    /// Whether a phrase stands right behind the number before.
    pub(super) fn touches(&self, phrase: Span) -> bool {
        self.i
            .checked_sub(1)
            .is_some_and(|b| self.scan.mentions[b].span.end == phrase.start)
    }

    /// The whole that a share is of, where the clause names nothing else: 分别占[年度任务]的108.7%.
    pub(super) fn whole_of_share(&self) -> Option<Span> {
        let floor = self.floor();
        let zone = self.text[floor..self.cut(floor)].strip_suffix('的')?;
        let at = ["占", "完成", "达到"]
            .into_iter()
            .filter_map(|word| Some(zone.rfind(word)? + word.len()))
            .max()?;
        let whole = Span::new(floor + at, floor + zone.len());
        let phrase = whole.of(self.text);
        (phrase.chars().nth(1).is_some() && !phrase.contains(ends_clause)).then_some(whole)
    }

    /// Where the words end that can name the number: before what says its basis, change, bound or difference.
    pub(super) fn cut(&self, floor: usize) -> usize {
        let mention = self.mention;
        let change = mention.change_span.map(|c| c.start);
        let bound = mention.bound_span.map(|b| b.start);
        let cuts = [
            self.basis_start(floor),
            change,
            bound,
            self.difference(floor),
            self.arrival(floor),
            self.sharers(floor),
        ];
        let cuts = cuts.into_iter().flatten().filter(|at| *at >= floor);
        cuts.fold(mention.span.start, usize::min)
    }

    /// Where those begin that share something by a proportion: 保费[由省、县、农户按]4∶3∶3分担.
    fn sharers(&self, floor: usize) -> Option<usize> {
        let zone = &self.text[floor..self.mention.span.start];
        let shared = self.mention.kind == Kind::Ratio && zone.ends_with(['按', '以']);
        shared.then(|| zone.rfind('由')).flatten().map(|at| floor + at)
    }

    /// Where a comparison with something else begins: 满意度[比全市平均高]3.3个百分点, 增速[高于全省]1.2个百分点.
    fn difference(&self, floor: usize) -> Option<usize> {
        let zone = self.text[floor..self.mention.span.start].trim_end_matches([' ', '了', '出']);
        let at = HIGHER_THAN
            .iter()
            .filter_map(|word| zone.rfind(word).filter(|at| at + word.len() < zone.len()))
            .max()
            .or_else(|| {
                let head = zone.strip_suffix(['高', '低', '多', '少', '快', '慢'])?;
                head.rfind(['比', '较']).filter(|at| {
                    let word = head[..*at].ends_with(['同', '环', '占', '对']) || head[*at..].starts_with("比例");
                    !word && head[*at..].chars().nth(1).is_some()
                })
            })?;
        Some(floor + at)
    }

    /// Where 由 or 从 begins, if the number is the level of a time that it names: 增速[由]一季度的3.2%回升.
    fn origin(&self) -> Option<usize> {
        let before = self.text[..self.mention.span.start].strip_suffix('的')?;
        let mut near = before
            .char_indices()
            .rev()
            .take(12)
            .take_while(|(_, c)| !ends_clause(*c));
        near.find(|(_, c)| matches!(c, '由' | '从')).map(|(at, _)| at)
    }

    /// Where a word of arriving begins that stands at the number: 压缩至, 增加到.
    fn arrival(&self, floor: usize) -> Option<usize> {
        let zone = self.text[floor..self.mention.span.start].trim_end_matches([' ', '约', '近', '了']);
        Some(floor + self.arrives(zone)?)
    }

    /// Where the word of arriving begins that `zone` ends with, a time behind it or not: 增加到, 回升至上半年的.
    pub(super) fn arrives(&self, zone: &str) -> Option<usize> {
        let head = zone.strip_suffix('的').unwrap_or(zone);
        let head = ARRIVALS.iter().find_map(|time| head.strip_suffix(time)).unwrap_or(head);
        let (length, word) = self.lexicon.words.change.find(head)?;
        (word.change == Change::None && head.ends_with(['至', '到'])).then_some(head.len() - length)
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
