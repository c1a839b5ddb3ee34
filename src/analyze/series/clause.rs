//! The words in front of a number that belong to it.

/// What ends a clause. 、 does not: what is said before the first of several things holds for all of them.
const ENDS: [char; 15] = [
    '，', ',', '。', '；', ';', '：', ':', '！', '!', '？', '?', '（', '(', '\n', '|',
];

/// The part of the sentence from the begin of the number's clause up to the number; none where the number stands in the
/// sentence several times or not at all, so that it cannot be said which words are its own.
pub(super) fn before<'s>(sentence: &'s str, number: &str) -> Option<&'s str> {
    let mut places = sentence.match_indices(number).map(|(at, _)| at);
    let at = places.by_ref().find(|at| stands_alone(sentence, *at))?;
    if places.any(|other| stands_alone(sentence, other)) {
        return None;
    }
    let before = &sentence[..at];
    Some(&before[begin(before)..])
}

/// Whether no digit continues a number to the left: 12个 is not found in 112个.
fn stands_alone(sentence: &str, at: usize) -> bool {
    let mut left = sentence[..at].chars().rev();
    match left.next() {
        Some('.' | '．' | ',' | '，') => !left.next().is_some_and(is_digit),
        Some(c) => !is_digit(c),
        None => true,
    }
}

/// Where the last clause of a text begins. A comma between digits groups them and ends nothing.
fn begin(text: &str) -> usize {
    let mut behind = None;
    for (at, c) in text.char_indices().rev() {
        let groups = matches!(c, ',' | '，')
            && behind.is_some_and(is_digit)
            && text[..at].chars().next_back().is_some_and(is_digit);
        if ENDS.contains(&c) && !groups {
            return at + c.len_utf8();
        }
        behind = Some(c);
    }
    0
}

const fn is_digit(c: char) -> bool {
    crate::number::arabic(c).is_some()
}

#[cfg(test)]
mod tests {
    use super::before;

    #[test]
    fn a_clause_begins_behind_the_last_mark() {
        for (sentence, number, words) in [
            ("全区累计建桥12座，修路3条。", "12座", Some("全区累计建桥")),
            ("全区累计建桥12座，修路3条。", "3条", Some("修路")),
            ("累计建桥12座、修路3条", "3条", Some("累计建桥12座、修路")),
            ("受理1,204件、办结980件", "980件", Some("受理1,204件、办结")),
            ("建桥112座，修桥12座", "12座", Some("修桥")),
            ("建桥12座，修桥12座", "12座", None),
            ("建桥12座", "13座", None),
        ] {
            assert_eq!(before(sentence, number), words, "{sentence}");
        }
    }
}
