//! Two neighbouring digits that say a range: 七八百, 十七八, 两三.

use rust_decimal::Decimal;

use super::chinese::{Chinese, chinese_integer, digit};

/// Reads a run that holds a digit pair; `None` if it holds none, or is no numeral.
pub(super) fn read_pair(run: &str) -> Option<Chinese> {
    // A pair is short; a long run would cost time for nothing.
    if run.len() > 24 {
        return None;
    }
    let mut before = None;
    for (at, c) in run.char_indices() {
        let here = digit(c).filter(|d| *d > 0);
        if let (Some((start, low)), Some(high)) = (before, here) {
            // 三五 skips a digit, 三两 goes down; all other pairs are neighbours.
            let descending = c == '两' && low == 3;
            if high != low + 1 && (low, high) != (3, 5) && !descending || !pair_may_follow(&run[..start]) {
                return None;
            }
            let tail = &run[at + c.len_utf8()..];
            if tail.chars().any(|c| digit(c).is_some()) {
                return None;
            }
            let read = |d: &str| chinese_integer(&format!("{}{d}{tail}", &run[..start]));
            let (a, b) = (read(&run[start..at])?, read(&run[at..at + c.len_utf8()])?);
            return Some(Chinese::Pair(Decimal::from(a.min(b)), Decimal::from(a.max(b))));
        }
        before = here.map(|d| (at, d));
    }
    None
}

/// Whether two neighbouring digits behind `head` are a pair (十七八, 一百零三四); behind other digits all are single (二〇二三).
fn pair_may_follow(head: &str) -> bool {
    let scales = head.trim_end_matches(['零', '〇']);
    match scales.chars().next_back() {
        None => head.is_empty(),
        Some(last) => digit(last).is_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_a_pair_and_digits_in_a_row_are_none() {
        let pair = |a: i64, b: i64| Some(Chinese::Pair(Decimal::from(a), Decimal::from(b)));
        for (run, read) in [
            ("七八百", pair(700, 800)),
            ("十七八", pair(17, 18)),
            ("两三", pair(2, 3)),
            ("三五", pair(3, 5)),
            ("三两", pair(2, 3)),
            ("一百零三四", pair(103, 104)),
            ("二〇二三", None),
            ("一二三", None),
            ("三七", None),
            ("两两", None),
        ] {
            assert_eq!(read_pair(run), read, "{run}");
        }
    }
}
