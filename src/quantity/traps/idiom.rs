//! Two numerals that pair off in a set phrase: 一企一档, 三改一拆, 百团千企.

use super::super::atom::{Atom, Shape};
use super::super::judge::Verdict;
use super::super::reason::Reason;
use super::is_hanzi;
use crate::lexicon::units::Kind;

/// Rejects the pairs: two one-digit words with one character between them.
pub(in super::super) fn idioms(text: &str, atoms: &[Atom], verdicts: &mut [Verdict]) {
    for i in 1..atoms.len() {
        if !is_phrase(text, &atoms[i - 1], &atoms[i]) {
            continue;
        }
        for verdict in &mut verdicts[i - 1..=i] {
            if matches!(verdict, Verdict::Keep | Verdict::Bare) {
                *verdict = Verdict::Reject(Reason::Idiom);
            }
        }
    }
}

/// Whether two numerals make a phrase. A count stays one before a grade or a phrase (三家二级医院, 三名一线工人); 一 pairs
/// only with 一 or with what has no unit (一户一策, 一岗双责, but 一场三小时培训).
fn is_phrase(text: &str, a: &Atom, b: &Atom) -> bool {
    if a.shape != Shape::Plain || b.shape != Shape::Plain || !is_digit_word(text, a) || !is_digit_word(text, b) {
        return false;
    }
    let Some(gap) = text.get(a.span.end..b.span.start) else {
        return false;
    };
    let mut between = gap.chars();
    let (Some(c), None) = (between.next(), between.next()) else {
        return false;
    };
    let next = text[b.span.end..].chars().next();
    if !is_hanzi(c) || !next.is_some_and(is_hanzi) || matches!(c, '至' | '到' | '和' | '与' | '或' | '及') {
        return false;
    }
    if a.kind.is_some_and(|kind| kind != Kind::Count) {
        return false;
    }
    let graded = matches!(next, Some('级' | '期' | '等' | '星' | '甲' | '类' | '年'));
    match (a.unit.is_some(), a.span.of(text)) {
        (false, _) => true,
        (true, _) if graded => false,
        (true, "一") => b.span.of(text) == "一" || b.unit.is_none(),
        (true, _) => false,
    }
}

/// One digit, in Chinese.
fn is_digit_word(text: &str, atom: &Atom) -> bool {
    matches!(
        atom.span.of(text),
        "一" | "二" | "三" | "四" | "五" | "六" | "七" | "八" | "九" | "十" | "两" | "百" | "千" | "万" | "零"
    )
}
