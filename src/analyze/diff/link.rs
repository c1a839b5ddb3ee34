//! What is known of a row besides its own cells.

/// How a row hangs together with others, of its own side and of the other one.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Link<'a> {
    /// The row's item, by a number that both sides have for it; none if only this side has the item.
    pub(super) item: Option<usize>,
    /// Whether the text that the row was read from is the same on both sides.
    pub(super) same_text: bool,
    /// What to show of that text.
    pub(super) quote: Quote<'a>,
}

/// The sentence that a row comes from.
#[derive(Debug, Clone, Copy, Default)]
pub(super) enum Quote<'a> {
    /// None is known.
    #[default]
    Nothing,
    /// The whole of it.
    Whole(&'a str),
    /// The sentence around a character of a text.
    Around(&'a str, usize),
}

impl Quote<'_> {
    /// The sentence.
    pub(super) fn sentence(self) -> Option<String> {
        match self {
            Self::Nothing => None,
            Self::Whole(sentence) => Some(sentence.to_owned()),
            Self::Around(text, at) => Some(around(text, at).to_owned()),
        }
    }
}

/// From one end of a sentence to the next, without blanks at the ends.
fn around(text: &str, at: usize) -> &str {
    let ends = |c: char| matches!(c, '。' | '；' | ';' | '！' | '？' | '\n');
    let at = text.char_indices().nth(at).map_or(text.len(), |(at, _)| at);
    let (before, behind) = text.split_at(at);
    let start = before
        .rfind(ends)
        .map_or(0, |end| end + before[end..].chars().next().map_or(0, char::len_utf8));
    let end = behind.find(ends).map_or(text.len(), |end| {
        at + end + behind[end..].chars().next().map_or(0, char::len_utf8)
    });
    text[start..end].trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_cut_out_of_its_text() {
        let text = "已建成3座。第二批5座在建；\n其余未动";
        let around = |at| Quote::Around(text, at).sentence().unwrap();
        assert_eq!(around(0), "已建成3座。");
        assert_eq!(around(6), "第二批5座在建；");
        assert_eq!(around(15), "其余未动");
        assert_eq!(around(99), "其余未动");
        assert_eq!(Quote::Around("", 0).sentence().unwrap(), "");
    }
}
