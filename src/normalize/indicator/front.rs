//! What stands before a name in its clause.

use crate::lexicon::Lexicon;
use crate::lexicon::front::{is_clear, verbs_at_end};
use crate::quantity::{Mention, Scan};
use crate::span::Span;

/// How far back is looked, in bytes.
const REACH: usize = 120;

/// The words before a name, or before the number where the name stands behind it (新建6处口袋公园).
#[derive(Debug, Clone, Copy)]
pub struct Front<'t> {
    /// Everything between the beginning of the clause and the name.
    pub whole: &'t str,
    /// The verbs at its end.
    pub verbs: &'t str,
    /// Whether it holds nothing but verbs, times and words that say nothing.
    is_clear: bool,
    /// Whether it is empty, and the name goes on a list of names with their numbers.
    pub goes_on: bool,
    /// Whether it says that the number is a part of the one before (其中).
    pub is_part: bool,
}

impl<'t> Front<'t> {
    /// Looks back from a name.
    pub fn of(text: &'t str, name: Span, mention: &Mention, scan: &Scan, lexicon: &Lexicon) -> Self {
        let behind_number = name.start >= mention.span.end;
        let end = if behind_number {
            super::start(mention)
        } else {
            name.start
        };
        let mut whole = &text[clause(text, end, scan)..end];
        // 化肥、农药使用量分别下降2%和3%: each name has its own number.
        let between = super::gap(text, name, mention).unwrap_or_default();
        if lexicon.indicators.is_list(between) {
            whole = whole.rsplit('、').next().unwrap_or(whole);
        }
        let verbs = verbs_at_end(whole, lexicon);
        let before = &text[reach(text, end)..end - whole.len()];
        Self {
            whole,
            verbs,
            is_clear: is_clear(whole, lexicon),
            goes_on: whole.is_empty() && is_list(text, end, scan),
            is_part: lexicon.indicators.is_part(whole) || whole.is_empty() && lexicon.indicators.is_part(before),
        }
    }

    /// The verbs, if nothing else stands before the name.
    pub fn verbs(&self) -> Option<&'t str> {
        self.is_clear.then_some(self.verbs)
    }
}

/// Where the clause begins that a name ends: behind the last mark of punctuation or numeral, but before a remark in
/// brackets (细颗粒物(PM2.5)年均值), and before the names that share its number (绿色食品、有机食品12个).
fn clause(text: &str, end: usize, scan: &Scan) -> usize {
    let inside = before_brackets(text, end);
    let joins = |c: char| matches!(c, '“' | '”' | '"' | '、');
    let mark = |c: char| !c.is_alphanumeric() && !c.is_whitespace() && !joins(c);
    let near = &text[reach(text, inside)..inside];
    let punctuation = near
        .rfind(mark)
        .map(|at| at + near[at..].chars().next().map_or(0, char::len_utf8));
    let from = reach(text, inside) + punctuation.unwrap_or(0);
    let numeral = |span: Option<Span>| span.map_or(0, |span| span.end);
    let mention = scan.mentions.partition_point(|m| m.span.end <= inside);
    let rejected = scan.rejected.partition_point(|r| r.span.end <= inside);
    let mention = numeral(mention.checked_sub(1).map(|i| scan.mentions[i].span));
    let rejected = numeral(rejected.checked_sub(1).map(|i| scan.rejected[i].span));
    let begin = from.max(mention).max(rejected);
    end - text[begin..end].trim_start_matches(['、', ' ']).len()
}

/// `end`, or where the brackets open that close there.
fn before_brackets(text: &str, end: usize) -> usize {
    let near = &text[reach(text, end)..end];
    let open = near.ends_with([')', '）']).then(|| near.rfind(['(', '（'])).flatten();
    open.map_or(end, |open| end - near.len() + open)
}

/// Whether a mark of enumeration alone stands between the last mention and `end`.
fn is_list(text: &str, end: usize, scan: &Scan) -> bool {
    let before = scan.mentions.partition_point(|m| m.span.end <= end);
    let last = before.checked_sub(1).map(|i| scan.mentions[i].span.end);
    let between = last.and_then(|last| text.get(last..end));
    between.is_some_and(|between| matches!(between.trim(), "、" | "和" | "与" | "及"))
}

/// A place at most [`REACH`] bytes before `end`.
fn reach(text: &str, end: usize) -> usize {
    let mut from = end.saturating_sub(REACH);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    from
}

/// A name without the verbs that it begins with.
pub fn without_verbs<'t>(name: &'t str, lexicon: &Lexicon) -> &'t str {
    let length = lexicon.names.verbs.find(name).map_or(0, |(length, ())| length);
    &name[length..]
}
