//! From a file to a checked config, step by step.

use std::fs;
use std::path::Path;

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Deserializer};

use super::Config;
use super::check::check;
use super::keys::check_keys;
use super::layout::Layout;
use super::overrides::overlay;
use super::problem::{ConfigError, Problem};
use super::schema::{Node, json_schema};
use super::sources::Sources;
use super::variables::{Environment, process_environment, substitute};

/// The version of the format that this program reads.
const VERSION: &str = "1";

/// Reads and checks a config file. `settings` are `--set` flags, `KEY=VALUE` each.
///
/// # Errors
/// Everything that is wrong with the file, the settings, or a lexicon file that it names.
pub fn load(path: &Path, settings: &[String]) -> Result<Config, ConfigError> {
    let name = path.display().to_string();
    let failed = |message: String| ConfigError::new(Sources::default(), vec![Problem::general(message)]);
    let bytes = fs::read(path).map_err(|error| failed(format!("cannot read the config {name}: {error}")))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        failed(format!(
            "the config {name} is not in UTF-8: byte {} breaks it",
            error.utf8_error().valid_up_to()
        ))
    })?;
    parse(
        &name,
        &text,
        path.parent().unwrap_or(Path::new("")),
        settings,
        &process_environment,
    )
}

/// Checks a config's text. `name` stands in messages; paths in it are relative to `folder`.
///
/// # Errors
/// As [`load`].
pub fn parse(
    name: &str,
    text: &str,
    folder: &Path,
    settings: &[String],
    environment: Environment<'_>,
) -> Result<Config, ConfigError> {
    let mut sources = Sources::default();
    match read(name, text, settings, environment, &mut sources)
        .and_then(|layout| check(layout, name, folder, &mut sources))
    {
        Ok(config) => Ok(config),
        Err(problems) => Err(ConfigError::new(sources, problems)),
    }
}

fn read(
    name: &str,
    text: &str,
    settings: &[String],
    environment: Environment<'_>,
    sources: &mut Sources,
) -> Result<Layout, Vec<Problem>> {
    sources.add(name, text);
    let root = DeTable::parse(text).map_err(|error| vec![of_toml(&error)])?;
    let span = root.span();
    let mut table = root.into_inner();
    let schema = json_schema();
    let schema = Node::root(&schema);
    for setting in settings {
        overlay(&mut table, setting, schema, sources).map_err(|problem| vec![problem])?;
    }
    none(check_version(&table).into_iter().collect())?;
    let mut problems = substitute(&mut table, environment, sources);
    problems.extend(check_keys(&table, "", &span, schema));
    none(problems)?;
    Layout::deserialize(Deserializer::from(Spanned::new(span, table))).map_err(|error| vec![of_toml(&error)])
}

fn none(problems: Vec<Problem>) -> Result<(), Vec<Problem>> {
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

fn of_toml(error: &toml::de::Error) -> Problem {
    let message = in_words_of_toml(error.message());
    match error.span() {
        Some(span) => Problem::at(span, message),
        None => Problem::general(message),
    }
}

/// The reader names types in Rust's words; who writes a config knows TOML's.
fn in_words_of_toml(message: &str) -> String {
    let words = [
        ("a sequence", "an array"),
        ("u32", "an integer"),
        ("usize", "an integer"),
        ("f64", "a number"),
    ];
    let Some((found, expected)) = message.rsplit_once("expected ") else {
        return message.to_owned();
    };
    let translated = words
        .iter()
        .find(|(rust, _)| *rust == expected)
        .map_or(expected, |(_, toml)| toml);
    format!("{found}expected {translated}").replace("invalid type: sequence", "invalid type: array")
}

/// Another version has other keys: its number is the one thing worth saying then.
fn check_version(table: &DeTable<'_>) -> Option<Problem> {
    let version = table.get("version")?;
    match version.get_ref() {
        DeValue::Integer(number) if number.to_string() != VERSION => Some(
            Problem::at(version.span(), format!("this is version {number} of the config format"))
                .help(format!("this program reads version {VERSION}")),
        ),
        _ => None,
    }
}
