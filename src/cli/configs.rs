//! Which configs a command means.

use std::fs;
use std::path::{Path, PathBuf};

use super::exit::Failure;
use crate::pipeline::{Config, ConfigError};

/// Where configs are looked for when none is named.
const FOLDER: &str = "pipelines";

/// The config of that name, or the built-in one.
pub(super) fn load_or_builtin(path: Option<&Path>, settings: &[String]) -> Result<Config, ConfigError> {
    match path {
        Some(path) => crate::pipeline::config::load(path, settings),
        None => Config::builtin(settings),
    }
}

/// The named configs, or all of the folder `pipelines`, by name.
pub(super) fn named_or_all(named: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    if !named.is_empty() {
        return Ok(named.to_vec());
    }
    let entries = fs::read_dir(FOLDER)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path());
    let mut found: Vec<_> = entries
        .filter(|path| path.extension().is_some_and(|name| name == "toml"))
        .collect();
    found.sort();
    if found.is_empty() {
        let message = format!("there is no config here: name one, or go where a folder `{FOLDER}` with *.toml is");
        return Err(Failure::Usage(message));
    }
    Ok(found)
}
