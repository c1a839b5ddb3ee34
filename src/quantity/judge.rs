//! What each numeral is by itself and its neighbours' characters: a quantity, no quantity, or undecided.

use super::Kind;
use super::atom::{Atom, Shape, Style};
use super::lexer::Lexed;
use super::reason::{Reason, Rule};
use super::traps;
use crate::lexicon::Lexicon;
use crate::lexicon::units::Numerals;

/// What an atom is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// A quantity with a unit or a shape of its own.
    Keep,
    /// A rank; the mention begins at the byte given (第10位, 前五).
    Rank(usize),
    /// A number with nothing behind it that says what it counts; its neighbours decide.
    Bare,
    /// No quantity.
    Reject(Reason, Rule),
    /// Part of the mention of the atom before it.
    Joined,
    /// The first number of a range that the next atom ends.
    RangeStart,
    /// The first number of a range that bounds mark and the next atom ends (大于3小于5).
    Between,
    /// Takes its unit from the atom with that index.
    Shares(usize),
    /// A number without a unit that is a quantity all the same.
    Unitless,
    /// 万 or 亿 without 元, said of money.
    Money,
    /// Members of a proportion, up to the atom with that index.
    Ratio(usize),
}

/// An atom with its surroundings.
pub(super) struct View<'t> {
    pub text: &'t str,
    pub atom: &'t Atom,
    /// The atom before.
    pub previous: Option<&'t Atom>,
    pub lexicon: &'t Lexicon,
    /// The character before the numeral.
    pub left: Option<char>,
    /// The character behind the numeral.
    pub next: Option<char>,
}

impl<'t> View<'t> {
    /// The surroundings of the atom with that index. Most rules are settled by the two characters beside a numeral, so they
    /// are decoded once.
    pub fn of(text: &'t str, atoms: &'t [Atom], index: usize, lexicon: &'t Lexicon) -> Self {
        let atom = &atoms[index];
        Self {
            text,
            atom,
            previous: index.checked_sub(1).map(|before| &atoms[before]),
            lexicon,
            left: text[..atom.span.start].chars().next_back(),
            next: text[atom.span.end..].chars().next(),
        }
    }

    /// The text before the numeral.
    pub fn before(&self) -> &'t str {
        &self.text[..self.atom.span.start]
    }

    /// The text behind the numeral, its unit included.
    pub fn after(&self) -> &'t str {
        &self.text[self.atom.span.end..]
    }

    /// The text behind the numeral, without a blank.
    pub fn behind(&self) -> &'t str {
        self.after().trim_start_matches([' ', '\u{a0}', '\u{3000}'])
    }

    /// The numeral.
    pub fn numeral(&self) -> &'t str {
        self.atom.span.of(self.text)
    }
}

/// Judges every atom by itself, into `verdicts`.
pub(super) fn judge(text: &str, lexed: &Lexed, verdicts: &mut Vec<Verdict>, lexicon: &Lexicon) {
    verdicts.clear();
    for i in 0..lexed.atoms.len() {
        let view = View::of(text, &lexed.atoms, i, lexicon);
        let mut verdict = if lexed.brackets.is_empty() && is_plain(&view) {
            debug_assert_eq!(one(&view, lexed), Verdict::Keep, "{text}");
            Verdict::Keep
        } else {
            one(&view, lexed)
        };
        if let Some(reason) = traps::follows(&view, verdicts.last().copied(), verdict) {
            verdict = Verdict::Reject(reason, Rule::Follows);
        }
        if let Some(rank) = rank_list(&view, verdicts.last().copied()) {
            verdict = rank;
        }
        verdicts.push(verdict);
    }
    traps::idioms(text, &lexed.atoms, verdicts);
}

/// Whether a number is so plain that no rule of [`one`] speaks against it: Arabic digits and a unit that counts anything,
/// between two Chinese characters none of which any rule asks for. Most numbers of a report are.
fn is_plain(view: &View<'_>) -> bool {
    let atom = view.atom;
    let hanzi = |c: &char| ('\u{4e00}'..='\u{9fff}').contains(c);
    let left = view
        .left
        .filter(hanzi)
        .is_some_and(|c| !matches!(c, '第' | '前' | '每' | '时' | '点' | '经' | '纬'));
    let next = view
        .next
        .filter(|c| hanzi(c) || *c == '%')
        .is_some_and(|c| !matches!(c, '幢' | '栋' | '座' | '号' | '弄' | '单' | '层' | '路' | '度'));
    let counted = atom
        .unit
        .is_some_and(|unit| view.lexicon.units.get(unit.id).numerals == Numerals::Any);
    let digits = atom.style == Style::Arabic && atom.shape == Shape::Plain && atom.value.is_some();
    digits && left && next && counted && !atom.leading_zero
}

