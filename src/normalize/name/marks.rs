//! Characters that end a clause, end a phrase, or belong to a word.

/// Whether a clause ends at a character.
pub(super) const fn ends_clause(c: char) -> bool {
    matches!(c, '，' | ',' | '。' | '；' | ';' | '！' | '？' | '\n' | '!' | '?')
}

/// Whether a phrase ends at a character.
pub(super) const fn ends_phrase(c: char) -> bool {
    ends_clause(c) || matches!(c, '、' | '：' | ':' | '（' | '(' | '）' | ')' | '/' | '—')
}

/// Whether a character may stand in a name.
pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '“' | '”' | '·' | '%' | '‘' | '’')
}
