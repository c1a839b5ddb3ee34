//! `zhibiao init`

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;

use super::args::InitArgs;
use super::exit::{Exit, Failure};
use super::output::Output;
use crate::pipeline::config;

/// Writes a starter pipeline, a lexicon beside it, and the schema that lets editors complete it. All or nothing: an
/// existing file stops it before anything is written.
pub(super) fn init(args: &InitArgs, output: &Output) -> Result<Exit, Failure> {
    let files = [
        ("pipeline.toml", include_str!("templates/pipeline.toml").to_owned()),
        ("lexicon.toml", include_str!("templates/lexicon.toml").to_owned()),
        ("config.schema.json", config::json_schema_text()),
    ];
    fs::create_dir_all(&args.folder).map_err(|error| failed(&args.folder, error))?;
    if !args.force
        && let Some(existing) = files
            .iter()
            .map(|(name, _)| args.folder.join(name))
            .find(|path| path.exists())
    {
        let error = ErrorKind::AlreadyExists.into();
        return Err(Failure::File {
            what: format!("{} stays as it is (--force overwrites)", existing.display()),
            error,
        });
    }
    for (name, text) in files {
        write(&args.folder.join(name), &text, args.force)?;
    }
    let pipeline = args.folder.join("pipeline.toml").display().to_string();
    output.say(&format!(
        "wrote {pipeline}; next: edit it, then `zhibiao test {pipeline}` and `zhibiao run {pipeline}`"
    ));
    Ok(Exit::Success)
}

fn write(path: &Path, text: &str, force: bool) -> Result<(), Failure> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(force).create_new(!force);
    let written = options.open(path).and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|error| failed(path, error))
}

fn failed(path: &Path, error: std::io::Error) -> Failure {
    Failure::File {
        what: format!("cannot write {}", path.display()),
        error,
    }
}