fn one(view: &View<'_>, lexed: &Lexed) -> Verdict {
    let atom = view.atom;
    if lexed.brackets.in_title(atom.span) {
        return Verdict::Reject(Reason::Title, Rule::Title);
    }
    if atom.value.is_none() {
        return match atom.style {
            Style::Arabic => Verdict::Reject(Reason::TooLong, Rule::TooLong),
            _ => Verdict::Reject(traps::unreadable(view), Rule::Unreadable),
        };
    }
    let all = atom.style != Style::Scale && atom.shape == Shape::Plain && atom.span.start <= MOST_SIGNS;
    if all && is_all(view) {
        return if atom.unit.is_none() {
            Verdict::Bare
        } else {
            Verdict::Keep
        };
    }
    if let Some(reason) = traps::cited(view) {
        return Verdict::Reject(reason, Rule::Cited);
    }
    if let Some(rank) = rank(view) {
        return rank;
    }
    if let Some((reason, rule)) = traps::by_surroundings(view) {
        return Verdict::Reject(reason, rule);
    }
    if let Some(quotation) = lexed.brackets.quotation(atom.span)
        && makes_a_name(quotation.of(view.text))
    {
        return Verdict::Reject(Reason::Quoted, Rule::Quotation);
    }
    if atom.shape != Shape::Plain {
        return Verdict::Keep;
    }
    match atom.style {
        Style::Scale => scale(view),
        _ if atom.unit.is_some() => noun_or_money(view),
        _ => Verdict::Bare,
    }
}

/// How many bytes of signs and blanks may stand before a numeral that is the whole text.
const MOST_SIGNS: usize = 12;

/// Whether the text is nothing but the numeral and its unit; 一起 and 一批 count nothing even then.
fn is_all(view: &View<'_>) -> bool {
    let sign = |c: char| matches!(c, ' ' | '-' | '－' | '+' | '＋' | '负');
    let whole = view.before().chars().all(sign) && view.text[view.atom.end()..].trim_start().is_empty();
    whole && !["一起", "一批"].contains(&view.text.trim())
}

/// 税收超100万企业: a noun behind 万 or 亿 is no unit where the words before the number speak of money.
fn noun_or_money(view: &View<'_>) -> Verdict {
    let noun = view
        .atom
        .unit
        .is_some_and(|u| view.lexicon.units.get(u.id).numerals == Numerals::Noun);
    if noun && view.atom.scaled && super::bare::said_of_money(view.before(), "", view.lexicon) {
        return Verdict::Money;
    }
    Verdict::Keep
}

/// A quotation is a name unless it is long, or reads like a sentence.
fn makes_a_name(quotation: &str) -> bool {
    quotation.chars().take(17).count() <= 16 && !quotation.contains(['，', '。', '；', ',', ';'])
}

/// A scale without a digit counts with money behind it (亿元), a qualifier in it (百余名) or a bound before it (上百家, 不足百吨).
fn scale(view: &View<'_>) -> Verdict {
    let atom = view.atom;
    let words = &view.lexicon.words;
    if words.vague.find(view.before()).is_some() {
        return Verdict::Reject(Reason::Vague, Rule::Vague);
    }
    let bounded = words.bound_before.find(view.before()).and_then(|(_, bound)| bound);
    let before = bounded.is_some() || super::bound::of_scale(view.before(), view.lexicon).is_some();
    let behind = words.bound_after.find(&view.text[atom.end()..]).is_some();
    if atom.unit.is_some() && (atom.inner_approx || before || behind) {
        return Verdict::Keep;
    }
    if atom.unit.is_none() && before && super::bare::said_of_money(view.before(), view.behind(), view.lexicon) {
        return Verdict::Money;
    }
    let large = atom.value.is_some_and(|v| v >= rust_decimal::Decimal::from(10_000_000));
    if atom.kind == Some(Kind::Money) && large {
        return Verdict::Keep;
    }
    Verdict::Reject(Reason::Vague, Rule::Vague)
}

/// 第3位, 列全市第4, 前五.
fn rank(view: &View<'_>) -> Option<Verdict> {
    view.left.filter(|c| matches!(c, '第' | '前' | ' '))?;
    let words = &view.lexicon.words;
    let before = view.before().trim_end_matches(' ');
    if let Some(lead) = before.strip_suffix('第') {
        let start = lead.len();
        let named = behind_is_place(view) && words.rank_not_before.find(lead).is_none();
        let moves = words.rank_after.find(view.behind()).is_some();
        let bare = moves || super::context::at_boundary(view.after()) || view.after().starts_with(['的', '，']);
        if named || bare && words.rank_before.find(lead.trim_end_matches(' ')).is_some() {
            return Some(Verdict::Rank(start));
        }
        return Some(Verdict::Reject(traps::behind_ordinal(view), Rule::Numbered));
    }
    let lead = before.strip_suffix('前')?;
    if behind_is_place(view) {
        return Some(Verdict::Rank(lead.len()));
    }
    let bare = super::context::at_boundary(view.after()) || view.after().starts_with("的");
    let cued = words.rank_top_before.find(lead).is_some();
    (bare && cued && view.atom.unit.is_none()).then_some(Verdict::Rank(lead.len()))
}

/// 分别居全市第2、第5: a place behind a place is one too.
fn rank_list(view: &View<'_>, last: Option<Verdict>) -> Option<Verdict> {
    let (Some(Verdict::Rank(_)), Some(previous)) = (last, view.previous) else {
        return None;
    };
    view.left.filter(|c| *c == '第')?;
    let start = view.before().strip_suffix('第')?.len();
    let gap = view.text.get(previous.end()..start)?;
    let bare = super::context::at_boundary(view.after()) && view.atom.unit.is_none();
    (bare && matches!(gap, "、" | "和" | "与" | "及")).then_some(Verdict::Rank(start))
}

/// Whether 位 or 名 stands behind the numeral (第3位, 前10名).
fn behind_is_place(view: &View<'_>) -> bool {
    view.atom
        .unit
        .is_some_and(|u| matches!(u.span.of(view.text), "位" | "名"))
}
