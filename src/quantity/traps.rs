//! Numerals that are no quantities: dates, codes, ordinals, names, set phrases.

use super::atom::{Atom, Shape, Style};
use super::judge::{Verdict, View};
use super::reason::Reason;
use crate::lexicon::units::Kind;
use crate::lexicon::words::TrapReason;

const BLANKS: [char; 3] = [' ', '\u{a0}', '\u{3000}'];

/// What a numeral's own surroundings say against it.
pub(super) fn by_surroundings(view: &View<'_>) -> Option<Reason> {
    trap_word(view)
        .or_else(|| vague(view))
        .or_else(|| document_number(view))
        .or_else(|| calendar(view))
        .or_else(|| base(view))
        .or_else(|| {
            if view.atom.style == Style::Arabic {
                code(view)
            } else {
                chinese_ordinal(view)
            }
        })
        .or_else(|| slogan(view))
}

/// A run of Chinese numerals that is no number.
pub(super) fn unreadable(view: &View<'_>) -> Reason {
    trap_word(view).unwrap_or(Reason::Name)
}

fn trap_word(view: &View<'_>) -> Option<Reason> {
    if view.atom.style == Style::Arabic {
        return None;
    }
    // 千家 is a set phrase, 上千家 a count.
    let bounded = || view.lexicon.words.bound_of_scale(view.before()).is_some();
    if view.atom.style == Style::Scale && view.atom.unit.is_some() && bounded() {
        return None;
    }
    // The numeral may have taken 余 or 多; the trap is about the run alone, so the text behind decides from there.
    view.lexicon
        .words
        .trap(view.before(), view.numeral(), view.after())
        .map(|reason| match reason {
            TrapReason::Idiom => Reason::Idiom,
            TrapReason::Period => Reason::Period,
            TrapReason::Name => Reason::Name,
        })
}

/// 数十家, 几百场: no number is said.
fn vague(view: &View<'_>) -> Option<Reason> {
    let scale_first = view.numeral().starts_with(['十', '百', '千', '万', '亿']);
    let digits = view.atom.style == Style::Arabic;
    (!digits && scale_first && view.lexicon.words.vague.find(view.before()).is_some()).then_some(Reason::Vague)
}

/// 〔2023〕15号, [2023] 第9号.
fn document_number(view: &View<'_>) -> Option<Reason> {
    let opens = matches!(view.left(), Some('〔' | '[' | '［' | '【'));
    let closes = view.after().starts_with(['〕', ']', '］', '】']);
    if opens && closes && view.atom.looks_like_year() {
        return Some(Reason::DocumentNumber);
    }
    let before = view.before().trim_end_matches(BLANKS).trim_end_matches('第');
    let behind_year = before.ends_with(['〕', ']', '］', '】']) && view.behind().starts_with('号');
    behind_year.then_some(Reason::DocumentNumber)
}

/// Days, months, years, times of day.
fn calendar(view: &View<'_>) -> Option<Reason> {
    // 日元, 月 of 个月: a unit that begins like a day or month is no date.
    if view.atom.unit.is_some() {
        return None;
    }
    let behind = view.behind();
    let mut chars = behind.chars();
    match chars.next() {
        Some('年') => Some(year(view)),
        Some('月') => Some(Reason::Date),
        Some('日') => Some(if view.atom.style == Style::Arabic {
            Reason::Date
        } else {
            Reason::Period
        }),
        Some('时' | '点') if clock(view, chars.as_str()) => Some(Reason::Date),
        Some('季') if chars.as_str().starts_with('度') => Some(Reason::Period),
        Some('旬') => Some(Reason::Date),
        Some('世') if chars.as_str().starts_with('纪') => Some(Reason::Period),
        Some('周') if chars.as_str().starts_with('年') => Some(Reason::Ordinal),
        _ if view.atom.looks_like_year() && view.atom.unit.is_none() => Some(Reason::Date),
        _ => None,
    }
}

fn year(view: &View<'_>) -> Reason {
    let calendar = view.atom.looks_like_year() || view.numeral().contains('〇');
    if calendar { Reason::Date } else { Reason::Period }
}

fn clock(view: &View<'_>, behind: &str) -> bool {
    let hour =
        view.atom.value.is_some_and(|v| v <= rust_decimal::Decimal::from(24)) && !view.atom.point && !view.atom.scaled;
    let word = ["间", "代", "期", "限", "效", "段", "隔", "速", "刻", "序"]
        .iter()
        .any(|w| behind.starts_with(w));
    hour && !word
}

