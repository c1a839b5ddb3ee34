//! Where the sign of a negative number stands: a minus sign, 负. 零下 is part of its numeral.

use super::Kind;
use super::atom::{Atom, Style};

/// Where the sign of a negative number begins.
pub(super) fn sign_start(text: &str, atom: &Atom, kind: Kind) -> Option<usize> {
    let before = &text[..atom.span.start];
    before
        .chars()
        .next_back()
        .filter(|c| matches!(c, '负' | '的' | '-' | '−' | '－' | '﹣'))?;
    negative_word(before).or_else(|| minus(before, atom, kind))
}

/// Words that end in 负 and are no sign.
const NOT_NEGATIVE: [&str; 10] = [
    "减负", "担负", "背负", "肩负", "抱负", "胜负", "自负", "欺负", "辜负", "正负",
];

/// 负三点二, 负的百分之二十.
fn negative_word(before: &str) -> Option<usize> {
    let head = before.trim_end_matches('的').strip_suffix('负')?;
    (!NOT_NEGATIVE.iter().any(|word| before.ends_with(word))).then_some(head.len())
}

/// A minus sign that stands at the number and joins nothing.
fn minus(before: &str, atom: &Atom, kind: Kind) -> Option<usize> {
    let sign = before
        .chars()
        .next_back()
        .filter(|c| matches!(c, '-' | '−' | '－' | '﹣'))?;
    if atom.style != Style::Arabic || kind == Kind::Count {
        return None;
    }
    let start = before.len() - sign.len_utf8();
    let joined = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '%' | '％' | '）' | ')');
    (!before[..start].chars().next_back().is_some_and(joined)).then_some(start)
}
