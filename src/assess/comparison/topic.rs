//! What a number is about, in a form that can be compared: its name without what tells nothing apart, the words beside
//! it, and what happened to the things counted.

use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;

use super::around::{NEAR, described, describes, is_listed, is_predicate, is_rate, lead, marks, phases, tail};
use crate::assess::line::{Line, ends_clause};
use crate::lexicon::marker::Bits;
use crate::lexicon::relations::{Mark, RelationWords};
use crate::span::Span;

/// The longest text beside a number that is looked at, in characters.
const LONGEST_PHRASE: usize = 60;

/// What a number is about.
#[derive(Debug, Clone, Default)]
pub(super) struct Topic {
    /// The name in its own words.
    pub said: Vec<char>,
    /// The name with one word for all that say the same.
    pub name: Vec<char>,
    /// The name without generic words and phases; empty where it says nothing else.
    pub core: Vec<char>,
    /// The words before and behind the number in its clause.
    pub phrase: Vec<char>,
    /// Those words without generic ones, phases and what says how it was done.
    pub gist: Vec<char>,
    /// Bits of the phases (开工, 竣工 …) in those words.
    pub phases: Bits,
    /// Bits of the marks in the words before the number; of how far the things have come also in those behind it, and of the
    /// time also in those of the clauses before.
    pub marks: Bits,
    /// Words that exclude others, each with its group.
    pub contrasts: Vec<(usize, usize)>,
    /// Whether the number stands among the parts behind 其中.
    pub part: bool,
    /// Whether the number is an amount for each of something: 人均, 每万人.
    pub per: bool,
    /// Whether the name stands beside the number and was not handed on from another one.
    pub own_name: bool,
    /// Whether the name stands behind the number, where it may go on into what became of the things.
    pub named_behind: bool,
    /// The number that describes the things: of 5亿元以上项目9个 the five hundred million.
    pub described: Option<Decimal>,
    /// Whether the core is that of the number before.
    pub inherited: bool,
    /// Whether the name is the last of a list that the number counts together: 小学、幼儿园10所.
    pub listed: bool,
}

impl Topic {
    /// Whether the words around the number say `mark`.
    pub const fn says(&self, mark: Mark) -> bool {
        self.marks & mark.bit() != 0
    }

    /// Whether the name is nothing but a phase: 其中开工11个.
    pub fn is_phase(&self) -> bool {
        self.core.is_empty() && self.phases != 0
    }
}

/// The topic of number `i`; `parts` as [`super::around::parts`] gives them. A number whose own words name nothing is about what its label
/// or the number before it is about.
pub(super) fn topic(line: &Line<'_>, i: usize, parts: &[bool], words: &RelationWords) -> Topic {
    let mut topic = own_topic(line, i, parts, words);
    complete(&mut topic, line, i, words);
    if topic.core.is_empty() {
        inherit(&mut topic, line, i, words);
    }
    topic
}

/// The words of another number that say more of this one.
fn handed_on<'a>(line: &Line<'a>, i: usize, own: &str, own_name: bool) -> &'a str {
    // 重点人群签约9万人，签约率81%: a rate is of what the number before it counts.
    let of_count = is_rate(line, i) && i > 0 && line.places[i - 1].metric.kind == "count";
    if own_name && !of_count {
        clause_before(line, i, own)
    } else {
        previous_words(line, i)
    }
}

/// What the words around a number say, without what tells nothing apart.
fn gist(phrase: &str, phases: Bits, words: &RelationWords) -> Vec<char> {
    let mut gist = core(without_manner(phrase), phases, words);
    gist.truncate(LONGEST_PHRASE);
    gist
}