/// 每10万人…: what the rate is counted by. 万元GDP is one too.
fn base(view: &View<'_>) -> Option<Reason> {
    let behind_each = view.before().ends_with('每');
    let unit = view.atom.unit.map(|u| u.span.end);
    let after = unit.map_or(view.after(), |end| &view.text[end..]);
    let per_output = view.atom.style == Style::Scale
        && view.atom.kind == Some(Kind::Money)
        && ["GDP", "ＧＤＰ", "地区生产总值", "生产总值", "工业增加值", "产值"]
            .iter()
            .any(|word| after.starts_with(word));
    (behind_each || per_output).then_some(Reason::Base)
}

/// Whether a numeral with a letter before it is a number all the same (GDP3.5%).
fn is_strong(atom: &Atom) -> bool {
    matches!(atom.kind, Some(Kind::Percent | Kind::Money | Kind::PercentagePoint)) || atom.shape != Shape::Plain
}

const fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '#' | '＃' | '№')
}

/// Identifiers, addresses, models and versions.
fn code(view: &View<'_>) -> Option<Reason> {
    let atom = view.atom;
    let left = view.left();
    let priced = || view.lexicon.words.currency_before.find(view.before()).is_some();
    if left.is_some_and(is_letter) && !is_strong(atom) && !priced() {
        return Some(Reason::Code);
    }
    if in_address(view) || joined_to_letters(view) || atom.leading_zero && !atom.point {
        return Some(Reason::Code);
    }
    if atom.unit.is_none() {
        let next = view.after().chars().next();
        if next.is_some_and(is_letter)
            || view.behind().starts_with(['号', '版', '#', '型'])
            || view.after().starts_with("路")
        {
            return Some(Reason::Code);
        }
        if view.lexicon.words.ordinal_after.find(view.behind()).is_some() {
            return Some(Reason::Ordinal);
        }
    }
    None
}

/// Inside an address of the web, whose numbers measure nothing. Looks back no further than 300 bytes.
fn in_address(view: &View<'_>) -> bool {
    let before = view.before();
    if !before.ends_with(|c: char| c.is_ascii_graphic()) {
        return false;
    }
    let token = before.bytes().rev().take(300).take_while(u8::is_ascii_graphic).count();
    let token = &before[before.len() - token..];
    token.contains("://") || token.contains("www.")
}

/// Whether 一个 counts (新增一个): mostly it says no more than an article.
fn counts_one(view: &View<'_>) -> bool {
    let words = &view.lexicon.words;
    let after = view.atom.unit.map_or(view.after(), |unit| &view.text[unit.span.end..]);
    super::context::at_boundary(after)
        || words.counting_before.find(view.before()).is_some()
        || words.bound_before.find(view.before()).is_some_and(|(_, b)| b.is_some())
}

/// B-12, K1493206-6: joined by a stroke to something that begins with a letter, or to the number of such a thing.
fn joined_to_letters(view: &View<'_>) -> bool {
    let before = view.before();
    let Some(joiner) = before
        .chars()
        .next_back()
        .filter(|c| matches!(c, '-' | '_' | '/' | '.' | '－' | '／'))
    else {
        return false;
    };
    let head = before.len() - joiner.len_utf8();
    if view
        .previous
        .is_some_and(|previous| previous.unit.is_some() && previous.end() == head)
    {
        return false;
    }
    before[..head].chars().next_back().is_some_and(is_letter)
}

/// 三期, 一级, 二类; and 一 before words that it seldom counts.
fn chinese_ordinal(view: &View<'_>) -> Option<Reason> {
    let measured = view.atom.kind.is_some_and(|kind| kind != Kind::Count);
    if !measured && view.lexicon.words.ordinal_after.find(view.after()).is_some() {
        return Some(Reason::Ordinal);
    }
    let unit = view.atom.unit.map(|u| u.span.of(view.text));
    match (view.numeral(), unit) {
        _ if measured => None,
        // Counting takes 两 before a classifier; 二 is the second of an order.
        ("二", Some(unit))
            if !matches!(
                unit,
                "人" | "名" | "位" | "家" | "个" | "元" | "%" | "公里" | "亩" | "吨"
            ) =>
        {
            Some(Reason::Ordinal)
        }
        ("一", Some("个")) if !counts_one(view) => Some(Reason::Idiom),
        ("一", Some("类" | "等" | "组" | "段" | "部")) => Some(Reason::Ordinal),
        ("百" | "千" | "万", Some("人")) if view.atom.style == Style::Scale && !view.atom.inner_approx => view
            .lexicon
            .words
            .bound_of_scale(view.before())
            .is_none()
            .then_some(Reason::Vague),
        _ => None,
    }
}

