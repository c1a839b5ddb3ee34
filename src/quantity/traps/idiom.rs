//! Two numerals that pair off in a set phrase: 一企一档, 三改一拆, 百团千企.

use super::super::atom::{Atom, Shape, Style};
use super::super::judge::Verdict;
use super::super::reason::{Reason, Rule};
use super::is_hanzi;
use crate::lexicon::units::Kind;

/// Rejects the pairs: two one-digit words with one character between them.
pub(in super::super) fn idioms(text: &str, atoms: &[Atom], verdicts: &mut [Verdict]) {
    for i in 1..atoms.len() {
        let (a, b) = (&atoms[i - 1], &atoms[i]);
        if !is_phrase(text, a, b) {
            continue;
        }
        // 一月一通报, 一类一策: the pair says more than a month or a class does.
        let twins = is_one(text, a) && is_one(text, b) || is_scale(a) && is_scale(b);
        for verdict in &mut verdicts[i - 1..=i] {
            let open = matches!(verdict, Verdict::Keep | Verdict::Bare);
            let weak = matches!(
                verdict,
                Verdict::Reject(Reason::Date | Reason::Period | Reason::Ordinal | Reason::Vague, _)
            );
            if open || twins && weak {
                *verdict = Verdict::Reject(Reason::Idiom, Rule::Pair);
            }
        }
    }
}

/// Whether two numerals make a phrase. A count stays one before a grade or a phrase (三家二级医院, 三名一线工人); 一 pairs
/// only with 一 or with what has no unit (一户一策, 一岗三责, but 一场三小时培训), a bare scale only with another (千军万马).
fn is_phrase(text: &str, a: &Atom, b: &Atom) -> bool {
    if !one_character_between(text, a, b) {
        return false;
    }
    // 一周一调度 is a phrase, 一天三次 and 九年八吨 are none.
    let measured = |x: &Atom| x.kind.is_some_and(|kind| kind != Kind::Count);
    if measured(a) {
        return is_one(text, a) && is_one(text, b) && b.unit.is_none();
    }
    if measured(b) && !is_one(text, b) {
        return false;
    }
    let graded = text[b.span.end..].starts_with(['级', '期', '等', '星', '甲', '类', '年']);
    match a.unit {
        None => true,
        Some(_) if is_scale(a) => is_scale(b),
        Some(_) => is_one(text, a) && !graded && (is_one(text, b) || b.unit.is_none()),
    }
}

/// 三改一拆: two one-digit words, one Chinese character between them and another behind them.
fn one_character_between(text: &str, a: &Atom, b: &Atom) -> bool {
    if a.style == Style::Arabic
        || b.style == Style::Arabic
        || a.shape != Shape::Plain
        || b.shape != Shape::Plain
        || !is_digit_word(text, a)
        || !is_digit_word(text, b)
    {
        return false;
    }
    let mut between = text.get(a.span.end..b.span.start).unwrap_or_default().chars();
    let (Some(c), None) = (between.next(), between.next()) else {
        return false;
    };
    let next = text[b.span.end..].chars().next().unwrap_or(' ');
    let joined = matches!(c, '至' | '到' | '和' | '与' | '或' | '及') || c == '月' && next == '日';
    is_hanzi(c) && is_hanzi(next) && !joined
}

fn is_one(text: &str, atom: &Atom) -> bool {
    atom.span.of(text) == "一"
}

fn is_scale(atom: &Atom) -> bool {
    atom.style == Style::Scale
}

/// One digit, in Chinese.
fn is_digit_word(text: &str, atom: &Atom) -> bool {
    matches!(
        atom.span.of(text),
        "一" | "二" | "三" | "四" | "五" | "六" | "七" | "八" | "九" | "十" | "两" | "百" | "千" | "万" | "零"
    )
}
