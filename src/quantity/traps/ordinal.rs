//! Chinese numerals that grade, order or name, and 一 where it counts nothing.

use super::super::atom::Style;
use super::super::context::{at_boundary, is_clause_end};
use super::super::judge::View;
use super::super::reason::Reason;
use crate::lexicon::units::Kind;

/// What a numeral behind 第 is, where it is no rank.
pub(in super::super) fn behind_ordinal(view: &View<'_>) -> Reason {
    if view.behind().starts_with('季') {
        Reason::Period
    } else {
        Reason::Ordinal
    }
}

/// 三期, 一级, 二类; and 一 before words that it seldom counts.
pub(super) fn chinese(view: &View<'_>) -> Option<Reason> {
    if view.atom.kind.is_some_and(|kind| kind != Kind::Count) {
        return None;
    }
    let unit = view.atom.unit.map_or("", |u| u.span.of(view.text));
    if let Some((length, ())) = view.lexicon.words.ordinal_after.find(view.after())
        && length >= unit.len()
        && !view.after().starts_with("小于")
        && !(view.numeral() == "两" && unit == "期")
    {
        return Some(Reason::Ordinal);
    }
    if unit.is_empty() {
        return None;
    }
    if is_digit_string(view) {
        return Some(Reason::Name);
    }
    before_classifier(view, unit)
}

/// What a numeral is that a classifier seems to follow.
fn before_classifier(view: &View<'_>, unit: &str) -> Option<Reason> {
    let behind = &view.text[view.atom.end()..];
    match view.numeral() {
        _ if unit == "位" && behind.starts_with("一体") => Some(Reason::Idiom),
        _ if unit == "个" && is_programme(behind) => Some(Reason::Slogan),
        "一" => one(view, unit, behind),
        // Counting takes 两 before a classifier; 二 is the second of an order.
        "二" if !matches!(unit, "人" | "名" | "位" | "家" | "个") => Some(Reason::Ordinal),
        "零" if !said_to_be(view) => Some(Reason::Idiom),
        "百" | "千" | "万" if unit == "人" => bare_scale(view),
        _ => None,
    }
}

/// 三八节, 九八式: two digits without a scale are read one by one, and count nothing unless they say a range (三五个).
fn is_digit_string(view: &View<'_>) -> bool {
    let digits = view.numeral().chars().all(|c| "一二三四五六七八九".contains(c));
    digits && view.numeral().chars().count() == 2 && view.atom.high.is_none()
}

/// 三个一批, 五个一工程: a programme, where 三个一级… counts.
fn is_programme(behind: &str) -> bool {
    let Some(rest) = behind.strip_prefix('一') else {
        return false;
    };
    let kinds = ["批", "百", "千", "万", "律", "工程", "活动", "行动", "服务", "机制"];
    at_boundary(rest) || kinds.iter().any(|kind| rest.starts_with(kind))
}

/// 一 with a unit: an article or part of a word, or else the number one.
fn one(view: &View<'_>, unit: &str, behind: &str) -> Option<Reason> {
    let words = &view.lexicon.words;
    let picks_out = words.article_before.find(view.before()).is_some_and(|(_, picks)| picks);
    let each = behind.starts_with(unit) && unit.chars().count() == 1;
    let article = words.article_units.iter().any(|u| **u == *unit) || unit == "个" && !counts_one(view);
    match unit {
        _ if picks_out || each => Some(Reason::Idiom),
        "类" | "等" | "组" | "段" => Some(Reason::Ordinal),
        "起" if !is_case(behind) && !counts_a_case(view, behind) => Some(Reason::Idiom),
        _ if article => Some(Reason::Idiom),
        _ => None,
    }
}

/// What 一起 counts.
const CASES: [&str; 14] = [
    "案", "事故", "事件", "纠纷", "投诉", "警情", "火灾", "火情", "险情", "疫情", "违法", "诈骗", "盗窃", "行为",
];

/// Whether 一起 counts where its clause ends: behind what happened (盗窃案一起) or behind a word of counting (仅一起).
fn counts_a_case(view: &View<'_>, behind: &str) -> bool {
    let words = &view.lexicon.words;
    let counted = words.counting_before.find(view.before()).is_some();
    at_boundary(behind) && (counted || CASES.iter().any(|case| view.before().ends_with(case)))
}

/// Whether 一起 counts a case (一起交通事故) and is no word of its own (一起推进): what happens is named close behind it.
fn is_case(behind: &str) -> bool {
    let near = behind.char_indices().take(9).take_while(|(_, c)| !is_clause_end(*c));
    near.into_iter()
        .any(|(at, _)| CASES.iter().any(|case| behind[at..].starts_with(case)))
}

/// Whether 一个 counts (新增一个): mostly it says no more than an article.
fn counts_one(view: &View<'_>) -> bool {
    let words = &view.lexicon.words;
    at_boundary(&view.text[view.atom.end()..])
        || words.counting_before.find(view.before()).is_some()
        || words.bound_before.find(view.before()).is_some_and(|(_, b)| b.is_some())
}

/// Whether the words before 零 make it a value (新增零例, 投诉为零件) and no part of a word (零件).
fn said_to_be(view: &View<'_>) -> bool {
    let words = &view.lexicon.words;
    words.counting_before.find(view.before()).is_some() || words.bare_links.find(view.before()).is_some()
}

/// 百人, 千人 without a bound are a manner of speaking.
fn bare_scale(view: &View<'_>) -> Option<Reason> {
    let behind = view.lexicon.words.bound_after.find(&view.text[view.atom.end()..]);
    let bounded = super::super::bound::of_scale(view.before(), view.lexicon).is_some() || behind.is_some();
    (view.atom.style == Style::Scale && !view.atom.inner_approx && !bounded).then_some(Reason::Vague)
}
