//! Unknown and missing keys, and words that are none of the allowed ones, each with the nearest that there is.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problem::Problem;
use super::schema::Node;

/// Everything in `table` that the schema does not know. `path` is the table's own name, empty at the top; `span` is
/// where it stands.
pub(super) fn check_keys(table: &DeTable<'_>, path: &str, span: &Range<usize>, schema: Node<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (key, value) in table {
        match schema.key(key.get_ref()) {
            Some(below) => check_value(value, &join(path, key.get_ref()), below, &mut problems),
            None => problems.push(unknown_key(key.get_ref(), key.span(), path, schema)),
        }
    }
    let missing = schema
        .required()
        .filter(|name| !table.keys().any(|key| key.get_ref() == name));
    problems.extend(missing.map(|name| missing_key(name, path, span)));
    problems
}

fn check_value(value: &Spanned<DeValue<'_>>, path: &str, schema: Node<'_>, problems: &mut Vec<Problem>) {
    match value.get_ref() {
        DeValue::Table(table) if !schema.keys().is_empty() => {
            problems.extend(check_keys(table, path, &value.span(), schema));
        }
        DeValue::Array(values) => {
            let Some(items) = schema.items() else { return };
            values
                .iter()
                .for_each(|value| check_value(value, path, items, problems));
        }
        DeValue::String(word) => {
            let words = schema.words();
            if !words.is_empty() && !words.contains(&word.as_ref()) {
                let message = format!("`{word}` is no value of `{path}`");
                problems.push(suggesting(Problem::at(value.span(), message), word, &words, "values"));
            }
        }
        _ => {}
    }
}

fn unknown_key(key: &str, span: Range<usize>, path: &str, schema: Node<'_>) -> Problem {
    let place = if path.is_empty() {
        "at the top of a config".to_owned()
    } else {
        format!("in `{path}`")
    };
    suggesting(
        Problem::at(span, format!("unknown key `{key}` {place}")),
        key,
        &schema.keys(),
        "keys",
    )
}

fn missing_key(name: &str, path: &str, span: &Range<usize>) -> Problem {
    // The top table's span is the whole text; its start is the place to add the key.
    let place = if path.is_empty() {
        span.start..span.start
    } else {
        span.clone()
    };
    let problem = Problem::at(place, format!("missing key `{}`", join(path, name)));
    if name == "version" {
        problem.help("begin the config with `version = 1`")
    } else {
        problem
    }
}

/// Adds the nearest word, or all of them where none is near.
fn suggesting(problem: Problem, word: &str, known: &[&str], what: &str) -> Problem {
    match nearest(word, known) {
        Some(near) => problem.label(format!("did you mean `{near}`?")),
        None => problem.help(format!("the {what} here are: {}", known.join(", "))),
    }
}

/// The known word that takes the fewest edits, if they are few for the word's length.
pub fn nearest<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    let most = 1 + word.chars().count() / 3;
    let distances = known
        .iter()
        .map(|known| (strsim::damerau_levenshtein(&word.to_lowercase(), known), *known));
    distances
        .filter(|(distance, _)| *distance <= most)
        .min()
        .map(|(_, known)| known)
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() {
        key.to_owned()
    } else {
        format!("{path}.{key}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_near() {
        let known = ["paths", "path", "district", "rejected"];
        assert_eq!(nearest("pahts", &known), Some("paths"));
        assert_eq!(nearest("Path", &known), Some("path"));
        assert_eq!(nearest("reject", &known), Some("rejected"));
        assert_eq!(nearest("colour", &known), None);
    }
}
