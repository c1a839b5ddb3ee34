//! `${NAME}` and `${NAME:-default}` in string values. They are replaced after parsing, so that a value can never change
//! the structure of the file; `$$` stands for `$`.

use std::borrow::Cow;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problem::Problem;
use super::sources::Sources;

/// Looks a variable up; none where it is not set.
pub type Environment<'e> = &'e dyn Fn(&str) -> Option<String>;

/// The process's own environment; a value that is no Unicode counts as not set.
pub fn process_environment(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// Replaces every variable in every string of `table`.
pub(super) fn substitute(table: &mut DeTable<'_>, environment: Environment<'_>, sources: &Sources) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (_, value) in table.iter_mut() {
        substitute_value(value, environment, sources, &mut problems);
    }
    problems
}

fn substitute_value(
    value: &mut Spanned<DeValue<'_>>,
    environment: Environment<'_>,
    sources: &Sources,
    problems: &mut Vec<Problem>,
) {
    let span = value.span();
    match value.get_mut() {
        DeValue::String(text) if text.contains('$') => match expand(text, environment) {
            Ok(expanded) => *text = Cow::Owned(expanded),
            Err(error) => problems.push(error.problem(span, sources)),
        },
        DeValue::Array(values) => {
            values
                .iter_mut()
                .for_each(|value| substitute_value(value, environment, sources, problems));
        }
        DeValue::Table(table) => problems.extend(substitute(table, environment, sources)),
        _ => {}
    }
}

/// Why a string cannot be expanded.
#[derive(Debug, PartialEq, Eq)]
enum ExpandError {
    Undefined(String),
    Unclosed,
    BadName(String),
}

impl ExpandError {
    /// The problem, at the variable itself where the text holds it as written, else at the whole value.
    fn problem(self, span: Range<usize>, sources: &Sources) -> Problem {
        let (needle, message, help) = match self {
            Self::Undefined(name) => (
                format!("${{{name}"),
                format!("the variable `{name}` is not defined"),
                format!("set it in the environment, or give a default: `${{{name}:-value}}`"),
            ),
            Self::Unclosed => (
                "${".into(),
                "`${` is not closed".into(),
                "write `$$` for a plain `$`".into(),
            ),
            Self::BadName(name) => (
                format!("${{{name}"),
                format!("`{name}` is no name of a variable"),
                "a name has letters, digits and `_`, and begins with no digit".into(),
            ),
        };
        let text = sources.slice(&span).unwrap_or_default();
        let place = match text.find(&needle) {
            Some(at) => {
                let end = text[at..].find('}').map_or(text.len(), |close| at + close + 1);
                span.start + at..span.start + end
            }
            None => span,
        };
        Problem::at(place, message).help(help)
    }
}

fn expand(text: &str, environment: Environment<'_>) -> Result<String, ExpandError> {
    let mut expanded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('$') {
        expanded.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        if let Some(behind) = rest.strip_prefix('$') {
            expanded.push('$');
            rest = behind;
        } else if let Some(inside) = rest.strip_prefix('{') {
            let close = inside.find('}').ok_or(ExpandError::Unclosed)?;
            expanded.push_str(&variable(&inside[..close], environment)?);
            rest = &inside[close + 1..];
        } else {
            expanded.push('$');
        }
    }
    expanded.push_str(rest);
    Ok(expanded)
}

/// The value of `NAME` or `NAME:-default`; the default also stands for an empty variable, as in a shell.
fn variable(inside: &str, environment: Environment<'_>) -> Result<String, ExpandError> {
    let (name, default) = match inside.split_once(":-") {
        Some((name, default)) => (name, Some(default)),
        None => (inside, None),
    };
    if !is_name(name) {
        return Err(ExpandError::BadName(name.to_owned()));
    }
    match (environment(name), default) {
        (Some(value), None) => Ok(value),
        (Some(value), Some(_)) if !value.is_empty() => Ok(value),
        (_, Some(default)) => Ok(default.to_owned()),
        (None, None) => Err(ExpandError::Undefined(name.to_owned())),
    }
}

fn is_name(name: &str) -> bool {
    let mut bytes = name.bytes();
    bytes
        .next()
        .is_some_and(|first| first.is_ascii_alphabetic() || first == b'_')
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(name: &str) -> Option<String> {
        match name {
            "CITY" => Some("云州".to_owned()),
            "EMPTY" => Some(String::new()),
            _ => None,
        }
    }

    #[test]
    fn variables_defaults_and_escapes() {
        for (text, expected) in [
            ("${CITY}/a", "云州/a"),
            ("a/${CITY}${CITY}", "a/云州云州"),
            ("${NONE:-b c}", "b c"),
            ("${EMPTY:-d}", "d"),
            ("${EMPTY}", ""),
            ("${NONE:-}", ""),
            ("$${CITY} $5 $", "${CITY} $5 $"),
        ] {
            assert_eq!(expand(text, &environment).as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_expanded() {
        for (text, expected) in [
            ("${NONE}", ExpandError::Undefined("NONE".into())),
            ("${CITY", ExpandError::Unclosed),
            ("${1A}", ExpandError::BadName("1A".into())),
            ("${}", ExpandError::BadName(String::new())),
        ] {
            assert_eq!(expand(text, &environment), Err(expected), "{text}");
        }
    }
}
