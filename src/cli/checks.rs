//! `zhibiao stats checks`

use std::io::Write;

use super::args::{StatsChecksArgs, TableFormat};
use super::configs::load_or_builtin;
use super::exit::{Exit, Failure};
use super::output::Output;
use super::render::checks as render;
use crate::analyze::{self, Arithmetic};
use crate::pipeline::load_lexicon;

/// Shows what does not add up in a dataset.
pub(super) fn checks(args: &StatsChecksArgs, output: &Output) -> Result<Exit, Failure> {
    let config = load_or_builtin(args.config.as_deref(), &[])?;
    let mut found = analyze::arithmetic(&args.dataset, &load_lexicon(&config.lexicon)?)?;
    let said = said(&found);
    found.relations.retain(|relation| args.all || !relation.holds);
    let text = match args.format {
        TableFormat::Text => render::text(&found, output.data_colour()),
        TableFormat::Json => render::json(&found)?,
        TableFormat::Csv => render::csv(&found)?,
    };
    let mut data = output.data();
    data.write_all(text.as_bytes())?;
    data.flush()?;
    output.say(&said);
    Ok(Exit::Success)
}

/// What was looked at, so that an empty result says why it is empty.
fn said(found: &Arithmetic) -> String {
    let wrong = found.relations.iter().filter(|relation| !relation.holds).count();
    let inside = match found.relations.len() {
        0 => "no task states its own arithmetic".to_owned(),
        all => format!("{wrong} of {all} relations inside of tasks do not hold"),
    };
    let between = match found.series {
        0 => "nothing is measured by two reports of one district".to_owned(),
        series => format!(
            "{} contradictions between reports in {series} series",
            found.findings.len()
        ),
    };
    format!("{inside}; {between}")
}
