//! `zhibiao review`

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::Path;

use super::args::{ReviewArgs, TableFormat};
use super::configs::load_or_builtin;
use super::exit::{Exit, Failure};
use super::output::Output;
use super::render::review as render;
use crate::analyze;
use crate::pipeline::load_lexicon;

/// Lists what most deserves a look.
pub(super) fn review(args: &ReviewArgs, output: &Output) -> Result<Exit, Failure> {
    let config = load_or_builtin(args.config.as_deref(), &[])?;
    let mut entries = analyze::review(&args.dataset, &load_lexicon(&config.lexicon)?)?;
    let all = entries.len();
    entries.truncate(args.limit.unwrap_or(usize::MAX));
    let colour = args.output.is_none() && output.data_colour();
    let text = match args.format {
        TableFormat::Text => render::text(&entries, colour),
        TableFormat::Json => render::json(&entries)?,
        TableFormat::Csv => render::csv(&entries)?,
    };
    match &args.output {
        Some(path) => write(path, &text, args.force)?,
        None => {
            let mut data = output.data();
            data.write_all(text.as_bytes())?;
            data.flush()?;
        }
    }
    output.say(&said(entries.len(), all, args.output.as_deref()));
    Ok(Exit::Success)
}

fn said(shown: usize, all: usize, path: Option<&Path>) -> String {
    if all == 0 {
        return "nothing deserves a look: no contradiction, no failed check, no unknown unit, no outlier".to_owned();
    }
    let shown = if shown == all {
        format!("{all} rows")
    } else {
        format!("{shown} of {all} rows")
    };
    let place = path.map_or_else(String::new, |path| format!(" to {}", path.display()));
    format!(
        "{shown}{place}; fill in `change`, `to`, `by` and `why` of what is wrong, and keep these rows as corrections"
    )
}

/// A file that is there may hold a reviewer's decisions, so it stays unless it may be overwritten.
fn write(path: &Path, text: &str, force: bool) -> Result<(), Failure> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(force).create_new(!force);
    let written = options.open(path).and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|error| Failure::File {
        what: match error.kind() {
            ErrorKind::AlreadyExists => format!("{} stays as it is (--force overwrites)", path.display()),
            _ => format!("cannot write {}", path.display()),
        },
        error,
    })
}
