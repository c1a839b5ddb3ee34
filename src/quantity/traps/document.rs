//! Numbers of documents: 〔2023〕15号, [2023] 第9号, （2022）106号.

use super::super::judge::View;
use super::super::reason::Reason;
use super::BLANKS;
use crate::number;

const OPEN: [char; 5] = ['〔', '[', '［', '【', '﹝'];
const CLOSE: [char; 5] = ['〕', ']', '］', '】', '﹞'];

/// Whether a numeral is the year or the number of a document.
pub(in super::super) fn cited(view: &View<'_>) -> Option<Reason> {
    (is_year(view) || is_number(view)).then_some(Reason::DocumentNumber)
}

/// A year that fills its brackets. Round ones hold years elsewhere too, so theirs must go on to a number with 号.
fn is_year(view: &View<'_>) -> bool {
    if !view.atom.looks_like_year() {
        return false;
    }
    let Some(left) = view.left else { return false };
    let after = view.after();
    if OPEN.contains(&left) {
        return after.starts_with(CLOSE);
    }
    let Some(rest) = after.strip_prefix(['）', ')']) else {
        return false;
    };
    let word = |c: &char| super::is_hanzi(*c) || number::arabic(*c).is_some();
    let tail = rest.chars().take(14).take_while(word).position(|c| c == '号');
    matches!(left, '（' | '(') && tail.is_some()
}

/// A number with 号 just behind a year in brackets.
fn is_number(view: &View<'_>) -> bool {
    let near = view.next.is_some_and(|c| c == '号' || BLANKS.contains(&c));
    if !near || !view.behind().starts_with('号') {
        return false;
    }
    let before = view
        .before()
        .trim_end_matches(BLANKS)
        .trim_end_matches('第')
        .trim_end_matches(BLANKS);
    if before.ends_with(CLOSE) {
        return true;
    }
    let Some(inside) = before.strip_suffix(['）', ')']) else {
        return false;
    };
    let year = inside
        .chars()
        .rev()
        .take(5)
        .take_while(|c| number::arabic(*c).is_some());
    let bytes: usize = year.clone().map(char::len_utf8).sum();
    year.count() == 4 && inside[..inside.len() - bytes].ends_with(['（', '('])
}