/// 1+7+N, 8+4, 7×24.
fn slogan(view: &View<'_>) -> Option<Reason> {
    let plus = |c: char| matches!(c, '+' | '＋' | '×' | '·' | '•' | '&' | '*');
    let after = view.after();
    let next_joins = after.starts_with(plus)
        && after
            .chars()
            .nth(1)
            .is_some_and(|c| c.is_alphanumeric() && !matches!(c, '以' | '的'));
    let left_joins =
        view.left().is_some_and(plus) && view.before().chars().rev().nth(1).is_some_and(char::is_alphanumeric);
    (next_joins && view.atom.unit.is_none() || left_joins).then_some(Reason::Slogan)
}

/// What a numeral behind 第 is, where it is no rank.
pub(super) fn behind_ordinal(view: &View<'_>) -> Reason {
    if view.behind().starts_with('季') {
        Reason::Period
    } else {
        Reason::Ordinal
    }
}

/// What joins two numerals of one date, code or order.
fn joins(gap: &str) -> bool {
    matches!(
        gap,
        "-" | "—"
            | "–"
            | "－"
            | "~"
            | "～"
            | "至"
            | "到"
            | "、"
            | "/"
            | "."
            | "．"
            | ":"
            | "："
            | "和"
            | "及"
            | "——"
            | "·"
            | "，"
            | ","
            | "―"
            | "_"
            | "/ "
    )
}

/// Whether an atom belongs to what the atom before it was rejected as: 04、05地块, 第一、二批, 15:52:59, K1493206-6.
pub(super) fn follows(view: &View<'_>, before: Option<Verdict>, own: Verdict) -> Option<Reason> {
    let (Some(Verdict::Reject(reason)), Some(previous)) = (before, view.previous) else {
        return None;
    };
    let gap = view.text.get(previous.end()..view.atom.span.start)?;
    if previous.end() != previous.span.end || !joins(gap) {
        return None;
    }
    let tight = matches!(gap, "-" | "－" | "/" | "." | "．" | ":" | "：" | "_" | "·");
    let listed = matches!(gap, "、" | "和" | "及" | "至" | "到" | "-" | "—" | "~" | "～");
    match reason {
        Reason::Code if tight && !is_strong(view.atom) => Some(Reason::Code),
        Reason::Date if tight && own != Verdict::Keep => Some(Reason::Date),
        Reason::Date if tight && view.atom.unit.is_some() && gap != "-" => None,
        Reason::Ordinal if listed && own == Verdict::Bare => Some(Reason::Ordinal),
        Reason::Ordinal if listed && view.atom.style == Style::Chinese && gap == "、" => Some(Reason::Ordinal),
        Reason::Slogan => Some(Reason::Slogan),
        Reason::DocumentNumber if tight => Some(Reason::DocumentNumber),
        _ => None,
    }
}

/// One digit, in Chinese.
fn is_digit_word(text: &str, atom: &Atom) -> bool {
    matches!(
        atom.span.of(text),
        "一" | "二" | "三" | "四" | "五" | "六" | "七" | "八" | "九" | "十" | "两" | "百" | "千" | "万" | "零"
    )
}

/// 一企一档, 三改一拆, 百团千企: two one-digit words with one character between them make a set phrase.
///
/// A grade behind a count (三家二级医院) and 个 between them (三个一级) are none.
pub(super) fn idioms(text: &str, atoms: &[Atom], verdicts: &mut [Verdict]) {
    for i in 1..atoms.len() {
        let (a, b) = (&atoms[i - 1], &atoms[i]);
        if a.shape != Shape::Plain || b.shape != Shape::Plain || !is_digit_word(text, a) || !is_digit_word(text, b) {
            continue;
        }
        let Some(gap) = text.get(a.span.end..b.span.start) else {
            continue;
        };
        let mut between = gap.chars();
        let (Some(c), None) = (between.next(), between.next()) else {
            continue;
        };
        let next = text[b.span.end..].chars().next();
        let graded = matches!(next, Some('级' | '期' | '等' | '星' | '甲' | '类' | '年')) && a.unit.is_some();
        let hanzi =
            ('\u{4e00}'..='\u{9fff}').contains(&c) && next.is_some_and(|n| ('\u{4e00}'..='\u{9fff}').contains(&n));
        let measured = a.kind.is_some_and(|kind| kind != Kind::Count);
        if !hanzi || graded || measured || matches!(c, '至' | '到' | '和' | '与' | '或' | '及') {
            continue;
        }
        for at in [i - 1, i] {
            if matches!(verdicts[at], Verdict::Keep | Verdict::Bare) {
                verdicts[at] = Verdict::Reject(Reason::Idiom);
            }
        }
    }
}
