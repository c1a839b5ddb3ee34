//! `[corrections]`: the files of reviewers' decisions, read and checked with the config, so that a mistake in one ends
//! the run before it begins.

use std::fs;
use std::path::Path;

use encoding_rs::GB18030;
use toml::Spanned;

use super::super::lexicon::load;
use super::LexiconFile;
use super::keys::nearest;
use super::problem::Problem;
use super::sources::Sources;
use crate::correct::{Corrections, Mistake, Reader};

/// Mistakes of one file that are shown; a file that is wrong in every row need not be printed as a whole.
const MOST: usize = 100;

/// The decisions of these files, which may name the units and indicators of the lexicon files.
pub(super) fn corrections(
    paths: Vec<Spanned<String>>,
    folder: &Path,
    lexicon: &[LexiconFile],
    sources: &mut Sources,
    problems: &mut Vec<Problem>,
) -> Corrections {
    if paths.is_empty() {
        return Corrections::default();
    }
    let lexicon = match load(lexicon) {
        Ok(lexicon) => lexicon,
        Err(error) => {
            problems.push(Problem::general(error.to_string()));
            return Corrections::default();
        }
    };
    let mut reader = Reader::new(&lexicon);
    for said in paths {
        let path = folder.join(said.get_ref());
        let name = path.display().to_string();
        match text(&path) {
            Ok(text) => {
                let mistakes = reader.file(&name, &text);
                report(mistakes, &name, &text, sources, problems);
            }
            Err(reason) => {
                let message = format!("cannot read the corrections {name}: {reason}");
                problems.push(Problem::at(said.span(), message).help("paths are relative to the config's own folder"));
            }
        }
    }
    reader.finish()
}

/// UTF-8, with a byte-order mark or without, or GB18030, in which Excel on a Chinese Windows saves CSV.
fn text(path: &Path) -> Result<String, String> {
    let bytes = fs::read(path).map_err(|error| error.to_string())?;
    let text = String::from_utf8(bytes).or_else(|error| {
        let decoded = GB18030.decode_without_bom_handling_and_without_replacement(error.as_bytes());
        let decoded = decoded.map(std::borrow::Cow::into_owned);
        decoded.ok_or_else(|| "it is neither in UTF-8 nor in GB18030; save it as CSV UTF-8".to_owned())
    })?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// Shows mistakes in the file's own text.
fn report(mistakes: Vec<Mistake>, name: &str, text: &str, sources: &mut Sources, problems: &mut Vec<Problem>) {
    if mistakes.is_empty() {
        return;
    }
    let start = sources.add(name, text);
    let more = mistakes.len().saturating_sub(MOST);
    problems.extend(
        mistakes
            .into_iter()
            .take(MOST)
            .map(|mistake| problem(mistake, start, text)),
    );
    if more > 0 {
        let end = start + text.len();
        problems.push(Problem::at(end..end, format!("{more} more mistakes in {name}")));
    }
}

fn problem(mistake: Mistake, start: usize, text: &str) -> Problem {
    let word = text
        .get(mistake.span.clone())
        .unwrap_or_default()
        .trim_matches(['"', ' ']);
    let problem = Problem::at(start + mistake.span.start..start + mistake.span.end, mistake.message);
    let known: Vec<&str> = mistake.known.iter().map(String::as_str).collect();
    match (nearest(word, &known), mistake.help) {
        (Some(near), _) => problem.label(format!("did you mean `{near}`?")),
        (None, Some(help)) => problem.help(help),
        (None, None) if known.is_empty() => problem,
        (None, None) => problem.help(format!("known here: {}", known.join(", "))),
    }
}
