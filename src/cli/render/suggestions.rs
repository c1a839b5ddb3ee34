//! Proposed indicators as a lexicon file that a person completes.

use std::fmt::Write as _;

use super::width::shown_line;
use crate::analyze::indicators::{Suggestion, Suggestions};

const HEAD: &str = "\
# Things that the dataset measures and the catalogue of indicators lacks, the most frequent first. For each entry:
# give it a key of your own (ASCII, for ever; TODO is refused), or the key of a known indicator and drop name, kind and
# unit; take out aliases that are another thing; drop the entry if it is nothing to follow. Then name this file under
# [lexicon] extend of a pipeline and run it again.
";

/// Characters of a sentence that are shown around the name.
const AROUND: usize = 30;

/// A lexicon file of all entries.
pub(in crate::cli) fn toml(suggestions: &Suggestions) -> String {
    let entries: String = suggestions.entries.iter().map(entry).collect();
    format!("{HEAD}{entries}")
}

/// What was found, or why there is nothing.
pub(in crate::cli) fn summary(suggestions: &Suggestions, min_count: u64) -> String {
    let Suggestions { entries, small, known } = suggestions;
    let mut told = match (entries.len(), small) {
        (0, 0) => "every metric that has a name has a key".to_owned(),
        (0, small) => format!("none of {small} things without a key has {min_count} metrics; see --min-count"),
        (shown, 0) => format!("{shown} things without a key"),
        (shown, small) => format!("{shown} things without a key, and {small} with fewer than {min_count} metrics each"),
    };
    if *known > 0 {
        let _ = write!(
            told,
            "; {known} metrics would get a key if the dataset were written again"
        );
    }
    told
}

fn entry(suggestion: &Suggestion) -> String {
    let mut text = format!(
        "\n# {} metrics, {} districts, {} periods\n",
        suggestion.metrics, suggestion.districts, suggestion.periods
    );
    if let Some((key, name)) = &suggestion.near {
        let _ = writeln!(text, "# known: {key}, {}", shown_line(name));
    }
    if suggestion.only_changes {
        text.push_str("# only changes were said: give the kind and the unit of the level\n");
    }
    for (name, sentence) in &suggestion.examples {
        let _ = writeln!(text, "# {}", excerpt(sentence, name));
    }
    let _ = writeln!(
        text,
        "[[indicator]]\nkey = {}\nname = {}",
        quoted(&suggestion.key),
        quoted(&suggestion.name)
    );
    let _ = writeln!(text, "kind = {}", quoted(&suggestion.kind));
    if !suggestion.unit.is_empty() {
        let _ = writeln!(text, "unit = {}", quoted(&suggestion.unit));
    }
    if !suggestion.aliases.is_empty() {
        let aliases: Vec<String> = suggestion.aliases.iter().map(|alias| quoted(alias)).collect();
        let _ = writeln!(text, "aliases = [{}]", aliases.join(", "));
    }
    if let Some(cumulative) = suggestion.cumulative {
        let _ = writeln!(text, "cumulative = {cumulative}");
    }
    text
}

fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

/// What stands around a name in its sentence, on one line.
fn excerpt(sentence: &str, name: &str) -> String {
    let at = sentence.find(name).unwrap_or(0);
    let before = sentence[..at].chars().count().saturating_sub(AROUND);
    let shown = name.chars().count() + 2 * AROUND;
    let cut: String = sentence.chars().skip(before).take(shown).collect();
    let open = |cut: bool| if cut { "…" } else { "" };
    let more = sentence.chars().nth(before + shown).is_some();
    format!("{}{}{}", open(before > 0), shown_line(&cut), open(more))
}
