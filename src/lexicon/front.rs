//! What may stand before a name in its clause: verbs, which belong to the name, and words that say nothing of it.

use super::Lexicon;

/// The verbs in a row that a text ends with; words that say nothing may stand behind them (引进各类).
pub fn verbs_at_end<'t>(text: &'t str, lexicon: &Lexicon) -> &'t str {
    touching_verbs(without_filler(text, lexicon), lexicon)
}

/// The verbs in a row that a text ends with.
pub fn touching_verbs<'t>(text: &'t str, lexicon: &Lexicon) -> &'t str {
    let mut from = text.len();
    while let Some((length, ())) = lexicon.names.acts.find(&text[..from]) {
        from -= length;
    }
    &text[from..]
}

fn without_filler<'t>(mut text: &'t str, lexicon: &Lexicon) -> &'t str {
    while let Some((length, ())) = lexicon.indicators.filler().find(text) {
        text = &text[..text.len() - length];
    }
    text
}

/// Whether a text is made of verbs and words that say nothing, or is the name of a district.
pub fn is_clear(text: &str, lexicon: &Lexicon) -> bool {
    let mut rest = text.trim();
    while !rest.is_empty() {
        let filler = lexicon.indicators.filler().find(rest).map_or(0, |(length, ())| length);
        let verb = lexicon.names.acts.find(rest).map_or(0, |(length, ())| length);
        if filler.max(verb) == 0 {
            return lexicon.districts.named(rest).next().is_some();
        }
        rest = rest[..rest.len() - filler.max(verb)].trim_end();
    }
    true
}