/// 去向落实率94%，其中本科93%: the part of a rate has the name of the whole behind its own. 总化解率 is the rate of all.
fn complete(topic: &mut Topic, line: &Line<'_>, i: usize, words: &RelationWords) {
    let whole = i
        .checked_sub(1)
        .filter(|w| topic.part && line.joined(*w, i) && is_rate(line, *w));
    let whole = whole.map(|w| own_topic(line, w, &[], words));
    let own = is_rate(line, i) && topic.core.last() != Some(&'率');
    if let Some(whole) = whole.filter(|w| own && !w.part && w.core.last() == Some(&'率')) {
        topic.core.extend(whole.core);
        topic.gist.clone_from(&topic.core);
    }
    if let ['总', rest @ .., '率'] = topic.core.as_slice() {
        topic.core = rest.iter().copied().chain(['率']).collect();
        topic.marks |= Mark::Total.bit();
    }
}

/// 改造危桥12座、完工10座: what is finished are bridges. 签约率：指标值45%，完成值46%: the label names both.
fn inherit(topic: &mut Topic, line: &Line<'_>, i: usize, words: &RelationWords) {
    let label = thing(line.label(i), words);
    if !label.is_empty() {
        topic.core = label;
        return;
    }
    let stage = Mark::Finished.bit() | Mark::Begun.bit();
    if topic.phases == 0 && topic.marks & stage == 0 {
        return;
    }
    let before = (i.saturating_sub(NEAR)..i).rev();
    let mut named = before.filter(|j| line.joined(*j, i) && line.alike(*j, i, words));
    let Some(named) = named.next() else { return };
    let other = own_topic(line, named, &[], words);
    topic.inherited = !other.core.is_empty();
    (topic.core, topic.contrasts) = (other.core, other.contrasts);
}

fn own_topic(line: &Line<'_>, i: usize, parts: &[bool], words: &RelationWords) -> Topic {
    let Some(place) = line.places.get(i) else {
        return Topic::default();
    };
    let (lead, tail) = (lead(line, i, place), tail(line, i, place));
    let own = name(line, i);
    let own_name = line.str(lead).contains(own) || line.str(tail).contains(own);
    let words_beside = [
        handed_on(line, i, own, own_name),
        line.str(lead),
        line.str(tail),
        described_noun(line, i),
    ];
    let phrase = words_beside.map(|t| plain(t, words)).concat();
    let said = literal(own);
    let (name, phases) = (words.unified(&said), phases(line, i));
    let per = says_per(&name, words) || says_per(&phrase, words);
    let named = words.contrasts(&name);
    let telling = match (per, is_predicate(line.str(lead), line.str(tail), own)) {
        (_, true) => Vec::new(),
        (true, _) => core(&words.without_per(&name), phases, words),
        (false, _) => core(&name, phases, words),
    };
    Topic {
        contrasts: if named.is_empty() && own_name {
            words.contrasts(&phrase)
        } else {
            named
        },
        core: telling,
        gist: gist(&phrase, phases, words),
        per,
        said: said.chars().collect(),
        named_behind: !line.str(lead).contains(own),
        listed: is_listed(line, lead, &said),
        inherited: false,
        described: described(line, i),
        name: name.chars().collect(),
        phrase: phrase.chars().take(LONGEST_PHRASE).collect(),
        phases,
        marks: marks(line, i, place, tail),
        part: parts.get(i).copied().unwrap_or(false),
        own_name,
    }
}

/// The metric's name; a change that follows a share of the plan (收入36亿元，为年初预算的80%，增长5%) is of what the share is of.
fn name<'a>(line: &Line<'a>, i: usize) -> &'a str {
    let of = |i: usize| {
        line.places
            .get(i)
            .and_then(|p| p.metric.name.as_deref())
            .unwrap_or_default()
    };
    let is_share = |i: usize| {
        let place = line
            .places
            .get(i)
            .filter(|p| p.metric.kind == "percent" && p.metric.change == "none");
        place.is_some_and(|p| line.says(p.before, Mark::Goal) || line.says(p.before, Mark::Share))
    };
    let change = line.places.get(i).is_some_and(|p| p.metric.change != "none");
    let lead = line.places.get(i).map_or("", |p| line.str(p.before));
    // 可办率100% is named by the whole of the two or three characters, whatever a shorter name took of them.
    if lead.ends_with(of(i)) && !of(i).is_empty() && lead.chars().count() == of(i).chars().count() + 1 {
        return lead;
    }
    let handed_on = change && i >= 2 && is_share(i - 1) && of(i) == of(i - 1);
    if handed_on && line.places[i].sentence == line.places[i - 2].sentence {
        of(i - 2)
    } else {
        of(i)
    }
}

