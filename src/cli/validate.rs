//! `zhibiao validate`

use std::path::PathBuf;

use super::configs::named_or_all;
use super::exit::{Exit, Failure};
use super::output::Output;
use crate::pipeline::config;
use crate::pipeline::reader::Reader;

/// Checks every config, its lexicon included; all are checked even if an early one is wrong.
pub(super) fn validate(configs: &[PathBuf], output: &Output) -> Result<Exit, Failure> {
    let mut exit = Exit::Success;
    for path in named_or_all(configs)? {
        match validate_one(&path) {
            Ok(tests) => output.say(&format!("{}: good, {tests} tests to run", path.display())),
            Err(failure) => exit = output.failure(&failure),
        }
    }
    Ok(exit)
}

/// The number of tests of a good config.
fn validate_one(path: &std::path::Path) -> Result<usize, Failure> {
    let config = config::load(path, &[])?;
    Reader::new(&config.lexicon)?;
    Ok(config.tests.len())
}