fn says_per(text: &str, words: &RelationWords) -> bool {
    words.marks(text).iter().any(|h| h.bits & Mark::Per.bit() != 0)
}

/// 20家注册资本超1000万元的机构: the noun behind the describing number.
fn described_noun<'a>(line: &Line<'a>, i: usize) -> &'a str {
    let next = line
        .places
        .get(i + 1)
        .filter(|_| line.same_clause(i, i + 1) && describes(line, i + 1));
    next.map(|p| line.str(p.after))
        .filter(|t| t.starts_with('的'))
        .unwrap_or_default()
}

/// 接待游客320万人次，同比增长16.3%: the words before the number that handed its name on.
fn previous_words<'a>(line: &Line<'a>, i: usize) -> &'a str {
    let previous = i.checked_sub(1).and_then(|b| line.places.get(b));
    let same = previous.filter(|p| line.places.get(i).is_some_and(|q| q.sentence == p.sentence));
    same.map_or("", |p| line.str(lead(line, i - 1, p)))
}

/// 公益电影受天气影响，放映1105场: a clause of a verb alone is of what the clause before speaks of.
fn clause_before<'a>(line: &Line<'a>, i: usize, name: &str) -> &'a str {
    let Some(place) = line.places.get(i) else { return "" };
    let verb = line.str(place.before).trim_start_matches(['仅', '已', '共', '现']);
    let before = line.str(Span::new(place.gap.start, place.before.start));
    let last = before
        .trim_end_matches(['，', ','])
        .rsplit(ends_clause)
        .next()
        .unwrap_or_default();
    let alone = verb == name && name.chars().count() == 2 && before.ends_with(['，', ',']);
    if alone { last } else { "" }
}

/// The name without words that tell nothing apart; a name of phases alone is empty.
fn core(name: &str, phases: Bits, words: &RelationWords) -> Vec<char> {
    let mut scratch = String::new();
    let core = words.core(name, &mut scratch);
    let rest: String = if phases == 0 {
        core.to_owned()
    } else {
        words.without_phases(core)
    };
    let mut again = String::new();
    let rest = words.core(&rest, &mut again);
    if rest.chars().count() > 1 {
        rest.chars().collect()
    } else {
        Vec::new()
    }
}

/// 以结对方式帮扶农户: how it was done is no part of what was done.
fn without_manner(phrase: &str) -> &str {
    let ends = ["方式", "形式"].map(|word| phrase.rfind(word).map(|at| at + word.len()));
    let end = ends.into_iter().flatten().max();
    end.and_then(|at| phrase.get(at..))
        .filter(|rest| !rest.is_empty())
        .unwrap_or(phrase)
}

/// What a text names, without what tells nothing apart.
pub(super) fn thing(text: &str, words: &RelationWords) -> Vec<char> {
    core(&plain(text, words), 0, words)
}

/// NFKC, without numbers of a list, quotation marks and blanks, with one word for all that say the same.
fn plain(text: &str, words: &RelationWords) -> String {
    words.unified(&literal(text))
}

/// The same in the text's own words.
pub(super) fn literal(text: &str) -> String {
    text.trim_start_matches(|c| matches!(c, '①'..='⑳' | '⑴'..='⒇' | '、' | '，' | '（' | '(' | '）' | ')'))
        .nfkc()
        .filter(|c| !c.is_whitespace() && !"“”‘’\"'《》〈〉「」".contains(*c))
        .collect()
}
